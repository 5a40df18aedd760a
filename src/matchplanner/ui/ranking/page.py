"""The rank order list, in the order of true preference."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.rank_lint import RankFinding, open_findings
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import profile, rank_criteria, rank_lint, rank_print, ranking, simulation
from matchplanner.services.rank_criteria import Board
from matchplanner.services.ranking import RankRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import heading, muted
from matchplanner.ui.ranking.list_choice import ListChooser
from matchplanner.ui.ranking.model import ListedRow, RankModel
from matchplanner.ui.ranking.order_changes import OrderChanges
from matchplanner.ui.ranking.score_words import disagreement_words
from matchplanner.ui.ranking.standing_bar import StandingBar
from matchplanner.ui.ranking.table import RankTable
from matchplanner.ui.ranking.view_list import CHECKS, LIST, ORDERS, VERSIONS, VIEWS
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.flow import flowing
from matchplanner.ui.widgets.page_views import PageViews, PageWithViews, ViewSwitch
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.two_lines import NameDelegate
from matchplanner.ui.widgets.wrapped import Wrapped
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted


class RankingPage(PageWithViews):
    """Programs numbered from the most preferred; moved by drag, keys or buttons."""

    TABLES = (
        *("rank_entry", "program", "interview", "answer", "preference", "claim", "profile", "exam"),
        *("rank_criterion", "rank_rating", "rank_waiver", "closing_answer", "milestone_override"),
        *("settlement", "rank_version", "rank_choice", "pathway", "season_value"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the list."""
        super().__init__(workspace, notices, settings, parent)
        self.model = RankModel(self._annotate, self)
        self.model.move_requested.connect(self._move)
        self.table = RankTable("rankTable", self.tr("Rank list"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (6, 36, 12, 10, 10, 14, 18, 24), 1)
        self.table.setItemDelegateForColumn(self.model.column_of("program"), NameDelegate(self.table))
        self.table.record_changed.connect(lambda _record: self._enable())
        self.table.delete_requested.connect(lambda _record: self._remove())
        self.table.step_requested.connect(self._step)
        self.chooser = ListChooser(settings)
        self.chooser.list_chosen.connect(workspace.reloaded)
        self.standing = StandingBar(workspace, leads_on=True)
        self.standing.versions_requested.connect(lambda: self.switch.show_key(VERSIONS))
        self._changes = OrderChanges(workspace, self)
        self._of = MatchList.MAIN
        self.vision = muted("")
        self.vision.setObjectName("rankVision")
        self.summary = Wrapped()
        self.summary.setObjectName("rankSummary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self._disagreement = muted("")
        self._disagreement.setObjectName("rankDisagreement")
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
        self._of = self.chooser.refresh()
        board = rank_criteria.board(self._of)
        found = rank_lint.findings(self.workspace.today(), self._of, board)
        rows = _listed(ranking.rows(self._of), board, found)
        self.model.replace(rows)
        self.standing.show_list(self._of)
        self._stack.setCurrentIndex(1 if rows else 0)
        self.table.select_any()
        self._summarise(len(rows), [one for one in found if not one.waived])
        told = disagreement_words(board)
        self._disagreement.setText(told)
        self._disagreement_line.setVisible(bool(told))
        self._show_vision()
        self._show_waiting()
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
        program.offer([(row.id, self._offered(row)) for row in ranking.others(self._of)])
        dialog.add("rank_program", self.tr("Program"), program)
        dialog.submit_with(lambda: self._add(program.record()))
        dialog.open()
        program.setFocus()

    @override
    def select(self, record: int) -> None:
        self.switch.show_key(LIST)
        self.table.select(record)

    def explain_match(self) -> None:
        """Show the algorithm of the Match at work, and on it one's own order against a cautious one (B2)."""
        from matchplanner.ui.ranking.market.window import MarketWindow

        MarketWindow(simulation.own_list(self._of), self.window()).open()

    def _open_program(self) -> None:
        """Go to the current program on the Programs page."""
        row = self.table.row()
        if isinstance(row, ListedRow):
            self.open_requested.emit("programs", row.line.program_id)

    def _assemble(self) -> None:
        tr = self.tr
        self._add_all = button("addCandidates", tr("Add all interviewed"), self._add_candidates)
        self._add_one = button("addToRank", tr("Add program..."), self.new_item, tr("Ctrl+N"))
        self._pdf = button("rankListPdf", tr("Rank list PDF..."), self._print)
        self._up = button("moveUp", tr("Move up"), lambda: self._step(-1), tr("Alt+Up"))
        self._down = button("moveDown", tr("Move down"), lambda: self._step(1), tr("Alt+Down"))
        self._off = button("removeFromRank", tr("Remove from list"), self._remove, tr("Del"))
        self._to_checks = button("rankToChecks", tr("Checks"), lambda: self.switch.show_key(CHECKS))
        self.table.open_with(self._open_program)
        self.table.offer(self._up, self._down, self._off)
        self.switch = ViewSwitch(VIEWS)
        self.views = PageViews(self._content(), (self.workspace, self.notices, self.settings), VIEWS)
        self.join_views()
        self.switch.chosen.connect(self._show_view)
        top = QHBoxLayout()
        top.addWidget(heading(tr("Rank list")))
        top.addSpacing(8)
        top.addWidget(self.chooser)
        top.addStretch()
        top.addWidget(flowing((self._add_all, self._add_one, self._pdf)))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.switch)  # a row of its own: eight tabs are as wide as a small window
        column.addWidget(self.views, 1)

    def _content(self) -> QWidget:
        """Return the list with what stands above and below it."""
        banner = muted(
            self.tr(
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
        below.addWidget(self._to_checks)
        self._disagreement_line = QWidget()
        beside = QHBoxLayout(self._disagreement_line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._disagreement, 1)
        to_orders = button("rankToOrders", self.tr("Three orders"), lambda: self.switch.show_key(ORDERS))
        to_orders.setToolTip(self.tr("Why they disagree, and what would settle it"))
        beside.addWidget(to_orders)
        listed = QWidget()
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._disagreement_line)
        inner.addLayout(below)
        self.settings.attach("ranking/columns", self.table.horizontalHeader())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(listed)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(banner, 1)
        above.addWidget(button("howMatchWorks", self.tr("How the match works..."), self.explain_match))
        column.addLayout(above)
        column.addWidget(self.vision)
        column.addWidget(self.standing)
        column.addWidget(self._stack, 1)
        return content

    def _show_view(self, key: str) -> None:
        self.views.show_view(key)
        for made in (self._add_one, self._pdf):
            made.setVisible(key == LIST)
        self._show_waiting()

    def _show_waiting(self) -> None:
        waiting = len(ranking.candidates(self._of))
        self._add_all.setVisible(waiting > 0 and self.views.current() is None)
        self._add_all.setText(self.tr("Add all interviewed ({count})").format(count=waiting))
        self._add_all.setAccessibleName(self._add_all.text())

    def _show_vision(self) -> None:
        """Show the ten-year statement, which the order is held against (R5)."""
        vision = profile.get().vision.strip()
        text = self.tr("Which of them leads there? “{vision}”").format(vision=vision)
        missing = self.tr("Your ten-year statement is the yardstick: write it in Profile.")
        self.vision.setText(text if vision else missing)

    def _summarise(self, listed: int, found: list[RankFinding]) -> None:
        count = counted("1 program", "{n} programs", listed)
        doubts = counted("1 finding", "{n} findings", len(found))
        text = self.tr("{count}, {doubts} to look at").format(count=count, doubts=doubts)
        self.summary.setText(text if found else count)
        set_tone(self.summary, "attention" if found else "muted")

    def _enable(self) -> None:
        row = self.table.row()
        at = row.line.position if isinstance(row, ListedRow) else 0
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
        self._changes.carry_out(
            self._of, self.tr("Add to rank list"), lambda: ranking.add(program), self._show_added
        )

    def _show_added(self, entry: int) -> None:
        self.table.select(entry)
        self.table.setFocus()

    def _add_candidates(self) -> None:
        programs = [row.id for row in ranking.candidates(self._of)]
        self._changes.carry_out(
            self._of, self.tr("Add all interviewed"), lambda: [ranking.add(program) for program in programs]
        )

    def _step(self, step: int) -> None:
        row = self.table.row()
        if isinstance(row, ListedRow):
            to = min(max(row.line.position + step, 1), len(self.model.rows))
            if to != row.line.position:
                self._move(row.line.program_id, to)

    def _move(self, program: int, to: int) -> None:
        name = self._name(program)
        label = self.tr("Move {program} to rank {to}").format(program=name, to=to)
        self._changes.carry_out(
            self._of, label, lambda: ranking.move(program, to), lambda _moved: self._enable()
        )

    def _remove(self) -> None:
        row = self.table.row()
        if isinstance(row, ListedRow):
            program, gone = row.line.program_id, row.line.program
            told = self.tr("Removed {program} from the rank list.").format(program=gone)
            self._changes.carry_out(
                self._of,
                self.tr("Remove {program} from the rank list").format(program=gone),
                lambda: ranking.remove(program),
                lambda _gone: offer_undo(self.workspace, self.notices, told),
            )

    def _print(self) -> None:
        self.print_requested.emit(rank_print.rank_list(self.workspace.today(), self._of))

    def _annotate(self, row: ListedRow, note: str) -> None:
        self.workspace.run(
            self.tr("Note on {program}").format(program=row.line.program),
            lambda: ranking.annotate(row.line.program_id, note),
        )

    def _name(self, program: int) -> str:
        return next((row.line.program for row in self.model.rows if row.line.program_id == program), "")


def _listed(lines: Sequence[RankRow], board: Board, found: Sequence[RankFinding]) -> list[ListedRow]:
    """Return the lines as rows; each names its specialty where the list has several."""
    rated = {row.id: row for row in board.rows}
    several = len({line.member.specialty for line in lines}) > 1
    return [
        ListedRow(
            line,
            rated.get(line.program_id),
            open_findings(found, line.program_id),
            board.criteria,
            line.member.specialty if several else "",
        )
        for line in lines
    ]
