"""The plans of the application, by keyboard: adding, ordering, overruling, research and aims."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.plans import TEMPLATES, PlanKind
from matchplanner.domain.serving import Serves
from matchplanner.services import (
    blocked_periods,
    compensation,
    experiences,
    letters,
    letters_assigning,
    people,
    plan_programs,
    plan_serving,
    plans,
    profile,
    programs,
    rotations,
)
from matchplanner.services.compensation import Aim
from matchplanner.services.plan_serving import Place, Side
from matchplanner.store.schema import Program
from matchplanner.ui.application.page import ApplicationPage
from matchplanner.ui.application.plans.view import PlansView
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
TODAY = date(2026, 10, 1)
DASH = " \N{EN DASH} "
DUAL = next(one for one in TEMPLATES if one.kind is PlanKind.DUAL)


@pytest.fixture
def page(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> Iterator[ApplicationPage]:
    """The page as the window shows it."""
    shown = ApplicationPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 760)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def view(page: ApplicationPage) -> PlansView:
    """The plans."""
    return page.plans


def fill(workspace: Workspace) -> int:
    """Two plans, a program of each, a rotation and a letter; return the second plan."""

    def make() -> int:
        profile.edit("target_year", 2027)
        dual = plans.add(DUAL)
        for name, kind in (("Mayo", "categorical"), ("Pediatrics (Riley)", "other")):
            made = programs.add(name)
            Program.update(status="will_apply", program_type=kind).where(Program.id == made).execute()
        rotations.add("R1", kind="genetics", mode="observership", starts_on="2027-05-03")
        letter = letters.add(people.add("Dr Q"))
        letters.edit(letter, "specialty", "Medical genetics and genomics")
        return dual

    return workspace.run("Fill", make)


def text(within: QWidget, name: str) -> str:
    """Return what a label says, "" where it is not to be seen."""
    label = part(within, QLabel, name)
    return label.text() if label.isVisible() else ""


def dialog(name: str) -> QDialog:
    """Return the dialog in front, which must be this one."""
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    assert shown.objectName() == name
    return shown


def rows(table: QTableView, column: int = 0) -> list[str]:
    """Return what a column shows."""
    model = table.model()
    return [str(model.index(at, column).data()) for at in range(model.rowCount())]


def retype(field: QLineEdit, words: str, qtbot: QtBot) -> None:
    """Type something else into a field and leave it."""
    field.selectAll()
    qtbot.keyClick(field, KEY.Key_Delete)
    qtbot.keyClicks(field, words)
    field.editingFinished.emit()  # a dialog has no focus to lose where no window manager gives it any


def menu(button: QPushButton) -> QMenu:
    """Return the menu that a button opens."""
    found = button.menu()
    assert isinstance(found, QMenu)
    return found


def test_without_a_plan_the_view_teaches_and_offers_two_to_begin_with(
    view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    told = {label.text() for label in view.findChildren(QLabel) if label.isVisible()}
    assert "One plan, or a second beside it?" in told
    assert not view.table.isVisible()
    first = part(view, QPushButton, "firstDual")
    first.setFocus()
    qtbot.keyClick(first, KEY.Key_Return)
    assert rows(view.table) == ["Genetics", "Pediatrics beside genetics"]
    assert view.table.hasFocus()
    assert view.table.record() == plans.read().rows[1].id
    workspace.undo()
    assert not view.table.isVisible()


def test_a_plan_is_added_from_the_menu_moved_renamed_and_deleted_by_keyboard(
    view: PlansView, workspace: Workspace, notices: Notices, qtbot: QtBot
) -> None:
    add = part(view, QPushButton, "addPlan")
    offered = [action.text() for action in menu(add).actions()]
    assert len(offered) == len(TEMPLATES)
    assert offered[1] == "Pediatrics beside genetics: broader field too, genetics later"
    menu(add).actions()[1].trigger()
    menu(add).actions()[-1].trigger()
    assert rows(view.table)[-1] == "Research year first"
    qtbot.keyClick(view.table, KEY.Key_Up, ALT)
    assert rows(view.table) == ["Genetics", "Research year first", "Pediatrics beside genetics"]
    assert part(view, QPushButton, "planDown").isEnabled()
    qtbot.keyClick(view.table, KEY.Key_Down, ALT)
    qtbot.keyClick(view.table, KEY.Key_Down, ALT)
    assert rows(view.table)[-1] == "Research year first"
    view.table.setCurrentIndex(view.table.model().index(2, 0))
    qtbot.keyClick(view.table, KEY.Key_F2)
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("A year in the lab")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: rows(view.table)[-1] == "A year in the lab")
    with qtbot.waitSignal(notices.raised):
        qtbot.keyClick(view.table, KEY.Key_Delete)
    assert rows(view.table) == ["Genetics", "Pediatrics beside genetics"]
    workspace.undo()
    assert rows(view.table)[-1] == "A year in the lab"


def test_the_list_of_plans_opens_by_its_key_and_is_gone_through_by_arrows(
    page: ApplicationPage, view: PlansView, qtbot: QtBot
) -> None:
    page.new_item()
    offered = menu(part(view, QPushButton, "addPlan"))
    assert offered.isVisible()
    qtbot.keyClick(offered, KEY.Key_Down)
    qtbot.keyClick(offered, KEY.Key_Return)
    assert not offered.isVisible()
    assert rows(view.table) == ["Genetics", "Pediatrics beside genetics"]


def test_way_and_field_are_chosen_from_lists_in_the_table(
    view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    dual = fill(workspace)
    view.select(dual)
    model = view.table.rows_model
    assert model.index(1, model.column_of("kind")).data() == "Pediatrics residency → Genetics later"
    for key, chosen in (("kind", PlanKind.BROAD_FIRST.value), ("specialty", "Internal medicine")):
        view.table.setCurrentIndex(model.index(1, model.column_of(key)))
        qtbot.keyClick(view.table, KEY.Key_F2)
        editor = view.table.viewport().findChild(QComboBox)
        assert editor is not None
        editor.setCurrentIndex(editor.findData(chosen))
        editor.activated.emit(editor.currentIndex())
        editor.hidePopup()
        editor.setParent(None)
    way = "Internal medicine residency → Genetics fellowship or residency"
    assert model.index(1, model.column_of("kind")).data() == way


def test_each_sum_is_explained_where_one_points_at_it(view: PlansView, workspace: Workspace) -> None:
    fill(workspace)
    model = view.table.rows_model
    at = model.column_of("cost")
    assert rows(view.table, at) == ["115 USD", "11 USD"]
    tip = str(model.index(0, at).data(Qt.ItemDataRole.ToolTipRole))
    assert "Medical genetics and genomics: 1 for 115 USD together = 115 USD" in tip
    tip = str(model.index(1, at).data(Qt.ItemDataRole.ToolTipRole))
    assert "Pediatrics: 1 \N{MULTIPLICATION SIGN} 11 USD = 11 USD" in tip
    assert text(view, "plansSums") == "All applications together: 126 USD."

    def outside() -> None:
        Program.update(track="outside").where(Program.name == "Mayo").execute()

    workspace.run("Outside", outside)
    assert rows(view.table, at) == ["unknown", "11 USD"]
    assert "1 without a price" in str(model.index(0, at).data(Qt.ItemDataRole.ToolTipRole))


def test_a_program_is_put_in_another_plan_and_back_by_keyboard(
    view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    dual = fill(workspace)
    part(view, QPushButton, "planProgramsOpen").click()
    shown = dialog("planPrograms")
    table = part(shown, QTableView, "planProgramsTable")
    assert rows(table, 2) == ["Genetics (by its type)", "Pediatrics beside genetics (by its type)"]
    qtbot.keyClick(table, KEY.Key_F2)
    editor = table.viewport().findChild(QComboBox)
    assert editor is not None
    editor.setCurrentIndex(editor.findData(str(dual)))
    editor.activated.emit(editor.currentIndex())
    editor.hidePopup()
    assert rows(table, 2)[0] == "Pediatrics beside genetics"
    assert plan_programs.applying()[0].own
    assert workspace.undo_stack.undoText() == "Plan of Mayo"
    search = part(shown, QLineEdit, "planProgramsSearch")
    qtbot.keyClicks(search, "riley")
    assert rows(table) == ["Pediatrics (Riley)"]
    assert text(shown, "planProgramsNone") == ""
    qtbot.keyClicks(search, "x")
    assert text(shown, "planProgramsNone") == "No program is called like that."
    assert not part(shown, QPushButton, "planProgramsAll").isEnabled()
    qtbot.keyClick(search, KEY.Key_Escape)
    assert len(rows(table)) == 2
    workspace.undo()
    assert rows(table, 2)[0] == "Genetics (by its type)"
    offered = menu(part(shown, QPushButton, "planProgramsAll")).actions()
    assert [one.text() for one in offered] == ["As its type tells", "Genetics", "Pediatrics beside genetics"]
    offered[2].trigger()
    assert rows(table, 2) == ["Pediatrics beside genetics"] * 2
    assert workspace.undo_stack.undoText() == "Plan of 2 programs"
    shown.accept()


def test_enter_opens_what_a_cell_counts(
    page: ApplicationPage, view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    fill(workspace)
    model = view.table.rows_model
    for key, expected in (("letters", ["letters", 0]), ("statement", ["application/texts", 0])):
        view.table.setCurrentIndex(model.index(0, model.column_of(key)))
        with qtbot.waitSignal(page.open_requested) as asked:
            qtbot.keyClick(view.table, KEY.Key_Return)
        assert asked.args == expected
    view.table.setCurrentIndex(model.index(0, model.column_of("programs")))
    qtbot.keyClick(view.table, KEY.Key_Return)
    dialog("planPrograms").accept()


def test_each_cell_says_why_and_is_overruled_with_a_reason_by_keyboard(
    view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    dual = fill(workspace)
    assert text(view, "servingSummary") == (
        "0 of 1 rotations and 0 of 1 letters serve both plans. One more may."
    )
    view.serving.setFocus()
    qtbot.keyClick(view.serving, KEY.Key_Right)
    assert text(view, "servingReason") == (
        "R1 for “Pediatrics beside genetics”: partly. Clinical work, but not in pediatrics; where both are "
        "strong it would serve."
    )
    qtbot.keyClick(view.serving, KEY.Key_Space)
    shown = dialog("overruleDialog")
    level, reason = part(shown, QComboBox, "overruleLevel"), part(shown, QLineEdit, "overruleReason")
    assert not reason.isEnabled()
    level.setCurrentIndex(level.findData("serves"))
    qtbot.keyClick(level, KEY.Key_Return)
    part(shown, QPushButton, "overruleDialogOk").click()
    assert text(shown, "overruleDialogProblem").startswith("Say why")
    qtbot.keyClicks(reason, "Half of it is the ward")
    qtbot.keyClick(reason, KEY.Key_Return)
    assert text(view, "servingReason") == (
        "R1 for “Pediatrics beside genetics”: serves. Half of it is the ward (Your word; by the rules: "
        "partly.)"
    )
    index = view.serving.currentIndex()
    assert (index.row(), index.column()) == (0, 2)
    assert "✎" in str(index.data())
    assert text(view, "servingSummary").startswith("1 of 1 rotations")
    qtbot.keyClick(view.serving, KEY.Key_Return)
    shown = dialog("overruleDialog")
    level = part(shown, QComboBox, "overruleLevel")
    assert (level.currentData(), part(shown, QLineEdit, "overruleReason").text()) == (
        "serves",
        "Half of it is the ward",
    )
    level.setCurrentIndex(0)
    part(shown, QPushButton, "overruleDialogOk").click()
    place = Place(Side.ROTATION, rotations.rows(TODAY)[0].id, dual)
    assert plan_serving.own_reason(place) == ""
    workspace.undo()
    assert plan_serving.own_reason(place) == "Half of it is the ward"
    assert plan_serving.read().rows[0].shown[1].level is Serves.SERVES


def test_a_letter_that_tells_of_the_other_plan_is_named_and_leads_to_the_assignment(
    page: ApplicationPage, view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    dual = fill(workspace)
    assert not part(view, QPushButton, "plansAssignment").isVisible()

    def leak() -> None:
        letter = letters.rows(TODAY)[0].id
        letters.edit(letter, "pathway", dual)
        letters.edit(letter, "specialty", "Pediatrics")
        letters_assigning.assign(letter, plan_programs.applying()[0].id, TODAY)

    workspace.run("Leak", leak)
    assert "The letter of Dr Q would tell of your other plan" in text(view, "plansLeaks")
    with qtbot.waitSignal(page.open_requested) as asked:
        part(view, QPushButton, "plansAssignment").click()
    assert asked.args == ["letters/assignment", 0]


def test_a_short_project_is_planned_by_keyboard_and_counts_as_ahead(
    view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    opener = part(view, QPushButton, "plan_chart_review")
    opener.setFocus()
    qtbot.keyClick(opener, KEY.Key_Return)
    shown = dialog("projectDialog")
    title, place = part(shown, QLineEdit, "projectTitle"), part(shown, QLineEdit, "projectPlace")
    assert title.text() == "Retrospective chart review"
    qtbot.keyClicks(place, "Dr Q")
    qtbot.keyClick(place, KEY.Key_Return)
    (row,) = experiences.rows()
    assert (row.title, row.place, row.started_on) == ("Retrospective chart review", "Dr Q", date(2026, 11, 1))
    assert text(view, "researchPlanned") == "Planned: Retrospective chart review, from 1 Nov 2026"
    assert text(view, "researchHeld") == "So far: nothing noted"
    workspace.undo()
    assert text(view, "researchPlanned") == ""


def test_a_research_year_is_seen_month_by_month_before_it_is_written_and_undone_as_one(
    view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    fill(workspace)
    part(view, QPushButton, "layOutYear").click()
    shown = dialog("researchYearDialog")
    start, clinical = part(shown, QLineEdit, "researchStart"), part(shown, QComboBox, "researchClinical")
    assert start.text() == "Sun 1 Nov 2026"
    assert f"2 Nov 2026{DASH}27 Nov 2026" in text(shown, "researchWords")
    assert f"! Rotation R1, 3 May 2027{DASH}28 May 2027, falls into the year." in text(
        shown, "researchEffects"
    )
    qtbot.keyClick(clinical, KEY.Key_Down)
    assert "2 months in the clinic" in text(shown, "researchWords")
    assert "2 months" in part(shown, QWidget, "researchMonths").accessibleDescription()
    retype(start, "1 Jul 2025", qtbot)
    assert f"1 Sep 2025{DASH}30 Jun 2026" in text(shown, "researchWords")
    assert "R1" not in text(shown, "researchEffects")
    retype(start, "", qtbot)
    assert text(shown, "researchYearDialogProblem") == "When does the year begin?"
    assert text(shown, "researchWords") == ""
    retype(start, "1 Jul 2027", qtbot)
    assert experiences.rows() == ()
    before = workspace.undo_stack.count()
    part(shown, QPushButton, "researchYearDialogOk").click()
    assert workspace.undo_stack.count() == before + 1
    assert [row.title for row in experiences.rows()] == ["Research year"]
    assert len(rotations.rows(TODAY)) == 2
    assert [block.starts_on for block in blocked_periods.rows()] == [date(2027, 9, 1)]
    workspace.undo()
    assert (experiences.rows(), blocked_periods.rows()) == ((), ())
    assert len(rotations.rows(TODAY)) == 1


def test_what_makes_up_for_observing_is_ticked_with_evidence_and_leads_to_the_rotation(
    page: ApplicationPage, view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    fill(workspace)
    assert text(view, "compensationState").startswith("Nothing hands-on is planned")
    box = part(view, QCheckBox, "aim_scores")
    box.setFocus()
    qtbot.keyClick(box, KEY.Key_Space)
    note = part(view, QLineEdit, "aimNote_scores")
    qtbot.keyClicks(note, "250 in Step 2 CK")
    qtbot.keyClick(note, KEY.Key_Return)
    row = next(row for row in compensation.read(TODAY).aims if row.aim is Aim.SCORES)
    assert (row.ticked_on, row.note) == (TODAY, "250 in Step 2 CK")
    for _step in range(2):
        workspace.undo()
    assert not box.isChecked()
    assert note.text() == ""
    rotation = rotations.rows(TODAY)[0].id
    assert text(view, f"compensationSite{rotation}") == "R1: 0 of 6 settled"
    with qtbot.waitSignal(page.open_requested) as asked:
        part(view, QPushButton, f"openObservership{rotation}").click()
    assert asked.args == ["rotations", rotation]


def test_evidence_that_could_identify_a_patient_is_not_taken(
    view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    fill(workspace)
    note = part(view, QLineEdit, "aimNote_research")
    qtbot.keyClicks(note, "Report on Mrs Smith, MRN 448812")
    qtbot.keyClick(note, KEY.Key_Return)
    assert "could identify a patient" in text(view, "aimProblem_research")
    assert note.text() == "Report on Mrs Smith, MRN 448812"
    note.clear()
    qtbot.keyClick(note, KEY.Key_Return)
    assert text(view, "aimProblem_research") == ""
    assert all(row.note == "" for row in compensation.read(TODAY).aims)


def test_without_rotations_and_letters_the_table_says_what_comes_first(
    page: ApplicationPage, view: PlansView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Plan", lambda: plans.add(DUAL))
    told = {label.text() for label in view.findChildren(QLabel) if label.isVisible()}
    assert "No rotations or letters yet" in told
    with qtbot.waitSignal(page.open_requested) as asked:
        part(view, QPushButton, "plansLetters").click()
    assert asked.args == ["letters", 0]


def test_the_view_fits_a_small_window_and_large_text(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    fill(workspace)
    font = QApplication.font()
    shown = PlansView(workspace, notices, settings)
    font.setPointSizeF(font.pointSizeF() * 1.5)
    shown.setFont(font)
    qtbot.addWidget(shown)
    shown.resize(1139, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    assert shown.width() == 1139
    table = shown.table
    last = table.visualRect(table.model().index(table.model().rowCount() - 1, 0))
    assert table.viewport().rect().contains(last.center())
    shown.hide()


def test_long_ways_take_a_second_line_before_the_table_scrolls_sideways(
    page: ApplicationPage, view: PlansView, workspace: Workspace
) -> None:
    for template in TEMPLATES:
        workspace.run("Add", partial(plans.add, template))
    character = page.fontMetrics().averageCharWidth()
    page.resize(300 * character, 760)
    one_line = view.table.verticalHeader().defaultSectionSize()
    wrapped = []
    for characters in range(300, 150, -2):
        page.resize(characters * character, 760)
        scrolls = view.table.horizontalHeader().length() > view.table.viewport().width()
        if view.table.verticalHeader().defaultSectionSize() > one_line:
            wrapped.append(not scrolls)
    assert any(wrapped), "there are widths at which a second line spares the table its scrolling"
    way = view.table.rows_model.column_of("kind")
    tip = str(view.table.rows_model.index(3, way).data(Qt.ItemDataRole.ToolTipRole))
    assert "Genetics fellowship or residency" in tip
