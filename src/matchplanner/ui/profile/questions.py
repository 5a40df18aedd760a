"""The profile's questions, each with its words and its field; the page asks all, the set-up the first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.applicant import ROTATION_VISAS, STATUSES_NOW, EcfmgStatus, H1bNeed, Stage
from matchplanner.domain.claims import YesNo
from matchplanner.domain.goals import BackgroundType, CareerShape, Strength
from matchplanner.ui.widgets.fields import ChoiceField, DayField, Field, LineField, NoteField
from matchplanner.ui.widgets.offer_field import OfferField
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.words import choices

_NOTE_LINES = 7
_SHORT_NOTE_LINES = 4
_USUAL = "Type, or press Down for the usual answers."


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked and what it is answered in; `help_text` is shown over the field."""

    label: str
    build: Callable[[], Field]
    help_text: str = ""

    def field(self) -> Field:
        """Return a new field for the answer; one that is empty says that nothing is known."""
        made = self.build()
        if isinstance(made, LineField) and not made.placeholderText():
            made.setPlaceholderText(words("unknown"))
        return made


def words(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("Profile", text) if text else ""


def note(lines: int) -> NoteField:
    """Return a field for several lines of text."""
    field = NoteField()
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing())
    return field


def _hinted(field: Field, hint: str) -> Field:
    if isinstance(field, LineField | NoteField):
        field.setPlaceholderText(words(hint))
    return field


QUESTIONS: Mapping[str, Question] = {
    "name": Question("Name", LineField),
    "school": Question("Medical school", LineField),
    "country": Question("Country of the school", LineField),
    "graduation_year": Question("Graduation year", LineField),
    "stage": Question("Student or graduate", lambda: ChoiceField(choices(Stage))),
    "us_school": Question(
        "Enrolled in a US or Canadian school",
        lambda: ChoiceField(choices(YesNo)),
        "Some rotation hosts accept nobody else.",
    ),
    "target_year": Question(
        "Target application year",
        LineField,
        "The September in which you apply. Every date is computed from it.",
    ),
    "budget_usd": Question("Money for 2-3 months in the US (USD)", LineField),
    "home_zone": Question(
        "Home time zone",
        ZoneField,
        "Interview times are shown on this clock as well. Type a city, or press Down for the list.",
    ),
    "career_shape": Question("Shape of the career", lambda: ChoiceField(choices(CareerShape))),
    "keywords": Question(
        "Interest keywords",
        lambda: _hinted(LineField(), "neuromuscular, informatics, craniofacial"),
        "Matched to clinics, strengths and the interests of faculty; part them with commas.",
    ),
    "vision": Question("Ten-year statement", lambda: _hinted(note(_NOTE_LINES), "In ten years I ...")),
    "j1_eligible": Question("Eligible for J-1", lambda: ChoiceField(choices(YesNo))),
    "h1b_need": Question("H-1B", lambda: ChoiceField(choices(H1bNeed))),
    "immigration_status": Question(
        "Immigration status now", lambda: OfferField(lambda: STATUSES_NOW), _USUAL
    ),
    "rotation_visa": Question(
        "Visa likely for rotations", lambda: OfferField(lambda: ROTATION_VISAS), _USUAL
    ),
    "visa_note": Question("Visa notes", lambda: note(_SHORT_NOTE_LINES)),
    "ecfmg_status": Question("ECFMG status", lambda: ChoiceField(choices(EcfmgStatus))),
    "ecfmg_on": Question("Certified or expected on", DayField),
    "ecfmg_number": Question("ECFMG number", LineField),
    "english_test": Question("Test", lambda: _hinted(LineField(), "test and result")),
    "english_expires": Question("Expires on", DayField),
    "background_type": Question("Background", lambda: ChoiceField(choices(BackgroundType))),
    "prepared_note": Question("How it prepared you", lambda: note(_SHORT_NOTE_LINES)),
    "relocate": Question("Would move to less popular regions", lambda: ChoiceField(choices(YesNo))),
    "strength": Question("Your application as a whole", lambda: ChoiceField(choices(Strength))),
}
"""All questions with one field each, by the name of the answer in `services/profile.py`."""
