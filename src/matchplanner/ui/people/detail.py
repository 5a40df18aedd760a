"""One person's record: who they are, how to reach them, what to know before asking for a letter."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.domain.claims import YesNo
from matchplanner.services import person_claims
from matchplanner.services.people import PersonRow
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import ChoiceField, LineField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.record_pane import RecordPane
from matchplanner.ui.words import choices, word

_NOTE_LINES = 4.6


class PersonDetail(RecordPane):
    """The form of one person; each field is saved as it is left."""

    def __init__(self, save: Callable[[int, str, Any], None], parent: QWidget | None = None) -> None:
        """Build the form; `save` takes the person, the field and its value."""
        super().__init__(parent)
        self._save = save
        self._shown = 0
        self._fields: dict[str, LineField | ChoiceField | NoteField] = {}
        self._problems: list[QLabel] = []
        self.told = muted("")
        self.told.setObjectName("personTold")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 0, 8, 0)
        column.addWidget(self._form())
        column.addWidget(self.told)
        column.addStretch()
        self.setWidget(content)

    def show_person(self, row: PersonRow) -> None:
        """Show one person."""
        fresh = row.id != self._shown
        self._shown = row.id
        for name, field in self._fields.items():
            field.load(_stored(row, name), fresh=fresh)
        self._show_told(row)
        if fresh:
            for problem in self._problems:
                problem.hide()

    def _form(self) -> Form:
        form = Form()
        for name, label, hint in self._words():
            field = self._fields[name] = self._field(name)
            self._problems.append(form.add(f"person_{name}", label, field, self._saver(name), hint))
        return form

    def _field(self, name: str) -> LineField | ChoiceField | NoteField:
        if name in {"board_certified", "eras_letters"}:
            return ChoiceField(choices(YesNo))
        if name == "notes":
            notes = NoteField()
            notes.setFixedHeight(round(_NOTE_LINES * self.fontMetrics().lineSpacing()))
            return notes
        line = LineField()
        line.setPlaceholderText(self.tr("unknown") if name == "turnaround_days" else "")
        return line

    def _words(self) -> tuple[tuple[str, str, str], ...]:
        """Return each field's name, label and explanation."""
        tr = self.tr
        return (
            ("name", tr("Name"), ""),
            ("role", tr("Role"), ""),
            ("institution", tr("Institution"), ""),
            ("specialty", tr("Specialty"), tr("Such as medical genetics, pediatrics, internal medicine")),
            ("email", tr("E-mail"), ""),
            ("phone", tr("Phone"), ""),
            ("board_certified", tr("Board-certified"), tr("Board-certified in medical genetics?")),
            (
                "eras_letters",
                tr("IMG letters in ERAS"),
                tr("At ease with letters for IMGs and with ERAS?"),
            ),
            ("turnaround_days", tr("Days for a letter"), tr("How many days they usually need to write one")),
            ("interests", tr("Interests"), ""),
            ("notes", tr("Notes"), ""),
        )

    def _show_told(self, row: PersonRow) -> None:
        """Name the facts whose source the person is (R49)."""
        told = person_claims.told_by(row.id)
        words = "; ".join(f"{word(one.field)}, {one.program}" for one in told)
        self.told.setText(self.tr("Source of: {facts}").format(facts=words))
        self.told.setVisible(bool(told))

    def _saver(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._save(self._shown, name, value)


def _stored(row: PersonRow, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else str(value)
