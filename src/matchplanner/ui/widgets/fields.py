"""Editors that hand over their value when they are left, and keep what was typed if it is refused."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from matchplanner.domain import note_text
from matchplanner.errors import ReadOnlyPlanError, UserError
from matchplanner.ui import week
from matchplanner.ui.days import day_text, parse_day
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.kept_text import KeptText
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.note_preview import NotePreview

_IDLE_MILLISECONDS = 2000
_LONG = 10
"""Characters from which on a choice may not fit its field."""


class LineField(QLineEdit, KeptText):
    """One line of text; `committed` carries what was typed once the field is left."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.editingFinished.connect(self.commit)

    @override
    def hand_over(self, text: str) -> None:
        self.committed.emit(text)

    @override
    def setText(self, text: str | None, /) -> None:
        super().setText(text or "")
        self._show_beginning()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_beginning()

    def _show_beginning(self) -> None:
        """Let a text that is longer than the field be read from its start, unless it is being typed."""
        if not self.hasFocus():
            self.setCursorPosition(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.revert():
            super().keyPressEvent(event)


class NoteField(LongText, KeptText):
    """Several lines of plain text as typed; saved when left and after two idle seconds.

    A preview can be laid over it, which shows what the text means and never
    changes it; a check box ticked there changes one character.
    """

    committed = Signal(str)

    record_requested = Signal(str)
    """A link to the record of this name was followed in the preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__("", parent)
        self.setTabChangesFocus(True)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MILLISECONDS)
        self._idle.timeout.connect(self.commit)
        self.textChanged.connect(self._idle.start)
        self._preview: NotePreview | None = None

    @property
    def previewed(self) -> bool:
        """Whether the preview is shown over the text."""
        return self._preview is not None and not self._preview.isHidden()

    def preview(self, *, shown: bool) -> None:
        """Show the preview over the text, or the text again; the keyboard goes along."""
        if self._preview is None:
            self._preview = made = NotePreview(self)
            made.box_toggled.connect(self._tick)
            made.record_requested.connect(self.record_requested)
            made.left.connect(lambda: self.preview(shown=False))
            self.textChanged.connect(self._show_preview)
        if not shown:
            self._preview.hide()
            self.setFocus()
            return
        self._preview.setGeometry(self.rect())
        self._preview.show()
        self._show_preview()
        self._preview.setFocus()

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, as if it were typed."""
        if self.previewed:
            self.preview(shown=False)
        self.insertPlainText(text)

    def _show_preview(self) -> None:
        if self._preview is not None and self.previewed:
            self._preview.show_text(self.text())

    def _tick(self, number: int) -> None:
        if self.isReadOnly():
            return
        before = self.text()
        after = note_text.toggled(before, number)
        if after == before:
            return
        at = note_text.boxes(before)[number].at
        cursor = QTextCursor(self.document())
        cursor.setPosition(len(before[:at].encode("utf-16-le")) // 2)  # Qt counts in UTF-16
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(after[at])
        self.commit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._preview is not None:
            self._preview.setGeometry(self.rect())

    @override
    def text(self) -> str:
        return self.toPlainText()

    @override
    def setText(self, text: str, /) -> None:
        self.setPlainText(text)

    @override
    def hand_over(self, text: str) -> None:
        self.committed.emit(text)

    @override
    def load(self, text: str, *, fresh: bool = False) -> None:
        if fresh and self.marks is not None:
            self.marks.forget_ignored()
        super().load(text, fresh=fresh)
        if not self.changed:
            self._idle.stop()

    @override
    def commit(self) -> None:
        self._idle.stop()
        super().commit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()


class ChoiceField(QComboBox):
    """One of a few keys, each with the words shown for it."""

    committed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer (key, label) pairs in the order given."""
        super().__init__(parent)
        self._stored = ""
        self.set_choices(choices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _at: self.committed.emit(self.key()))
        self._told = ""
        self.currentTextChanged.connect(self._tell_whole)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other pairs, keeping the chosen key if it is among them."""
        chosen = self.key()
        self.clear()
        for key, label in choices:
            self.addItem(label, key)
        self.load(chosen)

    def key(self) -> str:
        """Return the chosen key."""
        value = self.currentData()
        return value if isinstance(value, str) else ""

    def load(self, key: str, *, fresh: bool = False) -> None:  # noqa: ARG002 - the same call as the typed fields
        """Show a stored key; one that is no longer offered is shown as it is."""
        self._stored = key
        at = self.findData(key)
        if at < 0 and key:
            self.addItem(key, key)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def reject_value(self) -> None:
        """Note that the plan refused the value; the next load shows the stored one."""

    def go_back(self) -> None:
        """Show the stored key again: the plan takes no other."""
        self.load(self._stored)

    def _tell_whole(self, text: str) -> None:
        """Tell a long choice in the tip too, unless that says something else: names may be cut."""
        if self.toolTip() == self._told:
            self._told = plain_tip(text) if len(text) > _LONG else ""
            self.setToolTip(self._told)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change what it holds.
        event.ignore()


class DayField(QWidget):
    """A day, typed in any unmistakable form or picked from a calendar; blank is unknown."""

    committed = Signal(object)
    """The day, or None for unknown."""

    problem = Signal(str)
    """What was typed is no day; the sentence says what to do. Empty: all is well again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start unknown."""
        super().__init__(parent)
        self._day: date | None = None
        self._stored: date | None = None
        self.line = LineField()
        self.line.setPlaceholderText(self.tr("unknown"))
        self.line.committed.connect(self._on_typed)
        self.pick = QToolButton()
        self.pick.setText("▾")
        self.pick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._calendar = QCalendarWidget()
        self._calendar.setGridVisible(False)
        self._calendar.setFirstDayOfWeek(week.first_day_of_qt())
        self._calendar.activated.connect(self._on_picked)
        self._calendar.clicked.connect(self._on_picked)
        menu = QMenu(self.pick)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._calendar)
        menu.addAction(action)
        menu.aboutToShow.connect(self._show_day)
        self.pick.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.pick)
        self.setFocusProxy(self.line)

    def name(self, object_name: str, label: str) -> None:
        """Give field and calendar button their names."""
        self.line.setObjectName(object_name)
        self.line.setAccessibleName(label)
        self.pick.setObjectName(f"{object_name}Pick")
        self.pick.setAccessibleName(self.tr("Pick {label} from a calendar").format(label=label))

    def day(self) -> date | None:
        """Return the day last accepted."""
        return self._day

    def load(self, day: date | None, *, fresh: bool = False) -> None:
        """Show a stored day; `fresh` as in LineField.load."""
        self._day = self._stored = day
        self.line.load(day_text(day, ""), fresh=fresh)

    def reject_value(self) -> None:
        """Note that the plan refused the day."""
        self.line.reject_value()

    def go_back(self) -> None:
        """Show the stored day again: the plan takes no other."""
        self.load(self._stored, fresh=True)

    def _show_day(self) -> None:
        if self._day is not None:
            self._calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))

    def _on_typed(self, text: str) -> None:
        try:
            day = parse_day(text)
        except UserError as exc:
            self.line.reject_value()
            self.problem.emit(exc.sentence())
            return
        self.problem.emit("")
        self._take(day)

    def _on_picked(self, picked: QDate) -> None:
        menu = self.pick.menu()
        if menu is not None:
            menu.close()
        self._take(date(picked.year(), picked.month(), picked.day()))

    def _take(self, day: date | None) -> None:
        self._day = day
        self.line.load(day_text(day, ""), fresh=True)
        self.committed.emit(day)


Field = LineField | NoteField | ChoiceField | DayField


def handed_to(field: Field, problem: Callable[[str], None], verb: Callable[[Any], None]) -> None:
    """Give each committed value to a verb; a refusal is shown at the field and nothing typed is lost.

    Where the plan takes no value at all, the field shows the stored one again.
    """

    def take(value: Any) -> None:
        try:
            verb(value)
        except ReadOnlyPlanError as exc:
            field.go_back()
            problem(exc.sentence())
        except UserError as exc:
            field.reject_value()
            problem(exc.sentence())
        else:
            problem("")

    field.committed.connect(take)
    if isinstance(field, DayField):
        field.problem.connect(problem)
