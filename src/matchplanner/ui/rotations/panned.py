"""The calendar zoomed and scrolled: by wheel, touchpad, fingers and keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.ui.rotations.view import CalendarView
from matchplanner.ui.rotations.zoom_input import ZoomSteps

_PANS = {Qt.Key.Key_Left: -0.5, Qt.Key.Key_Right: 0.5}


class PannedCalendar(CalendarView):
    """Takes what zooms and scrolls, and leaves the rest."""

    _steps: ZoomSteps | None = None  # the window gets its first events while it is being made

    def __init__(self, parent: QWidget | None = None) -> None:
        """Listen to fingers as well."""
        super().__init__(parent)
        self._steps = ZoomSteps()
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def step_zoom(self, steps: int, at: float | None = None) -> None:
        """Go so many levels closer, or further away where negative."""
        self.set_zoom(self.zoom.closer(steps), at)

    def show_today(self) -> None:
        """Bring today into view, or the end of the calendar that is nearest to it."""
        if self._plan is not None:
            self.show_day(self._plan.today)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        found = None if self._steps is None else self._steps.steps(event)
        if found is None:
            return super().viewportEvent(event)
        steps, point = found
        if steps:
            gutter = 0.0 if self._layout is None else self._layout.gutter
            self.step_zoom(steps, max(point.x() - gutter, 0.0))
        event.accept()
        return True

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.angleDelta().y():
            across = self.horizontalScrollBar()
            across.setValue(across.value() - event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll to today with Home, and by half a window with Ctrl and an arrow."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Home:
            self.show_today()
        elif key in _PANS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            across = self.horizontalScrollBar()
            across.setValue(across.value() + round(_PANS[key] * self._sight()))
        else:
            super().keyPressEvent(event)
