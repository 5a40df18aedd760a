"""The end of the wizard: the total, a word of caution, the next program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.domain.rubric import ScoreRange
from matchplanner.services.scoring import Unscored
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.words import phrase


class DonePage(QWidget):
    """What was stored, and where to go on."""

    next_requested = Signal(int)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a score."""
        super().__init__(parent)
        self.setObjectName("wizardDone")
        self._following = 0
        self._figure = heading("", 2.0)
        self._figure.setObjectName("scoreFinal")
        self._bar = RangeBar()
        self._caution = muted("")
        self._all_done = muted(self.tr("Every program you pursue has a score."))
        self._next = button("nextUnscored", "", lambda: self.next_requested.emit(self._following))
        self._close = button("wizardClose", self.tr("Close"), self.close_requested.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._next)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._figure, self._bar, self._caution, self._all_done):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_score(self, score: ScoreRange, following: Unscored | None, *, alone: bool = False) -> None:
        """Show a total and offer the next program nobody has scored; `alone`: it rests on a single part."""
        self._figure.setText(phrase(score.in_words()))
        self._bar.show_range(Range(score.low, score.high, score.best))
        self._caution.setText(self._caution_on(score, alone=alone))
        self._all_done.setVisible(following is None)
        self._next.setVisible(following is not None)
        if following is not None:
            self._following = following.id
            label = self.tr("Next unscored: {program}").format(program=following.name)
            self._next.setText(label.replace("&", "&&"))
            self._next.setAccessibleName(label)

    def enter(self) -> None:
        """Put the keyboard on what one most likely wants next."""
        target = self._close if self._next.isHidden() else self._next
        target.setDefault(True)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _caution_on(self, score: ScoreRange, *, alone: bool) -> str:
        if not score.known:
            return self.tr("Nothing is assessed yet, so there is no score.")
        if alone:
            return self.tr("The total rests on a single part: look for a second sign before you rely on it.")
        if not score.complete:
            return self.tr("What is not assessed keeps the total open.")
        return self.tr("An example score: it orders impressions, it predicts nothing.")
