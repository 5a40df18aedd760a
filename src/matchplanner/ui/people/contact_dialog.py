"""One talk with a person, or a message to them: before it the points, after it the notes (R189)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.mentoring import MEETING_MINUTES, ContactKind
from matchplanner.services import contacts
from matchplanner.services.contacts import ContactRow
from matchplanner.ui.days import parse_day
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.widgets.forms import show_problem
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_LINES = 5


class ContactDialog(EntryDialog):
    """Takes kind, day, minutes, rotation, prepared points and notes of a new contact or a noted one."""

    saved = Signal(int)
    """The contact of this id was added or changed."""

    def __init__(
        self, workspace: Workspace, person: tuple[int, str], row: ContactRow | None, parent: QWidget
    ) -> None:
        """Show a contact with a person, given as id and name; None asks for a new one."""
        title = parent.tr("Talk or message: {name}").format(name=person[1])
        about = parent.tr("A talk still to come: leave the day blank, or put in the day it will be.")
        accept = parent.tr("Add") if row is None else parent.tr("Save")
        super().__init__("contactDialog", title, accept, parent, about)
        self._workspace = workspace
        self._person = person
        self._row = row
        self.kind = ChoiceField(choices(ContactKind))
        self.happened_on = DayField()
        self.happened_on.problem.connect(lambda text: show_problem(self.problem, text))
        self.minutes = QLineEdit()
        first, last = MEETING_MINUTES.start, MEETING_MINUTES.stop - 1
        self.minutes.setPlaceholderText(
            self.tr("{first} to {last} are usual with a director").format(first=first, last=last)
        )
        none = ("", self.tr("none"))
        self.rotation = ChoiceField([none, *((str(at), site) for at, site in contacts.rotations_offered())])
        self.prepared = self._text(self.tr("two or three points to raise"))
        self.notes = self._text(self.tr("what was said, and what you promised"))
        self.add("contactKind", self.tr("Kind"), self.kind)
        self.add("contactDay", self.tr("Day"), self.happened_on)
        self.add("contactMinutes", self.tr("Minutes"), self.minutes)
        self.add("contactRotation", self.tr("Rotation"), self.rotation)
        self.add("contactPrepared", self.tr("Prepared points"), self.prepared)
        self.add("contactNotes", self.tr("Notes"), self.notes)
        self._load()
        self.submit_with(self._write)

    def _load(self) -> None:
        row = self._row
        if row is None:
            self.kind.load(ContactKind.MEETING.value)
            self.happened_on.load(self._workspace.today())
            self.rotation.load("")
            return
        self.kind.load(row.kind.value)
        self.happened_on.load(row.happened_on)
        self.minutes.setText("" if row.minutes is None else str(row.minutes))
        self.rotation.load("" if row.rotation_id is None else str(row.rotation_id))
        self.prepared.setPlainText(row.prepared)
        self.notes.setPlainText(row.notes)

    def _write(self) -> None:
        (person, name), row, kind = self._person, self._row, ContactKind(self.kind.key())
        fields: dict[str, object] = {
            "happened_on": parse_day(self.happened_on.line.text()),
            "minutes": self.minutes.text(),
            "rotation": self.rotation.key(),
            "prepared": self.prepared.toPlainText(),
            "notes": self.notes.toPlainText(),
        }
        if row is None:
            label = self.tr("Note a contact with {name}").format(name=name)
            self.saved.emit(self._workspace.run(label, lambda: contacts.add(person, kind, **fields)))
        else:
            label = self.tr("Edit a contact with {name}").format(name=name)
            self._workspace.run(label, lambda: contacts.edit(row.id, kind=kind.value, **fields))
            self.saved.emit(row.id)

    def _text(self, placeholder: str) -> LongText:
        field = LongText()
        field.setPlaceholderText(placeholder)
        field.setTabChangesFocus(True)
        field.setFixedHeight(_LINES * self.fontMetrics().lineSpacing())
        return field
