"""The ways into genetics an applicant may plan side by side, each with its own programs and costs.

Sources: guide_away_rotations.txt 471-474 (R220, R221: dual application, broader residency first),
455-460 (R224: a research year before).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matchplanner.domain.fees import FeeTable, Price
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters_assigning import Addressee, Field, Plan, fields_of
from matchplanner.domain.programs import ProgramType


class PlanKind(LabelledEnum):
    """How a plan leads to genetics."""

    GENETICS = "genetics", "Genetics at once"
    DUAL = "dual", "Broader field too, genetics later"
    BROAD_FIRST = "broad_first", "Broader residency first"
    RESEARCH_YEAR = "research_year", "Research year first"
    OTHER = "other", "Another way"

    @property
    def broader(self) -> bool:
        """Whether it is about a field other than genetics."""
        return self in {PlanKind.DUAL, PlanKind.BROAD_FIRST}


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to begin with; "" for the specialty is genetics."""

    kind: PlanKind
    name: str
    specialty: str = ""


TEMPLATES = (
    Template(PlanKind.GENETICS, "Genetics"),
    Template(PlanKind.DUAL, "Pediatrics beside genetics", "Pediatrics"),
    Template(PlanKind.DUAL, "Internal medicine beside genetics", "Internal medicine"),
    Template(PlanKind.BROAD_FIRST, "Pediatrics first", "Pediatrics"),
    Template(PlanKind.BROAD_FIRST, "Internal medicine first", "Internal medicine"),
    Template(PlanKind.RESEARCH_YEAR, "Research year first"),
)
"""The plans the guide names, in the two broader fields it names; specialty and name may be changed."""

BROADER_FIELDS = (
    "Pediatrics",
    "Internal medicine",
    "Obstetrics and gynecology",
    "Family medicine",
    "Neurology",
    "Pathology",
)
"""What a plan may be about beside genetics, as a choice."""


def steps(kind: PlanKind, specialty: str) -> tuple[str, ...]:
    """Return the way a plan leads, a step each; () where it is nobody's but the user's."""
    field = specialty or "Broader"
    match kind:
        case PlanKind.GENETICS:
            return ("Genetics residency",)
        case PlanKind.DUAL:
            return (f"{field} residency", "Genetics later")
        case PlanKind.BROAD_FIRST:
            return (f"{field} residency", "Genetics fellowship or residency")
        case PlanKind.RESEARCH_YEAR:
            return ("Research year", "Genetics residency")
    return ()


def told_by(program_type: ProgramType) -> bool:
    """Tell whether a program's type says which fields it trains in; else its name must."""
    return program_type not in {ProgramType.OTHER, ProgramType.UNKNOWN}


def default_plan(program_type: ProgramType, name: str, plans: Sequence[Plan]) -> Plan | None:
    """Return the plan a program belongs to unless the user says otherwise.

    Of the plans about a field it trains in, one about genetics comes first, then
    the order of the plans. Where the type tells no field, the name must; None
    where it does not, or no plan is about that.
    """
    if told_by(program_type):
        trained = Addressee(name, program_type).fields
    else:
        trained = fields_of(name) - {Field.OTHER}
    fitting = [plan for plan in plans if plan.fields & trained]
    genetics = [plan for plan in fitting if Field.GENETICS in plan.fields & trained]
    return next(iter(genetics or fitting), None)


@dataclass(frozen=True, slots=True)
class FeeStep:
    """A part of a price: so many programs for so many cents, `price` says how they are paid for."""

    count: int
    price: Price
    cents: int


def fee_steps(table: FeeTable, count: int) -> tuple[FeeStep, ...]:
    """Return how the price of `count` programs is put together, band by band; () for none."""
    found, below = [], 0
    for band in table.bands:
        last = count if band.up_to is None else min(count, band.up_to)
        if last > below and band.price is not Price.STEP:
            found.append(FeeStep(last - below, band.price, band.cents))
        below = max(last, below)
    return tuple(found)
