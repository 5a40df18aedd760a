"""The calendar worked out anew for each size, zoom and plan, and scrolled to what is chosen."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.domain.lanes import LaneKey
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationPlan
from matchplanner.ui.rotations import tips
from matchplanner.ui.rotations.arranger import Arranger
from matchplanner.ui.rotations.item_words import item_text
from matchplanner.ui.rotations.layout import PAD, Fonts
from matchplanner.ui.rotations.picture import CalendarPicture
from matchplanner.ui.rotations.zoom import Zoom


class CalendarView(CalendarPicture):
    """Shows a plan of rotations and what stands around them, from far or near."""

    zoom_changed = Signal(str)
    """The calendar shows another stretch of days: a level of `Zoom`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a plan, the whole season in sight."""
        super().__init__(parent)
        self._hidden: frozenset[LaneKey] = frozenset()
        self._zoom = Zoom.SEASON
        self._arranger: Arranger | None = None

    @property
    def zoom(self) -> Zoom:
        """How much is in sight."""
        return self._zoom

    def show_plan(self, plan: RotationPlan, items: Sequence[LaneItem]) -> None:
        """Show a plan, and what stands in the lanes beside its rotations."""
        self._plan, self._items = plan, tuple(items)
        if self._spot is not None and all(item.key != self._spot for item in items):
            self._spot = None
        self._arrange()

    def hide_lanes(self, hidden: frozenset[LaneKey]) -> None:
        """Leave some lanes out."""
        self._hidden = hidden
        if self._spot is not None and self._spot.kind.lane in hidden:
            self._spot = None
        self._arrange()

    def set_zoom(self, zoom: Zoom, at: float | None = None) -> None:
        """Show more or less at once; what is at a point of the window stays there.

        `at` counts from the left edge of the months in sight. Without it, the
        chosen thing stays, or today, or the middle: the first of them in sight.
        """
        if zoom is self._zoom:
            return
        self._zoom = zoom
        self._arrange(self._held() if at is None else at)
        self.zoom_changed.emit(zoom.value)

    def select(self, rotation: int, *, reveal: bool = True) -> None:
        """Mark one rotation and bring it into view unless told not to; 0 marks none."""
        if rotation != self._current:
            self._spot = None
        self._current = rotation
        place = None if self._layout is None else self._layout.place_of(rotation)
        if reveal and place is not None:
            self._bring_into_view(place)
        self._describe()
        self.viewport().update()

    def show_day(self, day: date) -> None:
        """Bring a day to the first third of the window, or the end of the calendar that is nearest to it."""
        if self._layout is not None:
            x = self._layout.scale.middle(day)
            self.horizontalScrollBar().setValue(round(x - self._sight() / 3))

    def _arrange(self, held: float = 0.0) -> None:
        """Work the places out anew; what is `held` pixels right of the names stays there."""
        self._still.forget()
        plan, before = self._plan, self._layout
        share = 0.0 if before is None else (self._scrolled() + held) / before.scale.width
        if plan is None or plan.target_year is None:
            self._layout = None
        else:
            width = self.viewport().width()
            self._arranger = Arranger(Fonts.of(self.font()), width, plan.target_year, self._zoom)
            self._layout = self._arranger.layout(plan, self._items, self._hidden)
            self._fit_bars()
            across = self._layout.scale.width
            self.horizontalScrollBar().setValue(round(share * across - held))
        self._describe()
        self.viewport().update()

    def _fit_bars(self) -> None:
        """Tell the scroll bars how much there is; one that appears narrows the window and comes back here."""
        layout = self._layout
        if layout is None:
            return
        height = self.viewport().height() - layout.header
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(int(height))
        down.setSingleStep(int(layout.line))
        down.setRange(0, max(0, int(layout.height - height)))
        if layout is not self._layout:
            return
        across.setPageStep(int(self._sight()))
        across.setSingleStep(max(int(7 * layout.scale.day_width), 1))
        across.setRange(0, max(0, round(layout.width - self._sight())))

    def _held(self) -> float:
        """Return the point of the window that stays when no other is named."""
        layout, sight = self._layout, self._sight()
        if layout is None:
            return 0.0
        places = [self._chosen_place()]
        if self._plan is not None and layout.scale.calendar.holds(self._plan.today):
            places.append(QRectF(layout.scale.middle(self._plan.today), 0, 0, 0))
        for place in places:
            x = -1.0 if place is None else place.center().x() - self._scrolled()
            if 0 <= x <= sight:
                return x
        return sight / 2

    def _chosen_place(self) -> QRectF | None:
        layout = self._layout
        if layout is None:
            return None
        if self._spot is not None:
            found = layout.thing(self._spot)
            return None if found is None else found.extent
        bar = layout.bar(self._current)
        return None if bar is None else bar.rect

    def _bring_into_view(self, place: QRectF) -> None:
        layout = self._layout
        if layout is None:
            return
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        height, width = self.viewport().height() - layout.header, self._sight()
        if place.bottom() > down.value() + height:
            down.setValue(int(place.bottom() - height) + 1)
        elif place.top() < down.value():
            down.setValue(int(place.top()))
        left, right = place.left() - 2 * PAD, place.right() + 2 * PAD
        if layout.bar(self._current) is None and self._spot is None:
            return  # a chip is always in sight from side to side
        if right - left > width or left < across.value():
            across.setValue(int(left))
        elif right > across.value() + width:
            across.setValue(int(right - width) + 1)

    def _describe(self) -> None:
        row, plan, item = self._row(self._current), self._plan, self._item(self._spot)
        if plan is None:
            text = ""
        elif item is not None:
            text = item_text(item, plan)
        else:
            text = "" if row is None else tips.rotation(row, plan)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
