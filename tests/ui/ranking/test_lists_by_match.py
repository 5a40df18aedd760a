"""The lists of two matches on one page: chosen apart, ordered apart, checked and printed apart."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QTabBar
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.rank_lint import RankRule
from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import interviews, profile, programs, rank_lists, rank_versions, ranking
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.checks_view import ChecksView
from matchplanner.ui.ranking.page import RankingPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.two_lines import SECOND_LINE
from matchplanner.ui.workspace import Workspace

ALT = Qt.KeyboardModifier.AltModifier
KINDS = {"A": "combined_peds", "S": "categorical", "B": "combined_im", "T": "fellowship_track"}


@pytest.fixture
def today() -> date:
    """A day in the last 72 hours of the Main Match, whatever the time of day."""
    return date(2028, 2, 29)


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[RankingPage]:
    """A and B in the Main Match, S and T in the specialties match, all interviewed and listed."""

    def fill() -> None:
        profile.edit_all({"target_year": 2027, "home_zone": "Asia/Karachi"})
        for at, (name, kind) in enumerate(KINDS.items()):
            made = programs.add(name, nrmp_code=f"149{at}765C0", program_type=kind)
            interviews.add(made)
            ranking.add(made)

    workspace.run("Fill", fill)
    shown = RankingPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def order(page: RankingPage) -> list[tuple[str, str]]:
    rows = range(page.model.rowCount())
    return [(str(page.model.index(at, 0).data()), str(page.model.index(at, 1).data())) for at in rows]


def choose(page: RankingPage, qtbot: QtBot, steps: int) -> None:
    page.chooser.box.setFocus()
    for _step in range(abs(steps)):
        qtbot.keyClick(page.chooser.box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_the_lists_are_chosen_by_keyboard_and_count_their_own_places(page: RankingPage, qtbot: QtBot) -> None:
    assert page.chooser.isVisible()
    assert order(page) == [("1", "A"), ("2", "B")]
    choose(page, qtbot, 1)
    assert order(page) == [("1", "S"), ("2", "T")]
    assert part(page, QLabel, "rankDeadline").text().startswith("Certify by: unknown.")
    choose(page, qtbot, -1)
    assert order(page) == [("1", "A"), ("2", "B")]
    assert "a commitment in one withdraws you from the other" in part(page, QLabel, "rankTwoMatches").text()
    assert part(page, QLabel, "rankDeadline").text() == (
        "Certify by Wed 1 Mar 2028 21:00 EST, at home Thu 2 Mar 2028 07:00 PKT (expected: check nrmp.org)"
    )


def test_a_dual_plan_names_the_specialty_of_each_line(page: RankingPage, qtbot: QtBot) -> None:
    assert page.model.index(0, 1).data(SECOND_LINE) == "Pediatrics/Medical genetics"
    assert page.model.index(1, 1).data(SECOND_LINE) == "Internal medicine/Medical genetics"
    choose(page, qtbot, 1)
    assert page.model.index(0, 1).data(SECOND_LINE) == "", "one specialty need not be repeated"


def test_one_track_has_one_list_and_no_chooser(page: RankingPage, workspace: Workspace) -> None:
    def leave() -> None:
        programs.delete([row.id for row in programs.rows(date(2028, 2, 29)) if row.name in "ST"])

    workspace.run("Delete", leave)
    assert not page.chooser.isVisible()
    assert not part(page, QLabel, "rankTwoMatches").isVisible()
    assert order(page) == [("1", "A"), ("2", "B")]


def test_what_takes_part_in_no_match_stands_apart_with_a_word_on_it(
    page: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    outside = ranking.listed(MatchList.SPECIALTIES)[0][0]
    workspace.run("Outside", lambda: programs.edit(outside, "track", "outside"))
    choose(page, qtbot, 2)
    assert order(page) == [("1", "S")]
    assert "outside the Match" in part(page, QLabel, "rankDeadline").text()


def test_a_move_in_the_specialties_match_asks_nothing_and_leaves_the_other_list(
    page: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(page, qtbot, 1)
    page.table.select(ranking.rows(MatchList.SPECIALTIES)[1].id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up, ALT)
    assert order(page) == [("1", "T"), ("2", "S")]
    assert [name for _id, name in ranking.listed(MatchList.MAIN)] == ["A", "B"]
    assert workspace.undo_stack.undoText() == "Move T to rank 1"


def test_the_last_72_hours_ask_for_a_reason_and_keep_it(
    page: RankingPage, workspace: Workspace, qtbot: QtBot, store: Store
) -> None:
    assert part(page, QLabel, "rankCooling").text().startswith("The last 72 hours before the deadline")
    before = store.dump()
    page.table.select(ranking.rows(MatchList.MAIN)[1].id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up, ALT)
    dialog = part(page, EntryDialog, "orderReasonDialog")
    assert dialog.windowTitle() == "Move B to rank 1"
    assert order(page) == [("1", "A"), ("2", "B")], "nothing happens before a reason is given"
    line = part(dialog, QLineEdit, "orderReason")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.problem.text().startswith("Say why you change the order now")
    qtbot.keyClicks(line, "The second look was better")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert order(page) == [("1", "B"), ("2", "A")]
    (kept,) = rank_versions.rows(MatchList.MAIN)
    assert (kept.name, kept.reason) == ("Move B to rank 1", "The second look was better")
    workspace.undo()
    assert store.dump() == before, "the change and its version are one step"


def test_giving_no_reason_leaves_the_list_as_it_is(page: RankingPage, qtbot: QtBot, store: Store) -> None:
    before = store.dump()
    part(page, QPushButton, "removeFromRank").click()
    dialog = part(page, EntryDialog, "orderReasonDialog")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert store.dump() == before


def test_the_deadline_of_the_specialties_match_is_entered_with_its_source(
    page: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(page, qtbot, 1)
    part(page, QPushButton, "enterDeadline").click()
    dialog = part(page, EntryDialog, "specialtiesDeadlineDialog")
    qtbot.keyClicks(part(dialog, QLineEdit, "specialtiesDeadline"), "1 Mar 2028 21:00")
    qtbot.keyClicks(part(dialog, QLineEdit, "specialtiesSource"), "https://www.nrmp.org")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    told = part(page, QLabel, "rankDeadline").text()
    assert told == "Certify by Wed 1 Mar 2028 21:00 EST, at home Thu 2 Mar 2028 07:00 PKT."
    assert part(page, QLabel, "rankCooling").isVisible()
    workspace.undo()
    assert rank_lists.deadline(MatchList.SPECIALTIES) is None


def test_the_pdf_is_of_the_list_that_is_shown(page: RankingPage, qtbot: QtBot) -> None:
    choose(page, qtbot, 1)
    with qtbot.waitSignal(page.print_requested) as asked:
        part(page, QPushButton, "rankListPdf").click()
    assert asked.args is not None
    assert asked.args[0].file_name == "Rank list Specialties match 2028-02-29.pdf"


def test_checks_are_of_the_list_that_is_shown(page: RankingPage, workspace: Workspace, qtbot: QtBot) -> None:
    first = ranking.listed(MatchList.SPECIALTIES)[0][0]
    workspace.run("Forget", lambda: programs.edit(first, "nrmp_code", ""))
    page.show_view("checks")
    view = page.front_view()
    assert isinstance(view, ChecksView)
    assert RankRule.CODE_MISSING not in {row.finding.rule for row in view.model.rows}
    choose(page, qtbot, 1)
    assert RankRule.CODE_MISSING in {row.finding.rule for row in view.model.rows}


def test_a_tick_says_that_a_program_would_be_attended(page: RankingPage, qtbot: QtBot) -> None:
    page.show_view("review")
    box = part(page, QCheckBox, "wouldAttend")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    page.show_view("ranking")
    assert box.accessibleName().startswith("I would attend this program")


def test_all_tabs_fit_beside_each_other_or_scroll(page: RankingPage) -> None:
    bar = part(page, QTabBar, "rankViews")
    assert bar.count() == 8
    assert bar.usesScrollButtons()
    assert bar.sizeHint().width() <= page.width()
