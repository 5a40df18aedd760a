"""Signals and geographic preferences: what there is to give, and where it went (B24)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.places import Division
from matchplanner.domain.tokens import Doubt
from matchplanner.services import geography, tokens
from matchplanner.services.tokens import SignalRow, TokenBoard
from matchplanner.ui.application.signals.dialogs import GiveSignal, SeasonSignals
from matchplanner.ui.application.signals.given_table import SignalsTable
from matchplanner.ui.application.signals.meters import SignalMeters
from matchplanner.ui.application.signals.regions import RegionsSection
from matchplanner.ui.application.signals.signal_words import tr
from matchplanner.ui.notices import Notices
from matchplanner.ui.origin_words import sure_words
from matchplanner.ui.page import Page, heading, muted, told
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_BESIDE = 32  # average characters at least
_MOST_DOUBTS = 4


class SignalsView(Page):
    """Meters and the signals given at the left, the geographic preference at the right."""

    TABLES = ("token", "season_value", "program", "pathway", "profile")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build meters, table and divisions; they are filled when the view is first shown."""
        super().__init__(workspace, notices, settings, parent)
        self._board: TokenBoard | None = None
        self.meters = SignalMeters()
        self.table = SignalsTable(self._edit)
        self.table.delete_requested.connect(lambda _record: self.take_back())
        self.table.record_changed.connect(lambda _record: self._show_current())
        self.regions = RegionsSection(self._choose, self._explain)
        self._doubts = told("signalDoubts")
        self._doubts.setProperty("role", "problem")
        self._lay_out()

    @override
    def refresh(self) -> None:
        board = self._board = tokens.read()
        places = geography.read()
        self.meters.show_board(board)
        self.table.show_signals(board.signals, self._specialties())
        self._teach(board)
        self._show_doubts(board)
        sure = sure_words(places.limit.origin, board.table.match_year)
        self.regions.show_geography(places, sure[:1].lower() + sure[1:])
        self._show_current()

    @override
    def new_item(self) -> None:
        """Ask which program a signal goes to."""
        GiveSignal(self.workspace, self._specialties(), self.window()).open()

    @override
    def select(self, record: int) -> None:
        if self._stale:
            self._refresh_now()
        self.table.select(record)

    def move_current(self) -> None:
        """Ask which program the current signal goes to instead."""
        row = self.table.current()
        if row is not None:
            GiveSignal(self.workspace, self._specialties(), self.window(), row).open()

    def take_back(self) -> None:
        """Take the current signal back."""
        row = self.table.current()
        if row is None:
            return
        label = tr("Take back the signal to {program}").format(program=row.program)
        self.workspace.run(label, lambda: tokens.take_back(row.id))
        text = tr("Took back the signal to {program}.").format(program=row.program)
        offer_undo(self.workspace, self.notices, text)

    def show_season(self) -> None:
        """Show how many there are, to be corrected."""
        SeasonSignals(self.workspace, self.window()).open()

    def _lay_out(self) -> None:
        self._move = button("moveSignal", tr("Move to another program..."), self.move_current)
        self._back = button("takeBackSignal", tr("Take back"), self.take_back, tr("Del"))
        self._give = button("giveSignal", tr("Give a signal..."), self.new_item, tr("Ctrl+N"))
        season = button("openSeasonSignals", tr("Signals of the season..."), self.show_season)
        season.setToolTip(tr("How many there are, with sources; correct them for your season"))
        intro = muted(
            tr(
                "A signal tells a program that you mean it, and there are few. Programs may not ask "
                "whom you signalled."
            )
        )
        self._empty = EmptyState("", "")
        self._empty.offer("giveFirstSignal", tr("Give a signal..."), self.new_item)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        foot = FlowBox()
        for made in (self._give, self._move, self._back, season):
            foot.add(made)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(heading(tr("Signals"), 1.15))
        for part in (intro, self.meters):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self._doubts)
        column.addWidget(foot)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self._beside())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        wide = _BESIDE * self.fontMetrics().averageCharWidth()
        split.setSizes([3 * wide, 2 * wide])
        self.settings.attach("application/signals", split)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 16, 12)
        outer.addWidget(split, 1)

    def _beside(self) -> QScrollArea:
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(16, 0, 8, 0)
        inner.addWidget(self.regions)
        inner.addStretch()
        area = QScrollArea()
        area.setObjectName("signalsBeside")
        area.setAccessibleName(tr("Geographic preference"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(held)
        area.setMinimumWidth(_BESIDE * self.fontMetrics().averageCharWidth())
        return area

    def _teach(self, board: TokenBoard) -> None:
        """Say before the first signal what there was, and that genetics had none."""
        self._stack.setCurrentIndex(1 if board.signals else 0)
        for made in (self._give, self._move, self._back):
            made.setVisible(bool(board.signals))
        self._empty.title.setText(
            tr("Genetics had no signals") if board.nothing_to_give else tr("No signal given yet")
        )
        self._empty.text.setText(
            tr(
                "On the ERAS list of 2025 medical genetics and the combined programs of pediatrics and "
                "genetics had none; pediatrics had 5, internal medicine 3 gold and 12 silver. Signals "
                "matter when you apply in a broader field too. Lists change each season, and fellowship "
                "applicants may signal since 2026: look whether your programs take part."
            )
        )

    def _show_doubts(self, board: TokenBoard) -> None:
        grave = list(Doubt)
        doubts = [doubt for row in board.signals for doubt in row.doubts]
        doubts.sort(key=lambda one: grave.index(one.doubt))
        texts = list(dict.fromkeys(one.text for one in doubts))
        lines = texts[:_MOST_DOUBTS]
        if len(texts) > _MOST_DOUBTS:
            lines.append(tr("And {n} more, at the signals themselves.").format(n=len(texts) - _MOST_DOUBTS))
        self._doubts.setText("\n".join(lines))
        self._doubts.setVisible(bool(lines))

    def _show_current(self) -> None:
        there = self.table.current() is not None
        self._move.setEnabled(there)
        self._back.setEnabled(there)

    def _specialties(self) -> list[str]:
        """Return the applicant's own specialties, then the others of the season's table."""
        if self._board is None:
            return []
        own = [meter.specialty for meter in self._board.meters]
        listed = [one.specialty for one in self._board.table.allowances.values()]
        return list(dict.fromkeys((*own, *listed)))

    def _edit(self, row: SignalRow, field: str, value: object) -> None:
        label = tr("Edit the signal to {program}").format(program=row.program)
        self.workspace.run(label, lambda: tokens.edit(row.id, field, value))

    def _choose(self, division: Division | None, on: bool) -> None:  # noqa: FBT001 - a tick
        if division is None:
            label = tr("No geographic preference") if on else tr("Say nothing of geography")
            self.workspace.run(label, lambda: geography.prefer_anywhere(on=on))
            return
        label = tr("Prefer {division}") if on else tr("No longer prefer {division}")
        self.workspace.run(label.format(division=word(division)), lambda: geography.prefer(division, on=on))

    def _explain(self, division: Division | None, text: str) -> None:
        label = tr("Reason for the geographic preference")
        self.workspace.run(label, lambda: geography.explain(division, text))
