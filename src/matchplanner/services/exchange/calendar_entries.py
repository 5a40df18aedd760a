"""What the plan has in the calendar: rotations, application windows, interviews and the season's dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from matchplanner.domain.interviews import OFF
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.season import match_year_of
from matchplanner.services import interviews, rotations, season
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import History, Interview

DOMAIN = "matchplanner"


class EntryKind(LabelledEnum):
    """What stands in the calendar."""

    ROTATION = "rotation", "Rotation"
    APPLY = "apply", "Apply for rotation"
    INTERVIEW = "interview", "Interview"
    MILESTONE = "milestone", "Season"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry. Without `at` it fills whole days from `first` to `last`, both included.

    With `at` it begins at that wall time in `zone`; `minutes` may be unknown.
    `sequence` counts its changes, as calendars want it. No private notes are
    in here: calendars are shared.
    """

    uid: str
    kind: EntryKind
    title: str
    first: date
    last: date
    at: time | None = None
    zone: str = ""
    minutes: int | None = None
    place: str = ""
    detail: str = ""
    sequence: int = 0


def entries(today: date) -> tuple[CalendarEntry, ...]:
    """Return all entries of the plan, the earliest first."""
    found = [*_rotations(today), *_interviews(), *_milestones()]
    return tuple(sorted(found, key=lambda entry: (entry.first, entry.at or time.min, entry.title, entry.uid)))


def _rotations(today: date) -> Iterator[CalendarEntry]:
    changes = _changes("rotation")
    for row in rotations.rows(today):
        sequence, site = changes.get(row.id, 0), row.site
        place = ", ".join(part for part in (site, row.place) if part)
        if row.span is not None:
            yield CalendarEntry(
                uid=f"{row.uid}@{DOMAIN}",
                kind=EntryKind.ROTATION,
                title=f"Rotation: {site}",
                first=row.span.start,
                last=row.span.end,
                place=place,
                detail=f"{row.kind.label}, {row.status.label.lower()}",
                sequence=sequence,
            )
        if row.window is not None:
            yield CalendarEntry(
                uid=f"{row.uid}-apply@{DOMAIN}",
                kind=EntryKind.APPLY,
                title=f"Apply: {site}",
                first=row.window.start,
                last=row.window.end,
                place=place,
                detail="Eight to four months before the start",
                sequence=sequence,
            )


def _interviews() -> Iterator[CalendarEntry]:
    changes = _changes("interview")
    uids = dict(tuples(Interview.select(Interview.id, Interview.uid)))
    for row in interviews.rows():
        if row.starts_at is None or row.status in OFF:
            continue
        yield CalendarEntry(
            uid=f"{uids[row.id]}@{DOMAIN}",
            kind=EntryKind.INTERVIEW,
            title=f"Interview: {row.program}",
            first=row.starts_at.date(),
            last=row.starts_at.date(),
            at=row.starts_at.time(),
            zone=row.zone,
            minutes=row.minutes,
            place=row.link or row.institution,
            detail=row.format.label,
            sequence=changes.get(row.id, 0),
        )


def _milestones() -> Iterator[CalendarEntry]:
    target_year = season.target_year()
    for milestone in season.milestones(target_year):
        year = match_year_of(target_year or 0)
        yield CalendarEntry(
            uid=f"{year}-{milestone.key}@{DOMAIN}",
            kind=EntryKind.MILESTONE,
            title=milestone.label,
            first=milestone.on,
            last=milestone.end or milestone.on,
            at=None if milestone.end else milestone.at,
            zone=milestone.zone,
            detail="Expected: check the official site" if milestone.expected else milestone.status.label,
        )


def _changes(table: str) -> dict[int, int]:
    """Return how often each row of a table was edited, by the history."""
    moments: dict[int, set[str]] = {}
    edits = History.select(History.row_id, History.at).where((History.tbl == table) & (History.col != ""))
    for row_id, at in tuples(edits):
        moments.setdefault(row_id, set()).add(at)
    return {row_id: len(times) for row_id, times in moments.items()}


def moment(entry: CalendarEntry) -> datetime | None:
    """Return the wall time of an entry that has one, without a zone."""
    return None if entry.at is None else datetime.combine(entry.first, entry.at)
