"""Debriefs in words: when they were written, and what they say."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain import zones
from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.services.debriefs import DebriefRow
from matchplanner.ui.days import short_day
from matchplanner.ui.moments import clock_text
from matchplanner.ui.words import word


def moment_words(row: DebriefRow, home_zone: str) -> str:
    """Return when it was written, on the clock at home, or in UTC while that is not known."""
    shown = zones.local(row.made_at, home_zone or "UTC")
    return f"{short_day(shown.day)} {clock_text(shown.clock)} {shown.short}"


def written_words(row: DebriefRow, home_zone: str) -> str:
    """Return when the debrief was written and whether that was soon."""
    moment = moment_words(row, home_zone)
    if row.soon is None:
        return _tr("Written {moment}.").format(moment=moment)
    if row.soon:
        return _tr("Written {moment}, within a day of the end.").format(moment=moment)
    return _tr("Written {moment}, more than a day after the end.").format(moment=moment)


def mark_words(mark: int | None) -> str:
    """Return a rating, or that there is none."""
    return _tr("not rated") if mark is None else str(mark)


def notes_words(row: DebriefRow) -> str:
    """Return what was written, a line for each part."""
    return "\n".join(f"{word(noted)}: {row.notes[noted]}" for noted in Noted if row.notes[noted])


def whole_words(row: DebriefRow, home_zone: str) -> str:
    """Return all of one debrief as text."""
    marks = ", ".join(f"{word(rated)} {mark_words(row.ratings[rated])}" for rated in Rated)
    return "\n".join(part for part in (f"{moment_words(row, home_zone)}: {marks}", notes_words(row)) if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DebriefWords", text)
