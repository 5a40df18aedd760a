"""About: read from what is really there."""

import platform
import sqlite3
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner import __version__
from matchplanner.ui.disclaimer import disclaimer
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.sizes import resize_within_screen

_COMPONENTS = (
    "PySide6-Essentials",
    "PySide6-Pdf",
    "peewee",
    "reportlab",
    "pillow",
    "openpyxl",
    "defusedxml",
    "icalendar",
    "pypdf",
    "rapidfuzz",
    "platformdirs",
    "pymupdf-fonts",
    "pylopdf-fonts-zh-cn",
    "tzdata",
)


class _Dialog(QDialog):
    def __init__(self, window: QWidget, name: str, title: str) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.close)


class AboutDialog(_Dialog):
    """What this is, what it is not, and what it is made of."""

    def __init__(self, window: QWidget) -> None:
        """Show version, promise and licences."""
        super().__init__(window, "aboutDialog", "About MatchPlanner")
        self.column.addWidget(heading(f"MatchPlanner {__version__}"))
        self.column.addWidget(muted(self.tr("An offline planner for international medical graduates.")))
        self.column.addWidget(muted(disclaimer()))
        tabs = QTabWidget()
        tabs.addTab(_text(self._versions(), self.tr("Versions")), self.tr("Versions"))
        tabs.addTab(_text(_licences(), self.tr("Licences")), self.tr("Licences"))
        self.column.addWidget(tabs)
        self.column.addWidget(self.buttons)
        resize_within_screen(self, 560, 480)

    def _versions(self) -> str:
        return "\n".join(
            (
                f"MatchPlanner {__version__}",
                f"Python {platform.python_version()}",
                f"Qt {qVersion()}",
                f"SQLite {sqlite3.sqlite_version}",
                platform.platform(),
            )
        )


def _text(content: str, name: str) -> QPlainTextEdit:
    view = QPlainTextEdit(content)
    view.setReadOnly(True)
    view.setAccessibleName(name)
    return view


def _licences() -> str:
    lines = ["MatchPlanner: MIT", ""]
    for name in _COMPONENTS:
        try:
            found = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        stated = [found[key] for key in ("License-Expression", "License") if key in found]
        licence = next((text.splitlines()[0] for text in stated if text), "see the package")
        lines.append(f"{name} {metadata.version(name)}: {licence}")
    return "\n".join(lines)
