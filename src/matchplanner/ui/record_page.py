"""A page of records: a table, the details of the chosen record, and a hint while there are none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.ui.page import Page, heading
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.flow import flowing
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.row_menu import enter

_WIDE = 100  # more than the window has, so that the shares are kept
_UPPER = 50  # per cent for the table where something stands under it


class RecordPage(Page):
    """Lays out title and buttons over a table and its details; a subclass makes the parts and fills them."""

    KEY = ""
    """Names the page's splitter, and what is remembered of it."""

    SHARES = (60, 40)
    """Room of table and details, in per cent."""

    table: RecordTable

    @override
    def select(self, record: int) -> None:
        self.table.select(record)

    def lay_out(
        self,
        title: str,
        buttons: Sequence[QWidget],
        detail: QWidget,
        empty: EmptyState,
        *,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        above: Sequence[QWidget] = (),
        below: QWidget | None = None,
        switch: QWidget | None = None,
        framed: Callable[[QWidget], QWidget] | None = None,
    ) -> None:
        """Put the parts in place; `above` stands between the title and the table, `below` under the table.

        A page with views has a `switch` beside its title, and `framed` puts what
        is under the title among them.
        """
        top = QHBoxLayout()
        top.addWidget(heading(title))
        if switch is not None:
            top.addSpacing(8)
            top.addWidget(switch)
        top.addStretch()
        top.addWidget(flowing(buttons))
        split = QSplitter(orientation)
        split.setObjectName(f"{self.KEY}Split")
        split.setChildrenCollapsible(False)
        first = self.table if below is None else self._over(below)
        for at, (part, share) in enumerate(zip((first, detail), self.SHARES, strict=True)):
            split.addWidget(part)
            split.setStretchFactor(at, share)
        split.setSizes([_WIDE * share for share in self.SHARES])
        self.table.open_with(lambda: enter(detail))
        self.settings.attach(f"{self.KEY}/columns", self.table.horizontalHeader())
        self.settings.attach(f"{self.KEY}/split", split)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        if framed is None:
            self._fill(column, above)
            return
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        self._fill(inner, above)
        column.addWidget(framed(content), 1)

    def _fill(self, column: QVBoxLayout, above: Sequence[QWidget]) -> None:
        for widget in above:
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    def _over(self, below: QWidget) -> QSplitter:
        """Return the table over another part."""
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName(f"{self.KEY}Below")
        split.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(((self.table, _UPPER), (below, _WIDE - _UPPER))):
            split.addWidget(part)
            split.setStretchFactor(at, share)
        split.setSizes([_WIDE * _UPPER, _WIDE * (_WIDE - _UPPER)])
        self.settings.attach(f"{self.KEY}/below", split)
        return split

    def show_records(self, *, any_there: bool) -> None:
        """Show the table, or the hint while there is nothing to show."""
        self._stack.setCurrentIndex(1 if any_there else 0)
        self.table.select_any()
