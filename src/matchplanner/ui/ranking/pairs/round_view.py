"""A round of questions: the next one on the left, on the right what the answers come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.pair_relations import Answer, Verdict
from matchplanner.domain.pairwise import Pair
from matchplanner.services.pair_answers import AnswerRow, Round
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.pairs.answers_box import AnswersBox
from matchplanner.ui.ranking.pairs.cycle_box import CycleBox
from matchplanner.ui.ranking.pairs.duel import Duel, Side
from matchplanner.ui.ranking.pairs.models import SaidRow
from matchplanner.ui.ranking.pairs.words import answer_words, outcome_words, progress_words
from matchplanner.ui.settings import Settings
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.workspace import Workspace

CHECKS = 5
"""So many answers that follow from others are put directly when they are to be checked."""

_SHARES = (58, 42)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: its words, its cards, and what stores the answers.

    `name` begins the object names; `annotate` is None where answers have no notes.
    """

    name: str
    question: str
    side: Callable[[int], Side]
    answer: Callable[[int, int, Verdict, date], object]
    forget: Callable[[Sequence[int]], None]
    annotate: Callable[[SaidRow, str], None] | None = None


class RoundView(QWidget):
    """The question, the answers, and beside them the outcome.

    Which question comes next follows from the stored answers. Only that one is
    to be asked again, or that a few are being checked, is kept here and may be lost.
    """

    def __init__(
        self,
        subject: Subject,
        outcome: QWidget,
        plan: tuple[Workspace, Notices, Settings],
        parent: QWidget | None = None,
    ) -> None:
        """Build the parts; `outcome` stands at the upper right."""
        super().__init__(parent)
        self.workspace, self.notices, settings = plan
        self._subject = subject
        self._again: Pair | None = None
        self._checked_from: int | None = None
        self._question: Pair | None = None
        self._held: Round | None = None
        self.duel = Duel(subject.name)
        self.duel.answered.connect(self._on_answered)
        self.answers = AnswersBox(subject.name, subject.annotate)
        self.answers.again_wanted.connect(lambda row: self._ask_again(row.answer))
        self.answers.delete_wanted.connect(self._delete)
        self.cycles = CycleBox(subject.name)
        self.cycles.again_wanted.connect(self._ask_again)
        self.workspace.undo_stack.undoTextChanged.connect(self._show_undo)
        self._lay_out(outcome, settings)

    def show_round(self, held: Round) -> None:
        """Show how far the round is."""
        self._held = held
        self._question = self._next(held)
        self.cycles.show_round(held)
        self.answers.show_round(held)
        if self._question is not None:
            self.duel.ask(self._subject.question, *(self._subject.side(one) for one in self._question))
            self.duel.say_skip(self._skip_words())
        self._done.text.setText(outcome_words(held.standing))
        self._done.title.setText(
            self.tr("Nothing left to ask") if held.standing.complete else self.tr("No question for now")
        )
        self._progress.setText(self._progress_words(held))
        asked = held.standing.asked
        self._bar.show_range(Range(asked, asked, asked + held.standing.left))
        self._check.setEnabled(self._checked_from is None and bool(held.checks))
        self._skipped.setVisible(bool(held.standing.skipped))
        self._anew.setEnabled(bool(held.answers))
        self._show_undo(self.workspace.undo_stack.undoText())
        self._show_front()

    def _next(self, held: Round) -> Pair | None:
        """Return the pair to ask about: one wanted again, one to be checked, or the next of the round."""
        if self._again is not None and frozenset(self._again) <= frozenset(held.items):
            return self._again
        self._again = None
        if self._checked_from is not None and held.checks and self._checked(held) < CHECKS:
            return held.checks[0]
        self._checked_from = None
        return held.standing.question

    def _checked(self, held: Round) -> int:
        """Return how many checks were answered; an undone one is to be answered again."""
        return max(len(held.answers) - (self._checked_from or 0), 0)

    def _progress_words(self, held: Round) -> str:
        if self._again is not None:
            return self.tr("Asked again: your earlier answer holds until you give another")
        if self._checked_from is not None:
            last = min(CHECKS, self._checked(held) + len(held.checks))
            return self.tr("Check {n} of {of}").format(n=self._checked(held) + 1, of=last)
        return progress_words(held.standing)

    def _skip_words(self) -> str:
        if self._again is not None:
            return self.tr("Leave as it is (S)")
        return self.tr("Stop checking (S)") if self._checked_from is not None else self.tr("Skip (S)")

    def _show_front(self) -> None:
        """Bring the question to the front, or that there is none; the keyboard goes along."""
        before, after = self._front.currentWidget(), self.duel if self._question else self._done
        held = QApplication.focusWidget()
        within = held is not None and self._front.isAncestorOf(held)
        self._front.setCurrentWidget(after)
        if after is not before and within:
            (self.duel if self._question else self._check).setFocus()

    def _show_undo(self, text: str) -> None:
        """Offer to undo, while that takes back something of this round."""
        self._undo.setEnabled(text.startswith(self._label("")))
        self._undo.setToolTip(plain_tip(text))

    def _label(self, said: str) -> str:
        return self.tr("Two at a time: {said}").format(said=said)

    def _on_answered(self, verdict: Verdict) -> None:
        held, pair = self._held, self._question
        if held is None or pair is None:
            return
        if verdict is Verdict.SKIP and (self._again is not None or self._checked_from is not None):
            self._go_on(held)
            return
        self._again = None
        today = self.workspace.today()
        said = answer_words(Answer(0, *pair, verdict), held.names)
        self.workspace.run(self._label(said), lambda: self._subject.answer(*pair, verdict, today))

    def _go_on(self, held: Round) -> None:
        """Leave the answer asked for again, or the check, as it is."""
        if self._again is None:
            self._checked_from = None
        self._again = None
        self.show_round(held)

    def _ask_again(self, answer: Answer) -> None:
        if self._held is not None:
            self._again = (answer.first, answer.second)
            self.show_round(self._held)
            self.duel.setFocus()

    def _begin_checks(self) -> None:
        if self._held is not None:
            self._checked_from, self._again = len(self._held.answers), None
            self.show_round(self._held)
            self.duel.setFocus()

    def _delete(self, row: AnswerRow) -> None:
        if self._held is not None:
            said = answer_words(row.answer, self._held.names)
            label = self._label(self.tr("delete {answer}").format(answer=said))
            self.workspace.run(label, lambda: self._subject.forget([row.id]))
            offer_undo(
                self.workspace, self.notices, self.tr("Deleted the answer {answer}.").format(answer=said)
            )

    def _ask_skipped(self) -> None:
        if self._held is not None:
            skipped = self._held.skipped
            label = self._label(self.tr("ask skipped ones again"))
            self.workspace.run(label, lambda: self._subject.forget(skipped))
            self.duel.setFocus()

    def _begin_anew(self) -> None:
        if self._held is not None:
            self._checked_from = self._again = None
            answers = [row.id for row in self._held.answers]
            self.workspace.run(self._label(self.tr("begin anew")), lambda: self._subject.forget(answers))
            offer_undo(self.workspace, self.notices, self.tr("Deleted all answers of this round."))
            self.duel.setFocus()

    def _take_back(self) -> None:
        self.workspace.undo()
        self.duel.setFocus()

    def _lay_out(self, outcome: QWidget, settings: Settings) -> None:
        name, tr = self._subject.name, self.tr
        self._done = EmptyState("", "")
        self._front = QStackedWidget()
        self._front.addWidget(self.duel)
        self._front.addWidget(self._done)
        self._progress = QLabel()
        self._progress.setObjectName(f"{name}Progress")
        self._progress.setTextFormat(Qt.TextFormat.PlainText)
        self._progress.setWordWrap(True)
        self._bar = RangeBar()
        self._undo = button(f"{name}Undo", tr("Undo"), self._take_back)
        self._check = button(
            f"{name}Check",
            tr("Check my answers"),
            self._begin_checks,
            tr("Puts a few questions whose answer follows from others, to see whether they hold together"),
        )
        self._skipped = button(f"{name}Skipped", tr("Ask skipped ones again"), self._ask_skipped)
        self._anew = button(f"{name}Anew", tr("Begin anew"), self._begin_anew, tr("Deletes all answers"))
        foot = FlowBox()
        for made in (self._undo, self._check, self._skipped, self._anew):
            foot.add(made)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._front, 1)
        column.addWidget(self._progress)
        column.addWidget(self._bar)
        column.addWidget(foot)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.cycles)
        beside.addWidget(outcome, 1)
        beside.addWidget(self.answers, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName(f"{name}Split")
        split.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(zip((left, right), _SHARES, strict=True)):
            split.addWidget(part)
            split.setStretchFactor(at, share)
        split.setSizes([10 * share for share in _SHARES])
        settings.attach(f"ranking/{name}", split)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
