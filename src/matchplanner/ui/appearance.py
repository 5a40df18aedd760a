"""Light or dark: as the system says, or as the user chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from matchplanner.ui import theme
from matchplanner.ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_KEY = "window/appearance"
_CHOICES = ("system", "light", "dark")


class Appearance(QObject):
    """Dresses the application, now and whenever the system or the user changes it."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        """Note how the system looks, before anything is dressed; `follow` does the dressing."""
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._system_dark = theme.tokens() is theme.DARK

    def follow(self) -> None:
        """Dress the application as it was chosen last."""
        dark = self._system_dark if self.chosen() == "system" else self.chosen() == "dark"
        theme.apply(self._app, theme.DARK if dark else theme.LIGHT)

    def watch(self) -> None:
        """Go along with the system from now on, and let frames and native dialogs go along with the user.

        Apart from `follow`, and importing `Qt` only here: its names take longer to load than the window to
        paint.
        """
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._tell_system()

    def chosen(self) -> str:
        """Return "system", "light" or "dark"."""
        key = self._settings.text(_KEY, "system")
        return key if key in _CHOICES else "system"

    def choose(self, key: str) -> None:
        """Go over to "system", "light" or "dark" and remember it."""
        self._settings.set_text(_KEY, key)
        self._tell_system()
        self.follow()

    def _tell_system(self) -> None:
        from PySide6.QtCore import Qt

        schemes = (Qt.ColorScheme.Unknown, Qt.ColorScheme.Light, Qt.ColorScheme.Dark)
        QGuiApplication.styleHints().setColorScheme(schemes[_CHOICES.index(self.chosen())])

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        from PySide6.QtCore import Qt

        # Not every platform follows setColorScheme; what the user chose decides by itself.
        if self.chosen() == "system" and scheme != Qt.ColorScheme.Unknown:
            self._system_dark = scheme == Qt.ColorScheme.Dark
        self.follow()
