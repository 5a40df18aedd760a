"""The language of the window: a translation beside the program is used where the system asks for it.

None ships yet; how one is made: CONTRIBUTING.md.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from matchplanner import wording

CONTEXT = "Words"
"""Where translations hold what is said below the window, and every plural."""

_OWN = "matchplanner"
_OF_QT = "qtbase"


def follow() -> None:
    """Let what services and domain say go through the application's translators."""
    wording.speak(_translated)


def use(qt: QCoreApplication, wanted: QLocale | None = None, folder: Path | None = None) -> bool:
    """Install the translation for a locale, by default the system's; return whether there is one.

    The direction of the layout follows it. `folder` is where translations lie,
    by default in the program's own resources.
    """
    place = folder or Path(str(files("matchplanner.resources") / "translations"))
    if not place.is_dir():
        return False
    locale = wanted or QLocale()
    own = QTranslator(qt)
    if not own.load(locale, _OWN, "_", str(place)):
        return False
    of_qt = QTranslator(qt)
    if of_qt.load(locale, _OF_QT, "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(of_qt)
    QGuiApplication.setLayoutDirection(locale.textDirection())
    return qt.installTranslator(own)


def _translated(pattern: str, n: int, /) -> str:
    return QCoreApplication.translate(CONTEXT, pattern, None, n)
