"""Rotations as they are shown, and the rules that hold between them; no database here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import timeline, violations
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.rotations import (
    PlannedRotation,
    Portfolio,
    RotationKind,
    RotationMode,
    RotationStatus,
)
from matchplanner.domain.spans import Span
from matchplanner.domain.violations import Fix, Situation, Violation
from matchplanner.errors import UserError
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.rotation_lists import Ticked
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class RotationRow:
    """A rotation as it is shown; None and "" mean not known.

    `region` is the user's own word, `planned.region` the one that counts.
    `window` is when to apply, by the host's rule where it has one, else 8 to 4
    months before the start. `violations` are this rotation's own and those it
    shares with another one, the heaviest first.
    """

    id: int
    uid: str
    site: str
    department: str
    city: str
    state: str
    region: str
    program_id: int | None
    program_name: str
    kind: RotationKind
    mode: RotationMode
    status: RotationStatus
    portfolio: Portfolio
    vslo: YesNo
    starts_on: date | None
    ends_on: date | None
    earliest_months: int | None
    latest_months: int | None
    apply_by: date | None
    applied_on: date | None
    office_asked_on: date | None
    mentor_id: int | None
    mentor: str
    notes: str
    ticked: Ticked
    planned: PlannedRotation
    window: Span | None
    violations: tuple[Violation, ...] = ()

    @property
    def span(self) -> Span | None:
        """The days it takes, or None where a date is unknown."""
        return self.planned.span

    @property
    def place(self) -> str:
        """City and state as one reads them."""
        return ", ".join(part for part in (self.city, self.state) if part)


@dataclass(frozen=True, slots=True)
class RotationPlan:
    """All rotations and what is wrong with them; no violations while the target year is unknown.

    `rows` has the dated ones first, by start. `violations` holds those of the
    plan as a whole first. `scenario_id` is None for the plan itself.
    """

    target_year: int | None
    submission: date | None
    today: date
    rows: tuple[RotationRow, ...]
    violations: tuple[Violation, ...]
    blocks: tuple[BlockRow, ...] = ()
    situation: Situation | None = None
    scenario_id: int | None = None

    def row(self, rotation_id: int) -> RotationRow | None:
        """Return one rotation, or None if the plan does not hold it."""
        return next((row for row in self.rows if row.id == rotation_id), None)

    def block(self, block_id: int) -> BlockRow | None:
        """Return one blocked period, or None if the plan does not hold it."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def fixes(self, violation: Violation) -> tuple[Fix, ...]:
        """Return the ways to put a violation right, the likeliest first."""
        return () if self.situation is None else violations.fixes(violation, self.situation)

    def letter_in_time(self, row: RotationRow) -> bool:
        """Return whether a letter from a rotation can be there on submission day; not if nobody can say."""
        if self.situation is None or row.span is None:
            return False
        return self.situation.expected(row.planned, row.span.end) <= self.situation.submission

    def preview(self, rotation_id: int, span: Span) -> tuple[Violation, ...]:
        """Return the violations one rotation would have at other dates."""
        if self.situation is None:
            return ()
        return violations.find_about(self.situation.moved(rotation_id, span), rotation_id)

    def refusal(self, rotation_id: int, span: Span) -> UserError | None:
        """Return why a rotation cannot be moved to these dates, or None if it can."""
        others = [row for row in self.rows if row.id != rotation_id]
        return refusal(self.target_year, self.row(rotation_id), span, others)


def refusal(
    target_year: int | None, row: RotationRow | None, span: Span, others: Iterable[RotationRow]
) -> UserError | None:
    """Return why a rotation cannot be put on these dates beside the others, or None if it can."""
    if target_year is not None and not span.within(timeline.window(target_year)):
        return UserError(
            say(
                "The calendar runs from August {year} to September {target_year}.",
                year=target_year - 1,
                target_year=target_year,
            ),
            "Type the dates under Details if the rotation lies outside it.",
        )
    if row is None or not row.status.reached(RotationStatus.ACCEPTED):
        return None
    for other in others:
        if (
            other.span is not None
            and other.status.reached(RotationStatus.ACCEPTED)
            and timeline.clash(span, other.span)
        ):
            return UserError(
                say(
                    "{site} and {other} have both accepted you and would share days.",
                    site=row.site,
                    other=other.site,
                ),
                "Choose other weeks, or set one of them back to an earlier status.",
            )
    return None
