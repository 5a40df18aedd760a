"""One letter's details below the table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import LetterState
from matchplanner.services.letters import LetterRow
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import ChoiceField, DayField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.words import choices

_NOTE_LINES = 4


class LetterDetail(QWidget):
    """State, rotation, waiver, own due date and notes; `save` gets the letter's id, field and value."""

    def __init__(self, save: Callable[[int, str, Any], None], parent: QWidget | None = None) -> None:
        """Build the two columns of fields."""
        super().__init__(parent)
        self._save = save
        self._shown = 0
        self.state = ChoiceField(choices(LetterState))
        self.rotation = ChoiceField(())
        self.waived = ChoiceField(choices(YesNo))
        self.due = DayField()
        self.notes = NoteField()
        self.notes.setFixedHeight(_NOTE_LINES * self.fontMetrics().lineSpacing())
        self.hint = muted("")
        self._problems: list[QLabel] = []
        left, right = Form(), Form()
        tr = self.tr
        self._problems.append(left.add("letter_state", tr("State"), self.state, self._saver("state")))
        self._problems.append(
            left.add("letter_rotation", tr("Rotation"), self.rotation, self._saver("rotation"))
        )
        self._problems.append(
            left.add(
                "letter_waived",
                tr("Right to read waived"),
                self.waived,
                self._saver("waived"),
                tr("A letter you may read counts less; most applicants waive."),
            )
        )
        self._problems.append(
            right.add("letter_due_on", tr("Your own due date"), self.due, self._saver("due_on"))
        )
        self._problems.append(right.add("letter_notes", tr("Notes"), self.notes, self._saver("notes")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.addWidget(left, 0, 0)
        grid.addWidget(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addLayout(grid)
        column.addWidget(self.hint)
        column.addStretch()

    def show_letter(self, row: LetterRow, rotations: tuple[tuple[int, str], ...]) -> None:
        """Show one letter, and offer the rotations it may come from."""
        fresh = row.id != self._shown
        self._shown = row.id
        offered = (("", self.tr("None, or not known")), *((str(key), site) for key, site in rotations))
        self.rotation.set_choices(offered)
        self.state.load(row.state.value)
        self.rotation.load("" if row.rotation_id is None else str(row.rotation_id))
        self.waived.load(row.waived.value)
        self.due.load(row.due_on, fresh=fresh)
        self.notes.load(row.notes, fresh=fresh)
        self.hint.setText(self._hint(row))
        if fresh:
            for problem in self._problems:
                problem.hide()

    def _hint(self, row: LetterRow) -> str:
        if row.due_on is not None:
            return ""
        if row.need_by is None:
            return self.tr("Set the target year in Profile to see when the letter is needed.")
        return self.tr("Without a date of your own, it is needed 21 days before ERAS submission opens.")

    def _saver(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._save(self._shown, field, value)
