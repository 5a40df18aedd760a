"""Answers that are not in a plan yet: what the set-up holds until it is finished."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from matchplanner.domain.claims import YesNo
from matchplanner.services import profile, setting_up
from matchplanner.services.profile import ExamRow, TrainingRow
from matchplanner.services.setting_up import FirstAnswers

_OPEN = ("", None, "unknown")
"""Answers that say nothing."""


def _nobody_listens() -> None:
    """Do nothing."""


class DraftExams:
    """Examinations in memory, checked as the plan would check them."""

    def __init__(self) -> None:
        """Start without any."""
        self._rows: dict[int, ExamRow] = {}
        self.changed: Callable[[], None] = _nobody_listens

    def rows(self) -> tuple[ExamRow, ...]:
        """Return them in the order they were entered."""
        return tuple(self._rows.values())

    def add(self, name: str) -> int:
        """Add one and return its id."""
        record = max(self._rows, default=0) + 1
        self._rows[record] = ExamRow(record, profile.exam_taken("name", name), None, "", None, "")
        self.changed()
        return record

    def edit(self, row: ExamRow, field: str, value: object) -> None:
        """Keep one field."""
        taken: dict[str, Any] = {field: profile.exam_taken(field, value)}
        self._rows[row.id] = replace(self._rows[row.id], **taken)
        self.changed()

    def delete(self, record: int) -> None:
        """Drop one."""
        self._rows.pop(record, None)
        self.changed()


class DraftTrainings:
    """Residencies held abroad in memory, checked as the plan would check them."""

    def __init__(self) -> None:
        """Start without any."""
        self._rows: dict[int, TrainingRow] = {}
        self.changed: Callable[[], None] = _nobody_listens

    def rows(self) -> tuple[TrainingRow, ...]:
        """Return them in the order they were entered."""
        return tuple(self._rows.values())

    def add(self, field: str) -> int:
        """Add one and return its id."""
        record = max(self._rows, default=0) + 1
        named = profile.training_taken("field", field)
        self._rows[record] = TrainingRow(record, named, "", None, YesNo.UNKNOWN, "")
        self.changed()
        return record

    def edit(self, row: TrainingRow, field: str, value: object) -> None:
        """Keep one field."""
        stored = profile.training_taken(field, value)
        taken: dict[str, Any] = {field: YesNo(stored) if field == "completed" else stored}
        self._rows[row.id] = replace(self._rows[row.id], **taken)
        self.changed()

    def delete(self, record: int) -> None:
        """Drop one."""
        self._rows.pop(record, None)
        self.changed()


class Draft:
    """All answers given so far."""

    def __init__(self, today: date) -> None:
        """Start with nothing answered."""
        self._today = today
        self._offered: dict[str, object] = {}
        self.answers: dict[str, object] = {}
        """The answers that count, as the plan will keep them."""
        self.exams = DraftExams()
        self.trainings = DraftTrainings()

    @property
    def dirty(self) -> bool:
        """Whether anything was answered beyond what was offered."""
        given = {key: value for key, value in self.answers.items() if value not in _OPEN}
        return given != self._offered or bool(self.exams.rows() or self.trainings.rows())

    def offer(self, field: str, value: object) -> None:
        """Take an answer for granted until the user gives another."""
        self.take(field, value)
        self._offered[field] = self.answers[field]

    def take(self, field: str, value: object) -> None:
        """Keep an answer; raises UserError, and forgets the answer before, when it cannot be taken."""
        self.answers.pop(field, None)
        self.answers[field] = setting_up.checked(field, value, self.answers, self._today)

    def whole(self) -> FirstAnswers:
        """Return what is to be stored."""
        return FirstAnswers(dict(self.answers), self.exams.rows(), self.trainings.rows())
