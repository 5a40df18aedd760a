"""Keyboard shortcuts and About: both are read from what is really there."""

import platform
import sqlite3
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMainWindow,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
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
_IN_PLACE = (
    ("F2", "Edit the cell or field"),
    ("Shift+arrows", "Choose a block of cells in the program table"),
    ("Ctrl+C / Ctrl+Shift+C", "Copy the block, without or with the columns' titles"),
    ("Ctrl+V", "Paste a block from a spreadsheet; new rows become new programs"),
    ("Ctrl+D", "Fill the block down from its first row"),
    ("Ctrl+E", "Give the program the whole page; show the list again"),
    ("Shift+Space", "Choose whole programs instead of cells"),
    ("Shift+click on a title", "Sort by one column more"),
    ("Esc", "Leave a field without changing it; clear the search"),
    ("1 / 2, E, S", "Two at a time on the rank list: the left, the right, equal, skip"),
    ("Alt+Up / Alt+Down", "Move a program on the rank list, or a plan among the plans"),
    ("Space", "Give your own word on what serves a plan"),
    ("Left / Right", "Move the chosen rotation by a week"),
    ("Shift+Left / Shift+Right", "Lengthen or shorten the chosen rotation by a week"),
    ("Ctrl+Up / Ctrl+Down", "Go to the lane above or below in the calendar; Enter opens what is chosen"),
    ("Alt+1 / Alt+2 / Alt+3", "Show the season, a quarter or a month of the calendar"),
    ("Ctrl+Plus / Ctrl+Minus", "Zoom the calendar; the wheel with Ctrl does it at the mouse"),
    ("Ctrl+Left / Ctrl+Right / Home", "Scroll the calendar; bring today into view"),
    ("0-3", "Give points in the scoring wizard; give the chosen card a tier"),
    ("P", "Accept what the scoring wizard proposes"),
    ("Alt+Left / Alt+Right", "Move the chosen card to the tier beside it"),
    ("A / R", "Accept or refuse what a page was read to say"),
    ("Space / O", "Verify again: still so; open the page"),
    ("Ctrl+Return", "Advance the chosen letter"),
    ("D / S", "Mark the chosen line of Today done; put it off"),
    ("Del", "Delete what is chosen; Ctrl+Z brings it back"),
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


class ShortcutsDialog(_Dialog):
    """Every command that has a key, as the menus name it."""

    def __init__(self, window: QMainWindow) -> None:
        """Read the window's commands."""
        super().__init__(window, "shortcutsDialog", "Keyboard shortcuts")
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (
                ", ".join(key.toString(native) for key in action.shortcuts()),
                action.text().replace("&", "").rstrip("."),
            )
            for action in window.findChildren(QAction)
            if action.shortcuts()
        ]
        rows += [(key, self.tr(text)) for key, text in _IN_PLACE]
        table = QTableWidget(len(rows), 2)
        table.setObjectName("shortcutsTable")
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("Keys"), self.tr("What they do")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.setItem(at, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        self.column.addWidget(table)
        self.column.addWidget(self.buttons)
        resize_within_screen(self, 560, 620)


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
