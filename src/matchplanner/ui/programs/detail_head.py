"""The head of a program's detail: what stays in sight whichever tab is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.claims import ClaimField
from matchplanner.domain.programs import TIERS
from matchplanner.services import research
from matchplanner.services.programs import ProgramRow
from matchplanner.ui import theme
from matchplanner.ui.fact_words import completeness_words, worst_age_words
from matchplanner.ui.page import muted
from matchplanner.ui.programs.columns import tier_words
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.elided_label import ElidedLabel
from matchplanner.ui.widgets.fields import ChoiceField, LineField, handed_to
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.links import LinkLabel, linked, web_address
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import measured, phrase, word
from matchplanner.ui.workspace import Workspace

_INTEREST_WIDTH, _BAR_WIDTH = 6, 8  # average characters
_PAGES = {
    ClaimField.HOW_TO_APPLY_PAGE: "how to apply",
    ClaimField.ELIGIBILITY_PAGE: "eligibility",
    ClaimField.IMG_PAGE: "IMG",
    ClaimField.RESIDENTS_PAGE: "residents",
    ClaimField.FACULTY_PAGE: "faculty",
}
"""The pages of a program that have links of their own once they are known (R40)."""


class DetailHead(DetailTab):
    """Name, place, links, tier, interest, score, and how far and how fresh the research is."""

    add_fact_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self.name = LineField()
        self.name.setFont(theme.sized(self.name.font(), 1.15, bold=True))
        self.tier = ChoiceField(
            [("", self.tr("None yet")), *((str(tier), tier_words(tier)) for tier in TIERS)]
        )
        self.interest = LineField()
        self.interest.setMaximumWidth(_INTEREST_WIDTH * self.fontMetrics().averageCharWidth())
        self.place = ElidedLabel()
        self.place.setProperty("role", "muted")
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.place.setObjectName("programPlace")
        self.links = LinkLabel()
        self.links.setObjectName("programLinks")
        self.links.setWordWrap(False)
        self.score_bar = RangeBar()
        self.score_bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.score_bar.setFixedWidth(_BAR_WIDTH * self.fontMetrics().averageCharWidth())
        self.score_text = QLabel()
        self.score_text.setObjectName("programScore")
        self.completeness = muted("")
        self.completeness.setObjectName("programCompleteness")
        self.completeness.setWordWrap(False)
        self.age = QLabel()
        self.age.setObjectName("programAge")
        self.signals = QLabel()
        self.signals.setObjectName("programSignals")
        self.signals.setTextFormat(Qt.TextFormat.PlainText)
        self.signals.setToolTip(self.tr("Given under Signals on the Application page"))
        self.score = button("scoreProgram", self.tr("Score..."), self.score_requested.emit)
        self.add_fact = button("addFact", self.tr("Add fact..."), self.add_fact_requested.emit)
        self._problems: list[QLabel] = []
        self._lay_out()

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        fresh = self.shows_another(row)
        super().show_program(row)
        if row is None:
            return
        if fresh:
            for line in self._problems:
                show_problem(line, "")
        self.name.load(row.name, fresh=fresh)
        self.tier.load("" if row.tier is None else str(row.tier))
        self.interest.load("" if row.interest is None else str(row.interest), fresh=fresh)
        self.place.setText(
            " · ".join(part for part in (row.institution, row.place, phrase(row.region)) if part)
        )
        self.place.setVisible(bool(self.place.text()))
        self.links.setText(_links(row))
        self.links.setVisible(bool(self.links.text()))
        self.signals.setText("; ".join(row.signals))
        self.signals.setVisible(bool(row.signals))
        self.score_bar.show_range(Range(row.score.low, row.score.high, row.score.best))
        self.score_text.setText(self.tr("IMG score {score}").format(score=measured(row.score)))
        key = research.completeness(row.facts, IMPORTANT)
        self.completeness.setText(
            self.tr("{settled} of {of} key questions").format(settled=key.of - key.unknown, of=key.of)
        )
        everything = completeness_words(research.completeness(row.facts))
        self.completeness.setToolTip(plain_tip(self.tr("Of all questions: {words}").format(words=everything)))
        worst = research.worst_age(row.facts)
        self.age.setText(worst_age_words(worst))
        self.age.setToolTip("" if worst is None else word(worst.field))
        set_tone(self.age, "attention" if worst is not None and worst.stale else "muted")

    def save_room(self, *, saving: bool) -> None:
        """Leave out what the checklist says as well, where the window is low."""
        self.completeness.setHidden(saving)
        self.age.setHidden(saving)

    def _lay_out(self) -> None:
        self._take("name", "programName", self.tr("Program"), self.name)
        self._take("tier", "programTier", self.tr("Tier"), self.tier)
        self._take("interest", "programInterest", self.tr("Interest, 0 to 10"), self.interest)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.name, 1)
        for field in (self.tier, self.interest):
            caption = QLabel(field.accessibleName())
            caption.setBuddy(field)
            first.addWidget(caption)
            first.addWidget(field)
        first.addWidget(self.score)
        first.addWidget(self.add_fact)
        second = FlowBox(spacing=12)
        judged = self.completeness, self.age, self.score_bar, self.score_text
        for part in (self.place, self.links, self.signals, *judged):
            second.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        for line in self._problems:
            column.addWidget(line)
        column.addWidget(second)

    def _take(self, key: str, name: str, label: str, field: LineField | ChoiceField) -> None:
        name_field(field, name, label)
        problem = problem_line(f"{name}Problem")
        self._problems.append(problem)
        handed_to(field, lambda text: show_problem(problem, text), self.writer(key, label))


def _links(row: ProgramRow) -> str:
    """Return the program's website and its known pages as links."""
    pages = [(row.website, "")]
    pages += [(row.facts.value(field), name) for field, name in _PAGES.items()]
    return " · ".join(linked(address, name) for address, name in pages if web_address(address) is not None)
