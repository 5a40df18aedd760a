"""What is done with the program in front, as commands of the window."""

from PySide6.QtCore import QObject

from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.page import Page
from matchplanner.ui.registry import Registry, Section

_PAGE = "programs"


class ProgramCommands(QObject):
    """Works on the program that is current on the Programs page."""

    def __init__(self, window: MainWindow) -> None:
        """Look at the page in front of the window."""
        super().__init__(window)
        self._window = window

    def register(self, registry: Registry) -> None:
        """Add the commands."""
        action = registry.add(
            Section.RECORDS,
            "programWindow",
            self.tr("Open the program in a new &window"),
            self.open_window,
            unless=self._no_program,
            tip=self.tr("Read two programs side by side; Ctrl+W closes the window again"),
        )
        action.setProperty("key", self.tr("Ctrl+Enter"))  # the list itself listens to it

    def open_window(self) -> None:
        """Open the current program in a window of its own."""
        from matchplanner.ui.programs.page import ProgramsPage

        page = self._page()
        if isinstance(page, ProgramsPage):
            page.open_window()

    def _page(self) -> Page | None:
        """Return the Programs page if it is in front; looked at by name, so that it need not be loaded."""
        plan = self._window.plan
        page = None if plan is None else plan.current()
        return page if page is not None and page.objectName() == f"{_PAGE}Page" else None

    def _no_program(self) -> str:
        page = self._page()
        if page is None:
            return self.tr("Choose a program on the Programs page first.")
        table = getattr(page, "table", None)
        return "" if table is not None and table.current_record() else self.tr("Choose a program first.")
