"""What the days of a month hold: interviews, times to reply, open houses, and what else takes the days."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from matchplanner.domain.interviews import OFF, InterviewFormat, InterviewKind, InterviewStatus
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import Span
from matchplanner.domain.zones import TwoClocks
from matchplanner.services import blocked_periods, events, interviews, profile, rotations
from matchplanner.services.events import EventRow
from matchplanner.services.interviews import InterviewRow

_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")


class EntryKind(LabelledEnum):
    """What stands on a day."""

    INTERVIEW = "interview", "Interview"
    REPLY = "reply", "Reply by"
    EVENT = "event", "Event"


class BandKind(LabelledEnum):
    """What takes several days."""

    ROTATION = "rotation", "Rotation"
    BLOCKED = "blocked", "Blocked"


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Something at a time of a day, by the clock at home, or by the host's while home is unknown.

    `title` is what tells a program from others in little room, `name` all of it.
    `clash` says that it overlaps another interview or comes too close to one.
    """

    kind: EntryKind
    record: int
    day: date
    clock: time
    title: str
    name: str
    night: bool = False
    clash: bool = False
    done: bool = False
    tentative: bool = False
    format: InterviewFormat = InterviewFormat.UNKNOWN
    what: InterviewKind = InterviewKind.INTERVIEW


@dataclass(frozen=True, slots=True)
class Band:
    """Days that something else takes, for context."""

    kind: BandKind
    record: int
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class MonthRow:
    """The days asked for: what stands on each in order of time, bands, and interviews without a time.

    `home` is the applicant's own zone, "" while it is unknown.
    """

    days: Mapping[date, tuple[DayEntry, ...]]
    bands: tuple[Band, ...]
    untimed: int
    home: str
    any_there: bool
    first: date | None = None

    def on(self, day: date) -> tuple[DayEntry, ...]:
        """Return what stands on a day."""
        return self.days.get(day, ())

    def bands_on(self, day: date) -> tuple[Band, ...]:
        """Return what takes a day."""
        return tuple(band for band in self.bands if band.span.holds(day))

    def interviews_on(self, day: date) -> int:
        """Count the interviews of a day."""
        return sum(entry.kind is EntryKind.INTERVIEW for entry in self.on(day))


def read(span: Span, today: date) -> MonthRow:
    """Return what the plan has on some days; what was declined or cancelled is left out.

    `first` is the next day with an interview from today on, whatever days were asked for.
    """
    held = [row for row in interviews.rows() if row.status not in OFF]
    close = {slot.id for clash in interviews.clashes() for slot in (clash.first, clash.second)}
    shared = _shared(row for row in held)
    days: dict[date, list[DayEntry]] = defaultdict(list)
    entries = [*_interviews(held, close, shared), *_replies(held, shared), *_events()]
    for entry in sorted(entries, key=lambda one: (one.clock, list(EntryKind).index(one.kind), one.record)):
        if span.holds(entry.day):
            days[entry.day].append(entry)
    ahead = [one.day for one in entries if one.kind is EntryKind.INTERVIEW and one.day >= today]
    return MonthRow(
        days={day: tuple(found) for day, found in days.items()},
        bands=tuple(band for band in _bands(today) if band.span.overlap(span)),
        untimed=sum(row.clocks is None for row in held),
        home=profile.get().home_zone,
        any_there=bool(held),
        first=min(ahead, default=None),
    )


def most_telling(entries: Sequence[DayEntry], most: int) -> tuple[DayEntry, ...]:
    """Return the entries to show where there is room for so many: interviews first, in order of time."""
    kinds = list(EntryKind)
    chosen = sorted(entries, key=lambda entry: kinds.index(entry.kind))[:most]
    return tuple(entry for entry in entries if entry in chosen)


def day_of(record: int) -> date | None:
    """Return the day of an interview by the clock at home, None while its time is not known."""
    clocks = interviews.get(record).clocks
    return None if clocks is None else _at_home(clocks)[0]


def _interviews(held: Iterable[InterviewRow], close: set[int], shared: frozenset[str]) -> Iterator[DayEntry]:
    for row in held:
        if row.clocks is not None:
            day, clock = _at_home(row.clocks)
            yield DayEntry(
                EntryKind.INTERVIEW,
                row.id,
                day,
                clock,
                _title(row, shared),
                _name(row),
                night=row.night,
                clash=row.id in close,
                done=row.status is InterviewStatus.DONE,
                tentative=row.status is InterviewStatus.INVITED,
                format=row.format,
                what=row.kind,
            )


def _replies(held: Iterable[InterviewRow], shared: frozenset[str]) -> Iterator[DayEntry]:
    for row in held:
        if row.awaits_reply and row.reply_clocks is not None:
            day, clock = _at_home(row.reply_clocks)
            yield DayEntry(EntryKind.REPLY, row.id, day, clock, _title(row, shared), _name(row))


def _events() -> Iterator[DayEntry]:
    for row in events.rows():
        if row.clocks is not None:
            day, clock = _at_home(row.clocks)
            yield DayEntry(EntryKind.EVENT, row.id, day, clock, row.name, _event_name(row), night=row.night)


def _bands(today: date) -> Iterator[Band]:
    for rotation in rotations.rows(today):
        if rotation.span is not None:
            yield Band(BandKind.ROTATION, rotation.id, rotation.site, rotation.span)
    for block in blocked_periods.rows():
        yield Band(BandKind.BLOCKED, block.id, block.title, block.span)


def _at_home(clocks: TwoClocks) -> tuple[date, time]:
    return clocks.here.day, clocks.here.clock


def _shared(rows: Iterable[InterviewRow]) -> frozenset[str]:
    """Return the institutions with interviews at more than one program: they tell too little."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        found[row.institution].add(row.program_id)
    return frozenset(name for name, ids in found.items() if len(ids) > 1)


def _title(row: InterviewRow, shared: frozenset[str]) -> str:
    """Return the place of a program: what its name has in brackets, or else its institution."""
    match = _IN_BRACKETS.search(row.program)
    if match is not None:
        return match[1]
    return row.program if not row.institution or row.institution in shared else row.institution


def _name(row: InterviewRow) -> str:
    return ", ".join(part for part in (row.program, row.institution) if part)


def _event_name(row: EventRow) -> str:
    return ", ".join((row.name, *(name for _id, name in row.programs)))
