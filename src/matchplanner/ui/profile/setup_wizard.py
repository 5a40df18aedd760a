"""The set-up of a new plan: the first questions of the profile, every one of which may be left open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.applicant import season_to_plan
from matchplanner.errors import UserError
from matchplanner.services.setting_up import FirstAnswers
from matchplanner.ui.page import heading, muted
from matchplanner.ui.profile.draft import Draft
from matchplanner.ui.profile.setup_page import SetupPage
from matchplanner.ui.profile.setup_pages import GoalsPage, PlanPage, TrainingPage, VisaPage, YouPage
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.widgets.question_bar import question_bar
from matchplanner.ui.widgets.sizes import resize_within_screen

_WIDTH, _HEIGHT = 110, 36  # average characters and lines


@dataclass(frozen=True, slots=True)
class Started:
    """A new plan as it was asked for: where it goes, what it begins with."""

    path: Path
    first: FirstAnswers
    directory: bool = True


class SetupWizard(QDialog):
    """Asks on five short pages; Finish makes the plan in one step, from any of them."""

    def __init__(
        self, today: date, path: Path, create: Callable[[Started], None], parent: QWidget | None = None
    ) -> None:
        """Suggest where the plan goes; `create` makes it, and may refuse with a UserError."""
        super().__init__(parent)
        self.setObjectName("setupWizard")
        self.setWindowTitle(self.tr("Set up your plan"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._create = create
        self._draft = Draft(today)
        self._plan = PlanPage(self._draft, path)
        self._pages = QStackedWidget()
        for page in (
            YouPage(self._draft, season_to_plan(today)),
            VisaPage(self._draft),
            TrainingPage(self._draft),
            GoalsPage(self._draft, self._show_flag),
            self._plan,
        ):
            self._pages.addWidget(page)
        self._step = muted("")
        self._step.setObjectName("setupStep")
        self._flag = QLabel()
        self._flag.setObjectName("setupFlag")
        self._flag.setProperty("role", "attention")
        self._flag.setWordWrap(True)
        self._problem = problem_line("setupProblem")
        self._question = self._ask_bar()
        self._lay_out()
        self._go(0)

    @override
    def accept(self) -> None:
        if not self._may_leave():
            return
        started = Started(self._plan.path, self._draft.whole(), self._plan.directory.isChecked())
        try:
            self._create(started)
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            return
        super().accept()

    @override
    def reject(self) -> None:
        self._take_in()
        if not self._draft.dirty and self._refusing() is None:
            self.discard()
        elif self._question.isVisible():
            self._keep()
        else:
            self._question.show()
            self._keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def discard(self) -> None:
        """Close without asking; nothing is made, and what was answered is gone."""
        super().reject()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        title = heading(self.tr("Set up your plan"))
        title.setWordWrap(True)
        for part in (title, self._step, self._question):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self._problem)
        column.addWidget(self._flag)
        self._later = button("setupLater", self.tr("&Later"), self.reject, self.tr("Esc"))
        self._back = button("setupBack", self.tr("&Back"), lambda: self._turn(-1))
        self._next = button("setupNext", self.tr("&Next"), lambda: self._turn(1), self.tr("Enter"))
        self._finish = button(
            "setupFinish",
            self.tr("&Finish"),
            self.accept,
            self.tr("Make the plan with what is answered so far"),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._later)
        row.addStretch(1)
        for turning in (self._back, self._next, self._finish):
            row.addWidget(turning)
        column.addLayout(row)

    def _ask_bar(self) -> QFrame:
        self._keep_button = button("setupKeep", self.tr("Go on"), self._keep)
        discard = button("setupDiscard", self.tr("Discard answers"), self.discard)
        asked = self.tr("Leave without keeping these answers?")
        return question_bar("setupQuestion", asked, discard, self._keep_button)

    def _page(self) -> SetupPage:
        page = self._pages.currentWidget()
        if not isinstance(page, SetupPage):
            raise TypeError("there is always a page")
        return page

    def _take_in(self) -> None:
        leave_field()  # a cell that is being edited
        self._page().take_in()

    def _refusing(self) -> SetupPage | None:
        pages = (self._pages.widget(at) for at in range(self._pages.count()))
        return next((page for page in pages if isinstance(page, SetupPage) and page.refused()), None)

    def _may_leave(self) -> bool:
        """Take in what is being typed; lead to what cannot be taken, if anything."""
        self._take_in()
        page = self._refusing()
        if page is not None:
            self._pages.setCurrentWidget(page)
            self._show_place()
            page.enter()
        return page is None

    def _turn(self, by: int) -> None:
        """Go to the page before or after; what is refused holds the way forward alone."""
        self._take_in()
        to = self._pages.currentIndex() + by
        if 0 <= to < self._pages.count() and (by < 0 or self._may_leave()):
            self._go(to)

    def _go(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self._question.hide()
        show_problem(self._problem, "")
        self._show_place()
        self._page().enter()

    def _show_place(self) -> None:
        at, count = self._pages.currentIndex(), self._pages.count()
        last = at == count - 1
        words = self.tr(
            "{n} of {of}. Leave open what you do not know: it stays unknown. "
            "All of this can be changed later on the Profile page."
        )
        self._step.setText(words.format(n=at + 1, of=count))
        self._back.setEnabled(at > 0)
        self._next.setEnabled(not last)
        self._next.setDefault(not last)
        self._finish.setDefault(last)
        self._show_flag()

    def _show_flag(self) -> None:
        flag = self._page().flag()
        self._flag.setText(flag)
        self._flag.setVisible(bool(flag))

    def _keep(self) -> None:
        self._question.hide()
        self._page().enter()
