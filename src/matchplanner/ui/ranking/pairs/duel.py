"""The question itself: two cards side by side, and the keys that answer it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.pair_relations import Verdict
from matchplanner.ui import theme
from matchplanner.ui.page import heading, told
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.wrapped import Wrapped
from matchplanner.ui.words import phrase

_RING = 6
"""Pixels between the cards and the line that shows the keyboard is here."""

_FEWEST_LINES = 6
_CARDS_AT = 1
_KEYS = {
    Verdict.FIRST: (Qt.Key.Key_1, Qt.Key.Key_Left),
    Verdict.SECOND: (Qt.Key.Key_2, Qt.Key.Key_Right),
    Verdict.EQUAL: (Qt.Key.Key_Equal, Qt.Key.Key_E),
    Verdict.SKIP: (Qt.Key.Key_S,),
}

Part = tuple[str, tuple[str, ...]]
"""A heading and its lines."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one card shows; `nothing` is said where there are no parts."""

    title: str
    beneath: Sequence[str] = ()
    parts: Sequence[Part] = field(default=())
    nothing: str = ""

    @property
    def tall(self) -> bool:
        """Whether more is written on it than what heads it."""
        return bool(self.parts or self.nothing)


class Card(QFrame):
    """One of the two; a click anywhere on it chooses it."""

    chosen = Signal()
    """This one is preferred."""

    def __init__(self, name: str, label: str, tip: str, parent: QWidget | None = None) -> None:
        """Start empty; `label` and `tip` are those of its button."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = heading("", 1.3)
        self.title.setObjectName(f"{name}Title")
        self.title.setWordWrap(True)
        self.title.setMinimumWidth(1)
        self.beneath = told(f"{name}Beneath")
        set_tone(self.beneath, "muted")
        self.choose = button(f"{name}Choose", label, self.chosen.emit, tip)
        self.body = QScrollArea()
        self.body.setObjectName(f"{name}Body")
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setWidgetResizable(True)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setMinimumHeight(_FEWEST_LINES * self.fontMetrics().lineSpacing())
        self.body.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for part in (self.title, self.beneath):
            column.addWidget(part)
        column.addWidget(self.body, 1)
        column.addWidget(self.choose)

    def show_side(self, side: Side) -> None:
        """Show another one."""
        self.title.setText(side.title)
        self.beneath.setText("\n".join(line for line in side.beneath if line))
        self.beneath.setHidden(not self.beneath.text())
        self.body.setVisible(side.tall)
        vertical = QSizePolicy.Policy.Expanding if side.tall else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.choose.setAccessibleDescription(side.title)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 6, 0)
        column.setSpacing(2)
        for title, lines in side.parts:
            column.addWidget(heading(phrase(title), 1.0))
            text = told("")
            text.setText("\n".join(f"\u2022 {line}" for line in lines))
            column.addWidget(text)
            column.addSpacing(6)
        if not side.parts:
            empty = told("")
            empty.setText(side.nothing)
            set_tone(empty, "muted")
            column.addWidget(empty)
        column.addStretch()
        self.body.setWidget(inside)
        inside.setAutoFillBackground(False)  # the area gives what it shows the colour of the window

    def scroll_by(self, lines: int) -> None:
        """Move what is written by so many lines."""
        bar = self.body.verticalScrollBar()
        bar.setValue(bar.value() + lines * self.fontMetrics().lineSpacing())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()


class Duel(QWidget):
    """Two cards and the two other answers; keys work while the keyboard is anywhere in it."""

    answered = Signal(object)
    """The Verdict about the two that are shown."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start without a question; `name` begins the object names."""
        super().__init__(parent)
        tr = self.tr
        self.setObjectName(f"{name}Duel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question = Wrapped()
        self.question.setObjectName(f"{name}Question")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        self.question.setFont(theme.sized(self.question.font(), 1.15, bold=True))
        self.left = Card(f"{name}Left", tr("The left one (1)"), tr("1 or Left"))
        self.right = Card(f"{name}Right", tr("The right one (2)"), tr("2 or Right"))
        self.equal = button(f"{name}Equal", tr("Equal (E)"), self._answer(Verdict.EQUAL), tr("E or ="))
        self.skip = button(f"{name}Skip", tr("Skip (S)"), self._answer(Verdict.SKIP), tr("S"))
        self.left.chosen.connect(self._answer(Verdict.FIRST))
        self.right.chosen.connect(self._answer(Verdict.SECOND))
        for verdict, keys in _KEYS.items():
            for key in keys:
                self._bind(key, self._answer(verdict))
        self._bind(Qt.Key.Key_Up, lambda: self._scroll(-1))
        self._bind(Qt.Key.Key_Down, lambda: self._scroll(1))
        self._lay_out()

    def ask(self, question: str, left: Side, right: Side) -> None:
        """Show a question."""
        self.question.setText(question)
        self.left.show_side(left)
        self.right.show_side(right)
        tall = left.tall or right.tall
        self._column.setStretch(_CARDS_AT, int(tall))
        self._column.setStretch(self._column.count() - 1, int(not tall))
        self.setAccessibleName(question)
        self.setAccessibleDescription(
            self.tr("Left: {left}. Right: {right}.").format(left=left.title, right=right.title)
        )

    def say_skip(self, label: str) -> None:
        """Call the button that decides nothing differently."""
        self.skip.setText(label)
        self.skip.setAccessibleName(label)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons of the four answers, from the left."""
        return self.left.choose, self.equal, self.skip, self.right.choose

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(12)
        cards.addWidget(self.left, 1)
        cards.addWidget(self.right, 1)
        others = QHBoxLayout()
        others.addStretch()
        for made in (self.equal, self.skip):
            others.addWidget(made)
        others.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_RING, _RING, _RING, _RING)
        self._column.setSpacing(8)
        self._column.addWidget(self.question)
        self._column.addLayout(cards)
        self._column.addLayout(others)
        self._column.addStretch()
        order = (self, *self.buttons())
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _bind(self, key: Qt.Key, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _answer(self, verdict: Verdict) -> Callable[[], None]:
        return lambda: self.answered.emit(verdict)

    def _scroll(self, lines: int) -> None:
        for card in (self.left, self.right):
            card.scroll_by(lines)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.tokens(self).color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RING, _RING)
            painter.end()
