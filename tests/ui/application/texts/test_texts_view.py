"""The texts in their view: versions, lengths, points, sentences, comparing, identifiers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.plans import TEMPLATES
from matchplanner.domain.texts import Point, TextKind
from matchplanner.services import case_log, experiences, plans, rotations, texts
from matchplanner.ui import theme
from matchplanner.ui.application.page import ApplicationPage
from matchplanner.ui.application.texts.view import TextsView
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> TextsView:
    """The view in a window of 1100 by 720."""
    shown = TextsView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 720)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def add(view: TextsView, workspace: Workspace) -> Add:
    """Add a text as one action and choose it."""

    def action(kind: TextKind = TextKind.STATEMENT, title: str = "", body: str = "") -> int:
        record = workspace.run("Add", lambda: texts.add(kind, title, body=body))
        view.select(record)
        return record

    return action


def write(qtbot: QtBot, view: TextsView, text: str) -> QPlainTextEdit:
    """Type at the end of the text, and leave it."""
    field = part(view, QPlainTextEdit, "textBody")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    return field


def entries(view: TextsView) -> list[str]:
    return [view.list.item(at).text() for at in range(view.list.count()) if view.list.item(at).text()]


def choose_menu(view: TextsView, name: str, action: str) -> None:
    menu = part(view, QMenu, f"{name}Menu")
    next(one for one in menu.actions() if one.objectName() == action).trigger()


def test_an_empty_view_says_what_it_is_for_and_begins_a_statement(view: TextsView, qtbot: QtBot) -> None:
    assert part(view, QLabel, "emptyTitle").text() == "No texts yet"
    begin = part(view, QPushButton, "begin_statement")
    begin.setFocus()
    qtbot.keyClick(begin, Qt.Key.Key_Return)
    assert entries(view) == ["Statement for residency"]
    title = part(view, QLineEdit, "text_title")
    assert QApplication.focusWidget() is title
    qtbot.keyClicks(title, "Genetics, first draft")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    write(qtbot, view, "I drew a pedigree.")
    (row,) = texts.rows()
    assert (row.title, row.body) == ("Genetics, first draft", "I drew a pedigree.")
    for _ in ("the text", "its title", "the beginning"):
        view.workspace.undo()
    assert part(view, QLabel, "emptyTitle").isVisible()


def test_the_length_follows_each_key_against_the_limit_of_eras(
    view: TextsView, add: Add, qtbot: QtBot
) -> None:
    add(TextKind.MEANINGFUL, body="x" * 298)
    length = part(view, QLabel, "textLength")
    assert length.text() == "298 of 300 characters, 1 word"
    assert length.property("role") == "muted"
    write(qtbot, view, "yyy")
    assert length.text() == "301 of 300 characters, 1 word: 1 too many"
    assert length.property("role") == "problem"
    assert texts.rows()[0].length.characters == 301
    add(TextKind.STATEMENT, body="Two words")
    assert length.text() == "2 words, 9 characters"
    headings = [view.list.item(at).toolTip() for at in range(view.list.count())]
    assert "ERAS most meaningful: 1 of 3" in headings


def test_a_new_version_is_compared_side_by_side(
    view: TextsView, add: Add, qtbot: QtBot, workspace: Workspace
) -> None:
    compare = part(view, QPushButton, "compareTexts")
    add(title="First", body="I drew a pedigree.\n\nThe end.")
    assert not compare.isEnabled()
    choose_menu(view, "newVersion", "versionFor_statement")
    assert entries(view) == ["First", "First 2"]
    field = part(view, QPlainTextEdit, "textBody")
    field.setPlainText("I drew three pedigrees.\n\nThe end.")
    field.setFocus()
    compare.setFocus()
    qtbot.keyClick(compare, Qt.Key.Key_Return)
    dialog = part(view, QDialog, "textDifferenceDialog")
    said = part(dialog, QLabel, "differenceSaid")
    assert said.text() == "Words only left: 2, struck through. Words only right: 2, underlined."
    shown = part(dialog, QTextEdit, "differenceView").toPlainText()
    assert shown.index("a pedigree") < shown.index("three pedigrees")
    left = part(dialog, QComboBox, "differenceLeft")
    left.setFocus()
    qtbot.keyClick(left, Qt.Key.Key_Down)
    assert said.text() == "The two say the same."
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "closeDifference").click()
    workspace.undo()
    assert texts.rows()[1].body.startswith("I drew a pedigree")


def test_a_version_for_hosts_is_kept_apart_and_eras_texts_become_no_statement(
    view: TextsView, add: Add
) -> None:
    add(title="For residency")
    choose_menu(view, "newVersion", "versionFor_visiting")
    assert [row.kind for row in texts.rows()] == [TextKind.STATEMENT, TextKind.VISITING]
    offered = [action for action in part(view, QMenu, "newVersionMenu").actions() if action.isVisible()]
    assert [action.text() for action in offered] == [
        "Statement for residency",
        "Statement for rotation hosts",
    ]
    add(TextKind.EXPERIENCE)
    offered = [action for action in part(view, QMenu, "newVersionMenu").actions() if action.isVisible()]
    assert [action.text() for action in offered] == ["ERAS experience", "ERAS most meaningful"]


def test_points_are_ticked_beside_a_statement_with_what_the_plan_holds(
    view: TextsView, add: Add, workspace: Workspace, qtbot: QtBot
) -> None:
    record = add()
    conferences = part(view, QLabel, "point_conferencesEvidence")
    assert conferences.text() == "Webinars, society events and abstracts of your profile appear here."
    workspace.run("Add", lambda: experiences.add("ACMG online", ExperienceKind.SOCIETY_EVENT))
    assert conferences.text() == "• ACMG online"
    box = part(view, QCheckBox, "point_conferences")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert texts.points(record)[Point.CONFERENCES].ticked_on == workspace.today()
    assert part(view, QLabel, "textPointsSummary").text() == "1 of 8"
    add(title="Another")
    assert not box.isChecked()
    view.select(record)
    assert box.isChecked()
    workspace.undo()  # the other text
    workspace.undo()
    workspace.undo()
    assert not box.isChecked()
    add(TextKind.EXPERIENCE)
    assert not part(view, QToolButton, "textPoints").isVisible()


def test_words_of_a_fallback_are_named_in_a_statement(view: TextsView, add: Add, qtbot: QtBot) -> None:
    add(body="Genetics is no accident.")
    fallback = part(view, QLabel, "textFallback")
    assert not fallback.isVisible()
    write(qtbot, view, " It is my plan B.")
    assert fallback.isVisible()
    assert fallback.text().startswith("“plan B” may make genetics sound like a fallback.")


def test_a_sentence_from_the_case_log_goes_into_the_text_at_the_cursor(
    view: TextsView, add: Add, workspace: Workspace, qtbot: QtBot
) -> None:
    def fill() -> None:
        site = rotations.add("Lakeside")
        case = case_log.add(site, workspace.today(), "Fabry disease")
        case_log.edit(case, "learning", "How family screening begins")

    add(TextKind.EXPERIENCE, body="Before")
    assert part(view, QLabel, "materialEmpty").isVisible()
    workspace.run("Fill", fill)
    assert not part(view, QLabel, "materialEmpty").isVisible()
    field = part(view, QPlainTextEdit, "textBody")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    insert = part(view, QPushButton, "insertPassage0")
    assert insert.accessibleDescription() == "Fabry disease"
    insert.setFocus()
    qtbot.keyClick(insert, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field
    wanted = "Before Fabry disease at Lakeside. I learned how family screening begins."
    assert field.toPlainText() == wanted
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert texts.rows()[0].body == wanted
    part(view, QPushButton, "copyPassage0").click()
    assert QGuiApplication.clipboard().text().startswith("Fabry disease at Lakeside.")
    part(view, QPushButton, "copyText").click()
    assert QGuiApplication.clipboard().text() == wanted


def test_an_eras_text_begins_with_a_sentence_in_one_click(
    view: TextsView, add: Add, workspace: Workspace
) -> None:
    add(title="Statement")
    workspace.run("Case", lambda: case_log.add(None, workspace.today(), "Fabry disease"))
    part(view, QPushButton, "beginPassage0").click()
    row = texts.rows()[-1]
    assert (row.kind, row.title, row.body) == (TextKind.EXPERIENCE, "Fabry disease", "Fabry disease.")
    assert part(view, QLineEdit, "text_title").text() == "Fabry disease"
    workspace.undo()
    assert entries(view) == ["Statement"]


def test_what_could_identify_a_patient_is_marked_before_anything_is_saved(
    view: TextsView, add: Add, notices: Notices, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    notices.raised.connect(told.append)
    one, other = add(title="One", body="A text."), add(title="Other")
    view.select(one)
    write(qtbot, view, " Mrs Smith, MRN 448812")
    assert texts.get(one).body == "A text."
    assert part(view, QLabel, "textBodyFinding0").text() == "“Mrs Smith”: name"
    assert "could identify a patient" in part(view, QLabel, "textBodyProblem").text()
    listed = {view.list.item(at).text(): view.list.item(at).toolTip() for at in range(view.list.count())}
    assert "not saved yet" in listed["One"]
    view.select(other)
    assert not part(view, QLabel, "textBodyProblem").isVisible()
    view.select(one)
    field = part(view, QPlainTextEdit, "textBody")
    assert field.toPlainText() == "A text. Mrs Smith, MRN 448812"
    view.hide()
    assert "not saved yet" in told[-1].text
    view.show()
    field.setPlainText("A text. Mrs Smith")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    reason = part(view, QLineEdit, "textBodyReason0")
    reason.setFocus()
    qtbot.keyClicks(reason, "an invented name")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert texts.get(one).body == "A text. Mrs Smith"
    assert [kept.reason for kept in texts.get(one).kept] == ["an invented name"]


def test_a_text_belongs_to_a_plan_and_keeps_a_note(
    view: TextsView, add: Add, workspace: Workspace, qtbot: QtBot
) -> None:
    record = add(title="One", body="Two words")
    workspace.run("Plan", lambda: plans.add(TEMPLATES[0]))
    name = texts.plans_offered()[0][1]
    plan = part(view, QComboBox, "text_pathway")
    plan.setFocus()
    qtbot.keyClick(plan, Qt.Key.Key_Down)
    assert texts.get(record).plan == name
    note = part(view, QLineEdit, "text_note")
    note.setFocus()
    qtbot.keyClicks(note, "Shorten the end")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert texts.get(record).note == "Shorten the end"
    listed = [view.list.item(at).toolTip() for at in range(view.list.count())]
    assert f"One\n2 words · {name}" in listed
    title = part(view, QLineEdit, "text_title")
    title.setFocus()
    title.clear()
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert "needs a title" in part(view, QLabel, "text_titleProblem").text()
    assert texts.get(record).title == "One"


def test_the_delete_key_deletes_with_a_way_back(
    view: TextsView, add: Add, notices: Notices, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    notices.raised.connect(told.append)
    add(title="One")
    add(title="Two")
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert entries(view) == ["One"]
    assert told[-1].text == "Deleted Two."
    action = told[-1].action
    assert action is not None
    action()
    assert entries(view) == ["One", "Two"]


def test_keys_lead_through_the_list_and_ctrl_n_begins_another_of_its_kind(
    view: TextsView, add: Add, qtbot: QtBot
) -> None:
    add(TextKind.EXPERIENCE, "One")
    add(TextKind.EXPERIENCE, "Two")
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    assert part(view, QLineEdit, "text_title").text() == "One"
    view.new_item()
    assert [row.kind for row in texts.rows()] == [TextKind.EXPERIENCE] * 3


def test_the_comparison_follows_dark_colours(view: TextsView, add: Add) -> None:
    add(title="One", body="Here.")
    add(title="Two", body="There.")
    part(view, QPushButton, "compareTexts").click()
    dialog = part(view, QDialog, "textDifferenceDialog")
    shown = part(dialog, QTextEdit, "differenceView")
    assert theme.LIGHT.danger.lower() in shown.toHtml().lower()
    dialog.setPalette(theme.palette(theme.DARK))
    assert theme.DARK.danger.lower() in shown.toHtml().lower()
    dialog.close()


def test_the_page_leads_to_a_text(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    record = workspace.run("Add", lambda: texts.add(TextKind.STATEMENT, "Mine"))
    page = ApplicationPage(workspace, notices, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_view("texts")
    page.select(record)
    assert part(page, QLineEdit, "text_title").text() == "Mine"
