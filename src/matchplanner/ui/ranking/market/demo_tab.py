"""The worked example: two programs, one rival, and what going for the safe one costs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchplanner.domain.matching.worked import CAUTIOUS, HONEST, worked
from matchplanner.ui.page import muted
from matchplanner.ui.ranking.market.stepper import Stepper

_MARGIN = 12


class DemoTab(QWidget):
    """Shows the example with either list, step by step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin before the first proposal."""
        super().__init__(parent)
        story = muted(
            self.tr(
                "Two programs with one place each. You like P1 better than P2; your rival likes P2 better. "
                "P1 ranks your rival higher, P2 ranks you higher. So P2 looks safe: should you put it first?"
            )
        )
        story.setObjectName("demoStory")
        self._lesson = muted("")
        self._lesson.setObjectName("demoLesson")
        self.stepper = Stepper("demo")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addWidget(story)
        column.addWidget(self.stepper, 1)
        column.addWidget(self._lesson)
        self.stepper.ended.connect(self._tell)
        self.stepper.show_markets(worked(HONEST), worked(CAUTIOUS), HONEST)

    def _tell(self) -> None:
        self._lesson.setText(
            self.tr(
                "The honest order brings you P1, the cautious one P2. A program low on your list is never "
                "lost by asking a better one first: whoever turns you down leaves you free to ask the next, "
                "which still takes you before any applicant it ranks lower."
            )
        )
