"""How often each skill was practised: a number, one more, one less."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from matchplanner.domain.case_log import PracticeKind
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.words import word

_BUTTON = 7  # average characters


class Counters(QWidget):
    """A line for each kind, skills before initiative; + and - count on the line that has the keyboard."""

    counted = Signal(object)
    """One more of this PracticeKind."""

    uncounted = Signal(object)
    """One less of this PracticeKind."""

    def __init__(self, name: str, columns: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Start at nothing; `columns` head the numbers that `show_counts` brings."""
        super().__init__(parent)
        self._name = name
        self._numbers: dict[PracticeKind, list[QLabel]] = {}
        self._buttons: dict[PracticeKind, tuple[QPushButton, QPushButton]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._width = len(columns)
        self._grid.setColumnStretch(self._width + 3, 1)
        row = self._group(0, self.tr("Skills"), columns, [kind for kind in PracticeKind if kind.skill])
        self._group(row, self.tr("Initiative"), (), [kind for kind in PracticeKind if not kind.skill])

    def show_counts(self, *counts: Mapping[PracticeKind, int]) -> None:
        """Show the numbers of each column; only what is counted in the first can be taken back."""
        for kind, labels in self._numbers.items():
            for label, of in zip(labels, counts, strict=True):
                label.setText(str(of.get(kind, 0)))
            self._buttons[kind][0].setEnabled(counts[0].get(kind, 0) > 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        on = self.focusWidget()
        kind = next((kind for kind, pair in self._buttons.items() if on in pair), None)
        if kind is not None and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            (self.counted if event.key() == Qt.Key.Key_Plus else self.uncounted).emit(kind)
        else:
            super().keyPressEvent(event)

    def _group(self, row: int, title: str, columns: tuple[str, ...], kinds: list[PracticeKind]) -> int:
        self._grid.addWidget(heading(title, 1.0), row, 0)
        for at, column in enumerate(columns):
            head = muted(column)
            head.setWordWrap(False)
            self._grid.addWidget(head, row, at + 1, Qt.AlignmentFlag.AlignRight)
        for line, kind in enumerate(kinds, start=row + 1):
            self._line(line, kind)
        return row + len(kinds) + 1

    def _line(self, row: int, kind: PracticeKind) -> None:
        label = QLabel(word(kind))
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._grid.addWidget(label, row, 0)
        self._numbers[kind] = [QLabel("0") for _column in range(self._width)]
        for at, number in enumerate(self._numbers[kind]):
            number.setObjectName(f"{self._name}Number{at}_{kind.value}")
            number.setAccessibleName(word(kind))
            self._grid.addWidget(number, row, at + 1, Qt.AlignmentFlag.AlignRight)
        less = self._button("less", "-1", kind, lambda: self.uncounted.emit(kind))
        more = self._button("more", "+1", kind, lambda: self.counted.emit(kind))
        self._buttons[kind] = (less, more)
        for at, part in enumerate((less, more), start=self._width + 1):
            self._grid.addWidget(part, row, at)

    def _button(self, what: str, text: str, kind: PracticeKind, slot: Callable[[], None]) -> QPushButton:
        made = button(f"{self._name}_{what}_{kind.value}", text, slot)
        made.setAccessibleDescription(word(kind))
        made.setFixedWidth(_BUTTON * self.fontMetrics().averageCharWidth())
        return made
