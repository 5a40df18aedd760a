"""Hands on keyboard and mouse: finds what is on the screen by its object name, and works it as a person."""

from io import BytesIO
from pathlib import Path
from typing import TypeVar

from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.ui.preview import PdfPreview
from matchplanner.ui.workspace import Workspace

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000
"""Milliseconds a child process may take on a machine that does much else."""


class Walker:
    """One person at one window."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app = app
        self.bot = qtbot

    @property
    def workspace(self) -> Workspace:
        assert self.app.session.workspace is not None
        return self.app.session.workspace

    def seen(self, kind: type[W], name: str) -> list[W]:
        """Return the named widgets that are visible now."""
        return [w for w in self.app.window.findChildren(kind, name) if w.isVisible()]

    def find(self, kind: type[W], name: str) -> W:
        """Wait until the named widget is visible."""
        self.bot.waitUntil(lambda: bool(self.seen(kind, name)))
        return self.seen(kind, name)[-1]

    def front(self, kind: type[W], name: str) -> W:
        """Wait for a window and give it the keyboard, as a window manager does."""
        found = self.find(kind, name)
        self._activate(found)
        return found

    def gone(self, name: str) -> None:
        """Wait until nothing of that name is on the screen."""
        self.bot.waitUntil(lambda: not self.seen(QWidget, name))

    def text(self, name: str) -> str:
        """Return what a label says."""
        return self.find(QLabel, name).text()

    def click(self, name: str) -> None:
        """Click a button, which must be one that can be pressed."""
        button = self.find(QAbstractButton, name)
        self.bot.waitUntil(button.isEnabled)
        self.bot.mouseClick(button, LEFT)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key wherever the keyboard is."""
        window = QApplication.activeModalWidget() or self.app.window
        self.bot.keyClick(QApplication.focusWidget() or window, key, modifier)

    def page(self, number: int) -> None:
        """Go to a page of the navigation by its shortcut."""
        self.back_to_window()
        self.bot.keyClick(self.app.window, Qt.Key(KEY.Key_0 + number), CTRL)

    def undo(self, steps: int = 1) -> None:
        """Press Ctrl+Z."""
        for _step in range(steps):
            self.bot.keyClick(self.app.window, KEY.Key_Z, CTRL)

    def redo(self, steps: int = 1) -> None:
        """Press Ctrl+Shift+Z."""
        for _step in range(steps):
            self.bot.keyClick(self.app.window, KEY.Key_Z, CTRL | SHIFT)

    def tab(self, name: str, label: str) -> None:
        """Click a tab by what it says."""
        found = self.find(QWidget, name)
        bar = found.tabBar() if isinstance(found, QTabWidget) else found
        assert isinstance(bar, QTabBar)
        at = next(at for at in range(bar.count()) if bar.tabText(at) == label)
        self.bot.mouseClick(bar, LEFT, pos=bar.tabRect(at).center())

    def menu(self, action: str) -> None:
        """Open the window's menu that holds an action, and click it there."""
        bar = self.app.window.menuBar()
        assert isinstance(bar, QMenuBar)
        for title in bar.actions():
            way = _way(title, action)
            if not way:
                continue
            around: QMenuBar | QMenu = bar
            for entry in way:
                self.bot.mouseClick(around, LEFT, pos=around.actionGeometry(entry).center())
                menu = entry.menu()
                if isinstance(menu, QMenu):
                    self.bot.waitUntil(menu.isVisible)
                    around = menu
            return
        raise AssertionError(f"no menu offers {action}")

    def type_into(self, name: str, text: str, *, leave: bool = True) -> QLineEdit:
        """Type a line; by default Enter follows."""
        field = self.find(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self.bot.keyClicks(field, text)
        if leave:
            self.bot.keyClick(field, KEY.Key_Return)
        return field

    def write(self, name: str, text: str) -> None:
        """Type several lines in place of what stands in a text, and leave it."""
        field = self.find(QPlainTextEdit, name)
        self._activate(field.window())
        field.setFocus()
        field.selectAll()
        for at, line in enumerate(text.split("\n")):
            if at:
                self.bot.keyClick(field, KEY.Key_Return)
            self.bot.keyClicks(field, line)
        self.bot.keyClick(field, KEY.Key_Tab)

    def paste(self, widget: QWidget, text: str) -> None:
        """Put a text on the clipboard and press Ctrl+V."""
        QGuiApplication.clipboard().setText(text)
        widget.setFocus()
        self.bot.keyClick(widget, KEY.Key_V, CTRL)

    def choose(self, name: str, key: str) -> None:
        """Go through a choice by the arrow keys until it shows the key."""
        box = self.find(QComboBox, name)
        box.setFocus()
        self.bot.keyClick(box, KEY.Key_Home)
        for _step in range(box.count()):
            if str(box.currentData()) == key or (box.currentData() is None and box.currentText() == key):
                return
            self.bot.keyClick(box, KEY.Key_Down)
        raise AssertionError(f"{name} offers no {key}")

    def type_into_box(self, name: str, text: str) -> QComboBox:
        """Type into a box that takes typing."""
        box = self.find(QComboBox, name)
        edit = box.lineEdit()
        assert edit is not None
        edit.setFocus()
        edit.selectAll()
        self.bot.keyClicks(edit, text)
        return box

    def pick(self, name: str, part: str) -> None:
        """Type a part of a name and take the first that is offered for it."""
        completer = self.type_into_box(name, part).completer()
        assert completer is not None
        popup = completer.popup()
        assert popup is not None
        self.bot.waitUntil(popup.isVisible)
        self.bot.keyClick(popup, KEY.Key_Down)
        self.bot.keyClick(popup, KEY.Key_Return)

    def tick(self, name: str, *rows: int) -> None:
        """Tick or untick lines of a list with the space bar."""
        for row in rows:
            items = self.find(QListWidget, name)
            items.setFocus()
            items.setCurrentRow(row)
            self.bot.keyClick(items, KEY.Key_Space)

    def pick_row(self, table: str, text: str, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Click the row of a table that shows the text."""
        view = self.find(QTableView, table)
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if str(index.data()) == text and not view.isColumnHidden(column):
                    self.click_at(view, index, modifier)
                    return
        raise AssertionError(f"{table} shows no {text}")

    def click_at(
        self,
        view: QAbstractItemView,
        index: QModelIndex | QPersistentModelIndex,
        modifier: Qt.KeyboardModifier = NOTHING,
    ) -> None:
        """Bring a cell into sight and click it."""
        view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.bot.mouseClick(view.viewport(), LEFT, modifier, pos=view.visualRect(index).center())

    def shown(self, table: str, column: int = 0) -> list[str]:
        """Return what a column of a table says, row by row."""
        model = self.find(QTableView, table).model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def _press_return(self, kind: type[QDialog]) -> bool:
        """Press Return in the dialog's file name; the first one may only close the list of suggestions."""
        for dialog in self.app.window.findChildren(kind):
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            if dialog.isVisible() and field is not None:
                self.bot.keyClick(field, KEY.Key_Return)
        return False

    def open_file(self, dialog: str, path: Path) -> None:
        """Paste a path into a dialog that asks for a file, and press Open."""
        asked = self.find(QFileDialog, dialog)
        field = self.find(QLineEdit, "fileNameEdit")
        self.paste(field, str(path))
        completer = field.completer()
        assert completer is not None
        suggestions = completer.popup()
        assert suggestions is not None
        suggestions.hide()
        opens = next(one for one in asked.findChildren(QPushButton) if "Open" in one.text())
        self.bot.mouseClick(opens, LEFT)
        self.gone(dialog)

    def back_to_window(self) -> None:
        """Give the window the keyboard: the offscreen platform has no window manager to do it."""
        self._activate(self.app.window)

    def _activate(self, window: QWidget) -> None:
        def active() -> bool:
            if not window.isActiveWindow():
                window.activateWindow()
            return window.isActiveWindow()

        self.bot.waitUntil(active)

    def save_pdf(self, path: Path) -> PdfReader:
        """Save the previewed PDF by its dialog and return it."""
        self.find(PdfPreview, "pdfPreview")
        self.click("pdfSave")
        self.find(QFileDialog, "savePdfDialog")
        self.type_into("fileNameEdit", str(path), leave=False)
        self.bot.waitUntil(lambda: self._press_return(QFileDialog) or path.exists())
        self.bot.waitUntil(path.exists)
        self.click("pdfClose")
        self.bot.waitUntil(lambda: not self.app.window.findChildren(PdfPreview))
        self.back_to_window()
        return PdfReader(BytesIO(path.read_bytes()))


def words_of(pdf: PdfReader) -> str:
    """Return a PDF's text as one line."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def _way(entry: QAction, action: str) -> tuple[QAction, ...]:
    """Return the lines from one of the menu bar to an action below it, () if it is not there."""
    if entry.objectName() == action:
        return (entry,)
    menu = entry.menu()
    for inner in menu.actions() if isinstance(menu, QMenu) else ():
        way = _way(inner, action)
        if way:
            return (entry, *way)
    return ()
