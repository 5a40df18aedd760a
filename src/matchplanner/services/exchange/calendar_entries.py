"""What the plan has in the calendar: the season's dates, and everything the user has dated."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time

from matchplanner.domain import letters as letter_words
from matchplanner.domain.interviews import OFF
from matchplanner.domain.letters import LetterState
from matchplanner.domain.rotations import RotationStatus
from matchplanner.domain.season import match_year_of
from matchplanner.domain.timeline import ask_window
from matchplanner.services import (
    blocked_periods,
    budget,
    documents,
    events,
    interviews,
    letters,
    rotations,
    season,
)
from matchplanner.services.exchange import calendar_details
from matchplanner.services.exchange.calendar_entry import ROTATION, CalendarEntry, EntryKind, uid_of
from matchplanner.services.exchange.revisions import Revision, Revisions
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.plain_rows import tuples
from matchplanner.services.rotation_plan import RotationRow
from matchplanner.store.schema import BlockedPeriod, Cost, Document, Event, Interview, Letter, SiteDocument

_CLOSED = letter_words.IN_HAND | {LetterState.DECLINED}


def entries(today: date) -> tuple[CalendarEntry, ...]:
    """Return all entries of the plan, the earliest first; what is called off is marked so."""
    changes = Revisions()
    sites = rotations.rows(today)
    found = [
        *_milestones(changes),
        *_rotations(sites, changes),
        *_asks(sites, changes),
        *_letters(today, changes),
        *_interviews(changes),
        *_events(changes),
        *_blocks(changes),
        *_documents(changes),
        *_payments(sites, changes),
    ]
    return in_order(found)


def in_order(found: list[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """Return entries by their days, those of whole days before those with a time."""
    return tuple(sorted(found, key=lambda entry: (entry.first, entry.at or time.min, entry.title, entry.uid)))


def _marked(entry: CalendarEntry, revision: Revision) -> CalendarEntry:
    return replace(entry, sequence=revision.number, changed=revision.at)


def _milestones(changes: Revisions) -> Iterator[CalendarEntry]:
    target_year = season.target_year()
    revision = changes.of_season()
    for milestone in season.milestones(target_year):
        entry = CalendarEntry(
            uid=uid_of(f"{match_year_of(target_year or 0)}-{milestone.key}"),
            kind=EntryKind.MILESTONE,
            title=milestone.label,
            first=milestone.on,
            last=milestone.end or milestone.on,
            at=None if milestone.end else milestone.at,
            zone=milestone.zone,
            detail="Expected: check the official site" if milestone.expected else milestone.status.label,
        )
        yield _marked(entry, revision)


def _rotations(sites: tuple[RotationRow, ...], changes: Revisions) -> Iterator[CalendarEntry]:
    for row in sites:
        revision, place = changes.of("rotation", row.id), _place(row)
        if row.span is not None:
            entry = CalendarEntry(
                uid=uid_of(row.uid),
                kind=EntryKind.ROTATION,
                title=f"{ROTATION}{row.site}",
                first=row.span.start,
                last=row.span.end,
                place=place,
                detail=f"{row.kind.label}, {row.status.label.lower()}",
            )
            yield _marked(entry, revision)
        if row.window is not None:
            entry = CalendarEntry(
                uid=uid_of(f"{row.uid}-apply"),
                kind=EntryKind.APPLY,
                title=f"Apply: {row.site}",
                first=row.window.start,
                last=row.window.end,
                place=place,
                detail="When the host takes applications"
                if _has_own_window(row)
                else "Eight to four months before the start",
            )
            yield _marked(entry, revision)


def _has_own_window(row: RotationRow) -> bool:
    return any(one is not None for one in (row.earliest_months, row.latest_months, row.apply_by))


def _place(row: RotationRow) -> str:
    return ", ".join(part for part in (row.site, row.place) if part)


def _asks(sites: tuple[RotationRow, ...], changes: Revisions) -> Iterator[CalendarEntry]:
    """Yield each rotation's last week, in which to ask for its letter (R197), until it was asked for."""
    for row in sites:
        if row.ends_on is None or row.status is RotationStatus.LETTER_ASKED:
            continue
        week = ask_window(row.ends_on)
        entry = CalendarEntry(
            uid=uid_of(f"{row.uid}-ask"),
            kind=EntryKind.LETTER,
            title=f"Ask for a letter: {row.site}",
            first=week.start,
            last=week.end,
            place=_place(row),
            detail="The rotation's last week, while your work is remembered",
        )
        yield _marked(entry, changes.of("rotation", row.id))


def _letters(today: date, changes: Revisions) -> Iterator[CalendarEntry]:
    uids = _uids(Letter)
    for row in letters.rows(today):
        if row.need_by is None or row.state in _CLOSED:
            continue
        entry = CalendarEntry(
            uid=uid_of(f"{uids[row.id]}-needed"),
            kind=EntryKind.LETTER,
            title=f"Letter needed: {row.writer}",
            first=row.need_by,
            last=row.need_by,
            detail=row.state.label,
        )
        sources = (changes.of("letter", row.id), changes.of("person", row.person_id), changes.of_season())
        yield _marked(entry, Revision.of_all(sources))


def _interviews(changes: Revisions) -> Iterator[CalendarEntry]:
    uids = _uids(Interview)
    for row in interviews.rows():
        revision = changes.of("interview", row.id)
        if row.reply_by is not None and row.reply_clocks is not None and row.awaits_reply:
            yield _marked(_reply(row, row.reply_by, uids[row.id]), revision)
        if row.starts_at is None or row.clocks is None:
            continue
        off = row.status in OFF
        entry = CalendarEntry(
            uid=uid_of(uids[row.id]),
            kind=EntryKind.INTERVIEW,
            title=f"{row.status.label}: interview, {row.program}" if off else f"Interview: {row.program}",
            first=row.starts_at.date(),
            last=row.starts_at.date(),
            at=row.starts_at.time(),
            zone=row.zone,
            minutes=row.minutes,
            place=calendar_details.place_of(row),
            detail=calendar_details.lines_of(row),
            cancelled=off,
            link=row.link,
        )
        yield _marked(entry, revision)


def _reply(row: InterviewRow, due: datetime, uid: str) -> CalendarEntry:
    """Return by when an invitation is to be answered; once it was, this leaves the calendar."""
    return CalendarEntry(
        uid=uid_of(f"{uid}-reply"),
        kind=EntryKind.REPLY,
        title=f"Reply to {row.program}",
        first=due.date(),
        last=due.date(),
        at=due.time(),
        zone=row.zone,
        detail="The last moment to answer the invitation",
    )


def _events(changes: Revisions) -> Iterator[CalendarEntry]:
    uids = _uids(Event)
    for row in events.rows():
        if row.starts_at is None or row.clocks is None:
            continue
        entry = CalendarEntry(
            uid=uid_of(uids[row.id]),
            kind=EntryKind.EVENT,
            title=row.name,
            first=row.starts_at.date(),
            last=row.starts_at.date(),
            at=row.starts_at.time(),
            zone=row.zone,
            minutes=row.minutes,
            place=row.link,
            detail=", ".join([row.kind.label, *(name for _id, name in row.programs)]),
        )
        yield _marked(entry, changes.of("event", row.id))


def _blocks(changes: Revisions) -> Iterator[CalendarEntry]:
    uids = _uids(BlockedPeriod)
    for row in blocked_periods.rows():
        entry = CalendarEntry(
            uid=uid_of(uids[row.id]),
            kind=EntryKind.BLOCKED,
            title=row.title,
            first=row.starts_on,
            last=row.ends_on,
            detail=row.kind.label,
        )
        yield _marked(entry, changes.of("blocked_period", row.id))


def _documents(changes: Revisions) -> Iterator[CalendarEntry]:
    matrix, uids = documents.read(), _uids(Document)
    for paper in matrix.papers:
        if paper.expires_on is not None:
            entry = _day_of(f"{uids[paper.id]}-expires", EntryKind.DOCUMENT, f"Expires: {paper.name}")
            yield _marked(
                replace(entry, first=paper.expires_on, last=paper.expires_on),
                changes.of("document", paper.id),
            )
    wanted = {
        (rotation, kind): (record, uid)
        for record, uid, rotation, kind in tuples(
            SiteDocument.select(SiteDocument.id, SiteDocument.uid, SiteDocument.rotation, SiteDocument.kind)
        )
    }
    names = {site.rotation_id: site.name for site in matrix.sites}
    for cell in matrix.cells.values():
        if cell.due_on is None or cell.sent_on is not None:
            continue
        record, uid = wanted[cell.rotation_id, cell.kind.value]
        title = f"Send to {names[cell.rotation_id]}: {cell.kind.label}"
        entry = _day_of(f"{uid}-due", EntryKind.DOCUMENT, title)
        yield _marked(
            replace(entry, first=cell.due_on, last=cell.due_on), changes.of("site_document", record)
        )


def _payments(sites: tuple[RotationRow, ...], changes: Revisions) -> Iterator[CalendarEntry]:
    """Yield what is to be paid and when, without the amount."""
    uids, names = _uids(Cost), {row.id: row.site for row in sites}
    for line in budget.read().lines:
        if line.due_on is None or line.paid_on is not None:
            continue
        entry = _day_of(
            f"{uids[line.id]}-due", EntryKind.PAYMENT, f"Payment due: {line.label or line.kind.label}"
        )
        detail = names.get(line.rotation_id or 0, "")
        yield _marked(
            replace(entry, first=line.due_on, last=line.due_on, detail=detail), changes.of("cost", line.id)
        )


def _day_of(key: str, kind: EntryKind, title: str) -> CalendarEntry:
    return CalendarEntry(uid_of(key), kind, title, date.min, date.min)


def _uids(model: type[Interview | Event | BlockedPeriod | Letter | Document | Cost]) -> Mapping[int, str]:
    return dict(tuples(model.select(model.id, model.uid)))
