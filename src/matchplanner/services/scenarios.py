"""What if: other sets of rotations beside the plan's own, compared with it and adopted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.rotations import told_apart
from matchplanner.domain.violations import Severity
from matchplanner.errors import UserError
from matchplanner.services import rotation_facts, rotations
from matchplanner.store.schema import (
    ClinicalCase,
    Contact,
    Cost,
    Feedback,
    Letter,
    Practice,
    Rotation,
    Scenario,
    SiteDocument,
    Tick,
)

_OF_ROTATION = (Cost, Tick, SiteDocument)
"""What is copied with a rotation and replaced with it; letters, cases and talks belong to the plan's own."""

_HANGING = (Letter, ClinicalCase, Contact, Practice, Feedback)
"""What belongs to no rotation once its own is gone."""

_FAR = 10_000
"""Days between two rotations of which one has no date."""


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A scenario as it is shown."""

    id: int
    name: str
    made_on: date | None
    rotations: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan or a scenario comes to.

    `letters` counts dated rotations, `in_time` those whose letter can be there
    on submission day. `cost_cents` adds up the known costs in US dollars;
    `uncosted` rotations have none, so that the sum may be too low.
    """

    name: str
    rotations: int
    weeks: int
    letters: int
    in_time: int
    violations: dict[Severity, int]
    cost_cents: int
    uncosted: int


@dataclass(frozen=True, slots=True)
class Detached:
    """A rotation of the plan that a scenario lacks, with how much would belong to none without it.

    `others` are talks, things practised and feedback.
    """

    rotation_id: int
    site: str
    letters: int
    cases: int
    others: int


def rows() -> tuple[ScenarioRow, ...]:
    """Return the scenarios in the order they were made."""
    return tuple(
        ScenarioRow(
            row.id, row.name, row.made_on, Rotation.select().where(Rotation.scenario == row.id).count()
        )
        for row in Scenario.select().order_by(Scenario.id)
    )


def duplicate(name: str, today: date, source: int | None = None) -> int:
    """Make a scenario of the plan, or of another scenario, with costs and ticks; return its id."""
    scenario = Scenario.create(name=_name(name), made_on=today).id
    for row in _rotations(source):
        _copy_belongings(row.id, _copy(row, scenario=scenario))
    return scenario


def rename(scenario_id: int, name: str) -> None:
    """Give a scenario another name."""
    _scenario(scenario_id)
    Scenario.update(name=_name(name)).where(Scenario.id == scenario_id).execute()


def delete(scenario_id: int) -> None:
    """Delete a scenario with its rotations; the plan's own stay."""
    _scenario(scenario_id)
    Scenario.delete().where(Scenario.id == scenario_id).execute()


def figures(today: date, scenario_id: int | None = None) -> Figures:
    """Return what the plan, or a scenario, comes to: weeks, letters in time, violations, cost."""
    name = "" if scenario_id is None else _scenario(scenario_id).name
    plan = rotations.plan(today, scenario_id)
    spans = [row.span for row in plan.rows if row.span is not None]
    costs = rotation_facts.costs()
    known = [costs[row.id] for row in plan.rows if row.id in costs]
    weights = [violation.severity for violation in plan.violations]
    return Figures(
        name=name,
        rotations=len(plan.rows),
        weeks=sum((span.days + 6) // 7 for span in spans),
        letters=len(spans),
        in_time=sum(1 for row in plan.rows if plan.letter_in_time(row)),
        violations={severity: weights.count(severity) for severity in Severity},
        cost_cents=sum(known),
        uncosted=len(plan.rows) - len(known),
    )


def detached(scenario_id: int) -> tuple[Detached, ...]:
    """Return the rotations that adopting a scenario would take from their letters, cases and notes."""
    _scenario(scenario_id)
    own = _rotations(None)
    stay = {row.id for row in _pairs(own, _rotations(scenario_id)).values()}
    going = [row for row in own if row.id not in stay]
    found = []
    for row, site in zip(going, told_apart((one.site, one.starts_on) for one in going), strict=True):
        counts = [table.select().where(table.rotation == row.id).count() for table in _HANGING]
        letters, cases, *others = counts
        if any(counts):
            found.append(Detached(row.id, site, letters, cases, sum(others)))
    return tuple(found)


def adopt(scenario_id: int, today: date, former: str, keep: Collection[int] = ()) -> int:
    """Put a scenario's rotations in place of the plan's; what was planned becomes a scenario named `former`.

    A rotation at the same site stays the same record, so that its letters,
    cases and calendar entry go on, as does one on the same days whose site was
    renamed; the others come and go, but for those to `keep`. Returns the id of
    the scenario that keeps the former plan.
    """
    _scenario(scenario_id)
    kept = duplicate(former, today)
    own, coming = _rotations(None), _rotations(scenario_id)
    pairs = _pairs(own, coming)
    for row in coming:
        same = pairs.get(row.id)
        if same is None:
            Rotation.update(scenario=None).where(Rotation.id == row.id).execute()
            continue
        Rotation.update(_values(row)).where(Rotation.id == same.id).execute()
        for table in _OF_ROTATION:
            table.delete().where(table.rotation == same.id).execute()
            table.update(rotation=same.id).where(table.rotation == row.id).execute()
    gone = {row.id for row in own} - {row.id for row in pairs.values()} - set(keep)
    Rotation.delete().where(Rotation.id.in_(sorted(gone))).execute()
    delete(scenario_id)
    return kept


def _pairs(own: Iterable[Rotation], coming: Iterable[Rotation]) -> dict[int, Rotation]:
    """Return the plan's own rotation that each one of a scenario stands for, by that one's id.

    The likeliest pairs first: two rotations at one site are told apart by their days.
    """
    likely = [
        (likeness, row.id, one)
        for row in coming
        for one in own
        if (likeness := _likeness(one, row)) is not None
    ]
    found: dict[int, Rotation] = {}
    taken: set[int] = set()
    for _likeness_of, row, one in sorted(likely, key=lambda pair: (pair[0], pair[1], pair[2].id)):
        if row not in found and one.id not in taken:
            found[row] = one
            taken.add(one.id)
    return found


def _likeness(one: Rotation, other: Rotation) -> tuple[int, int] | None:
    """Return how near two rotations are to being the same one, the nearest lowest; None if they are not."""
    begun, begins = one.starts_on, other.starts_on
    same_days = (begun, one.ends_on) == (begins, other.ends_on)
    if one.site.casefold() == other.site.casefold():
        apart = _FAR if begun is None or begins is None else abs((begun - begins).days)
        return (0, 0) if same_days else (1, apart)
    return (2, 0) if begun is not None and same_days and one.kind == other.kind else None


def _rotations(scenario_id: int | None) -> list[Rotation]:
    of = Rotation.scenario.is_null() if scenario_id is None else Rotation.scenario == scenario_id
    return list(Rotation.select().where(of).order_by(Rotation.id))


def _copy(row: Rotation, **changes: object) -> int:
    return Rotation.create(**{**_values(row), **changes}).id


def _values(row: Rotation) -> dict[str, object]:
    """Return a rotation's own columns, without what says which row and whose it is."""
    return {name: value for name, value in row.__data__.items() if name not in ("id", "uid", "scenario")}


def _copy_belongings(source: int, copy: int) -> None:
    for table in _OF_ROTATION:
        for row in table.select().where(table.rotation == source).order_by(table.id):
            data = {name: value for name, value in row.__data__.items() if name not in ("id", "uid")}
            table.create(**{**data, "rotation": copy})


def _scenario(scenario_id: int) -> Scenario:
    found = Scenario.get_or_none(Scenario.id == scenario_id)
    if not isinstance(found, Scenario):
        raise UserError("This scenario is not in the plan any more.")
    return found


def _name(name: str) -> str:
    return entry.required(name, "A scenario needs a name, such as “Two months in Boston”.")
