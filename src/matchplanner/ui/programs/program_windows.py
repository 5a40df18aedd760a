"""The windows of single programs, one for each at most."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.program_window import ProgramWindow
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

_SHARED = ("undo", "redo", "insertMoment", "previewNote", "nextMisspelling")
"""Commands of the main window whose keys these windows hear as well."""


class ProgramWindows(QObject):
    """Opens programs in windows of their own; it lives as long as the plan is open."""

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        settings: Settings,
        score: Callable[[Workspace, int, QWidget], object],
    ) -> None:
        """Begin without a window; `score` opens the scoring wizard for a program over a window."""
        super().__init__(workspace)
        self._plan = workspace, notices, settings
        self._score = score
        self._windows: list[ProgramWindow] = []

    def open(self, program: int, beside: QWidget) -> ProgramWindow:
        """Show a program in a window, or bring the one it has to the front; keys are those of `beside`."""
        self._windows = [window for window in self._windows if isValid(window)]
        shown = next((window for window in self._windows if window.program == program), None)
        window = shown or self._made(program, beside)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def _made(self, program: int, beside: QWidget) -> ProgramWindow:
        made = ProgramWindow(*self._plan, program)
        made.score_requested.connect(lambda record: self._score(self._plan[0], record, made))
        for name in _SHARED:
            action = beside.findChild(QAction, name)
            if action is not None:
                made.addAction(action)
        for other in self._windows:
            made.step_aside(other.pos())
        self._windows.append(made)
        return made
