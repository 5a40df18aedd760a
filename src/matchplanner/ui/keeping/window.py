"""What the windows for keeping a plan have in common: beside the plan, closed with it, as fresh as it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 140, 32  # average characters and lines


class KeepingWindow(QDialog):
    """A window beside the plan; it reads again what it shows whenever the plan changes."""

    def __init__(self, name: str, title: str, text: str, workspace: Workspace, parent: QWidget) -> None:
        """Show the title and what this is for; subclasses add to `column`, then call `finish`."""
        super().__init__(parent)
        self.workspace = workspace
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 12)
        self.column.setSpacing(8)
        self.column.addWidget(heading(title, 1.15))
        self.column.addWidget(muted(text))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.refresh)
        workspace.changed.connect(self._on_changed)
        workspace.reloaded.connect(self.refresh)

    def refresh(self) -> None:
        """Read everything shown again."""
        raise NotImplementedError

    def finish(self, *buttons: QPushButton) -> None:
        """Close the column with these buttons and the one that closes the window."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.close)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName(f"{self.objectName()}Close")
        close.setAccessibleName(close.text().replace("&", ""))
        close.setAutoDefault(False)
        row.addWidget(box)
        self.column.addLayout(row)

    def _on_changed(self, _change: ChangeSet) -> None:
        self._again.start(0)  # after the change has come to its end
