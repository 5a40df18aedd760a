"""Opens the settings and carries through the window what they change."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from matchplanner.ui.appearance import Appearance
from matchplanner.ui.idle_lock import IdleLock
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.preferences.dialog import PreferencesDialog
from matchplanner.ui.session import Session


class Preferring(QObject):
    """Shows the settings over the window, at most once."""

    def __init__(self, window: MainWindow, session: Session, appearance: Appearance) -> None:
        """Build the window's pages again whenever weeks begin with another day."""
        super().__init__(window)
        self._window, self._session = window, session
        self._appearance = appearance

    def open(self, page: str = "appearance") -> PreferencesDialog:
        """Show the settings with this page in front."""
        found = self._window.findChild(PreferencesDialog)
        dialog = found or PreferencesDialog(
            self._appearance, self._window.settings, self._session.workspace, self._window
        )
        if found is None:
            dialog.week_changed.connect(self._session.redraw)
            dialog.table_requested.connect(lambda key: self._show_table(key, dialog))
            for lock in self._window.findChildren(IdleLock):
                dialog.lock_changed.connect(lock.follow)
                dialog.lock_requested.connect(lock.lock)
        dialog.show_page(page)
        dialog.open()
        return dialog

    def _show_table(self, key: str, over: QWidget) -> None:
        """Show a table of the season over the settings; its own dialog corrects it."""
        from matchplanner.services import season

        workspace, year = self._session.workspace, season.target_year()
        if workspace is None:
            return
        if key == "dates" and year is not None:
            from matchplanner.ui.rotations.season_dialog import SeasonDates

            SeasonDates(workspace, year, over).open()
        elif key == "fees":
            from matchplanner.ui.rotations.budget.dialogs import Prices

            Prices(workspace, over).open()
        elif key == "signals":
            from matchplanner.ui.application.signals.dialogs import SeasonSignals

            SeasonSignals(workspace, over).open()
