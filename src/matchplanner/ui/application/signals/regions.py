"""The geographic preference: nine divisions to name a few of, or none."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.places import Division
from matchplanner.services.geography import Geography
from matchplanner.ui.application.signals.signal_words import tr
from matchplanner.ui.page import heading, muted, told
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.fields import LineField, handed_to
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word
from matchplanner.wording import counted

Choose = Callable[[Division | None, bool], None]
"""Names a division or leaves it out; None is to have no preference."""

Explain = Callable[[Division | None, str], None]
"""Keeps why."""


class RegionsSection(QWidget):
    """A tick for each division with the programs that lie there, and why; one for "no preference"."""

    def __init__(self, choose: Choose, explain: Explain, parent: QWidget | None = None) -> None:
        """Start with nothing chosen."""
        super().__init__(parent)
        self._choose, self._explain = choose, explain
        self._ticks: dict[Division | None, QCheckBox] = {}
        self._counts: dict[Division | None, QLabel] = {}
        self._notes: dict[Division | None, LineField] = {}
        self._rule = muted("")
        self._rule.setObjectName("divisionRule")
        self._used = QLabel()
        self._used.setObjectName("divisionsUsed")
        self._doubt = told("divisionDoubt")
        self._doubt.setProperty("role", "problem")
        self._problem = problem_line("divisionProblem")
        self._reach = told("divisionReach")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(tr("Geographic preference"), 1.15))
        for part in (self._rule, self._used, self._doubt):
            column.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for at, division in enumerate((*Division, None)):
            self._add(grid, at, division)
        column.addLayout(grid)
        column.addWidget(self._problem)
        column.addWidget(self._reach)

    def show_geography(self, found: Geography, sure: str) -> None:
        """Show what is chosen; `sure` tells how sure the limit is."""
        self._rule.setText(
            tr(
                "At most {most} of the nine Census divisions ({sure}). Programs in a division you name "
                "see it and your reason; those elsewhere see nothing. “No preference” is shown to all."
            ).format(most=found.limit.most, sure=sure)
        )
        self._rule.setToolTip(plain_tip("\n".join(found.limit.origin.sources)))
        used = len(found.chosen)
        text = tr("{used} of {most} named").format(used=used, most=found.limit.most)
        self._used.setText(tr("No preference, shown to all") if found.anywhere else text)
        set_tone(self._used, "problem" if found.doubt else "")
        self._doubt.setText(found.doubt)
        self._doubt.setVisible(bool(found.doubt))
        for row in found.divisions:
            self._show(row.division, row.note, on=row.chosen)
            count = len(row.programs)
            self._counts[row.division].setText(counted("1 program", "{n} programs", count) if count else "")
            self._counts[row.division].setToolTip(plain_tip("\n".join(row.programs)))
        self._show(None, found.anywhere_note, on=found.anywhere)
        self._reach.setText(_reach_words(found))

    def _add(self, grid: QGridLayout, at: int, division: Division | None) -> None:
        label = tr("No preference") if division is None else word(division)
        key = "anywhere" if division is None else division.value
        tick = QCheckBox(label)
        tick.setObjectName(f"division_{key}")
        tick.setAccessibleName(label)
        tick.clicked.connect(lambda on: self._choose(division, on))
        count, note = QLabel(), LineField()
        set_tone(count, "muted")
        name_field(note, f"divisionNote_{key}", tr("Why: {division}").format(division=label))
        note.setPlaceholderText(tr("why"))
        handed_to(note, partial(show_problem, self._problem), partial(self._explain, division))
        self._ticks[division], self._counts[division], self._notes[division] = tick, count, note
        for column, part in enumerate((tick, count, note)):
            grid.addWidget(part, at, column)

    def _show(self, division: Division | None, note: str, *, on: bool) -> None:
        self._ticks[division].setChecked(on)
        self._notes[division].load(note, fresh=not on)
        self._notes[division].setEnabled(on)


def _reach_words(found: Geography) -> str:
    """Return how many of the programs to apply to would see the preference."""
    inside = sum(len(row.programs) for row in found.chosen)
    everywhere = sum(len(row.programs) for row in found.divisions) + found.unplaced
    if not everywhere or not (found.chosen or found.anywhere):
        return ""
    if found.anywhere:
        return tr("All {n} programs you will apply to see that you have none.").format(n=everywhere)
    return tr("{inside} of the {n} programs you will apply to would see it.").format(
        inside=inside, n=everywhere
    )
