"""Every page, view and dialog in a language 40 % longer, read from either side: nothing is English or cut."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.shell import fitting
from tests.ui.shell.pseudo import PseudoLocale, in_pseudo, reached

from matchplanner import wording
from matchplanner.app import App
from matchplanner.services import signal_tables
from matchplanner.ui.page_commands import views
from matchplanner.ui.rotations.picture import CalendarPicture
from matchplanner.ui.widgets.elided_label import ElidedLabel
from matchplanner.ui.words import phrase

DAY = date(2027, 11, 10)
"""Interviews have been held, a list is begun: most of what the program can say, it says then."""

NOT_OURS = re.compile(
    r"passage\d+|point_.*Evidence"  # sentences for an application, which is written in English
    r"|signalSpecialty|specialty.*"  # names of specialties, from the season's tables
    r"|reviewNotes|caseTitle|pdfPaper"  # what was written down; the name of a size of paper
)
_ADDRESSES = re.compile(r"\bMatchPlanner \d\S*|https?://\S+|\b[\w-]+\.(?:org|edu|gov|com)\b")
_UNIVERSAL = re.compile(
    r"\b(?:Ctrl|Shift|Alt)\+\S+|\b[A-Z]{2}\b"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?:USD|EUR|[ECMP][SD]T|UTC)\b"
)
_PRINTING = re.compile("pdf|print|proof", re.IGNORECASE)
_TAGS = re.compile("<[^>]*>")
_ENOUGH = 4
"""Characters of what the plan holds by which it is known again inside a text."""


@dataclass
class Walk:
    """Looks at everything that is shown and remembers what is English or cut."""

    data: list[str]
    english: dict[str, str] = field(default_factory=dict)
    cut: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def look(self, root: QWidget, where: str) -> None:
        for _turn in range(3):  # layouts settle from outside to inside
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QApplication.processEvents()
        for widget in (root, *root.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            for text in _texts(widget):
                self._read(text, f"{where}: {type(widget).__name__} {widget.objectName()}", widget)
            if lacking := _lacking(widget):
                self.cut[f"{where}: {widget.objectName()} {_said(widget)!r}"] = lacking

    def _read(self, text: str, where: str, widget: QWidget) -> None:
        if text in self.seen or reached(text) or NOT_OURS.fullmatch(widget.objectName()):
            return
        self.seen.add(text)
        left = _ADDRESSES.sub(" ", _TAGS.sub(" ", text))
        for value in self.data:
            left = left.replace(value, " ")
        if not reached(_UNIVERSAL.sub(" ", left)):
            self.english[text] = where


def _texts(widget: QWidget) -> Iterator[str]:
    """Yield what a widget says by itself; what a table lists is the plan's."""
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        for at in range(widget.count()):
            yield from (widget.tabText(at), widget.tabToolTip(at))
    elif isinstance(widget, QComboBox):
        for at in range(widget.count()):
            yield widget.itemText(at)
    elif isinstance(widget, QHeaderView):
        yield from _titles(widget)
    yield widget.toolTip()
    if not widget.isWindow():  # a printed document's window is called as the document is
        yield widget.accessibleName()


def _titles(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is not Qt.Orientation.Horizontal or isinstance(model, QAbstractListModel):
        return
    for at in range(model.columnCount()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(model.headerData(at, header.orientation(), role) or "")


def _lacking(widget: QWidget) -> str:
    """Say what a label or button would need to show all it says; one that is cut on purpose has a tip."""
    if not _said(widget) or isinstance(widget, ElidedLabel) or widget.toolTip() == _said(widget):
        return ""
    if isinstance(widget, QLabel) and not widget.wordWrap() and widget.width() < widget.sizeHint().width():
        return f"{widget.width()} of {widget.sizeHint().width()} wide"
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return f"{widget.height()} of {needed} high" if widget.height() < needed else ""
    if isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
        return f"{widget.width()} of {widget.minimumSizeHint().width()} wide"
    return ""


def _said(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def _held(app: App) -> list[str]:
    """Return every text of the open plan and the names its season's tables give, the longest first."""
    assert app.session.workspace is not None
    held = {allowance.specialty for allowance in signal_tables.of_season().allowances.values()}
    with closing(sqlite3.connect(app.session.workspace.path)) as plan:
        for (table,) in plan.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in plan.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str):
                        held.update(value.splitlines())
    return sorted((text for text in held if len(text) >= _ENOUGH), key=len, reverse=True)


LEFT = Qt.LayoutDirection.LeftToRight
RIGHT = Qt.LayoutDirection.RightToLeft


@pytest.fixture
def direction() -> Qt.LayoutDirection:
    """The side from which the language is read, unless a test says another."""
    return LEFT


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, direction: Qt.LayoutDirection) -> Iterator[App]:
    pseudo = PseudoLocale()
    qapp.installTranslator(pseudo)
    qapp.setLayoutDirection(direction)
    made = App(qapp, lambda: DAY)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.window.show()
    made.session.open_sample()
    yield made
    _close_dialogs(made)
    made.window.close()
    qapp.removeTranslator(pseudo)
    qapp.setLayoutDirection(LEFT)
    wording.speak(None)


def _close_dialogs(app: App) -> list[QWidget]:
    """Close whatever lies over the window and return it."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not app.window]
    for one in shown:
        one.close()
    return shown


def _select_first(page: QWidget) -> None:
    for table in page.findChildren(QTableView):
        if table.isVisible() and table.model() is not None and table.model().rowCount():
            table.selectRow(0)


def _walk_dialogs(app: App, walk: Walk, done: set[str]) -> None:
    """Run every command that asks something, as its dots say, and look at what it asks."""
    for command in app.commands.all():
        asks = command.action.text().removesuffix("...") != command.action.text() or "..." in command.label
        if not asks or not command.action.isEnabled() or command.name in done:
            continue
        done.add(command.name)
        if _PRINTING.search(command.name):
            continue
        command.action.trigger()
        QApplication.processEvents()
        for dialog in QApplication.topLevelWidgets():
            if dialog.isVisible() and dialog is not app.window and not isinstance(dialog, QFileDialog):
                walk.look(dialog, f"{command.name}/{dialog.objectName()}")
        _close_dialogs(app)


@pytest.mark.parametrize("direction", [LEFT, RIGHT])
def test_nothing_stays_english_and_nothing_is_cut(app: App) -> None:
    plan = app.window.plan
    assert plan is not None
    walk, done = Walk(_held(app)), set[str]()
    places = [f"{page}/{key}" for page, titles in views() for key, _title in titles]
    for place in (*plan.keys(), *places):
        plan.show_record(place, 0)
        _select_first(plan.current())
        walk.look(app.window, place)
        walk.cut |= {f"{place}: {line}": "does not fit" for line in fitting.problems(app.window)}
        if "/" not in place:
            _walk_dialogs(app, walk, done)
    assert len(done) > 30, "the dialogs were opened"
    assert not walk.english, "\n".join(f"{where}: {text!r}" for text, where in walk.english.items())
    assert not walk.cut, "\n".join(f"{where}: {lacking}" for where, lacking in walk.cut.items())


@pytest.mark.parametrize("direction", [RIGHT])
def test_the_window_turns_and_what_shows_time_does_not(app: App) -> None:
    plan = app.window.plan
    assert plan is not None
    plan.show_record("rotations/calendar", 0)
    QApplication.processEvents()
    page, picture = plan.current(), plan.current().findChild(CalendarPicture)
    assert plan.navigation.mapToGlobal(QPoint()).x() > page.mapToGlobal(QPoint()).x()
    assert picture is not None
    assert picture.layoutDirection() is LEFT


def test_what_the_user_wrote_is_left_alone_and_places_to_fill_in_stay(app: App) -> None:
    assert app.window.windowTitle()
    assert phrase("{points} of {best}").format(points=7, best=10).startswith("7 ")
    assert in_pseudo("&Save <b>{name}</b>").startswith("&Šávé <b>{name}</b>")
