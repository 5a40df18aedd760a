"""The examinations and the prior training of the profile."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from matchplanner.domain.applicant import USUAL_EXAMS, USUAL_TRAININGS
from matchplanner.domain.claims import YesNo
from matchplanner.services.profile import ExamRow, TrainingRow
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.profile.lines import LineTable
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import choices, word


class ExamLines(Protocol):
    """Where examinations are kept."""

    def rows(self) -> tuple[ExamRow, ...]:
        """Return them."""
        ...

    def add(self, name: str) -> int:
        """Add one and return its id; raises UserError without a name."""
        ...

    def edit(self, row: ExamRow, field: str, value: object) -> None:
        """Store one field; raises UserError when the value cannot be taken."""
        ...

    def delete(self, record: int) -> None:
        """Delete one."""
        ...


class TrainingLines(Protocol):
    """Where residencies held abroad are kept."""

    def rows(self) -> tuple[TrainingRow, ...]:
        """Return them."""
        ...

    def add(self, field: str) -> int:
        """Add one and return its id; raises UserError without a field."""
        ...

    def edit(self, row: TrainingRow, field: str, value: object) -> None:
        """Store one field; raises UserError when the value cannot be taken."""
        ...

    def delete(self, record: int) -> None:
        """Delete one."""
        ...


class Exams(QObject):
    """The table of examinations (R12)."""

    def __init__(self, lines: ExamLines, parent: QWidget) -> None:
        """Build the table; `refresh` fills it."""
        super().__init__(parent)
        self._lines = lines
        self.model = RowTableModel(self._columns(), self)
        table = RecordTable("examsTable", self.tr("Examinations"))
        table.show_model(self.model, (26, 16, 14, 10, 24), 4)
        table.delete_requested.connect(self._delete)
        self.widget = LineTable(
            table,
            self.tr("No examination yet. Add each USMLE Step and OET you took or plan."),
            ("addExam", self.tr("Add examination...")),
            ("deleteExam", self.tr("Delete examination")),
        )
        self.widget.on_add(self._ask)

    def refresh(self) -> None:
        """Read the examinations again."""
        self.widget.show_rows(self.model, self._lines.rows())

    def choose(self, record: int) -> None:
        """Choose one of them and bring it into view."""
        self.widget.table.select(record)
        self.widget.table.setFocus()

    def _columns(self) -> tuple[Column[ExamRow], ...]:
        tr = self.tr
        unknown = tr("unknown")
        return (
            Column("name", tr("Examination"), lambda row: row.name, self._edit("name")),
            Column(
                "taken_on",
                tr("Date"),
                lambda row: unknown if row.taken_on is None else short_day(row.taken_on),
                self._edit("taken_on", parse_day),
                edited=lambda row: day_text(row.taken_on, ""),
            ),
            Column(
                "result",
                tr("Result"),
                lambda row: row.result or unknown,
                self._edit("result"),
                edited=lambda row: row.result,
            ),
            Column(
                "attempts",
                tr("Attempts"),
                lambda row: unknown if row.attempts is None else str(row.attempts),
                self._edit("attempts"),
                edited=lambda row: "" if row.attempts is None else str(row.attempts),
            ),
            Column("note", tr("Your concern or note"), lambda row: row.note, self._edit("note")),
        )

    def _edit(self, field: str, read: Callable[[str], object] = str) -> Callable[[ExamRow, str], None]:
        return lambda row, value: self._lines.edit(row, field, read(value))

    def _ask(self) -> None:
        ask_line(
            self.widget.window(),
            "examDialog",
            (self.tr("Add an examination"), self.tr("Examination"), self.tr("Add")),
            self._add,
            USUAL_EXAMS,
        )

    def _add(self, name: str) -> None:
        self.widget.table.select(self._lines.add(name))

    def _delete(self, record: int) -> None:
        if record:
            self._lines.delete(record)


class Trainings(QObject):
    """The table of residencies held abroad (R13)."""

    def __init__(self, lines: TrainingLines, parent: QWidget) -> None:
        """Build the table; `refresh` fills it."""
        super().__init__(parent)
        self._lines = lines
        self.model = RowTableModel(self._columns(), self)
        table = RecordTable("trainingTable", self.tr("Prior residency abroad"))
        table.show_model(self.model, (26, 18, 11, 14, 24), 4)
        table.setItemDelegateForColumn(
            self.model.column_of("completed"), ChoiceDelegate(self.tr("Completed"), choices(YesNo), table)
        )
        table.delete_requested.connect(self._delete)
        self.widget = LineTable(
            table,
            self.tr("None noted. Pediatrics, internal medicine, OB/GYN or neurology would be an asset."),
            ("addTraining", self.tr("Add residency...")),
            ("deleteTraining", self.tr("Delete residency")),
        )
        self.widget.on_add(self._ask)

    def refresh(self) -> None:
        """Read the residencies again."""
        self.widget.show_rows(self.model, self._lines.rows())

    def _columns(self) -> tuple[Column[TrainingRow], ...]:
        tr = self.tr
        unknown = tr("unknown")
        return (
            Column("field", tr("Field"), lambda row: row.field, self._edit("field")),
            Column(
                "country",
                tr("Country"),
                lambda row: row.country or unknown,
                self._edit("country"),
                edited=lambda row: row.country,
            ),
            Column(
                "years",
                tr("Years"),
                lambda row: unknown if row.years is None else f"{row.years:g}",
                self._edit("years"),
                edited=lambda row: "" if row.years is None else f"{row.years:g}",
            ),
            Column(
                "completed",
                tr("Completed"),
                lambda row: word(row.completed),
                self._edit("completed"),
                edited=lambda row: row.completed.value,
            ),
            Column("note", tr("How it prepared you"), lambda row: row.note, self._edit("note")),
        )

    def _edit(self, field: str) -> Callable[[TrainingRow, str], None]:
        return lambda row, value: self._lines.edit(row, field, value)

    def _ask(self) -> None:
        ask_line(
            self.widget.window(),
            "trainingDialog",
            (self.tr("Add a residency abroad"), self.tr("Field"), self.tr("Add")),
            self._add,
            USUAL_TRAININGS,
        )

    def _add(self, field: str) -> None:
        self.widget.table.select(self._lines.add(field))

    def _delete(self, record: int) -> None:
        if record:
            self._lines.delete(record)
