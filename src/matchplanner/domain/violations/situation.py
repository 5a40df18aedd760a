"""Everything the rules look at: the rotations, and what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from matchplanner.domain.applicant import Stage
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.rotations import PlannedRotation
from matchplanner.domain.spans import Span, add_months
from matchplanner.domain.timeline import WRITER_TURNAROUND

VISA_MONTHS = 3
"""How long before a rotation its visa step begins, unless a facts table says otherwise."""


@dataclass(frozen=True, slots=True)
class Block:
    """Days on which no rotation can be: an examination, a school term, family."""

    id: int
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class ListedProgram:
    """A program of the list that a rotation's site may belong to."""

    id: int
    name: str
    institution: str = ""
    city: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """A plan of rotations with its dates and its applicant.

    `submission` is the day ERAS applications may go out, `review` the one on
    which programs may read them: what is sent between the two carries the same
    date. `turnaround` is how many days a writer of unknown habits takes.
    `budget_usd` is None while unknown.
    """

    target_year: int
    submission: date
    today: date
    rotations: tuple[PlannedRotation, ...] = ()
    blocks: tuple[Block, ...] = ()
    programs: tuple[ListedProgram, ...] = ()
    review: date | None = None
    turnaround: int = WRITER_TURNAROUND
    visa_months: int = VISA_MONTHS
    us_school: YesNo = YesNo.UNKNOWN
    stage: Stage = Stage.UNKNOWN
    background: BackgroundType = BackgroundType.UNKNOWN
    budget_usd: int | None = None

    def in_order(self) -> tuple[PlannedRotation, ...]:
        """Return the rotations by their start, those without one last, in the order they were added."""
        return tuple(sorted(self.rotations, key=lambda one: (one.start is None, one.start or date.min)))

    def rotation(self, rotation_id: int) -> PlannedRotation | None:
        """Return one rotation, or None if there is none of this id."""
        return next((one for one in self.rotations if one.id == rotation_id), None)

    def block(self, block_id: int) -> Block | None:
        """Return one blocked period, or None if there is none of this id."""
        return next((one for one in self.blocks if one.id == block_id), None)

    def others(self, rotation_id: int) -> Iterator[Span]:
        """Yield the days of all dated rotations but one."""
        for one in self.rotations:
            if one.id != rotation_id and one.span is not None:
                yield one.span

    def moved(self, rotation_id: int, span: Span) -> "Situation":
        """Return the same plan with one rotation on other days."""
        return replace(
            self,
            rotations=tuple(
                replace(one, start=span.start, end=span.end) if one.id == rotation_id else one
                for one in self.rotations
            ),
        )

    def visa_step(self, start: date) -> date:
        """Return the day on which the visa for a rotation that starts then should be on its way."""
        return add_months(start, -self.visa_months)

    def expected(self, rotation: PlannedRotation, end: date) -> date:
        """Return when a rotation's letter can be there if it ends on that day."""
        return rotation.letter_expected(end, self.turnaround)
