"""Sorting a table by keyboard: the header's clicks as a menu."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QTableView, QWidget

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def sort_menu(table: QTableView, parent: QWidget) -> QMenu:
    """Return a menu of the columns shown; the one that sorts already turns the order round."""
    menu = QMenu(parent)
    menu.setObjectName("sortMenu")
    menu.setAccessibleName(_tr("Sort by"))
    group = QActionGroup(menu)
    header, model = table.horizontalHeader(), table.model()
    for at in sorted(range(header.count()), key=header.visualIndex):
        if table.isColumnHidden(at):
            continue
        title = model.headerData(at, Qt.Orientation.Horizontal)
        action = menu.addAction(_tr("Sort by {column}").format(column=title))
        action.setObjectName(f"sort_{at}")
        action.setCheckable(True)
        action.setChecked(at == header.sortIndicatorSection())
        action.triggered.connect(lambda _checked, at=at: _sort(table, at))
        group.addAction(action)
    return menu


def _sort(table: QTableView, at: int) -> None:
    header = table.horizontalHeader()
    again = header.sortIndicatorSection() == at and header.sortIndicatorOrder() == _ASCENDING
    table.sortByColumn(at, _DESCENDING if again else _ASCENDING)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SortMenu", text)
