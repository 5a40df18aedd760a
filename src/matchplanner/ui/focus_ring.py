"""A ring on the control that has the focus, where the control itself shows it too faintly or not at all."""

import sys

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from matchplanner.ui import theme

_RINGED = (
    *(QAbstractSlider, QAbstractSpinBox, QCheckBox, QComboBox, QLabel),
    *(QRadioButton, QScrollArea, QTabBar, QToolButton),
)
"""What Fusion outlines in the colour of selected rows, which is a quiet one, or not at all."""

_WIDTH = 2
_RADIUS = 4


class FocusRings(QObject):
    """Puts the ring around what has the focus in a window and its dialogs."""

    def __init__(self, qt: QApplication, window: QWidget) -> None:
        """Follow the focus; native styles draw rings of their own."""
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None
        if sys.platform not in {"win32", "darwin"}:
            qt.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):  # it may have gone with its control
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = _Ring(now) if isinstance(now, _RINGED) and self._holds(now) else None

    def _holds(self, widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None


class _Ring(QWidget):
    """The ring itself, over a control and as large as that."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self.resize(control.size())
        self.raise_()
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens().color("accent"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        painter.end()
