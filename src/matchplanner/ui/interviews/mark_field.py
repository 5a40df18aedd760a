"""A rating from 1 to 5, or none: the keys 1 to 5 give it, 0 and Delete take it back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QWidget

from matchplanner.domain.debriefs import MARKS
from matchplanner.ui.overriding import override

_NONE = 0


class MarkField(QWidget):
    """A row of choices, "not rated" first; `before` stands at its end where it was rated earlier."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        """Start without a rating."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for mark in (_NONE, *MARKS):
            words = str(mark) if mark else self.tr("not rated")
            choice = QRadioButton(words)
            choice.setObjectName(f"{name}_{mark}")
            choice.setAccessibleName(f"{label}: {words}")
            self._group.addButton(choice, mark)
            row.addWidget(choice)
        self.before = QLabel()
        self.before.setObjectName(f"{name}Before")
        self.before.setTextFormat(Qt.TextFormat.PlainText)
        self.before.setProperty("role", "muted")
        row.addWidget(self.before)
        row.addStretch()
        self._group.idToggled.connect(lambda _mark, on: self._on_chosen() if on else None)
        self.set_mark(None)

    def mark(self) -> int | None:
        """Return the rating, None while there is none."""
        return self._group.checkedId() or None

    def set_mark(self, mark: int | None) -> None:
        """Show a rating."""
        self._group.button(mark or _NONE).setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or text == str(_NONE):
            self._give(None)
        elif text.isascii() and text.isdigit() and int(text) in MARKS:
            self._give(int(text))
        else:
            super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        """Let Tab reach the chosen one only, so that one press leads to the next row."""
        chosen = self._group.button(max(self._group.checkedId(), _NONE))
        for choice in self._group.buttons():
            policy = Qt.FocusPolicy.StrongFocus if choice is chosen else Qt.FocusPolicy.ClickFocus
            choice.setFocusPolicy(policy)
        self.setFocusProxy(chosen)

    def _give(self, mark: int | None) -> None:
        self.set_mark(mark)
        self.setFocus()
