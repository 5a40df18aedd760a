"""Lines of the Today page in words: when, why, and where they lead."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from matchplanner.services.today import DueLine
from matchplanner.ui.days import day_text, relative


def tr(text: str) -> str:
    """Return a sentence of this page in the language of the window."""
    return QCoreApplication.translate("Today", text)


PAGES = {
    "today": "Reminder",
    "profile": "Profile",
    "programs": "Programs",
    "rotations": "Rotations",
    "letters": "Letters",
    "application": "Application",
    "people": "People",
    "events": "Events",
    "interviews": "Interviews",
    "ranking": "Rank list",
}
"""The names of the pages a line may lead to, by key."""


def when(line: DueLine, today: date) -> tuple[str, str]:
    """Return the day of a line and how far away it is; something without a day waits, a risk just stands."""
    if line.on is None:
        return ("", "") if line.risk else (tr("no date"), tr("waiting"))
    return day_text(line.on), relative(line.on, today)


def because(line: DueLine) -> str:
    """Return where a line leads and why it is there."""
    expected = [tr("expected, check the official site")] if line.expected else []
    parts = [tr(PAGES[line.page]), *expected, line.why]
    return "  ·  ".join(part.rstrip(".") for part in parts)
