"""The Programs page: search and table above, the detail of the current program below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading
from matchplanner.ui.programs.add_fact import AddFactDialog
from matchplanner.ui.programs.detail import ProgramDetail
from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.programs.switcher import ViewStack, ViewSwitch
from matchplanner.ui.programs.table import ProgramTable
from matchplanner.ui.programs.views import VIEWS
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.ui.widgets.sort_menu import open_sort_menu
from matchplanner.ui.workspace import Workspace

_TABLE_SHARE, _DETAIL_SHARE = 550, 450
_FEW = 200  # programs that are quicker read one by one than with all others


class ProgramsPage(Page):
    """The master list of programs."""

    TABLES = ("program", "claim", "answer")

    score_requested = Signal(int)
    """The scoring wizard is wanted for the program of this id."""

    print_requested = Signal(object)
    """A document of `services.reporting` is to be shown, saved or printed."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the page; it reads the plan when it is first shown."""
        super().__init__(workspace, notices, settings, parent)
        self._refreshing = False
        self.model = ProgramTableModel(workspace, self)
        self.table = ProgramTable(self.model, settings)
        self.detail = ProgramDetail(workspace)
        self.search = SearchField()
        self.count = QLabel()
        self.count.setObjectName("programsCount")
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._no_match())
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setObjectName("programsSplitter")
        self._splitter.setChildrenCollapsible(False)
        self.views = ViewStack(self._lists, VIEWS, (workspace, notices, settings))
        self.switch = ViewSwitch(VIEWS)
        self._splitter.addWidget(self.views)
        self._splitter.addWidget(self.detail)
        self._splitter.setSizes([_TABLE_SHARE, _DETAIL_SHARE])
        settings.attach("programs/splitter", self._splitter)
        self._body = QStackedWidget()
        self._body.addWidget(self._splitter)
        self._body.addWidget(self._no_programs())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        column.addLayout(self._toolbar())
        column.addWidget(self.switch)
        column.addWidget(self._body, 1)
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.left.connect(self.table.setFocus)
        self.table.typed.connect(self._on_typed)
        self.table.opened.connect(self.detail.score.setFocus)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.delete_requested.connect(self.delete_selected)
        self.detail.score_requested.connect(lambda: self.score_requested.emit(self.table.current_record()))
        self.detail.add_fact_requested.connect(self._add_fact)
        self.views.program_chosen.connect(self.select)
        self.views.print_requested.connect(self.print_requested)
        self.switch.currentChanged.connect(lambda at: self._show_view(self.switch.keys[at]))

    def _toolbar(self) -> QHBoxLayout:
        self.search.setObjectName("programsSearch")
        caption = QLabel(self.tr("Search"))
        caption.setBuddy(self.search)
        self.search.setAccessibleName(caption.text())
        self.search.setPlaceholderText(self.tr("name, place, code, note"))
        self.search.setMinimumWidth(32 * self.fontMetrics().averageCharWidth())
        self._add_button = button("addProgram", self.tr("Add program"), self.new_item, self.tr("Ctrl+N"))
        self._delete_button = button("deleteProgram", self.tr("Delete"), self.delete_selected, self.tr("Del"))
        self._sort_button = button("programsSort", self.tr("Sort by"), self._show_sorting)
        self._columns_button = button("programsColumns", self.tr("Columns"), self._show_columns)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(heading(self.tr("Programs")))
        row.addSpacing(16)
        row.addWidget(caption)
        row.addWidget(self.search)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self._sort_button)
        row.addWidget(self._columns_button)
        row.addWidget(self._delete_button)
        row.addWidget(self._add_button)
        return row

    def _no_programs(self) -> EmptyState:
        text = self.tr(
            "List every program you hear of: a name is enough, the rest can follow. "
            "The starter directory holds 65 real genetics programs, each with its source."
        )
        empty = EmptyState(self.tr("No programs yet"), text)
        empty.setObjectName("programsEmpty")
        empty.offer("addStarterDirectory", self.tr("Add the starter directory"), self._add_starter)
        empty.offer("addFirstProgram", self.tr("Add a program by name"), self.new_item)
        return empty

    def _no_match(self) -> EmptyState:
        empty = EmptyState(self.tr("No program matches"), self.tr("Every word must occur in a program."))
        empty.setObjectName("programsNoMatch")
        empty.offer("clearSearch", self.tr("Clear the search"), self._clear_search)
        return empty

    @override
    def refresh(self) -> None:
        rows = programs.rows(self.workspace.today())
        self._follow(lambda: self.model.replace(rows))

    @override
    def _on_changed(self, change: ChangeSet) -> None:
        ids = programs.touched(change.rows) if self.isVisible() and change.touches(*self.TABLES) else None
        if ids is None or len(ids) > _FEW:
            super()._on_changed(change)
            return
        rows = programs.rows(self.workspace.today(), ids)
        self._follow(lambda: self.model.update_rows(ids, rows))

    def _follow(self, step: Callable[[], None]) -> None:
        """Let the table change and keep the current program; if it is gone, take its neighbour."""
        record, row = self.table.current_record(), self.table.currentIndex().row()
        self._refreshing = True
        step()
        self._refreshing = False
        if self.table.current_record() != record or not self.table.currentIndex().isValid():
            self._settle(record, row)
        self._show_state()

    def _settle(self, record: int, row: int) -> None:
        """Find a current program again: the same one, else the one now in its place."""
        if not self.table.select_record(record) and self.model.rows:
            place = min(max(row, 0), len(self.model.rows) - 1)
            self.table.select_record(self.model.rows[place].id)

    @override
    def new_item(self) -> None:
        words = (self.tr("Add a program"), self.tr("Name"), self.tr("Add program"))
        ask_line(self, "newProgram", words, self._add)

    @override
    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def select(self, record: int) -> None:
        if self.model.total and not self.table.select_record(record):
            self.search.clear()
            self.table.select_record(record)

    def show_view(self, key: str) -> None:
        """Show the programs as a table ("table") or in the view of this key."""
        self.switch.setCurrentIndex(self.switch.keys.index(key))

    def _show_view(self, key: str) -> None:
        self.views.show_view(key)
        self.detail.setVisible(self.views.with_detail(key))
        self.views.show_rows(self.model.rows, self.table.selected_records())

    def delete_selected(self) -> None:
        """Delete the selected programs at once; the notice offers to take it back."""
        chosen = set(self.table.selected_records())
        doomed = [row for row in self.model.rows if row.id in chosen]
        if not doomed:
            return
        label = self._deletion(doomed, self.tr("Delete {what}"))
        self.workspace.run(label, lambda: programs.delete(row.id for row in doomed))
        offer_undo(self.workspace, self.notices, self._deletion(doomed, self.tr("Deleted {what}.")))

    def _deletion(self, doomed: Sequence[ProgramRow], sentence: str) -> str:
        what = doomed[0].name if len(doomed) == 1 else self.tr("{n} programs").format(n=len(doomed))
        return sentence.format(what=what)

    def _add(self, name: str) -> None:
        label = self.tr("Add {program}").format(program=" ".join(name.split()))
        record = self.workspace.run(label, lambda: programs.add(name))
        self.select(record)

    def _add_starter(self) -> None:
        from matchplanner.services import starter

        today = self.workspace.today()
        self.workspace.run(self.tr("Add the starter directory"), lambda: starter.load(today))

    def _add_fact(self) -> None:
        row = self._current()
        if row is not None:
            AddFactDialog(self.workspace, row, self).open()

    def _current(self) -> ProgramRow | None:
        record = self.table.current_record()
        return next((row for row in self.model.rows if row.id == record), None)

    def _on_search(self, text: str) -> None:
        self._follow(lambda: self.model.search(text))

    def _on_typed(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.end(False)  # noqa: FBT003 - Qt takes the mark positionally
        self.search.insert(text)

    def _on_current_changed(self, _record: int) -> None:
        if not self._refreshing:
            self.detail.show_program(self._current())
            self._delete_button.setEnabled(self.table.current_record() > 0)

    def _clear_search(self) -> None:
        self.search.clear()
        self.table.setFocus()

    def _show_sorting(self) -> None:
        below = self._sort_button.mapToGlobal(QPoint(0, self._sort_button.height()))
        open_sort_menu(self.table, below)

    def _show_columns(self) -> None:
        menu = self.table.column_menu(self._columns_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._columns_button.mapToGlobal(QPoint(0, self._columns_button.height())))

    def _show_state(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        self._body.setCurrentIndex(0 if total else 1)
        self._lists.setCurrentIndex(0 if shown else 1)
        if not total:
            self.count.clear()
        elif self.search.text().strip():
            self.count.setText(self.tr("{shown} of {total}").format(shown=shown, total=total))
        else:
            one = total == 1
            self.count.setText(
                self.tr("1 program") if one else self.tr("{total} programs").format(total=total)
            )
        for part in (self.search, self._sort_button, self._columns_button):
            part.setEnabled(total > 0)
        self._delete_button.setEnabled(self.table.current_record() > 0)
        self.detail.show_program(self._current())
        self.views.show_rows(self.model.rows, self.table.selected_records())
