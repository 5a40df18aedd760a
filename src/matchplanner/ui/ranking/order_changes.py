"""Changes of the order: in the last 72 hours before the deadline each asks for a reason first (B16)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Nearness
from matchplanner.services import rank_versions
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.workspace import Workspace


class OrderChanges:
    """Carries out what changes a list, as one step; a reason that is asked for is kept with a version."""

    def __init__(self, workspace: Workspace, over: QWidget) -> None:
        """Write to a plan; `over` is the widget whose window asks."""
        self._workspace = workspace
        self._over = over

    def carry_out(
        self,
        of: MatchList,
        label: str,
        action: Callable[[], Any],
        then: Callable[[Any], object] = lambda _result: None,
    ) -> None:
        """Change a list at once, or after a reason was given; `then` gets what the change returned.

        Nothing happens where the user gives no reason.
        """
        if rank_versions.nearness(of, self._workspace.writing_moment()) is not Nearness.COOLING:
            then(self._workspace.run(label, action))
            return
        dialog = EntryDialog(
            "orderReasonDialog", label, _tr("Change the order"), self._over.window(), _told()
        )
        line = QLineEdit()
        dialog.add("orderReason", _tr("Reason"), line)
        dialog.submit_with(lambda: then(self._with_reason(of, label, line.text(), action)))
        dialog.open()
        line.setFocus()

    def _with_reason(self, of: MatchList, label: str, reason: str, action: Callable[[], Any]) -> Any:
        moment = self._workspace.writing_moment()
        return self._workspace.run(label, lambda: rank_versions.change(of, label, moment, reason, action))


def _told() -> str:
    return _tr(
        "These are the last 72 hours before the deadline, when changes are most often regretted. Say why: "
        "the reason is kept with a version of the list, and you can go back to the one before."
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderChanges", text)
