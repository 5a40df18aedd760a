"""Nothing is cut, covered or out of reach on a small screen, with large text and with longer words."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QProgressDialog,
    QStyle,
    QStyleFactory,
    QStyleOptionButton,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.ui.shell import fitting
from tests.ui.shell.pseudo import PseudoLocale

from matchplanner.app import App, Frame
from matchplanner.ui import theme
from matchplanner.ui.page_commands import views
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets import sizes

DAY = date(2027, 11, 10)
SCREEN = QSize(1366, 728)
"""What a panel leaves of 1366x768."""

LONG_WORDS = "longer words"
UNASKED = ("pdf", "print", "proof", "binder")
"""Commands that make a document; its preview has tests of its own."""

WITHOUT_DOTS = ("about", "shortcuts", "news")
"""Commands that open a window and ask nothing."""


@pytest.fixture(params=[(200, ""), (150, LONG_WORDS)], ids=lambda case: f"{case[0]} {case[1]}")
def app(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[App]:
    """The program on a small screen, drawn as on Linux, with the sample open."""
    percent, words = request.param
    monkeypatch.setattr(sizes, "available", lambda _window: SCREEN)
    font, sheet, style = QFont(qapp.font()), qapp.styleSheet(), qapp.style().objectName()
    pseudo = PseudoLocale()
    if words:
        qapp.installTranslator(pseudo)
    qapp.setStyle(QStyleFactory.create("Fusion"))
    frame = Frame.build(qapp, Settings())
    frame.appearance.choose_text_size(percent)
    theme.apply(qapp, theme.LIGHT)
    made = App(qapp, lambda: DAY, frame)
    qtbot.addWidget(made.window)
    made.window.resize(SCREEN)
    made.window.show()
    yield made
    _close_others(made)
    made.window.close()
    qapp.removeTranslator(pseudo)
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setFont(font)


def _close_others(app: App) -> None:
    for one in QApplication.topLevelWidgets():
        if isValid(one) and one.isVisible() and one is not app.window:
            one.close()
    fitting.settle()


def _select_first(page: QWidget) -> None:
    for table in page.findChildren(QTableView):
        if table.isVisible() and table.model() is not None and table.model().rowCount():
            table.selectRow(0)


def _asked(app: App, done: set[str]) -> Iterator[tuple[str, QDialog]]:
    """Yield each dialog that a command which was not run before opens from here."""
    for command in app.commands.all():
        asks = "..." in command.action.text() or command.name in WITHOUT_DOTS
        if not asks or not command.action.isEnabled() or command.name in done:
            continue
        done.add(command.name)
        if any(word in command.name.lower() for word in UNASKED):
            continue
        command.action.trigger()
        fitting.settle()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible() and not _passing(window):
                yield command.name, window
        _close_others(app)


def _passing(window: QDialog) -> bool:
    """Say whether a window is the system's, or goes by itself."""
    return isinstance(window, (QFileDialog, QProgressDialog))


def test_everything_has_the_room_it_needs_on_a_small_screen(app: App) -> None:
    found: list[str] = []

    def look(window: QWidget, where: str) -> None:
        lines = [*fitting.problems(window), *fitting.buttons_out_of_sight(window)]
        if window.width() > SCREEN.width() or window.height() > SCREEN.height():
            lines.append(f"the window is {window.width()}x{window.height()}")
        found.extend(f"{where}: {line}" for line in lines)

    app.session.show_welcome()
    look(app.window, "welcome")
    app.session.open_sample()
    plan, done = app.window.plan, set[str]()
    assert plan is not None
    for place in (*plan.keys(), *(f"{page}/{key}" for page, titles in views() for key, _title in titles)):
        plan.show_record(place, 0)
        fitting.settle()
        _select_first(plan.current())
        look(app.window, place)
        for tabs in plan.current().findChildren(QTabWidget, "programTabs"):
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)
                look(app.window, f"{place} {tabs.tabText(at)}")
        for name, dialog in _asked(app, done):
            look(dialog, f"{name} from {place}")
    assert len(done) > 60, "the dialogs were opened"
    assert not found, "\n".join(dict.fromkeys(found))


def test_boxes_to_tick_grow_with_the_text(app: App) -> None:
    box = QCheckBox("J-1", app.window)
    box.show()
    fitting.settle()
    assert _indicator(box).height() > box.fontMetrics().height() * 0.6
    assert _indicator(box).height() <= box.fontMetrics().height()


def _indicator(box: QCheckBox) -> QRect:
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
