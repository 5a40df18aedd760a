"""Settings of privacy: what never leaves the computer, and the lock of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from matchplanner.ui import lock_settings
from matchplanner.ui.page import heading, muted
from matchplanner.ui.preferences.lock_dialogs import ChangeLock, RemoveLock
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.flow import FlowBox


class PrivacyPage(SettingPage):
    """Says that nothing is sent, and sets, changes and removes the lock."""

    changed = Signal()
    """The lock is another one now, or none."""

    lock_requested = Signal()
    """Lock the window at once."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show how it stands."""
        super().__init__(
            tr("Privacy"),
            tr(
                "MatchPlanner uses no network: no account, no telemetry, no search for updates, nothing is "
                "sent or fetched. A link opens in your browser, and a draft in your mail program, when you "
                "press it."
            ),
            parent,
        )
        self._settings = settings
        self.column.addWidget(heading(tr("Lock"), 1.0))
        self.column.addWidget(
            muted(
                tr(
                    "The lock hides the window from whoever passes by. It encrypts nothing: the plan's file "
                    "can be read by everybody who can use this account. If you forget the password, delete "
                    "the settings file, window.ini, in the settings folder (see Data); plans are not touched."
                )
            )
        )
        self.wait = ChoiceField(
            [("0", tr("Never by itself")), *((str(n), _minutes(n)) for n in lock_settings.MINUTES)]
        )
        self.wait.load(str(lock_settings.minutes(settings)))
        self.ask("privacyLockAfter", tr("Lock when untouched for"), self.wait, self._on_wait)
        self.set_password = button("privacySetPassword", tr("Set a password..."), self._ask_password)
        self.remove = button("privacyRemovePassword", tr("Remove the lock..."), self._ask_removal)
        self.lock_now = button("privacyLockNow", tr("Lock now"), self.lock_requested.emit)
        row = FlowBox()
        for part in (self.set_password, self.remove, self.lock_now):
            row.add(part)
        self.column.addWidget(row)
        self.column.addWidget(heading(tr("Also in the File menu"), 1.0))
        self.column.addWidget(
            muted(
                tr(
                    "Save an encrypted copy: the plan and its files under a passphrase, to keep elsewhere. "
                    "Delete this plan and everything it left: all that the program keeps of it. Every "
                    "document can be printed without names, by a box in its preview."
                )
            )
        )
        self._show()
        self.end()

    def _show(self) -> None:
        ready = bool(lock_settings.password_hash(self._settings))
        label = tr("Change the password...") if ready else tr("Set a password...")
        self.set_password.setText(label)
        self.set_password.setAccessibleName(label)
        for part in (self.wait, self.remove, self.lock_now):
            part.setEnabled(ready)

    def _on_wait(self, key: str) -> None:
        lock_settings.keep_minutes(self._settings, int(key))
        self.changed.emit()

    def _ask_password(self) -> None:
        self._follow(ChangeLock(self._settings, self.window()))

    def _ask_removal(self) -> None:
        self._follow(RemoveLock(self._settings, self.window()))

    def _follow(self, dialog: ChangeLock | RemoveLock) -> None:
        dialog.accepted.connect(self._show)
        dialog.accepted.connect(self.changed)
        dialog.open()


def _minutes(count: int) -> str:
    return tr("1 minute") if count == 1 else tr("{n} minutes").format(n=count)
