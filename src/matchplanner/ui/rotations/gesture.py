"""What a drag on the calendar proposes; nothing is written before it is let go."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QPointF

from matchplanner.domain import timeline
from matchplanner.domain.spans import Span
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.rotations.layout import EDGE, Layout


class Grip(Enum):
    """The part of a bar that was taken hold of."""

    WHOLE = auto()
    START = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Drag:
    """A press on a rotation, and what it proposes once the mouse has moved.

    `span` is the proposal, None while there is none.
    """

    row: RotationRow
    grip: Grip
    pressed: QPointF
    span: Span | None = None

    @property
    def changes(self) -> bool:
        """Say whether letting go now would change anything."""
        return self.span is not None and self.span != self.row.span

    def at(self, point: QPointF, layout: Layout) -> "Drag":
        """Return the drag with what it proposes at another point."""
        day, since = layout.scale.day_at(point.x()), layout.scale.day_at(self.pressed.x())
        if self.row.span is None and point.y() >= layout.chips_top:
            return replace(self, span=None)  # still among those without dates
        return replace(self, span=self._proposed(day, since))

    def _proposed(self, day: date, since: date) -> Span:
        current = self.row.span
        if current is None:
            return timeline.default_span(day)
        if self.grip is Grip.START:
            return timeline.started_at(current, current.start + (day - since))
        if self.grip is Grip.END:
            return timeline.resized_to(current, current.end + (day - since))
        # Within half a week of where it was, it stays there, Monday or not.
        moved = timeline.moved_to(current, current.start + (day - since))
        return current if timeline.snapped(current.start) == moved.start else moved


def grip_at(layout: Layout, point: QPointF) -> tuple[RotationRow, Grip] | None:
    """Return the rotation at a point of the calendar, and the part of it."""
    for bar in layout.bars:
        if not bar.lane.contains(point):
            continue
        edge = min(EDGE, bar.rect.width() / 4)
        if abs(point.x() - bar.rect.left()) <= edge:
            return bar.row, Grip.START
        if abs(point.x() - bar.rect.right()) <= edge:
            return bar.row, Grip.END
        if bar.rect.united(bar.text).contains(point):
            return bar.row, Grip.WHOLE
    for chip in layout.chips:
        if chip.rect.contains(point):
            return chip.row, Grip.WHOLE
    return None


def band_at(layout: Layout, point: QPointF) -> BlockRow | None:
    """Return the blocked period at a point of the calendar."""
    for band in layout.bands:
        if band.rect.united(band.text).contains(point):
            return band.block
    return None
