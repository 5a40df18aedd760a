"""The first steps of a plan: shown where nothing is due yet, until all are done."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from matchplanner.services.first_steps import FirstStep, StepState
from matchplanner.ui.page import heading, muted
from matchplanner.ui.today.words import tr
from matchplanner.ui.widgets.buttons import button

_WORDS: Mapping[FirstStep, tuple[str, str, str]] = {
    FirstStep.STANDING: (
        "Say which visa you need and where ECFMG stands",
        "They decide which programs are open to you.",
        "profile",
    ),
    FirstStep.PROGRAMS: (
        "Collect programs",
        "Paste or import a list, or type a first one.",
        "programs",
    ),
    FirstStep.SCORE: (
        "Score a first program",
        "How it stands to IMGs, from what its pages and residents say.",
        "programs",
    ),
    FirstStep.TIERS: (
        "Put programs into tiers",
        "Dream, core and safety: suggested with reasons, decided by you.",
        "programs/tiers",
    ),
    FirstStep.ROTATION: (
        "Plan a first rotation",
        "Its time to apply and its letter are counted back from it.",
        "rotations",
    ),
    FirstStep.LETTER: (
        "Name who could write for you",
        "Each letter then knows by when it is needed.",
        "letters",
    ),
}
"""What a step says, why it helps, and the place where it is done."""


class FirstSteps(QFrame):
    """One line a step: its state, the way to it, and what it is good for."""

    page_requested = Signal(str)
    """A step is done at this place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden; `show_states` shows what there is to do."""
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setProperty("role", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        self._title = heading("", 1.0)
        self._title.setObjectName("firstStepsTitle")
        grid.addWidget(self._title, 0, 0, 1, 3)
        self._marks: dict[FirstStep, QLabel] = {}
        self._ways: dict[FirstStep, QPushButton] = {}
        for row, (step, (title, why, place)) in enumerate(_WORDS.items(), start=1):
            mark = QLabel()
            mark.setObjectName(f"firstStepMark_{step}")
            way = button(f"firstStep_{step}", tr(title), partial(self.page_requested.emit, place), tr(why))
            way.setFlat(True)
            reason = muted(tr(why))
            grid.addWidget(mark, row, 0)
            grid.addWidget(way, row, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(reason, row, 2)
            self._marks[step], self._ways[step] = mark, way
        self.hide()

    def show_states(self, states: Sequence[StepState]) -> None:
        """Show which steps are done; nothing once all are."""
        done = sum(state.done for state in states)
        self.setVisible(done < len(states))
        self._title.setText(tr("First steps: {done} of {of} done").format(done=done, of=len(states)))
        for state in states:
            mark = self._marks[state.step]
            mark.setText("\N{CHECK MARK}" if state.done else "\N{WHITE CIRCLE}")
            mark.setAccessibleName(tr("done") if state.done else tr("to do"))
            self._ways[state.step].setAccessibleDescription(mark.accessibleName())
