"""Appears when several programs are selected: sets a mark, a visa answer or a tag for all of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from matchplanner.services import tags
from matchplanner.ui.programs.cell_actions import CellActions
from matchplanner.ui.programs.column import ProgramColumn, Typed, tr
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.flow import FlowBox

SET_TOGETHER = ("tier", "status", "target", "interest", "program_type", "j1", "h1b")
"""The columns that can be set for several programs at once, in the order in which they are offered."""


class BulkBar(FlowBox):
    """Buttons with menus; hidden while fewer than two programs are selected."""

    delete_requested = Signal()
    dismissed = Signal()
    """The selection is to be given up."""

    def __init__(self, columns: Sequence[ProgramColumn], actions: CellActions) -> None:
        """Offer what these columns hold."""
        super().__init__(spacing=6)
        self.setObjectName("bulkBar")
        self._actions = actions
        self._columns = {column.key: column for column in columns}
        self.count = QLabel()
        self.count.setObjectName("bulkCount")
        self.add(self.count)
        for key in SET_TOGETHER[:5]:
            column = self._columns[key]
            self.add(self._menu_button(f"bulk_{key}", column.title, self._filler(column)))
        self.add(self._menu_button("bulkVisa", self.tr("Visa"), self._fill_visa))
        self.add(self._menu_button("bulkTag", self.tr("Tag"), self.fill_tags))
        self.add(button("bulkDelete", self.tr("Delete these"), self.delete_requested.emit))
        self.add(button("bulkDismiss", self.tr("Select one only"), self.dismissed.emit))
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many programs are selected."""
        self.count.setText(self.tr("{n} selected. Set for all:").format(n=count))
        self.setVisible(count > 1)

    def set_menu(self, menu: QMenu) -> None:
        """Add a submenu for each column that can be set to a context menu."""
        for key in SET_TOGETHER:
            column = self._columns[key]
            part = menu.addMenu(column.title.replace("&", "&&"))
            part.setObjectName(f"set_{key}")
            self._filler(column)(part)

    def fill_tags(self, menu: QMenu) -> None:
        """Offer the tags in use, to put on and to take off, and a new one."""
        add, remove = menu.addMenu(self.tr("Add")), menu.addMenu(self.tr("Take off"))
        for part, act in ((add, self._actions.add_tag), (remove, self._actions.remove_tag)):
            for name in tags.names():
                action = part.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, act=act, name=name: act(name))
        new = menu.addAction(self.tr("New tag..."))
        new.setObjectName("newTag")
        new.triggered.connect(lambda _checked=False: self.ask_tag())

    def ask_tag(self) -> None:
        """Ask for a tag to put on the selected programs."""
        words = (self.tr("Tag the selected programs"), self.tr("Tag"), self.tr("Add tag"))
        ask_line(self.window(), "tagPrograms", words, self._actions.add_tag)

    def _fill_visa(self, menu: QMenu) -> None:
        for key in ("j1", "h1b"):
            column = self._columns[key]
            self._filler(column)(menu.addMenu(column.title))

    def _filler(self, column: ProgramColumn) -> Callable[[QMenu], None]:
        def fill(menu: QMenu) -> None:
            for stored, shown in column.choices if column.typed is Typed.CHOICE else ():
                action = menu.addAction(shown.replace("&", "&&"))
                action.setObjectName(f"set_{column.key}_{stored}")
                action.triggered.connect(
                    lambda _checked=False, stored=stored: self._actions.set_selected(column, stored)
                )

        return fill

    def _menu_button(self, name: str, label: str, fill: Callable[[QMenu], None]) -> QPushButton:
        return menu_button(name, label, fill)


def menu_button(name: str, label: str, fill: Callable[[QMenu], None]) -> QPushButton:
    """Return a button that opens a menu below itself, made anew each time."""

    def open_menu() -> None:
        menu = QMenu(made)
        menu.setObjectName(f"{name}Menu")
        menu.setAccessibleName(label)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(made.mapToGlobal(QPoint(0, made.height())))

    made = button(name, tr("{label}...").format(label=label), open_menu)
    made.setAccessibleName(made.text())
    return made
