"""The worklist of answers to verify again: one key says "still so", another opens the page (B4)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services import reverify
from matchplanner.services.programs import ProgramRow
from matchplanner.services.reverify import Due
from matchplanner.ui import theme
from matchplanner.ui.fact_words import age_words, place_words, state_words, value_words
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import muted
from matchplanner.ui.programs import fact_columns
from matchplanner.ui.programs.columns import tier_words
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.programs.research.delegate import ChecklistDelegate
from matchplanner.ui.programs.research.model import FACT_ROLE
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.links import open_address, web_address
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_WIDTHS = (34, 28, 9, 26, 22, 16, 17, 19)  # average characters
_PROGRAM, _ANSWER, _SEEN, _TODO = 0, 4, 6, 7


class ReverifyModel(RowTableModel[Due]):
    """The worklist's rows; what is overdue shows amber, what is doubted red."""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        fact = self.rows[index.row()].fact
        if role == FACT_ROLE:
            return fact
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (_SEEN, _TODO):
            doubted = fact.disputed and index.column() == _TODO
            return theme.tokens().color("danger" if doubted else "attention")
        return super().data(index, role)


class ReverifyTable(RecordTable):
    """Space says "still so", O opens the page, G notes that it is gone, Enter or F2 edits.

    Several rows may be selected.
    """

    still_so = Signal()
    open_asked = Signal()
    gone = Signal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        """Start without a model."""
        super().__init__(name, label, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def selected_records(self) -> list[int]:
        """Return the ids of the selected rows."""
        rows = (index.row() for index in self.selectionModel().selectedRows())
        model = self.model()
        return [model.rows[at].id for at in sorted(rows)] if isinstance(model, ReverifyModel) else []

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.still_so.emit()
        elif event.key() == Qt.Key.Key_O:
            self.open_asked.emit()
        elif event.key() == Qt.Key.Key_G:
            self.gone.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(self.currentIndex().siblingAtColumn(_ANSWER))
        else:
            super().keyPressEvent(event)


class ReverifyView(ProgramView):
    """What has aged among the programs the table lists, tier by tier, the oldest first."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Start empty."""
        super().__init__(workspace, notices, settings, parent)
        self.setObjectName("reverifyView")
        self._filling = False
        self.model = ReverifyModel(self._columns(), self)
        self.table = ReverifyTable("reverifyTable", self.tr("Verify again"))
        self.table.show_model(self.model, _WIDTHS, _PROGRAM)
        columns = {column.key: column for column in fact_columns.build(workspace)}
        self.table.setItemDelegateForColumn(_ANSWER, ChecklistDelegate(columns, self.table, _ANSWER))
        self.settings.attach("reverify/header", self.table.horizontalHeader())
        self.confirm = button("stillSo", self.tr("Still so"), self._confirm, self.tr("Space"))
        self.open = button("openDuePage", self.tr("Open page"), self._open, self.tr("O"))
        self.gone = button(
            "pageGone",
            self.tr("Page is gone"),
            self._note_gone,
            self.tr("G: note with the source that its link is dead; the answer stays until another is found"),
        )
        self.count = QLabel()
        self.count.setObjectName("reverifyCount")
        self._body = QStackedWidget()
        self._body.addWidget(self._listed())
        self._body.addWidget(
            EmptyState(
                self.tr("Nothing to verify again"),
                self.tr(
                    "Answers about visas, rules and dates are good for one season, others for longer. "
                    "Important answers that have aged, or have no date, are listed here."
                ),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._body)
        self.table.record_changed.connect(lambda _claim: self._on_current())
        self.table.still_so.connect(self._confirm)
        self.table.open_asked.connect(self._open)
        self.table.gone.connect(self._note_gone)

    @override
    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        at = self.table.currentIndex().row()
        found = reverify.worklist(rows)
        self._filling = True
        self.model.replace(found)
        if found and not self.table.selected_records():
            place = min(max(at, 0), len(found) - 1)
            self.table.setCurrentIndex(self.model.index(place, _ANSWER))
        self._filling = False
        self._body.setCurrentIndex(0 if found else 1)
        self.count.setText(counted("1 answer", "{n} answers", len(found)))
        self._show_current()

    def _columns(self) -> tuple[Column[Due], ...]:
        return (
            Column("program", self.tr("Program"), lambda due: due.program),
            Column("institution", self.tr("Institution"), lambda due: due.institution),
            Column("tier", self.tr("Tier"), lambda due: tier_words(due.tier)),
            Column("field", self.tr("Question"), lambda due: word(due.field)),
            Column(
                "answer",
                self.tr("Answer"),
                lambda due: value_words(due.fact),
                self._edit,
                edited=lambda due: due.fact.value,
            ),
            Column("source", self.tr("Source"), _source, tip=_address),
            Column("seen", self.tr("Seen"), lambda due: age_words(due.fact).removeprefix(self.tr("seen "))),
            Column("todo", self.tr("To do"), lambda due: state_words(due.fact)),
        )

    def _listed(self) -> QWidget:
        listed = QWidget()
        top = QHBoxLayout()
        top.setSpacing(8)
        hint = muted(
            self.tr(
                "Tier by tier, the oldest first. Space: still so. O: open the page. G: the page is gone. "
                "Enter: it says otherwise."
            )
        )
        top.addWidget(hint, 1)
        for part in (self.count, self.open, self.gone, self.confirm):
            top.addWidget(part)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        return listed

    def _edit(self, due: Due, value: object) -> None:
        if str(value) == due.fact.value:
            return
        label = self.tr("Change {what} of {program}").format(what=word(due.field), program=due.program)
        today = self.workspace.today()
        self.workspace.run(label, lambda: reverify.now_says(due.id, str(value), today))

    def _confirm(self) -> None:
        chosen = self.table.selected_records()
        if not chosen:
            return
        label = counted("Still so", "{n} answers still so", len(chosen))
        today = self.workspace.today()
        self.workspace.run(label, lambda: reverify.still_so(chosen, today))
        self._on_current()

    def _note_gone(self) -> None:
        chosen = self.table.selected_records()
        if not chosen:
            return
        today = self.workspace.today()
        self.workspace.run(self.tr("Page is gone"), lambda: reverify.note_gone(chosen, today))

    def _open(self) -> None:
        due = self.table.row()
        if isinstance(due, Due):
            open_address(_address(due))

    def _on_current(self) -> None:
        """Let table and detail follow, but not while the list itself is being filled."""
        due = self.table.row()
        if isinstance(due, Due) and not self._filling:
            self._show_current()
            self.program_chosen.emit(due.program_id)

    def _show_current(self) -> None:
        due = self.table.row()
        self.confirm.setEnabled(due is not None)
        on_web = isinstance(due, Due) and web_address(_address(due)) is not None
        self.open.setEnabled(on_web)
        self.gone.setEnabled(on_web)


def _source(due: Due) -> str:
    shown = due.fact.shown
    if shown is None:
        return ""
    place = place_words(shown)
    if reverify.is_gone(shown.note):
        return QCoreApplication.translate("ReverifyView", "{place}, gone").format(place=place)
    return place


def _address(due: Due) -> str:
    shown = due.fact.shown
    return "" if shown is None else shown.source
