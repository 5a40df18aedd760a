"""The applicant's plans side by side, each with programs, letters, statement and costs (R220, R221, B12)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from matchplanner.domain import entry, fees, plans
from matchplanner.domain.budget import Sum
from matchplanner.domain.fees import FeeLine
from matchplanner.domain.letters import LetterState
from matchplanner.domain.letters_assigning import Field, Plan
from matchplanner.domain.plans import PlanKind, Template
from matchplanner.errors import UserError
from matchplanner.services import budget, plan_programs
from matchplanner.services.plain_rows import tuples
from matchplanner.services.plan_programs import Chosen
from matchplanner.store.schema import Letter, Pathway, Statement, Tick

SERVES_LIST = "serves"
"""The list of ticks that keep the user's own word on what serves a plan."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan with what belongs to it.

    `letters` are those meant for it alone, without the declined ones, and
    `statements` the titles of its own texts that are begun. `unpriced` programs
    are applied to in a way nobody knows.
    """

    id: int
    name: str
    kind: PlanKind
    specialty: str
    note: str
    programs: tuple[str, ...]
    letters: int
    statements: tuple[str, ...]
    fees: tuple[FeeLine, ...]
    unpriced: int

    @property
    def plan(self) -> Plan:
        """The plan as the rules see it."""
        return Plan(self.id, self.name, self.specialty)

    @property
    def steps(self) -> tuple[str, ...]:
        """The way it leads."""
        return plans.steps(self.kind, self.specialty)

    @property
    def cost(self) -> Sum:
        """What its applications cost, and how many of them have no price."""
        return Sum(sum(line.cents for line in self.fees), unknown=self.unpriced)


@dataclass(frozen=True, slots=True)
class Plans:
    """All plans in their order; `undecided` programs to apply to belong to none, `total` is all their cost.

    The total is counted over all programs together: a specialty that two plans
    share is paid for once, and its price rises with the count.
    """

    rows: tuple[PlanRow, ...]
    undecided: tuple[str, ...]
    total: Sum
    shared: tuple[str, ...]

    def row(self, plan_id: int) -> PlanRow | None:
        """Return one plan, None for one that is gone."""
        return next((row for row in self.rows if row.id == plan_id), None)


NOTHING = Plans((), (), Sum(), ())
"""No plans at all."""


def read() -> Plans:
    """Return the plans and what each holds."""
    chosen = plan_programs.applying()
    letters = Counter(
        plan
        for (plan,) in tuples(Letter.select(Letter.pathway).where(Letter.state != LetterState.DECLINED.value))
    )
    everybody = plan_programs.plans_in_order()
    texts = _statements(everybody[0].id if len(everybody) == 1 else None)
    stored = Pathway.select(Pathway.id, Pathway.name, Pathway.kind, Pathway.specialty, Pathway.note)
    rows = []
    for record, name, kind, specialty, note in tuples(stored.order_by(Pathway.position, Pathway.id)):
        own = [one for one in chosen if one.plan is not None and one.plan.id == record]
        rows.append(
            PlanRow(
                *(record, name, entry.read(PlanKind, kind, PlanKind.OTHER), specialty, note),
                programs=tuple(one.name for one in own),
                letters=letters[record],
                statements=texts.get(record, ()),
                fees=_fees(own),
                unpriced=sum(one.clock is None for one in own),
            )
        )
    everything = _fees(chosen)
    total = Sum(sum(line.cents for line in everything), unknown=sum(one.clock is None for one in chosen))
    undecided = tuple(one.name for one in chosen if one.plan is None)
    return Plans(tuple(rows), undecided, total, _shared(rows))


def add(template: Template) -> int:
    """Add a plan from a template and return its id.

    The first plan that is not about genetics brings the one about genetics
    along: beside or after what would it be.
    """
    held = plan_programs.plans_in_order()
    if template.kind.broader and not any(Field.GENETICS in plan.fields for plan in held):
        _create(plans.TEMPLATES[0])
    return _create(template)


def edit(plan_id: int, field: str, value: object) -> None:
    """Store a plan's "name", "kind", "specialty" or "note"; raises UserError for what cannot be taken."""
    stored = _TAKE[field](value)
    if not Pathway.update({field: stored}).where(Pathway.id == plan_id).execute():
        raise UserError(_GONE)


def move(plan_id: int, place: int) -> None:
    """Put a plan at a place of the order, counted from 1; beyond either end is that end."""
    order = [plan.id for plan in plan_programs.plans_in_order()]
    if plan_id not in order:
        raise UserError(_GONE)
    order.remove(plan_id)
    order.insert(max(place, 1) - 1, plan_id)
    for position, record in enumerate(order, start=1):
        changed = (Pathway.id == record) & (Pathway.position != position)
        Pathway.update(position=position).where(changed).execute()


def delete(plan_id: int) -> None:
    """Delete a plan; its programs, letters and texts stay and belong to no plan of the user's choice."""
    found = Pathway.get_or_none(Pathway.id == plan_id)
    if found is None:
        raise UserError(_GONE)
    Tick.delete().where((Tick.list == SERVES_LIST) & (Tick.item == found.uid)).execute()
    found.delete_instance()


def _create(template: Template) -> int:
    last = Pathway.select(Pathway.position).order_by(-Pathway.position).limit(1)
    position = next((held for (held,) in tuples(last)), 0) + 1
    names = {plan.name for plan in plan_programs.plans_in_order()}
    name, number = template.name, 2
    while name in names:
        name, number = f"{template.name} {number}", number + 1
    return Pathway.create(
        name=name, kind=template.kind.value, specialty=template.specialty, position=position
    ).id


def _statements(only: int | None) -> dict[int, tuple[str, ...]]:
    """Return the titles of the statements that are begun, by plan.

    One that is for no plan belongs to the `only` one; of several plans it is no one's own.
    """
    begun = (Statement.kind == "statement") & (Statement.body != "")
    found: dict[int, tuple[str, ...]] = {}
    for plan, title in tuples(
        Statement.select(Statement.pathway, Statement.title).where(begun).order_by(Statement.id)
    ):
        of = plan or only
        if of is not None:
            found[of] = (*found.get(of, ()), title)
    return found


def _fees(chosen: Iterable[Chosen]) -> tuple[FeeLine, ...]:
    clocks = [one.clock for one in chosen if one.clock is not None]
    return fees.application_fees(budget.season_fees(), clocks) if clocks else ()


def _shared(rows: Iterable[PlanRow]) -> tuple[str, ...]:
    """Return the specialties that programs of several plans are of."""
    counted = Counter(specialty for row in rows for specialty in {line.specialty for line in row.fees})
    return tuple(sorted(specialty for specialty, count in counted.items() if count > 1))


_GONE = "This plan is not there any more."

_TAKE: Mapping[str, Callable[[object], str]] = {
    "name": lambda value: entry.required(value, "A plan needs a name."),
    "kind": lambda value: entry.choice(PlanKind, value, "The way").value,
    "specialty": entry.one_line,
    "note": entry.one_line,
}
