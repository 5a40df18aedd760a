"""The programs still considered as cards in tiers, with what is suggested and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.eligibility import State
from matchplanner.domain.programs import TIERS
from matchplanner.services import goals, tier_print, tiers
from matchplanner.services.programs import ProgramRow
from matchplanner.services.tiers import Ruler, Standing
from matchplanner.ui.advice_words import advice_text, funnel_words
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import muted
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.programs.tiers import printing, texts
from matchplanner.ui.programs.tiers.balance_bar import BalanceBar
from matchplanner.ui.programs.tiers.lane import Lane
from matchplanner.ui.programs.tiers.moves import Moves
from matchplanner.ui.programs.tiers.printing import NONE, OUT
from matchplanner.ui.programs.tiers.suggestions import Suggestions
from matchplanner.ui.programs.tiers.why_panel import WhyPanel
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.worked_out import WorkedOut
from matchplanner.ui.workspace import Workspace

_OWN_TABLES = ("profile", "exam", "prior_training", "person", "milestone_override", "experience")
_PANEL_TABLES = ("factor_rating", "preference")
_SHARES = (3, 3, 3, 3, 4)


class TiersView(ProgramView):
    """Four columns of cards: no tier and gated out, dream, core, safety."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Start empty."""
        super().__init__(workspace, notices, settings, parent)
        self.setObjectName("tiersView")
        self.body = WorkedOut("tiers", self.tr("Working out how the programs stand..."))
        self._board = QWidget()
        self._rows: Sequence[ProgramRow] = ()
        self._selected: Sequence[int] = ()
        self._standings: dict[int, Standing] = {}
        self._current = 0
        self._stale = False
        self._ruler: Ruler | None = None
        self.balance = BalanceBar()
        self.advice = muted("")
        self.advice.setObjectName("tierAdvice")
        self.funnel = QLabel()
        self.funnel.setObjectName("tierFunnel")
        self.suggest = button("suggestTiers", self.tr("Suggest tiers"), self.show_suggestions)
        self.apply_all = button(
            "willApplyEligible",
            self.tr("Mark eligible as Will apply"),
            self._mark_eligible,
            self.tr("Programs you are considering whose known rules do not keep you out"),
        )
        self.print_button = button("printTiers", self.tr("Print..."), self._print)
        self.moves = Moves(workspace, self)
        self.moves.done.connect(self._follow)
        self.lanes = self._make_lanes()
        self.why = WhyPanel(workspace)
        self.suggestions = Suggestions()
        self.suggestions.accept_requested.connect(self.moves.accept)
        self.suggestions.closed.connect(self._close_suggestions)
        self._side = QStackedWidget()
        self._side.addWidget(self.why)
        self._side.addWidget(self.suggestions)
        self._lay_out()
        workspace.changed.connect(self._on_changed)
        workspace.reloaded.connect(self._on_reloaded)

    def _make_lanes(self) -> dict[str, Lane]:
        tr = self.tr
        lanes = {
            NONE: Lane(NONE, tr("No tier"), tr("Every program has a tier."), takes=True),
            OUT: Lane(OUT, tr("Gated out"), tr("No rule known keeps you out of any."), takes=False),
        }
        empty = {
            1: tr(
                "Dream: strong match, good research, some friendliness to IMGs. Drag cards here, or press 1."
            ),
            2: tr("Core: good training, acceptable IMG score, some research. Drag cards here, or press 2."),
            3: tr("Safety: friendlier, smaller or newer, and accredited. Drag cards here, or press 3."),
        }
        for tier in TIERS:
            lanes[str(tier)] = Lane(str(tier), texts.tier_name(tier), empty[tier], takes=True)
        for key, lane in lanes.items():
            lane.model.dropped.connect(
                lambda ids, key=key: self.put(ids, _tier_of(key)), Qt.ConnectionType.QueuedConnection
            )
            lane.list.tier_typed.connect(lambda tier, lane=lane: self.put(lane.selected(), tier or None))
            lane.list.step_typed.connect(lambda step, lane=lane, key=key: self._step(lane, key, step))
            lane.list.current_program.connect(self._on_current)
            lane.list.program_opened.connect(self.program_chosen)
            lane.list.window_requested.connect(self.window_requested)
            lane.list.activated.connect(lambda _index: self.program_chosen.emit(self._current))
        return lanes

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.balance, 1)
        top.addWidget(self.apply_all)
        top.addWidget(self.suggest)
        top.addWidget(self.print_button)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addWidget(self.advice, 1)
        below.addWidget(self.funnel)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setObjectName("tiersLeft")
        left.setChildrenCollapsible(False)
        left.addWidget(self.lanes[NONE])
        left.addWidget(self.lanes[OUT])
        left.setStretchFactor(0, 2)
        left.setStretchFactor(1, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("tiersSplit")
        split.setChildrenCollapsible(False)
        for widget in (left, *(self.lanes[str(tier)] for tier in TIERS), self._side):
            split.addWidget(widget)
        for at, share in enumerate(_SHARES):
            split.setStretchFactor(at, share)
        split.setSizes([100 * share for share in _SHARES])
        self.settings.attach("tiers/split", split)
        board = QVBoxLayout(self._board)
        board.setContentsMargins(0, 0, 0, 0)
        board.setSpacing(8)
        board.addLayout(top)
        board.addLayout(below)
        board.addWidget(split, 1)
        self.body.addWidget(self._board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.body)

    @override
    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        self._rows = rows
        self._stale = False
        self._selected = selected
        if self._ruler is None:
            self._ruler = tiers.ruler()
            self._standings = {}
        self.body.work_out(tiers.standings(rows, self._ruler, self._standings), self._show_standings)

    def _show_standings(self, standings: list[Standing]) -> None:
        self.body.setCurrentWidget(self._board)
        self._standings = {one.row.id: one for one in standings}
        cards = self._cards()
        self.print_button.setEnabled(bool(standings))
        for key, lane in self.lanes.items():
            kept = lane.selected()
            lane.show_cards(cards[key])
            lane.select(kept)
        found = tiers.balance_of(self._rows)
        self.balance.show_balance(found)
        troubled = sum(
            one.row.tier is not None and one.suggestion.gates.standing.troubled for one in standings
        )
        self.advice.setText(texts.balance_words(found, troubled))
        self.funnel.setText(funnel_words(tiers.funnel_of(standings)))
        self.funnel.setToolTip(advice_text(goals.advice_on_number()))
        if self._current not in self._standings and self._selected:
            self._current = self._selected[0]
        self.why.show_program(self._standings.get(self._current))
        if self._side.currentWidget() is self.suggestions:
            self.suggestions.show_proposals(tiers.suggested(standings), standings)

    def _cards(self) -> dict[str, list[Standing]]:
        cards: dict[str, list[Standing]] = {key: [] for key in self.lanes}
        for one in self._standings.values():
            cards[_lane_of(one)].append(one)
        return cards

    def _print(self) -> None:
        found = printing.overview(self._cards(), self.advice.text())
        self.print_requested.emit(tier_print.document(found, self.workspace.today()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.show_rows(self._rows, ())

    def show_suggestions(self) -> None:
        """List what the facts suggest, with reasons; nothing is changed yet."""
        standings = list(self._standings.values())
        self.suggestions.show_proposals(tiers.suggested(standings), standings)
        self._side.setCurrentWidget(self.suggestions)
        self.suggestions.table.setFocus()

    def put(self, programs: Sequence[int], tier: int | None) -> None:
        """Give programs of the board a tier, or take it away."""
        self.moves.put([self._standings[one] for one in programs if one in self._standings], tier)

    def _follow(self, programs: Sequence[int], tier: int | None) -> None:
        """Keep the keyboard on what was moved."""
        for lane in self.lanes.values():
            if lane.select(programs) and lane.isVisible():
                lane.list.setFocus(Qt.FocusReason.OtherFocusReason)
        overruled = [
            one
            for one in (self._standings.get(program) for program in programs)
            if one is not None and one.suggestion.tier not in {None, tier} and tier is not None
        ]
        if overruled and not overruled[0].row.tier_reason:
            self.notices.tell(
                self.tr(
                    "The facts suggest {tier}. A reason keeps your choice through new suggestions."
                ).format(tier=texts.tier_name(overruled[0].suggestion.tier)),
                self.tr("Give a reason"),
                self.why.ask_reason,
            )

    def _step(self, lane: Lane, key: str, step: int) -> None:
        order = [None, *TIERS]
        at = order.index(_tier_of(key)) + step
        if 0 <= at < len(order):
            self.put(lane.selected(), order[at])

    def _close_suggestions(self) -> None:
        self._side.setCurrentWidget(self.why)
        self.lanes[NONE].list.setFocus()

    def _mark_eligible(self) -> None:
        rows = [
            one.row for one in self._standings.values() if one.suggestion.gates.eligibility != State.CLOSED
        ]
        label = self.tr("Mark eligible programs as Will apply")
        with self.workspace.watching(label) as told:
            self.workspace.run(label, lambda: tiers.will_apply(rows, told))

    def _on_reloaded(self) -> None:
        self._ruler = None  # the page may have handed over its rows before
        self._stale = True
        if self.isVisible():
            self.show_rows(self._rows, ())

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches(*_OWN_TABLES):
            self._ruler = None
            self._stale = True
            if self.isVisible():
                self.show_rows(self._rows, ())
        elif change.touches(*_PANEL_TABLES) and self.isVisible():
            self.why.show_program(self._standings.get(self._current))

    def _on_current(self, program: int) -> None:
        self._current = program
        self.why.show_program(self._standings.get(program))
        self.program_chosen.emit(program)


def _tier_of(key: str) -> int | None:
    return int(key) if key.isdecimal() else None


def _lane_of(one: Standing) -> str:
    if one.row.tier is not None:
        return str(one.row.tier)
    return OUT if one.suggestion.gated_out else NONE
