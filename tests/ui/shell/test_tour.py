"""The tour, by keyboard: from the Help menu, through its stops, and out of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.ui.tour import STOPS, Tour, beside

KEY = Qt.Key


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.window.show()
    made.session.open_sample()
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield made
    made.window.close()


def command(app: App) -> QAction:
    found = app.window.findChild(QAction, "takeTour")
    assert found is not None
    return found


def card(app: App) -> Tour | None:
    return next((one for one in app.window.findChildren(Tour) if one.isVisible()), None)


def began(app: App) -> Tour:
    command(app).trigger()
    shown = card(app)
    assert shown is not None
    return shown


def title(shown: Tour) -> str:
    label = shown.findChild(QLabel, "tourTitle")
    assert label is not None
    return label.text()


def test_the_offer_goes_once_somebody_finds_a_way_without_it(app: App) -> None:
    app.settings.set_text("tour/asked", "")
    app.session.offer_tour()
    assert card(app) is not None
    assert app.window.plan is not None
    app.window.plan.show_page("programs")
    assert card(app) is None
    assert title(began(app)) == STOPS[0].title, "and Help has it"


def test_every_stop_is_reached_by_enter_and_lies_in_the_window(app: App, qtbot: QtBot) -> None:
    shown = began(app)
    for stop in STOPS:
        assert title(shown) == stop.title
        assert app.window.rect().contains(shown.geometry()), stop.title
        assert app.window.plan is not None
        assert app.window.plan.current().objectName() == f"{stop.page}Page"
        (target,) = {
            one for name in stop.targets for one in app.window.findChildren(QWidget, name) if one.isVisible()
        }
        assert target.width() > 0
        following = QApplication.focusWidget()
        assert isinstance(following, QPushButton)
        assert following.accessibleName() == following.text()
        qtbot.keyClick(following, KEY.Key_Return)
    assert card(app) is None


def test_esc_ends_it_anywhere_and_help_begins_it_again(app: App, qtbot: QtBot) -> None:
    shown = began(app)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert title(shown) == STOPS[1].title
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    assert card(app) is None
    assert app.window.plan is not None
    assert app.window.plan.navigation.hasFocus(), "the keyboard is where it is needed"
    assert title(began(app)) == STOPS[0].title


def test_back_leads_to_the_stop_before(app: App, qtbot: QtBot) -> None:
    shown = began(app)
    back = shown.findChild(QPushButton, "tourBack")
    assert back is not None
    assert not back.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    back.setFocus()
    qtbot.keyClick(back, KEY.Key_Return)
    assert title(shown) == STOPS[0].title


def test_it_takes_nothing_from_the_window(app: App, qtbot: QtBot) -> None:
    began(app)
    assert QApplication.activeModalWidget() is None
    qtbot.keyClick(app.window, KEY.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert app.window.plan is not None
    assert app.window.plan.current().objectName() == "programsPage"
    app.session.show_welcome()
    assert app.window.plan is None


def test_without_a_plan_it_says_why_it_cannot_begin(app: App) -> None:
    app.session.show_welcome()
    assert not command(app).isEnabled()


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (QRect(0, 0, 200, 800), QPoint(211, 12)),
        (QRect(1000, 0, 280, 800), QPoint(688, 12)),
        (QRect(0, 0, 1280, 100), QPoint(688, 112)),
        (QRect(0, 0, 1280, 800), QPoint(955, 575)),
    ],
)
def test_the_card_stands_beside_its_place_or_in_its_corner(spot: QRect, place: QPoint) -> None:
    around = QRect(0, 0, 1280, 800)
    card = QSize(300, 200)
    found = beside(spot, card, around)
    assert around.contains(QRect(found, card))
    if spot.width() < around.width():
        assert not spot.intersects(QRect(found, card))
        assert found == place
