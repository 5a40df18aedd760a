"""The context menu of the table: what can be done with the selected programs and cells."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from matchplanner.ui.programs import sorting
from matchplanner.ui.programs.bulk_bar import BulkBar
from matchplanner.ui.programs.cell_actions import CellActions
from matchplanner.ui.programs.column import tr

Entry = tuple[str, str, str, Callable[[], object]]
"""An entry's object name, label, key and what it does."""


def open_menu(actions: CellActions, bulk: BulkBar, entries: tuple[Entry, ...], place: QPoint) -> QMenu:
    """Open the menu at a place of the screen; `entries` are what the page itself does with a program."""
    table, model = actions.table, actions.model
    menu = QMenu(table)
    menu.setObjectName("rowMenu")
    menu.setAccessibleName(tr("Program"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    there = table.current_record() > 0
    for entry in entries:
        _add(menu, entry).setEnabled(there)
    menu.addSeparator()
    for entry in (
        ("editCell", tr("Edit cell"), "F2", lambda: table.edit(table.currentIndex())),
        ("copyCells", tr("Copy"), "Ctrl+C", actions.copy),
        ("copyTitled", tr("Copy with titles"), "Ctrl+Shift+C", lambda: actions.copy(with_titles=True)),
        ("pasteCells", tr("Paste"), "Ctrl+V", actions.paste),
        ("fillDown", tr("Fill down"), "Ctrl+D", actions.fill_down),
        ("emptyCells", tr("Empty cells"), "", actions.clear),
    ):
        _add(menu, entry)
    menu.addSeparator()
    chosen = menu.addMenu(tr("Set"))
    bulk.set_menu(chosen)
    chosen.setEnabled(there)
    tag = menu.addMenu(tr("Tags"))
    bulk.fill_tags(tag)
    tag.setEnabled(there)
    by = menu.addMenu(tr("Sort by"))
    sorting.fill_menu(by, table, model)
    menu.popup(place)
    return menu


def _add(menu: QMenu, entry: Entry) -> QAction:
    name, label, keys, slot = entry
    action = menu.addAction(f"{label}\t{keys}" if keys else label)
    action.setObjectName(name)
    action.triggered.connect(lambda _checked=False: slot())
    return action
