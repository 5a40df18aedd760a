"""The people the applicant knows: a table, and one person's details beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget
from typing_extensions import override

from matchplanner.domain.claims import YesNo
from matchplanner.domain.mentoring import HelpKind
from matchplanner.services import contacts, discovery, people
from matchplanner.services.people import PersonRow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import muted
from matchplanner.ui.people.contacts_section import ContactsSection
from matchplanner.ui.people.detail import PersonDetail
from matchplanner.ui.people.help_section import HelpSection
from matchplanner.ui.record_page import RecordPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace


class PeoplePage(RecordPage):
    """Everybody in one table; the person chosen is edited at the right."""

    TABLES = (
        *("person", "letter", "program", "claim", "message", "preference"),
        *("introduction", "contact", "rotation"),
    )
    KEY = "people"
    SHARES = (66, 34)

    institutions_requested = Signal()
    """The list of institutions to ask about a residency is wanted."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build table and details."""
        super().__init__(workspace, notices, settings, parent)
        self.model = RowTableModel(self._columns(), self)
        self.table = RecordTable("peopleTable", self.tr("People"))
        self.table.set_lines(2)
        self.table.setWordWrap(True)
        self.table.show_model(self.model, (22, 20, 20, 11, 8, 36), 5)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.record_changed.connect(self._on_record_changed)
        self.table.delete_requested.connect(self._delete)
        self.detail = PersonDetail(self._save)
        self._sections: tuple[HelpSection | ContactsSection, ...] = (
            *(HelpSection(workspace, notices, kind, self) for kind in HelpKind),
            ContactsSection(workspace, notices, self),
        )
        self._titles = (*(word(kind) for kind in HelpKind), self.tr("Talks and news"))
        self.tabs = QTabWidget()
        self.tabs.setObjectName("personTabs")
        self.tabs.setAccessibleName(self.tr("About this person"))
        self.tabs.setDocumentMode(True)
        for section, title in zip(self._sections, self._titles, strict=True):
            self.tabs.addTab(section.widget, title)
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

    @override
    def select(self, record: int) -> None:
        """Show a person, and what waits for an answer in front of what could help one day."""
        super().select(record)
        if self.table.record() == record and contacts.waiting(record, self.workspace.today()):
            self.tabs.setCurrentIndex(len(self._sections) - 1)

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
        self.table.offer(self._delete_button)
        self.lay_out(tr("People"), buttons, self.detail, self._empty, above=(self.asked,), below=self.tabs)

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
        self.tabs.setEnabled(row is not None)
        if not isinstance(row, PersonRow):
            return
        self.detail.show_person(row)
        for at, section in enumerate(self._sections):
            count = section.show_person(row)
            title = self._titles[at]
            self.tabs.setTabText(at, f"{title} ({count})" if count else title)

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
