"""Vocabularies: what is stored is the value, what is shown is the label."""

from enum import StrEnum
from typing import Self


class LabelledEnum(StrEnum):
    """A word the plan stores together with the English words that show it.

    Members are written `NAME = "value", "Label"`. The value never changes once
    a plan may hold it; the label may be reworded and translated.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its stored value and its label; a call with the value alone looks one up."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
