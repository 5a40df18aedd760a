"""Versions of the rank order list: kept, compared and restored, and the way to certification (B16)."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import attachments, certifying, profile, rank_print, rank_versions
from matchplanner.services.rank_versions import Restored, VersionRow
from matchplanner.ui.desktop import open_file
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, muted
from matchplanner.ui.places import Asking
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.ranking.order_changes import OrderChanges
from matchplanner.ui.ranking.standing_bar import StandingBar
from matchplanner.ui.ranking.versions.comparison import Comparison
from matchplanner.ui.ranking.versions.model import ShownVersion, VersionsModel
from matchplanner.ui.ranking.versions.rehearsal import RehearsalDialog
from matchplanner.ui.ranking.versions.words import restored_words
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.missing_file import MissingFile
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import TwoLineDelegate
from matchplanner.ui.workspace import Workspace

_SHARES = (46, 54)


class VersionsView(Page):
    """R3 keeps only the latest list; here each one that matters stays."""

    TABLES = (
        *("rank_version", "rank_entry", "program", "interview", "answer", "claim", "profile", "exam"),
        *("rank_criterion", "rank_rating", "rank_waiver", "closing_answer", "milestone_override"),
        *("pathway", "season_value", "preference"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the versions, the comparison and what can be done."""
        super().__init__(workspace, notices, settings, parent)
        self._of = MatchList.MAIN
        self._changes = OrderChanges(workspace, self)
        self.standing = StandingBar(workspace, leads_on=False)
        self.model = VersionsModel(self)
        self.table = RecordTable("versionsTable", self.tr("Versions"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (34, 10, 18), 2)
        self.table.setItemDelegateForColumn(0, TwoLineDelegate(self.table))
        self.table.record_changed.connect(lambda _record: self._show_version())
        self.table.delete_requested.connect(lambda _record: self._delete())
        self.comparison = Comparison()
        self._lay_out()

    @override
    def refresh(self) -> None:
        self._of = chosen_list(self.settings)
        home = profile.get().home_zone
        self.standing.show_list(self._of)
        self.model.replace([ShownVersion(row, home) for row in rank_versions.rows(self._of)])
        self.table.select_any()
        listed = bool(rank_versions.present(self._of))
        self._stack.setCurrentIndex(1 if self.model.rows else 0)
        self._first.setVisible(listed)
        self._to_list.setVisible(not listed)
        for made in (self._keep, self._entry, self._copy):
            made.setEnabled(listed)
        self._rehearse.setEnabled(listed and self._of.certified)
        in_r3: tuple[QWidget, ...] = (self._entry, self._copy, self._rehearse, self._by_hand)
        for part in in_r3:
            part.setVisible(self._of.certified)
        self._show_version()

    @override
    def new_item(self) -> None:
        dialog = EntryDialog(
            "keepVersionDialog",
            self.tr("Keep a version"),
            self.tr("Keep"),
            self.window(),
            self.tr("The order, the codes and the notes as they are now, with your reason."),
        )
        name, reason = QLineEdit(rank_versions.suggested_name(self._of)), QLineEdit()
        reason.setPlaceholderText(self.tr("such as: after the last second look"))
        dialog.add("versionName", self.tr("Name"), name)
        dialog.add("versionReason", self.tr("Reason"), reason)
        dialog.submit_with(lambda: self._keep_now(name.text(), reason.text()))
        dialog.open()
        name.selectAll()
        name.setFocus()

    @override
    def select(self, record: int) -> None:
        self.table.select(record)

    def rehearse(self) -> None:
        """Go through what certification asks for, and read the order back from R3."""
        dialog = RehearsalDialog(self.workspace, self._of, self.window())
        dialog.kept.connect(self._on_rehearsed)
        dialog.open_requested.connect(self.open_requested)
        dialog.open()

    def attach(self, file: Path) -> None:
        """Keep a copy of R3's confirmation with the chosen version."""
        row = self._chosen()
        if row is None:
            return
        if self.workspace.read_only:
            raise UserError(
                self.tr("This plan is open read-only."), self.tr("Save a copy and work in the copy.")
            )
        self._set_proof(row, attachments.keep(file, self.workspace.path))

    def _lay_out(self) -> None:
        tr = self.tr
        above = FlowBox()
        self._keep = button("keepVersion", tr("Keep a version..."), self.new_item, tr("Ctrl+N"))
        self._rehearse = button("rehearse", tr("Rehearse certification..."), self.rehearse)
        self._entry = button("entrySheetPdf", tr("Entry sheet PDF..."), self._print_entry)
        self._entry.setToolTip(tr("The codes large and in typing order, to enter in R3 by hand"))
        self._copy = button("copyCodes", tr("Copy codes"), self._copy_codes)
        self._copy.setToolTip(tr("One per line, in rank order; R3 has no file to import"))
        for made in (self._keep, self._rehearse, self._entry, self._copy):
            above.add(made)
        self._by_hand = muted(
            tr("Applicants type their codes into R3 by hand; no file to import is documented.")
        )
        nothing = EmptyState(
            tr("No version kept yet"),
            tr(
                "R3 keeps only the latest list, and every change there must be certified again. Keep a "
                "version whenever the order feels right: you can compare two, and go back."
            ),
        )
        self._first = nothing.offer("keepFirstVersion", tr("Keep the first version..."), self.new_item)
        self._to_list = nothing.offer(
            "versionsToList",
            tr("Go to my order, which is empty"),
            lambda: self.open_requested.emit("ranking/ranking", 0),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._filled())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.standing)
        column.addWidget(above)
        column.addWidget(self._by_hand)
        column.addWidget(self._stack, 1)

    def _filled(self) -> QWidget:
        tr = self.tr
        below = FlowBox()
        self._back = button("restoreVersion", tr("Restore..."), self._ask_restore)
        self._back.setToolTip(tr("Put this order and its notes in the place of the list"))
        self._edit = button("editVersion", tr("Edit..."), self._ask_name)
        self._edit.setToolTip(tr("Its name and its reason; what it holds stays"))
        self._off = button("deleteVersion", tr("Delete"), self._delete, tr("Del"))
        self._proof = button("versionProofPdf", tr("Written proof PDF..."), self._print_proof)
        self._attach = button("attachProof", tr("Keep R3's confirmation..."), self._ask_file)
        self._attach.setToolTip(tr("A screenshot or PDF, copied beside the plan"))
        self._open = button("openProof", tr("Open the confirmation"), self._open_proof)
        self._one = (self._back, self._edit, self._off, self._proof, self._attach)
        for made in (*self._one, self._open):
            below.add(made)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(below)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("versionsSplit")
        split.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(zip((left, self.comparison), _SHARES, strict=True)):
            split.addWidget(part)
            split.setStretchFactor(at, share)
        split.setSizes([10 * share for share in _SHARES])
        self.settings.attach("ranking/versions", split)
        return split

    def _chosen(self) -> VersionRow | None:
        row = self.table.row()
        return row.version if isinstance(row, ShownVersion) else None

    def _show_version(self) -> None:
        row = self._chosen()
        for made in self._one:
            made.setEnabled(row is not None)
        readable = row is not None and row.entries is not None
        self._back.setEnabled(readable)
        self._proof.setEnabled(readable)
        self._open.setEnabled(row is not None and bool(row.proof))
        self.comparison.show_version(self._of, row, [one.version for one in self.model.rows])

    def _keep_now(self, name: str, reason: str) -> None:
        moment = self.workspace.writing_moment()
        of = self._of
        made = self.workspace.run(
            self.tr("Keep version {name}").format(name=name.strip()),
            lambda: rank_versions.keep(of, name, moment, reason=reason),
        )
        self.table.select(made)
        self.table.setFocus()

    def _ask_restore(self) -> None:
        row = self._chosen()
        if row is None:
            return

        def tell(restored: Restored) -> None:
            offer_undo(self.workspace, self.notices, restored_words(row.name, restored))

        label = self.tr("Restore {version}").format(version=row.name)
        self._changes.carry_out(self._of, label, lambda: rank_versions.restore(row.id), tell)

    def _ask_name(self) -> None:
        row = self._chosen()
        if row is None:
            return
        label = self.tr("Edit version {version}").format(version=row.name)
        dialog = EntryDialog("editVersionDialog", label, self.tr("Keep"), self.window())
        name, reason = QLineEdit(row.name), QLineEdit(row.reason)
        dialog.add("editVersionName", self.tr("Name"), name)
        dialog.add("editVersionReason", self.tr("Reason"), reason)
        dialog.submit_with(
            lambda: self.workspace.run(label, lambda: rank_versions.edit(row.id, name.text(), reason.text()))
        )
        dialog.open()
        name.selectAll()
        name.setFocus()

    def _delete(self) -> None:
        row = self._chosen()
        if row is not None:
            label = self.tr("Delete version {version}").format(version=row.name)
            self.workspace.run(label, lambda: rank_versions.delete(row.id))
            told = self.tr("Deleted version {version}.").format(version=row.name)
            offer_undo(self.workspace, self.notices, told)

    def _on_rehearsed(self, version: int) -> None:
        self.table.select(version)
        self.table.setFocus()

    def _copy_codes(self) -> None:
        codes = certifying.codes_in_order(self._of)
        QGuiApplication.clipboard().setText("\n".join(codes))
        text = self.tr("Copied {n} codes in rank order, one per line. R3 takes them typed in by hand.")
        self.notices.tell(text.format(n=len(codes)))

    def _print_entry(self) -> None:
        self.print_requested.emit(rank_print.rank_entry(self.workspace.today(), self._of))

    def _print_proof(self) -> None:
        row = self._chosen()
        if row is not None:
            self.print_requested.emit(rank_print.proof(row.id, self.workspace.today()))

    def _ask_file(self) -> None:
        asking = Asking("attachProofDialog", self.tr("Keep R3's confirmation"), "", "documents")
        self.workspace.places.ask_open(self.window(), asking, self.attach)

    def _open_proof(self) -> None:
        row = self._chosen()
        if row is None:
            return
        path = attachments.found(row.proof, self.workspace.path)
        if path is None:
            MissingFile(row.proof, self.workspace, partial(self._set_proof, row), self.window()).open()
            return
        open_file(path)

    def _set_proof(self, row: VersionRow, name: str) -> None:
        label = self.tr("Proof of {version}").format(version=row.name)
        self.workspace.run(label, lambda: rank_versions.set_proof(row.id, name))
