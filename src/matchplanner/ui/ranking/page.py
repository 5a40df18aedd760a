"""The rank order list, in the order of true preference."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.errors import UserError
from matchplanner.services import profile, ranking
from matchplanner.services.ranking import RankRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, muted
from matchplanner.ui.ranking.model import RankModel
from matchplanner.ui.ranking.table import RankTable
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.two_lines import TwoLineDelegate
from matchplanner.ui.workspace import Workspace


class RankingPage(Page):
    """Programs numbered from the most preferred; moved by drag, keys or buttons."""

    TABLES = ("rank_entry", "program", "interview", "answer", "preference", "claim", "profile")

    rank_list_requested = Signal()
    """The rank list is wanted as a PDF."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the list."""
        super().__init__(workspace, notices, settings, parent)
        self.model = RankModel(self._annotate, self)
        self.model.move_requested.connect(self._move)
        self.table = RankTable("rankTable", self.tr("Rank list"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (6, 34, 15, 14, 30, 24), 1)
        self.table.setItemDelegateForColumn(self.model.column_of("program"), TwoLineDelegate(self.table))
        self.table.record_changed.connect(lambda _record: self._enable())
        self.table.delete_requested.connect(lambda _record: self._remove())
        self.table.step_requested.connect(self._step)
        self.vision = muted("")
        self.vision.setObjectName("rankVision")
        self.summary = QLabel()
        self.summary.setObjectName("rankSummary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self._empty = EmptyState(
            self.tr("Nothing ranked yet"),
            self.tr(
                "After your interviews, put the programs in the order in which you would really like to "
                "train there. The list prints with the NRMP codes to enter in R3."
            ),
        )
        self._empty.offer("addFirstRank", self.tr("Add the first program..."), self.new_item)
        self._assemble()

    @override
    def refresh(self) -> None:
        rows = ranking.rows()
        self.model.replace(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self.table.select_any()
        self._summarise(rows)
        self._show_vision()
        waiting = len(ranking.candidates())
        self._add_all.setVisible(waiting > 0)
        self._add_all.setText(self.tr("Add all interviewed ({count})").format(count=waiting))
        self._add_all.setAccessibleName(self._add_all.text())
        self._enable()

    @override
    def new_item(self) -> None:
        dialog = EntryDialog(
            "rankDialog",
            self.tr("Add to the rank list"),
            self.tr("Add"),
            self.window(),
            self.tr("Programs that have interviewed you come first."),
        )
        program = PickField(self.tr("Type a part of its name"))
        program.offer([(row.id, self._offered(row)) for row in ranking.others()])
        dialog.add("rank_program", self.tr("Program"), program)
        dialog.submit_with(lambda: self._add(program.record()))
        dialog.open()
        program.setFocus()

    @override
    def select(self, record: int) -> None:
        self.table.select(record)

    def _assemble(self) -> None:
        tr = self.tr
        self._add_all = button("addCandidates", tr("Add all interviewed"), self._add_candidates)
        add = button("addToRank", tr("Add program..."), self.new_item, tr("Ctrl+N"))
        self._pdf = button("rankListPdf", tr("Rank list PDF..."), self.rank_list_requested.emit)
        self._up = button("moveUp", tr("Move up"), lambda: self._step(-1), tr("Alt+Up"))
        self._down = button("moveDown", tr("Move down"), lambda: self._step(1), tr("Alt+Down"))
        self._off = button("removeFromRank", tr("Remove from list"), self._remove, tr("Del"))
        top = QHBoxLayout()
        top.addWidget(heading(tr("Rank list")))
        top.addStretch()
        for made in (self._add_all, add, self._pdf):
            top.addWidget(made)
        banner = muted(
            tr(
                "Order by true preference alone. The match gives you the best program on your list that "
                "wants you; guessing how programs rank you can only lose you a place."
            )
        )
        banner.setObjectName("rankBanner")
        below = QHBoxLayout()
        for made in (self._up, self._down, self._off):
            below.addWidget(made)
        below.addSpacing(12)
        below.addWidget(self.summary, 1)
        listed = QWidget()
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 1)
        inner.addLayout(below)
        self.settings.attach("ranking/columns", self.table.horizontalHeader())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(listed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(banner)
        column.addWidget(self.vision)
        column.addWidget(self._stack, 1)

    def _show_vision(self) -> None:
        """Show the ten-year statement, which the order is held against (R5)."""
        vision = profile.get().vision.strip()
        text = self.tr("Which of them leads there? “{vision}”").format(vision=vision)
        missing = self.tr("Your ten-year statement is the yardstick: write it in Profile.")
        self.vision.setText(text if vision else missing)

    def _summarise(self, rows: tuple[RankRow, ...]) -> None:
        doubtful = sum(bool(row.warnings) for row in rows)
        count = self.tr("1 program") if len(rows) == 1 else self.tr("{n} programs").format(n=len(rows))
        text = self.tr("{count}, {doubtful} to look at again").format(count=count, doubtful=doubtful)
        self.summary.setText(text if doubtful else count)
        set_tone(self.summary, "attention" if doubtful else "muted")

    def _enable(self) -> None:
        row = self.table.row()
        at = row.position if isinstance(row, RankRow) else 0
        self._up.setEnabled(at > 1)
        self._down.setEnabled(0 < at < len(self.model.rows))
        self._off.setEnabled(at > 0)
        self._pdf.setEnabled(bool(self.model.rows))

    def _offered(self, row: ranking.Candidate) -> str:
        name = ", ".join(part for part in (row.program, row.institution) if part)
        return name if row.interviewed else self.tr("{name} (not interviewed)").format(name=name)

    def _add(self, program: int) -> None:
        if not program:
            raise UserError("Choose a program of your list.", "Add it in Programs first if it is not there.")
        added = self.workspace.run(self.tr("Add to rank list"), lambda: ranking.add(program))
        self.table.select(added)
        self.table.setFocus()

    def _add_candidates(self) -> None:
        programs = [row.id for row in ranking.candidates()]
        self.workspace.run(
            self.tr("Add all interviewed"), lambda: [ranking.add(program) for program in programs]
        )

    def _step(self, step: int) -> None:
        row = self.table.row()
        if isinstance(row, RankRow):
            to = min(max(row.position + step, 1), len(self.model.rows))
            if to != row.position:
                self._move(row.program_id, to)

    def _move(self, program: int, to: int) -> None:
        name = self._name(program)
        self.workspace.run(
            self.tr("Move {program} to rank {to}").format(program=name, to=to),
            lambda: ranking.move(program, to),
        )
        self._enable()

    def _remove(self) -> None:
        row = self.table.row()
        if isinstance(row, RankRow):
            self._run_and_offer(
                self.tr("Remove {program} from the rank list").format(program=row.program),
                lambda: ranking.remove(row.program_id),
                self.tr("Removed {program} from the rank list.").format(program=row.program),
            )

    def _run_and_offer(self, label: str, action: Callable[[], None], told: str) -> None:
        self.workspace.run(label, action)
        offer_undo(self.workspace, self.notices, told)

    def _annotate(self, row: RankRow, note: str) -> None:
        self.workspace.run(
            self.tr("Note on {program}").format(program=row.program),
            lambda: ranking.annotate(row.program_id, note),
        )

    def _name(self, program: int) -> str:
        return next((row.program for row in self.model.rows if row.program_id == program), "")
