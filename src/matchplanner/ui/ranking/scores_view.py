"""What the applicant ranks by: criteria with weights, a grid of ratings, and what they come to (R218)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services import rank_criteria
from matchplanner.services.rank_criteria import CriterionRow, RatedRow
from matchplanner.ui.models.rows import Index, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, muted
from matchplanner.ui.ranking.checked_delegate import Check, CheckedDelegate
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.ranking.ratings_table import RatingsTable
from matchplanner.ui.ranking.score_words import disagreement_words
from matchplanner.ui.ranking.scores_model import RatingsModel, criteria_columns
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

_SHARES = (26, 74)


class ScoresView(Page):
    """Criteria above, ratings below; scores are worked out as one types."""

    TABLES = ("rank_criterion", "rank_rating", "rank_entry", "program", "interview")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build both tables."""
        super().__init__(workspace, notices, settings, parent)
        self.criteria = RowTableModel(criteria_columns(self._rename, self._weigh), self)
        self.criteria_table = RecordTable("criteriaTable", self.tr("Criteria"))
        self.criteria_table.show_model(self.criteria, (34, 10, 12), 0)
        self.criteria_table.setItemDelegate(CheckedDelegate(self._check_of, self.criteria_table))
        self.criteria_table.record_changed.connect(lambda _record: self._enable())
        self.criteria_table.delete_requested.connect(lambda _record: self._delete())
        self.ratings = RatingsModel(self._rate, self)
        self.table = RatingsTable(self.ratings, "ratingsTable", self.tr("Ratings"))
        self.table.setItemDelegate(CheckedDelegate(lambda _index: rank_criteria.checked_rating, self.table))
        self.table.delete_requested.connect(lambda _record: self._clear())
        self._disagreement = muted("")
        self._disagreement.setObjectName("scoresDisagreement")
        self._lay_out()

    @override
    def refresh(self) -> None:
        board = rank_criteria.board(chosen_list(self.settings))
        self.criteria.replace(board.criteria)
        self.criteria_table.select_any()
        if self.ratings.show_board(board):
            self.table.fit_columns()
        self._choose_cell()
        self._disagreement.setText(disagreement_words(board))
        self._disagreement.setVisible(bool(self._disagreement.text()))
        self._stack.setCurrentWidget(self._shown(board))
        self._enable()

    @override
    def new_item(self) -> None:
        words = self.tr("Add a criterion"), self.tr("Name"), self.tr("Add")
        ask_line(self.window(), "criterionDialog", words, self._add)

    @override
    def select(self, record: int) -> None:
        """Go to a program, to the heaviest rating that it lacks."""
        at = self.ratings.row_of(record)
        if at < 0:
            return
        lacking = [row for row in self.criteria.rows if row.id not in self.ratings.rows[at].ratings]
        heaviest = max(lacking, key=lambda row: row.share, default=None)
        column = 1 if heaviest is None else self.ratings.column_of(f"criterion{heaviest.id}")
        self.table.setCurrentIndex(self.ratings.index(at, column))
        self.table.setFocus()

    def _shown(self, board: rank_criteria.Board) -> QWidget:
        if not board.rows:
            return self._no_programs
        return self._filled if board.criteria else self._no_criteria

    def _choose_cell(self) -> None:
        """Put the keyboard on the first rating where it stands on nothing yet."""
        if not self.table.currentIndex().isValid() and self.ratings.rows and len(self.ratings.columns) > 1:
            self.table.setCurrentIndex(self.ratings.index(0, 1))

    def _lay_out(self) -> None:
        tr = self.tr
        self._no_criteria = EmptyState(
            tr("Nothing to rank by yet"),
            tr(
                "Three things usually decide: the quality of the program and how it fits, how reliable it "
                "is for an IMG and a visa, and where it is and who is near. Take them over, give each a "
                "weight, and change them as you like."
            ),
        )
        self._no_criteria.offer("usualCriteria", tr("Take the three criteria"), self._add_usual)
        self._no_criteria.offer("firstCriterion", tr("Add one of my own..."), self.new_item)
        self._no_programs = EmptyState(
            tr("No program to rate yet"),
            tr("Programs on your list, and those that have interviewed you, are rated here from 0 to 10."),
        )
        self._no_programs.offer("scoresToList", tr("Go to my order"), self._go_to_list)
        self._filled = self._tables()
        self._stack = QStackedWidget()
        for part in (self._filled, self._no_criteria, self._no_programs):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _go_to_list(self) -> None:
        self.open_requested.emit("ranking/ranking", 0)

    def _tables(self) -> QWidget:
        tr = self.tr
        add = button("addCriterion", tr("Add criterion..."), self.new_item, tr("Ctrl+N"))
        self._up = button("criterionUp", tr("Move up"), lambda: self._move(-1))
        self._down = button("criterionDown", tr("Move down"), lambda: self._move(1))
        self._off = button("deleteCriterion", tr("Delete criterion"), self._delete, tr("Del"))
        beside = QGridLayout()
        for at, made in enumerate((add, self._up, self._down, self._off)):
            beside.addWidget(made, at, 0)
        beside.setRowStretch(beside.rowCount(), 1)
        upper, lower = QWidget(), QWidget()
        row = QHBoxLayout(upper)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.criteria_table, 1)
        row.addLayout(beside)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            muted(
                tr(
                    "Type a rating from 0 to 10 on a cell; Return goes to the next program, Tab to the next "
                    "criterion, Delete makes it unknown."
                )
            )
        )
        column.addWidget(self.table, 1)
        column.addWidget(self._disagreement)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("scoresSplit")
        split.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(zip((upper, lower), _SHARES, strict=True)):
            split.addWidget(part)
            split.setStretchFactor(at, share)
        split.setSizes([10 * share for share in _SHARES])
        self.settings.attach("ranking/scores", split)
        return split

    def _check_of(self, index: Index) -> Check:
        """Return what a criterion's cell takes."""
        if index.column() != self.criteria.column_of("name"):
            return rank_criteria.checked_weight
        row = self.criteria.rows[index.row()]
        return lambda text: rank_criteria.checked_name(text, besides=row.id)

    def _enable(self) -> None:
        at = self.criteria.row_of(self.criteria_table.record())
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < len(self.criteria.rows) - 1)
        self._off.setEnabled(at >= 0)

    def _add_usual(self) -> None:
        self.workspace.run(self.tr("Add the usual criteria"), rank_criteria.add_usual)
        self.criteria_table.setFocus()

    def _add(self, name: str) -> None:
        added = self.workspace.run(self.tr("Add criterion"), lambda: rank_criteria.add(name))
        self.criteria_table.select(added)

    def _rename(self, row: CriterionRow, name: str) -> None:
        label = self.tr("Rename criterion {name}").format(name=row.name)
        self.workspace.run(label, lambda: rank_criteria.rename(row.id, name))

    def _weigh(self, row: CriterionRow, weight: str) -> None:
        label = self.tr("Weight of {name}").format(name=row.name)
        self.workspace.run(label, lambda: rank_criteria.set_weight(row.id, weight))

    def _move(self, step: int) -> None:
        row = self.criteria_table.row()
        if isinstance(row, CriterionRow):
            label = self.tr("Move criterion {name}").format(name=row.name)
            self.workspace.run(label, lambda: rank_criteria.move(row.id, step))
            self._enable()

    def _delete(self) -> None:
        row = self.criteria_table.row()
        if isinstance(row, CriterionRow):
            label = self.tr("Delete criterion {name}").format(name=row.name)
            self.workspace.run(label, lambda: rank_criteria.delete(row.id))
            told = self.tr("Deleted {name} with its ratings.").format(name=row.name)
            offer_undo(self.workspace, self.notices, told)

    def _rate(self, row: RatedRow, criterion: CriterionRow, typed: str) -> None:
        label = self.tr("Rate {program}: {criterion}").format(program=row.program, criterion=criterion.name)
        today = self.workspace.today()
        self.workspace.run(label, lambda: rank_criteria.rate(row.id, criterion.id, typed, today))

    def _clear(self) -> None:
        row, criterion = self.table.row(), self.ratings.criterion_at(self.table.currentIndex().column())
        if isinstance(row, RatedRow) and criterion is not None and criterion.id in row.ratings:
            self._rate(row, criterion, "")
