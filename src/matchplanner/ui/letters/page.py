"""The letters of recommendation: mix meter, table and details."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.domain.letters import LetterState, next_state
from matchplanner.services import letters, people
from matchplanner.services.letters import LetterRow
from matchplanner.ui.letters.ask_dialog import AskDialog, Asked, Writer
from matchplanner.ui.letters.chain import ChainDelegate, chain_column_width
from matchplanner.ui.letters.detail import LetterDetail
from matchplanner.ui.letters.mail_dialog import LetterMailDialog
from matchplanner.ui.letters.mix_meter import MixMeter
from matchplanner.ui.letters.model import LettersModel
from matchplanner.ui.letters.packet_dialog import PacketDialog
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.record_page import RecordPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.page_views import PageViews, PageWithViews, ViewEntry, ViewsOf, ViewSwitch
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

LIST, ASSIGNMENT = "letters", "assignment"


def _assignment(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.letters.assignment_view import AssignmentView

    return AssignmentView(workspace, notices, settings)


VIEWS = ViewsOf(
    "lettersViews",
    "Show of the letters",
    LIST,
    "Letters",
    (ViewEntry(ASSIGNMENT, "Assignment", _assignment),),
)


class LettersPage(PageWithViews, RecordPage):
    """Who writes, how far each letter is, and whether the mix is right."""

    TABLES = ("letter", "person", "rotation", "profile", "milestone_override", "pathway")
    KEY = "letters"
    SHARES = (52, 48)

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build meter, table and details."""
        super().__init__(workspace, notices, settings, parent)
        self.meter = MixMeter()
        self.model = LettersModel(self)
        self.table = RecordTable("lettersTable", self.tr("Letters"))
        self.table.show_model(self.model, (20, 16, 18, 11, 0, 17, 14, 12, 10), 2)
        state = self.model.column_of("state")
        self.table.setItemDelegateForColumn(state, ChainDelegate(self.table))
        self.table.setColumnWidth(state, chain_column_width(self.table.fontMetrics()))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(self.model.column_of("need_by"), Qt.SortOrder.AscendingOrder)
        self.table.record_changed.connect(lambda _record: self._show_detail())
        self.table.delete_requested.connect(self._delete)
        self._packet = button("letterPacket", self.tr("Packet..."), self.open_packet)
        self._packet.setToolTip(self.tr("What the writer needs: papers, shared cases, projects, goals"))
        self._mail = button("letterMessage", self.tr("Message..."), self.open_mail)
        self._mail.setToolTip(self.tr("A draft to ask, to send the packet or to remind"))
        self.detail = LetterDetail(self._save, (self._packet, self._mail))
        self._empty = EmptyState(
            self.tr("No letters yet"),
            self.tr(
                "Aim for one or two strong letters about genetics, at least one of them from a "
                "board-certified geneticist. Note everybody who could write as a candidate, and ask in "
                "the last week of a rotation."
            ),
        )
        self._empty.offer("askForFirstLetter", self.tr("Ask for the first letter..."), self.new_item)
        self._assemble()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self.advance)

    @override
    def refresh(self) -> None:
        rows = letters.rows(self.workspace.today())
        self.model.replace(rows)
        self.meter.show_mix(letters.mix(rows))
        self.meter.setVisible(bool(rows))
        self.show_records(any_there=bool(rows))
        self._show_detail()

    @override
    def new_item(self) -> None:
        writers = tuple(Writer(row.id, row.name, row.role, row.board_certified) for row in people.rows())
        dialog = AskDialog(writers, letters.origins(), self._ask, self.window())
        dialog.open()
        dialog.person.setFocus()

    @override
    def select(self, record: int) -> None:
        self.switch.show_key(LIST)
        super().select(record)

    def advance(self) -> None:
        """Take the current letter one step further."""
        row = self.table.row()
        if isinstance(row, LetterRow):
            following = next_state(row.state) or row.state
            self.workspace.run(
                self.tr("{writer}: {state}").format(writer=row.writer, state=word(following).lower()),
                lambda: letters.advance(row.id, self.workspace.today()),
            )

    def open_packet(self) -> None:
        """Open the packet for the current letter's writer."""
        if self.table.record():
            dialog = PacketDialog(self.workspace, self.table.record(), self.window())
            dialog.print_requested.connect(self.print_requested)
            dialog.mail_requested.connect(self.open_mail)
            dialog.open()

    def open_mail(self) -> None:
        """Open a message to the current letter's writer."""
        row = self.table.row()
        if isinstance(row, LetterRow):
            LetterMailDialog(self.workspace, row, self.window()).open()

    def _assemble(self) -> None:
        tr = self.tr
        self._advance = button("advanceLetter", tr("Advance"), self.advance, tr("Ctrl+Return"))
        self._delete_button = button(
            "deleteLetter", tr("Delete letter"), lambda: self._delete(self.table.record()), tr("Del")
        )
        add = button("askForLetter", tr("Ask for a letter..."), self.new_item, tr("Ctrl+N"))
        self._buttons = (add, self._advance, self._delete_button)
        self.table.offer(self._advance, self._packet, self._mail, self._delete_button)
        self.switch = ViewSwitch(VIEWS)
        self.lay_out(
            tr("Letters"),
            self._buttons,
            self.detail,
            self._empty,
            orientation=Qt.Orientation.Vertical,
            above=(self.meter,),
            switch=self.switch,
            framed=self._framed,
        )
        self.switch.chosen.connect(self._show_view)

    def _framed(self, content: QWidget) -> PageViews:
        self.views = PageViews(content, (self.workspace, self.notices, self.settings), VIEWS)
        self.join_views()
        return self.views

    def _show_view(self, key: str) -> None:
        self.views.show_view(key)
        for made in self._buttons:
            made.setVisible(key == LIST)

    def _show_detail(self) -> None:
        row = self.table.row()
        self.detail.setEnabled(row is not None)
        for made in (self._delete_button, self._packet, self._mail):
            made.setEnabled(row is not None)
        self._advance.setEnabled(isinstance(row, LetterRow) and next_state(row.state) is not None)
        if isinstance(row, LetterRow):
            self.detail.show_letter(row, letters.origins(), letters.plans(), self.workspace.today())

    def _save(self, letter: int, field: str, value: Any) -> None:
        today = self.workspace.today()
        if field == "state":
            state = LetterState(value)
            self.workspace.run(
                self.tr("Letter: {state}").format(state=word(state).lower()),
                lambda: letters.set_state(letter, state, today),
            )
            return
        stored = (int(value) if value else None) if field in {"rotation", "pathway"} else value
        self.workspace.run(self.tr("Edit letter"), lambda: letters.edit(letter, field, stored))

    def _ask(self, asked: Asked) -> None:
        today = self.workspace.today()

        def ask() -> int:
            person = asked.person_id or people.add(
                asked.name, role=asked.role, board_certified=asked.board_certified.value
            )
            if asked.person_id:
                people.edit(person, "role", asked.role)
                people.edit(person, "board_certified", asked.board_certified.value)
            added = letters.add(person, rotation_id=asked.rotation_id, today=today)
            letters.set_state(added, asked.state, today)
            letters.edit(added, "asked_how", asked.how.value)
            return added

        added = self.workspace.run(self.tr("Ask {name} for a letter").format(name=asked.name), ask)
        self.table.select(added)
        self.table.setFocus()

    def _delete(self, record: int) -> None:
        row = self.table.row()
        if record and isinstance(row, LetterRow):
            self.workspace.run(
                self.tr("Delete letter of {writer}").format(writer=row.writer), lambda: letters.delete(record)
            )
            offer_undo(
                self.workspace,
                self.notices,
                self.tr("Deleted the letter of {writer}.").format(writer=row.writer),
            )
