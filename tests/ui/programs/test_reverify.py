"""The worklist of answers to verify again, by keyboard (B4, story 4)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs
from matchplanner.store.schema import Claim
from matchplanner.store.store import Store
from matchplanner.ui import theme
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.reverify import ReverifyView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

SEEN = date(2026, 10, 1)
NEXT_SEASON = date(2027, 10, 1)
PAGE = "https://birch.example.org"
KEY = Qt.Key


@pytest.fixture
def workspace(store: Store, qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    """Two programs, their visas read a season ago."""
    with store.write("Fill"):
        for name, tier in (("Ash", "2"), ("Birch", "1")):
            program = programs.add(name, tier=tier)
            for field in (ClaimField.J1, ClaimField.H1B):
                programs.add_claim(program, field, "yes", SourceKind.PROGRAM_PAGE, source=PAGE, seen_on=SEEN)
    return Workspace(store, lambda: NEXT_SEASON)


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[ReverifyView]:
    shown = ReverifyView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 400)
    with qtbot.waitExposed(shown):
        shown.show()
    show = lambda *_what: shown.show_rows(programs.rows(NEXT_SEASON), ())  # noqa: E731 - a slot
    workspace.changed.connect(show)
    show()
    shown.table.setFocus()
    yield shown
    workspace.changed.disconnect(show)


def listed(view: ReverifyView) -> list[tuple[str, str]]:
    return [(due.program, due.field.value) for due in view.model.rows]


def test_aged_answers_are_listed_by_tier_in_amber(view: ReverifyView) -> None:
    assert listed(view) == [("Birch", "j1"), ("Birch", "h1b"), ("Ash", "j1"), ("Ash", "h1b")]
    seen = view.model.index(0, 6)
    assert seen.data() == "12 months ago"
    assert seen.data(Qt.ItemDataRole.ForegroundRole) == theme.tokens().color("attention")
    count = view.findChild(QLabel, "reverifyCount")
    assert isinstance(count, QLabel)
    assert count.text() == "4 answers"


def test_space_says_still_so_and_goes_on_to_the_next(view: ReverifyView, workspace: Workspace) -> None:
    chosen: list[int] = []
    view.program_chosen.connect(chosen.append)
    QTest.keyClick(view.table, KEY.Key_Space)
    assert listed(view) == [("Birch", "h1b"), ("Ash", "j1"), ("Ash", "h1b")]
    assert view.table.currentIndex().row() == 0
    QTest.keyClick(view.table, KEY.Key_Space)
    assert listed(view) == [("Ash", "j1"), ("Ash", "h1b")]
    assert chosen[-1] == 1, "the detail follows to Ash"
    workspace.undo_stack.undo()
    assert len(listed(view)) == 3


def test_several_answers_are_confirmed_as_one_step(view: ReverifyView, workspace: Workspace) -> None:
    QTest.keyClick(view.table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.table, KEY.Key_Space)
    assert listed(view) == []
    assert workspace.undo_stack.undoText() == "4 answers still so"
    workspace.undo_stack.undo()
    assert len(listed(view)) == 4


def test_enter_edits_what_the_source_says_now(view: ReverifyView, qtbot: QtBot) -> None:
    QTest.keyClick(view.table, KEY.Key_Return)
    editor = view.table.findChild(QComboBox, "edit_j1")
    assert isinstance(editor, QComboBox)
    QTest.keyClick(editor, KEY.Key_N)
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: programs.get(2, NEXT_SEASON).facts[ClaimField.J1].value == "no")
    fact = programs.get(2, NEXT_SEASON).facts[ClaimField.J1]
    assert fact.shown is not None
    assert (fact.shown.source, fact.shown.seen_on, fact.disputed) == (PAGE, NEXT_SEASON, False)
    assert ("Birch", "j1") not in listed(view)


def test_the_page_is_opened_by_a_key(view: ReverifyView, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    QTest.keyClick(view.table, KEY.Key_O)
    assert opened == [PAGE]


def test_a_fresh_list_says_so(view: ReverifyView, workspace: Workspace) -> None:
    workspace.run("Give up", lambda: programs.delete([1, 2]))
    title = view.findChild(QLabel, "emptyTitle")
    assert isinstance(title, QLabel)
    assert title.isVisible()
    assert title.text() == "Nothing to verify again"


def test_g_notes_that_the_page_is_gone_until_it_is_seen_again(
    view: ReverifyView, workspace: Workspace
) -> None:
    QTest.keyClick(view.table, KEY.Key_G)
    assert len(listed(view)) == 4, "the answer still waits for another source"
    assert str(view.model.index(0, 5).data()).endswith(", gone")
    (claim,) = [due.fact.shown for due in view.model.rows[:1]]
    assert claim is not None
    assert claim.note == "The page was gone on 2027-10-01."
    assert claim.value == "yes", "and what it said is kept"
    workspace.undo()
    assert not str(view.model.index(0, 5).data()).endswith(", gone")
    workspace.redo()
    QTest.keyClick(view.table, KEY.Key_Space)
    newest = Claim.select().order_by(Claim.id.desc()).get()
    assert newest.seen_on == NEXT_SEASON
    assert newest.note == "", "what was seen today is not gone"
