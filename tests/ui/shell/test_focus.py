"""Whoever goes by keyboard sees where: each control looks different while it has the focus."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QMenu,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QStyleFactory,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.shell.test_accessibility import PAGES, _controls, _select_first

from matchplanner.app import App
from matchplanner.ui import theme
from matchplanner.ui.theme import DARK, LIGHT, Tokens


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def worn(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Tokens]:
    """The application in a theme, drawn as it is on Linux."""
    sheet, colors, style = qapp.styleSheet(), QPalette(qapp.palette()), qapp.style().objectName()
    qapp.setStyle(QStyleFactory.create("Fusion"))
    theme.apply(qapp, request.param)
    yield request.param
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colors)
    qapp.setStyle(style)


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date, worn: Tokens) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.settings.set_text("tour/asked", "offered")  # its card would lie over controls
    made.window.resize(1366, 768)
    made.window.show()
    made.session.open_sample()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    assert theme.tokens() is worn
    assert made.window.plan is not None
    qtbot.keyClick(made.window.plan.navigation, Qt.Key.Key_Tab)  # from the first Tab on, rings are drawn
    yield made
    made.window.close()


def _bring_into_view(widget: QWidget) -> None:
    """Scroll as the Tab key does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
            QCoreApplication.processEvents()
        above = above.parentWidget()


def _picture(widget: QWidget) -> QImage:
    """Return a control as it looks in its window, with a little around it."""
    QCoreApplication.processEvents()
    window = widget.window()
    around = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return window.grab(around).toImage()


@pytest.mark.parametrize("key", PAGES)
def test_every_control_shows_that_it_has_the_focus(app: App, key: str) -> None:
    plan = app.window.plan
    assert plan is not None
    page = plan.show_page(key)
    _select_first(page)
    alike = []
    for control in [one for one in _controls(page) if one.isEnabled()]:
        _bring_into_view(control)
        plan.navigation.setFocus(Qt.FocusReason.TabFocusReason)
        before = _picture(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if control.hasFocus() and _picture(control) == before:
            alike.append((type(control).__name__, control.objectName()))
    assert not alike, alike


@pytest.mark.parametrize("kind", [QCheckBox, QComboBox, QMenu, QRadioButton, QSpinBox, QToolButton])
def test_every_kind_of_control_knows_its_theme(worn: Tokens, qtbot: QtBot, kind: type[QWidget]) -> None:
    control = kind()  # some have a palette of their own, for their outlines
    qtbot.addWidget(control)
    assert theme.tokens(control) is worn
