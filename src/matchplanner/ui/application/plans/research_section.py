"""Research in place of a further rotation: what is there, what is planned, and what may be added."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchplanner.domain.research_year import PROJECTS, Project
from matchplanner.services.research_plans import Research
from matchplanner.ui.application.plans.plan_words import named, tr
from matchplanner.ui.days import short_day
from matchplanner.ui.page import heading, muted, told
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox

_MOST = 3
_ADD = {
    "case_report": "Plan a case report...",
    "chart_review": "Plan a chart review...",
    "literature_review": "Plan a literature review...",
}


class ResearchSection(QWidget):
    """What speaks for the applicant beside rotations, with a button for each of the three short projects."""

    project_requested = Signal(object)
    """This Project is to be planned."""

    year_requested = Signal()
    """A research year is to be laid out."""

    profile_requested = Signal()
    """The experiences are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.held, self.planned = told("researchHeld"), told("researchPlanned")
        buttons = FlowBox()
        for project in PROJECTS:
            made = button(f"plan_{project.key}", tr(_ADD[project.key]), partial(self._ask, project))
            made.setToolTip(tr("{title}, {hint}").format(title=tr(project.title), hint=tr(project.hint)))
            buttons.add(made)
        year = button("layOutYear", tr("Lay out a research year..."), self.year_requested.emit)
        year.setToolTip(tr("Twelve months from a day you choose, seen before anything is written"))
        buttons.add(year)
        buttons.add(button("researchProfile", tr("Open Profile"), self.profile_requested.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(tr("Research in place of a rotation"), 1.15))
        column.addWidget(
            muted(tr("A short project during or after a rotation, or a year of it, strengthens every plan."))
        )
        for part in (self.held, self.planned, buttons):
            column.addWidget(part)

    def show_research(self, found: Research) -> None:
        """Say what began and what is planned."""
        titles = [row.title for row in found.held]
        more = len(titles) - _MOST
        text = named(titles[:_MOST])
        if more > 0:
            text = tr("{titles} and {n} more").format(titles=text, n=more)
        self.held.setText(tr("So far: {titles}").format(titles=text or tr("nothing noted")))
        self.held.setToolTip(plain_tip("\n".join(titles)))
        ahead = [
            tr("{title}, from {day}").format(title=row.title, day=short_day(row.started_on))
            for row in found.planned
            if row.started_on is not None
        ]
        self.planned.setText(tr("Planned: {list}").format(list=named(ahead)))
        self.planned.setVisible(bool(ahead))

    def _ask(self, project: Project) -> None:
        self.project_requested.emit(project)
