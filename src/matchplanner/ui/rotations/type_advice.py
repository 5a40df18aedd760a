"""Which rotations suit the applicant's background, and how far the plan follows that."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchplanner.domain import timeline, type_advice
from matchplanner.services.rotations import RotationPlan
from matchplanner.ui.page import muted
from matchplanner.ui.rotations.texts import span_text, tr
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.words import word


class TypeAdvice(QWidget):
    """A folded list of advice; what the plan follows is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._lines = muted("")
        self._lines.setObjectName("rotationTypeAdvice")
        self.fold = Fold("rotationAdviceFold", tr("What suits you"), self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    def show_plan(self, plan: RotationPlan) -> None:
        """Show what suits the background the profile names."""
        situation, year = plan.situation, plan.target_year
        self.setVisible(situation is not None)
        if situation is None or year is None:
            return
        mentors = sum(row.mentor_id is not None for row in plan.rows)
        steps = type_advice.steps(situation.background, situation.rotations, mentors)
        lines = [word(situation.background)] if situation.background else []
        lines += [f"{'✓' if step.met else '○'}  {word(step.advice)}" for step in steps]
        search = tr("Look for sites 18 to 12 months before the season: {span}.")
        lines.append(search.format(span=span_text(timeline.research_window(year))))
        self._lines.setText("\n".join(lines))
        done = tr("{done} of {count}").format(done=sum(step.met for step in steps), count=len(steps))
        self.fold.tell(done)
