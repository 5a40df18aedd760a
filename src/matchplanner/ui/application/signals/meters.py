"""What is used of each specialty's signals, a bar each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.token_tables import SignalTable
from matchplanner.domain.tokens import Meter
from matchplanner.services.tokens import TokenBoard
from matchplanner.ui.application.signals.signal_words import meter_name, meter_words, tr
from matchplanner.ui.origin_words import sure_words
from matchplanner.ui.page import muted
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.wrapped import Wrapped

_BAR = 10  # average characters


class SignalMeters(QWidget):
    """Specialty, bar and figures, a line for each kind; below them how sure the numbers are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("signalMeters")
        self.setAccessibleName(tr("Signals used and left"))
        self._lines: list[_Line] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._sure = muted("")
        self._sure.setObjectName("signalsSure")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self._sure)

    def show_board(self, board: TokenBoard) -> None:
        """Show what is used and left."""
        while len(self._lines) < len(board.meters):
            self._add_line()
        for line, meter in zip(self._lines, board.meters, strict=False):
            line.show_meter(meter, board.table)
        for at, line in enumerate(self._lines):
            line.show_parts(on=at < len(board.meters))
        self._sure.setText(_sure_lines(board))
        self._sure.setVisible(bool(board.meters))

    def _add_line(self) -> None:
        at = len(self._lines)
        line = _Line(at, _BAR * self.fontMetrics().averageCharWidth())
        for column, part in enumerate(line.parts):
            self._grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignVCenter)
        self._lines.append(line)


class _Line:
    """One meter: its name, bar and figures; the tip has the sources."""

    def __init__(self, at: int, width: int) -> None:
        self._name, self._figures = _label(), _label()
        self._bar = RangeBar()
        self._bar.setFixedWidth(width)
        self._figures.setObjectName(f"signalMeter{at}")
        self._figures.setWordWrap(True)
        self.parts = (self._name, self._bar, self._figures)

    def show_meter(self, meter: Meter, table: SignalTable) -> None:
        """Show what is used and left of one kind."""
        self._name.setText(meter_name(meter))
        self._figures.setText(meter_words(meter))
        set_tone(self._figures, "problem" if meter.left is not None and meter.left < 0 else "")
        if meter.of is None:
            self._bar.show_range(Range(0, 1, 1))
        else:
            used = min(meter.used, meter.of)
            self._bar.show_range(Range(used, used, meter.of))
        allowance = table.allowance(meter.specialty)
        said = () if allowance is None else (*allowance.origin.sources, allowance.origin.note)
        tip = "\n".join(part for part in (f"{self._name.text()}: {self._figures.text()}", *said) if part)
        for part in self.parts:
            part.setToolTip(plain_tip(tip))

    def show_parts(self, *, on: bool) -> None:
        """Show or hide the line."""
        for part in self.parts:
            part.setVisible(on)


def _sure_lines(board: TokenBoard) -> str:
    """Return how sure the numbers are, said once where it is the same of all."""
    said: dict[str, list[str]] = {}
    for name in dict.fromkeys(meter.specialty for meter in board.meters):
        allowance = board.table.allowance(name)
        words = (
            sure_words(allowance.origin, board.table.match_year) if allowance else tr("No list read names it")
        )
        said.setdefault(words, []).append(name)
    if len(said) == 1:
        return next(iter(said))
    return "\n".join(f"{', '.join(names)}: {words}" for words, names in said.items())


def _label() -> QLabel:
    label = Wrapped()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
