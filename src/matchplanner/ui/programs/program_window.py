"""One program in a window of its own, so that two can be read side by side."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.notice_bar import NoticeBar
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.programs.add_fact import AddFactDialog
from matchplanner.ui.programs.detail import ProgramDetail
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.widgets.reachable import reachable
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

TABLES = ("program", "claim", "answer", "tag", "preference", "profile", "person", "introduction", "token")
"""The tables that a program's row is drawn from."""

_WIDTH, _HEIGHT = 150, 44  # average characters and lines of the first size
_CLOSE = "Ctrl+W"


class ProgramWindow(QMainWindow):
    """Shows the detail of a program as the page does; it follows every change, and closes with the plan."""

    score_requested = Signal(int)
    """The scoring wizard is wanted for the program of this id, over this window."""

    def __init__(self, workspace: Workspace, notices: Notices, settings: Settings, program: int) -> None:
        """Show a program; the window stands where the last one stood."""
        super().__init__()
        self.setObjectName("programWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._settings = workspace, settings
        self.program = program
        self._row: ProgramRow | None = None
        self.notice_bar = NoticeBar()
        self._stack = QStackedWidget()
        self._gone = EmptyState(
            self.tr("This program is not in the plan any more"),
            self.tr("Undo (Ctrl+Z) brings it back, and so does the bin in the Edit menu."),
        )
        self._gone.offer("closeProgramWindow", self.tr("Close the window"), self._leave)
        self._stack.addWidget(self._gone)
        self.detail = self._build()
        center = QWidget()
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice_bar)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(center)
        self.statusBar().setSizeGripEnabled(True)
        QShortcut(QKeySequence(_CLOSE), self, self.close)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._rebuild)
        workspace.changed.connect(self._on_changed)
        workspace.reloaded.connect(self.refresh)
        workspace.closing.connect(self.close)
        notices.raised.connect(self._on_notice)
        notices.cleared.connect(self.notice_bar.hide)
        if not settings.restore_geometry(self):
            metrics = self.fontMetrics()
            resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self.refresh()

    def show_program(self, program: int) -> None:
        """Show another program, or the same one as it is now."""
        self.program = program
        self.refresh()

    def refresh(self) -> None:
        """Read the program again; where it is deleted, say so until it is back."""
        rows = programs.rows(self._workspace.today(), [self.program])
        self._row = rows[0] if rows else None
        if self._row is not None:
            title = self.tr("{program} - MatchPlanner").format(program=self._row.name)
            self.setWindowTitle(title)
            self.setAccessibleName(title)
            self.detail.show_program(self._row)
        self._stack.setCurrentWidget(self._gone if self._row is None else self._area)

    def step_aside(self, from_place: QPoint) -> None:
        """Leave the title of a window in sight that stands at the same place."""
        if (self.pos() - from_place).manhattanLength() < self._step():
            self.move(from_place + QPoint(self._step(), self._step()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._again.start(0)  # what measured itself by the old size of text is built again

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isActiveWindow():
            leave_field()
        self._settings.keep_geometry(self)
        super().closeEvent(event)

    def _build(self) -> ProgramDetail:
        detail = ProgramDetail(self._workspace)
        detail.size_bar.hide()  # the window has a size of its own
        detail.setContentsMargins(12, 0, 12, 0)
        detail.score_requested.connect(lambda: self.score_requested.emit(self.program))
        detail.program_requested.connect(self.show_program)
        detail.add_fact_requested.connect(self._add_fact)
        self._area = reachable(detail)
        self._stack.addWidget(self._area)
        return detail

    def _rebuild(self) -> None:
        """Build the detail in the size that text has now, with the same tab in front."""
        leave_field()
        old, tab = self._area, self.detail.tabs.currentIndex()
        self.detail = self._build()
        self.detail.tabs.setCurrentIndex(tab)
        self._stack.removeWidget(old)
        old.deleteLater()
        self.refresh()

    def _add_fact(self) -> None:
        if self._row is not None:
            AddFactDialog(self._workspace, self._row, self, self.detail.current_field()).open()

    def _leave(self) -> None:
        self.close()

    def _step(self) -> int:
        return 2 * self.fontMetrics().height()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches(*TABLES):
            self.refresh()

    def _on_notice(self, notice: Notice) -> None:
        if self.isActiveWindow() and not notice.is_bug:
            self.notice_bar.show_notice(notice)
