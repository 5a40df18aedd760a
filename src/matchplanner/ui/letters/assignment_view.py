"""Which letter goes to which program: the table, what speaks against the current box, and all leaks."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.letters import MOST_PER_PROGRAM
from matchplanner.domain.letters_assigning import Doubt, DoubtKind
from matchplanner.domain.searching import fold, words
from matchplanner.services import letters_assigning as assigning
from matchplanner.services.letters_assigning import Grid
from matchplanner.ui.letters.assignment_model import AssignmentModel, cell_doubts, cell_words
from matchplanner.ui.letters.assignment_table import AssignmentTable
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, muted, told
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.hidden import Hidden
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.workspace import Workspace

_SEARCH_WIDTH = 34  # average characters
_MOST_NAMED = 2


class AssignmentView(Page):
    """Assigns letters to the programs that will be applied to; four each at most."""

    TABLES = ("letter", "person", "program", "assignment", "pathway")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the table and the lines below it."""
        super().__init__(workspace, notices, settings, parent)
        self._grid = Grid((), ())
        self.model = AssignmentModel(self)
        self.table = AssignmentTable(self.model)
        self.search = SearchField()
        name_field(self.search, "assignmentSearch", self.tr("Find a program"))
        self.search.setPlaceholderText(self.tr("Find a program"))
        self.search.setMaximumWidth(_SEARCH_WIDTH * self.fontMetrics().averageCharWidth())
        self._count = muted("")
        self._count.setObjectName("assignmentCount")
        self._count.setWordWrap(False)
        self._all = button("assignToAll", self.tr("Assign letter to all"), self.assign_to_all)
        self._all.setToolTip(self.tr("The letter of the current column, wherever there is room and no leak"))
        self._cell, self._doubts = told("assignmentCell"), told("assignmentDoubts")
        self._leaks = told("assignmentLeaks")
        set_tone(self._leaks, "problem")
        self._lay_out()
        self.table.toggle_requested.connect(self._toggle)
        self.table.cell_changed.connect(self._show_cell)
        self.search.textChanged.connect(lambda _text: self._show_grid())
        self.search.left.connect(self.table.setFocus)

    @override
    def refresh(self) -> None:
        self._grid = assigning.grid()
        self._show_grid()

    @override
    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def assign_to_all(self) -> None:
        """Assign the letter of the current column wherever nothing hinders it."""
        cell = self.table.current()
        if cell is None:
            return
        letter, today = cell[0], self.workspace.today()
        spread = self.workspace.run(
            self.tr("Assign {writer} to all").format(writer=letter.sheet.writer),
            lambda: assigning.assign_to_all(letter.id, today),
        )
        told = [self.tr("Assigned to {count} more.").format(count=spread.assigned)]
        if spread.full:
            told.append(self.tr("No room at {count}.").format(count=spread.full))
        if spread.leaking:
            told.append(
                self.tr("Left out {count} that would learn of your other plan.").format(count=spread.leaking)
            )
        self.notices.tell(" ".join(told))

    def _toggle(self, letter_id: int, program_id: int) -> None:
        cell, today = self.table.current(), self.workspace.today()
        if cell is None:
            return
        letter, row = cell
        names = {"writer": letter.sheet.writer, "program": row.program.name}
        if letter_id in row.assigned:
            label = self.tr("Take {writer} away from {program}").format(**names)
            self.workspace.run(label, lambda: assigning.withdraw(letter_id, program_id))
            return
        label = self.tr("Assign {writer} to {program}").format(**names)
        doubts = self.workspace.run(label, lambda: assigning.assign(letter_id, program_id, today))
        leak = next((doubt for doubt in doubts if doubt.kind is DoubtKind.LEAK), None)
        if leak is not None:
            offer_undo(self.workspace, self.notices, leak.text)

    def _show_grid(self) -> None:
        wanted = words(self.search.text())
        rows = [row for row in self._grid.rows if all(part in fold(row.program.name) for part in wanted)]
        self.model.show_grid(replace(self._grid, rows=tuple(rows)))
        self._stack.setCurrentWidget(self._shown())
        shown, there = len(rows), len(self._grid.rows)
        text = self.tr("{shown} of {there} programs, at most {most} letters each")
        self._count.setText(text.format(shown=shown, there=there, most=MOST_PER_PROGRAM))
        self._show_hidden(shown, there)
        self._show_leaks()
        self._show_cell()

    def _shown(self) -> QWidget:
        if not self._grid.letters:
            return self._no_letters
        return self._filled if self._grid.rows else self._no_programs

    def _show_hidden(self, shown: int, there: int) -> None:
        self._hidden.show_count(there - shown)
        self._grids.setCurrentIndex(1 if there and not shown else 0)

    def _show_cell(self) -> None:
        cell = self.table.current()
        self._all.setEnabled(cell is not None)
        self._cell.setText("" if cell is None else cell_words(*cell))
        listed = self._leaks.text().split("\n")
        doubts = tuple(
            doubt for doubt in (() if cell is None else cell_doubts(*cell)) if doubt.text not in listed
        )
        self._doubts.setText("\n".join(doubt.text for doubt in doubts))
        self._doubts.setVisible(bool(doubts))
        set_tone(self._doubts, "problem" if _leaks(doubts) else "attention")

    def _show_leaks(self) -> None:
        found = [doubt.text for row in self._grid.rows for doubt in row.leaks()]
        more = len(found) - _MOST_NAMED
        lines = found[:_MOST_NAMED] + ([self.tr("And {count} more.").format(count=more)] if more > 0 else [])
        self._leaks.setText("\n".join(lines))
        self._leaks.setVisible(bool(found))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._all)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._leaks)
        self._hidden = Hidden(
            "assignmentHidden",
            "clearAssignmentSearch",
            self.tr("Every word of the search must occur in a program's name."),
            self.search.clear,
        )
        self._grids = QStackedWidget()
        self._grids.addWidget(self.table)
        self._grids.addWidget(self._hidden)
        column.addWidget(self._grids, 1)
        column.addWidget(muted(self.tr("Arrows move; Space assigns a letter or takes it away.")))
        column.addWidget(self._cell)
        column.addWidget(self._doubts)
        self._no_letters = EmptyState(
            self.tr("No letters to assign yet"),
            self.tr(
                "Add the letters you hope for first. ERAS sends a letter to a program once it is "
                "uploaded and assigned; each program takes four at most."
            ),
        )
        self._no_letters.offer(
            "assignmentLetters",
            self.tr("Go to Letters"),
            lambda: self.open_requested.emit("letters/letters", 0),
        )
        self._no_programs = EmptyState(
            self.tr("No programs to apply to yet"),
            self.tr(
                "Mark the programs you apply to as “Will apply”: they appear here, and each gets up to "
                "four letters."
            ),
        )
        self._no_programs.offer(
            "assignmentPrograms",
            self.tr("Open Programs"),
            lambda: self.open_requested.emit("programs", 0),
        )
        self._stack = QStackedWidget()
        for part in (self._filled, self._no_letters, self._no_programs):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)


def _leaks(doubts: tuple[Doubt, ...]) -> bool:
    return any(doubt.kind is DoubtKind.LEAK for doubt in doubts)
