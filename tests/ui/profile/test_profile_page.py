"""The profile page, by keyboard and mouse."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchplanner.domain import applicant
from matchplanner.domain.applicant import EcfmgStatus, Focus, H1bNeed
from matchplanner.domain.background import COMMITMENT, ExperienceKind
from matchplanner.domain.claims import YesNo
from matchplanner.domain.goals import CareerShape, Theme
from matchplanner.services import experiences, profile, rotations
from matchplanner.ui.notices import Notices
from matchplanner.ui.profile.page import ProfilePage
from matchplanner.ui.profile.verdict import verdict_text, verdict_tone
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[ProfilePage]:
    """The page as the window shows it."""
    shown = ProfilePage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def line(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def label(page: QWidget, name: str) -> QLabel:
    found = page.findChild(QLabel, name)
    assert found is not None, name
    return found


def enter(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    field = line(page, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_each_field_is_saved_as_it_is_left_and_undone_by_itself(
    page: ProfilePage, workspace: Workspace, qtbot: QtBot
) -> None:
    enter(qtbot, page, "profile_name", "Zofia Lecka")
    enter(qtbot, page, "profile_graduation_year", "2021")
    enter(qtbot, page, "profile_target_year", "2027")
    enter(qtbot, page, "profile_budget_usd", "$9000")
    row = profile.get()
    assert (row.name, row.graduation_year) == ("Zofia Lecka", 2021)
    assert (row.target_year, row.budget_usd) == (2027, 9000)
    assert line(page, "profile_budget_usd").text() == "9,000"
    assert workspace.undo_stack.undoText() == "Edit profile: Money for 2-3 months in the US (USD)"
    line(page, "profile_name").setFocus()
    workspace.undo_stack.undo()
    assert profile.get().budget_usd is None
    assert line(page, "profile_budget_usd").text() == ""


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("target_year", "1999", "The target year must be a whole number from 2000 to 2100."),
        ("budget_usd", "plenty", "The budget must be whole US dollars, for example 9,000."),
        ("home_zone", "Mars/Olympus", "'Mars/Olympus' is not a time zone."),
    ],
)
def test_a_bad_answer_is_told_at_the_field_and_stays_typed(
    page: ProfilePage, qtbot: QtBot, field: str, typed: str, said: str
) -> None:
    enter(qtbot, page, f"profile_{field}", typed)
    problem = label(page, f"profile_{field}Problem")
    assert problem.isVisible()
    assert said in problem.text()
    assert line(page, f"profile_{field}").text() == typed
    assert getattr(profile.get(), field) in {None, ""}
    enter(qtbot, page, f"profile_{field}", "")
    assert not problem.isVisible()


def test_graduating_after_the_target_year_is_told_at_the_field(page: ProfilePage, qtbot: QtBot) -> None:
    enter(qtbot, page, "profile_target_year", "2027")
    enter(qtbot, page, "profile_graduation_year", "2029")
    assert "comes too late" in label(page, "profile_graduation_yearProblem").text()
    assert profile.get().graduation_year is None


def test_the_sentence_counter_follows_each_key(page: ProfilePage, qtbot: QtBot) -> None:
    vision = page.findChild(QPlainTextEdit, "profile_vision")
    assert vision is not None
    vision.setFocus()
    counter = label(page, "visionCounter")
    qtbot.keyClicks(vision, "I will lead a clinic. I will teach.")
    assert counter.text() == "2 of 3-5 sentences: too short"
    assert counter.property("role") == "attention"
    qtbot.keyClicks(vision, " I will write.")
    assert counter.text() == "3 of 3-5 sentences: good length"
    assert counter.property("role") == "ok"
    qtbot.keyClicks(vision, " A. Bee sees. Cats see. Dogs see.")
    assert "too long" in counter.text()
    line(page, "profile_name").setFocus()
    assert profile.get().vision.startswith("I will lead")


def test_choices_are_saved_at_once(page: ProfilePage, qtbot: QtBot) -> None:
    for name, steps in (("profile_j1_eligible", 0), ("profile_h1b_need", 2)):
        box = page.findChild(QComboBox, name)
        assert box is not None
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Home)
        for _step in range(steps):
            qtbot.keyClick(box, Qt.Key.Key_Down)
    assert (profile.get().j1_eligible, profile.get().h1b_need) == (YesNo.YES, H1bNeed.NOT_NEEDED)


def test_the_verdict_counts_the_days_to_the_rank_list_deadline(page: ProfilePage, qtbot: QtBot) -> None:
    verdict = label(page, "ecfmgVerdict")
    assert verdict.text().startswith("Unknown: enter the target application year")
    enter(qtbot, page, "profile_target_year", "2027")
    assert verdict.text().startswith("Unknown: enter the expected date")
    enter(qtbot, page, "profile_ecfmg_on", "15 Nov 2027")
    assert verdict.text().startswith("107 days of slack before the deadline on Wed 1 Mar 2028")
    assert verdict.property("role") == "ok"
    enter(qtbot, page, "profile_ecfmg_on", "2 Mar 2028")
    assert verdict.text().startswith("Too late: 1 day after the deadline")
    assert verdict.property("role") == "problem"


@pytest.mark.parametrize(
    ("status", "certified_on", "text", "tone"),
    [
        (EcfmgStatus.CERTIFIED, None, "Certified: nothing stands in the way", "ok"),
        (
            EcfmgStatus.ON_TRACK,
            date(2028, 3, 1),
            "Tight: on the very day of the deadline, Wed 1 Mar",
            "attention",
        ),
        (EcfmgStatus.ON_TRACK, date(2028, 2, 1), "29 days of slack", "attention"),
    ],
)
def test_the_verdict_in_words(status: EcfmgStatus, certified_on: date | None, text: str, tone: str) -> None:
    verdict = applicant.ecfmg_verdict(status, certified_on, date(2028, 3, 1))
    assert verdict_text(verdict).startswith(text)
    assert verdict_tone(verdict) == tone


def test_the_focus_is_ticked_and_ordered_by_keyboard(
    page: ProfilePage, workspace: Workspace, qtbot: QtBot
) -> None:
    items = page.focus.items
    items.setFocus()
    items.setCurrentRow(0)
    qtbot.keyClick(items, Qt.Key.Key_Space)
    items.setCurrentRow(3)
    qtbot.keyClick(items, Qt.Key.Key_Space)
    assert profile.get().focus == (Focus.PEDIATRIC, Focus.LABORATORY)
    for _row in range(3):
        qtbot.keyClick(items, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert items.item(0).text() == "Laboratory"
    assert profile.get().focus == (Focus.LABORATORY, Focus.PEDIATRIC)
    workspace.undo_stack.undo()
    assert profile.get().focus == (Focus.PEDIATRIC, Focus.LABORATORY)
    assert [items.item(at).text() for at in range(2)] == ["Pediatric", "Laboratory"]


def test_an_examination_is_added_edited_and_deleted(
    page: ProfilePage, workspace: Workspace, qtbot: QtBot
) -> None:
    add = page.findChild(QPushButton, "addExam")
    assert add is not None
    add.click()
    name = line(page, "examDialogText")
    qtbot.keyClicks(name, "USMLE Step 2 CK")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    table = page.findChild(RecordTable, "examsTable")
    assert table is not None
    model = page.exams.model
    assert model.setData(model.index(0, 1), "4 March 2026")
    assert model.setData(model.index(0, 2), "248")
    assert [model.index(0, at).data() for at in range(4)] == [
        "USMLE Step 2 CK",
        "4 Mar 2026",
        "248",
        "unknown",
    ]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert profile.exams() == ()
    assert not table.isVisible()
    workspace.undo_stack.undo()
    assert [exam.result for exam in profile.exams()] == ["248"]
    assert table.isVisible()


def test_prior_training_is_completed_through_a_list(page: ProfilePage, qtbot: QtBot) -> None:
    add = page.findChild(QPushButton, "addTraining")
    assert add is not None
    add.click()
    field = line(page, "trainingDialogText")
    qtbot.keyClicks(field, "Pediatrics")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    table = page.trainings.widget.table
    table.setCurrentIndex(page.trainings.model.index(0, 3))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QComboBox)
    assert editor is not None
    editor.hidePopup()
    editor.setCurrentIndex(0)
    editor.activated.emit(0)
    assert profile.trainings()[0].completed is YesNo.YES


def test_every_control_has_a_name_for_a_screen_reader(page: ProfilePage) -> None:
    controls = [
        child
        for kind in (QLineEdit, QComboBox, QPlainTextEdit, QPushButton, RecordTable)
        for child in page.findChildren(kind)
        if child.focusPolicy() != Qt.FocusPolicy.NoFocus and not child.objectName().startswith("qt_")
    ]
    assert len(controls) > 20
    nameless = [child.objectName() or str(child) for child in controls if not child.accessibleName()]
    assert not nameless


def test_the_form_is_no_wider_than_one_can_read(page: ProfilePage) -> None:
    page.resize(1600, 700)
    QApplication.processEvents()
    field = line(page, "profile_name")
    right = field.mapTo(page, QPoint(field.width(), 0)).x()
    assert right < 50 * page.fontMetrics().height()


def test_themes_shape_and_keywords_are_saved_as_they_are_left(
    page: ProfilePage, workspace: Workspace, qtbot: QtBot
) -> None:
    box = page.findChild(QCheckBox, "profile_theme_metabolism")
    assert box is not None
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert profile.get().themes == (Theme.METABOLISM,)
    workspace.undo_stack.undo()
    assert profile.get().themes == ()
    assert not box.isChecked()
    shape = page.findChild(QComboBox, "profile_career_shape")
    assert shape is not None
    shape.setFocus()
    qtbot.keyClicks(shape, "A")
    assert profile.get().career_shape is CareerShape.ACADEMIC
    enter(qtbot, page, "profile_keywords", "neuromuscular; craniofacial, Craniofacial")
    assert profile.get().keywords == ("neuromuscular", "craniofacial")
    assert line(page, "profile_keywords").text() == "neuromuscular, craniofacial"


def test_experiences_are_added_and_edited_in_their_table(page: ProfilePage, qtbot: QtBot) -> None:
    add = page.findChild(QPushButton, "addExperience")
    assert add is not None
    add.click()
    dialog = page.findChild(QDialog, "experienceDialog")
    assert dialog is not None
    title = line(dialog, "experienceDialogText")
    qtbot.keyClicks(title, "Case series of lysosomal disease")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    (row,) = experiences.rows()
    assert row.title == "Case series of lysosomal disease"
    model = page.experiences.model
    at = model.index(0, model.column_of("keywords"))
    model.setData(at, "metabolic, statistics")
    model.setData(model.index(0, model.column_of("started_on")), "3 May 2025")
    (row,) = experiences.rows()
    assert (row.keywords, row.started_on) == (("metabolic", "statistics"), date(2025, 5, 3))
    model.setData(model.index(0, model.column_of("kind")), "case_report")
    assert (
        label(page, "experiencesCounted").text().startswith("1 of 1 count where a program expects research")
    )
    assert model.data(at) == "metabolic, statistics"
    table = page.findChild(RecordTable, "experiencesTable")
    assert table is not None
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert experiences.rows() == ()


def test_a_related_residency_is_called_an_asset(page: ProfilePage, workspace: Workspace) -> None:
    assert not label(page, "trainingAsset").isVisible()
    workspace.run("Add", lambda: profile.add_training("Paediatrics"))
    assert "pediatrics is related to genetics" in label(page, "trainingAsset").text()


def test_the_english_test_says_when_it_has_expired(page: ProfilePage, qtbot: QtBot) -> None:
    expiry = label(page, "englishExpiry")
    for day, said, tone in (
        ("1 Sep 2026", "Expired on Tue 1 Sep 2026.", "problem"),
        ("31 Oct 2026", "Valid for 30 more days.", "attention"),
        ("1 Oct 2027", "Valid for 365 more days.", "ok"),
    ):
        enter(qtbot, page, "profile_english_expires", day)
        assert expiry.text() == said
        assert expiry.property("role") == tone


def test_the_advice_follows_the_visa_and_names_no_number(page: ProfilePage, workspace: Workspace) -> None:
    advice = label(page, "applyingAdvice")
    assert "Enter which visa you may use" in advice.text()
    workspace.run("Need", lambda: profile.edit("h1b_need", "needed"))
    assert "You depend on H-1B" in advice.text()
    assert not any(char.isdigit() for char in advice.text().replace("H-1B", "").replace("J-1", ""))


@pytest.mark.parametrize("kind", COMMITMENT)
def test_each_kind_of_commitment_is_ticked_by_an_experience_of_its_kind(
    page: ProfilePage, workspace: Workspace, qtbot: QtBot, kind: ExperienceKind
) -> None:
    assert "0 of 6 kinds" in label(page, "commitmentSummary").text()
    add = page.findChild(QPushButton, f"add_{kind}")
    assert add is not None
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Return)
    dialog = page.findChild(QDialog, "experienceDialog")
    assert dialog is not None
    assert dialog.windowTitle() == f"Add an experience: {kind.label.lower()}"
    title = line(dialog, "experienceDialogText")
    qtbot.keyClicks(title, "Marfan evening")
    qtbot.keyClick(title, Qt.Key.Key_Return)

    (row,) = experiences.rows()
    assert (row.kind, row.title) == (kind, "Marfan evening")
    shown = label(page, f"commitment_{kind}")
    assert shown.text() == f"{kind.label}: Marfan evening"
    assert shown.isVisible()
    assert "1 of 6 kinds" in label(page, "commitmentSummary").text()
    workspace.undo_stack.undo()
    assert "Marfan" not in shown.text()
    assert "0 of 6 kinds" in label(page, "commitmentSummary").text()


def test_many_experiences_of_a_kind_are_named_in_part(page: ProfilePage, workspace: Workspace) -> None:
    def fill() -> None:
        for number in range(1, 6):
            experiences.add(f"Course {number}", ExperienceKind.COURSE)

    workspace.run("Add", fill)
    assert label(page, "commitment_course").text().endswith("; Course 3 and 2 more")


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("immigration_status", applicant.STATUSES_NOW),
        ("rotation_visa", applicant.ROTATION_VISAS),
    ],
)
def test_the_usual_statuses_and_visas_are_offered_and_any_other_is_taken(
    page: ProfilePage, qtbot: QtBot, name: str, usual: tuple[str, ...]
) -> None:
    field = line(page, f"profile_{name}")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    popup = field.completer().popup()
    assert popup is not None
    assert [popup.model().index(at, 0).data() for at in range(popup.model().rowCount())] == list(usual)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert getattr(profile.get(), name) == usual[0]
    enter(qtbot, page, f"profile_{name}", "Something else")
    assert getattr(profile.get(), name) == "Something else"


def test_us_experience_is_counted_by_kind_and_weeks_until_one_is_in_genetics(
    page: ProfilePage, workspace: Workspace, qtbot: QtBot
) -> None:
    standing = label(page, "usStanding")
    assert "No US experience in genetics" in standing.text()
    assert standing.property("role") == "attention"

    add = page.findChild(QPushButton, "addUsExperience")
    assert add is not None
    menu = add.menu()
    assert menu is not None
    wanted = next(action for action in menu.actions() if action.text() == "US other field, hands-on...")
    wanted.trigger()
    dialog = page.findChild(QDialog, "experienceDialog")
    assert dialog is not None
    title = line(dialog, "experienceDialogText")
    qtbot.keyClicks(title, "Pediatrics elective")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    model = page.experiences.model
    model.setData(model.index(0, model.column_of("weeks")), "8")
    assert label(page, "usOther_hands_onHeld").text() == "8 weeks"
    assert "No US experience in genetics" in standing.text()

    def plan() -> int:
        return rotations.add("Lakeside", starts_on="2027-05-03", ends_on="2027-05-28", mode="observership")

    rotation = workspace.run("Plan", plan)
    assert standing.text().startswith("At least one US experience in genetics is planned")
    assert label(page, "usGenetics_observershipPlanned").text() == "4 weeks"
    assert label(page, "usSumHeld").text() == "8 weeks"
    assert "do not count observerships" in label(page, "usObserved").text()
    workspace.run("Done", lambda: rotations.edit(rotation, "status", "done"))
    assert standing.property("role") == "ok"
    assert label(page, "usSumHeld").text() == "12 weeks"
    workspace.undo_stack.undo()
    assert label(page, "usGenetics_observershipHeld").text() == "\N{EN DASH}"


def test_weeks_are_counted_from_the_days_where_none_are_typed(
    page: ProfilePage, workspace: Workspace
) -> None:
    def fill() -> None:
        one = experiences.add("Clinic", ExperienceKind.US_GENETICS_HANDS_ON)
        experiences.edit(one, "started_on", date(2025, 3, 3))
        experiences.edit(one, "ended_on", date(2025, 4, 25))

    workspace.run("Add", fill)
    model = page.experiences.model
    at = model.index(0, model.column_of("weeks"))
    assert model.data(at) == "8"
    assert label(page, "usGenetics_hands_onHeld").text() == "8 weeks"
    model.setData(at, "6")
    assert label(page, "usGenetics_hands_onHeld").text() == "6 weeks"
    model.setData(at, "")
    assert label(page, "usGenetics_hands_onHeld").text() == "8 weeks"
