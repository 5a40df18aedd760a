"""The same rotations as a table: what the calendar draws, in words."""

from PySide6.QtCore import QObject

from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.days import day_text
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.rotations.texts import DASH, dates_text, span_text, tr, weeks, weeks_text
from matchplanner.ui.rotations.violation_words import violation_text
from matchplanner.ui.words import word

WIDTHS = (26, 26, 12, 14, 26, 28, 40)
"""First widths of the columns, in average characters."""


class RotationTableModel(RowTableModel[RotationRow]):
    """Rotations, one a line; a line's warnings are told in full."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a plan."""
        self._plan: RotationPlan | None = None
        super().__init__(
            (
                Column("site", tr("Site"), lambda row: row.site),
                Column("dates", tr("Dates"), dates_text, sort=lambda row: row.starts_on),
                Column("weeks", tr("Length"), _length, sort=lambda row: row.span and weeks(row.span)),
                Column(
                    "status", tr("Status"), lambda row: word(row.status), sort=lambda row: row.status.place
                ),
                Column("kind", tr("Kind"), lambda row: word(row.kind)),
                Column("apply", tr("Apply"), _apply, sort=lambda row: row.window, tip=_apply_tip),
                Column(
                    "warnings",
                    tr("Warnings"),
                    self._warnings,
                    sort=lambda row: len(row.violations),
                    tip=self._warnings,
                ),
            ),
            parent,
        )

    def show_plan(self, plan: RotationPlan) -> None:
        """Show another state of the plan."""
        self._plan = plan
        self.replace(plan.rows)

    def _warnings(self, row: RotationRow) -> str:
        if self._plan is None:
            return ""
        plan = self._plan
        return " ".join(violation_text(one, plan, row.id) for one in row.violations)


def _length(row: RotationRow) -> str:
    return tr("unknown") if row.span is None else weeks_text(row.span)


def _apply(row: RotationRow) -> str:
    return tr("unknown") if row.window is None else span_text(row.window)


def _apply_tip(row: RotationRow) -> str:
    return "" if row.window is None else f"{day_text(row.window.start)}{DASH}{day_text(row.window.end)}"
