"""The mix meter: how far the letters are from the target (R194)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.letters import GENETICS_LETTERS, LetterMix
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word


class MixMeter(QFrame):
    """Two bars, genetics letters and those by a board-certified geneticist, and what is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without letters."""
        super().__init__(parent)
        self.setObjectName("letterMix")
        self.setProperty("role", "card")
        self.genetics = _Line(self.tr("Letters about genetics"))
        self.geneticists = _Line(self.tr("From a board-certified geneticist"))
        self.advice = QLabel()
        self.advice.setObjectName("letterMixAdvice")
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setWordWrap(True)
        self.second = muted(
            self.tr(
                "A second letter may come from a genetics-minded pediatrician or internist, or from a "
                "genetic counselor where programs allow it."
            )
        )
        self.second.setObjectName("letterMixSecond")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        for at, line in enumerate((self.genetics, self.geneticists)):
            grid.addWidget(line.caption, at, 0)
            grid.addWidget(line.bar, at, 1)
            grid.addWidget(line.figures, at, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.advice)
        column.addWidget(self.second)

    def show_mix(self, mix: LetterMix) -> None:
        """Show other counts."""
        most = GENETICS_LETTERS[-1]
        self.genetics.bar.show_range(Range(min(mix.genetics, most), min(mix.genetics, most), most))
        self.genetics.figures.setText(self.tr("{count}, aim for 1 or 2").format(count=mix.genetics))
        unsure = 1 if mix.geneticists == 0 and mix.unknown else min(mix.geneticists, 1)
        self.geneticists.bar.show_range(Range(min(mix.geneticists, 1), unsure, 1))
        self.geneticists.figures.setText(self.tr("{count}, at least 1").format(count=mix.geneticists))
        self.advice.setText(self._advice(mix))
        self.second.setVisible(mix.wants_second)
        set_tone(self.advice, "attention" if mix.gaps else "ok")
        self.setAccessibleName(self.tr("Letter mix"))
        self.setAccessibleDescription(
            ". ".join((self.genetics.spoken(), self.geneticists.spoken(), self.advice.text()))
        )

    def _advice(self, mix: LetterMix) -> str:
        if mix.gaps:
            return " ".join(word(gap) for gap in mix.gaps)
        return self.tr("The mix is right. Uploaded: {ready} of {total}.").format(
            ready=mix.in_hand, total=mix.total
        )


class _Line:
    """A caption, a bar and its figures."""

    def __init__(self, caption: str) -> None:
        self.caption = QLabel(caption)
        self.bar = RangeBar()
        self.figures = QLabel()
        for label in (self.caption, self.figures):
            label.setTextFormat(Qt.TextFormat.PlainText)

    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        return f"{self.caption.text()}: {self.figures.text()}"
