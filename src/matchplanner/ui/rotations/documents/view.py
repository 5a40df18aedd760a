"""The documents beside the calendar: what each host wants, what is there, what was sent."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.documents import TO_DO, DocumentKind, Need
from matchplanner.errors import UserError
from matchplanner.services import attachments, documents, season_print
from matchplanner.services.documents import Cell, DocumentRow, Matrix
from matchplanner.ui.days import parse_day
from matchplanner.ui.desktop import open_file
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, muted
from matchplanner.ui.places import Asking
from matchplanner.ui.rotations.documents.cell_dialog import CellDialog
from matchplanner.ui.rotations.documents.matrix import MatrixModel, MatrixTable, kind_word
from matchplanner.ui.rotations.documents.papers import Papers
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, LineField
from matchplanner.ui.widgets.missing_file import MissingFile
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_SENT = "sent"


class DocumentsView(Page):
    """A matrix of kinds and hosts over the papers there are."""

    TABLES = ("document", "site_document", "rotation", "profile")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build matrix and table."""
        super().__init__(workspace, notices, settings, parent)
        self.summary = muted("")
        self.summary.setObjectName("documentsSummary")
        self.matrix = MatrixModel(self)
        self.matrix_table = MatrixTable(self.matrix)
        self.matrix_table.said.connect(self.say)
        self.matrix_table.activated.connect(lambda _index: self.open_details())
        self.papers = Papers(self._edit, self._is_there, self)
        self.papers.table.delete_requested.connect(lambda _record: self.delete_current())
        self.papers.table.record_changed.connect(lambda _record: self._show_current())
        self._no_hosts = EmptyState(
            tr("No rotation yet"),
            tr("Add a rotation in the calendar; each becomes a column here with the papers its host wants."),
        )
        self._no_hosts.offer(
            "documentsToCalendar",
            tr("Go to the calendar"),
            lambda: self.open_requested.emit("rotations/calendar", 0),
        )
        self._of_cell: list[QPushButton] = []
        self._lay_out()

    def _lay_out(self) -> None:
        says = QHBoxLayout()
        for key, label, shortcut in (
            (Need.NEEDED.value, tr("Needed"), tr("N")),
            (Need.NOT_NEEDED.value, tr("Not needed"), tr("X")),
            (Need.UNKNOWN.value, tr("Not asked yet"), tr("U")),
            (_SENT, tr("Sent today"), tr("S")),
        ):
            self._of_cell.append(button(f"document_{key}", label, partial(self.say, key), shortcut))
        self._of_cell.append(button("documentDetails", tr("Details..."), self.open_details, tr("Enter")))
        for made in self._of_cell:
            says.addWidget(made)
        says.addStretch()
        self._hosts = QStackedWidget()
        self._hosts.addWidget(self.matrix_table)
        self._hosts.addWidget(self._no_hosts)
        above, below = QWidget(), QWidget()
        top, bottom = QVBoxLayout(above), QVBoxLayout(below)
        for column in (top, bottom):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        top.addWidget(self._hosts, 1)
        top.addLayout(says)
        bottom.addWidget(heading(tr("What you have"), 1.15))
        bottom.addWidget(self.papers.table, 1)
        bottom.addLayout(self._buttons())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(((above, 3), (below, 2))):
            split.addWidget(part)
            split.setStretchFactor(at, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(self.summary)
        whole.addWidget(split, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button("addDocument", tr("Add a document..."), self.new_item, tr("Ctrl+N")))
        self._delete = button("deleteDocument", tr("Delete"), self.delete_current, tr("Del"))
        self._attach = button("attachFile", tr("Attach a file..."), self._on_attach)
        self._attach.setToolTip(tr("A copy is kept in the folder beside the plan"))
        self._open = button("openFile", tr("Open the file"), self._on_open)
        for part in (self._delete, self._attach, self._open):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(button("printDocuments", tr("Print..."), self.print))
        return row

    def print(self) -> None:
        """Show the documents by host as they would be printed."""
        self.print_requested.emit(season_print.document_matrix(self.workspace.today()))

    @override
    def refresh(self) -> None:
        found = documents.read()
        self.matrix.show_matrix(found, self.workspace.today())
        self.matrix_table.select_any()
        self._hosts.setCurrentWidget(self.matrix_table if found.sites else self._no_hosts)
        self.papers.model.replace(found.papers)
        self.papers.table.select_any()
        self.summary.setText(_summary(found))
        for made in self._of_cell:
            made.setEnabled(bool(found.sites))
        self._show_current()

    @override
    def select(self, record: int) -> None:
        """Go to the papers of a rotation: to the first that is still to see to."""
        if self._stale:
            self._refresh_now()
        self.matrix_table.select_site(record)

    @override
    def new_item(self) -> None:
        cell = self.matrix_table.cell()
        AddDocument(self.workspace, None if cell is None else cell.kind, self.window()).open()

    def say(self, key: str) -> None:
        """Say of the current cell: needed, not needed, not asked yet, or sent today; sent again is not sent.

        `key` is a `Need`'s value or "sent".
        """
        cell = self.matrix_table.cell()
        if cell is None:
            return
        if key == _SENT:
            self._send(cell)
            return
        need = Need(key)
        self.workspace.run(
            tr("{kind}: {need}").format(kind=word(cell.kind), need=word(need).lower()),
            lambda: documents.set_need(cell.rotation_id, cell.kind, need),
        )

    def open_details(self) -> None:
        """Ask for what is agreed with the current cell's host about its paper."""
        cell = self.matrix_table.cell()
        if cell is not None:
            found = self.matrix.matrix
            host = next(site.name for site in found.sites if site.rotation_id == cell.rotation_id)
            CellDialog(self.workspace, cell, host, found.papers, self.window()).open()

    def delete_current(self) -> None:
        """Delete the chosen paper; its file stays in the folder."""
        paper = self.papers.current()
        if paper is None:
            return
        label = tr("Delete {name}").format(name=paper.name)
        self.workspace.run(label, lambda: documents.delete(paper.id))
        offer_undo(self.workspace, self.notices, tr("Deleted {name}.").format(name=paper.name))

    def attach(self, file: Path) -> None:
        """Keep a copy of a file with the chosen paper."""
        paper = self.papers.current()
        if paper is None:
            return
        if self.workspace.read_only:
            raise UserError(tr("This plan is open read-only."), tr("Save a copy and work in the copy."))
        name = attachments.keep(file, self.workspace.path)
        self._edit(paper, "file", name)

    def _send(self, cell: Cell) -> None:
        on = None if cell.sent_on is not None else self.workspace.today()
        done = tr("Not sent: {kind}") if on is None else tr("Sent: {kind}")
        self.workspace.run(
            done.format(kind=kind_word(cell.kind)),
            lambda: documents.mark_sent(cell.rotation_id, cell.kind, on),
        )

    def _edit(self, paper: DocumentRow, field: str, value: object) -> None:
        label = tr("Edit {name}").format(name=paper.name)
        self.workspace.run(label, lambda: documents.edit(paper.id, field, value))

    def _is_there(self, file: str) -> bool:
        return attachments.found(file, self.workspace.path) is not None

    def _show_current(self) -> None:
        paper = self.papers.current()
        self._delete.setEnabled(paper is not None)
        self._attach.setEnabled(paper is not None)
        self._open.setEnabled(paper is not None and bool(paper.file))

    def _on_attach(self) -> None:
        asking = Asking("attachFileDialog", tr("Attach a file"), "", "documents")
        self.workspace.places.ask_open(self.window(), asking, self.attach)

    def _on_open(self) -> None:
        paper = self.papers.current()
        if paper is None:
            return
        path = attachments.found(paper.file, self.workspace.path)
        if path is None:
            keep = partial(self._edit, paper, "file")
            MissingFile(paper.file, self.workspace, keep, self.window()).open()
            return
        open_file(path)


class AddDocument(EntryDialog):
    """Asks for a paper the applicant has."""

    def __init__(self, workspace: Workspace, kind: DocumentKind | None, parent: QWidget) -> None:
        """Start with the kind whose cell was current."""
        super().__init__("addDocumentDialog", tr("Add a document"), tr("Add"), parent)
        self._workspace = workspace
        self._kind, self._title = ChoiceField(choices(DocumentKind)), LineField()
        self._issued, self._expires = DayField(), DayField()
        self._kind.load((kind or DocumentKind.TRANSCRIPT).value)
        self._title.setPlaceholderText(tr("such as: CV for hosts, January"))
        for name, label, field in (
            ("documentKind", tr("Kind"), self._kind),
            ("documentTitle", tr("Title"), self._title),
            ("documentIssued", tr("Issued"), self._issued),
            ("documentExpires", tr("Expires"), self._expires),
        ):
            self.add(name, label, field)
        self.submit_with(self._store)
        self._title.setFocus()

    def _store(self) -> None:
        kind = DocumentKind(self._kind.key())
        fields = {
            "title": self._title.text(),
            "issued_on": parse_day(self._issued.line.text()),
            "expires_on": parse_day(self._expires.line.text()),
        }
        label = tr("Add {kind}").format(kind=kind_word(kind))
        self._workspace.run(label, lambda: documents.add(kind, **fields))


def _summary(found: Matrix) -> str:
    wanting = [cell for cell in found.to_do() if cell.state in TO_DO]
    if not found.sites:
        return tr("Note here what you have; which host wants it shows once there are rotations.")
    if not wanting:
        return tr("Nothing that a host is known to want is missing. Ask each host for its list.")
    names = {site.rotation_id: site.name for site in found.sites}
    first = wanting[0]
    told = tr("{kind} for {site}").format(kind=kind_word(first.kind), site=names[first.rotation_id])
    one, many = "One thing to get: {first}.", "{n} things to get; first {first}."
    return counted(one, many, len(wanting), first=told)
