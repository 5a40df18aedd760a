"""The whole way once, by keyboard and mouse alone: from the first start to two PDFs, and back again."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.e2e.walker import KEY, Walker, words_of

from matchplanner.app import App
from matchplanner.domain.rotations import RotationStatus
from matchplanner.services import interviews, letters, ranking, rotations, scoring

PROGRAM = "Medical Genetics Residency (Mayo Clinic Rochester)"


def _score(walker: Walker) -> None:
    walker.page(3)
    walker.type_into("programsSearch", "mayo", leave=False)
    walker.pick_row("programsTable", PROGRAM)
    walker.click("scoreProgram")
    wizard = walker.find(QDialog, "imgWizard")
    for points in (2, 1, 2, 1):
        walker.bot.keyClick(wizard, Qt.Key(KEY.Key_0 + points))
        walker.bot.keyClick(wizard, KEY.Key_Return)
    walker.click("wizardClose")


def _rotate(walker: Walker) -> None:
    walker.page(4)
    walker.click("addRotation")
    walker.type_into("rotation_site", "Example Children's Hospital")
    walker.type_into("rotation_starts_on", "2027-05-03")


def _ask_for_letter(walker: Walker) -> None:
    walker.page(5)
    walker.click("askForLetter")
    walker.type_into_box("ask_person", "Dr Quist")
    walker.choose("ask_board_certified", "yes")
    walker.click("askDialogOk")
    walker.click("advanceLetter")


def _interview(walker: Walker, folder: Path) -> str:
    walker.page(8)
    walker.click("addInterview")
    walker.pick("add_interview_program", "Residency (Mayo")
    walker.type_into("add_interview_starts_at", "2027-11-10 09:00", leave=False)
    walker.click("interviewDialogOk")
    walker.type_into("likeText", "Half of the patients are adults")
    walker.type_into("questionText", "How do residents work with the counselors?")
    walker.click("prepSheetPdf")
    return words_of(walker.save_pdf(folder / "prep sheet.pdf"))


def _rank(walker: Walker, folder: Path) -> str:
    walker.page(9)
    walker.click("addToRank")
    walker.pick("rank_program", "Residency (Mayo")
    walker.click("rankDialogOk")
    walker.click("rankListPdf")
    return words_of(walker.save_pdf(folder / "rank list.pdf"))


def test_the_whole_way_once(app: App, qtbot: QtBot, tmp_path: Path, today: date, qapp: QApplication) -> None:
    walker = Walker(app, qtbot)
    app.open_first(None, sample=False)
    walker.type_into("setup_target_year", "2027", leave=False)
    walker.click("setupFinish")
    walker.click("tourSkip")
    plan = walker.workspace.path

    _score(walker)
    _rotate(walker)
    _ask_for_letter(walker)
    sheet = _interview(walker, tmp_path)
    listed = _rank(walker, tmp_path)

    assert PROGRAM in sheet
    assert "6 of 10" in sheet
    assert "Half of the patients are adults" in sheet
    assert "How do residents work with the counselors?" in sheet
    assert PROGRAM in listed
    assert "code missing" in listed
    full = walker.workspace.store.dump()

    steps = 0
    while walker.workspace.undo_stack.canUndo():
        walker.undo()
        steps += 1
    assert steps >= 8
    empty = walker.workspace.store.dump()
    assert empty.count("INSERT INTO") == 1, "only the blank profile is left"
    walker.redo(steps)
    assert walker.workspace.store.dump() == full
    walker.undo(steps)
    assert walker.workspace.store.dump() == empty
    walker.redo(steps)
    app.window.close()

    again = App(qapp, lambda: today)
    qtbot.addWidget(again.window)
    again.open_first(None, sample=False)
    assert again.session.workspace is not None
    assert again.session.workspace.path == plan
    assert again.session.workspace.store.dump() == full
    _all_still_there(today)
    again.window.close()


def _all_still_there(today: date) -> None:
    (rotation,) = rotations.rows(today)
    assert (rotation.site, rotation.starts_on) == ("Example Children's Hospital", date(2027, 5, 3))
    assert rotation.status is RotationStatus.IDEA
    (letter,) = letters.rows(today)
    assert (letter.writer, letter.state.value) == ("Dr Quist", "asked")
    (interview,) = interviews.rows()
    assert (interview.program, interview.likes, interview.questions) == (PROGRAM, 1, 1)
    (ranked,) = ranking.rows()
    assert ranked.program == PROGRAM
    assert {key: given.points for key, given in scoring.answers(ranked.program_id).items()} == {
        "past_imgs": 2,
        "visa": 1,
        "clarity": 2,
        "responsiveness": 1,
    }
