"""The page of shortcuts says what is so: every key it names is handled, and every key handled is named."""

import ast
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.domain.table_layout import TableLayout
from matchplanner.services import views as named_views
from matchplanner.ui import keys as own_keys
from matchplanner.ui.keys import AS_EVERYWHERE, IN_PLACE, Handled
from matchplanner.ui.page_commands import views
from matchplanner.ui.shortcuts import ShortcutsDialog

UI = Path(own_keys.__file__).parent
NAMES = {
    "Del": "Key_Delete",
    "Esc": "Key_Escape",
    "PgUp": "Key_PageUp",
    "PgDown": "Key_PageDown",
    "+": "Key_Plus",
    "-": "Key_Minus",
    "F2": "EditKeyPressed",  # Qt's own word for it
    "Shift": "ShiftModifier",
}
STANDARD = {
    "Ctrl+C": "Copy",
    "Ctrl+V": "Paste",
    "Ctrl+F": "Find",
    "Ctrl+P": "Print",
    "Ctrl+S": "Save",
    "Ctrl++": "ZoomIn",
    "Ctrl+-": "ZoomOut",
}


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


@cache
def said(module: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names a module's code uses, and its texts."""
    tree = ast.parse((UI / module).read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return frozenset(names), frozenset(texts)


def handles(module: str, key: str) -> bool:
    """Say whether a module's code asks for a key, in one of the ways there are."""
    names, texts = said(module)
    last = key if key in NAMES else key.rpartition("+")[2] or "+"
    figure = last.isdigit() and ("isdigit" in names or "0123456789" in texts)
    pattern = last.isdigit() and "Alt+" in texts
    letter = last.lower() in texts and "text" in names
    return bool(
        NAMES.get(last, f"Key_{last}") in names
        or key in texts
        or STANDARD.get(key) in names
        or figure
        or pattern
        or letter
    )


@pytest.mark.parametrize(
    "line", IN_PLACE, ids=lambda line: f"{line.part}: {' '.join(line.keys)} {line.module}"
)
def test_each_key_that_is_listed_is_handled_where_it_says(line: Handled) -> None:
    missing = [key for key in line.keys if not handles(line.module, key)]
    assert not missing
    assert all(QKeySequence(key).toString() == key for key in line.keys if key != "Shift")


def test_esc_clears_the_search_and_then_closes_the_page_of_keys(app: App, qtbot: QtBot) -> None:
    app.commands.registry.command("shortcuts").action.trigger()
    dialog = app.window.findChild(ShortcutsDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.search, "undo")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.search.text() == ""
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)


def test_every_module_that_handles_keys_is_listed() -> None:
    asking = {
        str(path.relative_to(UI).as_posix())
        for path in UI.rglob("*.py")
        if {"keyPressEvent", "QShortcut"} & words_of(path) or asks_for_keys(path)
    }
    listed = {line.module for line in IN_PLACE}
    assert asking - listed - set(AS_EVERYWHERE) == set()
    assert set(AS_EVERYWHERE) - asking == set()
    assert not listed & set(AS_EVERYWHERE)


def asks_for_keys(path: Path) -> bool:
    """Say whether a module names keys."""
    names, _texts = said(path.relative_to(UI).as_posix())
    return any(name.startswith("Key_") for name in names)


def words_of(path: Path) -> set[str]:
    """Return what a module defines and calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return defined | {
        n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }


def opened(app: App, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_F1) -> ShortcutsDialog:
    """Open the page by key and return it."""
    held = Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_F1 else Qt.KeyboardModifier.ControlModifier
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or app.window, key, held)
    dialog = app.window.findChild(ShortcutsDialog)
    assert dialog is not None
    return dialog


def shown(dialog: ShortcutsDialog) -> list[tuple[str, ...]]:
    """Return the lines in sight."""
    table = dialog.table
    rows = [row for row in range(table.rowCount()) if not table.isRowHidden(row)]
    items = [[table.item(row, column) for column in range(3)] for row in rows]
    return [tuple(item.text() for item in line if item is not None) for line in items]


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Slash])
def test_the_page_tells_the_keys_of_commands_buttons_and_lists(app: App, qtbot: QtBot, key: Qt.Key) -> None:
    app.session.open_sample()
    assert app.window.plan is not None
    app.window.plan.show_page("interviews")
    dialog = opened(app, qtbot, key)
    told = shown(dialog)
    assert ("Ctrl+K, Ctrl+Shift+P", "Command palette", "Everywhere") in told
    assert ("Del", "Delete interview", "Interviews") in told
    assert ("Alt+Up, Alt+Down", "Move a program up or down", "Rank list") in told
    assert all(all(cells) for cells in told)
    dialog.close()


def test_the_page_is_searched_by_key_and_by_what_it_does(app: App, qtbot: QtBot) -> None:
    dialog = opened(app, qtbot)
    qtbot.keyClicks(dialog.search, "ctrl+shift+f")
    assert [line[1] for line in shown(dialog)] == ["Search everywhere"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    qtbot.keyClicks(dialog.search, "tier card")
    assert {line[2] for line in shown(dialog)} == {"Programs"}
    qtbot.keyClicks(dialog.search, " qqq")
    assert not shown(dialog)
    assert dialog.nothing.isVisible()
    dialog.close()


def test_the_keys_of_named_views_are_told(app: App, qtbot: QtBot) -> None:
    app.session.open_sample()
    workspace = app.session.workspace
    assert workspace is not None
    layout = TableLayout()
    workspace.run("Add view", lambda: named_views.add("programs", "Near the sea", layout, "Ctrl+Alt+1"))
    dialog = opened(app, qtbot)
    assert ("Ctrl+Alt+1", "Show the view Near the sea", "Programs") in shown(dialog)
    dialog.close()


Listener = tuple[str, QWidget, bool]
"""Who listens: its name, from where, and whether only while the keyboard is right there."""


def listeners(app: App) -> Iterator[tuple[str, Listener]]:
    """Yield each key that is listened to now, with who does."""
    window = app.window
    for action in window.findChildren(QAction):
        if action.isEnabled() and action.parent() is window:
            for key in action.shortcuts():
                yield key.toString(), (action.objectName(), window, False)
    for shortcut in window.findChildren(QShortcut):
        around = shortcut.parent()
        if isinstance(around, QWidget) and around.isVisible() and shortcut.isEnabled():
            context = shortcut.context()
            scope = window if context == Qt.ShortcutContext.WindowShortcut else around
            narrow = context == Qt.ShortcutContext.WidgetShortcut
            heard = shortcut.keys()
            for key in heard:
                yield key.toString(), (f"{type(around).__name__} {around.objectName()}", scope, narrow)


def meet(one: Listener, other: Listener) -> bool:
    """Say whether both hear a key at the same time, so that Qt would call it ambiguous."""
    (_, first, first_alone), (_, second, second_alone) = one, other
    if first is second:
        return True
    if first.isAncestorOf(second):
        return not first_alone
    return second.isAncestorOf(first) and not second_alone


def doubled(app: App) -> list[tuple[str, str, str]]:
    """Return the keys that two listeners would hear at once."""
    heard: dict[str, list[Listener]] = {}
    for key, listener in listeners(app):
        if key:
            heard.setdefault(key, []).append(listener)
    return [
        (key, one[0], other[0])
        for key, them in heard.items()
        for at, one in enumerate(them)
        for other in them[at + 1 :]
        if meet(one, other)
    ]


def test_no_key_means_two_things_at_once_on_any_page_or_view(app: App) -> None:
    app.session.open_sample()
    plan = app.window.plan
    assert plan is not None
    places = [*plan.keys(), *(f"{page}/{key}" for page, titles in views() for key, _title in titles)]
    found = {}
    heard = 0
    for place in places:
        plan.show_record(place, 0)
        QApplication.processEvents()
        app.commands.all()
        heard += len(list(listeners(app)))
        found[place] = doubled(app)
    assert heard > 20 * len(places)
    assert {place: keys for place, keys in found.items() if keys} == {}
