"""Vocabularies as the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchplanner.domain.labels import LabelledEnum
from matchplanner.wording import say

if TYPE_CHECKING:
    from matchplanner.domain.fit import FitRange
    from matchplanner.domain.rubric import ScoreRange


def word(member: LabelledEnum) -> str:
    """Return a member's label in the language of the window."""
    return say(member.label)


def phrase(text: str) -> str:
    """Return an English text from below the window in its language; what the user wrote stays as it is."""
    return say(text)


def measured(found: ScoreRange | FitRange) -> str:
    """Return "7 of 10", "6-8 of 10" or why there is no figure, in the language of the window."""
    if not found.known or not found.best:
        return phrase(found.as_text())
    points = f"{found.low}" if found.low == found.high else f"{found.low}-{found.high}"
    return say("{points} of {best}", points=points, best=found.best)


def choices(kind: type[LabelledEnum]) -> tuple[tuple[str, str], ...]:
    """Return (stored value, shown label) of every member, as a ChoiceField takes them."""
    return tuple((member.value, word(member)) for member in kind)
