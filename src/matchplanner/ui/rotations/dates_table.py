"""All lanes of the calendar as a list, in words, with what lies outside its months."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from matchplanner.domain.lanes import ItemKey, ItemKind, LaneKey
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.rotations.item_words import reasons, when_text
from matchplanner.ui.rotations.texts import dates_text, item_title, tr
from matchplanner.ui.rotations.violation_words import violation_text
from matchplanner.ui.words import word

WIDTHS = (16, 40, 34, 60)
"""First widths of the columns, in average characters."""

_ORDER, _KINDS = list(LaneKey), list(ItemKind)
_STEP = len(_KINDS) + 1
"""Records of several tables share the list: a line's id is its record's with its kind as the last place."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A line: a rotation, or a thing of another lane; `id` is its own in the list."""

    id: int
    lane: LaneKey
    what: str
    when: str
    why: str
    sort: tuple[int, str]
    key: ItemKey | None
    rotation: int


class DatesModel(RowTableModel[DateRow]):
    """Everything of the calendar, by lane and day."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(
            (
                Column("lane", tr("Lane"), lambda row: word(row.lane), sort=lambda row: row.sort),
                Column("what", tr("What"), lambda row: row.what),
                Column("when", tr("When"), lambda row: row.when, sort=lambda row: row.sort[1] or None),
                Column("why", tr("Why"), lambda row: row.why, tip=lambda row: row.why),
            ),
            parent,
        )

    def show_plan(self, plan: RotationPlan, items: tuple[LaneItem, ...]) -> None:
        """Show another state of the plan."""
        self.replace(date_rows(plan, items))

    def row(self, record: int) -> DateRow | None:
        """Return the line of an id, None if there is none."""
        return next((row for row in self.rows if row.id == record), None)


def date_rows(plan: RotationPlan, items: tuple[LaneItem, ...]) -> list[DateRow]:
    """Return the lines by lane and day."""
    found = [*(_of_rotation(row, plan) for row in plan.rows), *(_of_item(item, plan) for item in items)]
    return sorted(found, key=lambda row: (row.sort[0], row.sort[1] or "~", row.id))


def _of_rotation(row: RotationRow, plan: RotationPlan) -> DateRow:
    why = " ".join(violation_text(one, plan, row.id) for one in row.violations)
    start = "" if row.starts_on is None else row.starts_on.isoformat()
    lane = LaneKey.ROTATIONS
    return DateRow(
        row.id * _STEP, lane, row.site, dates_text(row), why, (_ORDER.index(lane), start), None, row.id
    )


def _of_item(item: LaneItem, plan: RotationPlan) -> DateRow:
    place = (_ORDER.index(item.lane), item.span.start.isoformat())
    why = " ".join(_sentence(line) for line in reasons(item, plan))
    return DateRow(
        item.key.record * _STEP + 1 + _KINDS.index(item.key.kind),
        item.lane,
        item_title(item),
        when_text(item, city=True),
        why,
        place,
        item.key,
        item.rotation,
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
