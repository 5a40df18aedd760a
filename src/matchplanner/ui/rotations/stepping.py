"""Going from thing to thing on the calendar, lane by lane."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from typing_extensions import override

from matchplanner.domain.lanes import ItemKey, LaneKey
from matchplanner.ui.rotations.layout import Layout
from matchplanner.ui.rotations.panned import PannedCalendar

T = TypeVar("T")


class SteppedCalendar(PannedCalendar):
    """Knows which rotation, or which thing of another lane, keys act on."""

    selected = Signal(int)
    """Another rotation was chosen."""

    @property
    def spot(self) -> ItemKey | None:
        """The chosen thing of another lane than the rotations', None while a rotation is what keys act on."""
        return self._spot

    def choose_rotation(self, rotation: int) -> None:
        """Mark a rotation, bring it into view and tell of it; 0 marks none."""
        if rotation != self._current or self._spot is not None:
            self._spot = None
            self.select(rotation)
            if rotation:
                self.selected.emit(rotation)

    def choose_item(self, key: ItemKey) -> None:
        """Mark a thing of another lane and bring it into view; its rotation is chosen with it."""
        item = self._item(key)
        if item is None:
            return
        if item.rotation:
            self.choose_rotation(item.rotation)
        self._spot = key
        place = None if self._layout is None else self._layout.thing(key)
        if place is not None:
            self._bring_into_view(place.extent)
        self._describe()
        self.viewport().update()

    def step(self, by: int) -> bool:
        """Go to the next thing of the lane, or the one before; False at its end."""
        layout, spot = self._layout, self._spot
        if layout is None:
            return False
        if spot is None:
            rotation = _next(layout.order(), self._current, by)
            if rotation is not None:
                self.choose_rotation(rotation)
            return rotation is not None
        item = _next(layout.keys(spot.kind.lane), spot, by)
        if item is not None:
            self.choose_item(item)
        return item is not None

    def step_lane(self, by: int) -> None:
        """Go to the next lane that has something: to what belongs to the chosen rotation, or to the first."""
        layout = self._layout
        if layout is None:
            return
        current = LaneKey.ROTATIONS if self._spot is None else self._spot.kind.lane
        lanes = [lane.key for lane in layout.lanes if lane.key is LaneKey.ROTATIONS or layout.keys(lane.key)]
        lane = _next(lanes, current, by)
        if lane is LaneKey.ROTATIONS:
            order = layout.order()
            self.choose_rotation(self._current or (order[0] if order else 0))
        elif lane is not None:
            self.choose_item(self._entrance(layout, lane))

    def _entrance(self, layout: Layout, lane: LaneKey) -> ItemKey:
        keys = layout.keys(lane)
        items = (self._item(key) for key in keys)
        own = (one.key for one in items if one is not None and one.rotation == self._current != 0)
        return next(own, keys[0])

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the things of the lane with Tab before leaving the calendar."""
        return self.step(1 if next else -1) or super().focusNextPrevChild(next)


def _next(order: Sequence[T], current: T, by: int) -> T | None:
    """Return what follows in an order, the first or last where nothing of it is current; None at its end."""
    if not order:
        return None
    at = order.index(current) + by if current in order else (0 if by > 0 else len(order) - 1)
    return order[at] if 0 <= at < len(order) else None
