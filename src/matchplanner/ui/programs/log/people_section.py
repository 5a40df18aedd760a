"""The people at the current program, those who share an interest with the applicant first (R85)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.services import people
from matchplanner.services.people import ProgramPerson
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

_MOST_ROWS = 6


class PeopleSection(QWidget):
    """Faculty, coordinators and residents one may write to."""

    write_requested = Signal(int)
    """A message to the person of this id is wanted."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self._workspace = workspace
        self._row: ProgramRow | None = None
        self.model = RowTableModel(self._columns(), self)
        self.table = RecordTable("programPeople", self.tr("People"))
        self.table.show_model(self.model, (22, 20, 24), 2)
        self.table.delete_requested.connect(self._take_off)
        self.shared = QLabel()
        self.shared.setObjectName("sharedInterests")
        self.shared.setTextFormat(Qt.TextFormat.PlainText)
        self.shared.setProperty("role", "ok")
        self.shared.setWordWrap(True)
        self._nobody = muted(
            self.tr(
                "Nobody noted yet: add the director, the coordinator and faculty whose work is near yours."
            )
        )
        self._lay_out()

    def show_program(self, row: ProgramRow | None) -> None:
        """Show the people of a program."""
        self._row = row
        self.setEnabled(row is not None)
        found = people.at_program(row.id) if row is not None else ()
        self.model.replace(found)
        self.table.setVisible(bool(found))
        self.table.fit_rows(2, _MOST_ROWS)
        self._nobody.setVisible(not found)
        self._write.setEnabled(bool(found))
        self.table.select_any()
        near = [f"{person.name} ({', '.join(person.shared)})" for person in found if person.shared]
        self.shared.setText(self.tr("Shares your interests: {names}").format(names="; ".join(near)))
        self.shared.setVisible(bool(near))

    def _lay_out(self) -> None:
        tr = self.tr
        self._write = button(
            "writeToPerson", tr("Write to..."), lambda: self.write_requested.emit(self.table.record())
        )
        top = QHBoxLayout()
        top.addWidget(heading(tr("People"), 1.0))
        top.addStretch()
        top.addWidget(self._write)
        top.addWidget(button("addProgramPerson", tr("Add person..."), self._ask))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.shared)
        column.addWidget(self._nobody)
        column.addWidget(self.table)

    def _columns(self) -> tuple[Column[ProgramPerson], ...]:
        tr = self.tr
        return (
            Column("name", tr("Name"), lambda row: row.name, lambda row, text: self._edit(row, "name", text)),
            Column("role", tr("Role"), lambda row: row.role, lambda row, text: self._edit(row, "role", text)),
            Column(
                "interests",
                tr("Interests"),
                lambda row: row.interests,
                lambda row, text: self._edit(row, "interests", text),
                tip=_shared,
            ),
        )

    def _edit(self, person: ProgramPerson, field: str, text: str) -> None:
        label = self.tr("Edit {name}").format(name=person.name)
        self._workspace.run(label, lambda: people.edit(person.id, field, text))

    def _ask(self) -> None:
        words = (self.tr("Add a person"), self.tr("Name"), self.tr("Add person"))
        ask_line(self.window(), "programPerson", words, self._add)

    def _add(self, name: str) -> None:
        row = self._row
        if row is None:
            return
        label = self.tr("Add {name}").format(name=" ".join(name.split()))
        added = self._workspace.run(label, lambda: people.add_to_program(name, row.id, row.institution))
        self.table.select(added)
        self.table.setFocus()

    def _take_off(self, person: int) -> None:
        """Take a person off this program; they stay under People."""
        row = self.table.row()
        if isinstance(row, ProgramPerson):
            label = self.tr("Take {name} off the program").format(name=row.name)
            self._workspace.run(label, lambda: people.edit(person, "program", None))


def _shared(row: ProgramPerson) -> str:
    if not row.shared:
        return row.interests
    words = QCoreApplication.translate("PeopleSection", "As in your keywords: {words}")
    return words.format(words=", ".join(row.shared))
