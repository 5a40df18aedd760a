"""What a new plan begins with: the first answers, checked one by one, then stored as one step."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from matchplanner.domain import applicant
from matchplanner.services import layout, profile, starter
from matchplanner.services.layout import Layout
from matchplanner.services.profile import ExamRow, TrainingRow

_YEARS = ("graduation_year", "target_year")


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """What was answered before there is a plan; what is missing stays unknown.

    `answers` are by field of the profile. The ids of examinations and
    residencies mean nothing.
    """

    answers: Mapping[str, object]
    exams: tuple[ExamRow, ...] = ()
    trainings: tuple[TrainingRow, ...] = ()


def checked(field: str, value: object, others: Mapping[str, object], today: date) -> Any:
    """Return an answer as a plan would keep it, held against the answers given so far.

    Raises UserError when it is not of the field's kind, when the target year
    is over, or when graduation comes too late for it.
    """
    stored = profile.taken(field, value)
    if field in _YEARS:
        if field == "target_year":
            applicant.check_target(stored, today)
        years: dict[str, Any] = {**{key: others.get(key) for key in _YEARS}, field: stored}
        applicant.check_years(years["graduation_year"], years["target_year"])
    return stored


def begin(first: FirstAnswers, today: date, *, directory: bool, like: Layout | None = None) -> None:
    """Store the first answers, load the starter directory if it is wanted, and arrange the plan.

    Raises UserError, naming the first answer that cannot be taken.
    """
    profile.edit_all(dict(first.answers))
    for exam in first.exams:
        added = profile.add_exam(exam.name)
        for field in _rest(exam, "name"):
            profile.edit_exam(added, field, getattr(exam, field))
    for training in first.trainings:
        added = profile.add_training(training.field)
        for field in _rest(training, "field"):
            profile.edit_training(added, field, getattr(training, field))
    if directory:
        starter.load(today)
    if like is not None:
        layout.put(like)


def _rest(row: ExamRow | TrainingRow, named: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(row) if one.name not in {"id", named})
