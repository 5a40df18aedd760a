from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField
from matchplanner.errors import UserError
from matchplanner.services import profile, programs
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FLAGS = QItemSelectionModel.SelectionFlag


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> ProgramsPage:
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitExposed(page):
        page.show()
    workspace.run(
        "Fill",
        lambda: [
            programs.add(name, city=city, state="MN")
            for name, city in (("Ash", "Boston"), ("Birch", "Reno"), ("Cedar", ""))
        ],
    )
    page.table.setFocus()
    return page


def go_to(page: ProgramsPage, row: int, key: str) -> None:
    index = page.model.index(row, page.model.column_of(key))
    page.table.selectionModel().setCurrentIndex(index, FLAGS.ClearAndSelect)


def choose(page: ProgramsPage, first: tuple[int, str], last: tuple[int, str]) -> None:
    go_to(page, *first)
    corners = [page.model.index(row, page.model.column_of(key)) for row, key in (first, last)]
    page.table.selectionModel().select(QItemSelection(*corners), FLAGS.ClearAndSelect)


def press(
    page: ProgramsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.table, key, modifier)


def put(text: str) -> None:
    QApplication.clipboard().setText(text)


def copied() -> str:
    return QApplication.clipboard().text()


def column(page: ProgramsPage, key: str) -> list[str]:
    at = page.model.column_of(key)
    return [str(page.model.index(row, at).data()) for row in range(page.model.rowCount())]


def refused(page: ProgramsPage) -> str:
    with capture_exceptions() as caught:
        press(page, KEY.Key_V, CTRL)
    (_kind, error, _trace) = caught[0]
    assert isinstance(error, UserError)
    return error.sentence()


def test_a_block_is_copied_as_a_spreadsheet_takes_it(page: ProgramsPage) -> None:
    choose(page, (0, "name"), (1, "state"))
    press(page, KEY.Key_C, CTRL)
    assert copied() == "Ash\tBoston\tMN\nBirch\tReno\tMN"
    press(page, KEY.Key_C, CTRL | SHIFT)
    assert copied().splitlines()[0] == "Program\tCity\tState"


def test_shift_and_arrows_choose_a_block_and_the_bulk_bar_counts_its_programs(page: ProgramsPage) -> None:
    go_to(page, 0, "city")
    assert not page.bulk.isVisible()
    press(page, KEY.Key_Down, SHIFT)
    press(page, KEY.Key_Right, SHIFT)
    press(page, KEY.Key_C, CTRL)
    assert copied() == "Boston\tMN\nReno\tMN"
    assert page.bulk.isVisible()
    assert page.bulk.findChild(QLabel, "bulkCount").text() == "2 selected. Set for all:"  # type: ignore[union-attr]


def test_a_block_is_pasted_from_the_current_cell_on_and_adds_programs_as_one_step(
    page: ProgramsPage, workspace: Workspace
) -> None:
    go_to(page, 1, "name")
    kinds = ("Categorical genetics", "Unknown", "Unknown")
    lines = ("Birk\tOslo\tND\t{}\tyes", "Cedar\tAustin\tTX\t{}\tno", "Dogwood\tReno\tNevada\t{}\tunknown")
    put("\n".join(line.format(kind) for line, kind in zip(lines, kinds, strict=True)) + "\n")
    steps = workspace.undo_stack.count()
    press(page, KEY.Key_V, CTRL)
    assert workspace.undo_stack.count() == steps + 1
    assert column(page, "name") == ["Ash", "Birk", "Cedar", "Dogwood"]
    assert column(page, "state") == ["MN", "ND", "TX", "NV"]
    assert column(page, "j1") == ["unknown", "Yes", "No", "unknown"]
    workspace.undo_stack.undo()
    assert column(page, "name") == ["Ash", "Birch", "Cedar"]
    assert column(page, "j1") == ["unknown"] * 3
    workspace.undo_stack.redo()
    assert column(page, "city") == ["Boston", "Oslo", "Austin", "Reno"]


@pytest.mark.parametrize(
    ("start", "text", "said"),
    [
        ("state", "MN\tno such type\tperhaps", "Row 1, Type: 'no such type' is not a program type. (1 more"),
        ("name", "Elm\nFir\n\nOak", "Row 3, Program: A program needs a name."),
        ("nrmp_code", "a\tb", "The block is 2 columns wide, but only 1 are shown from here on."),
        ("score", "7", "Row 1, IMG score: this column is worked out"),
        ("city", " \n", "There is nothing to paste"),
    ],
)
def test_a_block_that_does_not_fit_is_refused_as_a_whole(
    page: ProgramsPage, workspace: Workspace, start: str, text: str, said: str
) -> None:
    go_to(page, 0, start)
    put(text)
    steps = workspace.undo_stack.count()
    assert refused(page).startswith(said)
    assert workspace.undo_stack.count() == steps
    assert column(page, "name") == ["Ash", "Birch", "Cedar"]


def test_one_cell_is_pasted_into_all_selected_ones(page: ProgramsPage, workspace: Workspace) -> None:
    choose(page, (0, "city"), (2, "city"))
    put("Fargo")
    press(page, KEY.Key_V, CTRL)
    assert column(page, "city") == ["Fargo"] * 3
    assert workspace.undo_stack.undoText() == "Paste into 3 cells"


def test_a_block_with_titles_is_handed_on_to_be_imported(page: ProgramsPage, qtbot: QtBot) -> None:
    put("Program name\tCity\tACGME ID\nElm\tReno\t1302421024\n")
    with qtbot.waitSignal(page.import_requested) as asked:
        press(page, KEY.Key_V, CTRL)
    assert asked.args == [copied()]
    assert len(page.model.rows) == 3


def test_filling_down_takes_the_uppermost_cell_or_the_one_above(
    page: ProgramsPage, workspace: Workspace
) -> None:
    choose(page, (0, "city"), (2, "state"))
    press(page, KEY.Key_D, CTRL)
    assert column(page, "city") == ["Boston"] * 3
    assert workspace.undo_stack.undoText() == "Fill down 4 cells"
    workspace.undo_stack.undo()
    go_to(page, 1, "city")
    press(page, KEY.Key_D, CTRL)
    assert column(page, "city") == ["Boston", "Boston", ""]
    go_to(page, 0, "city")
    press(page, KEY.Key_D, CTRL)
    assert column(page, "city") == ["Boston", "Boston", ""]


def test_del_empties_a_block_of_cells_and_deletes_whole_programs(
    page: ProgramsPage, workspace: Workspace
) -> None:
    choose(page, (0, "city"), (1, "state"))
    press(page, KEY.Key_Delete)
    assert column(page, "city") == ["", "", ""]
    assert column(page, "name") == ["Ash", "Birch", "Cedar"]
    workspace.undo_stack.undo()
    press(page, KEY.Key_Space, SHIFT)
    press(page, KEY.Key_Delete)
    assert column(page, "name") == ["Cedar"]


def test_the_bulk_bar_sets_a_mark_and_a_tag_for_all_selected(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(page, (0, "city"), (1, "city"))
    tier = page.bulk.findChild(QPushButton, "bulk_tier")
    assert tier is not None
    qtbot.mouseClick(tier, Qt.MouseButton.LeftButton)
    trigger(page, "bulk_tierMenu", "2 Core")
    assert column(page, "tier") == ["2 Core", "2 Core", ""]
    assert workspace.undo_stack.undoText() == "Set Tier of 2 programs"
    page.bulk.ask_tag()
    asked = page.window().findChild(QWidget, "tagPrograms")
    assert asked is not None
    line = asked.findChild(QLineEdit, "tagProgramsText")
    assert line is not None
    qtbot.keyClicks(line, "near family")
    QTest.keyClick(asked, KEY.Key_Return)
    assert column(page, "tags") == ["near family", "near family", ""]


def test_a_tier_for_all_leaves_out_those_that_need_a_reason_and_says_so(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    def shut() -> None:
        profile.edit_all({"j1_eligible": "yes", "h1b_need": "not_needed"})
        for field in (ClaimField.J1, ClaimField.H1B):
            programs.set_fact(2, field, "no", TODAY)

    workspace.run("Shut", shut)
    choose(page, (0, "city"), (2, "city"))
    tier = page.bulk.findChild(QPushButton, "bulk_tier")
    assert tier is not None
    qtbot.mouseClick(tier, Qt.MouseButton.LeftButton)
    with capture_exceptions() as told:
        trigger(page, "bulk_tierMenu", "2 Core")
    (_kind, said, _trace) = told[0]
    assert isinstance(said, UserError)
    assert said.message == "Left out: Birch: A rule of the program keeps you out."
    assert said.hint == "Give the tier under Tiers, with a reason."
    assert column(page, "tier") == ["2 Core", "", "2 Core"]
    workspace.undo()
    assert column(page, "tier") == ["", "", ""]


def trigger(page: ProgramsPage, menu: str, label: str) -> None:
    found = page.findChild(QMenu, menu)
    assert found is not None
    next(action for action in found.actions() if action.text() == label).trigger()
    found.close()


def test_enter_goes_down_and_tab_to_the_right_after_an_edit(page: ProgramsPage, qtbot: QtBot) -> None:
    go_to(page, 0, "city")
    press(page, KEY.Key_F2)
    editor = page.table.findChild(QLineEdit, "edit_city")
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Lima")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: column(page, "city")[0] == "Lima")
    assert page.table.currentIndex().row() == 1
    press(page, KEY.Key_F2)
    again = QApplication.focusWidget()
    assert isinstance(again, QLineEdit)
    QTest.keyClick(again, KEY.Key_Tab)
    qtbot.waitUntil(lambda: page.table.currentIndex().column() == page.model.column_of("state"))
    assert page.table.currentIndex().row() == 1


def test_a_cell_that_cannot_be_kept_stays_open_with_what_was_typed(page: ProgramsPage, qtbot: QtBot) -> None:
    page.table.arrangement.show("lab_months", shown=True)
    go_to(page, 0, "lab_months")
    press(page, KEY.Key_F2)
    editor = page.table.findChild(QLineEdit, "edit_lab_months")
    assert editor is not None
    qtbot.keyClicks(editor, "three")
    QTest.keyClick(editor, KEY.Key_Return)
    assert editor.isVisible()
    assert editor.text() == "three"
    assert "is a number" in editor.toolTip()
    editor.setText("3")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: column(page, "lab_months")[0] == "3")


def test_tags_are_completed_word_by_word(page: ProgramsPage, qtbot: QtBot) -> None:
    go_to(page, 0, "tags")
    press(page, KEY.Key_F2)
    editor = page.table.findChild(QLineEdit, "edit_tags")
    assert editor is not None
    qtbot.keyClicks(editor, "small; welc")
    completer = editor.completer()
    assert completer is not None
    assert completer.currentCompletion() == "small; welcoming"
    popup = completer.popup()
    assert popup is not None
    popup.hide()
    editor.setText("small; welcoming")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: column(page, "tags")[0] == "small; welcoming")


def test_a_double_click_on_the_name_opens_the_program(page: ProgramsPage, qtbot: QtBot) -> None:
    index = page.model.index(1, page.model.column_of("name"))
    at = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(page.table.opened):
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.table.findChild(QLineEdit, "edit_name") is None
    assert page.detail.score.hasFocus()


def test_the_row_menu_offers_what_keys_do(page: ProgramsPage) -> None:
    go_to(page, 0, "city")
    page.table.menu_requested.emit(page.mapToGlobal(page.rect().center()))
    menu = page.findChild(QMenu, "rowMenu")
    assert menu is not None
    names = {action.objectName() for action in menu.actions()}
    assert {"openProgram", "copyCells", "pasteCells", "fillDown", "deleteRow"} <= names
    next(action for action in menu.actions() if action.objectName() == "copyCells").trigger()
    assert copied() == "Boston"
    menu.close()


def test_story_two_a_pasted_block_is_counted_taken_back_and_searched(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    go_to(page, 2, "name")
    rows = [f"Program {number}\tCity {number}\t{'MN' if number % 2 else 'Ohio'}" for number in range(1, 13)]
    put("\n".join(["Cedar\tAlma\tKS", *rows]))
    press(page, KEY.Key_V, CTRL)
    assert page.count.text() == "15 programs"
    assert column(page, "region").count("Midwest") == 15
    workspace.undo_stack.undo()
    assert page.count.text() == "3 programs"
    workspace.undo_stack.redo()
    assert page.count.text() == "15 programs"
    page.focus_search()
    shown = []
    for letter in "mn 1":
        qtbot.keyClicks(page.search, letter)
        shown.append(page.count.text())
    assert shown == ["15 of 15", "8 of 15", "8 of 15", "2 of 15"]


def test_an_empty_plan_takes_a_pasted_list_too(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    notices.raised.connect(told.append)
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    put("Program\tCity\nElm\tReno\n")
    with qtbot.waitSignal(page.import_requested):
        QTest.keyClick(page, KEY.Key_V, CTRL)
    put("Elm\tReno\n")
    QTest.keyClick(page, KEY.Key_V, CTRL)
    assert page.count.text() == "1 program"
