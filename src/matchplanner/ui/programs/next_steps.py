"""What to find out next: the open questions whose answers could change most, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.next_steps import Step
from matchplanner.services import discovery, next_steps, scoring
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import muted
from matchplanner.ui.programs import question_texts
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.worked_out import WorkedOut
from matchplanner.ui.workspace import Workspace

MOST_QUESTIONS = 3
"""An enquiry asks two or three questions (R112, R114)."""

_WIDTHS = (43, 42, 10, 50)  # average characters; the last takes what is left
_OWN_TABLES = ("profile", "exam", "prior_training", "person", "milestone_override", "preference")


@dataclass(frozen=True, slots=True)
class StepRow:
    """One line of the worklist; `id` is its place in it."""

    id: int
    step: Step
    program: ProgramRow


class NextStepsView(ProgramView):
    """The worklist for the programs the table lists."""

    enquiry_opened = Signal(int)
    """A mail about the program of this id is being written."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Start empty."""
        super().__init__(workspace, notices, settings, parent)
        self.setObjectName("nextStepsView")
        self._rows: Sequence[ProgramRow] = ()
        self._stale = False
        self._filling = False
        self._rubric = scoring.rubric()
        self.model = RowTableModel(self._columns(), self)
        self.table = RecordTable("nextStepsTable", self.tr("Find out next"))
        self.table.show_model(self.model, _WIDTHS, 3)
        self.settings.attach("next_steps/header", self.table.horizontalHeader())
        self.table.record_changed.connect(lambda _record: self._on_current())
        self.enquire = button("enquireNext", self.tr("Write enquiry"), self.write_enquiry)
        self.institutions = button("nextInstitutions", "", self.ask_institutions)
        self._count_institutions()
        self.explained = muted(
            self.tr(
                "Each open question is answered in every possible way, one at a time; first comes what could "
                "move a program over a border, then what could move it past most others. No answer counts "
                "as likelier."
            )
        )
        self._list = self._listed()
        text = self.tr("Nothing that is still unknown would change a tier or the order of these programs.")
        self._nothing = EmptyState(self.tr("Nothing to find out"), text)
        self.body = WorkedOut("nextSteps", self.tr("Trying every answer that is still open..."))
        self.body.addWidget(self._list)
        self.body.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.body)
        workspace.changed.connect(self._on_changed)

    def _listed(self) -> QWidget:
        listed = QWidget()
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.explained, 1)
        top.addWidget(self.institutions)
        top.addWidget(self.enquire)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        return listed

    @override
    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        self._rows = rows
        self._stale = False
        self._rubric = scoring.rubric()
        self.body.work_out(next_steps.worklist(rows), self._show_steps)

    def _show_steps(self, steps: Sequence[Step]) -> None:
        programs = {row.id: row for row in self._rows}
        lines = [StepRow(at, step, programs[step.program_id]) for at, step in enumerate(steps, start=1)]
        self._filling = True
        self.model.replace(lines)
        self.table.select_any()
        self._filling = False
        self.body.setCurrentWidget(self._list if lines else self._nothing)
        self.enquire.setEnabled(bool(self.questions()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.show_rows(self._rows, ())

    def questions(self) -> tuple[str, ...]:
        """Return what a mail about the current program would ask: its weightiest questions, at most three."""
        current = self.table.row()
        if not isinstance(current, StepRow):
            return ()
        of_program = [line for line in self.model.rows if line.program.id == current.program.id]
        ordered = [current, *(line for line in of_program if line.id != current.id)]
        asked = (question_texts.asked_words(line.step.effect.question) for line in ordered)
        return tuple(dict.fromkeys(text for text in asked if text))[:MOST_QUESTIONS]

    def write_enquiry(self) -> None:
        """Begin a mail that asks the weightiest questions about the current program."""
        from matchplanner.ui.programs.log.compose_dialog import ComposeDialog, Start

        current = self.table.row()
        if not isinstance(current, StepRow):
            return
        dialog = ComposeDialog(self.workspace, current.program, Start(questions=self.questions()), self)
        dialog.open()
        self.enquiry_opened.emit(current.program.id)

    def ask_institutions(self) -> None:
        """Open the list of institutions to ask whether they have a residency (R122)."""
        from matchplanner.ui.programs.log.discovery_dialog import DiscoveryDialog

        DiscoveryDialog(self.workspace, self.window()).open()

    def _count_institutions(self) -> None:
        count = len(discovery.unanswered(self.workspace.today()))
        words = self.tr("Institutions to ask ({n})...").format(n=count)
        self.institutions.setText(words if count else self.tr("Institutions to ask..."))
        self.institutions.setAccessibleName(self.institutions.text())

    def _columns(self) -> tuple[Column[StepRow], ...]:
        return (
            Column(
                "program",
                self.tr("Program"),
                lambda line: line.program.name,
                tip=lambda line: ", ".join(filter(None, (line.program.name, line.program.institution))),
            ),
            Column(
                "question",
                self.tr("Find out"),
                lambda line: question_texts.find_words(line.step.effect.question, self._rubric),
                tip=lambda line: question_texts.asked_words(line.step.effect.question),
            ),
            Column("way", self.tr("How"), lambda line: question_texts.way_words(line.step.effect.question)),
            Column(
                "change",
                self.tr("What the answer could change"),
                lambda line: question_texts.change_words(line.step.effect),
                tip=lambda line: question_texts.change_words(line.step.effect),
            ),
        )

    def _on_current(self) -> None:
        current = self.table.row()
        self.enquire.setEnabled(bool(self.questions()))
        if isinstance(current, StepRow) and not self._filling:
            self.program_chosen.emit(current.program.id)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("message"):
            self._count_institutions()
        if change.touches(*_OWN_TABLES):
            self._stale = True
            if self.isVisible():
                self.show_rows(self._rows, ())
