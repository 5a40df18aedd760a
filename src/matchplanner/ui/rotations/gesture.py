"""What a drag on the calendar proposes; nothing is written before it is let go."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QPointF

from matchplanner.domain import timeline
from matchplanner.domain.spans import Span
from matchplanner.services.calendar_lanes import LaneItem
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

    `pressed` is the point of the window, `since` the day under it: the day
    stays when the calendar scrolls or zooms. `span` is the proposal, None while
    there is none.
    """

    row: RotationRow
    grip: Grip
    pressed: QPointF
    since: date
    span: Span | None = None

    @property
    def changes(self) -> bool:
        """Say whether letting go now would change anything."""
        return self.span is not None and self.span != self.row.span

    def at(self, point: QPointF, layout: Layout) -> "Drag":
        """Return the drag with what it proposes at another point of the calendar."""
        day = layout.scale.day_at(point.x())
        if layout.bar(self.row.id) is not None:
            return replace(self, span=self._moved(day))
        if layout.among_chips(point.y()):
            return replace(self, span=None)  # still among those outside the calendar
        span = self.row.span
        return replace(
            self, span=timeline.default_span(day) if span is None else timeline.moved_to(span, day)
        )

    def _moved(self, day: date) -> Span | None:
        current = self.row.span
        if current is None:
            return None
        if self.grip is Grip.START:
            return timeline.started_at(current, current.start + (day - self.since))
        if self.grip is Grip.END:
            return timeline.resized_to(current, current.end + (day - self.since))
        # Within half a week of where it was, it stays there, Monday or not.
        moved = timeline.moved_to(current, current.start + (day - self.since))
        return current if timeline.snapped(current.start) == moved.start else moved


def grip_at(layout: Layout, point: QPointF, scrolled: float) -> tuple[RotationRow, Grip] | None:
    """Return the rotation at a point of the calendar, and the part of it.

    `scrolled` is how far the months are scrolled: the chips do not scroll with them.
    """
    for bar in layout.bars:
        if not bar.lane.contains(point):
            continue
        edge = min(EDGE, bar.rect.width() / 4)
        if abs(point.x() - bar.rect.left()) <= edge:
            return bar.row, Grip.START
        if abs(point.x() - bar.rect.right()) <= edge:
            return bar.row, Grip.END
        if bar.extent.contains(point):
            return bar.row, Grip.WHOLE
    for chip in layout.chips:
        if chip.rect.contains(point - QPointF(scrolled, 0)):
            return chip.row, Grip.WHOLE
    return None


def item_at(layout: Layout, point: QPointF) -> LaneItem | None:
    """Return what stands at a point of the calendar beside the rotations, the topmost where two meet."""
    return next((one.item for one in reversed(layout.things()) if one.extent.contains(point)), None)
