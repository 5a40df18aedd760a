"""The answers given: asked again, noted beside, deleted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.services.pair_answers import AnswerRow, Round
from matchplanner.ui.page import heading
from matchplanner.ui.ranking.pairs.models import AnswersModel, SaidRow, said_rows
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import TwoLineDelegate

_FEWEST_ROWS = 3


class AnswersBox(QWidget):
    """A table of answers, the latest first, with what can be done about one."""

    again_wanted = Signal(object)
    """This AnswerRow's question is to be put again."""

    delete_wanted = Signal(object)
    """This AnswerRow is to be deleted."""

    def __init__(
        self, name: str, annotate: Callable[[SaidRow, str], None] | None = None, parent: QWidget | None = None
    ) -> None:
        """Start empty; `name` begins the object names, `annotate` stores a note."""
        super().__init__(parent)
        tr = self.tr
        self.model = AnswersModel(annotate, self)
        self.table = RecordTable(f"{name}Answers", tr("Your answers"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (22, 16, 12)[: len(self.model.columns)], 0)
        self.table.setItemDelegateForColumn(0, TwoLineDelegate(self.table))
        self.table.setMinimumHeight(
            self.table.horizontalHeader().sizeHint().height()
            + _FEWEST_ROWS * self.table.verticalHeader().defaultSectionSize()
        )
        self.table.record_changed.connect(lambda _record: self._enable())
        self.table.delete_requested.connect(lambda _record: self._delete())
        self.table.doubleClicked.connect(self._on_double_clicked)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._ask_again)
        self._again = button(f"{name}Again", tr("Ask again"), self._ask_again, tr("Return"))
        self._delete_it = button(f"{name}Delete", tr("Delete answer"), self._delete, tr("Del"))
        foot = QHBoxLayout()
        foot.addWidget(heading(tr("Your answers"), 1.0))
        foot.addStretch()
        for made in (self._again, self._delete_it):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(foot)
        column.addWidget(self.table, 1)

    def show_round(self, held: Round) -> None:
        """Show the answers of a round."""
        self.model.replace(said_rows(held))
        self.table.select_any()
        self._enable()

    def _row(self) -> AnswerRow | None:
        said = self.table.row()
        return said.row if isinstance(said, SaidRow) else None

    def _enable(self) -> None:
        for made in (self._again, self._delete_it):
            made.setEnabled(self._row() is not None)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].edit is None:
            self._ask_again()

    def _ask_again(self) -> None:
        row = self._row()
        if row is not None:
            self.again_wanted.emit(row)

    def _delete(self) -> None:
        row = self._row()
        if row is not None:
            self.delete_wanted.emit(row)
