"""The rank order list as a table whose rows are dragged."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from matchplanner.domain import codes
from matchplanner.domain.ranking import RankWarning
from matchplanner.services.ranking import RankRow
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.widgets.two_lines import SECOND_LINE
from matchplanner.ui.words import word

_MIME = "application/x-matchplanner-rank"


def _tr(text: str) -> str:
    return QCoreApplication.translate("RankModel", text)


class RankModel(RowTableModel[RankRow]):
    """Programs in order of preference; a drop asks for a move and changes nothing by itself."""

    move_requested = Signal(int, int)
    """This program is wanted at this position, counted from 1."""

    def __init__(self, annotate: Callable[[RankRow, str], None], parent: QObject | None = None) -> None:
        """Declare the columns; `annotate` stores an edited note."""
        super().__init__(_columns(annotate), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == SECOND_LINE and key == "program":
            return row.institution
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = _tone(row, key)
            return theme.tokens().color(tone) if tone else None
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(self.rows[indexes[0].row()].program_id).encode())
        return data

    @override
    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        program = int(bytes(data.data(_MIME).data()).decode() or 0)
        before = next((at for at, line in enumerate(self.rows) if line.program_id == program), -1)
        if before < 0:
            return False
        gap = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        self.move_requested.emit(program, gap if gap > before else gap + 1)
        return False  # the rows come back from the plan, in their new order


def _columns(annotate: Callable[[RankRow, str], None]) -> tuple[Column[RankRow], ...]:
    return (
        Column("position", _tr("Rank"), lambda row: str(row.position), numeric=True),
        Column("program", _tr("Program"), lambda row: row.program, tip=lambda row: row.institution),
        Column(
            "code",
            _tr("NRMP code"),
            lambda row: row.nrmp_code or _tr("code missing"),
            tip=_about_code,
        ),
        Column("score", _tr("IMG score"), lambda row: row.score.as_text()),
        Column("note", _tr("Note"), lambda row: row.note, annotate, tip=lambda row: row.note),
        Column("warnings", _tr("Look again"), _warnings, tip=_warnings),
    )


def _warnings(row: RankRow) -> str:
    shown = [word(warning) for warning in row.warnings if warning is not RankWarning.CODE_MISSING]
    return "; ".join(shown)


def _about_code(row: RankRow) -> str:
    problem = codes.check_nrmp(row.nrmp_code).problem
    if problem is not None:
        return word(problem)
    meaning = codes.nrmp_type(row.nrmp_code)
    return _tr("Enter it in Programs.") if not row.nrmp_code else "" if meaning is None else word(meaning)


def _tone(row: RankRow, key: str) -> str:
    if key == "code" and {RankWarning.CODE_MISSING, RankWarning.CODE_MALFORMED} & set(row.warnings):
        return "attention"
    if key == "warnings" and row.warnings:
        grave = {RankWarning.NEVER_INTERVIEWED, RankWarning.ACCREDITATION} & set(row.warnings)
        return "danger" if grave else "attention"
    return ""
