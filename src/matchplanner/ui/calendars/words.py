"""Days, times and kinds of entries in words."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from matchplanner.services.exchange.calendar_entry import EntryKind
from matchplanner.ui.days import short_day
from matchplanner.ui.moments import moment_text


def tr(text: str) -> str:
    """Translate a text of the calendar windows."""
    return QCoreApplication.translate("Calendars", text)


def days_text(first: date, last: date) -> str:
    """Return the one day, or both with a dash between."""
    return short_day(first) if first == last else f"{short_day(first)} \N{EN DASH} {short_day(last)}"


def when_text(first: date, last: date, wall: datetime | None, zone: str) -> str:
    """Return when something is: its days, or the wall time with the city its zone is named after."""
    return days_text(first, last) if wall is None else f"{moment_text(wall)} ({city_of(zone)})"


def city_of(zone: str) -> str:
    """Return the city a zone is named after."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def kind_text(kind: EntryKind) -> str:
    """Return what a kind of entries is called where there are several."""
    return {
        EntryKind.MILESTONE: tr("Dates of the season"),
        EntryKind.ROTATION: tr("Rotations"),
        EntryKind.APPLY: tr("When to apply for rotations"),
        EntryKind.LETTER: tr("Letters: when to ask, when they are needed"),
        EntryKind.INTERVIEW: tr("Interviews"),
        EntryKind.REPLY: tr("Replies to invitations"),
        EntryKind.EVENT: tr("Open houses and events"),
        EntryKind.BLOCKED: tr("Blocked periods"),
        EntryKind.DOCUMENT: tr("Documents: expiries, days to send them"),
        EntryKind.PAYMENT: tr("Payments due"),
    }[kind]


def reminder_text(kind: EntryKind) -> str:
    """Return what the alarms of a kind are, "" where it has none."""
    return {
        EntryKind.MILESTONE: tr("Dates of the season: a week and a day before"),
        EntryKind.ROTATION: tr("Rotations: two weeks and a day before"),
        EntryKind.APPLY: tr("When to apply: as it opens, a week before it closes"),
        EntryKind.LETTER: tr("Letters: on the first day"),
        EntryKind.INTERVIEW: tr("Interviews: a day and an hour before"),
        EntryKind.REPLY: tr("Replies: a day and three hours before"),
        EntryKind.EVENT: tr("Events: a day and half an hour before"),
        EntryKind.DOCUMENT: tr("Documents: 30 and 7 days before"),
        EntryKind.PAYMENT: tr("Payments: a week before, and on the day"),
    }.get(kind, "")
