"""Lines of the agenda that were put off or done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.errors import UserError
from matchplanner.services.agenda.lines import DueLine
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Reminder


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a line: put off until a day, or done on one."""

    snoozed_until: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sorted:
    """Lines by what became of them: still open, put off, done today. Those done earlier are in none."""

    open: tuple[DueLine, ...]
    put_off: tuple[tuple[DueLine, date], ...]
    done: tuple[DueLine, ...]


def snooze(key: str, until: date, today: date) -> None:
    """Put a line off until a day; raises UserError for today or a day that is past."""
    if until <= today:
        raise UserError("A line can be put off until tomorrow or later.", "Choose a day after today.")
    _store(key, snoozed_until=until, done_on=None)


def done(key: str, today: date) -> None:
    """Note that a line was done today."""
    _store(key, snoozed_until=None, done_on=today)


def reopen(key: str) -> None:
    """Bring a line back that was put off or done."""
    Reminder.delete().where(Reminder.key == key).execute()


def reopen_all(start: str) -> None:
    """Forget what became of the lines whose keys begin so."""
    Reminder.delete().where(Reminder.key.startswith(start)).execute()


def sort(lines: Iterable[DueLine], today: date) -> Sorted:
    """Part keyed lines by what became of them; what was put off is open again from its day on."""
    noted = _noted()
    still: list[DueLine] = []
    put_off: list[tuple[DueLine, date]] = []
    finished: list[DueLine] = []
    for line in lines:
        note = noted.get(line.key, Noted())
        if note.done_on is not None:
            if note.done_on == today:
                finished.append(line)
        elif note.snoozed_until is not None and note.snoozed_until > today:
            put_off.append((line, note.snoozed_until))
        else:
            still.append(line)
    return Sorted(tuple(still), tuple(put_off), tuple(finished))


def noted(start: str) -> Mapping[str, Noted]:
    """Return what became of the lines whose keys begin so, by the rest of the key."""
    begins = Reminder.key.startswith(start)
    return {key.removeprefix(start): note for key, note in _noted(begins).items()}


def _noted(among: object = None) -> Mapping[str, Noted]:
    query = Reminder.select(Reminder.key, Reminder.snoozed_until, Reminder.done_on)
    if among is not None:
        query = query.where(among)
    return {key: Noted(_day(until), _day(on)) for key, until, on in tuples(query)}


def _store(key: str, **values: date | None) -> None:
    if not Reminder.update(values).where(Reminder.key == key).execute():
        Reminder.create(key=key, **values)


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
