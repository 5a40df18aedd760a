"""The talks with the person chosen and the news sent to them, and when the next is due (R189, R204)."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from matchplanner.domain.mentoring import UPDATE_LIMITS, UPDATE_MONTHS, UpdateStanding
from matchplanner.services import contacts, people
from matchplanner.services.contacts import ContactRow
from matchplanner.services.people import PersonRow
from matchplanner.ui.days import relative, short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.people.contact_dialog import ContactDialog
from matchplanner.ui.people.section import Section
from matchplanner.ui.people.update_dialog import UpdateDialog
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import LineField, handed_to
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_WIDTHS = (15, 11, 8, 24, 26)
_MONTHS_WIDE = 10


class ContactsSection(QObject):
    """Who was met and when; Enter opens a contact, and a draft of news is one button away."""

    def __init__(self, workspace: Workspace, notices: Notices, parent: QWidget) -> None:
        """Build the table; `show_person` fills it."""
        super().__init__(parent)
        self._workspace = workspace
        self._notices = notices
        self._person: PersonRow | None = None
        self.model = RowTableModel(self._columns(), self)
        table = RecordTable("contactsTable", self.tr("Contacts"))
        table.show_model(self.model, _WIDTHS, 4)
        table.activated.connect(lambda _index: self.open_contact())
        table.delete_requested.connect(self._delete)
        self.months = LineField()
        self.state = QLabel()
        self._problem = problem_line("updateMonthsProblem")
        self.widget = Section(table, self._hint(), self._buttons(table), 2, above=self._updates())

    def show_person(self, row: PersonRow) -> int:
        """Show the contacts with a person, and return how many there are."""
        fresh = self._person is None or self._person.id != row.id
        self._person = row
        rows = contacts.of_person(row.id)
        self.widget.show_rows(self.model, rows)
        self.months.load("" if row.update_months is None else str(row.update_months), fresh=fresh)
        if fresh:
            self._problem.hide()
        today = self._workspace.today()
        told = contacts.standing(row.id, today)
        self.state.setText(self._state_words(told))
        late = told.first_is_due or (told.next_on is not None and told.next_on <= today)
        set_tone(self.state, "attention" if late else "muted")
        return len(rows)

    def add(self) -> None:
        """Note another contact."""
        self._open(None)

    def open_contact(self) -> None:
        """Show the current contact in full, to be edited."""
        row = self.widget.table.row()
        if isinstance(row, ContactRow):
            self._open(row)

    def write_news(self) -> None:
        """Draft what is new since the person last heard."""
        if self._person is None:
            return
        from matchplanner.services import news  # reads half the plan's tables; wanted only here

        update = news.draft(self._person.id, self._workspace.today())
        dialog = UpdateDialog(self._workspace, update, self.widget.window())
        dialog.saved.connect(self.widget.table.select)
        dialog.open()
        dialog.body.setFocus()

    def _open(self, row: ContactRow | None) -> None:
        if self._person is None:
            return
        person = (self._person.id, self._person.name)
        dialog = ContactDialog(self._workspace, person, row, self.widget.window())
        dialog.saved.connect(self.widget.table.select)
        dialog.open()
        dialog.kind.setFocus()

    def _buttons(self, table: RecordTable) -> tuple[QPushButton, ...]:
        tr = self.tr
        return (
            button("contactAdd", tr("Add talk or message..."), self.add),
            button("contactNews", tr("What is new..."), self.write_news),
            button("contactOpen", tr("Open..."), self.open_contact, tr("Enter")),
            button("contactDelete", tr("Delete contact"), lambda: self._delete(table.record()), tr("Del")),
        )

    def _hint(self) -> str:
        return self.tr(
            "No talk or message is noted. Ask directors and division chiefs for ten to fifteen minutes, "
            "note your points before and what was said after, and send mentors your news once or twice a "
            "year."
        )

    def _updates(self) -> QWidget:
        """Return the line that says how often this person gets news, and when next."""
        low, high = UPDATE_LIMITS
        label = self.tr("Months between updates")
        name_field(self.months, "person_update_months", label)
        self.months.setPlaceholderText(self.tr("e.g. {n}").format(n=UPDATE_MONTHS))
        self.months.setToolTip(self.tr("{low} to {high}; blank for no updates").format(low=low, high=high))
        self.months.setFixedWidth(_MONTHS_WIDE * self.months.fontMetrics().averageCharWidth())
        handed_to(self.months, lambda text: show_problem(self._problem, text), self._save_months)
        self.state.setObjectName("updateState")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        caption = QLabel(label)
        caption.setBuddy(self.months)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caption)
        row.addWidget(self.months)
        row.addWidget(self.state, 1)
        row.addWidget(self._problem, 1)
        return line

    def _save_months(self, value: str) -> None:
        person = self._person
        if person is not None:
            label = self.tr("Updates for {name}").format(name=person.name)
            self._workspace.run(label, lambda: people.edit(person.id, "update_months", value))

    def _state_words(self, told: UpdateStanding) -> str:
        tr, today = self.tr, self._workspace.today()
        last = tr("never told yet") if told.last_on is None else short_day(told.last_on)
        words = tr("Last told: {day}.").format(day=last)
        if told.next_on is not None:
            following = tr("Next: {day}, {distance}.") if told.next_on >= today else tr("Due since {day}.")
            when = following.format(day=short_day(told.next_on), distance=relative(told.next_on, today))
            return f"{words} {when}"
        return f"{words} {tr('Send the first news.')}" if told.first_is_due else words

    def _columns(self) -> tuple[Column[ContactRow], ...]:
        tr = self.tr
        return (
            Column(
                "day",
                tr("Day"),
                lambda row: tr("planned") if row.happened_on is None else short_day(row.happened_on),
                sort=lambda row: row.happened_on,
            ),
            Column("kind", tr("Kind"), lambda row: word(row.kind), tip=lambda row: row.rotation),
            Column(
                "minutes",
                tr("Minutes"),
                lambda row: "" if row.minutes is None else str(row.minutes),
                numeric=True,
            ),
            Column(
                "prepared",
                tr("Prepared points"),
                lambda row: _one_line(row.prepared),
                tip=lambda row: row.prepared,
            ),
            Column("notes", tr("Notes"), lambda row: _one_line(row.notes), tip=lambda row: row.notes),
        )

    def _delete(self, record: int) -> None:
        person = self._person
        if not record or person is None:
            return
        label = self.tr("Delete a contact with {name}").format(name=person.name)
        self._workspace.run(label, lambda: contacts.delete(record))
        words = self.tr("Deleted a contact with {name}.").format(name=person.name)
        offer_undo(self._workspace, self._notices, words)


def _one_line(text: str) -> str:
    return " ".join(text.split())
