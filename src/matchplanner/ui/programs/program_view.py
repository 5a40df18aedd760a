"""What the views of the Programs page beside the table have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


class ProgramView(QWidget):
    """Another way to look at the programs the table lists; built when it is first shown."""

    program_chosen = Signal(int)
    """The program of this id is to be current, in the table and in the detail."""

    window_requested = Signal(int)
    """The program of this id is wanted in a window of its own."""

    print_requested = Signal(object)
    """A document of `services.reporting` is to be shown, saved or printed."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Keep what views share; subclasses build their widgets after this."""
        super().__init__(parent)
        self.workspace = workspace
        self.notices = notices
        self.settings = settings

    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        """Show the programs that pass search and filter, in the table's order.

        `selected` are the ids of those selected in the table, the current one
        among them. It is called when the view is shown and, while it is,
        whenever the rows change; never while it is hidden.
        """
        raise NotImplementedError
