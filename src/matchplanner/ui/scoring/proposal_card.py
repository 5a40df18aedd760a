"""What the plan proposes for one criterion: the points, why, and one key to take them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.proposals import Proposal
from matchplanner.ui.page import muted
from matchplanner.ui.theme import sized
from matchplanner.ui.widgets.buttons import button


class ProposalCard(QFrame):
    """Shows a proposal; nothing is set before it is accepted."""

    accepted = Signal()

    def __init__(self, criterion: str, proposal: Proposal, parent: QWidget | None = None) -> None:
        """Show what is proposed for the criterion of this key, or why nothing can be."""
        super().__init__(parent)
        self.setObjectName(f"proposal_{criterion}")
        self.setProperty("role", "card")
        self.points = proposal.points
        title = QLabel(self._title(proposal))
        title.setObjectName(f"proposalTitle_{criterion}")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(sized(title.font(), 1.0, bold=True))
        reason = muted(proposal.reason)
        reason.setObjectName(f"proposalReason_{criterion}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(reason)
        if proposal.points is not None:
            label = self.tr("Accept {points} (P)").format(points=proposal.points)
            accept = button(f"acceptProposal_{criterion}", label, self.accepted.emit, self.tr("P"))
            column.addWidget(accept, alignment=Qt.AlignmentFlag.AlignLeft)

    def _title(self, proposal: Proposal) -> str:
        if proposal.points is None:
            return self.tr("Nothing is proposed")
        return self.tr("Proposed: {points}").format(points=proposal.points)
