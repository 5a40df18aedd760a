"""The facts of a program under their labels."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from matchplanner.domain.claims import ClaimField, Fact
from matchplanner.ui.page import muted
from matchplanner.ui.programs.fact_card import FactCard

ORDER = (
    ClaimField.J1,
    ClaimField.H1B,
    ClaimField.IMG_INFO,
    ClaimField.DURATION_YEARS,
    ClaimField.POSITIONS_PER_YEAR,
    ClaimField.ACCREDITATION,
    ClaimField.LISTED,
)


class FactsView(QWidget):
    """All facts of one program."""

    pick_requested = Signal(int)
    """The claim of this id is to be shown."""

    remove_requested = Signal(int)
    """The claim of this id is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._shown: Mapping[ClaimField, Fact] = {}
        self._cards: dict[ClaimField, FactCard] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(ORDER), 1)
        for row, field in enumerate(ORDER):
            card = FactCard(field)
            card.picked.connect(self.pick_requested)
            card.removed.connect(self.remove_requested)
            caption = muted(field.label)
            caption.setWordWrap(False)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(card, row, 1)
            self._cards[field] = card

    def show_facts(self, facts: Mapping[ClaimField, Fact]) -> None:
        """Show other facts."""
        for field, card in self._cards.items():
            if self._shown.get(field) != facts[field]:
                card.show_fact(facts[field])
        self._shown = facts
