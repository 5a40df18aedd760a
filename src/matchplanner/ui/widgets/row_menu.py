"""The menu of a row: how its record is opened, what buttons of the page do with it, how rows are sorted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QTableView, QWidget

from matchplanner.ui.widgets.sort_menu import sort_menu


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    label: str
    key: str
    run: Callable[[], object]
    enabled: bool = True


def open_row_menu(
    table: QTableView, opens: Callable[[], object] | None, buttons: Sequence[QPushButton], place: QPoint
) -> None:
    """Open the menu of the current row at a place of the screen; where there is none, the one that sorts."""
    lines = _lines(table, opens, buttons)
    if not lines:
        if table.isSortingEnabled():
            sort_menu(table, table).popup(place)
        return
    menu = QMenu(table)
    menu.setObjectName("rowMenu")
    menu.setAccessibleName(_tr("Row"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for line in lines:
        action = menu.addAction(f"{line.label}\t{line.key}" if line.key else line.label)
        action.setObjectName(line.name)
        action.setEnabled(line.enabled)
        action.triggered.connect(lambda _checked=False, run=line.run: run())
    if table.isSortingEnabled():
        menu.addSeparator()
        by = sort_menu(table, menu)
        by.setTitle(_tr("Sort by"))
        menu.addMenu(by)
    menu.popup(place)


def _lines(
    table: QTableView, opens: Callable[[], object] | None, buttons: Sequence[QPushButton]
) -> list[_Line]:
    """Return what can be done with the current row; what a button cannot do now, its line cannot either."""
    current = table.currentIndex()
    if not current.isValid():
        return []
    lines = [] if opens is None else [_Line("openRow", _tr("Open"), "Enter", opens)]
    if current.flags() & Qt.ItemFlag.ItemIsEditable:
        lines.append(_Line("editRow", _tr("Edit the cell"), "F2", lambda: table.edit(current)))
    for button in buttons:
        tip = button.toolTip()
        key = tip if len(tip.split()) == 1 else ""  # a tip that is a sentence names no key
        name = f"row_{button.objectName()}"
        lines.append(_Line(name, button.text(), key, button.click, button.isEnabled()))
    return lines


def enter(detail: QWidget) -> None:
    """Give the keyboard to the first field of what stands beside the rows."""
    widget: QWidget | None = detail.nextInFocusChain()
    while widget is not None and widget is not detail:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and widget.isVisible() and widget.isEnabled() and detail.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        widget = widget.nextInFocusChain()


def _tr(text: str) -> str:
    return QCoreApplication.translate("RowMenu", text)
