"""Which plan each program to apply to belongs to: the user's choice, else what its type or name tells."""

from collections.abc import Collection
from dataclasses import dataclass

from matchplanner.domain import plans, tracks
from matchplanner.domain.letters_assigning import Plan
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.domain.season import Track
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Pathway, Program


@dataclass(frozen=True, slots=True)
class Chosen:
    """A program to apply to; `own` says that the user put it in its plan.

    `usual` is the plan it belongs to otherwise; `clock` is how it is applied to,
    None outside ERAS and where nobody knows.
    """

    id: int
    name: str
    institution: str
    status: ProgramStatus
    plan: Plan | None
    own: bool
    usual: Plan | None
    clock: tuple[Track, str] | None


def plans_in_order() -> tuple[Plan, ...]:
    """Return the plans as the rules see them, in their order."""
    query = Pathway.select(Pathway.id, Pathway.name, Pathway.specialty)
    return tuple(Plan(*row) for row in tuples(query.order_by(Pathway.position, Pathway.id)))


def applying() -> tuple[Chosen, ...]:
    """Return the programs that will be or were applied to, by name."""
    held = plans_in_order()
    by_id = {plan.id: plan for plan in held}
    query = Program.select(
        *(Program.id, Program.name, Program.institution, Program.status),
        *(Program.program_type, Program.track, Program.pathway),
    ).where(Program.status.in_([status.value for status in tracks.APPLYING]))
    found = []
    for record, name, institution, status, kind, track, pathway in tuples(query):
        usual = plans.default_plan(ProgramType.read(kind), name, held)
        own = by_id.get(pathway)
        plan = own or usual
        clock = tracks.clock(track, kind, "" if plan is None else plan.specialty)
        found.append(
            Chosen(record, name, institution, ProgramStatus.read(status), plan, own is not None, usual, clock)
        )
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def assign(program_ids: Collection[int], plan_id: int | None) -> None:
    """Put programs in a plan; None leaves them to their types. Raises UserError for what is gone."""
    if plan_id is not None and Pathway.get_or_none(Pathway.id == plan_id) is None:
        raise UserError("This plan is not there any more.", "Choose another one.")
    for program_id in program_ids:  # one by one: SQLite takes no more than so many values at once
        if not Program.update(pathway=plan_id).where(Program.id == program_id).execute():
            raise UserError("This program is not in the plan any more.")
