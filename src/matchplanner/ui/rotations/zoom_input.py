"""Wheel, touchpad and fingers as steps of the zoom."""

import math

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

_NOTCH = 120.0
"""What one click of a usual wheel turns, in eighths of a degree (QWheelEvent)."""

_PINCH = math.log(1.35)
"""How much fingers must spread for one level, as the logarithm of the scale."""


class ZoomSteps:
    """Adds up small turns and spreads until they make a whole level."""

    def __init__(self) -> None:
        """Start between two levels."""
        self._sum = 0.0

    def steps(self, event: QEvent) -> tuple[int, QPointF] | None:
        """Return how many levels closer an event asks for, and where; None for an event of another kind."""
        if isinstance(event, QWheelEvent):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return None
            return self._add(event.angleDelta().y() / _NOTCH), event.position()
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
                return None
            return self._add(event.value() / _PINCH), event.position()
        if isinstance(event, QGestureEvent):
            return self._pinched(event)
        return None

    def _pinched(self, event: QGestureEvent) -> tuple[int, QPointF] | None:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return None
        event.accept(pinch)
        middle = event.widget().mapFromGlobal(pinch.centerPoint())
        return self._add(math.log(max(pinch.scaleFactor(), 0.01)) / _PINCH), middle

    def _add(self, amount: float) -> int:
        if amount * self._sum < 0:
            self._sum = 0.0  # turned round: what was left of the other way does not count
        self._sum += amount
        steps = math.trunc(self._sum)
        self._sum -= steps
        return steps
