"""The applicant's own list: the honest order against a cautious one on thousands of invented markets (B2)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from matchplanner.domain.matching.invented import ME, Tally, with_list
from matchplanner.services import simulation
from matchplanner.services.simulation import OwnProgram
from matchplanner.ui import theme
from matchplanner.ui.page import heading, muted, told
from matchplanner.ui.ranking.beside import Beside
from matchplanner.ui.ranking.market.caution_list import CautionList
from matchplanner.ui.ranking.market.stepper import Stepper
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field

_MARGIN = 12
_RUNS = (2_000, 10_000)
_LEFT, _RIGHT = 2, 5


class OwnTab(QWidget):
    """A cautious order on the left; on the right what it led to, and one market where it lost."""

    def __init__(self, programs: Sequence[OwnProgram], parent: QWidget | None = None) -> None:
        """Start with nothing run; the programs come in the honest order, two at least."""
        super().__init__(parent)
        self._honest = tuple(program.name for program in programs)
        self._asked = self._honest
        self._seed = 1
        self._beside = Beside(self)
        self._beside.progressed.connect(self._on_progressed)
        self._beside.finished.connect(self._on_finished)
        self.caution = CautionList(programs)
        self.caution.changed.connect(self._clear)
        self.stepper = Stepper("own")
        self._lay_out()
        self._clear()

    def stop(self) -> None:
        """Give up the run that is under way."""
        self._beside.stop()
        self._show_running(on=False)

    def _lay_out(self) -> None:
        tr = self.tr
        self._runs = ChoiceField([(str(runs), tr("{n:,} markets").format(n=runs)) for runs in _RUNS])
        name_field(self._runs, "marketRuns", tr("How many markets"))
        self._runs.load(str(_RUNS[0]))
        self._run = button("runMarkets", tr("Compare"), self._begin)
        self._others = button("otherMarkets", tr("On other markets"), self._begin_anew)
        self._bar = QProgressBar()
        self._bar.setObjectName("marketProgress")
        self._bar.setAccessibleName(tr("Markets compared"))
        self._bar.setTextVisible(False)
        self._stop = button("stopMarkets", tr("Stop"), self._halt)
        self._result = told("marketResult")
        self._result.setFont(theme.sized(self._result.font(), 1.0, bold=True))
        self._hint = muted("")
        self._hint.setObjectName("marketHint")
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addWidget(heading(tr("A cautious order"), 1.0))
        left.addWidget(self._explained())
        left.addWidget(self.caution, 1)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._runs, self._run, self._others),
            (self._bar, self._stop),
        )
        for row in rows:
            line = QHBoxLayout()
            for part in row:
                line.addWidget(part, part is self._bar)
            if self._bar not in row:
                line.addStretch()
            left.addLayout(line)
        right.addWidget(heading(tr("Your honest order against it"), 1.0))
        for said in (self._result, self._hint):
            right.addWidget(said)
        right.addWidget(self.stepper, 1)
        right.addStretch()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        columns.setSpacing(24)
        columns.addLayout(left, _LEFT)
        columns.addLayout(right, _RIGHT)

    def _explained(self) -> QLabel:
        return muted(
            self.tr(
                "Put the programs as you would if you ranked by your chances, or leave some out. Your rank "
                "list stays as it is."
            )
        )

    def _clear(self) -> None:
        """Show no result: what was found was about another order."""
        self._beside.stop()
        self._show_running(on=False)
        same = self.caution.order() == self._honest
        self._run.setEnabled(not same)
        self._others.setEnabled(False)
        self._tell("")
        self.stepper.hide()
        self._hint.setText(
            self.tr("Both orders are the same: move a program, or leave one out, to see what that would do.")
            if same
            else self.tr(
                "Each market has your programs with one place each, and three invented competitors a place. "
                "Who likes whom is drawn anew each time, partly by common opinion. Both orders then go "
                "through the very same market."
            )
        )

    def _begin(self) -> None:
        honest, runs, seed = self._honest, int(self._runs.key()), self._seed
        cautious = self._asked = self.caution.order()
        self._bar.setRange(0, runs)
        self._bar.setValue(0)
        self._show_running(on=True)
        self._tell("")
        self.stepper.hide()
        self._beside.start(lambda told: simulation.compare(honest, cautious, runs, seed, progress=told))
        self._stop.setFocus()

    def _begin_anew(self) -> None:
        self._seed += 1
        self._begin()

    def _halt(self) -> None:
        self.stop()
        self._hint.setText(self.tr("Stopped: nothing was compared."))
        self._run.setFocus()

    def _on_progressed(self, done: int, _of: int) -> None:
        self._bar.setValue(done)

    def _on_finished(self, tally: Tally) -> None:
        self._show_running(on=False)
        self._others.setEnabled(True)
        self._tell(self._result_words(tally))
        self._hint.setText(self._hint_words(tally))
        self.stepper.setVisible(tally.example is not None)
        if tally.example is None:
            self._run.setFocus()
            return
        market = tally.example
        self.stepper.show_markets(
            with_list(market, self._honest), with_list(market, self._asked), self._honest, since=ME
        )
        self.stepper.play_button.setFocus()

    def _tell(self, result: str) -> None:
        self._result.setText(result)
        self._result.setVisible(bool(result))

    def _show_running(self, *, on: bool) -> None:
        self._run.setEnabled(not on)
        self._others.setEnabled(False)
        self._bar.setVisible(on)
        self._stop.setVisible(on)

    def _result_words(self, tally: Tally) -> str:
        if len(self._asked) < len(self._honest):
            return self.tr(
                "In {gains:,} of {runs:,} invented markets did the shorter order give you a program that you "
                "prefer. In {losses:,} it gave you one that you like less, or none; in {same:,} the same."
            ).format(
                gains=tally.cautious_better, losses=tally.honest_better, same=tally.same, runs=tally.runs
            )
        return self.tr(
            "In {gains:,} of {runs:,} invented markets did the cautious order give you a program that you "
            "prefer. In {losses:,} it gave you one that you like less; in {same:,} the same."
        ).format(gains=tally.cautious_better, losses=tally.honest_better, same=tally.same, runs=tally.runs)

    def _hint_words(self, tally: Tally) -> str:
        if tally.example is None:
            return self.tr("Here the change cost nothing, and it gained nothing. Try a bolder one.")
        return self.tr("A market where it cost you something, step by step:")
