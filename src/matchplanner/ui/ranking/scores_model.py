"""The criteria, and the ratings of each program on them, as tables to type into."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.domain.rank_scores import decimal
from matchplanner.services.rank_criteria import Board, CriterionRow, RatedRow
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.ranking.score_words import percent, place_tip, rating_text, score_tip, score_words
from matchplanner.ui.tips import plain_tip

Rate = Callable[[RatedRow, CriterionRow, str], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScoresModel", text)


def criteria_columns(
    rename: Callable[[CriterionRow, str], None], weigh: Callable[[CriterionRow, str], None]
) -> tuple[Column[CriterionRow], ...]:
    """Return the columns of the criteria: name and weight are typed, the share is worked out."""
    return (
        Column("name", _tr("Criterion"), lambda row: row.name, rename, tip=lambda row: row.name),
        Column(
            "weight",
            _tr("Weight"),
            _weight,
            weigh,
            tip=lambda _row: _tr("0 to 100; the weights need not add up to 100"),
            numeric=True,
        ),
        Column(
            "share",
            _tr("Counts for"),
            lambda row: percent(row.share),
            tip=lambda _row: _tr("Its weight divided by all weights together"),
            numeric=True,
        ),
    )


def _weight(row: CriterionRow) -> str:
    return decimal(row.weight, 1).removesuffix(".0")


class RatingsModel(RowTableModel[RatedRow]):
    """Programs in the applicant's own order, a column for each criterion, and what it comes to."""

    def __init__(self, rate: Rate, parent: QObject | None = None) -> None:
        """Start without criteria; `rate` stores what was typed."""
        super().__init__(self._columns(()), parent)
        self._rate = rate
        self._criteria: tuple[CriterionRow, ...] = ()

    def show_board(self, board: Board) -> bool:
        """Show criteria and ratings; return whether the columns are other ones than before."""
        renewed = [row.id for row in self._criteria] != [row.id for row in board.criteria]
        if renewed:
            self.beginResetModel()
        changed = self._criteria != board.criteria
        self._criteria = board.criteria
        self.columns = self._columns(board.criteria)
        if renewed:
            self.rows = list(board.rows)
            self.endResetModel()
            return True
        self.replace(board.rows)
        if changed:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        return False

    def criterion_at(self, column: int) -> CriterionRow | None:
        """Return the criterion of a column, None where it shows something else."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        return next((row for row in self._criteria if f"criterion{row.id}" == key), None)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return plain_tip(self.columns[section].title)
        return super().headerData(section, orientation, role)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            criterion, row = self.criterion_at(index.column()), self.rows[index.row()]
            unknown = criterion is not None and criterion.id not in row.ratings
            return theme.tokens().color("text_muted") if unknown else None
        return super().data(index, role)

    def _columns(self, criteria: tuple[CriterionRow, ...]) -> tuple[Column[RatedRow], ...]:
        return (
            Column("program", _tr("Program"), lambda row: row.program, tip=lambda row: row.program),
            *(self._column(criterion) for criterion in criteria),
            Column("score", _tr("Score"), score_words, tip=lambda row: score_tip(row, criteria)),
            Column("place", _tr("By score"), _place, tip=place_tip),
            Column("mine", _tr("Mine"), _mine, tip=_mine_tip),
        )

    def _column(self, criterion: CriterionRow) -> Column[RatedRow]:
        return Column(
            f"criterion{criterion.id}",
            f"{criterion.name}\n{percent(criterion.share)}",
            lambda row: rating_text(row.ratings.get(criterion.id)) or _tr("unknown"),
            lambda row, typed: self._rate(row, criterion, str(typed)),
            edited=lambda row: rating_text(row.ratings.get(criterion.id)),
            tip=lambda _row: _tr("{name}: 0 to 10, blank for unknown").format(name=criterion.name),
        )


def _place(row: RatedRow) -> str:
    return "" if row.place is None else row.place.as_text()


def _mine(row: RatedRow) -> str:
    return _tr("not listed") if row.mine is None else str(row.mine)


def _mine_tip(row: RatedRow) -> str:
    return _tr("Its place in your own order") if row.mine else _tr("Add it under My order to rank it.")
