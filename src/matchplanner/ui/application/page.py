"""The application as a whole: plans, and the texts that go with them."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.ui.application.plans.view import PlansView
from matchplanner.ui.application.views import VIEWS
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import heading
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.page_views import PageViews, PageWithViews, ViewSwitch
from matchplanner.ui.workspace import Workspace


class ApplicationPage(PageWithViews):
    """Shows one view at a time; each reads itself, and has its own buttons."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the plans; the other views are built when they are first shown."""
        super().__init__(workspace, notices, settings, parent)
        self.plans = PlansView(workspace, notices, settings)
        self.plans.open_requested.connect(self.open_requested)
        self.switch = ViewSwitch(VIEWS)
        self.views = PageViews(self.plans, (workspace, notices, settings), VIEWS)
        self.join_views()
        self.switch.chosen.connect(self.views.show_view)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.addWidget(heading(self.tr("Application")))
        head.addSpacing(8)
        head.addWidget(self.switch)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.views, 1)

    @override
    def refresh(self) -> None:
        """Leave it to the views, which know what they show."""

    @override
    def new_item(self) -> None:
        view = self.views.current()
        if view is not None:
            view.new_item()

    @override
    def select(self, record: int) -> None:
        """Show a plan."""
        self.open_record(VIEWS.key, record)
