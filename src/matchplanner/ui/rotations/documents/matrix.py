"""Kinds of papers against hosts: one cell says how one paper stands with one host."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from matchplanner.domain.documents import TO_DO, DocumentKind, PaperState
from matchplanner.services.documents import Cell, Matrix
from matchplanner.ui import theme
from matchplanner.ui.days import day_text, short_day
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.record_table import ToneDelegate
from matchplanner.ui.words import word

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NONE = Matrix((), (), (), {})
_TONES: Mapping[PaperState, str] = {
    PaperState.READY: "ok",
    PaperState.SENT: "ok",
    PaperState.UNKNOWN: "text_muted",
    PaperState.NOT_NEEDED: "text_muted",
    **dict.fromkeys(TO_DO, "danger"),
}
_SITE_WIDTH = 30


class MatrixModel(QAbstractTableModel):
    """Shows a Matrix: kinds down, hosts across."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.matrix = _NONE
        self.today = date.max

    def show_matrix(self, matrix: Matrix, today: date) -> None:
        """Show another state; where kinds and hosts are the same, the current cell stays."""
        self.today = today
        same = (matrix.kinds, matrix.sites) == (self.matrix.kinds, self.matrix.sites)
        if same:
            self.matrix = matrix
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return the cell of an index."""
        if not index.isValid():
            return None
        site, kind = self.matrix.sites[index.column()], self.matrix.kinds[index.row()]
        return self.matrix.cells[site.rotation_id, kind]

    def first_to_do(self, rotation_id: int) -> QModelIndex:
        """Return a host's first cell that is to be seen to, else its first; no index for another host."""
        at = next((at for at, s in enumerate(self.matrix.sites) if s.rotation_id == rotation_id), -1)
        if at < 0:
            return QModelIndex()
        cells = (self.matrix.cells[rotation_id, kind] for kind in self.matrix.kinds)
        return self.index(next((row for row, cell in enumerate(cells) if cell.state in TO_DO), 0), at)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.matrix.kinds)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.matrix.sites)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self.matrix.sites[section].name if across else word(self.matrix.kinds[section])
        if role == Qt.ItemDataRole.ToolTipRole and across:
            site = self.matrix.sites[section]
            days = day_text(site.starts_on), day_text(site.ends_on)
            words = tr("{site}: {first} to {last}").format(site=site.name, first=days[0], last=days[1])
            return plain_tip(words)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell, self.today)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_tip(cell, self.today))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            site = self.matrix.sites[index.column()].name
            return f"{word(cell.kind)}, {site}: {cell_text(cell, self.today)}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.tokens().color(_TONES[cell.state])
        return None


class MatrixTable(QTableView):
    """The matrix; N, X, U and S say of the current cell: needed, not needed, not asked, sent."""

    said = Signal(str)
    """A key was pressed for the current cell: "needed", "not_needed", "unknown" or "sent"."""

    KEYS: Mapping[Qt.Key, str] = {
        Qt.Key.Key_N: "needed",
        Qt.Key.Key_X: "not_needed",
        Qt.Key.Key_U: "unknown",
        Qt.Key.Key_S: "sent",
    }

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self.setObjectName("documentMatrix")
        self.setAccessibleName(tr("Documents by host"))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(ToneDelegate(self))
        self.setWordWrap(False)
        self.horizontalHeader().setDefaultSectionSize(_SITE_WIDTH * self.fontMetrics().averageCharWidth())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def cell(self) -> Cell | None:
        """Return the current cell."""
        model = self.model()
        return model.cell(self.currentIndex()) if isinstance(model, MatrixModel) else None

    def select_any(self) -> None:
        """Make the first cell current if none is."""
        if not self.currentIndex().isValid() and self.model().rowCount() and self.model().columnCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def select_site(self, rotation_id: int) -> None:
        """Make a cell of a host current: the first that needs something, else the first."""
        model = self.model()
        found = model.first_to_do(rotation_id) if isinstance(model, MatrixModel) else QModelIndex()
        if found.isValid():
            self.setCurrentIndex(found)
            self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        said = self.KEYS.get(Qt.Key(event.key())) if plain else None
        if said is not None and self.cell() is not None:
            self.said.emit(said)
            return
        super().keyPressEvent(event)


def kind_word(kind: DocumentKind) -> str:
    """Return a kind as it stands inside a sentence."""
    name = word(kind)
    return name if name[:2].isupper() or name.startswith("Step") else name[0].lower() + name[1:]


def cell_text(cell: Cell, today: date) -> str:
    """Return how one paper stands with one host; what has expired by today is said to have."""
    state, paper = cell.state, cell.document
    if state is PaperState.EXPIRES and paper is not None and paper.expires_on is not None:
        words = tr("! expired {day}") if paper.expires_on < today else tr("! expires {day}")
        return words.format(day=short_day(paper.expires_on))
    if state is PaperState.SENT and cell.sent_on is not None:
        return tr("sent {day}").format(day=short_day(cell.sent_on))
    if state in TO_DO:
        return f"! {word(state).lower()}"
    return "\N{EN DASH}" if state is PaperState.NOT_NEEDED else word(state).lower()


def _tip(cell: Cell, today: date) -> str:
    told = [_expired(cell, today) or word(cell.state)]
    if cell.document is not None:
        told.append(tr("Document: {name}").format(name=cell.document.name))
    if cell.due_on is not None and cell.sent_on is None:
        told.append(tr("Wanted by {day}").format(day=day_text(cell.due_on)))
    if cell.note:
        told.append(cell.note)
    if cell.state is PaperState.EXPIRES:
        told.append(tr("It must hold to the rotation's last day: get a newer one."))
    if cell.state is PaperState.WRONG_VERSION:
        told.append(tr("Hosts get a visiting version, apart from the one for residencies."))
    return "\n".join(told)


def _expired(cell: Cell, today: date) -> str:
    until = None if cell.document is None else cell.document.expires_on
    if cell.state is not PaperState.EXPIRES or until is None or until >= today:
        return ""
    return tr("Expired on {day}").format(day=day_text(until))
