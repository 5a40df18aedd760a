"""A screen reader, or a test that drives the app as one, can name every control."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchplanner.app import App

PAGES = (
    *("today", "profile", "programs", "rotations", "letters", "application"),
    *("people", "events", "interviews", "ranking"),
)


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    made.window.close()


def _controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what the keyboard can reach, without the parts Qt's own controls are made of."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        inside = widget.parentWidget()
        part = (
            widget.objectName().startswith("qt_")
            or isinstance(widget, (QHeaderView, QMenu))
            or widget.focusProxy() is not None
            or (inside is not None and inside.focusProxy() is widget)
            or (isinstance(inside, QAbstractScrollArea) and inside.viewport() is widget)
            or any(isinstance(parent, QCalendarWidget) for parent in _parents(widget))
            or type(inside).__name__ in {"QComboBox", "PickField", "ZoneField", "QDialogButtonBox"}
        )
        if not part:
            yield widget


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _spoken(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return (
            widget.accessibleName()
        )  # on Linux Qt answers with the chosen value and leaves the name to its label
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _select_first(page: QWidget) -> None:
    for table in page.findChildren(QTableView):
        if table.isVisible() and table.model() is not None and table.model().rowCount():
            table.selectRow(0)


@pytest.mark.parametrize("key", PAGES)
def test_every_control_has_a_name_of_its_own_and_says_what_it_shows(app: App, key: str) -> None:
    assert app.window.plan is not None
    page = app.window.plan.show_page(key)
    _select_first(page)
    found = list(_controls(page))
    assert found, "a page has something to do"
    unnamed = [w for w in found if not _spoken(w)]
    assert not unnamed, f"without an accessible name: {[(type(w).__name__, w.objectName()) for w in unnamed]}"
    nameless = [w for w in found if not w.objectName()]
    assert not nameless, f"without an object name: {[(type(w).__name__, _spoken(w)) for w in nameless]}"
    differing = [
        (w.text(), _spoken(w))
        for w in found
        if isinstance(w, QAbstractButton) and w.text().strip("▾") and w.text().replace("&", "") != _spoken(w)
    ]
    assert not differing, f"a button is called otherwise than it reads: {differing}"


def _led_to(label: QLabel) -> QWidget | None:
    """Return the control a visible label leads the keyboard to."""
    field: QWidget | None = label.buddy() if label.isVisible() and label.text() else None
    while field is not None and field.focusProxy() is not None:
        field = field.focusProxy()
    return field if field is not None and field.focusPolicy() != Qt.FocusPolicy.NoFocus else None


@pytest.mark.parametrize("key", PAGES)
def test_every_field_is_called_as_its_label_reads(app: App, key: str) -> None:
    assert app.window.plan is not None
    page = app.window.plan.show_page(key)
    _select_first(page)
    wrong = []
    for label in page.findChildren(QLabel):
        field = _led_to(label)
        if field is not None and _spoken(field) != label.text().replace("&", "").rstrip(":"):
            wrong.append((label.text(), _spoken(field)))
    assert not wrong


def test_no_two_commands_share_a_key(app: App) -> None:
    keys = sorted(
        (key.toString(), action.objectName())
        for action in app.window.findChildren(QAction)
        for key in action.shortcuts()
        if not key.isEmpty()
    )
    doubled = {
        key: names for key, found in groupby(keys, key=lambda k: k[0]) if len(names := list(found)) > 1
    }
    assert not doubled


def test_every_command_has_a_name_and_a_status_tip(app: App) -> None:
    commands = [
        a for a in app.window.findChildren(QAction) if a.objectName() and a.text() and a.menu() is None
    ]
    assert len(commands) > 20
    assert not [a.objectName() for a in commands if not a.statusTip()]


def test_the_navigation_names_the_nine_pages(app: App) -> None:
    assert app.window.plan is not None
    app.window.resize(1280, 800)  # a narrow window shows icons alone
    navigation = app.window.plan.navigation
    names = [navigation.item(at).text() for at in range(navigation.count())]
    assert names == [
        "Today",
        "Profile",
        "Programs",
        "Rotations",
        "Letters",
        "Application",
        "People",
        "Interviews",
        "Rank list",
    ]


def test_events_are_a_tab_beside_people_and_stay_open_there(app: App, qtbot: QtBot) -> None:
    plan = app.window.plan
    assert plan is not None
    assert not plan.tabs.isVisible()
    plan.show_page("people")
    assert [plan.tabs.tabText(at) for at in range(plan.tabs.count())] == ["People", "Events"]
    qtbot.keyClick(plan.tabs, Qt.Key.Key_Right)
    assert plan.current() is plan.page("events")
    plan.show_page("today")
    assert not plan.tabs.isVisible()
    plan.navigation.setCurrentRow(6)
    assert plan.current() is plan.page("events")
    plan.show_page("people")
    assert plan.current() is plan.page("people")
