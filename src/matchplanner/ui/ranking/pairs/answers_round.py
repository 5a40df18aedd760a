"""A round of cards beside what its answers give, which is taken over by a button and never by itself."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from matchplanner.services.pair_answers import Round
from matchplanner.ui.models.rows import RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import heading, muted
from matchplanner.ui.ranking.pairs.round_view import RoundView, Subject
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.flow import flowing
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace


class AnswersRound(QWidget):
    """Holds the cards, and a table of what the answers give."""

    def __init__(self, plan: tuple[Workspace, Notices, Settings], parent: QWidget | None = None) -> None:
        """Start without anything; `begin` puts the cards in."""
        super().__init__(parent)
        self.workspace, self.notices, self._settings = plan

    def begin(
        self,
        subject: Subject,
        outcome: tuple[RecordTable, RowTableModel[Any]],
        take: QPushButton,
        explained: str = "",
    ) -> None:
        """Put the cards beside the table; `take` takes over what it shows, `explained` says how it came."""
        self.table, self._model = outcome
        self._take = take
        plan = self.workspace, self.notices, self._settings
        self.round = RoundView(subject, self._outcome(explained), plan)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.round)

    def show_outcome(self, rows: Sequence[Any], held: Round, *, differs: bool) -> None:
        """Show what the answers give, and how far they are; what does not differ cannot be taken over."""
        self._model.replace(rows)
        self.table.select_any()
        self._take.setEnabled(differs)
        self.round.show_round(held)

    def _outcome(self, explained: str) -> QWidget:
        made = QWidget()
        title = heading(self.table.accessibleName(), 1.0)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(flowing((title, self._take)))
        if explained:
            column.addWidget(muted(explained))
        column.addWidget(self.table, 1)
        return made
