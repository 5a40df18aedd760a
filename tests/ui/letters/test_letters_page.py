"""The letters page, by keyboard and mouse."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import CHAIN, LetterState
from matchplanner.services import letters, people, profile, rotations
from matchplanner.ui.letters.ask_dialog import AskDialog
from matchplanner.ui.letters.page import LettersPage
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[LettersPage]:
    """The page as the window shows it."""
    shown = LettersPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def letter(workspace: Workspace) -> int:
    """A letter Dr Q, a board-certified geneticist, may write."""
    return workspace.run("Add", lambda: letters.add(people.add("Dr Q", board_certified="yes")))


def click(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def ask(page: QWidget, qtbot: QtBot, name: str) -> AskDialog:
    click(page, "askForLetter")
    dialog = page.findChild(AskDialog, "askDialog")
    assert dialog is not None
    person = dialog.person.lineEdit()
    assert person is not None
    qtbot.keyClicks(person, name)
    return dialog


def accept(dialog: AskDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)


def test_asking_somebody_new_makes_the_person_and_the_letter_in_one_step(
    page: LettersPage, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = ask(page, qtbot, "Dr Qureshi")
    qtbot.keyClicks(dialog.role, "Division chief")
    dialog.certified.load(YesNo.YES.value)
    accept(dialog, qtbot)
    row = letters.rows(workspace.today())[0]
    assert (row.writer, row.role, row.board_certified) == ("Dr Qureshi", "Division chief", YesNo.YES)
    assert row.state is LetterState.CANDIDATE
    workspace.undo_stack.undo()
    assert people.rows() == ()
    assert letters.rows(workspace.today()) == ()


def test_asking_a_known_person_uses_their_record_and_the_rotation(
    page: LettersPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: people.add("Dr Lee", role="Attending"))
    workspace.run("Add", lambda: rotations.add("Mayo Clinic"))
    dialog = ask(page, qtbot, "dr lee")
    assert dialog.role.text() == "Attending"
    dialog.rotation.setEditText("mayo clinic")
    dialog.state.load(LetterState.ASKED.value)
    accept(dialog, qtbot)
    row = letters.rows(workspace.today())[0]
    assert len(people.rows()) == 1
    assert (row.rotation, row.state, row.state_on) == ("Mayo Clinic", LetterState.ASKED, workspace.today())


def test_asking_nobody_is_refused_in_the_dialog(page: LettersPage, qtbot: QtBot) -> None:
    dialog = ask(page, qtbot, " ")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.problem.text() == "A person needs a name."
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_a_rotation_that_is_not_there_is_refused_in_the_dialog(page: LettersPage, qtbot: QtBot) -> None:
    dialog = ask(page, qtbot, "Dr Q")
    dialog.rotation.setEditText("Mayo")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.problem.text().startswith("No rotation is called “Mayo”.")
    dialog.rotation.setEditText("")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 1


def test_a_letter_is_advanced_by_click_and_by_key_and_each_step_is_undone(
    page: LettersPage, workspace: Workspace, letter: int, qtbot: QtBot
) -> None:
    click(page, "advanceLetter")
    assert workspace.undo_stack.undoText() == "Dr Q: asked"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = letters.rows(workspace.today())[0]
    assert (row.id, row.state) == (letter, LetterState.AGREED)
    workspace.undo_stack.undo()
    assert letters.rows(workspace.today())[0].state is LetterState.ASKED
    for _step in CHAIN[2:]:
        click(page, "advanceLetter")
    button = page.findChild(QPushButton, "advanceLetter")
    assert button is not None
    assert not button.isEnabled()
    assert page.model.index(0, page.model.column_of("risk")).data() == "Done"


def test_the_meter_says_what_the_mix_lacks_and_when_it_is_right(
    page: LettersPage, workspace: Workspace, qtbot: QtBot
) -> None:
    accept(ask(page, qtbot, "Dr Lee"), qtbot)
    meter = page.findChild(QWidget, "letterMix")
    advice = page.findChild(QLabel, "letterMixAdvice")
    assert meter is not None
    assert advice is not None
    assert meter.accessibleName() == "Letter mix"
    assert "at least one is expected" in advice.text()
    assert advice.property("role") == "attention"
    workspace.run("Edit", lambda: people.edit(people.rows()[0].id, "board_certified", "yes"))
    assert advice.text() == "The mix is right. Uploaded: 0 of 1."
    second = page.findChild(QLabel, "letterMixSecond")
    assert second is not None
    assert second.isVisible()
    workspace.run("Chief", lambda: letters.add(people.add("Dr Ost", board_certified="yes")))
    assert not second.isVisible()
    workspace.undo_stack.undo()
    assert "From a board-certified geneticist: 1, at least 1" in meter.accessibleDescription()


@pytest.mark.usefixtures("letter")
def test_the_need_by_date_follows_the_target_year_and_the_users_own(
    page: LettersPage, workspace: Workspace, qtbot: QtBot
) -> None:
    need, risk = page.model.column_of("need_by"), page.model.column_of("risk")
    assert (page.model.index(0, need).data(), page.model.index(0, risk).data()) == ("unknown", "Unknown")
    workspace.run("Edit", lambda: profile.edit("target_year", 2027))
    assert page.model.index(0, need).data() == "11 Aug 2027 exp."
    due = page.findChild(QLineEdit, "letter_due_on")
    assert due is not None
    due.setFocus()
    qtbot.keyClicks(due, "11 Oct 2026")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    assert letters.rows(workspace.today())[0].due_on == date(2026, 10, 11)
    assert page.model.index(0, need).data() == "11 Oct 2026"
    assert page.model.index(0, risk).data() == "10 d left"


def test_a_refusal_is_noted_in_the_details(
    page: LettersPage, workspace: Workspace, letter: int, qtbot: QtBot
) -> None:
    box = page.findChild(QComboBox, "letter_state")
    assert box is not None
    box.setFocus()
    for _step in range(3):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    row = letters.rows(workspace.today())[0]
    assert (row.id, row.state) == (letter, LetterState.DECLINED)
    advice = page.findChild(QLabel, "letterMixAdvice")
    assert advice is not None
    assert "No letter about genetics yet" in advice.text()


def test_a_letter_is_deleted_and_brought_back(
    page: LettersPage, workspace: Workspace, letter: int, qtbot: QtBot
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert letters.rows(workspace.today()) == ()
    assert not page.table.isVisible()
    workspace.undo_stack.undo()
    assert [row.id for row in letters.rows(workspace.today())] == [letter]
    assert page.table.isVisible()


def test_the_chain_looks_different_in_each_state(
    page: LettersPage, workspace: Workspace, letter: int
) -> None:
    seen: set[bytes] = set()
    column = page.model.column_of("state")
    for state in LetterState:
        workspace.run("Set", partial(letters.set_state, letter, state, workspace.today()))
        cell = page.table.visualRect(page.model.index(0, column))
        seen.add(bytes(_pixels(page.table.viewport().grab(cell))))
    assert len(seen) == len(LetterState)


def test_the_cells_explain_themselves(page: LettersPage, workspace: Workspace, letter: int) -> None:
    def tip(key: str) -> str:
        cell = page.model.index(0, page.model.column_of(key))
        return str(page.model.data(cell, Qt.ItemDataRole.ToolTipRole))

    assert (tip("need_by"), tip("state")) == ("", "Candidate")
    workspace.run("Edit", lambda: profile.edit("target_year", 2027))
    workspace.run("Ask", lambda: letters.advance(letter, workspace.today()))
    assert tip("need_by") == "Expected: 21 days before ERAS submission opens"
    assert tip("state") == "Asked since 1 Oct 2026"
    workspace.run("Due", lambda: letters.edit(letter, "due_on", "2026-09-28"))
    assert tip("need_by") == "Your own due date"
    assert page.model.index(0, page.model.column_of("risk")).data() == "Late by 3 d"


def test_sorting_puts_what_is_unknown_last(page: LettersPage, workspace: Workspace) -> None:
    def fill() -> None:
        for name, certified in (("A", "unknown"), ("B", "yes"), ("C", "no")):
            letters.add(people.add(name, board_certified=certified))
        letters.set_state(2, LetterState.DECLINED, None)
        letters.set_state(3, LetterState.ASKED, None)

    workspace.run("Fill", fill)

    def sorted_by(key: str, order: Qt.SortOrder) -> str:
        page.table.sortByColumn(page.model.column_of(key), order)
        return "".join(row.writer for row in page.model.rows)

    assert sorted_by("board_certified", Qt.SortOrder.AscendingOrder) == "CBA"
    assert sorted_by("board_certified", Qt.SortOrder.DescendingOrder) == "BCA"
    assert sorted_by("state", Qt.SortOrder.DescendingOrder) == "CAB"
    assert set(sorted_by("risk", Qt.SortOrder.AscendingOrder)) == set("ABC")


def test_the_rotation_of_a_letter_is_chosen_and_taken_back(
    page: LettersPage, workspace: Workspace, letter: int, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: rotations.add("Mayo Clinic"))
    box = page.findChild(QComboBox, "letter_rotation")
    assert box is not None
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert letters.rows(workspace.today())[0].rotation == "Mayo Clinic"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert letters.rows(workspace.today())[0].rotation_id is None
    page.select(letter)
    assert page.table.record() == letter


def _pixels(picture: QPixmap) -> bytes:
    return bytes(picture.toImage().constBits())
