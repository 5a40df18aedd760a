"""Settings that are not to be changed but found: where everything is kept."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from matchplanner import paths
from matchplanner.errors import UserError
from matchplanner.ui import desktop
from matchplanner.ui.page import muted
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.workspace import Workspace


class DataPage(SettingPage):
    """Names each folder the program keeps something in, and opens it."""

    def __init__(self, workspace: Workspace | None, parent: QWidget | None = None) -> None:
        """Show the folders; those of the plan only while one is open."""
        super().__init__(
            tr("Data"),
            tr("Everything stays on this computer: nothing is sent anywhere, and nothing is kept elsewhere."),
            parent,
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._problem = problem_line("dataProblem")
        if workspace is not None:
            self._add("Plan", tr("This plan"), workspace.path, workspace.path.parent)
            self._add(
                "Snapshots",
                tr("Backups of this plan"),
                workspace.snapshot_folder(),
                workspace.snapshot_folder(),
            )
        self._add("Plans", tr("New plans"), paths.plans_dir())
        self._add("Settings", tr("Settings of this computer"), paths.config_dir())
        self._add("Logs", tr("Log, written when something goes wrong"), paths.log_dir())
        self.column.addLayout(self._grid)
        self.column.addWidget(self._problem)
        mode = muted(_mode())
        mode.setObjectName("dataMode")
        self.column.addWidget(mode)
        self.end()

    def _add(self, key: str, label: str, path: Path, folder: Path | None = None) -> None:
        row = self._grid.rowCount()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        words = QLabel(label)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        # Signs that break no word, so that a long path goes on in a second line.
        shown = muted(str(path).replace("/", "/\u200b").replace("\\", "\\\u200b"))
        shown.setObjectName(f"data{key}Path")
        shown.setAccessibleName(label)
        shown.setToolTip(plain_tip(str(path)))
        shown.setMinimumWidth(1)
        opener = button(f"data{key}Open", tr("Open folder"), partial(self._open, folder or path))
        opener.setAccessibleDescription(label)
        texts.addWidget(words)
        texts.addWidget(shown)
        self._grid.addLayout(texts, row, 0)
        self._grid.addWidget(opener, row, 1, Qt.AlignmentFlag.AlignVCenter)

    def _open(self, folder: Path) -> None:
        show_problem(self._problem, "")
        try:
            desktop.open_folder(folder)
        except UserError as exc:
            show_problem(self._problem, exc.sentence())


def _mode() -> str:
    home = paths.portable_home()
    if home is None:
        return tr(
            "To carry program, plans and settings on one stick, start the program with {variable} set to a "
            "folder: everything is kept below it then."
        ).format(variable=paths.HOME_VARIABLE)
    return tr("Portable: everything is kept below {folder}.").format(folder=home)
