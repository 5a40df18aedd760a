"""The guided review and the checks, as parts of the rank list page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.field_rules import YesNo
from matchplanner.services import closing, profile, programs
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.checks_view import ChecksView
from matchplanner.ui.ranking.page import RankingPage
from matchplanner.ui.ranking.review_view import ReviewView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[RankingPage]:
    shown = RankingPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def review(page: RankingPage) -> ReviewView:
    page.show_view("review")
    shown = page.front_view()
    assert isinstance(shown, ReviewView)
    return shown


def checks(page: RankingPage) -> ChecksView:
    page.show_view("checks")
    shown = page.front_view()
    assert isinstance(shown, ChecksView)
    return shown


def listed(view: ChecksView) -> list[tuple[str, str]]:
    return [
        (str(view.model.index(row, 0).data()), str(view.model.index(row, 1).data()))
        for row in range(view.model.rowCount())
    ]


@pytest.mark.parametrize(
    ("key", "title"),
    [("review", "No program to review yet"), ("checks", "Nothing to check yet")],
)
def test_without_programs_each_view_says_what_will_be_there(page: RankingPage, key: str, title: str) -> None:
    page.show_view(key)
    assert title in [one.text() for one in page.findChildren(QLabel, "emptyTitle") if one.isVisible()]


def test_the_review_goes_through_the_programs_and_keeps_each_answer(
    example: dict[str, int], page: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Aim", lambda: profile.edit("vision", "In ten years I run a clinic."))
    view = review(page)
    assert part(view, QLabel, "reviewVision").text() == "In ten years I run a clinic."
    for question in ClosingQuestion:
        box = part(view, QComboBox, f"closing_{question.value}")
        box.setFocus()
        qtbot.keyClick(box, KEY.Key_Home)
        assert box.currentData() == YesNo.YES
        qtbot.keyClick(box, KEY.Key_Down)
        assert closing.answers()[example["A"]][question].answer is YesNo.NO
    note = part(view, QPlainTextEdit, "closing_support_note")
    note.setFocus()
    qtbot.keyClicks(note, "Ask a resident")
    part(view, QPushButton, "reviewNext").setFocus()
    assert closing.answers()[example["A"]][ClosingQuestion.SUPPORT].note == "Ask a resident"
    assert view.model.index(0, 2).data() == "3 of 3"
    part(view, QPushButton, "reviewNext").click()
    assert part(view, QLabel, "reviewProgress").text() == "1 of 4 reviewed"
    assert view.table.record() == example["B"]
    assert note.toPlainText() == ""
    workspace.undo_stack.undo()
    assert closing.answers()[example["A"]][ClosingQuestion.SUPPORT].note == ""


def test_a_finding_leads_to_what_it_is_about(
    example: dict[str, int], page: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Code", lambda: programs.edit(example["B"], "nrmp_code", ""))
    view = checks(page)
    assert listed(view) == [("Warning", "Code missing"), *[("Warning", "Closing questions open")] * 4]
    assert part(view, QLabel, "checksCount").text() == "5 warnings"
    view.table.setFocus()
    with qtbot.waitSignal(view.open_requested) as asked:
        qtbot.keyClick(view.table, KEY.Key_Return)
    assert asked.args == ["programs", example["B"]]
    qtbot.keyClick(view.table, KEY.Key_Down)
    with qtbot.waitSignal(page.open_requested) as asked:
        part(view, QPushButton, "checkGo").click()
    assert asked.args == ["ranking/review", example["A"]]
    page.open_record("review", example["C"])
    assert review(page).table.record() == example["C"]


def test_a_finding_is_kept_with_a_reason_and_may_stand_again(
    example: dict[str, int], page: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Code", lambda: programs.edit(example["B"], "nrmp_code", ""))
    view = checks(page)
    part(view, QPushButton, "checkWaive").click()
    dialog = part(page.window(), QDialog, "waiverDialog")
    part(dialog, QPushButton, "waiverDialogOk").click()
    assert part(dialog, QLabel, "waiverDialogProblem").text().startswith("Say why you keep it")
    qtbot.keyClicks(part(dialog, QLineEdit, "waiverDialogText"), "R3 will show it")
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "waiverDialogOk").click()
    assert listed(view)[-1] == ("Kept", "Code missing")
    assert part(view, QLabel, "checksCount").text() == "4 warnings, 1 kept with a reason"
    assert part(view, QLabel, "checkText").text().endswith("Kept because: R3 will show it")
    code = page.model.index(1, page.model.column_of("code"))
    page.show_view("ranking")
    assert code.data(Qt.ItemDataRole.ForegroundRole) is None, "what is kept is not marked any more"
    checks(page)
    part(view, QPushButton, "checkRestore").click()
    assert ("Warning", "Code missing") in listed(view)
    assert workspace.undo_stack.undoText() == "Let stand again: Code missing"


def test_a_list_that_nothing_speaks_against_says_so(
    example: dict[str, int], page: RankingPage, workspace: Workspace
) -> None:
    def answer() -> None:
        for program in example.values():
            for question in ClosingQuestion:
                closing.answer(program, question, "yes")

    workspace.run("Answer", answer)
    view = checks(page)
    assert listed(view) == []
    titles = [one.text() for one in view.findChildren(QLabel, "emptyTitle") if one.isVisible()]
    assert titles == ["Nothing speaks against this list"]


@pytest.mark.usefixtures("example")
def test_the_list_shows_score_and_place_beside_my_order(page: RankingPage) -> None:
    shown = [
        tuple(
            str(page.model.index(row, page.model.column_of(key)).data())
            for key in ("position", "program", "weighted", "place")
        )
        for row in range(4)
    ]
    assert shown == [
        ("1", "A", "6.95", "=2"),
        ("2", "B", "6.95", "=2"),
        ("3", "C", "7.45", "1"),
        ("4", "D", "6.60", "4"),
    ]
    assert (
        part(page, QLabel, "rankDisagreement").text().startswith("Largest disagreement: you rank A above C")
    )
