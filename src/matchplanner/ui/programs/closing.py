"""Closing the selected programs with a day and a reason, and taking closed ones up again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from matchplanner.errors import UserError
from matchplanner.services import endings
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.ending_dialog import EndingDialog
from matchplanner.ui.notices import Notices
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted


class Closing:
    """Asks how it ended; what it does is one action, and the notice offers to take it back."""

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        chosen: Callable[[], Sequence[ProgramRow]],
        parent: QWidget,
    ) -> None:
        """Work on what is `chosen` when it is asked for; the dialog belongs to the parent's window."""
        self._workspace, self._notices = workspace, notices
        self._chosen = chosen
        self._parent = parent

    def label(self) -> str:
        """Return what it would do: close the chosen programs, or take them up again if all are closed."""
        return _tr("Take up again") if self._all_closed() else _tr("Close...")

    def carry_out(self) -> None:
        """Close the chosen programs once it is said how it ended, or take up closed ones again."""
        rows = self._chosen()
        if not rows:
            raise UserError(_tr("No program is chosen."), _tr("Choose one in the table first."))
        if self._all_closed():
            self._reopen(rows)
            return
        dialog = EndingDialog(self._workspace, [(row.id, row.name) for row in rows], self._parent.window())
        dialog.closed.connect(lambda text: offer_undo(self._workspace, self._notices, text))
        dialog.open()

    def _all_closed(self) -> bool:
        return endings.all_closed([row.id for row in self._chosen()])

    def _reopen(self, rows: Sequence[ProgramRow]) -> None:
        what = rows[0].name if len(rows) == 1 else counted("1 program", "{n} programs", len(rows))
        ids = [row.id for row in rows]
        self._workspace.run(_tr("Take up {program} again").format(program=what), lambda: endings.reopen(ids))
        offer_undo(self._workspace, self._notices, _tr("Considered again: {program}.").format(program=what))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closing", text)
