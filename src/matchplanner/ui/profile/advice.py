"""The profile's computed lines in words: what earlier training is worth, how long a test counts."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.background import COMMITMENT, ExperienceKind, commitment_shown
from matchplanner.ui.days import day_text

_SOON_DAYS = 90


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProfileAdvice", text)


def asset_text(fields: Iterable[str]) -> str:
    """Return what related earlier training is worth, "" where there is none (R15)."""
    named = ", ".join(fields)
    if not named:
        return ""
    return _tr(
        "An asset: {fields} is related to genetics. Programs may value it and may adjust the training plan."
    ).format(fields=named)


def counted_text(kinds: Iterable[ExperienceKind]) -> str:
    """Return how many experiences answer an expectation of research (R30)."""
    held = tuple(kinds)
    words = _tr("{research} of {total} count where a program expects research.")
    return words.format(research=sum(kind.scholarly for kind in held), total=len(held))


def commitment_text(kinds: Iterable[ExperienceKind]) -> str:
    """Return how many kinds of evidence show commitment where a home site has little genetics (R31)."""
    words = _tr(
        "Where your home site has little genetics, these show commitment: {shown} of {of} kinds noted."
    )
    return words.format(shown=len(commitment_shown(kinds)), of=len(COMMITMENT))


def expiry_text(expires: date | None, today: date) -> str:
    """Return how long an English test still counts, "" while the day is unknown."""
    if expires is None:
        return ""
    left = (expires - today).days
    if left < 0:
        return _tr("Expired on {day}.").format(day=day_text(expires))
    return _tr("Valid for {days} more days.").format(days=left)


def expiry_tone(expires: date | None, today: date) -> str:
    """Return the tone of the expiry: problem when over, attention in the last 90 days."""
    if expires is None:
        return "muted"
    left = (expires - today).days
    return "problem" if left < 0 else "attention" if left < _SOON_DAYS else "ok"
