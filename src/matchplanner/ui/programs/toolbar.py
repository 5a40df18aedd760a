"""The row above the table: search and count, the view, filter, order and columns, and what is made of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from matchplanner.ui.page import heading
from matchplanner.ui.programs.bulk_bar import menu_button
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.wording import counted

_LETTERS = 24


class Toolbar(FlowBox):
    """Controls that go on in a second line where the window is narrow."""

    add_requested = Signal()
    delete_requested = Signal()
    filter_requested = Signal()
    columns_requested = Signal()
    sort_menu_wanted = Signal(QMenu)
    """The menu of the Sort by button is about to open and wants its entries."""

    export_requested = Signal()
    print_requested = Signal()

    def __init__(self, view: QPushButton, parent: QWidget | None = None) -> None:
        """Put the button of the named views among the others."""
        super().__init__(parent)
        self.search = SearchField()
        self.count = QLabel()
        self.count.setObjectName("programsCount")
        self.count.setMinimumWidth(12 * self.fontMetrics().averageCharWidth())
        tr = self.tr
        self.filter = button("programsFilter", tr("Filter..."), self.filter_requested.emit)
        self.sort = menu_button("programsSort", tr("Sort by"), self.sort_menu_wanted.emit)
        self.more = menu_button("programsMore", tr("More"), self._fill_more)
        self.delete = button("deleteProgram", tr("Delete"), self.delete_requested.emit, tr("Del"))
        self.new = button("addProgram", tr("Add program"), self.add_requested.emit, tr("Ctrl+N"))
        self.title = heading(tr("Programs"))
        self.add(self.title)
        self.add(self._searching())
        self.add(self.count)
        for part in (view, self.filter, self.sort, self.more, self.delete, self.new):
            self.add(part)
        self._need_programs = (self.search, view, self.filter, self.sort, self.more)

    def show_counts(self, shown: int, total: int, *, narrowed: bool) -> None:
        """Say how many programs there are, and how many of them are shown."""
        if not total:
            self.count.clear()
        elif narrowed:
            self.count.setText(self.tr("{shown} of {total}").format(shown=shown, total=total))
        else:
            self.count.setText(counted("1 program", "{n} programs", total))
        for part in self._need_programs:
            part.setEnabled(total > 0)

    def save_room(self, *, saving: bool) -> None:
        """Leave out what is said or done elsewhere as well, where the window is low."""
        for part in (self.title, self.caption, self.delete):
            part.setHidden(saving)

    def _searching(self) -> QWidget:
        caption = self.caption = QLabel(self.tr("Search"))
        caption.setBuddy(self.search)
        self.search.setObjectName("programsSearch")
        self.search.setAccessibleName(caption.text())
        self.search.setPlaceholderText(self.tr("name, place, code, note"))
        self.search.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caption)
        row.addWidget(self.search, 1)
        return holder

    def _fill_more(self, menu: QMenu) -> None:
        for name, label, signal in (
            ("programsColumns", self.tr("Columns..."), self.columns_requested),
            ("exportView", self.tr("Export this view..."), self.export_requested),
            ("printView", self.tr("Print this view..."), self.print_requested),
        ):
            action = menu.addAction(label)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit())
