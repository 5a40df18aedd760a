"""Story 4, the research: facts with sources, two that disagree, and a season later what to verify again."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.parts import part

from matchplanner.domain.claims import ClaimField, Fact
from matchplanner.services import programs
from matchplanner.store.store import Store
from matchplanner.ui import theme
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.programs.research.model import Column
from matchplanner.ui.programs.research.tab import ResearchTab
from matchplanner.ui.programs.reverify import ReverifyView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
PAGE = "https://p.example.org/international"


@pytest.fixture
def clock() -> Clock[date]:
    return Clock(date(2026, 10, 1))


@pytest.fixture
def workspace(store: Store, clock: Clock[date], qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    with store.write("Fill"):
        programs.add("Program P", website=PAGE, tier="1")
    return Workspace(store, clock)


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[ProgramsPage]:
    shown = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1240, 820)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.select(1)
    yield shown
    shown.hide()


def checklist(page: ProgramsPage) -> ResearchTab:
    tab = page.detail.show_tab("research")
    assert isinstance(tab, ResearchTab)
    return tab


def said_by(tab: ResearchTab, kind: str, where: str) -> None:
    part(tab, QComboBox, "researchSourceKind").setCurrentText(kind)
    part(tab, QLineEdit, "researchSource").setText(where)


def answer(tab: ResearchTab, field: ClaimField, key: Qt.Key) -> None:
    tab.show_fact(field)
    QTest.keyClick(tab.view, key)


def state(tab: ResearchTab, field: ClaimField) -> str:
    return str(tab.model.find(field).siblingAtColumn(Column.STATE).data())


def stored(field: ClaimField, today: date) -> Fact:
    return programs.get(1, today).facts[field]


def test_a_season_of_research(page: ProgramsPage, clock: Clock[date]) -> None:
    tab = checklist(page)
    said_by(tab, "Program page", PAGE)
    answer(tab, ClaimField.J1, KEY.Key_Y)
    answer(tab, ClaimField.IMG_FAQ, KEY.Key_Y)
    found = stored(ClaimField.J1, clock.now)
    assert found.shown is not None
    assert (found.value, found.shown.source, found.shown.seen_on) == ("yes", PAGE, clock.now)
    assert not stored(ClaimField.H1B, clock.now).answered, "unknown is not no"
    assert state(tab, ClaimField.J1) == ""

    said_by(tab, "FREIDA", "")
    answer(tab, ClaimField.J1, KEY.Key_N)
    assert state(tab, ClaimField.J1) == "sources disagree"
    tab.show_fact(ClaimField.J1)
    values = [
        label.text().partition("</b>")[0].removeprefix("<b>")
        for label in tab.panel.findChildren(QLabel)
        if label.isVisible() and label.text().startswith("<b>")
    ]
    assert values == ["Yes", "No"]

    clock.now = date(2027, 10, 1)
    page.refresh()
    seen = tab.model.find(ClaimField.H1B).siblingAtRow(0).siblingAtColumn(Column.SEEN)
    assert seen.data(Qt.ItemDataRole.ForegroundRole) == theme.tokens().color("attention")
    assert part(page.detail, QLabel, "programAge").property("role") == "attention"

    page.show_view("reverify")
    view = part(page, ReverifyView, "reverifyView")
    assert [(due.program, due.field) for due in view.model.rows] == [("Program P", ClaimField.J1)]
    view.table.setFocus()
    QTest.keyClick(view.table, KEY.Key_Space)
    assert not view.model.rows
    assert not stored(ClaimField.J1, clock.now).stale
    assert stored(ClaimField.J1, clock.now).disputed, "the contradiction is not settled by that"
