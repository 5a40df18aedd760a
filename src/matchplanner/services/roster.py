"""The residents of a program, and what they say about its past IMGs."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from matchplanner.domain import entry, roster, roster_lines
from matchplanner.domain.claims import ClaimField, YesNo
from matchplanner.domain.countries import country_named
from matchplanner.domain.roster import Outlook, Resident, Signs
from matchplanner.domain.roster_lines import RosterLine, Years
from matchplanner.errors import UserError
from matchplanner.services import facts, scoring
from matchplanner.services.plain_rows import tuples
from matchplanner.store import schema
from matchplanner.store.schema import Profile, Program

_COHORTS = (1950, 2100)
_COLUMNS = (
    "id",
    "name",
    "cohort",
    "school",
    "country",
    "img",
    "earlier_training",
    "seen_on",
    "source",
    "note",
)


def rows(program_id: int) -> tuple[Resident, ...]:
    """Return a program's residents, the newest cohort first and those of no known year last."""
    mine = schema.Resident.program == program_id
    return tuple(sorted((_resident(row[1:]) for row in _stored(mine)), key=_place))


def all_rows() -> dict[int, tuple[Resident, ...]]:
    """Return the residents of every program that has some."""
    found: dict[int, list[Resident]] = {}
    for row in _stored():
        found.setdefault(row[0], []).append(_resident(row[1:]))
    return {program_id: tuple(residents) for program_id, residents in found.items()}


def outlook(program_id: int, today: date) -> Outlook:
    """Count the IMGs in the last cohorts of a program (R77)."""
    return roster.outlook(rows(program_id), today, scoring.rubric().cohort_rule)


def signs(program_id: int) -> Signs:
    """Return the positive signs of a program's roster, and who comes from where the applicant does."""
    return roster.signs(rows(program_id), Profile.get_by_id(1).country)


def to_write_to(program_id: int) -> tuple[str, ...]:
    """Return the names of residents one may write to, those from near the applicant's home first (R80)."""
    found = signs(program_id)
    ordered = (*found.near, *found.region, *rows(program_id))
    return tuple(dict.fromkeys(resident.name for resident in ordered if resident.name))


def preview(text: str, program_id: int, today: date) -> tuple[RosterLine, ...]:
    """Read a pasted list without storing anything; raises UserError if nobody is in it."""
    found = roster_lines.parse(text, Years(roster.newest_cohort(today), _length(program_id, today)))
    if not found:
        raise UserError(
            "No resident was found in this text.",
            "Paste one resident a line: name, year, school, country, parted by tabs or commas.",
        )
    return found


def save(program_id: int, lines: Iterable[RosterLine], source: str, today: date) -> int:
    """Add residents as they are stated; what was only guessed and not confirmed stays unknown.

    A resident of the same name and year is completed instead of added twice.
    Return how many are new.
    """
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.")
    known = {_key(resident.name, resident.cohort): resident for resident in rows(program_id) if resident.name}
    added = 0
    for line in lines:
        values = {
            "cohort": line.cohort,
            "school": entry.one_line(line.school),
            "country": country_named(line.country) or entry.one_line(line.country),
            "img": line.img.value,
            "earlier_training": entry.one_line(line.earlier_training),
        }
        same = known.get(_key(line.name, line.cohort))
        if same is None:
            told = {"source": entry.one_line(source), "seen_on": today}
            schema.Resident.create(program=program_id, name=entry.one_line(line.name), **values, **told)
            added += 1
        else:
            _complete(same, values, entry.one_line(source), today)
    return added


def add(program_id: int, today: date, **fields: object) -> int:
    """Add one resident; every field may stay unknown. Return the id."""
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.")
    values = {field: _TAKE[field](value) for field, value in fields.items()}
    return schema.Resident.create(program=program_id, seen_on=today, **values).id


def edit(resident_id: int, field: str, value: object) -> None:
    """Store one field of a resident; raises UserError when the value cannot be taken."""
    stored = _TAKE[field](value)
    if not schema.Resident.update({field: stored}).where(schema.Resident.id == resident_id).execute():
        raise UserError("This resident is not in the plan any more.")


def delete(resident_ids: Sequence[int]) -> None:
    """Delete residents."""
    schema.Resident.delete().where(schema.Resident.id.in_(list(resident_ids))).execute()


def _complete(same: Resident, values: dict[str, Any], source: str, today: date) -> None:
    """Fill what was not known about a resident; what was noted before stays."""
    held: dict[str, Any] = {
        "cohort": same.cohort,
        "school": same.school,
        "country": same.country,
        "img": same.img.value,
        "earlier_training": same.earlier_training,
    }
    empty = (None, "", YesNo.UNKNOWN.value)
    fresh = {field: value for field, value in values.items() if held[field] in empty and value not in empty}
    fresh["seen_on"] = today
    if source:
        fresh["source"] = source
    schema.Resident.update(fresh).where(schema.Resident.id == same.id).execute()


def _key(name: str, cohort: int | None) -> tuple[str, int | None]:
    return entry.one_line(name).casefold(), cohort


def _place(resident: Resident) -> tuple[bool, int, str, int]:
    return resident.cohort is None, -(resident.cohort or 0), resident.name.casefold(), resident.id


def _stored(where: Any = None) -> list[tuple[Any, ...]]:
    stored = schema.Resident
    query = stored.select(stored.program, *(getattr(stored, name) for name in _COLUMNS)).order_by(stored.id)
    return tuples(query if where is None else query.where(where))


def _resident(row: tuple[Any, ...]) -> Resident:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["img"] = entry.read(YesNo, values["img"], YesNo.UNKNOWN)
    values["seen_on"] = None if values["seen_on"] is None else date.fromisoformat(values["seen_on"])
    return Resident(**values)


def _length(program_id: int, today: date) -> int | None:
    known = facts.read(today, [program_id]).get(program_id, facts.NONE)
    years = known[ClaimField.DURATION_YEARS].number
    return None if years is None or years != int(years) else int(years)


_TAKE: dict[str, Callable[[object], object]] = {
    "name": entry.one_line,
    "cohort": lambda value: entry.whole_number(value, "The year of entry", *_COHORTS),
    "school": entry.one_line,
    "country": lambda value: country_named(entry.one_line(value)) or entry.one_line(value),
    "img": lambda value: entry.choice(YesNo, str(value).casefold(), "The IMG flag").value,
    "earlier_training": entry.one_line,
    "source": entry.one_line,
    "note": entry.paragraph,
}
