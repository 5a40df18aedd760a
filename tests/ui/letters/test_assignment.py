"""Letters against programs: keyboard, mouse, search, all at once."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.domain.letters import LetterState
from matchplanner.services import letters, people, programs
from matchplanner.services import letters_assigning as assigning
from matchplanner.store.schema import Pathway, Program
from matchplanner.ui.letters.assignment_table import box_in
from matchplanner.ui.letters.assignment_view import AssignmentView
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
TODAY = date(2026, 10, 1)


@pytest.fixture
def view(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> Iterator[AssignmentView]:
    """The view as the page shows it."""
    shown = AssignmentView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1060, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def fill(workspace: Workspace, *, count: int = 3, writers: str = "QR") -> list[int]:
    """Programs to apply to and uploaded letters; return the letters."""

    def make() -> list[int]:
        for number in range(count):
            programs.add(f"Program {number:02}")
        Program.update(status="will_apply", program_type="categorical").execute()
        made = [letters.add(people.add(f"Dr {writer}")) for writer in writers]
        for letter in made:
            letters.edit(letter, "waived", "yes")
            letters.edit(letter, "specialty", "General")
            letters.set_state(letter, LetterState.UPLOADED, TODAY)
        return made

    return workspace.run("Fill", make)


def text(view: AssignmentView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_without_letters_or_programs_the_view_says_what_comes_first(
    view: AssignmentView, workspace: Workspace, qtbot: QtBot
) -> None:
    assert "No letters to assign yet" in {
        label.text() for label in view.findChildren(QLabel) if label.isVisible()
    }
    fill(workspace, count=0)
    offered = view.findChild(QPushButton, "assignmentPrograms")
    assert offered is not None
    assert offered.isVisible()
    with qtbot.waitSignal(view.open_requested) as asked:
        offered.click()
    assert asked.args == ["programs", 0]


def test_arrows_and_space_assign_and_take_away_and_keep_the_place(
    view: AssignmentView, workspace: Workspace, qtbot: QtBot
) -> None:
    q, r = fill(workspace)
    view.table.setFocus()
    for key in (KEY.Key_Down, KEY.Key_Right, KEY.Key_Space):
        qtbot.keyClick(view.table, key)
    assert dict(assigning.grid().rows[1].assigned) == {r: TODAY}
    assert text(view, "assignmentCell") == "Dr R to Program 01: assigned on 1 Oct 2026."
    assert workspace.undo_stack.undoText() == "Assign Dr R to Program 01"
    qtbot.keyClick(view.table, KEY.Key_Space)
    assert assigning.grid().of_letter(r) == 0
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (1, 2)
    qtbot.keyClick(view.table, KEY.Key_Left)
    qtbot.keyClick(view.table, KEY.Key_Return)
    assert assigning.grid().of_letter(q) == 1
    qtbot.keyClick(view.table, KEY.Key_Left)
    qtbot.keyClick(view.table, KEY.Key_Space)
    assert assigning.grid().of_letter(q) == 1, "a count is no box"


def test_a_click_on_the_box_changes_it_and_one_beside_it_does_not(
    view: AssignmentView, workspace: Workspace, qtbot: QtBot
) -> None:
    q, _r = fill(workspace)
    cell = view.table.visualRect(view.model.index(0, 1))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.table.viewport(), left, pos=cell.topLeft() + QPoint(3, 3))
    assert assigning.grid().of_letter(q) == 0
    qtbot.mouseClick(view.table.viewport(), left, pos=box_in(cell, view.table).center())
    assert assigning.grid().of_letter(q) == 1


def test_a_letter_goes_to_all_with_room_in_one_step(
    view: AssignmentView, workspace: Workspace, notices: Notices, qtbot: QtBot
) -> None:
    q, *others = fill(workspace, writers="QABCD")

    def fill_up() -> None:
        plan = Pathway.create(name="Pediatrics", kind="dual", specialty="Pediatrics", position=1)
        Program.update(pathway=plan).where(Program.name == "Program 02").execute()
        letters.edit(q, "specialty", "Medical genetics")
        for letter in others:
            assigning.assign(letter, assigning.grid().rows[0].id, TODAY)

    workspace.run("Fill up", fill_up)
    view.table.show_cell(q, assigning.grid().rows[1].id)
    everywhere = view.findChild(QPushButton, "assignToAll")
    assert everywhere is not None
    with qtbot.waitSignal(notices.raised) as told:
        everywhere.click()
    said = told.args[0].text
    assert said == "Assigned to 1 more. No room at 1. Left out 1 that would learn of your other plan."
    assert assigning.grid().of_letter(q) == 1
    workspace.undo_stack.undo()
    assert assigning.grid().of_letter(q) == 0


def test_what_speaks_against_a_letter_is_said_below_it_and_marked(
    view: AssignmentView, workspace: Workspace, qtbot: QtBot
) -> None:
    (q,) = fill(workspace, writers="Q")
    workspace.run("Doubts", lambda: letters.edit(q, "waived", "no"))
    view.table.setFocus()
    assert text(view, "assignmentDoubts").endswith("while you kept the right to read it.")
    qtbot.keyClick(view.table, KEY.Key_Space)
    spoken = str(view.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "assigned on 1 Oct 2026" in spoken
    assert "kept the right to read it" in spoken
    plain = view.table.viewport().grab(view.table.visualRect(view.model.index(1, 1))).toImage()
    marked = view.table.viewport().grab(view.table.visualRect(view.model.index(0, 1))).toImage()
    assert plain != marked


def test_a_program_is_found_by_a_part_of_its_name(
    view: AssignmentView, workspace: Workspace, qtbot: QtBot
) -> None:
    fill(workspace, count=12)
    view.focus_search()
    qtbot.keyClicks(view.search, "11 prog")
    assert text(view, "assignmentCount") == "1 of 12 programs, at most 4 letters each"
    qtbot.keyClick(view.search, KEY.Key_Down)
    assert view.table.hasFocus()
    qtbot.keyClick(view.search, KEY.Key_Escape)
    assert view.model.rowCount() == 12


def test_sixty_programs_by_eight_letters_change_by_key(
    view: AssignmentView, workspace: Workspace, qtbot: QtBot
) -> None:
    fill(workspace, count=60, writers="QRSTUVWX")
    assert (view.model.rowCount(), view.model.columnCount()) == (60, 9)
    view.table.setFocus()
    qtbot.keyClick(view.table, KEY.Key_Space)
    assert assigning.grid().rows[0].assigned


def test_names_are_shown_as_typed_and_widen_no_window(view: AssignmentView, workspace: Workspace) -> None:
    fill(workspace, count=0)

    def add() -> None:
        programs.add("<b>Bold</b> " + "x" * 3000)
        Program.update(status="will_apply", program_type="categorical").execute()

    workspace.run("Add", add)
    view.table.setCurrentIndex(view.table.model().index(0, 1))
    assert "<b>Bold</b>" in text(view, "assignmentCell")
    label = view.findChild(QLabel, "assignmentCell")
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert view.minimumSizeHint().width() <= view.width()
