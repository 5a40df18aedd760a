"""Said after a deletion: what is gone, with the way back."""

from PySide6.QtCore import QCoreApplication

from matchplanner.ui.notices import Notices
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.workspace import Workspace


def offer_undo(workspace: Workspace, notices: Notices, text: str) -> None:
    """Tell what was just done and offer to undo it, as long as it is the latest change."""
    stack = workspace.undo_stack
    mark = stack.index()

    def take_back() -> None:
        leave_field()
        if stack.index() == mark:
            workspace.undo()
            return
        notices.tell(_tr("Other changes came after it: go back through them with Edit > Undo."))

    notices.tell(text, _tr("Undo"), take_back)


def _tr(text: str) -> str:
    return QCoreApplication.translate("UndoOffer", text)
