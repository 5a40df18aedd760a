"""The tree of the research checklist: arrows move, a letter or F2 answers, Enter goes on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTreeView, QWidget
from typing_extensions import override

from matchplanner.domain.claims import ClaimField, Fact
from matchplanner.domain.field_rules import Section
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs.column import ProgramColumn
from matchplanner.ui.programs.research.delegate import ChecklistDelegate
from matchplanner.ui.programs.research.model import ChecklistModel, Column

_WIDTHS = (32, 20, 14, 15, 19)  # average characters
_NARROWEST = 12
_OPEN_AT_FIRST = (Section.VISA, Section.IMGS)
_TRIGGER = QAbstractItemView.EditTrigger


class ChecklistView(QTreeView):
    """Shows a ChecklistModel with one current question, several of them selected at will."""

    field_changed = Signal(object)
    """Another question is current: its ClaimField, or None on a part's heading."""

    def __init__(
        self, model: ChecklistModel, columns: Mapping[str, ProgramColumn], parent: QWidget | None = None
    ) -> None:
        """Show a model; its first parts are unfolded."""
        super().__init__(parent)
        self.setObjectName("researchChecklist")
        self.setAccessibleName(self.tr("Research checklist"))
        self._checklist = model
        self._columns = columns
        self._wanted: Callable[[Fact], bool] | None = None
        self.setModel(model)
        self.setItemDelegate(ChecklistDelegate(columns, self))
        self.setEditTriggers(_TRIGGER.AnyKeyPressed | _TRIGGER.EditKeyPressed | _TRIGGER.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(True)
        unit = self.fontMetrics().averageCharWidth()
        for at, width in enumerate(_WIDTHS):
            self.setColumnWidth(at, width * unit)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(_NARROWEST * unit)
        self.header().setSectionResizeMode(Column.ANSWER, QHeaderView.ResizeMode.Stretch)
        for at, section in enumerate(Section):
            if section in _OPEN_AT_FIRST:
                self.expand(model.index(at, 0))
        model.shown.connect(self._on_shown)

    def current_field(self) -> ClaimField | None:
        """Return the field of the current question."""
        return self._checklist.field(self.currentIndex())

    def selected_fields(self) -> list[ClaimField]:
        """Return the fields of the selected questions, in the checklist's order."""
        found = {self._checklist.field(index) for index in self.selectionModel().selectedRows()}
        return [field for field in ClaimField if field in found]

    def select(self, field: ClaimField) -> None:
        """Make a question current."""
        index = self._checklist.find(field)
        self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def show_only(self, wanted: Callable[[Fact], bool] | None) -> None:
        """Show the questions whose facts are wanted, with all parts unfolded; None shows all."""
        filtered, self._wanted = self._wanted is not None, wanted
        if wanted is not None:
            self.expandAll()
        if filtered or wanted is not None:
            self._filter()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if self.current_field() is not None and current.column() != Column.ANSWER:
            answer = current.siblingAtColumn(Column.ANSWER)
            self.selectionModel().setCurrentIndex(answer, QItemSelectionModel.SelectionFlag.NoUpdate)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._editing():
            if self.current_field() is None:
                self.setExpanded(current.siblingAtColumn(0), not self.isExpanded(current.siblingAtColumn(0)))
            else:
                self.edit(self.currentIndex())
            return
        if not self._editing() and self._answer_by(event.text()):
            return
        super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.field_changed.emit(self._checklist.field(current))

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.indexBelow(self.currentIndex())
            if self._checklist.field(below) is not None:
                self.setCurrentIndex(below.siblingAtColumn(Column.ANSWER))

    def _answer_by(self, letter: str) -> bool:
        """Give the current question the answer that starts with a letter; once more goes to the next such."""
        fact = self._checklist.fact(self.currentIndex())
        if fact is None or not letter.isalpha() or fact.field is ClaimField.LISTED:
            return False
        choices = self._columns[fact.field.value].choices
        fitting = [value for value, label in choices if label.casefold().startswith(letter.casefold())]
        if not fitting:
            return bool(choices)
        at = fitting.index(fact.value) + 1 if fact.value in fitting and fact.answered else 0
        self._checklist.setData(self.currentIndex(), fitting[at % len(fitting)])
        return True

    def _editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def _on_shown(self) -> None:
        if self._wanted is not None:
            self._filter()

    def _filter(self) -> None:
        for part in range(self._checklist.rowCount()):
            parent = self._checklist.index(part, 0)
            shown = 0
            for row in range(self._checklist.rowCount(parent)):
                fact = self._checklist.fact(self._checklist.index(row, 0, parent))
                wanted = self._wanted is None or (fact is not None and self._wanted(fact))
                self.setRowHidden(row, parent, not wanted)
                shown += wanted
            self.setRowHidden(part, self.rootIndex(), not shown)
