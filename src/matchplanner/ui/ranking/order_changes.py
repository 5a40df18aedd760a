"""Changes of the order: in the last 72 hours before the deadline each asks for a reason first (B16)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Nearness
from matchplanner.services import rank_versions
from matchplanner.ui.order_reason import ask_reason
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
        ask_reason(
            label,
            self._over.window(),
            lambda reason: then(self._with_reason(of, label, reason, action)),
        )

    def _with_reason(self, of: MatchList, label: str, reason: str, action: Callable[[], Any]) -> Any:
        moment = self._workspace.writing_moment()
        return self._workspace.run(label, lambda: rank_versions.change(of, label, moment, reason, action))
