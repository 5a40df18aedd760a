"""The letters after Alt: one each, in menus and in dialogs, and none that a label did not have before."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.ui.mnemonics import mnemonic, spread

LABELS = st.lists(st.text(st.sampled_from("abcdE &\t(é"), max_size=12), max_size=8)


@given(LABELS)
def test_no_letter_stands_for_two_and_every_word_stays_as_it_was(labels: list[str]) -> None:
    found = spread(labels)
    letters = Counter(filter(str.strip, map(mnemonic, found)))
    assert not [letter for letter, count in letters.items() if count > 1 and letter != "&"]
    plain = [label.replace("&&", "\0").replace("&", "") for label in found]
    assert plain == [label.replace("&&", "\0").replace("&", "") for label in labels]


def test_what_a_label_names_stays_and_the_others_begin_words() -> None:
    assert spread(["&New plan...", "New &season...", "&Settings...", "Export"]) == [
        "&New plan...",
        "New &season...",
        "Se&ttings...",
        "&Export",
    ]


def test_a_letter_that_is_taken_is_left_alone() -> None:
    assert spread(["Cancel", "R&&D"], taken="c") == ["C&ancel", "&R&&D"], "an ampersand stays one"


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    made.window.close()


def _menus(menu: QMenu) -> Iterator[QMenu]:
    menu.aboutToShow.emit()
    yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _menus(inner)


def test_every_line_of_every_menu_has_a_letter_of_its_own(app: App) -> None:
    for top in app.window.menus.values():
        for menu in _menus(top):
            lines = [action.text() for action in menu.actions() if action.isVisible() and action.text()]
            letters = [mnemonic(line) for line in lines]
            assert all(letters), (menu.title(), [line for line in lines if not mnemonic(line)])
            assert len(letters) == len(set(letters)), (menu.title(), lines)


def test_the_buttons_of_a_dialog_are_pressed_by_their_letters(app: App, qtbot: QtBot) -> None:
    app.commands.registry.command("news").action.trigger()
    dialog = app.window.findChild(QDialog, "newsDialog")
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    letters = [mnemonic(button.text()) for button in buttons]
    assert all(letters)
    assert len(letters) == len(set(letters))
    focused = dialog.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(dialog.destroyed):
        close = next(button for button in buttons if "Close" in button.text().replace("&", ""))
        letter = Qt.Key(ord(mnemonic(close.text()).upper()))
        qtbot.keyClick(focused, letter, Qt.KeyboardModifier.AltModifier)
