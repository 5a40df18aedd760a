"""What the locked window shows: a field for the password, and nothing of the plan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem

_WIDTH = 52  # average characters


class LockScreen(QWidget):
    """Covers the window."""

    typed = Signal(str)
    """A password to try."""

    def __init__(self, parent: QWidget) -> None:
        """Start with an empty field."""
        super().__init__(parent)
        self.setObjectName("lockScreen")
        self.setAccessibleName(self.tr("Locked"))
        self.setAutoFillBackground(True)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        name_field(self.line, "lockPassword", self.tr("Password"))
        self.line.returnPressed.connect(self._try)
        caption = QLabel(self.tr("Password"))
        caption.setBuddy(self.line)
        self.problem = problem_line("lockProblem")
        box = QWidget()
        box.setMaximumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(box)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Locked")))
        column.addWidget(
            muted(
                self.tr("Your plan is open behind this, as you left it. Type the password to see it again.")
            )
        )
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addWidget(self.line, 1)
        row.addWidget(button("lockOpen", self.tr("Unlock"), self._try))
        column.addLayout(row)
        column.addWidget(self.problem)
        around = QGridLayout(self)
        around.addWidget(box, 1, 1)
        for edge in (0, 2):
            around.setRowStretch(edge, 1)
            around.setColumnStretch(edge, 1)
        around.setColumnStretch(1, 2)

    def take_keyboard(self) -> None:
        """Let typing reach the field."""
        self.raise_()
        if QApplication.activeWindow() is None:  # what had the keyboard was put away
            self.window().activateWindow()
        self.line.setFocus()

    def refuse(self) -> None:
        """Say that this was not the password."""
        show_problem(self.problem, self.tr("That is not the password."))
        self.line.selectAll()
        self.line.setFocus()

    def _try(self) -> None:
        self.typed.emit(self.line.text())
