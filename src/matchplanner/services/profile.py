"""The applicant: the one profile row, examinations and prior training."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import applicant, entry, zones
from matchplanner.domain.applicant import EcfmgStatus, EcfmgVerdict, Focus, H1bNeed, Stage
from matchplanner.domain.background import related_field
from matchplanner.domain.claims import YesNo
from matchplanner.domain.goals import (
    BackgroundType,
    CareerShape,
    Strength,
    Theme,
    joined_themes,
    parse_keywords,
    parse_themes,
    stored_themes,
)
from matchplanner.errors import UserError
from matchplanner.services import season
from matchplanner.store.schema import Exam, PriorTraining, Profile

_ATTEMPTS = (1, 20)
_TRAINING_YEARS = (0, 40)


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """Who applies; None and "" mean not known."""

    name: str
    school: str
    country: str
    graduation_year: int | None
    stage: Stage
    us_school: YesNo
    target_year: int | None
    focus: tuple[Focus, ...]
    vision: str
    j1_eligible: YesNo
    h1b_need: H1bNeed
    immigration_status: str
    rotation_visa: str
    visa_note: str
    ecfmg_status: EcfmgStatus
    ecfmg_on: date | None
    ecfmg_number: str
    budget_usd: int | None
    home_zone: str
    themes: tuple[Theme, ...]
    career_shape: CareerShape
    keywords: tuple[str, ...]
    background_type: BackgroundType
    prepared_note: str
    relocate: YesNo
    strength: Strength
    english_test: str
    english_expires: date | None


@dataclass(frozen=True, slots=True)
class ExamRow:
    """An examination taken or planned."""

    id: int
    name: str
    taken_on: date | None
    result: str
    attempts: int | None
    note: str


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A residency held abroad."""

    id: int
    field: str
    country: str
    years: float | None
    completed: YesNo
    note: str

    @property
    def related(self) -> str:
        """The field related to genetics it was in, "" for any other: an asset (R15)."""
        return related_field(self.field)


def get() -> ProfileRow:
    """Return the profile."""
    row = Profile.get_by_id(1)
    return ProfileRow(
        name=row.name,
        school=row.school,
        country=row.country,
        graduation_year=row.graduation_year,
        stage=Stage(row.stage),
        us_school=YesNo(row.us_school),
        target_year=row.target_year,
        focus=applicant.parse_focus(row.focus),
        vision=row.vision,
        j1_eligible=YesNo(row.j1_eligible),
        h1b_need=H1bNeed(row.h1b_need),
        immigration_status=row.immigration_status,
        rotation_visa=row.rotation_visa,
        visa_note=row.visa_note,
        ecfmg_status=EcfmgStatus(row.ecfmg_status),
        ecfmg_on=row.ecfmg_on,
        ecfmg_number=row.ecfmg_number,
        budget_usd=row.budget_usd,
        home_zone=row.home_zone,
        themes=stored_themes(row.sub_focus),
        career_shape=entry.read(CareerShape, row.career_shape, CareerShape.UNKNOWN),
        keywords=tuple(line for line in row.keywords.splitlines() if line),
        background_type=entry.read(BackgroundType, row.background_type, BackgroundType.UNKNOWN),
        prepared_note=row.prepared_note,
        relocate=YesNo(row.relocate),
        strength=entry.read(Strength, row.strength, Strength.UNKNOWN),
        english_test=row.english_test,
        english_expires=row.english_expires,
    )


def ecfmg_verdict(today: date | None = None) -> EcfmgVerdict:
    """Say whether ECFMG certification precedes the season's rank-list deadline, as it stands `today`."""
    row = Profile.get_by_id(1)
    deadline = season.certification_deadline(row.target_year)
    return applicant.ecfmg_verdict(
        EcfmgStatus(row.ecfmg_status),
        row.ecfmg_on,
        None if deadline is None else deadline.on,
        deadline_expected=deadline is not None and deadline.expected,
        today=today,
    )


def edit(field: str, value: object) -> None:
    """Store one answer, given as typed or as a value; a blank makes it unknown.

    Raises UserError when the answer is not of the field's kind or contradicts
    another one.
    """
    edit_all({field: value})


def edit_all(answers: dict[str, object]) -> None:
    """Store several answers as one action; years are checked against each other at the end.

    Raises UserError, naming the first answer that cannot be taken.
    """
    stored = {field: taken(field, value) for field, value in answers.items()}
    row = Profile.get_by_id(1)
    for field, value in stored.items():
        setattr(row, field, value)
    applicant.check_years(row.graduation_year, row.target_year)
    if stored:
        row.save(only=list(stored))


def taken(field: str, value: object) -> Any:
    """Return an answer as the plan keeps it; raises UserError when it is not of the field's kind."""
    return _PROFILE[field](value)


def exam_taken(field: str, value: object) -> Any:
    """Return a field of an examination as the plan keeps it; raises UserError as `taken`."""
    return _EXAM[field](value)


def training_taken(field: str, value: object) -> Any:
    """Return a field of a residency as the plan keeps it; raises UserError as `taken`."""
    return _TRAINING[field](value)


def exams() -> tuple[ExamRow, ...]:
    """Return the examinations, the earliest first and those without a day last."""
    found = sorted(
        Exam.select(), key=lambda exam: (exam.taken_on is None, exam.taken_on or date.min, exam.id)
    )
    return tuple(
        ExamRow(exam.id, exam.name, exam.taken_on, exam.result, exam.attempts, exam.note) for exam in found
    )


def add_exam(name: str) -> int:
    """Add an examination by its name; return its id."""
    return Exam.create(name=_exam_name(name)).id


def edit_exam(exam_id: int, field: str, value: object) -> None:
    """Store one field of an examination; raises UserError when the value cannot be taken."""
    _edit(Exam, exam_id, field, _EXAM[field](value))


def delete_exam(exam_id: int) -> None:
    """Delete an examination."""
    _found(Exam, exam_id).delete_instance()


def trainings() -> tuple[TrainingRow, ...]:
    """Return the residencies held abroad, in the order they were entered."""
    return tuple(
        TrainingRow(row.id, row.field, row.country, row.years, YesNo(row.completed), row.note)
        for row in PriorTraining.select().order_by(PriorTraining.id)
    )


def add_training(field: str) -> int:
    """Add a residency held abroad by its field; return its id."""
    return PriorTraining.create(field=_training_field(field)).id


def edit_training(training_id: int, field: str, value: object) -> None:
    """Store one field of a residency; raises UserError when the value cannot be taken."""
    _edit(PriorTraining, training_id, field, _TRAINING[field](value))


def delete_training(training_id: int) -> None:
    """Delete a residency held abroad."""
    _found(PriorTraining, training_id).delete_instance()


def _edit(table: type[Exam] | type[PriorTraining], row_id: int, field: str, stored: Any) -> None:
    row = _found(table, row_id)
    setattr(row, field, stored)
    row.save(only=[field])


def _found(table: type[Exam] | type[PriorTraining], row_id: int) -> Exam | PriorTraining:
    row = table.get_or_none(table.id == row_id)
    if not isinstance(row, (Exam, PriorTraining)):
        raise UserError("This line is not in the plan any more.")
    return row


def _graduation_year(value: object) -> int | None:
    return entry.whole_number(value, "The graduation year", *applicant.GRADUATION_YEARS)


def _target_year(value: object) -> int | None:
    return entry.whole_number(value, "The target year", *applicant.TARGET_YEARS)


def _focus(value: object) -> str:
    joined = value if isinstance(value, str) else ",".join(value) if isinstance(value, tuple) else str(value)
    return applicant.joined_focus(applicant.parse_focus(joined))


def _themes(value: object) -> str:
    return joined_themes(parse_themes(joined_themes(value) if isinstance(value, tuple) else value))


def _home_zone(value: object) -> str:
    text = entry.one_line(value)
    return zones.zone_named(text).key if text else ""


def _exam_name(value: object) -> str:
    return entry.required(value, "An examination needs a name, such as USMLE Step 2 CK.")


def _training_field(value: object) -> str:
    return entry.required(value, "Prior training needs a field, such as pediatrics.")


_Take = Callable[[object], object]

_PROFILE: dict[str, _Take] = {
    "name": entry.one_line,
    "school": entry.one_line,
    "country": entry.one_line,
    "graduation_year": _graduation_year,
    "stage": lambda value: entry.choice(Stage, value, "The stage").value,
    "us_school": lambda value: entry.choice(YesNo, value, "Enrolment in a US school").value,
    "target_year": _target_year,
    "focus": _focus,
    "vision": entry.paragraph,
    "j1_eligible": lambda value: entry.choice(YesNo, value, "J-1 eligibility").value,
    "h1b_need": lambda value: entry.choice(H1bNeed, value, "The need for H-1B").value,
    "immigration_status": entry.one_line,
    "rotation_visa": entry.one_line,
    "visa_note": entry.paragraph,
    "ecfmg_status": lambda value: entry.choice(EcfmgStatus, value, "The ECFMG status").value,
    "ecfmg_on": lambda value: entry.day(value, "The ECFMG date"),
    "ecfmg_number": entry.one_line,
    "budget_usd": lambda value: entry.whole_usd(value, "The budget"),
    "home_zone": _home_zone,
    "sub_focus": _themes,
    "career_shape": lambda value: entry.choice(CareerShape, value, "The shape of the career").value,
    "keywords": lambda value: "\n".join(parse_keywords(value)),
    "background_type": lambda value: entry.choice(BackgroundType, value, "The background").value,
    "prepared_note": entry.paragraph,
    "relocate": lambda value: entry.choice(YesNo, value, "The readiness to move").value,
    "strength": lambda value: entry.choice(Strength, value, "The strength of the application").value,
    "english_test": entry.one_line,
    "english_expires": lambda value: entry.day(value, "The day the English test expires"),
}

_EXAM: dict[str, _Take] = {
    "name": _exam_name,
    "taken_on": lambda value: entry.day(value, "The date of the examination"),
    "result": entry.one_line,
    "attempts": lambda value: entry.whole_number(value, "The number of attempts", *_ATTEMPTS),
    "note": entry.one_line,
}

_TRAINING: dict[str, _Take] = {
    "field": _training_field,
    "country": entry.one_line,
    "years": lambda value: entry.number(value, "The length in years", *_TRAINING_YEARS),
    "completed": lambda value: entry.choice(YesNo, value, "Whether it was completed").value,
    "note": entry.one_line,
}
