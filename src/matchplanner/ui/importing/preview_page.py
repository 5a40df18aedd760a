"""The last page: what the import would do, to be ticked row by row."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.services.exchange.outcome import Preview, Resolved, Uncertain
from matchplanner.ui.importing import words
from matchplanner.ui.importing.decision import Decision
from matchplanner.ui.importing.lines import UNCERTAIN
from matchplanner.ui.importing.picks import SKIP, Picks
from matchplanner.ui.importing.tree import PreviewTree
from matchplanner.ui.page import muted
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button

_MOST_TOLD = 4


class PreviewPage(QWidget):
    """Groups of what is new, changed, uncertain, vanished and invalid, with ticks."""

    picked = Signal()
    """Something else is ticked now."""

    save_invalid_requested = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("importPreviewPage")
        self.picks: Picks | None = None
        self.counts = QLabel()
        self.counts.setObjectName("importCounts")
        self.alerts = QLabel()
        self.alerts.setObjectName("importAlerts")
        self.alerts.setProperty("role", "attention")
        self.alerts.setWordWrap(True)
        self.notes = muted("")
        self.notes.setObjectName("importNotes")
        self.tree = PreviewTree()
        self.decision = Decision()
        self.save_invalid = button(
            "saveInvalidRows", self.tr("Save the invalid rows..."), self.save_invalid_requested.emit
        )
        above = QHBoxLayout()
        above.addWidget(self.counts, 1)
        above.addWidget(self.save_invalid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            muted(
                self.tr(
                    "Nothing is written yet. What is ticked becomes one step that can be undone. Values "
                    "you may have typed yourself are replaced only where you tick them."
                )
            )
        )
        column.addLayout(above)
        column.addWidget(self.alerts)
        column.addWidget(self.tree, 1)
        column.addWidget(self.decision)
        column.addWidget(self.notes)
        self.tree.picked.connect(self.picked)
        self.tree.doubt_chosen.connect(self._ask)
        self.decision.decided.connect(self._on_decided)

    def show_preview(self, found: Preview) -> None:
        """Show what an import would do."""
        self.picks = Picks(found)
        self.counts.setText(words.counted(found.counts()))
        self.alerts.setText("\n".join(_first([f"{alert.name}: {alert.text}" for alert in found.alerts])))
        self.alerts.setVisible(bool(found.alerts))
        told = [f"{self.tr('Row')} {p.row}: {p.text}" if p.row else p.text for p in found.problems]
        self.notes.setText("\n".join(_first(told)))
        self.notes.setToolTip(plain_tip("\n".join(told)))
        self.notes.setVisible(bool(told))
        self.save_invalid.setVisible(bool(found.invalid))
        self.decision.ask(None, SKIP)
        self.tree.show_preview(self.picks)

    def _ask(self, doubt: Uncertain | None) -> None:
        row = doubt.incoming.row if doubt else 0
        self.decision.ask(doubt, self.picks.resolved(row) if self.picks else SKIP)

    def _on_decided(self, doubt: Uncertain, resolved: Resolved) -> None:
        if self.picks is not None:
            self.picks.resolve(doubt, resolved)
            self.tree.show_row(UNCERTAIN, doubt.incoming.row)
            self.picked.emit()


def _first(told: Sequence[str]) -> list[str]:
    more = len(told) - _MOST_TOLD
    return [*told[:_MOST_TOLD], *([words.tr("... and {n} more").format(n=more)] if more > 0 else [])]
