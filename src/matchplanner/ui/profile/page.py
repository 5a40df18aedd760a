"""The applicant's profile: every field saves itself as it is left."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.applicant import EcfmgStatus, H1bNeed, Stage
from matchplanner.domain.claims import YesNo
from matchplanner.domain.vision import VisionLength, count_sentences
from matchplanner.services import profile
from matchplanner.services.profile import ProfileRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, muted
from matchplanner.ui.profile.focus_list import FocusList
from matchplanner.ui.profile.tables import Exams, Trainings
from matchplanner.ui.profile.verdict import verdict_text, verdict_tone
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.fields import ChoiceField, DayField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_WIDTH_LINES = 44
"""The widest the form gets, in line heights: about 760 px at 100 %."""

_NOTE_LINES = 7


class ProfilePage(Page):
    """Who applies, when, with which visa and money, and what for."""

    TABLES = ("profile", "exam", "prior_training", "milestone_override")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Lay the sections out below each other."""
        super().__init__(workspace, notices, settings, parent)
        self._fields: dict[str, Field] = {}
        self._forms: list[Form] = []
        self.focus = FocusList("profile_focus", self.tr("Career focus"))
        self.focus.committed.connect(self._saver("focus", self.tr("Career focus")))
        self.vision_counter = QLabel()
        self.vision_counter.setObjectName("visionCounter")
        self.verdict = QLabel()
        self.verdict.setObjectName("ecfmgVerdict")
        for line in (self.vision_counter, self.verdict):
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setWordWrap(True)
        self.exams = Exams(workspace, self)
        self.trainings = Trainings(workspace, self)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._assemble()
        self._frame()

    @override
    def refresh(self) -> None:
        row = profile.get()
        for name, value in _shown(row).items():
            self._fields[name].load(value)
        self.focus.load(row.focus)
        self.exams.refresh()
        self.trainings.refresh()
        self._count_sentences()
        verdict = profile.ecfmg_verdict()
        self.verdict.setText(verdict_text(verdict))
        set_tone(self.verdict, verdict_tone(verdict))

    def _frame(self) -> None:
        content = QWidget()
        content.setMaximumWidth(_WIDTH_LINES * self.fontMetrics().height())
        content.setLayout(self._column)
        self._column.setContentsMargins(16, 16, 16, 24)
        self._column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(content, 1)
        row.addStretch()
        scroll = QScrollArea()
        scroll.setObjectName("profileScroll")
        scroll.setAccessibleName(self.tr("Profile"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _assemble(self) -> None:
        self._column.addWidget(heading(self.tr("Profile")))
        self._column.addWidget(
            muted(self.tr("Everything can be left open. What you enter is saved as you leave the field."))
        )
        self._you()
        self._season()
        self._goals()
        self._visa()
        self._ecfmg()
        self._tables()
        self._align()

    def _you(self) -> None:
        tr = self.tr
        form = self._section(tr("You"), tr("Fills the blanks of messages and printed sheets."))
        self._add(form, "name", tr("Name"), LineField())
        self._add(form, "school", tr("Medical school"), LineField())
        self._add(form, "country", tr("Country of the school"), LineField())
        self._add(form, "graduation_year", tr("Graduation year"), LineField())
        self._add(form, "stage", tr("Student or graduate"), ChoiceField(choices(Stage)))
        self._add(
            form,
            "us_school",
            tr("Enrolled in a US or Canadian school"),
            ChoiceField(choices(YesNo)),
            tr("Some rotation hosts accept nobody else."),
        )

    def _season(self) -> None:
        tr = self.tr
        form = self._section(
            tr("Season"), tr("You apply in September of the target year; every date is computed from it.")
        )
        self._add(form, "target_year", tr("Target application year"), LineField())
        self._add(form, "budget_usd", tr("Money for 2-3 months in the US (USD)"), LineField())
        self._add(
            form,
            "home_zone",
            tr("Home time zone"),
            ZoneField(),
            tr("Interview times are shown on this clock as well. Type a city, or press Down for the list."),
        )

    def _goals(self) -> None:
        tr = self.tr
        form = self._section(
            tr("Goals"), tr("Tick what draws you and put it in order: drag, or Alt+Up and Alt+Down.")
        )
        form.add_row(tr("Career focus"), self.focus)
        vision = NoteField()
        vision.setFixedHeight(_NOTE_LINES * self.fontMetrics().lineSpacing())
        vision.setPlaceholderText(tr("In ten years I ..."))
        vision.textChanged.connect(self._count_sentences)
        self._add(form, "vision", tr("Ten-year statement"), vision)
        form.add_row("", self.vision_counter)

    def _visa(self) -> None:
        tr = self.tr
        form = self._section(tr("Visa"), tr("Decides which programs and rotations are open to you."))
        self._add(form, "j1_eligible", tr("Eligible for J-1"), ChoiceField(choices(YesNo)))
        self._add(form, "h1b_need", tr("H-1B"), ChoiceField(choices(H1bNeed)))
        self._add(form, "immigration_status", tr("Immigration status now"), LineField())
        self._add(form, "rotation_visa", tr("Visa likely for rotations"), LineField())
        note = NoteField()
        note.setFixedHeight((_NOTE_LINES - 3) * self.fontMetrics().lineSpacing())
        self._add(form, "visa_note", tr("Visa notes"), note)

    def _ecfmg(self) -> None:
        tr = self.tr
        form = self._section(tr("ECFMG certification"), tr("Without it your rank order list does not count."))
        self._add(form, "ecfmg_status", tr("ECFMG status"), ChoiceField(choices(EcfmgStatus)))
        self._add(form, "ecfmg_on", tr("Certified or expected on"), DayField())
        self._add(form, "ecfmg_number", tr("ECFMG number"), LineField())
        form.add_row(tr("Before the rank-list deadline"), self.verdict)

    def _tables(self) -> None:
        for title, widget in (
            (self.tr("Examinations"), self.exams.widget),
            (self.tr("Prior residency abroad"), self.trainings.widget),
        ):
            self._column.addSpacing(8)
            self._column.addWidget(heading(title, 1.15))
            self._column.addWidget(widget)

    def _align(self) -> None:
        """Let the fields of all sections begin at the same place."""
        captions = [
            label for form in self._forms for label in form.findChildren(QLabel) if label.buddy() is not None
        ]
        widest = max(caption.sizeHint().width() for caption in captions)
        for caption in captions:
            caption.setMinimumWidth(widest)

    def _section(self, title: str, text: str) -> Form:
        form = Form()
        self._forms.append(form)
        self._column.addSpacing(8)
        self._column.addWidget(heading(title, 1.15))
        self._column.addWidget(muted(text))
        self._column.addWidget(form)
        return form

    def _add(self, form: Form, name: str, label: str, field: Field, help_text: str = "") -> None:
        self._fields[name] = field
        if isinstance(field, LineField) and not field.placeholderText():
            field.setPlaceholderText(self.tr("unknown"))
        form.add(f"profile_{name}", label, field, self._saver(name, label), help_text)

    def _saver(self, name: str, label: str) -> Callable[[Any], None]:
        def save(value: Any) -> None:
            self.workspace.run(
                self.tr("Edit profile: {field}").format(field=label), lambda: profile.edit(name, value)
            )

        return save

    def _count_sentences(self) -> None:
        vision = self._fields.get("vision")
        found = count_sentences(vision.text() if isinstance(vision, NoteField) else "")
        words = {
            VisionLength.TOO_SHORT: self.tr("{count} of 3-5 sentences: too short"),
            VisionLength.FINE: self.tr("{count} of 3-5 sentences: good length"),
            VisionLength.TOO_LONG: self.tr("{count} of 3-5 sentences: too long"),
        }
        self.vision_counter.setText(words[found.length].format(count=found.count))
        self.vision_counter.setAccessibleName(self.vision_counter.text())
        set_tone(self.vision_counter, "ok" if found.fine else "attention")


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
        "vision": row.vision,
        "j1_eligible": row.j1_eligible.value,
        "h1b_need": row.h1b_need.value,
        "immigration_status": row.immigration_status,
        "rotation_visa": row.rotation_visa,
        "visa_note": row.visa_note,
        "ecfmg_status": row.ecfmg_status.value,
        "ecfmg_on": row.ecfmg_on,
        "ecfmg_number": row.ecfmg_number,
    }
