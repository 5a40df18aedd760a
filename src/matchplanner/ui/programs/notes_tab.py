"""The applicant's notes on a program."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.widgets.fields import NoteField, handed_to
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.workspace import Workspace


class NotesTab(DetailTab):
    """Plain text, kept as typed and saved as it is left."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self.notes = NoteField()
        self.notes.setPlaceholderText(
            self.tr(
                "What no field has room for: impressions, names, ideas. "
                "“- [ ] ” makes a box to tick, “[[name]]” a link to a program or person; Ctrl+M shows them."
            )
        )
        name_field(self.notes, "programNotes", self.tr("Notes"))
        problem = problem_line("programNotesProblem")
        handed_to(
            self.notes, lambda text: show_problem(problem, text), self.writer("notes", self.tr("Notes"))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.notes, 1)
        column.addWidget(problem)

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        fresh = self.shows_another(row)
        super().show_program(row)
        self.notes.load(row.notes if row else "", fresh=fresh)
