"""Reminders of the user's own, once or again and again, as lines of the Today page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.repeating import EVERY_LIMITS, Repeat, Series
from matchplanner.errors import UserError
from matchplanner.services import preferences
from matchplanner.services.agenda import reminders
from matchplanner.services.agenda.lines import DueLine, dated
from matchplanner.services.agenda.reminders import Noted
from matchplanner.store import schema
from matchplanner.wording import counted, say

KIND = "own_reminder"
"""The kind of their lines; a line's `mark` is the reminder's uid."""

PAGE = "today"
PREFIX = f"{KIND}:"
"""What the keys of reminders begin with, and those of what became of their days."""
_GONE = "This reminder is not in the plan any more."


@dataclass(frozen=True, slots=True)
class OwnReminder:
    """What is to be remembered, and on which days."""

    uid: str
    title: str
    series: Series


def rows() -> tuple[OwnReminder, ...]:
    """Return the user's own reminders, the earliest first day first."""
    found = (_read(key, value) for key, value in preferences.under(PREFIX).items())
    return tuple(sorted(filter(None, found), key=lambda one: (one.series.start, one.title, one.uid)))


def get(uid: str) -> OwnReminder:
    """Return one reminder; raises UserError for one that is gone."""
    found = _read(f"{PREFIX}{uid}", preferences.get(f"{PREFIX}{uid}"))
    if found is None:
        raise UserError(_GONE)
    return found


def add(title: object, on: object, repeat: Repeat = Repeat.ONCE, every: object = "") -> str:
    """Add a reminder; return its uid. Raises UserError as `edit` does."""
    uid = schema.new_uid()
    _store(uid, title, on, repeat, every)
    return uid


def edit(uid: str, title: object, on: object, repeat: Repeat = Repeat.ONCE, every: object = "") -> None:
    """Change a reminder.

    Raises UserError without words or a first day, for days between two that are
    not 1 to 366, and for a reminder that is gone.
    """
    get(uid)
    _store(uid, title, on, repeat, every)


def delete(uid: str) -> None:
    """Delete a reminder, with what was noted of its days."""
    preferences.put(f"{PREFIX}{uid}", "")
    reminders.reopen_all(f"{PREFIX}{uid}:")


def lines(today: date) -> Iterator[DueLine]:
    """Yield the day of each reminder that waits, and those that were done today or are put off.

    One that is put off stays so until its day, whatever day it would come again.
    """
    found = rows()
    days = _days() if found else {}
    for one in found:
        noted = days.get(one.uid, {})
        put_off = [day for day, note in noted.items() if note.snoozed_until and note.snoozed_until > today]
        done = [day for day, note in noted.items() if note.done_on is not None]
        shown = put_off[-1:]
        if not shown:
            waits = one.series.open_day(today, done)
            shown = [day for day in done if noted[day].done_on == today and day != waits]
            shown += [] if waits is None else [waits]
        words = one.title, repeat_words(one.series)
        yield from (dated(today, KIND, words, day, PAGE, mark=one.uid) for day in shown)


def forget_finished(today: date) -> None:
    """Delete the reminders that never come again, as a new season begins."""
    days = _days()
    for one in rows():
        done = [day for day, note in days.get(one.uid, {}).items() if note.done_on is not None]
        if one.series.open_day(today, done) is None:
            delete(one.uid)


def repeat_words(series: Series) -> str:
    """Return how often it comes again, in words."""
    if series.repeat is Repeat.DAYS:
        return counted("Every day", "Every {n} days", series.every)
    return say(series.repeat.label)


def _days() -> dict[str, dict[date, Noted]]:
    """Return what became of each day of each reminder, the days in their order."""
    found: dict[str, dict[date, Noted]] = {}
    for key, note in sorted(reminders.noted(PREFIX).items()):
        uid, _, day = key.partition(":")
        found.setdefault(uid, {})[date.fromisoformat(day)] = note
    return found


def _store(uid: str, title: object, on: object, repeat: Repeat, every: object) -> None:
    words = entry.required(title, "What do you want to be reminded of?")
    day = entry.day(on, "The day of the reminder")
    if day is None:
        raise UserError("A reminder needs a day.", "The first one, if it repeats.")
    between = entry.whole_number(every, "The number of days", *EVERY_LIMITS)
    if repeat is Repeat.DAYS and between is None:
        raise UserError("Every how many days?", "1 is every day.")
    _write(uid, words, Series(day, repeat, between if repeat is Repeat.DAYS and between else 1))


def _write(uid: str, title: str, series: Series) -> None:
    value = {"title": title, "on": series.start.isoformat(), "repeat": series.repeat.value}
    if series.repeat is Repeat.DAYS:
        value["every"] = str(series.every)
    preferences.put(f"{PREFIX}{uid}", json.dumps(value, ensure_ascii=False))


def _read(key: str, value: str) -> OwnReminder | None:
    """Return what is kept under a key, None for what this program did not write."""
    try:
        found = json.loads(value)
        day, every = date.fromisoformat(found["on"]), int(found.get("every", 1))
        series = Series(day, entry.read(Repeat, found["repeat"], Repeat.ONCE), every)
        title = entry.one_line(found["title"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    low, high = EVERY_LIMITS
    return OwnReminder(key.removeprefix(PREFIX), title, series) if title and low <= every <= high else None
