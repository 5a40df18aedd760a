"""Days of the month and what stands on them, in words."""

from collections import Counter
from datetime import date

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.interviews import InterviewFormat, InterviewKind
from matchplanner.domain.month_grid import MONTHS, WEEKDAYS
from matchplanner.services.interview_month import Band, BandKind, DayEntry, EntryKind, MonthRow
from matchplanner.ui.days import short_day
from matchplanner.ui.moments import clock_text
from matchplanner.ui.words import word
from matchplanner.wording import counted

LETTERS = {InterviewFormat.VIDEO: "V", InterviewFormat.IN_PERSON: "P", InterviewFormat.PHONE: "T"}
"""What stands for a format where there is no room for the word; the key below the month says so."""


def tr(text: str) -> str:
    """Translate a text of the month."""
    return QCoreApplication.translate("InterviewMonth", text)


def full_day(day: date) -> str:
    """Return "Wednesday 10 November 2027"."""
    return f"{tr(WEEKDAYS[day.weekday()])} {day.day} {tr(MONTHS[day.month - 1])} {day.year}"


def day_words(day: date, today: date, found: MonthRow) -> str:
    """Return a day as it is read aloud: "Wednesday 10 November 2027: 2 interviews, 1 reply due"."""
    held = Counter(entry.kind for entry in found.on(day))
    counts = []
    if of := held[EntryKind.INTERVIEW]:
        counts.append(counted("1 interview", "{n} interviews", of))
    if of := held[EntryKind.REPLY]:
        counts.append(counted("1 reply due", "{n} replies due", of))
    if of := held[EntryKind.EVENT]:
        counts.append(counted("1 event", "{n} events", of))
    name = full_day(day)
    if day == today:
        name = tr("{day}, today").format(day=name)
    counts += [band_text(band) for band in found.bands_on(day)]
    return f"{name}: {', '.join(counts)}" if counts else tr("{day}: nothing").format(day=name)


def entry_text(entry: DayEntry) -> str:
    """Return an entry in a line: "18:30 Genetics, Birch: video, at night, clash"."""
    if entry.kind is EntryKind.REPLY:
        return tr("{time} reply to {name}").format(time=clock_text(entry.clock), name=entry.name)
    said = marks(entry)
    line = f"{clock_text(entry.clock)} {entry.name}"
    return f"{line}: {', '.join(said)}" if said else line


def marks(entry: DayEntry) -> list[str]:
    """Return what is to be said of an entry."""
    found = []
    if entry.kind is EntryKind.EVENT:
        found.append(tr("event"))
    if entry.what is not InterviewKind.INTERVIEW:
        found.append(word(entry.what).lower())
    if entry.format is not InterviewFormat.UNKNOWN:
        found.append(word(entry.format).lower())
    for said, on in (
        (tr("time proposed"), entry.tentative),
        (tr("done"), entry.done),
        (tr("at night"), entry.night),
        (tr("clashes with another"), entry.clash),
    ):
        if on:
            found.append(said)
    return found


def band_text(band: Band) -> str:
    """Return what takes the days, with the last of them."""
    words = tr("rotation at {name}") if band.kind is BandKind.ROTATION else tr("blocked: {name}")
    until = tr(" until {day}").format(day=short_day(band.span.end)) if band.span.days > 1 else ""
    return words.format(name=band.title) + until


def more_text(count: int, *, clash: bool, any_shown: bool) -> str:
    """Return what is said of entries there is no room for."""
    words = tr("+{n} more") if any_shown else tr("{n} here")
    return (tr("{words}, clash") if clash else "{words}").format(words=words.format(n=count))
