"""A plan out of the program in one encrypted file, and such a file back as a new plan."""

from pathlib import Path

from PySide6.QtCore import QObject

from matchplanner.errors import CancelledError, UserError
from matchplanner.services import sealed_copies
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.places import Asking, Places
from matchplanner.ui.privacy.passphrase_dialog import PassphraseDialog
from matchplanner.ui.saved_files import tell_saved
from matchplanner.ui.session import Session, plans_folder
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.workspace import Workspace


class SealedCopies(QObject):
    """Asks for files and passphrases; the work is done beside the window."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Work on whichever plan the session shows."""
        super().__init__(window)
        self._window, self._session = window, session

    def ask_save(self) -> None:
        """Ask where an encrypted copy of the open plan goes."""
        workspace = self._opened()
        leave_field()
        asking = Asking("saveSealedDialog", self.tr("Save an encrypted copy"), self._filter(), "sealed")
        name = f"{workspace.path.stem} {workspace.today()}{sealed_copies.SUFFIX}"
        workspace.places.ask_save(self._window, asking, name, self.save_to)

    def save_to(self, path: Path) -> PassphraseDialog:
        """Ask for the passphrase, then write the copy."""
        content = sealed_copies.gather(self._opened().store)
        dialog = PassphraseDialog(
            "sealDialog",
            self.tr("Save an encrypted copy"),
            self.tr("Encrypt and save"),
            self._window,
            self.tr(
                "The whole plan and the files kept with it, in one file that only the passphrase opens. "
                "Four or more words that do not belong together are good. The plan itself stays as it is."
            ),
            twice=True,
        )

        def begin(passphrase: str) -> None:
            self._session.background.run(
                lambda: sealed_copies.write(content, path, passphrase, dialog.told), done, refused
            )

        def done(_count: int) -> None:
            dialog.finish()
            if content.notices:
                saved = self.tr("Saved {name}.").format(name=path.name)
                self._session.notices.tell(" ".join((saved, *content.notices)))
            else:
                tell_saved(self._session.notices, path)

        def refused(exc: UserError) -> None:
            dialog.refuse(exc)
            if isinstance(exc, CancelledError):
                self._session.notices.tell(self.tr("Cancelled: no copy was saved."))

        dialog.given.connect(begin)
        dialog.open()
        return dialog

    def ask_open(self) -> None:
        """Ask for an encrypted copy, then what the plan is called that it becomes."""
        asking = Asking("openSealedDialog", self.tr("Open an encrypted copy"), self._filter(), "sealed")
        self._places().ask_open(self._window, asking, self.ask_plan)

    def ask_plan(self, sealed: Path) -> None:
        """Ask what the new plan is called."""
        free = self._session.starting.free_path(sealed.stem)
        asking = Asking(
            "newPlanOfSealedDialog", self.tr("The new plan"), self.tr("Plans (*.matchplan)"), "plans"
        )
        self._places().ask_save(self._window, asking, free.name, lambda plan: self.open_as(sealed, plan))

    def open_as(self, sealed: Path, plan: Path) -> PassphraseDialog:
        """Ask for the passphrase, then make the plan and show it."""
        dialog = PassphraseDialog(
            "unsealDialog",
            self.tr("Open an encrypted copy"),
            self.tr("Open"),
            self._window,
            self.tr(
                "“{copy}” becomes the new plan “{plan}”, with its files. No plan that is there is changed."
            ).format(copy=sealed.name, plan=plan.name),
            twice=False,
        )

        def begin(passphrase: str) -> None:
            self._session.background.run(
                lambda: sealed_copies.read(sealed, plan, passphrase, dialog.told), done, refused
            )

        def done(count: int) -> None:
            dialog.finish()
            self._session.open_plan(plan)
            words = self.tr("A new plan of an encrypted copy, with {files} attachments.")
            self._session.notices.tell(words.format(files=count))

        def refused(exc: UserError) -> None:
            dialog.refuse(exc)
            if isinstance(exc, CancelledError):
                self._session.notices.tell(self.tr("Cancelled: no plan was made."))

        dialog.given.connect(begin)
        dialog.open()
        return dialog

    def _filter(self) -> str:
        return self.tr("Encrypted copies (*{suffix})").format(suffix=sealed_copies.SUFFIX)

    def _places(self) -> Places:
        workspace = self._session.workspace
        return Places(plans_folder(), self._window.settings) if workspace is None else workspace.places

    def _opened(self) -> Workspace:
        if self._session.workspace is None:
            raise UserError(self.tr("No plan is open."), self.tr("Open or start one first."))
        return self._session.workspace
