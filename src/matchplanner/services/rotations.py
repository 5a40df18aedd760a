"""Rotations: where, when and how far, moved by whole weeks, with what is wrong with the plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from matchplanner.domain import entry, timeline
from matchplanner.domain.places import state_code
from matchplanner.domain.rotations import (
    PlannedRotation,
    RotationKind,
    RotationMode,
    RotationStatus,
)
from matchplanner.domain.spans import Span
from matchplanner.errors import UserError
from matchplanner.services import season
from matchplanner.services.plain_rows import tuples
from matchplanner.services.rotation_plan import RotationPlan, RotationRow, refusal, warnings
from matchplanner.store.schema import Program, Rotation

__all__ = [
    "RotationPlan",
    "RotationRow",
    "add",
    "delete",
    "edit",
    "move",
    "plan",
    "planned",
    "program_names",
    "resize",
    "rows",
    "start_at",
    "suggested_start",
]


def plan(today: date) -> RotationPlan:
    """Return all rotations with their application windows and warnings."""
    found = sorted(map(_row, _query()), key=_order)
    target_year = season.target_year()
    submission = season.submission(target_year)
    deadline = None if submission is None else submission.on
    told = warnings([row.planned for row in found], target_year, deadline, today)
    rows = (
        replace(row, warnings=tuple(warning for warning in told if row.id in warning.rotation_ids))
        for row in found
    )
    return RotationPlan(target_year, deadline, today, tuple(rows), told)


def rows(today: date) -> tuple[RotationRow, ...]:
    """Return all rotations, dated ones first by start, the others in the order they were added."""
    return plan(today).rows


def planned() -> tuple[PlannedRotation, ...]:
    """Return all rotations as the rules see them, in the order they were added."""
    return tuple(_row(row).planned for row in _query())


def add(site: str, *, starts_on: object = None, ends_on: object = None, **fields: object) -> int:
    """Add a rotation, of which only the site must be known, and return its id.

    With a first day alone it takes four weeks. Raises UserError when a value
    cannot be taken.
    """
    values = {field: _taken(field, value) for field, value in {"site": site, **fields}.items()}
    start, end = entry.day(starts_on, _FIRST_DAY), entry.day(ends_on, _LAST_DAY)
    if start is not None and end is None:
        end = timeline.default_span(start).end
    _check_order(start, end)
    return Rotation.create(starts_on=start, ends_on=end, **values).id


def program_names() -> tuple[tuple[int, str], ...]:
    """Return the plan's programs that a rotation may be linked to, as id and name, by name."""
    query = Program.select(Program.id, Program.name, Program.institution)
    found = [(record, ", ".join(filter(None, names))) for record, *names in tuples(query)]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def suggested_start(today: date) -> date | None:
    """Return the first Monday of four free weeks in phase 3, or None where there are none or X is unknown."""
    target_year = season.target_year()
    if target_year is None:
        return None
    phase = timeline.phases(target_year)[2].band
    if today > phase.end:
        return None
    taken = [span for row in _query() if (span := _span(row)) is not None]
    free = timeline.free_weeks(taken, Span(max(phase.start, today), phase.end))
    return None if free is None else free.start


def edit(rotation_id: int, field: str, value: object) -> None:
    """Store one field; a first day after the last one moves the rotation, as long as it is.

    `field` is a column of the table ("program_id" for the program, which also
    fills in a city and state that are not known). Raises UserError when the
    value cannot be taken.
    """
    row = _rotation(rotation_id)
    stored = _taken(field, value)
    changes = {field: stored}
    if field == "starts_on":
        changes = _started(row, entry.day(stored, _FIRST_DAY))
    elif field == "ends_on":
        _check_order(row.starts_on, entry.day(stored, _LAST_DAY))
    elif field == "program_id" and stored is not None:
        changes |= _place_of(row, stored)
    _store(rotation_id, changes)


def move(rotation_id: int, first_day: date) -> None:
    """Start a rotation on the Monday nearest to the day; its length stays, four weeks if it had none.

    Raises UserError outside the calendar, and where two places that have
    accepted the applicant would share days.
    """
    span = _span(_rotation(rotation_id))
    fresh = timeline.default_span(first_day)
    _place(rotation_id, fresh if span is None else timeline.moved_to(span, first_day))


def resize(rotation_id: int, last_day: date) -> None:
    """End a rotation on the Friday nearest to the day; one week is the least. Refusals as in `move`."""
    _place(rotation_id, timeline.resized_to(_dated(rotation_id), last_day))


def start_at(rotation_id: int, first_day: date) -> None:
    """Start a rotation on the Monday nearest to the day and leave its end. Refusals as in `move`."""
    _place(rotation_id, timeline.started_at(_dated(rotation_id), first_day))


def delete(rotation_id: int) -> None:
    """Delete a rotation; its letters stay."""
    _rotation(rotation_id)
    Rotation.delete().where(Rotation.id == rotation_id).execute()


_FIRST_DAY, _LAST_DAY = "The first day", "The last day"


def _query() -> Iterable[Rotation]:
    found: Iterable[Rotation] = (
        Rotation.select(Rotation, Program).join(Program, "LEFT JOIN").order_by(Rotation.id)
    )
    return found


def _order(row: RotationRow) -> tuple[bool, date, int]:
    return row.span is None, row.starts_on or date.min, row.id


def _row(row: Rotation) -> RotationRow:
    program = row.program
    return RotationRow(
        id=row.id,
        uid=row.uid,
        site=row.site,
        city=row.city,
        state=row.state,
        program_id=None if program is None else program.id,
        program_name="" if program is None else program.name,
        kind=entry.read(RotationKind, row.kind, RotationKind.OTHER),
        mode=RotationMode(row.mode),
        status=entry.read(RotationStatus, row.status, RotationStatus.IDEA),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        notes=row.notes,
        window=None if row.starts_on is None else timeline.application_window(row.starts_on),
    )


def _rotation(rotation_id: int) -> Rotation:
    found = Rotation.get_or_none(Rotation.id == rotation_id)
    if not isinstance(found, Rotation):
        raise UserError("This rotation is not in the plan any more.")
    return found


def _span(row: Rotation) -> Span | None:
    return None if row.starts_on is None or row.ends_on is None else Span(row.starts_on, row.ends_on)


def _dated(rotation_id: int) -> Span:
    span = _span(_rotation(rotation_id))
    if span is None:
        raise UserError("This rotation has no dates yet.", "Enter its first and last day.")
    return span


def _place(rotation_id: int, span: Span) -> None:
    found = [_row(row) for row in _query()]
    mine = next(row for row in found if row.id == rotation_id)
    refused = refusal(season.target_year(), mine, span, [row for row in found if row.id != rotation_id])
    if refused is not None:
        raise refused
    _store(rotation_id, {"starts_on": span.start, "ends_on": span.end})


def _check_order(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise UserError("The rotation would end before it starts.", "Choose a last day after the first one.")


def _started(row: Rotation, start: date | None) -> dict[str, object]:
    span = _span(row)
    if start is None or span is None or start <= span.end:
        _check_order(start, row.ends_on)
        return {"starts_on": start}
    moved = span.shifted((start - span.start).days)
    return {"starts_on": moved.start, "ends_on": moved.end}


def _place_of(row: Rotation, program_id: object) -> dict[str, object]:
    program = Program.get_or_none(Program.id == program_id)
    if program is None:
        raise UserError("This program is not in the plan any more.")
    return {} if row.city or row.state else {"city": program.city, "state": program.state}


def _store(rotation_id: int, changes: Mapping[str, Any]) -> None:
    named = {"program" if field == "program_id" else field: value for field, value in changes.items()}
    Rotation.update(named).where(Rotation.id == rotation_id).execute()


def _taken(field: str, value: object) -> object:
    return _TAKE[field](value)


def _program_id(value: object) -> int | None:
    return None if value in (None, "") else int(str(value))


_TAKE: dict[str, Callable[[object], object]] = {
    "site": lambda value: entry.required(value, "A rotation needs a site, such as a hospital or clinic."),
    "city": entry.one_line,
    "state": lambda value: state_code(str(value)) or entry.one_line(value),
    "kind": lambda value: entry.choice(RotationKind, value, "The kind of rotation").value,
    "mode": lambda value: entry.choice(RotationMode, value, "Hands-on or observership").value,
    "status": lambda value: entry.choice(RotationStatus, value, "The status").value,
    "starts_on": lambda value: entry.day(value, _FIRST_DAY),
    "ends_on": lambda value: entry.day(value, _LAST_DAY),
    "notes": entry.paragraph,
    "program_id": _program_id,
}
