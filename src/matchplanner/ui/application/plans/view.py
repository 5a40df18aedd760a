"""The plans side by side: what each is, what it costs, and what serves it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.workspace import Workspace


class PlansView(Page):
    """Genetics alone, a dual application, or a broader field first."""

    TABLES = ("pathway",)

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build what teaches while there are no plans."""
        super().__init__(workspace, notices, settings, parent)
        self._empty = EmptyState(
            self.tr("One plan, or a second beside it?"),
            self.tr(
                "The genetics match is small. Many apply in a broader field at the same time, or train "
                "in it first and come to genetics by a fellowship or a second residency. Each way is a "
                "plan here, with its own statement, letters, programs and costs."
            ),
        )
        column = QVBoxLayout(self)
        column.addWidget(self._empty)

    @override
    def refresh(self) -> None:
        """Show what there is."""
