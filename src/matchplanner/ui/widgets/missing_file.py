"""A kept file that is not in the plan's folder any more: found again, or taken off the record."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from matchplanner.services import attachments
from matchplanner.ui.page import heading, muted
from matchplanner.ui.places import Asking
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.workspace import Workspace

_WIDTH = 64  # average characters


class MissingFile(QDialog):
    """Says which file is gone and where it was, and offers both ways out."""

    def __init__(
        self, file: str, workspace: Workspace, keep: Callable[[str], object], parent: QWidget
    ) -> None:
        """`keep` stores the name of the file with its record; "" takes it off."""
        super().__init__(parent)
        self._file, self._workspace, self._keep = file, workspace, keep
        self.setObjectName("missingFile")
        title = _tr("{file} is gone").format(file=file)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        folder = attachments.folder_of(workspace.path)
        text = _tr(
            "It is not in {folder} any more. Locate it, and it is copied there again, with others that are "
            "missing and lie beside it; or take it off this record, which can be undone."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        line = heading(title, 1.15)
        line.setWordWrap(True)
        column.addWidget(line)
        column.addWidget(muted(text.format(folder=folder)))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._locate = button("locateFile", _tr("Locate..."), self._ask)
        self._remove = button("removeFile", _tr("Remove"), self._take_off)
        for made, role in (
            (self._locate, QDialogButtonBox.ButtonRole.ActionRole),
            (self._remove, QDialogButtonBox.ButtonRole.DestructiveRole),
        ):
            made.setEnabled(not workspace.read_only)
            box.addButton(made, role)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("missingFileCancel")
        cancel.setAccessibleName(cancel.text().replace("&", ""))
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self._locate.setFocus()

    def locate(self, path: Path) -> None:
        """Copy a file into the plan's folder and store its name; others that are missing come along."""
        name = attachments.keep(path, self._workspace.path)
        self._keep(name)
        attachments.take_beside(path.parent, self._workspace.store.connection, self._workspace.path)
        self._workspace.reloaded.emit()  # views show which files are there
        self.accept()

    def _ask(self) -> None:
        asking = Asking("locateFileDialog", _tr("Where is {file}?").format(file=self._file), "", "documents")
        self._workspace.places.ask_open(self, asking, self.locate)

    def _take_off(self) -> None:
        self._keep("")
        self.accept()


def _tr(text: str) -> str:
    return QCoreApplication.translate("MissingFile", text)
