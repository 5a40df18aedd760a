"""The research checklist as a tree: its parts, and under each the questions with their answers."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from matchplanner.domain.claim_fields import fields_of
from matchplanner.domain.claims import UNKNOWN, ClaimField, Fact
from matchplanner.domain.field_rules import Section
from matchplanner.services import research
from matchplanner.services.programs import ProgramRow
from matchplanner.ui import theme
from matchplanner.ui.fact_words import age_words, completeness_words, place_words, state_words, value_words
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs.fact_columns import fact_tip
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.words import word

FACT_ROLE = int(Qt.ItemDataRole.UserRole)
"""The role under which a question hands out its Fact; a part of the checklist has none."""

_ROOT = QModelIndex()
_ROLES = frozenset(
    {
        FACT_ROLE,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.EditRole),
        int(Qt.ItemDataRole.ForegroundRole),
        int(Qt.ItemDataRole.ToolTipRole),
    }
)
"""The roles a cell has something for; the painter asks for many more."""

_SECTIONS = tuple(Section)
_PART = 2**32 - 1
"""The inner id of a part's row; a question's is the place of its part."""


class Column(IntEnum):
    """The columns of the checklist."""

    QUESTION = 0
    ANSWER = 1
    SOURCE = 2
    SEEN = 3
    STATE = 4


class ChecklistModel(QAbstractItemModel):
    """The same questions for every program, so that what is unfolded stays so."""

    answered = Signal(object, str)
    """A ClaimField was given this answer, which is not stored yet."""

    shown = Signal()
    """Another program's answers are shown, or the same one's after a change."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self._row: ProgramRow | None = None
        self._titles = (
            self.tr("Question"),
            self.tr("Answer"),
            self.tr("Source"),
            self.tr("Seen"),
            self.tr("To do"),
        )

    def show_program(self, row: ProgramRow) -> None:
        """Show the answers for a program; only what differs from those shown before is told."""
        before, self._row = self._row, row
        last = len(Column) - 1
        for at, section in enumerate(_SECTIONS):
            changed = [
                place
                for place, field in enumerate(fields_of(section))
                if before is None or before.facts[field] != row.facts[field]
            ]
            if changed:
                part = self.index(at, 0)
                self.dataChanged.emit(part, self.index(at, last))
                for place in changed:
                    self.dataChanged.emit(self.index(place, 0, part), self.index(place, last, part))
        self.shown.emit()

    def fact(self, index: Index) -> Fact | None:
        """Return the fact of a question's row."""
        field = self.field(index)
        return None if field is None or self._row is None else self._row.facts[field]

    def field(self, index: Index) -> ClaimField | None:
        """Return the field of a question's row, None for a part of the checklist."""
        if not index.isValid() or index.internalId() == _PART:
            return None
        return fields_of(_SECTIONS[index.internalId()])[index.row()]

    def find(self, field: ClaimField) -> QModelIndex:
        """Return the answer of a field."""
        section = field.rule.section
        part = self.index(_SECTIONS.index(section), 0)
        return self.index(fields_of(section).index(field), Column.ANSWER, part)

    @override
    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if parent.isValid() else _PART)

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # also QObject.parent()
        if not child.isValid() or child.internalId() == _PART:
            return QModelIndex()
        return self.createIndex(child.internalId(), 0, _PART)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(_SECTIONS)
        if parent.internalId() == _PART and parent.column() == 0:
            return len(fields_of(_SECTIONS[parent.row()]))
        return 0

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        field = self.field(index)
        if field not in (None, ClaimField.LISTED) and index.column() == Column.ANSWER:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        fact = self.fact(index) if role in _ROLES else None
        if fact is None:
            return self._part_data(index, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(fact, Column(index.column()))
            case Qt.ItemDataRole.EditRole:
                return fact.value if fact.answered or fact.field.rule.options else ""
            case Qt.ItemDataRole.ForegroundRole:
                return _color(fact, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(fact_tip(fact)) if index.column() else word(fact.field.rule.shelf)
            case _:
                return fact if role == FACT_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        fact = self.fact(index)
        if fact is None or role != Qt.ItemDataRole.EditRole:
            return False
        if (str(value).strip() or UNKNOWN) != fact.value:
            self.answered.emit(fact.field, str(value))
        return True

    def _part_data(self, index: Index, role: int) -> Any:
        if self._row is None or not index.isValid() or index.internalId() != _PART:
            return None
        section = _SECTIONS[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and index.column() == Column.QUESTION:
            return word(section)
        if role == Qt.ItemDataRole.DisplayRole and index.column() == Column.ANSWER:
            return completeness_words(research.completeness(self._row.facts, fields_of(section)))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.ANSWER:
            return theme.tokens().color("text_muted")
        return None

    def _words(self, fact: Fact, column: Column) -> str:
        match column:
            case Column.QUESTION:
                return word(fact.field)
            case Column.ANSWER:
                return value_words(fact)
            case Column.SOURCE:
                shown = fact.shown
                return "" if shown is None else place_words(shown)
            case Column.SEEN:
                return age_words(fact).removeprefix(self.tr("seen "))
            case Column.STATE:
                return state_words(fact)


def _color(fact: Fact, column: Column) -> QColor | None:
    tokens = theme.tokens()
    if column is Column.STATE and fact.disputed:
        return tokens.color("danger")
    if column in (Column.STATE, Column.SEEN) and fact.stale:
        return tokens.color("attention")
    if column in (Column.SOURCE, Column.SEEN) or (column is Column.ANSWER and not fact.known):
        return tokens.color("text_muted")
    return None
