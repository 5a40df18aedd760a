"""The page of shortcuts: read from commands, buttons, named views and what lists handle themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.searching import fold, words
from matchplanner.services.views import NamedView
from matchplanner.ui.keys import IN_PLACE, Handled
from matchplanner.ui.page import muted
from matchplanner.ui.registry import Command
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.ui.widgets.sizes import resize_within_screen


@dataclass(frozen=True, slots=True)
class Line:
    """Keys, what they do, and where."""

    keys: str
    text: str
    where: str


def lines(commands: Iterable[Command], views: Iterable[NamedView]) -> tuple[Line, ...]:
    """Return every key there is: of commands first, then of named views, then by part of the window."""
    everywhere = _tr("Everywhere")
    told = [
        Line(", ".join(command.keys), command.label, command.context or everywhere)
        for command in commands
        if command.keys
    ]
    named = _tr("Show the view {name}")
    told += [
        Line(native(view.shortcut), named.format(name=view.name), _tr("Programs"))
        for view in views
        if view.shortcut
    ]
    known = {(line.keys, line.where) for line in told}
    return (*told, *(line for line in map(_in_place, IN_PLACE) if (line.keys, line.where) not in known))


def native(keys: str) -> str:
    """Return keys as the system writes them; "Shift" alone stays as it is."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return shown or keys


class ShortcutsDialog(QDialog):
    """Every key there is, to be searched by key, by what it does and by place."""

    def __init__(self, window: QWidget, listed: Sequence[Line]) -> None:
        """Show the lines."""
        super().__init__(window)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = tuple(listed)
        label = QLabel(self.tr("&Search"))
        self.search = SearchField()
        self.search.setObjectName("shortcutsSearch")
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setPlaceholderText(self.tr("A key, or what it does"))
        label.setBuddy(self.search)
        self.table = self._table()
        self.nothing = muted(self.tr("No key is told of in these words."))
        self.nothing.setObjectName("shortcutsNothing")
        self.nothing.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (label, self.search, self.table, self.nothing, buttons):
            column.addWidget(part)
        self.search.textChanged.connect(self._narrow)
        self.search.left.connect(self.table.setFocus)
        self.search.setFocus()
        characters = self.fontMetrics().averageCharWidth()
        resize_within_screen(self, 112 * characters, 36 * self.fontMetrics().lineSpacing())

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._lines), 3)
        table.setObjectName("shortcutsTable")
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("Keys"), self.tr("What they do"), self.tr("Where")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        for at, line in enumerate(self._lines):
            for column, text in enumerate((line.keys, line.text, line.where)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(at, column, item)
        header, modes = table.horizontalHeader(), QHeaderView.ResizeMode
        for column, mode in enumerate((modes.ResizeToContents, modes.Stretch, modes.ResizeToContents)):
            header.setSectionResizeMode(column, mode)
        return table

    def _narrow(self, text: str) -> None:
        sought = words(text)
        there = 0
        for at, line in enumerate(self._lines):
            told = fold(f"{line.keys} {line.text} {line.where}")
            fits = all(word in told for word in sought)
            self.table.setRowHidden(at, not fits)
            there += fits
        self.nothing.setVisible(not there)


def _in_place(handled: Handled) -> Line:
    parts = [native(key) for key in handled.keys]
    keys = ", ".join(parts)
    if handled.gesture:
        keys = _tr("{key} with {gesture}").format(key=keys, gesture=_tr(handled.gesture))
    return Line(keys, _tr(handled.text), _tr(handled.part))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)
