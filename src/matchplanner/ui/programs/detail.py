"""The detail of one program: a head that stays in sight over tabs built as they are opened."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.claims import ClaimField
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.page import muted
from matchplanner.ui.programs.detail_head import DetailHead
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.programs.enlarging import EnlargeBar
from matchplanner.ui.programs.tabs import TABS
from matchplanner.ui.workspace import Workspace

_LEAST_LINES = 7
_HEAD_TABLES = frozenset({"program", "claim", "answer", "tag"})


class ProgramDetail(QWidget):
    """Everything about the current program; only the tab in front is read."""

    score_requested = Signal()
    add_fact_requested = Signal()
    program_requested = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self.setObjectName("programDetail")
        self._workspace = workspace
        self._row: ProgramRow | None = None
        self._built: dict[str, DetailTab] = {}
        self.header = DetailHead(workspace)
        self.header.score_requested.connect(self.score_requested)
        self.header.add_fact_requested.connect(self.add_fact_requested)
        self.score = self.header.score
        self.add_fact = self.header.add_fact
        self.tabs = QTabWidget()
        self.tabs.setObjectName("programTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the program"))
        self.tabs.setDocumentMode(True)
        self.size_bar = EnlargeBar()
        self.tabs.setCornerWidget(self.size_bar)
        self._places: list[QVBoxLayout] = []
        for entry in TABS:
            holder = QWidget()
            self._places.append(QVBoxLayout(holder))
            self._places[-1].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, self.tr(entry.title))
        self.tabs.currentChanged.connect(self._on_tab_changed)
        content = QWidget()
        within = QVBoxLayout(content)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(8)
        within.addWidget(self.header)
        within.addWidget(self.tabs, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(muted(self.tr("Choose a program to see what is known about it.")))
        self._stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._stack)
        self._behind = QTimer(self)
        self._behind.setSingleShot(True)
        self._behind.timeout.connect(self._catch_up)
        workspace.changed.connect(self._on_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def behind(self) -> bool:
        """Whether the tab in front still shows the program before, as it may while keys are waiting."""
        return self._behind.isActive()

    def save_room(self, *, saving: bool) -> None:
        """Make do with little height: the head says less, and of a tab only some lines may be left."""
        self.header.save_room(saving=saving)
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height() if saving else 0)

    def show_program(self, row: ProgramRow | None) -> None:
        """Show another program, or the same one after a change."""
        self._show_head(row)
        self._current().show_program(self._row)

    def follow(self, row: ProgramRow | None) -> None:
        """Show a program that the list may only pass: its head at once, the tab when no key is waiting.

        A held arrow key and a word typed into the search pass many programs, and filling a tab for each
        would make the list lag behind. Who goes into the tab in the meantime gets it filled first.
        """
        passing = self._row is not None and row is not None and row.id != self._row.id and self.isVisible()
        if not passing:
            self.show_program(row)
            return
        self._show_head(row)
        self._behind.start()

    def complete(self) -> None:
        """Fill the tab in front now if it is behind."""
        if self.behind:
            self._catch_up()

    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is not None and self.tabs.isAncestorOf(entered):
            self.complete()

    def _show_head(self, row: ProgramRow | None) -> None:
        if self._row is not None and row is not None and row.id != self._row.id:
            self._commit()
        self._behind.stop()
        self._row = row
        self._stack.setCurrentIndex(0 if row is None else 1)
        self.header.show_program(row)

    def _catch_up(self) -> None:
        self._commit()
        self._behind.stop()
        self._current().show_program(self._row)

    def show_tab(self, key: str) -> DetailTab:
        """Bring a tab to the front and return it."""
        self.tabs.setCurrentIndex([entry.key for entry in TABS].index(key))
        self.complete()
        return self._current()

    def show_fact(self, field: ClaimField) -> None:
        """Show a fact's sources on the research checklist."""
        self.show_tab("research").show_fact(field)

    def current_field(self) -> ClaimField:
        """Return the fact that the tab in front is about; J-1 where it is about none."""
        self.complete()
        return self._current().current_field() or ClaimField.J1

    def _current(self) -> DetailTab:
        """Return the tab in front, built now if it never was there before."""
        at = self.tabs.currentIndex()
        entry = TABS[at]
        tab = self._built.get(entry.key)
        if tab is None:
            tab = self._built[entry.key] = entry.build(self._workspace)
            tab.score_requested.connect(self.score_requested)
            tab.program_requested.connect(self.program_requested)
            tab.fact_requested.connect(self.show_fact)
            self._places[at].addWidget(tab)
            tab.show()  # a layout shows what it is given only when events are handled next
        return tab

    def _on_tab_changed(self, _at: int) -> None:
        self._behind.stop()
        self._current().show_program(self._row)

    def _on_changed(self, change: ChangeSet) -> None:
        """Re-read the tab in front when a table changed that only it shows."""
        if not self.isVisible() or self.behind or change.touches(*_HEAD_TABLES):
            return  # it will be filled in a moment, or the page hands over the changed program itself
        tab = self._current()
        if change.touches(*tab.TABLES):
            tab.show_program(self._row)

    def _commit(self) -> None:
        self.header.commit()
        for tab in self._built.values():
            tab.commit()
