"""Vocabularies as the window shows them."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.labels import LabelledEnum


def word(member: LabelledEnum) -> str:
    """Return a member's label in the language of the window."""
    return QCoreApplication.translate("Words", member.label)


def choices(kind: type[LabelledEnum]) -> tuple[tuple[str, str], ...]:
    """Return (stored value, shown label) of every member, as a ChoiceField takes them."""
    return tuple((member.value, word(member)) for member in kind)
