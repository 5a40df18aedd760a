"""How firm the order is: a heat strip a program, and the unknown rating that matters most (B9)."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.robustness import DRAWS, Firmness, Spread
from matchplanner.services import robustness
from matchplanner.services.rank_criteria import Board
from matchplanner.ui.page import muted, told
from matchplanner.ui.patience import PATIENCE_MS
from matchplanner.ui.ranking.beside import Beside
from matchplanner.ui.ranking.robustness.heat import HeatTable
from matchplanner.ui.ranking.robustness.model import FirmModel, FirmRow, firm_rows
from matchplanner.ui.ranking.robustness.words import legend, open_words, spread_words, strip_words
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.words import choices

_SPREAD = "ranking/firmness"


class FirmnessPane(QWidget):
    """Works the strips out beside the window while it is shown, and keeps them until the board changes."""

    rating_wanted = Signal(int)
    """This program has an unknown rating that is to be given."""

    worked_out = Signal()
    """The strips show the board as it is now."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Start without a board."""
        super().__init__(parent)
        self._settings = settings
        self._board = Board((), (), ())
        self._kept: dict[Spread, Firmness] = {}
        self._stopped = False
        self._beside = Beside(self)
        self._beside.progressed.connect(self._on_progressed)
        self._beside.finished.connect(self._on_finished)
        self.model = FirmModel(self)
        self.table = HeatTable(
            self.model, "firmTable", self.tr("How often each program stands at each place")
        )
        self.table.record_changed.connect(lambda _record: self._tell_row())
        self.spread = ChoiceField(choices(Spread))
        name_field(self.spread, "firmSpread", self.tr("Weights drawn"))
        self.spread.committed.connect(self._choose)
        self._lay_out()
        chosen = settings.text(_SPREAD)
        self.spread.load(chosen if chosen in set(Spread) else Spread.NEAR.value)

    def show_board(self, board: Board) -> None:
        """Show another board; nothing is worked out again where criteria and ratings are the same."""
        if _figures(board) != _figures(self._board):
            self._kept.clear()
            self._stopped = False
        self._board = board
        if self.isVisible():
            self._show()

    def _lay_out(self) -> None:
        tr = self.tr
        self._wanted = 0
        self._explained = muted("")
        self._explained.setObjectName("firmExplained")
        label = QLabel(tr("Weights drawn"))
        label.setBuddy(self.spread)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(label)
        above.addWidget(self.spread)
        above.addWidget(self._explained, 1)
        self._bar = QProgressBar()
        self._bar.setObjectName("firmProgress")
        self._bar.setAccessibleName(tr("Drawing weights and ratings"))
        self._stop = button("firmStop", tr("Stop"), self._halt)
        self._resume = button("firmResume", tr("Work it out"), self._go_on)
        self._busy = QWidget()
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        for part in (self._bar, self._stop, self._resume):
            busy.addWidget(part, part is self._bar)
        busy.addStretch()
        self._busy.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_busy)
        self._row = told("firmRow")
        self._open = told("firmOpen")
        self._rate = button("firmRate", tr("Rate it"), lambda: self.rating_wanted.emit(self._wanted))
        self._rate.hide()
        below = QHBoxLayout()
        below.addWidget(self._open, 1)
        below.addWidget(self._rate)
        note = muted(legend(DRAWS))
        note.setObjectName("firmLegend")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self._busy)
        column.addWidget(self.table, 1)
        column.addWidget(self._row)
        column.addLayout(below)
        column.addWidget(note)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._patience.stop()
        self._beside.stop()

    def _chosen(self) -> Spread:
        return Spread(self.spread.key())

    def _choose(self, key: str) -> None:
        self._settings.set_text(_SPREAD, key)
        self._stopped = False
        self._show()

    def _show(self) -> None:
        """Show what is known of the chosen weights, and work it out where nothing is."""
        spread = self._chosen()
        self._explained.setText(spread_words(spread))
        found = self._kept.get(spread)
        if found is not None:
            self._present(found)
        elif not self._stopped:
            self._begin(spread)

    def _begin(self, spread: Spread) -> None:
        board = self._board
        self._bar.setRange(0, DRAWS)
        self._bar.setValue(0)
        self._patience.start()
        self._beside.start(lambda progress: (spread, robustness.firmness(board, spread, progress=progress)))

    def _on_progressed(self, done: int, _of: int) -> None:
        self._bar.setValue(done)

    def _on_finished(self, result: tuple[Spread, Firmness]) -> None:
        spread, found = result
        self._kept[spread] = found
        self._present(found)
        self.worked_out.emit()

    def _present(self, found: Firmness) -> None:
        self._beside.stop()
        self._patience.stop()
        self._busy.hide()
        self.model.show_rows(firm_rows(found, self._board))
        self.table.setEnabled(True)
        self.table.select_any()
        self._tell_row()
        self._open.setText(open_words(found, self._board))
        self._wanted = found.open_ratings[0].program if found.open_ratings else 0
        self._rate.setVisible(bool(self._wanted))

    def _tell_row(self) -> None:
        row = self.table.row()
        self._row.setText(strip_words(row.program, row.shares) if isinstance(row, FirmRow) else "")

    def _show_busy(self) -> None:
        """Show how far it is, and that what is on the screen is not yet about the board as it is."""
        self._resume.hide()
        self._bar.show()
        self._stop.show()
        self._busy.show()
        self.table.setEnabled(False)

    def _halt(self) -> None:
        self._beside.stop()
        self._stopped = True
        self._bar.hide()
        self._stop.hide()
        self._resume.show()
        self._resume.setFocus()

    def _go_on(self) -> None:
        self._stopped = False
        self._show()
        self._show_busy()
        self._stop.setFocus()


def _figures(board: Board) -> tuple[object, ...]:
    """Return all that the strips depend on."""
    return board.weights, [(row.id, row.ratings) for row in board.rows]
