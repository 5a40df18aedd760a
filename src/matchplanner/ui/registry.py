"""The window's commands, each registered once: menus, palette and the list of shortcuts read them here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from matchplanner.ui.main_window import EDIT, FILE, HELP, VIEW
from matchplanner.ui.mnemonics import spread

Key = str | QKeySequence | QKeySequence.StandardKey
Reason = Callable[[], str]
"""Says why a command cannot be run now, in one sentence; "" where it can."""


class Section(Enum):
    """A part of a menu between two separators, in the order in which they are shown."""

    PLAN = FILE, "plan"
    COPIES = FILE, "copies"
    INCOMING = FILE, "&Import"
    OUTGOING = FILE, "&Export"
    PRINTING = FILE, "&Print"
    SETTINGS = FILE, "settings"
    LEAVING = FILE, "leaving"
    UNDOING = EDIT, "undoing"
    CLIPBOARD = EDIT, "clipboard"
    RECORDS = EDIT, "records"
    FINDING = EDIT, "finding"
    PAGES = VIEW, "pages"
    VIEWS = VIEW, "views"
    LOOK = VIEW, "look"
    LEARNING = HELP, "learning"
    ABOUT = HELP, "about"

    @property
    def menu(self) -> str:
        """The title of the menu it is a part of."""
        return str(self.value[0])


_GROUPED = (Section.INCOMING, Section.OUTGOING, Section.PRINTING)
"""Parts that are menus of their own, called as their value says: the menu around them stays short."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what runs it, the page it belongs to ("" for the window's own), why it cannot be run now."""

    action: QAction
    context: str
    reason: Reason

    @property
    def name(self) -> str:
        """What it is called in code."""
        return self.action.objectName()

    @property
    def label(self) -> str:
        """What it says, without mnemonic and dots."""
        return plain(self.action.text())

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys as the system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        own = tuple(key.toString(native) for key in self.action.shortcuts() if not key.isEmpty())
        told = self.action.property("key")  # a button's, which the page itself listens to
        return own or ((str(told),) if told else ())


class Registry(QObject):
    """Holds the commands in the order of the menus, and keeps those disabled that cannot be run."""

    added = Signal()

    def __init__(self, menus: Mapping[str, QMenu], parent: QObject) -> None:
        """Begin with empty menus; `menus` has them by title."""
        super().__init__(parent)
        self._menus = menus
        self._commands: dict[str, Command] = {}
        self._ends: dict[Section, QAction] = {}
        self._around: dict[Section, QMenu] = {}
        for section in Section:
            around = menus[section.menu]
            if section in _GROUPED:
                around = self._group(around, section)
            self._around[section] = around
            # Qt shows one separator where several meet, and none at a menu's ends.
            self._ends[section] = around.addSeparator()
        for menu in menus.values():
            menu.aboutToShow.connect(self.refresh)
            menu.aboutToShow.connect(partial(_give_letters, menu))

    def add(
        self,
        place: Section | QMenu,
        name: str,
        label: str,
        slot: Callable[[], object],
        *keys: Key,
        unless: Reason = lambda: "",
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
        tip: str = "",
        context: str = "",
    ) -> QAction:
        """Add a command at the end of a section, or to a `submenu`; a name stands for one command only.

        `unless` says why it cannot be run now. A `role` other than none puts it
        where macOS has such commands; without one Qt would guess from the words.
        """
        if name in self._commands:
            raise ValueError(f"the command {name} is registered twice")
        action = QAction(label, self.parent())
        action.setObjectName(name)
        action.setMenuRole(role)
        action.setStatusTip(tip or plain(label))
        action.setProperty("tip", action.statusTip())
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked: slot())
        if isinstance(place, Section):
            self._around[place].insertAction(self._ends[place], action)
        else:
            place.addAction(action)
        self._commands[name] = command = Command(action, context, unless)
        _enable(command)
        self.added.emit()
        return action

    def submenu(self, place: Section | QMenu, name: str, title: str) -> QMenu:
        """Add a menu at the end of a section, or to another one; it is handed to `add`."""
        around = self._around[place] if isinstance(place, Section) else place
        menu = QMenu(title, around)
        menu.setObjectName(name)
        menu.menuAction().setMenuRole(QAction.MenuRole.NoRole)
        menu.aboutToShow.connect(partial(_give_letters, menu))
        if isinstance(place, Section):
            around.insertMenu(self._ends[place], menu)
        else:
            around.addMenu(menu)
        return menu

    def _group(self, around: QMenu, section: Section) -> QMenu:
        """Put the menu of a section at the end of the one around it."""
        title = self.tr(str(section.value[1]))
        menu = QMenu(title, around)
        menu.setObjectName(f"{section.name.lower()}Menu")
        menu.menuAction().setMenuRole(QAction.MenuRole.NoRole)
        menu.aboutToShow.connect(partial(_give_letters, menu))
        around.addMenu(menu)
        if section is _GROUPED[-1]:
            around.addSeparator()
        return menu

    def drop(self, menu: QMenu) -> None:
        """Take the commands of a submenu out, to fill it anew."""
        for action in menu.actions():
            self._commands.pop(action.objectName(), None)
            menu.removeAction(action)
            action.deleteLater()

    def commands(self) -> tuple[Command, ...]:
        """Return every command in the order of the menus, as enabled as it is now."""
        self.refresh()
        found = (self._commands.get(action.objectName()) for action in self._in_menus())
        return tuple(command for command in found if command is not None)

    def command(self, name: str) -> Command:
        """Return one command. Raises KeyError if none is called so."""
        return self._commands[name]

    def refresh(self) -> None:
        """Enable what can be run now and disable the rest, with the reason in the status tip."""
        for command in self._commands.values():
            _enable(command)

    def _in_menus(self) -> list[QAction]:
        found: list[QAction] = []
        waiting = [action for menu in self._menus.values() for action in menu.actions()]
        while waiting:
            action = waiting.pop(0)
            menu = action.menu()
            if isinstance(menu, QMenu):
                waiting = [*menu.actions(), *waiting]
            elif not action.isSeparator():
                found.append(action)
        return found


def plain(label: str) -> str:
    """Return a label as it is read: without a mnemonic, dots at the end, and the key after a tab."""
    words = label.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
    return words.removesuffix("...")


def _give_letters(menu: QMenu) -> None:
    """Let every line of a menu be reached by a letter."""
    lines = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    for action, text in zip(lines, spread([action.text() for action in lines]), strict=True):
        if action.text() != text:
            action.setText(text)


def _enable(command: Command) -> None:
    action = command.action
    if not isValid(action):
        return  # the window goes with its plan still open
    reason = command.reason()
    action.setEnabled(not reason)
    tip = str(action.property("tip"))
    action.setStatusTip(f"{tip}: {reason}" if reason else tip)
