"""Deletes the open plan with everything the program keeps of it."""

from pathlib import Path

from PySide6.QtCore import QLocale, QObject

from matchplanner.errors import UserError
from matchplanner.services import wiping
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.privacy.wipe_dialog import WipeDialog
from matchplanner.ui.recent_plans import RecentPlans
from matchplanner.ui.session import Session
from matchplanner.ui.widgets.leaving import leave_field

_OF_THE_PLAN = ("programs/view", "programs/layout")
"""Settings that hold words of the plan last shown: a view's name, what was searched for."""


class Wiping(QObject):
    """Asks, then deletes."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Work on whichever plan the session shows."""
        super().__init__(window)
        self._window, self._session = window, session

    def ask(self) -> WipeDialog:
        """Say what would go and what would stay."""
        workspace = self._session.workspace
        if workspace is None:
            raise UserError(self.tr("No plan is open."), self.tr("Open or start one first."))
        leave_field()
        plan, uid = workspace.path, workspace.plan_uid
        remembered = self._window.settings.telling_of(_marks(plan, uid), _OF_THE_PLAN)
        dialog = WipeDialog(plan, wiping.found(plan, uid), len(remembered), self._window)
        dialog.submit_with(lambda: self.wipe(plan, uid))
        dialog.open()
        return dialog

    def wipe(self, plan: Path, uid: str) -> None:
        """Close the plan and delete it; where that is refused, it is opened again and all is there."""
        session, settings = self._session, self._window.settings
        session.show_welcome()
        try:
            gone = wiping.wipe(plan, uid)
        except BaseException:
            if plan.exists():
                session.open_plan(plan)
            raise
        RecentPlans(settings).remove(plan)
        settings.forget(settings.telling_of(_marks(plan, uid), _OF_THE_PLAN))
        session.show_welcome()
        told = self.tr("“{plan}” and everything it left is deleted: {n} files, {size}.")
        size = QLocale().formattedDataSize(sum(one.size for one in gone))
        session.notices.tell(told.format(plan=plan.stem, n=sum(one.files for one in gone), size=size))


def _marks(plan: Path, uid: str) -> tuple[str, ...]:
    return uid, str(plan), str(plan.with_suffix("")), str(plan.resolve())
