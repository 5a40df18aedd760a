"""The pane beside a table: fields are never cut at its side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.ui.widgets.record_pane import RecordPane
from matchplanner.ui.widgets.sizes import room


def content_of(pane: RecordPane) -> QVBoxLayout:
    """Give a pane something to hold."""
    content = QWidget()
    column = QVBoxLayout(content)
    pane.setWidget(content)
    return column


def test_it_widens_with_what_a_record_brings_and_stands_still_after_it(qtbot: QtBot) -> None:
    split = QSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(split)
    pane = RecordPane()
    column = content_of(pane)
    split.addWidget(QWidget())
    split.addWidget(pane)
    split.resize(700, 300)
    split.setSizes([650, 50])
    split.show()
    label = QLabel("a word")
    label.setFixedWidth(250)
    column.addWidget(label)
    qtbot.waitUntil(lambda: pane.viewport().width() >= 250)
    assert pane.horizontalScrollBar().maximum() == 0
    wide = pane.width()
    label.setFixedWidth(40)
    split.setSizes([650, 50])
    assert pane.width() == wide


def test_it_leaves_half_of_the_screen_to_the_table(qtbot: QtBot) -> None:
    pane = RecordPane()
    qtbot.addWidget(pane)
    column = content_of(pane)
    pane.show()
    label = QLabel("a word")
    label.setFixedWidth(5 * room(pane).width())
    column.addWidget(label)
    qtbot.waitUntil(lambda: pane.minimumWidth() > 0)
    assert pane.minimumWidth() == room(pane).width() // 2
