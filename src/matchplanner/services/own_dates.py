"""Dates set by hand that stay where they are when the target year moves (R164)."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain import timeline
from matchplanner.domain.labels import LabelledEnum
from matchplanner.services import blocked_periods, rotations, season
from matchplanner.store.schema import MilestoneOverride


class OwnKind(LabelledEnum):
    """What a date set by hand belongs to."""

    MILESTONE = "milestone", "Corrected date of another season"
    ROTATION = "rotation", "Rotation"
    BLOCKED = "blocked", "Blocked period"


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A day set by hand outside the calendar of the target year."""

    kind: OwnKind
    title: str
    on: date


def left_alone(target_year: int, today: date) -> tuple[OwnDate, ...]:
    """Return what was dated by hand and is not in the season of target year X, earliest first."""
    calendar = timeline.window(target_year)
    found = [OwnDate(OwnKind.MILESTONE, title, on) for title, on in _overrides(target_year)]
    found += [
        OwnDate(OwnKind.ROTATION, row.site, row.starts_on)
        for row in rotations.rows(today)
        if row.starts_on is not None and not calendar.holds(row.starts_on)
    ]
    found += [
        OwnDate(OwnKind.BLOCKED, block.title, block.starts_on)
        for block in blocked_periods.rows()
        if block.span.overlap(calendar) is None
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.title)))


def _overrides(target_year: int) -> list[tuple[str, date]]:
    """Return the corrected dates of other seasons than that of target year X."""
    labels = {rule.key: rule.label for rule in season.rules().milestones}
    return [
        (labels[row.key], row.on_date)
        for row in MilestoneOverride.select().where(MilestoneOverride.match_year != target_year + 1)
        if row.key in labels and row.on_date is not None
    ]
