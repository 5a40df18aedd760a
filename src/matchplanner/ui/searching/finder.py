"""A field with a list under it, over the window: type, go up and down, press Enter; Esc goes back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from matchplanner.ui import theme
from matchplanner.ui.overriding import override
from matchplanner.ui.page import muted
from matchplanner.ui.searching.delegate import RowDelegate
from matchplanner.ui.searching.rows import Row, RowsModel
from matchplanner.ui.widgets.leaving import leave_field

_WIDE, _HIGH = 84, 26
"""Average characters and lines of text of its size, less where the window is smaller."""

_PAGE = 8
"""Lines that Page up and Page down go over."""


class Finder(QDialog):
    """What the palette and the search have in common; a subclass says what a text finds.

    The keyboard stays in the field while the list is walked through, and goes
    back to where it was when the finder closes.
    """

    def __init__(self, window: QWidget, name: str, title: str, hint: str) -> None:
        """Build it over a window; `hint` stands in the empty field."""
        leave_field()
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._before = QApplication.focusWidget()
        self._was_active = False
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}Field")
        self.field.setAccessibleName(title)
        self.field.setAccessibleDescription(hint)
        self.field.setPlaceholderText(hint)
        self.field.setFont(theme.sized(self.field.font(), 1.15))
        self.model = RowsModel()
        self.model.setParent(self)
        self.list = QListView()
        self.list.setObjectName(f"{name}List")
        self.list.setStyleSheet("QListView { border: none; }")
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.told = muted("")
        self.told.setObjectName(f"{name}Told")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.foot = QLabel()
        self.foot.setObjectName(f"{name}Foot")
        self.foot.setProperty("role", "muted")
        self.foot.setFont(theme.sized(self.foot.font(), 0.85))
        self._lay_out()
        self.field.textChanged.connect(self.look_up)
        self.field.returnPressed.connect(self._choose_current)
        self.list.clicked.connect(self._choose)

    def rows_for(self, text: str) -> Sequence[Row]:
        """Return what a text finds."""
        raise NotImplementedError

    def words_for(self, text: str) -> str:
        """Return what to say when nothing was found, or nothing was typed; "" to say nothing."""
        raise NotImplementedError

    def look_up(self, text: str) -> None:
        """Show what a text finds and choose the first of it."""
        self.model.show_rows(self.rows_for(text))
        told = "" if self.model.rows else self.words_for(text)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.list.setVisible(not told)
        self.go_to(0)
        if told:
            self._announce(told)

    def refill(self) -> None:
        """Look the text up again; a line that was walked to stays chosen wherever it stands now."""
        before, walked = self.current(), self.list.currentIndex().row() > self._first()
        self.look_up(self.field.text())
        if before is None or not walked:
            return
        there = (at for at, row in enumerate(self.model.rows) if row.alike(before))
        self.go_to(next(there, 0))

    def _first(self) -> int:
        """Return the place of the first line that can be chosen."""
        return next((at for at, row in enumerate(self.model.rows) if not row.heading), 0)

    def start(self) -> None:
        """Show it over its window, with what an empty field finds."""
        self._place()
        self.look_up(self.field.text())
        self.show()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> Row | None:
        """Return the line that Enter chooses."""
        at = self.list.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def go_to(self, at: int, step: int = 1) -> None:
        """Choose the line nearest to a place that is no heading, in the direction of a step."""
        rows = self.model.rows
        at = min(max(at, 0), len(rows) - 1)
        while 0 <= at < len(rows) and rows[at].heading:
            at += step
        if not 0 <= at < len(rows):
            return
        index = self.model.index(at)
        self.list.setCurrentIndex(index)
        if at > 0 and rows[at - 1].heading:
            self.list.scrollTo(self.model.index(at - 1))
        self.list.scrollTo(index)
        self._announce(rows[at].spoken)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.go_to(self.list.currentIndex().row() + step, 1 if step > 0 else -1)
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            if self._was_active and not self.isActiveWindow():
                QTimer.singleShot(0, self.close)  # a click beside it is a way out, as Esc is
            self._was_active = self.isActiveWindow()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.activateWindow()
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(8)
        inner.addWidget(self.field)
        inner.addWidget(self.told, 1)  # either it or the list is shown
        inner.addWidget(self.list, 1)
        inner.addWidget(self.foot)
        self.told.setContentsMargins(12, 12, 12, 12)
        self.foot.setContentsMargins(12, 0, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _place(self) -> None:
        """Lie over the upper part of the window, in its middle."""
        window = self.parentWidget()
        if window is None:
            return
        metrics, room = self.fontMetrics(), window.size()
        width = min(_WIDE * metrics.averageCharWidth(), room.width() - 2 * metrics.height())
        height = min(_HIGH * metrics.lineSpacing(), room.height() * 3 // 4)
        self.setFixedSize(width, height)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (room.width() - width) // 2, corner.y() + room.height() // 10)

    def _announce(self, text: str) -> None:
        """Tell a screen reader what is chosen: the keyboard stays in the field."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _choose_current(self) -> None:
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()] if index.isValid() else None
        if row is None or row.choose is None:
            return
        if row.barred:
            self.foot.setText(row.barred)
            self._announce(row.barred)
            return
        if row.stays:
            row.choose()
        else:
            self._leave_for(row.choose)

    def _leave_for(self, action: Callable[[], None]) -> None:
        """Close, and do it once the keyboard is back where it was: a dialog may open over the window."""
        window = self.parentWidget() or self
        self.accept()
        QTimer.singleShot(0, window, action)
