"""The guided review after the interviews: a program's notes again, then three questions (R215, R216)."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.closing import ClosingQuestion
from matchplanner.services import closing, profile
from matchplanner.services.closing import ReviewRow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, muted
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.ranking.review_detail import ReviewDetail
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_SHARES = (38, 62)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewView", text)


def _columns() -> tuple[Column[ReviewRow], ...]:
    return (
        Column("rank", _tr("Rank"), lambda row: str(row.rank or ""), numeric=True),
        Column("program", _tr("Program"), lambda row: row.program, tip=lambda row: row.program),
        Column(
            "answered",
            _tr("Answered"),
            lambda row: _tr("{n} of {of}").format(n=row.answered, of=len(ClosingQuestion)),
        ),
    )


class ReviewView(Page):
    """One program after the other: what was noted, and what it comes down to."""

    TABLES = (
        *("closing_answer", "rank_entry", "program", "interview", "talking_point", "consideration"),
        *("claim", "profile", "debrief"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the list of programs and the review of one."""
        super().__init__(workspace, notices, settings, parent)
        self.model = RowTableModel(_columns(), self)
        self.table = RecordTable("reviewTable", self.tr("Programs to review"))
        self.table.show_model(self.model, (6, 26, 11), 1)
        self.table.record_changed.connect(lambda _record: self._show_detail())
        self.detail = ReviewDetail(self._answer, self._annotate)
        self.detail.willing.ticked.connect(self._attend)
        self._progress = muted("")
        self._progress.setObjectName("reviewProgress")
        self._next = button("reviewNext", self.tr("Next unanswered"), self.go_on)
        self._next.setToolTip(self.tr("The next program with a question open"))
        self._lay_out()

    @override
    def refresh(self) -> None:
        rows = closing.rows(chosen_list(self.settings))
        self.model.replace(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self.table.select_any()
        done = sum(row.answered == len(ClosingQuestion) for row in rows)
        self._progress.setText(self.tr("{done} of {there} reviewed").format(done=done, there=len(rows)))
        self._next.setEnabled(done < len(rows))
        self._show_detail()

    @override
    def select(self, record: int) -> None:
        self.table.select(record)

    def go_on(self) -> None:
        """Go to the next program with a question open, and to its first question."""
        rows, here = self.model.rows, self.model.row_of(self.table.record())
        ahead = [*rows[here + 1 :], *rows[: here + 1]]
        following = next((row for row in ahead if row.answered < len(ClosingQuestion)), None)
        if following is not None:
            self.table.select(following.id)
            self.detail.start()

    def _lay_out(self) -> None:
        tr = self.tr
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._progress, 1)
        foot.addWidget(self._next)
        column.addLayout(foot)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("reviewSplit")
        split.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(zip((left, self.detail), _SHARES, strict=True)):
            split.addWidget(part)
            split.setStretchFactor(at, share)
        split.setSizes([10 * share for share in _SHARES])
        self.settings.attach("ranking/review", split)
        self._stack = QStackedWidget()
        nothing = EmptyState(
            tr("No program to review yet"),
            tr(
                "After your interviews you read your notes on each program again here, and answer "
                "three questions: could I thrive there, does it move me to my ten-year aim, would I "
                "feel supported as an IMG?"
            ),
        )
        nothing.offer(
            "reviewToList", tr("Go to my order"), lambda: self.open_requested.emit("ranking/ranking", 0)
        )
        self._stack.addWidget(nothing)
        self._stack.addWidget(split)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _show_detail(self) -> None:
        row = self.table.row()
        self.detail.setEnabled(row is not None)
        if isinstance(row, ReviewRow):
            self.detail.show_program(row, closing.notes(row.id), profile.get().vision.strip())

    def _answer(self, program: int, question: ClosingQuestion, value: str) -> None:
        self.workspace.run(
            self.tr("Answer: {question}").format(question=word(question)),
            lambda: closing.answer(program, question, value),
        )

    def _attend(self, ticked: bool) -> None:  # noqa: FBT001 - a signal's only argument
        row = self.table.row()
        if isinstance(row, ReviewRow):
            label = self.tr("Would attend {program}") if ticked else self.tr("Not sure to attend {program}")
            self.workspace.run(
                label.format(program=row.program),
                lambda: closing.set_would_attend(row.id, ticked=ticked),
            )

    def _annotate(self, program: int, question: ClosingQuestion, note: str) -> None:
        self.workspace.run(
            self.tr("Note: {question}").format(question=word(question)),
            lambda: closing.annotate(program, question, note),
        )
