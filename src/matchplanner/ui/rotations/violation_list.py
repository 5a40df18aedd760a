"""What is wrong, line by line, each with a menu of what puts it right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from matchplanner.domain.violations import Fix, Violation
from matchplanner.services.rotations import RotationPlan
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.rotations.violation_words import ROLES, fix_text, violation_text
from matchplanner.ui.widgets.tones import set_tone

Apply = Callable[[Violation, Fix, str], None]
"""Carry out a fix; the text says what it does, and to which rotation."""


class ViolationList(QWidget):
    """Lines of violations; more than `most` of them are folded behind a button."""

    def __init__(self, name: str, apply: Apply, most: int, parent: QWidget | None = None) -> None:
        """Start empty; lines are named `name` and their number."""
        super().__init__(parent)
        self._name, self._apply, self._most = name, apply, most
        self._lines: list[_Line] = []
        self._count = 0
        self._more = QToolButton()
        self._more.setObjectName(f"{name}More")
        self._more.setCheckable(True)
        self._more.setAutoRaise(True)
        self._more.toggled.connect(lambda _on: self._fold())
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        column.addWidget(self._more)

    def show_violations(self, found: Sequence[Violation], plan: RotationPlan, about: int = 0) -> None:
        """Show violations of a plan; `about` is the rotation they are read at, 0 for the plan."""
        while len(self._lines) < len(found):
            line = _Line(f"{self._name}{len(self._lines)}", self._apply)
            self._column.addWidget(line)
            self._lines.append(line)
        for line, violation in zip(self._lines, found, strict=False):
            line.show_violation(violation, plan, about)
        self._count = len(found)
        self._fold()
        self.setVisible(bool(found))

    def _fold(self) -> None:
        shown = self._count if self._more.isChecked() else min(self._count, self._most)
        for at, line in enumerate(self._lines):
            line.setVisible(at < shown)
        hidden = self._count - self._most
        text = tr("Show less") if self._more.isChecked() else tr("Show {count} more").format(count=hidden)
        self._more.setText(text)
        self._more.setAccessibleName(text)
        self._more.setVisible(hidden > 0)


class _Line(QWidget):
    """One violation and its menu, which is filled when it is opened."""

    def __init__(self, name: str, apply: Apply) -> None:
        super().__init__()
        self._apply = apply
        self._shown: tuple[Violation, RotationPlan, int] | None = None
        self.label = QLabel()
        self.label.setObjectName(name)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.fix = QToolButton()
        self.fix.setObjectName(f"{name}Fix")
        self.fix.setText(tr("Fix"))
        self.fix.setAccessibleName(tr("Fix"))
        self.fix.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.fix)
        self.menu.setObjectName(f"{name}FixMenu")
        self.menu.aboutToShow.connect(self._fill)
        self.fix.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignTop)

    def show_violation(self, violation: Violation, plan: RotationPlan, about: int) -> None:
        """Show one violation."""
        self._shown = (violation, plan, about)
        text = violation_text(violation, plan, about)
        self.label.setText(text)
        self.fix.setAccessibleDescription(text)
        set_tone(self.label, ROLES[violation.severity])

    def _fill(self) -> None:
        self.menu.clear()
        if self._shown is None:
            return
        violation, plan, about = self._shown
        offered = plan.fixes(violation)
        if not offered:
            self.menu.addAction(tr("Nothing mends this in one step")).setEnabled(False)
        for fix in offered:
            text = fix_text(fix, plan, about)
            action = self.menu.addAction(text.replace("&", "&&"))
            action.setObjectName(f"fix_{fix.kind}_{fix.record}")
            action.triggered.connect(self._asked(violation, fix, fix_text(fix, plan)))

    def _asked(self, violation: Violation, fix: Fix, text: str) -> Callable[[], None]:
        return lambda: self._apply(violation, fix, text)
