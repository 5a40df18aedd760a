"""The commands that keep a plan from the eyes of others; what they need loads when one is first run."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from matchplanner.ui.idle_lock import IdleLock
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.registry import Reason, Registry, Section
from matchplanner.ui.session import Session

if TYPE_CHECKING:
    from matchplanner.ui.encrypted_copies import SealedCopies
    from matchplanner.ui.wiping import Wiping


class PrivacyCommands(QObject):
    """Registers the commands of privacy."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Act on a session."""
        super().__init__(window)
        self._window, self._session = window, session
        self.lock = IdleLock(window)

    @cached_property
    def sealed(self) -> SealedCopies:
        """What writes and opens encrypted copies."""
        from matchplanner.ui.encrypted_copies import SealedCopies

        return SealedCopies(self._window, self._session)

    @cached_property
    def wiping(self) -> Wiping:
        """What deletes a plan with everything it left."""
        from matchplanner.ui.wiping import Wiping

        return Wiping(self._window, self._session)

    def register(self, registry: Registry, no_plan: Reason) -> None:
        """Add the commands; the reason says why nothing can be done without a plan."""
        tr, add = self.tr, registry.add
        add(
            Section.COPIES,
            "saveSealed",
            tr("Save an encr&ypted copy..."),
            self._save_sealed,
            unless=no_plan,
            tip=tr("Write the plan and its attachments into one file under a passphrase"),
        )
        add(
            Section.COPIES,
            "openSealed",
            tr("Open an encrypte&d copy..."),
            self._open_sealed,
            tip=tr("Make a new plan of an encrypted copy"),
        )
        add(
            Section.SETTINGS,
            "wipePlan",
            tr("&Delete this plan and everything it left..."),
            self._wipe,
            unless=no_plan,
            tip=tr("See what the program keeps of this plan, and delete all of it"),
        )
        add(
            Section.SETTINGS,
            "lockNow",
            tr("&Lock now"),
            self.lock.lock,
            "Ctrl+Shift+L",
            unless=self._no_password,
            tip=tr("Put the plan out of sight until the password is typed"),
        )

    def _save_sealed(self) -> None:
        self.sealed.ask_save()

    def _open_sealed(self) -> None:
        self.sealed.ask_open()

    def _no_password(self) -> str:
        return "" if self.lock.ready else self.tr("Set a password in Settings, Privacy first.")

    def _wipe(self) -> None:
        self.wiping.ask()
