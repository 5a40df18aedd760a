"""The rank order list as a table whose rows are dragged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from matchplanner.domain.rank_lint import RankFinding, RankRule, RankSeverity
from matchplanner.services.rank_criteria import CriterionRow, RatedRow
from matchplanner.services.ranking import RankRow
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.ranking.score_words import place_tip, score_tip, score_words
from matchplanner.ui.widgets.two_lines import SECOND_LINE
from matchplanner.ui.words import measured, word

_MIME = "application/x-matchplanner-rank"


def _tr(text: str) -> str:
    return QCoreApplication.translate("RankModel", text)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A place on the list, what its program scores, and what stands against it.

    `specialty` is "" where all on the list have the same.
    """

    line: RankRow
    rated: RatedRow | None = None
    findings: tuple[RankFinding, ...] = ()
    criteria: tuple[CriterionRow, ...] = ()
    specialty: str = ""

    @property
    def id(self) -> int:
        """The entry's id."""
        return self.line.id


class RankModel(RowTableModel[ListedRow]):
    """Programs in order of preference; a drop asks for a move and changes nothing by itself."""

    move_requested = Signal(int, int)
    """This program is wanted at this position, counted from 1."""

    def __init__(self, annotate: Callable[[ListedRow, str], None], parent: QObject | None = None) -> None:
        """Declare the columns; `annotate` stores an edited note."""
        super().__init__(_columns(annotate), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == SECOND_LINE and key == "program":
            return ", ".join(part for part in (row.line.institution, row.specialty) if part)
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
        data.setData(_MIME, str(self.rows[indexes[0].row()].line.program_id).encode())
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
        before = next((at for at, row in enumerate(self.rows) if row.line.program_id == program), -1)
        if before < 0:
            return False
        gap = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        self.move_requested.emit(program, gap if gap > before else gap + 1)
        return False  # the rows come back from the plan, in their new order


def _columns(annotate: Callable[[ListedRow, str], None]) -> tuple[Column[ListedRow], ...]:
    return (
        Column("position", _tr("Rank"), lambda row: str(row.line.position), numeric=True),
        Column("program", _tr("Program"), lambda row: row.line.program, tip=lambda row: row.line.institution),
        Column(
            "code",
            _tr("NRMP code"),
            lambda row: row.line.nrmp_code or _tr("code missing"),
            tip=_about_code,
        ),
        Column("weighted", _tr("My score"), lambda row: score_words(row.rated), tip=_about_score),
        Column("place", _tr("By score"), _place, tip=lambda row: place_tip(row.rated)),
        Column("score", _tr("IMG score"), lambda row: measured(row.line.score)),
        Column("note", _tr("Note"), lambda row: row.line.note, annotate, tip=lambda row: row.line.note),
        Column("warnings", _tr("Look again"), _warnings, tip=_sentences),
    )


def _about_score(row: ListedRow) -> str:
    return score_tip(row.rated, row.criteria)


def _place(row: ListedRow) -> str:
    return "" if row.rated is None or row.rated.place is None else row.rated.place.as_text()


def _warnings(row: ListedRow) -> str:
    return "; ".join(word(one.rule) for one in row.findings if one.rule is not RankRule.CODE_MISSING)


def _sentences(row: ListedRow) -> str:
    return "\n".join(one.text for one in row.findings)


def _about_code(row: ListedRow) -> str:
    code = row.line.nrmp_code
    problem = codes.check_nrmp(code).problem
    if problem is not None:
        return word(problem)
    meaning = codes.nrmp_type(code)
    return _tr("Enter it in Programs.") if not code else "" if meaning is None else word(meaning)


def _tone(row: ListedRow, key: str) -> str:
    rules = {one.rule for one in row.findings}
    if key == "code" and {RankRule.CODE_MISSING, RankRule.CODE_MALFORMED, RankRule.CODE_TWICE} & rules:
        return "attention"
    if key != "warnings" or not row.findings:
        return ""
    grave = {one.severity for one in row.findings}
    if RankSeverity.ERROR in grave:
        return "danger"
    return "attention" if RankSeverity.WARNING in grave else "text_muted"
