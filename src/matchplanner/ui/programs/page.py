"""The Programs page: toolbar, chips and table above, the detail of the current program below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.program_filter import Condition, ProgramFilter
from matchplanner.domain.table_layout import TableLayout
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.programs import facets, row_menu, sorting
from matchplanner.ui.programs.add_fact import AddFactDialog
from matchplanner.ui.programs.bulk_bar import BulkBar
from matchplanner.ui.programs.cell_actions import CellActions
from matchplanner.ui.programs.closing import Closing
from matchplanner.ui.programs.column_chooser import ColumnChooser
from matchplanner.ui.programs.detail import ProgramDetail
from matchplanner.ui.programs.empty import no_match, no_programs
from matchplanner.ui.programs.filter_bar import FilterBar
from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.programs.named_views import NamedViews
from matchplanner.ui.programs.selection import block, whole_rows
from matchplanner.ui.programs.switcher import TABLE, ViewStack, ViewSwitch
from matchplanner.ui.programs.table import ProgramTable
from matchplanner.ui.programs.tabs import TABS
from matchplanner.ui.programs.toolbar import Toolbar
from matchplanner.ui.programs.view_content import ViewContent, content
from matchplanner.ui.programs.views import VIEWS
from matchplanner.ui.programs.warming import Warming
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_TABLE_SHARE, _DETAIL_SHARE = 550, 450
_FEW = 2000  # programs that are quicker read by their ids than with all others
_OF_FIT = ("profile", "person")  # goals and faculty: every program's fit may be another
_LOW_LINES = 36  # lines of text: a page that is lower shows less around list and detail


class ProgramsPage(Page):
    """The master list of programs."""

    TABLES = (
        "program",
        "claim",
        "answer",
        "tag",
        "saved_view",
        "preference",
        "profile",
        "person",
        "introduction",
        "token",
    )

    score_requested = Signal(int)
    """The scoring wizard is wanted for the program of this id."""

    import_requested = Signal(str)
    """A pasted block with titles is to be imported as a list of programs."""

    window_requested = Signal(int)
    """The program of this id is wanted in a window of its own."""

    export_requested = Signal(object)
    """The present view is to be written to a file: a ViewContent."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the page; it reads the plan when it is first shown."""
        super().__init__(workspace, notices, settings, parent)
        plan = (workspace, notices, settings)
        self._refreshing = False
        self._started = False
        self.model = ProgramTableModel(workspace, self)
        self.table = ProgramTable(self.model)
        self._warming = Warming(self.model, self.table)
        self.detail = ProgramDetail(workspace)
        self.facets = facets.build(self.model.columns)
        self.filters = FilterBar(self.facets, self._admitted)
        self.cells = CellActions(workspace, self.table, self.model)
        self.bulk = BulkBar(self.model.columns, self.cells)
        self.closing = Closing(workspace, notices, self.chosen, self)
        self.named = NamedViews(plan, self.layout_now, self._apply_layout, self)
        self.toolbar = Toolbar(self.named.button)
        self.search, self.count = self.toolbar.search, self.toolbar.count
        self._no_match = no_match(self._clear_search, self.filters.ask_nothing)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._no_match)
        self.views = ViewStack(self._lists, VIEWS, plan)
        self.switch = ViewSwitch(VIEWS)
        self._above = QWidget()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._splitter.setObjectName("programsSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.views)
        self._splitter.addWidget(self.detail)
        self._splitter.setSizes([_TABLE_SHARE, _DETAIL_SHARE])
        self.settings.attach("programs/splitter", self._splitter)
        self._body.addWidget(self._splitter)
        self._body.addWidget(no_programs(self._add_starter, self.new_item))
        column = self._column = QVBoxLayout(self)
        column.setSpacing(8)
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        for part in (self.toolbar, self.filters, self.bulk, self.switch):
            above.addWidget(part)
        column.addWidget(self._above)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        toolbar, table = self.toolbar, self.table
        self.search.textChanged.connect(self._on_search)
        self.search.left.connect(table.setFocus)
        self.filters.filter_changed.connect(self._on_filter)
        self.filters.left.connect(table.setFocus)
        toolbar.add_requested.connect(self.new_item)
        toolbar.delete_requested.connect(self.delete_selected)
        toolbar.filter_requested.connect(self._show_facets)
        toolbar.columns_requested.connect(lambda: ColumnChooser(table.arrangement, self).open())
        toolbar.sort_menu_wanted.connect(self._fill_sort_menu)
        toolbar.export_requested.connect(lambda: self.export_requested.emit(self.content()))
        toolbar.print_requested.connect(self._print)
        table.typed.connect(self._on_typed)
        table.opened.connect(self.detail.score.setFocus)
        table.escaped.connect(self._on_escaped)
        table.current_changed.connect(self._on_current_changed)
        table.pressed.connect(self.detail.complete)
        table.picked_changed.connect(self._on_picked)
        table.window_requested.connect(self.window_requested)
        table.delete_requested.connect(self._on_delete)
        table.menu_requested.connect(self._show_row_menu)
        table.arrangement.changed.connect(self.named.note_change)
        self.model.sorting_changed.connect(self.named.note_change)
        self.cells.titled_block_pasted.connect(self.import_requested)
        self.bulk.delete_requested.connect(self.delete_selected)
        self.bulk.dismissed.connect(lambda: table.select_record(table.current_record()))
        self.detail.score_requested.connect(self._on_score)
        self.detail.program_requested.connect(self.select)
        self.detail.add_fact_requested.connect(self._add_fact)
        self.views.program_chosen.connect(self.select)
        self.views.window_requested.connect(self.window_requested)
        self.views.print_requested.connect(self.print_requested)
        self.detail.size_bar.listen(self)
        self.detail.size_bar.enlarged.connect(self._on_enlarged)
        self.detail.size_bar.step_requested.connect(self._step)
        self.switch.currentChanged.connect(lambda at: self._show_view(self.switch.keys[at]))

    @override
    def refresh(self) -> None:
        if not self._started:
            self._started = True
            self.named.start()
        else:
            self.named.reload()
        rows = programs.rows(self.workspace.today())
        self._follow(lambda: self.model.replace(rows))
        self._warming.start()

    @override
    def _on_changed(self, change: ChangeSet) -> None:
        if not self.isVisible() or not change.touches(*self.TABLES):
            super()._on_changed(change)
            return
        if change.touches("saved_view"):
            self.named.reload()
        ids = programs.touched(change.rows)
        if ids is None or len(ids) > _FEW or change.touches(*_OF_FIT):
            super()._on_changed(change)
        elif ids:
            rows = programs.rows(self.workspace.today(), ids)
            self._follow(lambda: self.model.update_rows(ids, rows))

    def _follow(self, step: Callable[[], None], *, reread: bool = True) -> None:
        """Let the table change and keep the current program; if it is gone, take its neighbour.

        The detail is shown anew where rows were read again, or another program is current.
        """
        record, row = self.table.current_record(), self.table.currentIndex().row()
        self._refreshing = True
        step()
        if self.table.current_record() != record or not self.table.currentIndex().isValid():
            self._settle(record, row)
        self._refreshing = False
        self._show_state()
        if reread:
            self.detail.show_program(self._current())
        elif self.table.current_record() != record:
            self.detail.follow(self._current())

    def _settle(self, record: int, row: int) -> None:
        """Find a current program again: the same one, else the one now in its place."""
        if not self.table.select_record(record) and self.model.rows:
            place = min(max(row, 0), len(self.model.rows) - 1)
            self.table.select_record(self.model.rows[place].id)

    def layout_now(self) -> TableLayout:
        """Return columns, order and filter as they are."""
        return TableLayout(self.table.arrangement.current(), self.model.sorting, self.filters.filter)

    def content(self) -> ViewContent:
        """Return what the table shows: its columns and rows in their order."""
        return content(self.named.name, self.table, self.model)

    def _apply_layout(self, layout: TableLayout) -> None:
        known = {column.key for column in self.model.columns}
        if layout.columns:
            self.table.arrangement.apply(layout.columns)
        self.model.sort_by(tuple(key for key in layout.sorting if key[0] in known))
        self.filters.set_filter(layout.filter)

    @override
    def new_item(self) -> None:
        words = (self.tr("Add a program"), self.tr("Name"), self.tr("Add program"))
        ask_line(self, "newProgram", words, self._add)

    @override
    def focus_search(self) -> None:
        self.detail.size_bar.enlarge(on=False)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def select(self, record: int) -> None:
        if self.model.total and not self.table.select_record(record):
            self.search.clear()
            self.filters.ask_nothing()
            self.table.select_record(record)
        self.detail.complete()  # a search may have come to it just now

    @override
    def show_view(self, key: str) -> None:
        """Show the programs as a table ("table") or in the view of this key."""
        self.switch.setCurrentIndex(self.switch.keys.index(key))

    @override
    def open_record(self, view: str, record: int) -> None:
        """Show a program; `view` is a view of the programs, or a tab of the one program ("log")."""
        tab = any(entry.key == view for entry in TABS)
        super().open_record(TABLE if tab else view, record)
        if tab:
            self.detail.show_tab(view)

    def _show_view(self, key: str) -> None:
        # Where nothing passes, every view says so as the table does; a comparison has its own programs.
        self.views.show_view(key if self.model.rows or key == "compare" else TABLE)
        beside = self.views.with_detail(key)
        if not beside:
            self.detail.size_bar.enlarge(on=False)
        self.detail.setVisible(beside)
        self._hand_on()

    def _hand_on(self) -> None:
        self.views.show_rows(self.model.rows, self.table.selected_records())

    def _on_delete(self) -> None:
        """Empty a block of cells; programs selected as a whole, or by one cell, are deleted."""
        if whole_rows(self.table) or block(self.table).size == 1:
            self.delete_selected()
        else:
            self.cells.clear()

    def delete_selected(self) -> None:
        """Delete the selected programs at once; the notice offers to take it back."""
        doomed = self.chosen()
        if not doomed:
            return
        label = self._deletion(doomed, self.tr("Delete {what}"))
        self.workspace.run(label, lambda: programs.delete(row.id for row in doomed))
        offer_undo(self.workspace, self.notices, self._deletion(doomed, self.tr("Deleted {what}.")))

    def chosen(self) -> list[ProgramRow]:
        """Return the programs that are selected in the table."""
        chosen = set(self.table.selected_records())
        return [row for row in self.model.rows if row.id in chosen]

    def open_window(self) -> None:
        """Open the current program in a window of its own."""
        if self.table.current_record():
            self.window_requested.emit(self.table.current_record())

    def _deletion(self, doomed: Sequence[ProgramRow], sentence: str) -> str:
        what = doomed[0].name if len(doomed) == 1 else counted("1 program", "{n} programs", len(doomed))
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
            AddFactDialog(self.workspace, row, self, self.detail.current_field()).open()

    def _current(self) -> ProgramRow | None:
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _admitted(self, but: Condition | None) -> Sequence[ProgramRow]:
        return self.model.admitted(but)

    def _on_search(self, text: str) -> None:
        self._follow(lambda: self.model.search(text), reread=False)
        self.table.viewport().update()  # what is found is tinted, even where the same rows stay

    def _on_filter(self, asked: ProgramFilter) -> None:
        self._follow(lambda: self.model.filter(facets.tests(self.facets, asked)), reread=False)
        self.named.note_change()

    def _on_typed(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.end(False)  # noqa: FBT003 - Qt takes the mark positionally
        self.search.insert(text)

    def _on_escaped(self) -> None:
        """Take back what narrows the list: the search first, then the filter."""
        if self.search.text():
            self.search.clear()
        else:
            self.filters.ask_nothing()

    def _on_current_changed(self, _record: int) -> None:
        if not self._refreshing:
            show = self.detail.follow if self.table.passing else self.detail.show_program
            show(self._current())
            self.toolbar.delete.setEnabled(self.table.current_record() > 0)
            self._show_place()

    def _on_enlarged(self, on: bool) -> None:  # noqa: FBT001 - a slot of the bar's signal
        self._above.setHidden(on)
        self.views.setHidden(on)
        (self.detail.tabs if on else self.table).setFocus()

    def _step(self, places: int) -> None:
        self.table.select_record(self.model.rows[self.table.currentIndex().row() + places].id)

    def _show_place(self) -> None:
        self.detail.size_bar.show_place(self.table.currentIndex().row(), len(self.model.rows))

    def _on_picked(self) -> None:
        self.bulk.show_count(self.table.touched_count())

    def _on_score(self) -> None:
        self.score_requested.emit(self.table.current_record())

    def _clear_search(self) -> None:
        self.search.clear()
        self.table.setFocus()

    def _show_facets(self) -> None:
        below = self.toolbar.filter
        self.filters.menu(below).popup(below.mapToGlobal(QPoint(0, below.height())))

    def _fill_sort_menu(self, menu: QMenu) -> None:
        sorting.fill_menu(menu, self.table, self.model)

    def _show_row_menu(self, place: QPoint) -> None:
        entries = (
            ("openProgram", self.tr("Open"), self.tr("Enter"), self.detail.score.setFocus),
            ("openRowWindow", self.tr("Open in a new window"), self.tr("Ctrl+Enter"), self.open_window),
            ("scoreRow", self.tr("Score..."), "", self._on_score),
            ("addFactToRow", self.tr("Add a fact..."), "", self._add_fact),
            ("closeRow", self.closing.label(), "", self.closing.carry_out),
            ("deleteRow", self.tr("Delete"), "", self.delete_selected),
        )
        row_menu.open_menu(self.cells, self.bulk, entries, place)

    def _print(self) -> None:
        from matchplanner.services import program_print

        shown = self.content()
        self.print_requested.emit(
            program_print.program_table(shown.name, shown.titles, shown.texts, self.workspace.today())
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW_LINES * self.fontMetrics().height()
        side = 8 if low else 16
        self._column.setContentsMargins(side, side, side, 8)
        self.toolbar.save_room(saving=low)
        self.detail.save_room(saving=low)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.model.total:
            self.cells.paste()
        else:
            super().keyPressEvent(event)

    def _show_state(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        narrowed = bool(self.search.text().strip() or self.filters.filter)
        self._body.setCurrentIndex(0 if total else 1)
        self._lists.setCurrentIndex(0 if shown else 1)
        self._no_match.show_count(total - shown)
        self.toolbar.show_counts(shown, total, narrowed=narrowed)
        self.toolbar.delete.setEnabled(self.table.current_record() > 0)
        self.switch.offer_views(offered=total > 0)
        self._show_place()
        if not shown:
            self.detail.size_bar.enlarge(on=False)
        self._show_view(self.switch.keys[self.switch.currentIndex()])
