"""What the tabs of a program's detail have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from matchplanner.domain.claims import ClaimField
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.widgets.fields import LineField, NoteField
from matchplanner.ui.workspace import Workspace


class DetailTab(QWidget):
    """A tab of the current program's detail; built when it is first shown.

    The detail calls `show_program` when the tab comes to the front, when
    another program is current and when the program has changed, and never
    while the tab is hidden.
    """

    TABLES: tuple[str, ...] = ()
    """The tables beside program, claim, answer and tag whose changes this tab shows."""

    score_requested = Signal()
    """The scoring wizard is wanted for the current program."""

    fact_requested = Signal(object)
    """The sources of this ClaimField are wanted, on the research checklist."""

    program_requested = Signal(int)
    """The program of this id is to be current."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Keep what tabs share; subclasses build their widgets after this."""
        super().__init__(parent)
        self.workspace = workspace
        self.row: ProgramRow | None = None

    def show_program(self, row: ProgramRow | None) -> None:
        """Show a program, or the same one after a change; subclasses call this first."""
        self.row = row

    def show_fact(self, field: ClaimField) -> None:
        """Show a fact with its sources; tabs without facts do nothing."""

    def current_field(self) -> ClaimField | None:
        """Return the fact that is current on this tab, None on tabs without facts."""
        return None

    def shows_another(self, row: ProgramRow | None) -> bool:
        """Tell whether a row is of another program than the one shown so far."""
        return (row.id if row else 0) != (self.row.id if self.row else 0)

    def commit(self) -> None:
        """Hand over what is being typed, before another program takes this one's place."""
        focused = QApplication.focusWidget()
        if isinstance(focused, (LineField, NoteField)) and self.isAncestorOf(focused):
            focused.commit()

    def writer(self, key: str, label: str) -> Callable[[Any], None]:
        """Return what stores a value in a column of the current program; `label` names it in Undo."""

        def write(value: Any) -> None:
            row = self.row
            if row is None:
                return
            step = self.tr("Change {column} of {program}").format(column=label, program=row.name)
            self.workspace.run(step, lambda: programs.edit(row.id, key, value))

        return write
