"""Opens the settings and carries through the window what they change."""

from PySide6.QtCore import QObject

from matchplanner.ui.appearance import Appearance
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.preferences.dialog import PreferencesDialog
from matchplanner.ui.session import Session


class Preferring(QObject):
    """Shows the settings over the window, at most once."""

    def __init__(self, window: MainWindow, session: Session, appearance: Appearance) -> None:
        """Build the window's pages again whenever text or weeks change."""
        super().__init__(window)
        self._window, self._session = window, session
        self._appearance = appearance
        appearance.text_resized.connect(session.redraw)

    def open(self, page: str = "appearance") -> PreferencesDialog:
        """Show the settings with this page in front."""
        found = self._window.findChild(PreferencesDialog)
        dialog = found or PreferencesDialog(
            self._appearance, self._window.settings, self._session.workspace, self._window
        )
        if found is None:
            dialog.week_changed.connect(self._session.redraw)
        dialog.show_page(page)
        dialog.open()
        return dialog
