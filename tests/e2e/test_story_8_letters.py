"""Story 8, second half: the last week of a rotation, the packet, the letter's way, and where it goes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QListWidget, QTableView
from pytestqt.exceptions import capture_exceptions
from tests.clock import Clock
from tests.e2e.walker import CTRL, KEY, Walker, words_of

from matchplanner.domain.case_log import PracticeKind
from matchplanner.domain.letters import CHAIN, LetterState
from matchplanner.domain.letters_packet import PacketPart
from matchplanner.services import (
    case_log,
    experiences,
    letters,
    letters_assigning,
    people,
    practice,
    profile,
    programs,
    rotations,
)
from matchplanner.store.schema import Program

Begin = Callable[[Callable[[], object]], Walker]
LAST_WEEK = date(2027, 6, 22)
UPLOADED_ON = date(2027, 7, 20)
ASSIGNED_ON = date(2027, 8, 30)
LETTERS_PAGE = 5


def fill() -> None:
    """R2 ends in a week; its log has a case, pedigrees and a talk; two programs will be applied to."""
    profile.edit_all({"name": "Sana Iqbal", "target_year": 2027, "vision": "A clinic for rare disease."})
    r2 = rotations.add("R2", starts_on="2027-06-01", ends_on="2027-06-28", status="running")
    case = case_log.add(r2, LAST_WEEK, "Suspected Marfan syndrome")
    for field, value in (("gene", "FBN1"), ("inheritance", "autosomal_dominant"), ("roles", ["conference"])):
        case_log.edit(case, field, value)
    for _pedigree in range(3):
        practice.count(PracticeKind.PEDIGREE, LAST_WEEK, r2)
    practice.count(PracticeKind.TALK, LAST_WEEK, r2)
    experiences.add("Variant curation")
    for name in ("Alpha Genetics", "Beta Genetics"):
        programs.add(name)
    Program.update(status="will_apply", program_type="categorical").execute()


def other_letters() -> None:
    """Three letters for genetics and one for pediatrics alone, all uploaded."""
    for writer, specialty in (
        ("A", "General"),
        ("B", "General"),
        ("C", "General"),
        ("Dr Peds", "Pediatrics"),
    ):
        made = letters.add(people.add(writer))
        letters.edit(made, "specialty", specialty)
        letters.edit(made, "waived", "yes")
        letters.set_state(made, LetterState.UPLOADED, UPLOADED_ON)


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = LAST_WEEK
    return walk(fill)


def due(walker: Walker) -> str:
    """Return all that Today lists."""
    walker.page(2)
    walker.page(1)
    walker.find(QListWidget, "todayList")
    return "\n".join(
        str(items.item(at).data(Qt.ItemDataRole.AccessibleTextRole))
        for items in walker.seen(QListWidget, "todayList")
        for at in range(items.count())
    )


def ask_dr_q(walker: Walker) -> int:
    walker.page(LETTERS_PAGE)
    walker.click("askForFirstLetter")
    walker.front(QDialog, "askDialog")
    walker.type_into_box("ask_person", "Dr Q")
    walker.choose("ask_board_certified", "yes")
    walker.type_into_box("ask_rotation", "R2")
    walker.click("askDialogOk")
    walker.gone("askDialog")
    walker.back_to_window()
    return letters.rows(LAST_WEEK)[0].id


def advance_to_uploaded(walker: Walker, clock: Clock[date], letter: int) -> None:
    """One step a day, the last of them the upload."""
    walker.find(QTableView, "lettersTable").setFocus()
    for at in range(1, CHAIN.index(LetterState.UPLOADED) + 1):
        clock.now = date(2027, 7, at)
        walker.bot.keyClick(walker.find(QTableView, "lettersTable"), KEY.Key_Return, CTRL)
    assert letters.get(letter, clock.now).state is LetterState.UPLOADED


def assignment(walker: Walker) -> QTableView:
    walker.page(LETTERS_PAGE)
    walker.tab("lettersViews", "Assignment")
    return walker.find(QTableView, "assignmentTable")


def go_to(table: QTableView, writer: str, program: str) -> None:
    model = table.model()
    across = [
        str(model.headerData(at, Qt.Orientation.Horizontal)).split("\n")[0]
        for at in range(model.columnCount())
    ]
    down = [str(model.headerData(at, Qt.Orientation.Vertical)) for at in range(model.rowCount())]
    table.setFocus()
    table.setCurrentIndex(model.index(down.index(program), across.index(writer)))


def assign(walker: Walker, writer: str, program: str) -> None:
    table = walker.find(QTableView, "assignmentTable")
    go_to(table, writer, program)
    walker.bot.keyClick(table, KEY.Key_Space)


def held(program: str) -> set[str]:
    grid = letters_assigning.grid()
    names = {letter.id: letter.sheet.writer for letter in grid.letters}
    row = next(row for row in grid.rows if row.program.name == program)
    return {names[letter] for letter in row.assigned}


def test_in_the_last_week_today_says_to_ask_and_then_whom(walker: Walker) -> None:
    assert "This week: ask for the letter, R2" in due(walker)
    letter = ask_dr_q(walker)
    assert "This week: ask Dr Q for the letter" in due(walker)
    assert "ask for the letter, R2" not in due(walker)

    walker.page(LETTERS_PAGE)
    assert "22 Jun 2027 to 28 Jun 2027" in walker.text("letterTiming")
    walker.choose("letter_asked_how", "in_person")
    walker.choose("letter_state", "asked")
    row = letters.get(letter, LAST_WEEK)
    assert (row.asked_how.value, row.asked_on, row.state_on) == ("in_person", LAST_WEEK, LAST_WEEK)
    assert "Dr Q" not in due(walker)


def test_a_letter_by_a_geneticist_fills_the_mix(walker: Walker) -> None:
    ask_dr_q(walker)
    assert walker.text("letterMixAdvice") == "The mix is right. Uploaded: 0 of 1."
    mix = letters.mix(letters.rows(LAST_WEEK))
    assert (mix.geneticists, mix.total) == (1, 1)


def test_the_packet_lists_its_parts_marks_what_is_missing_and_is_worded_before_it_is_printed(
    walker: Walker, tmp_path: Path
) -> None:
    ask_dr_q(walker)
    walker.click("letterPacket")
    walker.front(QDialog, "packetDialog")
    assert walker.text("packetMissing") == "Missing: CV, Draft personal statement, ERAS letter request form."
    walker.click("packet_cv")
    assert walker.text("packetMissing") == "Missing: Draft personal statement, ERAS letter request form."
    walker.write("packet_goals", "To lead a clinic for children without a diagnosis.")
    walker.click("packetPreview")
    text = words_of(walker.save_pdf(tmp_path / "packet.pdf"))
    for part in PacketPart:
        assert part.label in text
    assert text.count("Missing") == 2
    assert "Suspected Marfan syndrome (FBN1, autosomal dominant): presented at conference." in text
    assert "Drew 3 pedigrees." in text
    assert "At R2: gave 1 five-minute talk." in text
    assert "To lead a clinic for children without a diagnosis." in text
    assert "A clinic for rare disease." not in text
    walker.click("packetClose")
    walker.gone("packetDialog")


def test_undo_brings_every_state_back_with_its_day(walker: Walker, clock: Clock[date]) -> None:
    letter = ask_dr_q(walker)
    advance_to_uploaded(walker, clock, letter)
    seen = []
    for _step in range(CHAIN.index(LetterState.UPLOADED)):
        row = letters.get(letter, clock.now)
        seen.append((row.state, row.state_on))
        walker.undo()
    steps = CHAIN[1 : CHAIN.index(LetterState.UPLOADED) + 1]
    assert seen == [(state, date(2027, 7, at)) for at, state in enumerate(steps, start=1)][::-1]
    row = letters.get(letter, clock.now)
    assert (row.state, row.state_on) == (LetterState.CANDIDATE, LAST_WEEK)


def test_letters_go_to_programs_by_keyboard_the_fifth_is_refused_and_undo_takes_each_back(
    walker: Walker, clock: Clock[date]
) -> None:
    letter = ask_dr_q(walker)
    advance_to_uploaded(walker, clock, letter)
    walker.workspace.run("Others", other_letters)
    clock.now = ASSIGNED_ON
    table = assignment(walker)
    for writer in ("Dr Q", "A", "B", "C"):
        assign(walker, writer, "Alpha Genetics")
    assert held("Alpha Genetics") == {"Dr Q", "A", "B", "C"}
    row = letters.get(letter, clock.now)
    assert (row.state, row.state_on) == (LetterState.ASSIGNED, ASSIGNED_ON)

    with capture_exceptions() as raised:
        assign(walker, "Dr Peds", "Alpha Genetics")
    assert str(raised[0][1]) == (
        "Alpha Genetics has 4 letters already, the most that ERAS assigns to one program: Dr Q, A, B and C."
    )
    assert "Dr Peds" not in held("Alpha Genetics")

    walker.bot.keyClick(table, KEY.Key_Down)
    walker.bot.keyClick(table, KEY.Key_Left)
    walker.bot.keyClick(table, KEY.Key_Space)
    assert held("Beta Genetics") == {"C"}
    walker.undo(5)
    assert held("Alpha Genetics") == held("Beta Genetics") == set()
    row = letters.get(letter, clock.now)
    assert (row.state, row.state_on) == (LetterState.UPLOADED, date(2027, 7, 5))


def test_a_letter_for_pediatrics_alone_is_warned_of_with_both_causes(
    walker: Walker, clock: Clock[date]
) -> None:
    walker.workspace.run("Others", other_letters)
    clock.now = ASSIGNED_ON
    assignment(walker)
    assign(walker, "Dr Peds", "Beta Genetics")
    warning = (
        "The letter of Dr Peds would tell of your other plan: it is for pediatrics only, and Beta Genetics "
        "is a program in genetics."
    )
    assert walker.text("assignmentLeaks") == warning
    assert warning in walker.text("noticeText")
    walker.undo()
    assert held("Beta Genetics") == set()
    assert not walker.seen(QLabel, "assignmentLeaks")


def test_a_rotation_that_ends_too_late_is_red_while_planning(walker: Walker) -> None:
    def late() -> None:
        rotation = rotations.add("R3", starts_on="2027-08-16", ends_on="2027-09-10")
        letters.add(people.add("Dr Late"), rotation_id=rotation)

    walker.workspace.run("Late", late)
    walker.page(LETTERS_PAGE)
    assert walker.find(QComboBox, "letter_rotation").currentText() == "R3"
    told = walker.text("letterTiming")
    assert "Comes too late, on 1 Oct 2027: R3 ends on 10 Sep 2027, writing takes 21 days" in told
    assert "30 days before, on 1 Sep 2027" in told
    assert walker.find(QLabel, "letterTiming").property("role") == "problem"
    assert walker.find(QLineEdit, "letter_due_on").text() == ""
