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
from matchplanner.ui.letters.mix_meter import MixMeter
from matchplanner.ui.letters.model import LettersModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.record_page import RecordPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace


class LettersPage(RecordPage):
    """Who writes, how far each letter is, and whether the mix is right."""

    TABLES = ("letter", "person", "rotation", "profile", "milestone_override")
    KEY = "letters"
    SHARES = (70, 30)

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build meter, table and details."""
        super().__init__(workspace, notices, settings, parent)
        self.meter = MixMeter()
        self.model = LettersModel(self)
        self.table = RecordTable("lettersTable", self.tr("Letters"))
        self.table.show_model(self.model, (20, 17, 24, 11, 0, 10, 17, 12), 2)
        state = self.model.column_of("state")
        self.table.setItemDelegateForColumn(state, ChainDelegate(self.table))
        self.table.setColumnWidth(state, chain_column_width(self.table.fontMetrics()))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(self.model.column_of("need_by"), Qt.SortOrder.AscendingOrder)
        self.table.record_changed.connect(lambda _record: self._show_detail())
        self.table.delete_requested.connect(self._delete)
        self.detail = LetterDetail(self._save)
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

    def advance(self) -> None:
        """Take the current letter one step further."""
        row = self.table.row()
        if isinstance(row, LetterRow):
            following = next_state(row.state) or row.state
            self.workspace.run(
                self.tr("{writer}: {state}").format(writer=row.writer, state=word(following).lower()),
                lambda: letters.advance(row.id, self.workspace.today()),
            )

    def _assemble(self) -> None:
        tr = self.tr
        self._advance = button("advanceLetter", tr("Advance"), self.advance, tr("Ctrl+Return"))
        self._delete_button = button(
            "deleteLetter", tr("Delete letter"), lambda: self._delete(self.table.record()), tr("Del")
        )
        add = button("askForLetter", tr("Ask for a letter..."), self.new_item, tr("Ctrl+N"))
        buttons = (add, self._advance, self._delete_button)
        below = Qt.Orientation.Vertical
        self.lay_out(tr("Letters"), buttons, self.detail, self._empty, orientation=below, above=(self.meter,))

    def _show_detail(self) -> None:
        row = self.table.row()
        self.detail.setEnabled(row is not None)
        self._delete_button.setEnabled(row is not None)
        self._advance.setEnabled(isinstance(row, LetterRow) and next_state(row.state) is not None)
        if isinstance(row, LetterRow):
            self.detail.show_letter(row, letters.origins())

    def _save(self, letter: int, field: str, value: Any) -> None:
        today = self.workspace.today()
        if field == "state":
            state = LetterState(value)
            self.workspace.run(
                self.tr("Letter: {state}").format(state=word(state).lower()),
                lambda: letters.set_state(letter, state, today),
            )
            return
        stored = (int(value) if value else None) if field == "rotation" else value
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
