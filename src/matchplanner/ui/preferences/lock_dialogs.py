"""Set, change and remove the password of the lock."""

from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.errors import UserError
from matchplanner.services import passwords
from matchplanner.ui import lock_settings
from matchplanner.ui.preferences.setting_page import tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.entry_dialog import EntryDialog


class _LockDialog(EntryDialog):
    """A dialog that asks for the present password first, where there is one."""

    def __init__(self, name: str, title: str, accept_label: str, parent: QWidget, settings: Settings) -> None:
        super().__init__(name, title, accept_label, parent)
        self._settings = settings
        self._present = self._line()
        if lock_settings.password_hash(settings):
            self.add(f"{name}Present", tr("Present password"), self._present)
            self._present.setFocus()

    @staticmethod
    def _line() -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line

    def _require_present(self) -> None:
        kept = lock_settings.password_hash(self._settings)
        if kept and not passwords.fits(kept, self._present.text()):
            self._present.selectAll()
            self._present.setFocus()
            raise UserError(tr("That is not the present password."))


class ChangeLock(_LockDialog):
    """Asks for a new password twice."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        """Start empty."""
        super().__init__("lockDialog", tr("Password of the lock"), tr("Use this password"), parent, settings)
        self._new, self._again = self._line(), self._line()
        self.add("lockNew", tr("New password"), self._new)
        self.add("lockAgain", tr("The same again"), self._again)
        self.submit_with(self._store)
        if not lock_settings.password_hash(settings):
            self._new.setFocus()

    def _store(self) -> None:
        self._require_present()
        if self._new.text() != self._again.text():
            self._again.selectAll()
            self._again.setFocus()
            raise UserError(tr("The two are not the same."), tr("Type both again."))
        lock_settings.keep_password(self._settings, passwords.hashed(self._new.text()))


class RemoveLock(_LockDialog):
    """Asks for the password before it goes."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        """Start empty."""
        super().__init__("unlockDialog", tr("Remove the lock"), tr("Remove"), parent, settings)
        self.submit_with(self._remove)

    def _remove(self) -> None:
        self._require_present()
        lock_settings.keep_password(self._settings, "")
