"""The switch between the table and the other views of the programs."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget
from typing_extensions import override

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.programs.views import ViewEntry
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TABLE = "table"


class ViewSwitch(QTabBar):
    """Tabs for the table and the views there are; hidden while the table is alone."""

    def __init__(self, entries: Sequence[ViewEntry], parent: QWidget | None = None) -> None:
        """Offer the table first."""
        super().__init__(parent)
        self.setObjectName("programsViews")
        self.setAccessibleName(self.tr("Show the programs as"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.addTab(self.tr("Table"))
        self.keys = (TABLE, *(entry.key for entry in entries))
        for entry in entries:
            self.addTab(self.tr(entry.title))
        if not entries:
            self.hide()

    def offer_views(self, *, offered: bool) -> None:
        """Let the views be chosen, or say why there is nothing to choose: the plan lists no program."""
        told = "" if offered else self.tr("There is nothing to show yet: add a program first.")
        for at in range(1, self.count()):
            self.setTabEnabled(at, offered)
            self.setTabToolTip(at, told)


class ViewStack(QStackedWidget):
    """The table and the views; a view is built when it is first shown."""

    program_chosen = Signal(int)
    """A view wants this program to be the current one."""

    window_requested = Signal(int)
    """A view wants this program in a window of its own."""

    print_requested = Signal(object)
    """A view wants a document shown."""

    def __init__(
        self,
        table: QWidget,
        entries: Sequence[ViewEntry],
        plan: tuple[Workspace, Notices, Settings],
        parent: QWidget | None = None,
    ) -> None:
        """Show the table; `plan` is what the views are built with."""
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in entries}
        self._plan = plan
        self._built: dict[str, ProgramView] = {}
        self.addWidget(table)

    def show_view(self, key: str) -> ProgramView | None:
        """Show a view, None for the table, and return it; the caller hands it the rows."""
        if key == TABLE:
            self.setCurrentIndex(0)
            return None
        if key not in self._built:
            view = self._entries[key].factory(*self._plan)
            view.program_chosen.connect(self.program_chosen)
            view.window_requested.connect(self.window_requested)
            view.print_requested.connect(self.print_requested)
            self._built[key] = view
            self.addWidget(view)
        self.setCurrentWidget(self._built[key])
        return self._built[key]

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the view in front alone: the others may need more."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def with_detail(self, key: str) -> bool:
        """Tell whether the detail stays beside this view."""
        return key == TABLE or self._entries[key].with_detail

    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        """Hand rows to the view on top; the table has them already."""
        view = self.currentWidget()
        if isinstance(view, ProgramView):
            view.show_rows(rows, selected)
