"""Institutions to ask whether they have a genetics residency, until they have answered (R122)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.domain.enquiries import DiscoveryState
from matchplanner.services import discovery, messages
from matchplanner.services.discovery import DiscoveryRow
from matchplanner.ui.days import short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.programs.log.compose_dialog import ComposeDialog, Start
from matchplanner.ui.programs.log.reply_dialog import ReplyDialog
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 140, 26  # average characters and lines


class DiscoveryDialog(QDialog):
    """The list of institutions; each is asked, its reply noted, and its program added from here."""

    program_added = Signal(int)
    """A program of this id was added from a reply."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Show the list, which follows the plan."""
        super().__init__(parent)
        self.setObjectName("institutionsToAsk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Institutions to ask"))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self.model = RowTableModel(_columns(), self)
        self.table = RecordTable("institutionsTable", self.windowTitle())
        self.table.show_model(self.model, (30, 34, 30, 24), 3)
        self.table.record_changed.connect(lambda _record: self._enable())
        self.table.delete_requested.connect(self._delete)
        self.table.activated.connect(lambda _index: self.go_on())
        self._lay_out()
        workspace.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self.model.replace(discovery.rows(self._workspace.today()))
        self.table.select_any()
        self._none.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        self._enable()

    def go_on(self) -> None:
        """Take the next step with the current institution: write to it, or note its reply."""
        row = self._row()
        if row is not None and row.state is DiscoveryState.TO_ASK:
            self.write()
        elif row is not None:
            self.reply()

    def write(self) -> None:
        """Write to the current institution."""
        row = self._row()
        if row is None:
            return
        asked = tuple(question.text for question in messages.banks()["discovery"].questions[:1])
        planned = row.id if row.message.sent_on is None else 0
        start = Start("discovery", asked, institution=row.institution, planned=planned)
        dialog = ComposeDialog(self._workspace, None, start, self)
        dialog.saved.connect(self.table.select)
        dialog.open()

    def reply(self) -> None:
        """Note what came back from the current institution."""
        row = self._row()
        if row is not None and row.message.sent_on is not None:
            dialog = ReplyDialog(self._workspace, row.message, self)
            dialog.open()
            dialog.answer.setFocus()

    def add_program(self) -> None:
        """Add the program that the current reply told of."""
        row = self._row()
        if row is not None:
            label = self.tr("Add {institution}").format(institution=row.institution)
            self.program_added.emit(self._workspace.run(label, lambda: discovery.add_program(row.id)))

    def _row(self) -> DiscoveryRow | None:
        row = self.table.row()
        return row if isinstance(row, DiscoveryRow) else None

    def _ask(self) -> None:
        words = (self.tr("Add an institution to ask"), self.tr("Institution"), self.tr("Add"))
        ask_line(self, "institutionDialog", words, self._add)

    def _add(self, name: str) -> None:
        label = self.tr("Add {institution} to those to ask").format(institution=" ".join(name.split()))
        self.table.select(self._workspace.run(label, lambda: discovery.plan(name)))
        self.table.setFocus()

    def _delete(self, record: int) -> None:
        row = self._row()
        if record and row is not None:
            label = self.tr("Delete {institution} from those to ask").format(institution=row.institution)
            self._workspace.run(label, lambda: messages.delete([record]))

    def _enable(self) -> None:
        row = self._row()
        self._write.setEnabled(row is not None and row.state.open)
        self._reply.setEnabled(row is not None and row.message.sent_on is not None)
        replied = row is not None and row.state is DiscoveryState.ANSWERED
        self._found.setEnabled(replied and row is not None and row.message.program_id is None)
        self._remove.setEnabled(row is not None)

    def _on_changed(self) -> None:
        self.refresh()

    def _lay_out(self) -> None:
        tr = self.tr
        self._none = muted(
            tr("None yet. Add hospitals with a genetics division whose residency you do not know.")
        )
        self._write = button("askInstitution", tr("Write..."), self.write)
        self._reply = button("institutionReply", tr("Log reply..."), self.reply)
        self._found = button("addFoundProgram", tr("Add its program"), self.add_program)
        self._remove = button(
            "deleteInstitution", tr("Delete"), lambda: self._delete(self.table.record()), tr("Del")
        )
        close = button("closeInstitutions", tr("Close"), self.close, tr("Esc"))
        top = QHBoxLayout()
        top.addWidget(heading(self.windowTitle(), 1.15))
        top.addStretch()
        top.addWidget(button("addInstitution", tr("Add institution..."), self._ask))
        below = QHBoxLayout()
        for part in (self._write, self._reply, self._found, self._remove):
            below.addWidget(part)
        below.addStretch()
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(
            muted(
                tr("Not every residency stands on a list. Ask somebody there whether it has one in genetics.")
            )
        )
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        column.addLayout(below)


def _columns() -> tuple[Column[DiscoveryRow], ...]:
    return (
        Column("institution", _tr("Institution"), lambda row: row.institution),
        Column("asked", _tr("Asked"), _asked, tip=_asked),
        Column("state", _tr("State"), state_words, tip=state_words),
        Column("answer", _tr("Answer"), lambda row: row.message.answer, tip=lambda row: row.message.answer),
    )


def _asked(row: DiscoveryRow) -> str:
    sent = row.message.sent_on
    if sent is None:
        return ""
    return ", ".join(part for part in (short_day(sent), row.message.addressee) if part)


def state_words(row: DiscoveryRow) -> str:
    """Return how far one is with asking an institution."""
    replied = row.message.replied_on
    if row.state is DiscoveryState.ANSWERED and replied is not None:
        added = _tr("answered {day}, in your list") if row.message.program_id else _tr("answered {day}")
        return added.format(day=short_day(replied))
    if row.state is DiscoveryState.WAITING and row.due_on is not None:
        return _tr("waiting until {day}").format(day=short_day(row.due_on))
    if row.state is DiscoveryState.SILENT:
        return _tr("no reply in {n} days").format(n=row.waited)
    return word(row.state).lower()


def _tr(text: str) -> str:
    return QCoreApplication.translate("DiscoveryDialog", text)
