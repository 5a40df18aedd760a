"""What contradicts itself on the rank order list: findings to mend, or to keep for a reason (B1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.rank_lint import RankFinding, RankSeverity, Remedy
from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import rank_lint, ranking
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.ranking.checks_model import CheckRow, ChecksModel
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_PAGES = {
    Remedy.PROGRAM: "programs",
    Remedy.INTERVIEWS: "interviews",
    Remedy.PROFILE: "profile",
    Remedy.LIST: "ranking/ranking",
    Remedy.ORDERS: "ranking/orders",
    Remedy.REVIEW: "ranking/review",
    Remedy.VERSIONS: "ranking/versions",
    Remedy.PAIRS: "ranking/pairs",
}
_WITH_RECORD = frozenset({Remedy.PROGRAM, Remedy.ORDERS, Remedy.REVIEW, Remedy.PAIRS})


class ChecksView(Page):
    """Each finding leads to what it is about, or is kept with a reason that prints."""

    TABLES = (
        *("rank_entry", "program", "interview", "answer", "preference", "claim", "profile", "exam"),
        *("rank_criterion", "rank_rating", "rank_waiver", "closing_answer", "milestone_override"),
        *("rank_version", "pathway", "season_value"),
        "rank_choice",
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the table and what can be done with a finding."""
        super().__init__(workspace, notices, settings, parent)
        self._of = MatchList.MAIN
        self.model = ChecksModel(self)
        self.table = RecordTable("checksTable", self.tr("Findings"))
        self.table.show_model(self.model, (14, 28, 60), 2)
        self.table.record_changed.connect(lambda _record: self._show_finding())
        self.table.doubleClicked.connect(lambda _index: self._go())
        for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            key = QShortcut(QKeySequence(keys), self.table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(self._go)
        self._count = QLabel()
        self._count.setObjectName("checksCount")
        self._count.setWordWrap(True)
        self._text = QLabel()
        self._text.setObjectName("checkText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._lay_out()

    @override
    def refresh(self) -> None:
        self._of = chosen_list(self.settings)
        found = rank_lint.findings(self.workspace.today(), self._of)
        rows = [CheckRow(one) for one in sorted(found, key=lambda one: bool(one.waived))]
        self.model.replace(rows)
        self.table.select_any()
        self._tell(found)
        listed = bool(ranking.listed(self._of))
        self._stack.setCurrentWidget(self._filled if rows else self._fine if listed else self._nothing)
        self._show_finding()

    def _lay_out(self) -> None:
        tr = self.tr
        self._nothing = EmptyState(
            tr("Nothing to check yet"),
            tr(
                "As soon as programs are on the list, it is held against your interviews, the visa you "
                "need, NRMP codes, accreditation, your ratings and the closing questions."
            ),
        )
        self._nothing.offer(
            "checksToList", tr("Go to my order"), lambda: self.open_requested.emit("ranking/ranking", 0)
        )
        self._fine = EmptyState(
            tr("Nothing speaks against this list"),
            tr("No check has found anything. They run again with every change."),
        )
        self._open = button("checkGo", tr("Go there"), self._go, tr("Return"))
        self._keep = button("checkWaive", tr("Keep with a reason..."), self._ask_reason)
        self._keep.setToolTip(tr("The reason prints with the rank list"))
        self._again = button("checkRestore", tr("Let it stand again"), self._restore)
        foot = QHBoxLayout()
        for made in (self._open, self._keep, self._again):
            foot.addWidget(made)
        foot.addStretch()
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._count)
        column.addWidget(self.table, 1)
        column.addWidget(self._text)
        column.addLayout(foot)
        self._stack = QStackedWidget()
        for part in (self._filled, self._fine, self._nothing):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _tell(self, found: Sequence[RankFinding]) -> None:
        standing = [one.severity for one in found if not one.waived]
        counts = {severity: standing.count(severity) for severity in RankSeverity}
        words = {
            RankSeverity.ERROR: counted("1 error", "{n} errors", counts[RankSeverity.ERROR]),
            RankSeverity.WARNING: counted("1 warning", "{n} warnings", counts[RankSeverity.WARNING]),
            RankSeverity.HINT: counted("1 hint", "{n} hints", counts[RankSeverity.HINT]),
        }
        kept = len(found) - len(standing)
        parts = [words[severity] for severity in words if counts[severity]]
        if kept:
            parts.append(self.tr("{n} kept with a reason").format(n=kept))
        self._count.setText(", ".join(parts))
        set_tone(self._count, "problem" if counts[RankSeverity.ERROR] else "muted")

    def _finding(self) -> RankFinding | None:
        row = self.table.row()
        return row.finding if isinstance(row, CheckRow) else None

    def _show_finding(self) -> None:
        finding = self._finding()
        self._open.setEnabled(finding is not None)
        self._keep.setEnabled(finding is not None and not finding.waived)
        self._again.setEnabled(finding is not None and bool(finding.waived))
        if finding is None:
            self._text.clear()
            return
        reason = self.tr("Kept because: {reason}").format(reason=finding.waived)
        self._text.setText(f"{finding.text}\n{reason}" if finding.waived else finding.text)
        self._open.setToolTip(word(finding.rule.remedy))

    def _go(self) -> None:
        finding = self._finding()
        if finding is not None:
            remedy = finding.rule.remedy
            record = finding.program if remedy in _WITH_RECORD else None
            self.open_requested.emit(_PAGES[remedy], record or 0)

    def _ask_reason(self) -> None:
        finding = self._finding()
        if finding is not None:
            words = self.tr("Keep it although: {rule}"), self.tr("Reason"), self.tr("Keep")
            title = words[0].format(rule=word(finding.rule).lower())
            ask_line(
                self.window(), "waiverDialog", (title, *words[1:]), lambda text: self._waive(finding, text)
            )

    def _waive(self, finding: RankFinding, reason: str) -> None:
        today = self.workspace.today()
        self.workspace.run(
            self.tr("Keep: {rule}").format(rule=word(finding.rule)),
            lambda: rank_lint.waive(
                finding.rule, finding.program, reason, today, self._of, about=finding.about
            ),
        )

    def _restore(self) -> None:
        finding = self._finding()
        if finding is not None:
            self.workspace.run(
                self.tr("Let stand again: {rule}").format(rule=word(finding.rule)),
                lambda: rank_lint.restore(finding.rule, finding.program, self._of, about=finding.about),
            )
