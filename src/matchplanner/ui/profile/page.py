"""The applicant's profile: every field saves itself as it is left."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.background import related_fields
from matchplanner.services import experiences, goals, profile
from matchplanner.services.profile import ProfileRow
from matchplanner.ui.advice_words import advice_text
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, muted
from matchplanner.ui.profile.advice import asset_text, counted_text, expiry_text, expiry_tone
from matchplanner.ui.profile.background_advice import BackgroundAdvice
from matchplanner.ui.profile.experiences import Experiences
from matchplanner.ui.profile.focus_list import FocusList
from matchplanner.ui.profile.lines_of_plan import PlanExams, PlanTrainings
from matchplanner.ui.profile.sections import Sections
from matchplanner.ui.profile.tables import Exams, Trainings
from matchplanner.ui.profile.theme_checks import ThemeChecks
from matchplanner.ui.profile.verdict import verdict_text, verdict_tone
from matchplanner.ui.profile.vision_counter import VisionCounter
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.fields import NoteField
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.workspace import Workspace

_WIDTH_LINES = 44
"""The widest the form gets, in line heights: about 760 px at 100 %."""


class ProfilePage(Page):
    """Who applies, when, with which visa and money, and what for."""

    TABLES = ("profile", "exam", "prior_training", "milestone_override", "experience", "rotation")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Lay the sections out below each other."""
        super().__init__(workspace, notices, settings, parent)
        self._sections = Sections(workspace, self)
        self.focus = FocusList("profile_focus", self.tr("Career focus"))
        self.focus.committed.connect(self._sections.saver("focus", self.tr("Career focus")))
        self.themes = ThemeChecks()
        self.themes.committed.connect(self._sections.saver("sub_focus", self.tr("Themes")))
        self.verdict = _line("ecfmgVerdict")
        self.asset = _line("trainingAsset")
        self.counted = _line("experiencesCounted")
        self.expiry = _line("englishExpiry")
        self.advice = _line("applyingAdvice")
        self.exams = Exams(PlanExams(workspace), self)
        self.suited = BackgroundAdvice()
        self.trainings = Trainings(PlanTrainings(workspace), self)
        self.experiences = Experiences(workspace, self)
        self.experiences.us.rotations_requested.connect(lambda: self.open_requested.emit("rotations", 0))
        self._assemble()
        self._frame()

    @override
    def refresh(self) -> None:
        row = profile.get()
        for name, value in _shown(row).items():
            self._sections.fields[name].load(value)
        self.focus.load(row.focus)
        self.themes.load(row.themes)
        for table in (self.exams, self.trainings, self.experiences):
            table.refresh()
        verdict = profile.ecfmg_verdict(self.workspace.today())
        self.verdict.setText(verdict_text(verdict))
        set_tone(self.verdict, verdict_tone(verdict))
        self._show_computed(row)

    @override
    def select(self, record: int) -> None:
        """Show one examination, ready to be edited."""
        self.exams.choose(record)
        self._scroll.ensureWidgetVisible(self.exams.widget)

    def _show_computed(self, row: ProfileRow) -> None:
        today = self.workspace.today()
        related = related_fields(training.field for training in profile.trainings())
        self.asset.setText(asset_text(related))
        self.asset.setVisible(bool(related))
        held = experiences.held(today)
        self.counted.setText(counted_text(row.kind for row in held))
        self.counted.setVisible(bool(held))
        set_tone(self.counted, "muted")
        self.suited.show_background(row.background_type)
        set_tone(self.asset, "ok")
        self.expiry.setText(expiry_text(row.english_expires, today))
        self.expiry.setVisible(row.english_expires is not None)
        set_tone(self.expiry, expiry_tone(row.english_expires, today))
        self.advice.setText(advice_text(goals.advice_on_number()))
        set_tone(self.advice, "muted")

    def _frame(self) -> None:
        content = QWidget()
        content.setMaximumWidth(_WIDTH_LINES * self.fontMetrics().height())
        column = self._sections.column
        content.setLayout(column)
        column.setContentsMargins(16, 16, 16, 24)
        column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(content, 1)
        row.addStretch()
        scroll = self._scroll = QScrollArea()
        scroll.setObjectName("profileScroll")
        scroll.setAccessibleName(self.tr("Profile"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _assemble(self) -> None:
        column = self._sections.column
        column.addWidget(heading(self.tr("Profile")))
        column.addWidget(
            muted(self.tr("Everything can be left open. What you enter is saved as you leave the field."))
        )
        self._you()
        self._season()
        self._goals()
        self._visa()
        self._ecfmg()
        self._english()
        self._sections.headed(self.tr("Examinations"), self.exams.widget)
        self._training()
        self._sections.headed(
            self.tr("Experiences"),
            muted(self.tr("Matched by their keywords to what programs are strong in.")),
            self.experiences.widget,
            self.counted,
            self.experiences.commitment,
        )
        self._sections.headed(
            self.tr("US clinical experience"),
            muted(
                self.tr(
                    "Rotations of your plan count by themselves; note as experiences only what is not "
                    "among them. Weeks are typed in the table above, or counted from its days."
                )
            ),
            self.experiences.us,
        )
        self._applying()
        self._sections.align()

    def _you(self) -> None:
        tr, sections = self.tr, self._sections
        form = sections.section(tr("You"), tr("Fills the blanks of messages and printed sheets."))
        sections.ask(form, "name", "school", "country", "graduation_year", "stage", "us_school")

    def _season(self) -> None:
        tr, sections = self.tr, self._sections
        form = sections.section(
            tr("Season"), tr("You apply in September of the target year; every date is computed from it.")
        )
        sections.ask(form, "target_year", "budget_usd", "home_zone")

    def _goals(self) -> None:
        tr, sections = self.tr, self._sections
        form = sections.section(
            tr("Goals"),
            tr(
                "Programs are held against these. Tick what draws you and put it in order: drag, "
                "or Alt+Up and Alt+Down."
            ),
        )
        form.add_row(tr("Career focus"), self.focus)
        form.add_row(tr("Themes"), self.themes)
        sections.ask(form, "career_shape", "keywords", "vision")
        vision = sections.fields["vision"]
        if isinstance(vision, NoteField):
            form.add_row("", VisionCounter(vision))

    def _visa(self) -> None:
        tr, sections = self.tr, self._sections
        form = sections.section(tr("Visa"), tr("Decides which programs and rotations are open to you."))
        sections.ask(form, "j1_eligible", "h1b_need", "immigration_status", "rotation_visa", "visa_note")

    def _ecfmg(self) -> None:
        tr, sections = self.tr, self._sections
        form = sections.section(
            tr("ECFMG certification"), tr("Without it your rank order list does not count.")
        )
        sections.ask(form, "ecfmg_status", "ecfmg_on", "ecfmg_number")
        form.add_row(tr("Before the rank-list deadline"), self.verdict)

    def _english(self) -> None:
        tr, sections = self.tr, self._sections
        form = sections.section(
            tr("English test"), tr("Some rotation hosts ask for a TOEFL or IELTS result.")
        )
        sections.ask(form, "english_test", "english_expires")
        form.add_row("", self.expiry)

    def _training(self) -> None:
        tr, sections = self.tr, self._sections
        sections.headed(tr("Prior residency abroad"), self.trainings.widget, self.asset)
        form = sections.section(
            tr("What you bring"),
            tr("Complex disorders, anomalies, chronic disease: used again in your statement and interviews."),
        )
        sections.ask(form, "background_type")
        form.add_row("", self.suited)
        sections.ask(form, "prepared_note")

    def _applying(self) -> None:
        tr, sections = self.tr, self._sections
        form = sections.section(tr("How widely to apply"), tr("Three things decide; only you can judge two."))
        sections.ask(form, "relocate", "strength")
        form.add_row(tr("Advice"), self.advice)


def _line(name: str) -> QLabel:
    line = QLabel()
    line.setObjectName(name)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setWordWrap(True)
    return line


def _shown(row: ProfileRow) -> Mapping[str, Any]:
    return {
        "name": row.name,
        "school": row.school,
        "country": row.country,
        "graduation_year": "" if row.graduation_year is None else str(row.graduation_year),
        "stage": row.stage.value,
        "us_school": row.us_school.value,
        "target_year": "" if row.target_year is None else str(row.target_year),
        "budget_usd": "" if row.budget_usd is None else f"{row.budget_usd:,}",
        "home_zone": row.home_zone,
        "career_shape": row.career_shape.value,
        "keywords": ", ".join(row.keywords),
        "vision": row.vision,
        "j1_eligible": row.j1_eligible.value,
        "h1b_need": row.h1b_need.value,
        "immigration_status": row.immigration_status,
        "rotation_visa": row.rotation_visa,
        "visa_note": row.visa_note,
        "ecfmg_status": row.ecfmg_status.value,
        "ecfmg_on": row.ecfmg_on,
        "ecfmg_number": row.ecfmg_number,
        "english_test": row.english_test,
        "english_expires": row.english_expires,
        "background_type": row.background_type.value,
        "prepared_note": row.prepared_note,
        "relocate": row.relocate.value,
        "strength": row.strength.value,
    }
