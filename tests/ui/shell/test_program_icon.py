"""The program's icon, by which a window is found among others."""

from datetime import date

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.ui import theme


def test_every_window_carries_the_programs_icon(qapp: QApplication, qtbot: QtBot, today: date) -> None:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    image = made.window.windowIcon().pixmap(32, 32).toImage()
    assert image.pixelColor(3, 16) == QColor(theme.LIGHT.accent), "a tile"
    light = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() > 240
    ]
    assert light, "with the drawing on it"
    assert image.pixelColor(0, 0).alpha() < 128, "and round corners"
