"""The wizard that scores one program after the other, one criterion a page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.rubric import Rubric
from matchplanner.services import messages, programs, proposals, roster, scoring
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.scoring.criterion_page import CriterionPage
from matchplanner.ui.scoring.done_page import DonePage
from matchplanner.ui.scoring.draft import Draft
from matchplanner.ui.scoring.known import Known
from matchplanner.ui.scoring.rubric_dialog import RubricDialog
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.question_bar import question_bar
from matchplanner.ui.widgets.range_bar import Range, RangeBar
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import phrase
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 130, 38  # average characters and lines


class ScoringWizard(QDialog):
    """Scores a program; Finish stores all answers as one step and offers the next program."""

    scored = Signal(int)
    """The answers of the program of this id were stored."""

    def __init__(self, workspace: Workspace, program_id: int, parent: QWidget | None = None) -> None:
        """Begin with one program."""
        super().__init__(parent)
        self.setObjectName("imgWizard")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._program: ProgramRow
        self._draft: Draft
        self._card: Rubric
        self._title = heading("", 1.5)
        self._title.setObjectName("wizardProgram")
        self._title.setWordWrap(True)
        self._step = muted("")
        self._step.setObjectName("wizardStep")
        self._done = DonePage()
        self._done.next_requested.connect(self.load)
        self._done.close_requested.connect(self.close)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._done)
        self._total_bar = RangeBar()
        self._total = QLabel()
        self._total.setObjectName("scoreTotal")
        self._warning = QLabel()
        self._warning.setObjectName("scoreWarning")
        self._warning.setProperty("role", "attention")
        self._question = self._ask_bar()
        self._buttons = QWidget()
        self._lay_out()
        self.load(program_id)

    def load(self, program_id: int) -> None:
        """Begin with a program from what is stored for it."""
        today = self._workspace.today()
        self._program = programs.get(program_id, today)
        self._card = scoring.rubric()
        self._take(Draft(self._card, scoring.answers(program_id), today))
        title = self.tr("IMG score of {program}").format(program=self._program.name)
        self.setWindowTitle(title)
        self._title.setText(self._program.name)
        self._go(0)

    def _take(self, draft: Draft) -> None:
        """Build the pages anew on a draft."""
        program_id, today = self._program.id, self._workspace.today()
        self._draft = draft
        self._draft.changed.connect(self._show_total)
        known = Known(self._program.facts, roster.rows(program_id), messages.rows(program_id))
        proposed = proposals.for_program(program_id, today)
        self._drop_pages()
        for criterion in self._card.criteria:
            page = CriterionPage(criterion, self._draft, known, proposed.get(criterion.key))
            self._pages.insertWidget(self._count(), page)
        self._question.hide()
        self._buttons.show()
        self._show_total()

    @override
    def accept(self) -> None:
        page = self._page()
        if page is not None and not page.acceptable:
            return
        program, given = self._program, self._draft.given()
        label = self.tr("Score {program}").format(program=program.name)
        self._workspace.run(label, lambda: scoring.save(program.id, given))
        self._show_done()
        self.scored.emit(program.id)

    @override
    def reject(self) -> None:
        if self._page() is None or not self._draft.dirty:
            self.discard()
        elif self._question.isVisible():
            self._keep()
        else:
            self._question.show()
            self._keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def discard(self) -> None:
        """Close without asking; what was not finished is gone."""
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._page()
        figure = event.text()
        if page is not None and len(figure) == 1 and figure in "0123456789" and page.choose(int(figure)):
            return
        if page is not None and figure in ("p", "P") and page.accept_proposal():
            return
        super().keyPressEvent(event)

    def _edit_rubric(self) -> None:
        dialog = RubricDialog(self._workspace, self)
        dialog.applied.connect(self._on_rubric_changed)
        dialog.open()

    def _on_rubric_changed(self) -> None:
        """Go on with what was chosen so far, under the changed rubric."""
        at = max(self._pages.currentIndex(), 0)
        self._card = scoring.rubric()
        self._take(self._draft.under(self._card, scoring.answers(self._program.id)))
        self._go(min(at, self._count() - 1))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._step)
        column.addWidget(self._question)
        column.addWidget(self._pages, 1)
        self._back = button("wizardBack", self.tr("Back"), lambda: self._go(self._pages.currentIndex() - 1))
        self._next = button("wizardNext", self.tr("Next"), self._go_on, self.tr("Enter"))
        self._finish = button("wizardFinish", self.tr("Finish"), self.accept)
        self._cancel = button("wizardCancel", self.tr("Cancel"), self.reject, self.tr("Esc"))
        self._rubric = button("editRubric", self.tr("Edit rubric..."), self._edit_rubric)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Total")))
        row.addWidget(self._total_bar)
        row.addWidget(self._total)
        row.addWidget(self._warning)
        row.addStretch(1)
        for part in (self._rubric, self._cancel, self._back, self._next, self._finish):
            row.addWidget(part)
        column.addWidget(self._buttons)

    def _ask_bar(self) -> QFrame:
        self._keep_button = button("keepScoring", self.tr("Keep scoring"), self._keep)
        discard = button("discardAnswers", self.tr("Discard answers"), self.discard)
        asked = self.tr("Close without keeping these answers?")
        return question_bar("discardQuestion", asked, discard, self._keep_button)

    def _drop_pages(self) -> None:
        """Take the pages of the program before out of the window at once."""
        while self._count():
            page = self._pages.widget(0)
            if page is not None:
                self._pages.removeWidget(page)
                page.setParent(None)
                page.deleteLater()

    def _count(self) -> int:
        """Return how many criteria there are; the last page is the end."""
        return self._pages.count() - 1

    def _page(self) -> CriterionPage | None:
        page = self._pages.currentWidget()
        return page if isinstance(page, CriterionPage) else None

    def _go_on(self) -> None:
        if self._pages.currentIndex() + 1 < self._count():
            self._go(self._pages.currentIndex() + 1)
        else:
            self.accept()

    def _go(self, at: int) -> None:
        page = self._page()
        if page is not None and not page.acceptable:
            return
        last = self._count() - 1
        self._pages.setCurrentIndex(at)
        self._back.setEnabled(at > 0)
        self._next.setEnabled(at < last)
        self._next.setDefault(at < last)
        self._finish.setDefault(at == last)
        page = self._page()
        words = self.tr("IMG score, part {n} of {of}. Keys 0 to {best} choose, Enter goes on.")
        if page is not None and page.proposes:
            words = self.tr(
                "IMG score, part {n} of {of}. Keys 0 to {best} choose, P accepts the proposal, Enter goes on."
            )
        self._step.setText(words.format(n=at + 1, of=last + 1, best=self._card.criteria[at].best))
        if page is not None:
            page.enter()

    def _keep(self) -> None:
        self._question.hide()
        page = self._page()
        if page is not None:
            page.enter()

    def _show_total(self) -> None:
        score = self._draft.score()
        self._total_bar.show_range(Range(score.low, score.high, score.best))
        self._total.setText(phrase(score.in_words()))
        alone = self._draft.on_one_sign()
        self._warning.setText(self.tr("Rests on a single part") if alone else "")

    def _show_done(self) -> None:
        following = scoring.next_unscored(self._program.id)
        self._done.show_score(self._draft.score(), following, alone=self._draft.on_one_sign())
        self._step.setText(self.tr("Saved"))
        self._question.hide()
        self._buttons.hide()
        self._pages.setCurrentWidget(self._done)
        self._done.enter()
