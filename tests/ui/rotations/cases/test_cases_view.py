"""The case log in its window: cases, counters, checklists, feedback, and what a case becomes."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchplanner.domain.case_log import PracticeKind, Topic
from matchplanner.domain.claims import YesNo
from matchplanner.services import (
    case_log,
    checklists,
    experiences,
    feedback,
    interviews,
    people,
    practice,
    profile,
    programs,
    rotations,
)
from matchplanner.store.schema import ClinicalCase
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.rotations.cases.view import CasesView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

DAY = date(2027, 6, 9)
NAMED = "Mrs Smith, MRN 448812, seen 12 June"
Show = Callable[[], CasesView]


@pytest.fixture
def workspace(store: Store, qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    """The plan on a day of a rotation."""
    return Workspace(store, lambda: DAY)


@pytest.fixture
def site(workspace: Workspace) -> int:
    """A rotation that runs today."""

    def fill() -> int:
        profile.edit("target_year", 2027)
        rotations.add("Earlier", starts_on="2027-05-03", ends_on="2027-05-28")
        return rotations.add(
            "Example Hospital", starts_on="2027-06-07", ends_on="2027-07-02", mode="hands_on"
        )

    return workspace.run("Fill", fill)


@pytest.fixture
def show_bare(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Show:
    """Show the view of a plan without rotations, with the keyboard in its window."""

    def begin() -> CasesView:
        view = CasesView(workspace, notices, settings)
        qtbot.addWidget(view)
        view.resize(1100, 760)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return begin


@pytest.fixture
def show(show_bare: Show, site: int) -> Show:  # noqa: ARG001 - the rotation is to be there
    """Show the view on a day of a rotation."""
    return show_bare


def label(view: QWidget, name: str) -> str:
    QApplication.processEvents()  # what was added to a shown window appears at its next turn
    return next((one.text() for one in view.findChildren(QLabel, name) if one.isVisible()), "")


def press(view: QWidget, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, name)
    assert found is not None
    assert found.isEnabled()
    found.click()
    return found


def write(qtbot: QtBot, view: QWidget, name: str, text: str) -> QPlainTextEdit:
    """Type a text in place of what stands in a field, and leave it."""
    field = view.findChild(QPlainTextEdit, name)
    assert field is not None
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    return field


def line(qtbot: QtBot, view: QWidget, name: str, text: str) -> QLineEdit:
    field = view.findChild(QLineEdit, name)
    assert field is not None
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field


def listed(view: CasesView) -> list[str]:
    """Return the cases in the list, without the panels above them."""
    return [view.list.item(at).text() for at in range(5, view.list.count())]


def test_an_empty_log_says_what_it_is_for_and_offers_the_worked_example(show: Show, site: int) -> None:
    view = show()
    assert label(view, "emptyTitle") == "No cases yet"

    press(view, "addFirstExample")

    assert label(view, "caseTitle") == "Suspected Marfan syndrome (FBN1, autosomal dominant)"
    assert case_log.rows()[0].rotation_id == site
    assert label(view, "caseReasoningSummary") == "6 of 6 written"
    assert label(view, "caseEveningSummary") == "3 of 3-5 questions"
    view.workspace.undo()
    assert label(view, "emptyTitle") == "No cases yet"


def test_without_any_rotation_cases_and_counters_work(show_bare: Show, qtbot: QtBot) -> None:
    view = show_bare()
    view.new_item()
    line(qtbot, view, "case_condition", "Fabry disease")
    view.show_panel("counters")
    press(view, "practice_more_head_circumference")

    assert [row.condition for row in case_log.rows()] == ["Fabry disease"]
    assert practice.totals_of(None) == {PracticeKind.HEAD: 1}
    view.show_panel("checklists")
    assert "belong to a rotation" in label(view, "listsHint")


def test_a_new_case_is_typed_from_its_condition_on(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.new_item()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "case_condition"
    line(qtbot, view, "case_condition", "Noonan syndrome")
    line(qtbot, view, "case_week", "20 June 2027")

    assert listed(view) == ["Noonan syndrome"]
    assert case_log.rows()[0].week == date(2027, 6, 14)
    assert line(qtbot, view, "case_week", "2027-06-15").text() == "Mon 14 Jun 2027"


def test_ticks_are_saved_one_by_one_and_undone(show: Show) -> None:
    view = show()
    view.new_item()
    for fold in view.record.folds:
        fold.toggle.click()
    press(view, "caseTopic_uncertainty")
    press(view, "caseTopic_plain")
    press(view, "caseLookedUp_omim")

    row = case_log.rows()[0]
    assert row.topics == (Topic.PLAIN, Topic.UNCERTAINTY)
    assert label(view, "caseCounselingSummary") == "Explained it in plain words, Uncertain prognosis"
    view.workspace.undo()
    view.workspace.undo()
    box = view.findChild(QCheckBox, "caseTopic_plain")
    assert box is not None
    assert not box.isChecked()
    assert case_log.rows()[0].topics == (Topic.UNCERTAINTY,)


def test_folds_open_and_close_by_keyboard(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.new_item()
    fold = view.record.reasoning
    assert not fold.inside.isVisible()
    fold.toggle.setFocus()
    qtbot.keyClick(fold.toggle, Qt.Key.Key_Space)
    assert fold.inside.isVisible()
    assert fold.toggle.accessibleDescription() == "unfolded"
    qtbot.keyClick(fold.toggle, Qt.Key.Key_Space)
    assert not fold.inside.isVisible()


def test_what_could_not_be_saved_is_marked_in_the_list_and_comes_back(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.new_item()
    first = case_log.rows()[0].id
    write(qtbot, view, "case_learning", NAMED)
    assert label(view, "case_learningFinding2") == "“12 June”: full date"
    assert view.record.unsaved() == {first}
    assert "not saved yet" in view.list.item(5).toolTip()

    view.new_item()
    assert label(view, "case_learningFinding0") == ""
    view.select(first)
    assert view.record.texts["learning"].field.text() == NAMED
    assert label(view, "case_learningFinding0") == "“Mrs Smith”: name"
    write(qtbot, view, "case_learning", "The mother was seen in June")
    assert view.record.unsaved() == frozenset()
    assert case_log.get(first).learning == "The mother was seen in June"


def test_leaving_the_log_says_what_is_not_saved(show: Show, qtbot: QtBot, notices: Notices) -> None:
    told: list[Notice] = []
    notices.raised.connect(told.append)
    view = show()
    view.new_item()
    field = write(qtbot, view, "case_learning", NAMED)
    view.hide()
    assert "not saved yet" in told[-1].text

    field.setPlainText("The mother")
    view.record.texts["learning"].field.commit()
    told.clear()
    view.show()
    view.hide()
    assert told == []


def test_a_condition_that_names_somebody_is_not_saved_either(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.new_item()
    field = line(qtbot, view, "case_condition", "Marfan (Mrs Smith)")
    assert label(view, "case_conditionFinding0") == "“Mrs Smith”: name"
    press(view, "case_conditionFix0")
    assert field.selectedText() == "Mrs Smith"
    qtbot.keyClicks(field, "index patient")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert case_log.rows()[0].condition == "Marfan (index patient)"
    assert label(view, "case_conditionProblem") == ""


def test_marks_stand_right_behind_signs_beyond_the_first_plane(show: Show) -> None:
    view = show()
    view.new_item()
    field = view.record.texts["learning"].field
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("\U0001f9ec\U0001f9ec Mrs Smith")
    field.commit()
    assert [one.cursor.selectedText() for one in field.extraSelections()] == ["Mrs Smith"]


def test_a_text_from_elsewhere_is_marked_as_it_is_shown_and_kept_in_one_step(
    show: Show, site: int, qtbot: QtBot
) -> None:
    view = show()
    added = view.workspace.run(
        "Import", lambda: ClinicalCase.create(rotation=site, learning="Seen on 12 June")
    )
    view.select(added.id)
    assert label(view, "case_learningFinding0") == "“12 June”: full date"
    assert view.record.unsaved() == frozenset()

    line(qtbot, view, "case_learningReason0", "A congress")
    assert case_log.get(added.id).kept[0].reason == "A congress"
    assert label(view, "case_learningFinding0") == ""
    view.workspace.undo()
    assert label(view, "case_learningFinding0") == "“12 June”: full date"


def test_what_was_found_is_scrolled_to(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.resize(700, 420)
    view.new_item()
    view.record.reasoning.unfold()
    write(qtbot, view, "case_tests", NAMED)
    box = view.record.texts["tests"].box
    qtbot.waitUntil(lambda: not box.visibleRegion().isEmpty())


def test_where_a_quality_showed_names_nobody(show: Show, site: int, qtbot: QtBot) -> None:
    view = show()
    view.show_panel("checklists")
    line(qtbot, view, "tick_fit_empathyNote", "With Mrs Smith")
    assert "“Mrs Smith” could identify a patient. Say it without." in label(view, "tick_fit_empathyProblem")
    line(qtbot, view, "tick_fit_empathyNote", "With a mother")
    assert label(view, "tick_fit_empathyProblem") == ""
    fit = next(one for one in checklists.rows(site, DAY) if one.checklist.key == "fit")
    assert fit.items[3].note == "With a mother"


def test_several_findings_are_kept_one_by_one_and_saved_together(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.new_item()
    steps = view.workspace.undo_stack.count()
    write(qtbot, view, "case_learning", "Mrs Smith on 12 June")
    line(qtbot, view, "case_learningReason0", "An author")
    assert view.workspace.undo_stack.count() == steps
    assert label(view, "case_learningFinding0") == "“12 June”: full date"
    line(qtbot, view, "case_learningReason0", "A congress")

    assert view.workspace.undo_stack.count() == steps + 1
    assert [one.reason for one in case_log.rows()[0].kept] == ["An author", "A congress"]


def test_a_case_is_deleted_by_key_and_comes_back(show: Show, qtbot: QtBot, notices: Notices) -> None:
    told: list[Notice] = []
    notices.raised.connect(told.append)
    view = show()
    for name in ("Fabry disease", "Marfan syndrome"):
        view.new_item()
        line(qtbot, view, "case_condition", name)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)

    assert listed(view) == ["Fabry disease"]
    assert label(view, "caseTitle") == "Fabry disease"
    assert told[-1].text == "Deleted Marfan syndrome."
    view.workspace.undo()
    assert sorted(listed(view)) == ["Fabry disease", "Marfan syndrome"]


def test_search_and_rotation_narrow_the_list(show: Show, site: int, qtbot: QtBot) -> None:
    view = show()
    view.workspace.run("Add", lambda: case_log.add(site, DAY, "Fabry disease"))
    view.workspace.run("Add", lambda: case_log.add(None, DAY, "Pompe disease"))
    assert listed(view) == ["Fabry disease"]

    combo = view.findChild(QComboBox, "casesRotation")
    assert combo is not None
    combo.setCurrentIndex(combo.findData("all"))
    combo.activated.emit(combo.currentIndex())
    assert sorted(listed(view)) == ["Fabry disease", "Pompe disease"]
    view.focus_search()
    qtbot.keyClicks(view.search, "pomp")
    assert listed(view) == ["Pompe disease"]
    view.select(case_log.rows()[-1].id)
    assert view.search.text() == ""
    assert len(listed(view)) == 2


def test_counters_count_here_and_in_all_and_in_a_case(show: Show, site: int) -> None:
    view = show()
    earlier = case_log.rotations()[0].id
    view.workspace.run("Count", lambda: practice.count(PracticeKind.TALK, DAY, earlier))
    view.show_panel("counters")
    press(view, "practice_more_talk")
    assert (label(view, "practiceNumber0_talk"), label(view, "practiceNumber1_talk")) == ("1", "2")
    press(view, "practice_less_talk")
    assert label(view, "practiceNumber0_talk") == "0"
    less = view.findChild(QAbstractButton, "practice_less_talk")
    assert less is not None
    assert not less.isEnabled()

    view.new_item()
    press(view, "inCase_more_pedigree")
    assert label(view, "caseCountedSummary") == "drew 1 pedigree"
    assert practice.totals_of(site) == {PracticeKind.PEDIGREE: 1}


def test_plus_and_minus_count_where_the_keyboard_is(show: Show, site: int, qtbot: QtBot) -> None:
    view = show()
    view.show_panel("counters")
    more = view.findChild(QAbstractButton, "practice_more_arm_span")
    assert more is not None
    more.setFocus()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(more, key)
    assert practice.totals_of(site) == {PracticeKind.ARM_SPAN: 1}


def test_a_quality_is_ticked_with_where_it_showed(show: Show, site: int, qtbot: QtBot) -> None:
    view = show()
    view.show_panel("checklists")
    line(qtbot, view, "tick_fit_empathyNote", "Told a family of a result")
    press(view, "tick_fit_empathy")

    fit = next(one for one in checklists.rows(site, DAY) if one.checklist.key == "fit")
    assert (fit.items[3].ticked, fit.items[3].note) == (True, "Told a family of a result")
    assert label(view, "list_fitSummary") == "1 of 4"
    assert label(view, "tick_fit_empathyDay") == "on 9 Jun 2027"


def test_a_click_on_the_words_ticks_as_well(show: Show, site: int, qtbot: QtBot) -> None:
    view = show()
    view.show_panel("checklists")
    box = view.findChild(QCheckBox, "tick_week_one_asked_what_to_show")
    assert box is not None
    words = next(one for one in view.findChildren(QLabel) if one.buddy() is box)
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert checklists.rows(site, DAY)[0].items[1].ticked


def test_observers_get_their_own_list(show: Show, site: int) -> None:
    view = show()
    view.show_panel("checklists")
    assert view.findChild(QCheckBox, "tick_observership_dress") is None
    view.workspace.run("Edit", lambda: rotations.edit(site, "mode", "observership"))
    assert view.findChild(QCheckBox, "tick_observership_dress") is not None


def test_feedback_is_written_down_tagged_and_deleted(show: Show, site: int, qtbot: QtBot) -> None:
    view = show()
    view.workspace.run("Add", lambda: people.add("Dr Q"))
    view.show_panel("feedback")
    words = view.feedback.words
    words.setFocus()
    qtbot.keyClicks(words, "You ask the right questions.")
    view.feedback.person.setCurrentIndex(1)
    press(view, "addFeedback")

    (row,) = feedback.rows()
    assert (row.words, row.person, row.rotation_id) == ("You ask the right questions.", "Dr Q", site)
    assert words.toPlainText() == ""
    press(view, f"feedback{row.id}Tag")
    assert feedback.rows()[0].for_statement is YesNo.YES
    write(qtbot, view, f"feedback{row.id}Words", "You ask the right questions, Q said.")
    assert feedback.rows()[0].words == "You ask the right questions, Q said."
    press(view, f"feedback{row.id}Delete")
    assert feedback.rows() == ()
    view.workspace.undo()
    assert len(feedback.rows()) == 1


def test_feedback_that_names_a_patient_is_asked_about(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.show_panel("feedback")
    view.feedback.words.setFocus()
    qtbot.keyClicks(view.feedback.words, "You were kind to Mrs Smith")
    press(view, "addFeedback")
    assert feedback.rows() == ()
    assert label(view, "feedbackFinding0") == "“Mrs Smith”: name"

    line(qtbot, view, "feedbackReason0", "A made-up name")
    press(view, "addFeedback")
    (row,) = feedback.rows()
    assert row.words == "You were kind to Mrs Smith"
    assert label(view, f"feedback{row.id}WordsFinding0") == ""
    write(qtbot, view, f"feedback{row.id}Words", "You were kind to Mrs Smith on 12 June")
    assert label(view, f"feedback{row.id}WordsFinding0") == "“12 June”: full date"
    line(qtbot, view, f"feedback{row.id}WordsReason0", "A congress")
    (row,) = feedback.rows()
    assert row.words == "You were kind to Mrs Smith on 12 June"
    assert [one.reason for one in row.kept] == ["A made-up name", "A congress"]


def test_a_case_becomes_a_talking_point_a_line_and_an_experience(show: Show, site: int) -> None:
    view = show()
    press(view, "addFirstExample")
    tell = view.findChild(QAbstractButton, "tellInInterview")
    assert tell is not None
    assert not tell.isEnabled()
    view.workspace.run("Add", lambda: interviews.add(programs.add("Birch")))
    press(view, "tellInInterview")
    assert interviews.rows()[0].notes.startswith("A case to tell: suspected Marfan syndrome")

    press(view, "copyBullet")
    assert QGuiApplication.clipboard().text() == case_log.packet_bullets(site)[0]

    view.record.used.unfold()
    eras = view.findChild(QPlainTextEdit, "erasText")
    assert eras is not None
    count = len(eras.toPlainText())
    assert label(view, "erasCount750") == f"{count} of 750 characters"
    assert label(view, "erasCount300") == f"{count} of 300 as most meaningful"
    eras.setPlainText("x" * 751)
    over = view.findChild(QLabel, "erasCount750")
    assert over is not None
    assert over.property("role") == "problem"
    eras.setPlainText("I took the history.")
    press(view, "addExperience")
    assert experiences.rows()[0].note == "I took the history."


def test_with_several_interviews_one_is_chosen(show: Show) -> None:
    view = show()
    press(view, "addFirstExample")
    view.workspace.run("Add", lambda: [interviews.add(programs.add(name)) for name in ("Birch", "Cedar")])
    press(view, "tellInInterview")
    menu = view.findChild(QMenu, "interviewMenu")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Birch", "Cedar"]
    menu.actions()[1].trigger()
    menu.close()
    assert [bool(row.notes) for row in interviews.rows()] == [False, True]


def test_no_field_is_without_a_name(show: Show) -> None:
    view = show()
    press(view, "addFirstExample")
    for fold in view.record.folds:
        fold.unfold()
    for key in ("", "counters", "checklists", "feedback"):
        if key:
            view.show_panel(key)
        shown = [one for one in view.findChildren(QWidget) if one.isVisible() and one.focusPolicy()]
        fields = [
            one for one in shown if isinstance(one, (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox))
        ]
        assert fields
        assert not [one.objectName() for one in fields if not one.accessibleName()]
        assert not [one.accessibleName() for one in fields if not one.objectName()]
