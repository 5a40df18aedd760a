"""One letter's details below the table."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import SPECIALTIES, AskedHow, LetterRisk, LetterState
from matchplanner.services.letters import LetterRow
from matchplanner.ui.letters import letter_words
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import ChoiceField, DayField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import Form, name_field
from matchplanner.ui.widgets.offer_field import OfferField
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.wrapped import Wrapped
from matchplanner.ui.words import choices

_NOTE_LINES = 4
_FORM_CHARACTERS = 42
"""How wide a column of fields is at least."""

Offered = tuple[tuple[int, str], ...]


class LetterDetail(QScrollArea):
    """A letter's fields in up to three columns, and what follows from them in words."""

    def __init__(
        self,
        save: Callable[[int, str, Any], None],
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Build the fields; `save` gets the letter's id, field and value, `actions` stand at the top."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name_field(self, "letterDetail", self.tr("Details of the letter"))
        self._save = save
        self._shown = 0
        self._abreast = 0
        self._problems: list[QLabel] = []
        self.state = ChoiceField(choices(LetterState))
        self.rotation = ChoiceField(())
        self.asked_how = ChoiceField(choices(AskedHow))
        self.asked_on = DayField()
        self.specialty = OfferField(lambda: SPECIALTIES)
        self.chair = ChoiceField(choices(YesNo))
        self.generalist = ChoiceField(choices(YesNo))
        self.waived = ChoiceField(choices(YesNo))
        self.code = LineField()
        self.plan = ChoiceField(())
        self.due = DayField()
        self.notes = NoteField()
        self.notes.setFixedHeight(_NOTE_LINES * self.fontMetrics().lineSpacing())
        self.hint = Wrapped()
        self.hint.setObjectName("letterTiming")
        self.caveat = Wrapped()
        self.caveat.setObjectName("letterCaveat")
        set_tone(self.caveat, "attention")
        for label in (self.hint, self.caveat):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.eras = muted("")
        self.eras.setObjectName("letterEras")
        self._lay_out(actions)

    def show_letter(self, row: LetterRow, rotations: Offered, plans: Offered, today: date) -> None:
        """Show one letter, and offer the rotations it may come from and the plans it may be for."""
        fresh = row.id != self._shown
        self._shown = row.id
        _offer(self.rotation, self.tr("None, or not known"), rotations, row.rotation_id)
        _offer(self.plan, self.tr("Any"), plans, row.pathway_id)
        self.plan.setEnabled(bool(plans))
        self.state.load(row.state.value)
        self.asked_how.load(row.asked_how.value)
        self.asked_on.load(row.asked_on, fresh=fresh)
        self.specialty.load(row.specialty, fresh=fresh)
        self.chair.load(row.chair.value)
        self.generalist.load(row.generalist.value)
        self.waived.load(row.waived.value)
        self.code.load(row.letter_code, fresh=fresh)
        self.due.load(row.due_on, fresh=fresh)
        self.notes.load(row.notes, fresh=fresh)
        self._say(row, today)
        if fresh:
            for problem in self._problems:
                problem.hide()

    def _say(self, row: LetterRow, today: date) -> None:
        red = row.risk in {LetterRisk.LATE, LetterRisk.TOO_LATE}
        set_tone(self.hint, "problem" if red else "muted")
        for label, parts in (
            (self.hint, (letter_words.ask_words(row, today), letter_words.timing_words(row))),
            (self.caveat, (letter_words.caveat_words(row), letter_words.waiver_words(row))),
            (self.eras, (letter_words.eras_words(row),)),
        ):
            text = " ".join(part for part in parts if part)
            label.setText(text)
            label.setVisible(bool(text))

    def _lay_out(self, actions: Sequence[QWidget]) -> None:
        tr = self.tr
        asked, entry, rest = Form(), Form(), Form()
        self._add(asked, "state", tr("State"), self.state)
        self._add(asked, "rotation", tr("Rotation"), self.rotation)
        self._add(asked, "asked_how", tr("Asked"), self.asked_how, tr("In person is best"))
        self._add(asked, "asked_on", tr("Asked on"), self.asked_on)
        self._add(
            entry, "specialty", tr("Specialty"), self.specialty, tr("As in ERAS: General, or a specialty")
        )
        self._add(entry, "chair", tr("Chair's letter"), self.chair, tr("From the head of the department"))
        waived = tr("A letter you may read counts less; most applicants waive.")
        self._add(entry, "waived", tr("Right to read waived"), self.waived, waived)
        self._add(entry, "letter_code", tr("ERAS Letter ID"), self.code, tr("ERAS gives it once confirmed"))
        general = tr("It speaks of you as a generalist too, and so serves both plans")
        self._add(rest, "generalist", tr("Generalist too"), self.generalist, general)
        self._add(rest, "pathway", tr("For the plan"), self.plan, tr("Which of your plans it is meant for"))
        self._add(rest, "due_on", tr("Your own due date"), self.due)
        self._add(rest, "notes", tr("Notes"), self.notes)
        content = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._forms = (asked, entry, rest)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(6)
        for label in (self.hint, self.eras, self.caveat):
            words.addWidget(label)
        words.addStretch()
        head = QHBoxLayout()
        head.addLayout(words, 1)
        for action in actions:
            head.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addStretch()
        self.setWidget(content)
        self._arrange(len(self._forms))

    def _arrange(self, abreast: int) -> None:
        """Put so many forms beside each other, the others below them."""
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for at, form in enumerate(self._forms):
            self._grid.removeWidget(form)
            self._grid.addWidget(form, at // abreast, at % abreast, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(at, int(at < abreast))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() // (_FORM_CHARACTERS * self.fontMetrics().averageCharWidth())
        self._arrange(min(max(room, 1), len(self._forms)))

    def _add(self, form: Form, field: str, label: str, widget: Field, tip: str = "") -> None:
        name = f"letter_{field.removeprefix('letter_')}"
        self._problems.append(form.add(name, label, widget, self._saver(field), tip))

    def _saver(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._save(self._shown, field, value)


def _offer(field: ChoiceField, none: str, records: Offered, chosen: int | None) -> None:
    field.set_choices((("", none), *((str(key), name) for key, name in records)))
    field.load("" if chosen is None else str(chosen))
