"""Where a fact comes from: an address or name as a line, or one of the people the applicant knows (R49)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from matchplanner.domain.claims import SourceKind
from matchplanner.services import person_claims
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.pick_field import PickField


class SourceField(QWidget):
    """A line for most kinds of source; for a person a list of names, to which a new one may be added."""

    height_changed = Signal()
    """More or less is asked than before."""

    def __init__(self, program_id: int, label: str, parent: QWidget | None = None) -> None:
        """Offer everybody of People, those at the program first."""
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("web address or name"))
        self.person = PickField(self.tr("a mentor, a peer, a speaker: type or choose a name"))
        self.person.offer(person_claims.names_for(program_id))
        self.add_person = QCheckBox(self.tr("Add this person to People"))
        self.add_person.setObjectName("factNewPerson")
        self.add_person.setAccessibleName(self.add_person.text())
        self.add_person.setChecked(True)
        name_field(self.line, "factSource", label)
        name_field(self.person, "factPerson", label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.line, self.person, self.add_person):
            column.addWidget(part)
        self.person.editTextChanged.connect(lambda _text: self._offer_to_add())
        self._kind = SourceKind.OWN
        self.show_kind(SourceKind.OWN)

    def show_kind(self, kind: SourceKind) -> None:
        """Ask for what this kind of source is known by."""
        self._kind = kind
        person = kind is SourceKind.PERSON
        self.setFocusProxy(self.person if person else self.line)
        self.person.setVisible(person)
        self.line.setVisible(not person)
        self._offer_to_add()

    def stored(self) -> str:
        """Return the source as it is stored; writes a new person where that is wanted."""
        if self._kind is not SourceKind.PERSON:
            return self.line.text()
        return person_claims.source_named(self.person.typed(), add=self.add_person.isChecked())

    def _offer_to_add(self) -> None:
        new = self._kind is SourceKind.PERSON and bool(self.person.typed()) and not self.person.record()
        if new is self.add_person.isHidden():
            self.add_person.setVisible(new)
            self.height_changed.emit()
