"""Rotations as they are shown, and the rules that hold between them; no database here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from matchplanner.domain import rotations, timeline
from matchplanner.domain.rotations import (
    PlannedRotation,
    RotationKind,
    RotationMode,
    RotationStatus,
    RotationWarning,
)
from matchplanner.domain.spans import Span
from matchplanner.errors import UserError


@dataclass(frozen=True, slots=True)
class RotationRow:
    """A rotation as it is shown; None and "" mean not known.

    `window` is when to apply, 8 to 4 months before the start. `warnings` are
    this rotation's own and those it shares with another one.
    """

    id: int
    uid: str
    site: str
    city: str
    state: str
    program_id: int | None
    program_name: str
    kind: RotationKind
    mode: RotationMode
    status: RotationStatus
    starts_on: date | None
    ends_on: date | None
    notes: str
    window: Span | None
    warnings: tuple[RotationWarning, ...] = ()

    @property
    def span(self) -> Span | None:
        """The days it takes, or None where a date is unknown."""
        return self.planned.span

    @property
    def place(self) -> str:
        """City and state as one reads them."""
        return ", ".join(part for part in (self.city, self.state) if part)

    @property
    def planned(self) -> PlannedRotation:
        """The rotation as the rules see it."""
        return PlannedRotation(self.id, self.site, self.starts_on, self.ends_on, self.kind, self.status)


@dataclass(frozen=True, slots=True)
class RotationPlan:
    """All rotations and what is wrong with them; no warnings while the target year is unknown.

    `rows` has the dated ones first, by start. `warnings` holds those of the
    plan as a whole first.
    """

    target_year: int | None
    submission: date | None
    today: date
    rows: tuple[RotationRow, ...]
    warnings: tuple[RotationWarning, ...]

    def row(self, rotation_id: int) -> RotationRow | None:
        """Return one rotation, or None if the plan does not hold it."""
        return next((row for row in self.rows if row.id == rotation_id), None)

    def preview(self, rotation_id: int, span: Span) -> tuple[RotationWarning, ...]:
        """Return the warnings one rotation would have at other dates."""
        moved = [
            replace(row.planned, start=span.start, end=span.end) if row.id == rotation_id else row.planned
            for row in self.rows
        ]
        found = warnings(moved, self.target_year, self.submission, self.today)
        return tuple(warning for warning in found if rotation_id in warning.rotation_ids)

    def refusal(self, rotation_id: int, span: Span) -> UserError | None:
        """Return why a rotation cannot be moved to these dates, or None if it can."""
        others = [row for row in self.rows if row.id != rotation_id]
        return refusal(self.target_year, self.row(rotation_id), span, others)


def warnings(
    planned: list[PlannedRotation], target_year: int | None, submission: date | None, today: date
) -> tuple[RotationWarning, ...]:
    """Return what is wrong with a plan; nothing can be said while the target year is unknown."""
    if target_year is None or submission is None:
        return ()
    return rotations.warnings(planned, target_year=target_year, submission=submission, today=today)


def refusal(
    target_year: int | None, row: RotationRow | None, span: Span, others: Iterable[RotationRow]
) -> UserError | None:
    """Return why a rotation cannot be put on these dates beside the others, or None if it can."""
    if target_year is not None and not span.within(timeline.window(target_year)):
        return UserError(
            f"The calendar runs from August {target_year - 1} to September {target_year}.",
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
                f"{row.site} and {other.site} have both accepted you and would share days.",
                "Choose other weeks, or set one of them back to an earlier status.",
            )
    return None
