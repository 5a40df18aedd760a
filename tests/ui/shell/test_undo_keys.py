"""Ctrl+Z takes back typing while there is any, and the last change to the plan otherwise."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from matchplanner.ui.undo_keys import UndoKeys


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QLineEdit())
    action = QAction("Undo", made)
    action.setObjectName("undo")
    action.setShortcut(QKeySequence("Ctrl+Z"))
    made.addAction(action)
    UndoKeys(qapp, made)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.hide()


def test_an_untouched_field_lets_the_plan_have_the_key(window: QMainWindow, qtbot: QtBot) -> None:
    action = window.findChild(QAction, "undo")
    field = window.centralWidget()
    assert action is not None
    assert field is not None
    field.setFocus()
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_field_being_typed_in_undoes_its_typing(window: QMainWindow, qtbot: QtBot) -> None:
    action, field = window.findChild(QAction, "undo"), window.centralWidget()
    assert action is not None
    assert isinstance(field, QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    with qtbot.assertNotEmitted(action.triggered):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
