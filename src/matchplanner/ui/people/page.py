"""The people the applicant knows: a table, and one person's details beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.claims import YesNo
from matchplanner.services import discovery, people, person_claims
from matchplanner.services.people import PersonRow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import muted
from matchplanner.ui.record_page import RecordPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.fields import ChoiceField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace

_FIELDS = ("name", "role", "institution", "email", "phone", "board_certified", "interests", "notes")


class PeoplePage(RecordPage):
    """Everybody in one table; the person chosen is edited at the right."""

    TABLES = ("person", "letter", "program", "claim", "message", "preference")
    KEY = "people"
    SHARES = (66, 34)

    institutions_requested = Signal()
    """The list of institutions to ask about a residency is wanted."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build table and details."""
        super().__init__(workspace, notices, settings, parent)
        self._shown = 0
        self._fields: dict[str, Field] = {}
        self._problems: list[QLabel] = []
        self.model = RowTableModel(self._columns(), self)
        self.table = RecordTable("peopleTable", self.tr("People"))
        self.table.show_model(self.model, (22, 20, 21, 12, 8, 36), 5)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.record_changed.connect(self._on_record_changed)
        self.table.delete_requested.connect(self._delete)
        self.detail = self._detail()
        self._empty = EmptyState(
            self.tr("Nobody here yet"),
            self.tr(
                "Note the people you work with or hope to meet: program directors, attendings, counselors. "
                "Whoever writes a letter for you is listed here too."
            ),
        )
        self._empty.offer("addFirstPerson", self.tr("Add the first person..."), self.new_item)
        self._assemble()

    @override
    def refresh(self) -> None:
        self.model.replace(people.rows())
        self._delete_button.setEnabled(bool(self.model.rows))
        self.show_records(any_there=bool(self.model.rows))
        self._show_detail()
        self._show_open()

    @override
    def new_item(self) -> None:
        ask_line(
            self.window(),
            "personDialog",
            (self.tr("Add a person"), self.tr("Name"), self.tr("Add")),
            self._add,
        )

    def _columns(self) -> tuple[Column[PersonRow], ...]:
        tr = self.tr
        return (
            Column("name", tr("Name"), lambda row: row.name, self._saver_of("name")),
            Column("role", tr("Role"), lambda row: row.role, self._saver_of("role")),
            Column(
                "institution", tr("Institution"), lambda row: row.institution, self._saver_of("institution")
            ),
            Column(
                "board_certified",
                tr("Certified"),
                lambda row: word(row.board_certified),
                sort=lambda row: None if row.board_certified is YesNo.UNKNOWN else row.board_certified.value,
                tip=lambda _row: tr("Board-certified geneticist?"),
            ),
            Column(
                "letters",
                tr("Letters"),
                lambda row: str(row.letters) if row.letters else "",
                sort=lambda row: row.letters,
                numeric=True,
            ),
            Column("program", tr("Program"), lambda row: row.program, tip=lambda row: row.program),
        )

    def _detail(self) -> QWidget:
        tr = self.tr
        form = Form()
        labels = {
            "name": tr("Name"),
            "role": tr("Role"),
            "institution": tr("Institution"),
            "email": tr("E-mail"),
            "phone": tr("Phone"),
            "board_certified": tr("Board-certified"),
            "interests": tr("Interests"),
            "notes": tr("Notes"),
        }
        for name in _FIELDS:
            field: Field = LineField()
            if name == "board_certified":
                field = ChoiceField(choices(YesNo))
            elif name == "notes":
                field = NoteField()
            self._fields[name] = field
            hint = tr("Board-certified in medical genetics?") if name == "board_certified" else ""
            self._problems.append(form.add(f"person_{name}", labels[name], field, self._saver(name), hint))
        self.told = muted("")
        self.told.setObjectName("personTold")
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(16, 0, 0, 0)
        column.addWidget(form)
        column.addWidget(self.told)
        column.addStretch()
        return detail

    def _assemble(self) -> None:
        tr = self.tr
        self._delete_button = button(
            "deletePerson", tr("Delete person"), lambda: self._delete(self.table.record()), tr("Del")
        )
        add = button("addPerson", tr("Add person..."), self.new_item, tr("Ctrl+N"))
        ask = button("askInstitutions", tr("Institutions to ask..."), self.institutions_requested.emit)
        self.asked = muted("")
        self.asked.setObjectName("institutionsOpen")
        buttons = (ask, add, self._delete_button)
        self.lay_out(tr("People"), buttons, self.detail, self._empty, above=(self.asked,))

    def _show_open(self) -> None:
        """Name the institutions of which it is open whether they have a residency (R122)."""
        found = discovery.unanswered(self.workspace.today())
        names = "; ".join(row.institution for row in found)
        self.asked.setText(self.tr("Still open whether they have a residency: {names}").format(names=names))
        self.asked.setVisible(bool(found))

    def _on_record_changed(self, _record: int) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        row = self.table.row()
        self.detail.setEnabled(row is not None)
        if not isinstance(row, PersonRow):
            return
        fresh = row.id != self._shown
        self._shown = row.id
        for name, field in self._fields.items():
            field.load(getattr(row, name), fresh=fresh)
        self._show_told(row)
        if fresh:
            for problem in self._problems:
                problem.hide()

    def _show_told(self, row: PersonRow) -> None:
        """Name the facts whose source the person is (R49)."""
        told = person_claims.told_by(row.id)
        words = "; ".join(f"{one.field.label}, {one.program}" for one in told)
        self.told.setText(self.tr("Source of: {facts}").format(facts=words))
        self.told.setVisible(bool(told))

    def _saver(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._save(self._shown, name, value)

    def _saver_of(self, name: str) -> Callable[[PersonRow, Any], None]:
        return lambda row, value: self._save(row.id, name, value)

    def _save(self, person: int, name: str, value: object) -> None:
        self.workspace.run(self.tr("Edit person"), lambda: people.edit(person, name, value))

    def _add(self, name: str) -> None:
        added = self.workspace.run(self.tr("Add {name}").format(name=name.strip()), lambda: people.add(name))
        self.table.select(added)
        self.table.setFocus()

    def _delete(self, record: int) -> None:
        row = self.table.row()
        if record and isinstance(row, PersonRow):
            self.workspace.run(self.tr("Delete {name}").format(name=row.name), lambda: people.delete(record))
            offer_undo(self.workspace, self.notices, self.tr("Deleted {name}.").format(name=row.name))
