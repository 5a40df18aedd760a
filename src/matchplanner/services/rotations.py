"""Rotations: where, when and how far, moved by whole weeks, with what is wrong with the plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from matchplanner.domain import entry, timeline, violations
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.places import state_code
from matchplanner.domain.rotations import (
    PlannedRotation,
    Portfolio,
    RotationKind,
    RotationMode,
    RotationStatus,
)
from matchplanner.domain.spans import Span
from matchplanner.domain.violations import Severity
from matchplanner.errors import UserError
from matchplanner.services import blocked_periods, rotation_facts, season
from matchplanner.services.plain_rows import tuples
from matchplanner.services.rotation_facts import Facts
from matchplanner.services.rotation_plan import RotationPlan, RotationRow, refusal
from matchplanner.store.schema import Person, Program, Rotation, Scenario

__all__ = [
    "RotationPlan",
    "RotationRow",
    "add",
    "delete",
    "edit",
    "move",
    "people_names",
    "place",
    "plan",
    "planned",
    "program_names",
    "resize",
    "rows",
    "set_status",
    "start_at",
    "suggested_start",
]


def plan(today: date, scenario_id: int | None = None) -> RotationPlan:
    """Return all rotations of the plan, or of a scenario, with their application windows and violations."""
    facts = rotation_facts.read()
    found = sorted((_row(row, facts) for row in _query(scenario_id)), key=_order)
    blocks = blocked_periods.rows()
    target_year = season.target_year()
    submission = season.submission(target_year)
    situation = rotation_facts.situation([row.planned for row in found], blocks, today)
    told = () if situation is None else violations.find(situation)
    heavy_first = sorted(told, key=lambda one: -list(Severity).index(one.severity))
    rows = (
        replace(row, violations=tuple(one for one in heavy_first if row.id in one.rotation_ids))
        for row in found
    )
    return RotationPlan(
        target_year,
        None if submission is None else submission.on,
        today,
        tuple(rows),
        told,
        blocks,
        situation,
        scenario_id,
    )


def rows(today: date) -> tuple[RotationRow, ...]:
    """Return the plan's rotations, dated ones first by start, the others in the order they were added."""
    return plan(today).rows


def planned() -> tuple[PlannedRotation, ...]:
    """Return the plan's rotations as the rules see them, in the order they were added."""
    facts = rotation_facts.read()
    return tuple(_row(row, facts).planned for row in _query(None))


def add(
    site: str,
    scenario_id: int | None = None,
    /,
    *,
    starts_on: object = None,
    ends_on: object = None,
    **fields: object,
) -> int:
    """Add a rotation to the plan or to a scenario, of which only the site must be known; return its id.

    With a first day alone it takes four weeks. Raises UserError when a value
    cannot be taken.
    """
    if scenario_id is not None and Scenario.get_or_none(Scenario.id == scenario_id) is None:
        raise UserError("This scenario is not in the plan any more.")
    values = {field: _taken(field, value) for field, value in {"site": site, **fields}.items()}
    start, end = entry.day(starts_on, _FIRST_DAY), entry.day(ends_on, _LAST_DAY)
    if start is not None and end is None:
        end = timeline.default_span(start).end
    _check_order(start, end)
    return Rotation.create(scenario=scenario_id, starts_on=start, ends_on=end, **values).id


def program_names() -> tuple[tuple[int, str], ...]:
    """Return the plan's programs that a rotation may be linked to, as id and name, by name."""
    query = Program.select(Program.id, Program.name, Program.institution)
    found = [(record, ", ".join(filter(None, names))) for record, *names in tuples(query)]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def people_names() -> tuple[tuple[int, str], ...]:
    """Return the people of the plan, one of whom may be the mentor there, as id and name, by name."""
    found = [(record, name) for record, name in tuples(Person.select(Person.id, Person.name))]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def suggested_start(today: date, scenario_id: int | None = None) -> date | None:
    """Return the first Monday of four free weeks in phase 3, or None where there are none or X is unknown."""
    target_year = season.target_year()
    if target_year is None:
        return None
    phase = timeline.phases(target_year)[2].band
    if today > phase.end:
        return None
    taken = [span for row in _query(scenario_id) if (span := _span(row)) is not None]
    taken += [block.span for block in blocked_periods.rows()]
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
    elif field in ("earliest_months", "latest_months"):
        _check_months(row, changes)
    _store(rotation_id, changes)


def set_status(rotation_id: int, status: object, today: date) -> None:
    """Store how far a rotation has come; the day of applying is noted the first time it is reached."""
    row = _rotation(rotation_id)
    edit(rotation_id, "status", status)
    if row.applied_on is None and status == RotationStatus.APPLIED:
        edit(rotation_id, "applied_on", today)


def move(rotation_id: int, first_day: date) -> None:
    """Start a rotation on the Monday nearest to the day; its length stays, four weeks if it had none.

    Raises UserError outside the calendar, and where two places that have
    accepted the applicant would share days.
    """
    span = _span(_rotation(rotation_id))
    fresh = timeline.default_span(first_day)
    place(rotation_id, fresh if span is None else timeline.moved_to(span, first_day))


def place(rotation_id: int, span: Span) -> None:
    """Put a rotation on these very days. Refusals as in `move`."""
    row = _rotation(rotation_id)
    facts = rotation_facts.read()
    found = [_row(one, facts) for one in _query(None if row.scenario is None else row.scenario.id)]
    mine = next(one for one in found if one.id == rotation_id)
    refused = refusal(season.target_year(), mine, span, [one for one in found if one.id != rotation_id])
    if refused is not None:
        raise refused
    _store(rotation_id, {"starts_on": span.start, "ends_on": span.end})


def resize(rotation_id: int, last_day: date) -> None:
    """End a rotation on the Friday nearest to the day; one week is the least. Refusals as in `move`."""
    place(rotation_id, timeline.resized_to(_dated(rotation_id), last_day))


def start_at(rotation_id: int, first_day: date) -> None:
    """Start a rotation on the Monday nearest to the day and leave its end. Refusals as in `move`."""
    place(rotation_id, timeline.started_at(_dated(rotation_id), first_day))


def delete(rotation_id: int) -> None:
    """Delete a rotation; its letters stay."""
    _rotation(rotation_id)
    Rotation.delete().where(Rotation.id == rotation_id).execute()


_FIRST_DAY, _LAST_DAY = "The first day", "The last day"


def _query(scenario_id: int | None) -> Iterable[Rotation]:
    """Return the rotations of the plan itself, or of one scenario, in the order they were added."""
    of = Rotation.scenario.is_null() if scenario_id is None else Rotation.scenario == scenario_id
    found: Iterable[Rotation] = (
        Rotation.select(Rotation, Program, Person)
        .join_from(Rotation, Program, "LEFT JOIN")
        .join_from(Rotation, Person, "LEFT JOIN")
        .where(of)
        .order_by(Rotation.id)
    )
    return found


def _order(row: RotationRow) -> tuple[bool, date, int]:
    return row.span is None, row.starts_on or date.min, row.id


def _row(row: Rotation, facts: Facts) -> RotationRow:
    program, mentor = row.program, row.mentor
    planned = facts.planned(row)
    return RotationRow(
        id=row.id,
        uid=row.uid,
        site=row.site,
        department=row.department,
        city=row.city,
        state=row.state,
        region=row.region,
        program_id=None if program is None else program.id,
        program_name="" if program is None else program.name,
        kind=planned.kind,
        mode=planned.mode,
        status=planned.status,
        portfolio=planned.portfolio,
        vslo=planned.vslo,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        earliest_months=row.earliest_months,
        latest_months=row.latest_months,
        apply_by=row.apply_by,
        applied_on=row.applied_on,
        office_asked_on=row.office_asked_on,
        mentor_id=None if mentor is None else mentor.id,
        mentor="" if mentor is None else mentor.name,
        notes=row.notes,
        ticked=facts.lists(row.id),
        planned=planned,
        window=None if row.starts_on is None else planned.window(row.starts_on),
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


def _check_order(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise UserError("The rotation would end before it starts.", "Choose a last day after the first one.")


def _check_months(row: Rotation, changes: Mapping[str, object]) -> None:
    held = {"earliest_months": row.earliest_months, "latest_months": row.latest_months}
    first, last = ({**held, **changes}[field] for field in held)
    if isinstance(first, int) and isinstance(last, int) and first < last:
        raise UserError(
            "The host would stop taking applications before it begins to.",
            "Earliest is the larger number of months before the start.",
        )


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
    named = {field.removesuffix("_id"): value for field, value in changes.items()}
    Rotation.update(named).where(Rotation.id == rotation_id).execute()


def _taken(field: str, value: object) -> object:
    return _TAKE[field](value)


def _record(value: object) -> int | None:
    return None if value in (None, "") else int(str(value))


def _months(value: object) -> int | None:
    return entry.whole_number(value, "How many months before the start", 0, 36)


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
    "program_id": _record,
    "mentor_id": _record,
    "department": entry.one_line,
    "region": entry.one_line,
    "portfolio": lambda value: entry.choice(Portfolio, value, "The part it plays").value,
    "vslo": lambda value: entry.choice(YesNo, value, "Whether one applies through VSLO").value,
    "earliest_months": _months,
    "latest_months": _months,
    "apply_by": lambda value: entry.day(value, "The host's last day to apply"),
    "applied_on": lambda value: entry.day(value, "The day you applied"),
    "office_asked_on": lambda value: entry.day(value, "The day you asked the international office"),
}
