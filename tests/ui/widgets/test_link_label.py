"""Links in light and dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchplanner.ui import theme
from matchplanner.ui.widgets.links import LinkLabel, linked


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, in its own colours again when the test is over."""
    palette = qapp.palette()
    yield qapp
    qapp.setPalette(palette)


def test_a_link_can_be_read_after_a_switch_to_dark(undressed: QApplication, qtbot: QtBot) -> None:
    undressed.setPalette(theme.palette(theme.LIGHT))
    label = LinkLabel()
    qtbot.addWidget(label)
    label.setText(linked("https://example.org"))
    label.show()
    assert _distance(label, theme.LIGHT.accent) < 12

    undressed.setPalette(theme.palette(theme.DARK))

    qtbot.waitUntil(lambda: _distance(label, theme.DARK.accent) < 12)
    assert label.text() == linked("https://example.org")


def _distance(label: LinkLabel, color: str) -> int:
    """Return how far the nearest pixel is from a colour; 0 is the colour itself."""
    image, wanted = label.grab().toImage(), QColor(color)
    return min(
        abs(found.red() - wanted.red())
        + abs(found.green() - wanted.green())
        + abs(found.blue() - wanted.blue())
        for x in range(image.width())
        for y in range(image.height())
        for found in (image.pixelColor(x, y),)
    )
