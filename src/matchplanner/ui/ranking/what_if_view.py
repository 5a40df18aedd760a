"""How firm the order is: weights tried out, and the exact weight at which neighbours swap (B9)."""

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain import rank_flips, rank_scores
from matchplanner.services import rank_criteria
from matchplanner.services.rank_criteria import Board
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, muted
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.ranking.robustness.pane import FirmnessPane
from matchplanner.ui.ranking.score_words import lead_words
from matchplanner.ui.ranking.weight_sliders import WeightSliders
from matchplanner.ui.ranking.what_if_model import OrderModel, PairsModel, neighbours, order_rows
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.wrapped import Wrapped
from matchplanner.ui.workspace import Workspace

_HALVES = (46, 54)
_PAIR_WIDTH, _FLIP_WIDTH = 40, 24
_FEWEST_RATED = 2


class WhatIfView(Page):
    """Sliders that store nothing until they are accepted, the order they give, and where it turns."""

    TABLES = ("rank_criterion", "rank_rating", "rank_entry", "program", "interview")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build sliders and both tables."""
        super().__init__(workspace, notices, settings, parent)
        self._board = Board((), (), ())
        self._tried: Mapping[int, Fraction] = {}
        self.sliders = WeightSliders()
        self.sliders.part_wanted.connect(self._try)
        self.order = OrderModel(self)
        self.order_table = RecordTable("whatIfOrder", self.tr("Order under these weights"))
        self.order_table.show_model(self.order, (8, 30, 13, 11, 8), 1)
        self.pairs = PairsModel(self)
        self.pairs_table = RecordTable("flipTable", self.tr("Where neighbours swap"))
        self.pairs_table.show_model(self.pairs, (_PAIR_WIDTH,), 0)
        self.firmness = FirmnessPane(settings)
        self.firmness.rating_wanted.connect(
            lambda program: self.open_requested.emit("ranking/scores", program)
        )
        self._leads = Wrapped()
        self._leads.setObjectName("rankLeads")
        self._leads.setTextFormat(Qt.TextFormat.PlainText)
        self._leads.setWordWrap(True)
        self._lay_out()

    @override
    def refresh(self) -> None:
        self._board = rank_criteria.board(chosen_list(self.settings))
        self.sliders.show_criteria(self._board.criteria)
        rated = sum(row.score is not None for row in self._board.rows)
        self._stack.setCurrentIndex(1 if rated >= _FEWEST_RATED else 0)
        self._show(rank_scores.shares(self._board.weights))
        self.firmness.show_board(self._board)

    def _try(self, criterion: int, part: Fraction) -> None:
        others = any(weight for key, weight in self._tried.items() if key != criterion)
        self._show(rank_flips.reweighted(self._tried if others else self._stored(), criterion, part))

    def _put_back(self) -> None:
        self._show(self._stored())

    def _stored(self) -> dict[int, Fraction]:
        return rank_scores.shares(self._board.weights)

    def _show(self, weights: Mapping[int, Fraction]) -> None:
        """Show what these weights come to, and store nothing."""
        columns = self.pairs.columnCount()
        self._tried = dict(weights)
        self.sliders.show_parts(self._tried, self._stored())
        ordered = self._board.ordered(self._tried)
        self.order.replace(order_rows(self._board, ordered, self._tried))
        self.pairs.show_pairs(neighbours(ordered, self._tried), self._board.criteria)
        if self.pairs.columnCount() != columns:
            self._fit_columns()
        self._leads.setText("\n".join(self._lead_lines()))
        self._leads.setVisible(bool(self._leads.text()))
        changed = self._tried != self._stored()
        self._accept.setEnabled(changed)
        self._reset.setEnabled(changed)

    def _fit_columns(self) -> None:
        unit = self.pairs_table.fontMetrics().averageCharWidth()
        for at in range(1, self.pairs.columnCount()):
            least = self.pairs_table.horizontalHeader().sectionSizeHint(at)
            self.pairs_table.setColumnWidth(at, max(_FLIP_WIDTH * unit, least))

    def _lead_lines(self) -> list[str]:
        ratings = {
            row.id: row.ratings
            for row in self._board.rows
            if all(criterion.id in row.ratings for criterion in self._board.criteria)
        }
        names = {row.id: row.program for row in self._board.rows}
        found = rank_flips.leads(self._tried, ratings)
        leads = [(row.name, found[row.id]) for row in self._board.criteria if row.id in found]
        if not leads:
            return []
        leader = names[leads[0][1].program]
        lines = [self.tr("{program} leads only while").format(program=leader)]
        lines += [f"\u2022 {lead_words(lead, criterion, names)}" for criterion, lead in leads]
        if len(ratings) < len(self._board.rows):
            lines.append(self.tr("Programs with an unknown rating are left out of this."))
        return lines

    def _take(self) -> None:
        tried = dict(self._tried)
        self.workspace.run(self.tr("Change the weights"), lambda: rank_criteria.set_weights(tried))

    def _lay_out(self) -> None:
        tr = self.tr
        self._accept = button("acceptWeights", tr("Accept these weights"), self._take)
        self._reset = button("resetWeights", tr("Back to the stored ones"), self._put_back)
        upper, swaps = QWidget(), QWidget()
        tried = QVBoxLayout()
        tried.setSpacing(8)
        tried.addWidget(heading(tr("Other weights"), 1.0))
        tried.addWidget(muted(tr("Move a slider: the others keep their proportions, and nothing is stored.")))
        tried.addWidget(self.sliders)
        buttons = QHBoxLayout()
        for made in (self._accept, self._reset):
            buttons.addWidget(made)
        buttons.addStretch()
        tried.addLayout(buttons)
        tried.addStretch()
        sides = QHBoxLayout(upper)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(16)
        sides.addLayout(tried, 1)
        sides.addWidget(self.order_table, 1)
        column = QVBoxLayout(swaps)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._leads)
        column.addWidget(self.pairs_table, 1)
        lower = QTabWidget()
        lower.setObjectName("whatIfTabs")
        lower.setAccessibleName(tr("How firm it is"))
        lower.setDocumentMode(True)
        lower.addTab(swaps, tr("Where neighbours swap"))
        lower.addTab(self.firmness, tr("How firm the order is"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("whatIfSplit")
        split.setChildrenCollapsible(False)
        for part in (upper, lower):
            split.addWidget(part)
        split.setSizes([10 * share for share in _HALVES])
        self.settings.attach("ranking/what_if", split)
        self._stack = QStackedWidget()
        empty = EmptyState(
            tr("No order to try yet"),
            tr(
                "Rate at least two programs under Scores. Here you then see how far each weight may move "
                "before their order changes."
            ),
        )
        empty.offer("whatIfScores", tr("Go to Scores"), lambda: self.open_requested.emit("ranking/scores", 0))
        self._stack.addWidget(empty)
        self._stack.addWidget(split)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
