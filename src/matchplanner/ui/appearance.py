"""Light or dark, and how large the text is: as the system says, or as the user chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from matchplanner.ui import theme
from matchplanner.ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_KEY = "window/appearance"
_CHOICES = ("system", "light", "dark")
_TEXT = "window/text_size"
_USUAL = 100

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Per cent of the system's size of text."""


class Appearance(QObject):
    """Dresses the application, now and whenever the system or the user changes it."""

    changed = Signal()
    """Another look was chosen."""

    text_resized = Signal()
    """Text has another size: what measured itself by the old one is to be built again."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        """Note how the system looks, before anything is dressed; `follow` does the dressing."""
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._system_dark = theme.tokens() is theme.DARK
        self._high_contrast = False

    def follow(self) -> None:
        """Dress the application as it was chosen last."""
        theme.resize_text(self._app, self.text_size())
        if self._high_contrast:
            theme.undress(self._app)
            return
        dark = self._system_dark if self.chosen() == "system" else self.chosen() == "dark"
        theme.apply(self._app, theme.DARK if dark else theme.LIGHT)

    def watch(self) -> None:
        """Go along with the system from now on, and let frames and native dialogs go along with the user.

        Apart from `follow`, and importing `Qt` only here: its names take longer to load than the window to
        paint.
        """
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(lambda _wanted: self.heed_contrast())
        self._tell_system()
        self.heed_contrast()

    def heed_contrast(self) -> None:
        """Leave the colours to the system for as long as it asks for high contrast."""
        asked = wants_contrast()
        if asked is not self._high_contrast:
            self._high_contrast = asked
            self.follow()

    def chosen(self) -> str:
        """Return "system", "light" or "dark"."""
        key = self._settings.text(_KEY, "system")
        return key if key in _CHOICES else "system"

    def choose(self, key: str) -> None:
        """Go over to "system", "light" or "dark" and remember it."""
        self._settings.set_text(_KEY, key)
        self._tell_system()
        self.follow()
        self.changed.emit()

    def text_size(self) -> int:
        """Return the size of text in per cent of the system's."""
        kept = self._settings.text(_TEXT)
        return int(kept) if kept in {str(size) for size in TEXT_SIZES} else _USUAL

    def choose_text_size(self, percent: int) -> None:
        """Go over to another size of text, one of TEXT_SIZES, and remember it."""
        if percent == self.text_size():
            return
        self._settings.set_text(_TEXT, str(percent))
        theme.resize_text(self._app, percent)
        self.text_resized.emit()

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


def wants_contrast() -> bool:
    """Say whether the system shows everything in high contrast."""
    from PySide6.QtCore import Qt

    asked = QGuiApplication.styleHints().accessibility().contrastPreference()
    return asked is Qt.ContrastPreference.HighContrast
