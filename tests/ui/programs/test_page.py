from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
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
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs, views
from matchplanner.ui import theme
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.programs.column_chooser import ColumnChooser
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.programs.research.model import Column
from matchplanner.ui.programs.research.tab import ResearchTab
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
SITE = "https://birch.example.org"
KEY = Qt.Key
KEY_ROLE = Qt.ItemDataRole.UserRole
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def fill() -> None:
    programs.add("Ash", institution="Ash Hospital", city="Boston", state="MA")
    programs.add(
        "Birch",
        institution="Birch Clinic",
        city="Rochester",
        state="MN",
        website="https://birch.example.org/x",
    )
    programs.add("Cedar", city="Houston", state="TX")
    programs.add_claim(2, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, source=SITE, seen_on=TODAY)
    programs.add_claim(2, ClaimField.J1, "no", SourceKind.FREIDA, seen="undated")


@pytest.fixture
def told(notices: Notices) -> list[Notice]:
    heard: list[Notice] = []
    notices.raised.connect(heard.append)
    return heard


@pytest.fixture
def empty_page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> ProgramsPage:
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(empty_page: ProgramsPage, workspace: Workspace) -> ProgramsPage:
    workspace.run("Fill", fill)
    return empty_page


def dialog(name: str) -> QDialog:
    return next(
        w
        for w in QApplication.topLevelWidgets()
        if isinstance(w, QDialog) and w.objectName() == name and w.isVisible()
    )


def names(page: ProgramsPage) -> list[str]:
    return [row.name for row in page.model.rows]


def count(page: ProgramsPage) -> str:
    return part(page, QLabel, "programsCount").text()


def edit(page: ProgramsPage, key: str) -> QWidget:
    """Open the editor of the current program's cell with F2."""
    index = page.model.index(page.table.currentIndex().row(), page.model.column_of(key))
    page.table.setCurrentIndex(index)
    page.table.setFocus()
    press(page.table, KEY.Key_F2)
    return part(page.table, QWidget, f"edit_{key}")


def research(page: ProgramsPage) -> ResearchTab:
    tab = page.detail.show_tab("research")
    assert isinstance(tab, ResearchTab)
    return tab


def question(page: ProgramsPage, field: ClaimField) -> list[str]:
    """Return the cells of a question on the current program's checklist."""
    tab = research(page)
    answer = tab.model.find(field)
    return [str(answer.siblingAtColumn(column).data()) for column in Column]


def all_items(asked: QWidget) -> list[QTreeWidgetItem]:
    tree = part(asked, QTreeWidget, "columnTree")
    groups = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    found = [group.child(n) for group in groups if group is not None for n in range(group.childCount())]
    return [item for item in found if item is not None]


def shown_items(asked: QWidget) -> list[QTreeWidgetItem]:
    return [item for item in all_items(asked) if not item.isHidden()]


def tick(asked: QWidget, key: str, state: Qt.CheckState) -> None:
    next(item for item in all_items(asked) if item.data(0, KEY_ROLE) == key).setCheckState(0, state)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, modifier)


def test_an_empty_list_offers_the_starter_directory(empty_page: ProgramsPage, qtbot: QtBot) -> None:
    assert part(empty_page, QWidget, "programsEmpty").isVisible()
    assert not empty_page.table.isVisible()
    qtbot.mouseClick(part(empty_page, QPushButton, "addStarterDirectory"), LEFT)
    assert empty_page.table.isVisible()
    assert count(empty_page) == "65 programs"


def test_a_program_is_added_with_only_a_name(
    empty_page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    empty_page.new_item()
    asked = dialog("newProgram")
    qtbot.keyClicks(part(asked, QLineEdit, "newProgramText"), "Dogwood & Elm")
    press(asked, KEY.Key_Return)
    assert not asked.isVisible()
    assert names(empty_page) == ["Dogwood & Elm"]
    assert part(empty_page, QLineEdit, "programName").text() == "Dogwood & Elm"
    assert workspace.undo_stack.undoText() == "Add Dogwood & Elm"
    workspace.undo_stack.undo()
    assert part(empty_page, QWidget, "programsEmpty").isVisible()


def test_a_blank_name_is_refused_in_the_dialog(page: ProgramsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(page, QPushButton, "addProgram"), LEFT)
    asked = dialog("newProgram")
    press(asked, KEY.Key_Return)
    assert part(asked, QLabel, "newProgramProblem").text() == "A program needs a name."
    press(asked, KEY.Key_Escape)
    assert names(page) == ["Ash", "Birch", "Cedar"]


def test_search_filters_at_each_key_and_esc_clears_it(page: ProgramsPage, qtbot: QtBot) -> None:
    page.focus_search()
    search = part(page, QLineEdit, "programsSearch")
    assert search.hasFocus()
    qtbot.keyClicks(search, "M")
    assert count(page) == "2 of 3"
    qtbot.keyClicks(search, "n")
    assert (names(page), count(page)) == (["Birch"], "1 of 3")
    press(search, KEY.Key_Escape)
    assert (search.text(), count(page)) == ("", "3 programs")
    press(search, KEY.Key_Escape)
    assert page.table.hasFocus()


@pytest.mark.parametrize("typed", ["lodz", "łódź", "LODZ"])
def test_a_place_is_found_with_its_accents_and_without(page: ProgramsPage, typed: str) -> None:
    page.workspace.run("Add", lambda: programs.add("Dogwood", city="Łódź"))
    part(page, QLineEdit, "programsSearch").setText(typed)
    assert names(page) == ["Dogwood"]


def test_typing_in_the_table_searches(page: ProgramsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClicks(page.table, "b")
    search = part(page, QLineEdit, "programsSearch")
    assert search.hasFocus()
    assert search.text() == "b"


def test_a_search_without_result_says_so_and_offers_to_clear(page: ProgramsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(part(page, QLineEdit, "programsSearch"), "zebra")
    assert part(page, QWidget, "programsNoMatch").isVisible()
    assert count(page) == "0 of 3"
    qtbot.mouseClick(part(page, QPushButton, "clearSearch"), LEFT)
    assert names(page) == ["Ash", "Birch", "Cedar"]
    assert page.table.hasFocus()


def test_a_click_on_a_header_sorts_and_the_order_is_remembered(
    page: ProgramsPage, workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    header = page.table.horizontalHeader()
    state = page.model.column_of("state")
    at = QPoint(header.sectionViewportPosition(state) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    assert names(page) == ["Ash", "Birch", "Cedar"]
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    assert names(page) == ["Cedar", "Birch", "Ash"]

    def sorted_when_opened_again() -> bool:
        again = ProgramsPage(workspace, notices, settings)
        qtbot.addWidget(again)
        again.refresh()
        return names(again) == ["Cedar", "Birch", "Ash"]

    qtbot.waitUntil(sorted_when_opened_again)


def test_hidden_columns_stay_hidden_next_time(
    page: ProgramsPage, workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    at = page.model.column_of("city")
    chooser = ColumnChooser(page.table.arrangement, page)
    qtbot.addWidget(chooser)
    tick(chooser, "city", Qt.CheckState.Unchecked)
    assert page.table.isColumnHidden(at)

    def hidden_when_opened_again() -> bool:
        again = ProgramsPage(workspace, notices, settings)
        qtbot.addWidget(again)
        again.refresh()
        return again.table.isColumnHidden(at) and not again.table.isColumnHidden(
            again.model.column_of("name")
        )

    qtbot.waitUntil(hidden_when_opened_again)


def test_columns_are_found_by_search_and_go_back_to_the_first_ones(page: ProgramsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(page, QPushButton, "programsMore"), LEFT)
    more = part(page, QMenu, "programsMoreMenu")
    columns = next(entry for entry in more.actions() if entry.objectName() == "programsColumns")
    qtbot.mouseClick(more, LEFT, pos=more.actionGeometry(columns).center())
    asked = part(page, ColumnChooser, "columnChooser")
    first = page.table.arrangement.current()
    qtbot.keyClicks(part(asked, QLineEdit, "columnSearch"), "step 2")
    assert [item.text(0) for item in shown_items(asked)] == ["Lowest Step 2 CK score"]
    tick(asked, "usmle_step2_min", Qt.CheckState.Checked)
    assert page.table.arrangement.current()[-1][0] == "usmle_step2_min"
    qtbot.mouseClick(part(asked, QPushButton, "columnsReset"), LEFT)
    assert page.table.arrangement.current() == first
    assert not any(item.data(0, KEY_ROLE) == "name" and not item.isDisabled() for item in all_items(asked))
    press(asked, KEY.Key_Escape)


def test_a_name_is_edited_with_f2_and_stays_in_sight(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.select(1)
    editor = edit(page, "name")
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Willow")
    press(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Birch", "Cedar", "Willow"])
    assert page.table.current_record() == 1
    assert part(page, QLineEdit, "programName").text() == "Willow"
    workspace.undo_stack.undo()
    assert names(page) == ["Ash", "Birch", "Cedar"]


def test_visa_facts_are_chosen_from_a_list(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(3)
    editor = edit(page, "h1b")
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(at) for at in range(editor.count())] == [
        "Yes",
        "No",
        "Under conditions",
        "Unknown",
        "not stated",
        "not applicable",
    ]
    assert editor.currentText() == "Unknown"
    press(editor, KEY.Key_Up)
    press(editor, KEY.Key_Up)
    press(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: programs.get(3, TODAY).facts[ClaimField.H1B].value == "no")
    claim = programs.get(3, TODAY).facts[ClaimField.H1B].shown
    assert claim is not None
    assert (claim.source_kind, claim.seen_on) == (SourceKind.OWN, TODAY)


def test_deleting_asks_nothing_and_offers_the_way_back(page: ProgramsPage, told: list[Notice]) -> None:
    page.table.setFocus()
    page.table.selectAll()
    press(page.table, KEY.Key_Delete)
    assert names(page) == []
    assert (told[-1].text, told[-1].action_label) == ("Deleted 3 programs.", "Undo")
    assert told[-1].action is not None
    told[-1].action()
    assert names(page) == ["Ash", "Birch", "Cedar"]
    assert programs.get(2, TODAY).facts[ClaimField.J1].disputed


def test_the_neighbour_is_current_after_a_deletion(
    page: ProgramsPage, told: list[Notice], qtbot: QtBot
) -> None:
    page.select(2)
    qtbot.mouseClick(part(page, QPushButton, "deleteProgram"), LEFT)
    assert told[-1].text == "Deleted Birch."
    assert page.table.current_record() == 3
    assert part(page, QLineEdit, "programName").text() == "Cedar"


def test_the_detail_shows_each_fact_with_source_age_and_doubt(page: ProgramsPage) -> None:
    page.select(2)
    assert question(page, ClaimField.J1) == ["J-1", "Yes", "birch.example.org", "today", "sources disagree"]
    assert question(page, ClaimField.ACCREDITATION)[1:] == ["unknown", "", "", ""]
    assert part(page, QLabel, "programPlace").text() == "Birch Clinic · Rochester, MN · Midwest"
    assert ">birch.example.org<" in part(page, QLabel, "programLinks").text()


def test_another_source_is_picked_and_removed_with_its_buttons(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.select(2)
    research(page).show_fact(ClaimField.J1)
    qtbot.mouseClick(part(page, QPushButton, "pickClaim_2"), LEFT)
    assert question(page, ClaimField.J1)[1:] == ["No", "FREIDA", "date unknown", "sources disagree"]
    assert not part(page, QPushButton, "pickClaim_2").isEnabled()
    qtbot.mouseClick(part(page, QPushButton, "removeClaim_2"), LEFT)
    assert question(page, ClaimField.J1)[1:] == ["Yes", "birch.example.org", "today", ""]
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert question(page, ClaimField.J1)[1:] == ["Yes", "birch.example.org", "today", "sources disagree"]


def test_a_fact_is_added_with_its_source_by_keyboard(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.select(3)
    qtbot.mouseClick(part(page, QPushButton, "addFact"), LEFT)
    asked = dialog("addFactDialog")
    qtbot.keyClicks(part(asked, QComboBox, "factField"), "Length")
    value = part(asked, QComboBox, "factValue")
    qtbot.keyClicks(value, "four")
    press(asked, KEY.Key_Return)
    assert "is a number" in part(asked, QLabel, "addFactDialogProblem").text()
    value.setFocus()
    value.clearEditText()
    qtbot.keyClicks(value, "4")
    qtbot.keyClicks(part(asked, QComboBox, "factKind"), "E-mail")
    qtbot.keyClicks(part(asked, QLineEdit, "factSource"), "Coordinator")
    press(asked, KEY.Key_Return)
    assert not asked.isVisible()
    claim = programs.get(3, TODAY).facts[ClaimField.DURATION_YEARS].shown
    assert claim is not None
    assert (claim.value, claim.source_kind, claim.source, claim.seen_on) == (
        "4",
        SourceKind.EMAIL,
        "Coordinator",
        TODAY,
    )
    assert workspace.undo_stack.undoText() == "Add Length in years of Cedar"


def test_a_date_that_is_none_keeps_the_dialog_open(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(3)
    qtbot.mouseClick(part(page, QPushButton, "addFact"), LEFT)
    asked = dialog("addFactDialog")
    day = part(asked, QLineEdit, "factSeenOn")
    day.selectAll()
    qtbot.keyClicks(day, "5/3/2027")
    qtbot.mouseClick(part(asked, QPushButton, "addFactDialogOk"), LEFT)
    assert asked.isVisible()
    assert "is not a date" in part(asked, QLabel, "addFactDialogProblem").text()
    press(asked, KEY.Key_Escape)
    assert not programs.get(3, TODAY).facts[ClaimField.J1].known


def test_notes_are_saved_when_another_program_is_shown(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(1)
    page.detail.show_tab("notes")
    notes = part(page, QPlainTextEdit, "programNotes")
    notes.setFocus()
    qtbot.keyClicks(notes, "near the sea")
    page.select(2)
    assert notes.toPlainText() == ""
    assert programs.get(1, TODAY).notes == "near the sea"
    assert programs.get(2, TODAY).notes == ""


def test_going_through_the_list_and_undoing_leave_no_detail_behind(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.select(1)
    page.table.setFocus()
    city = part(page.detail, QLineEdit, "programCity")
    for _time in range(2):
        held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Down, NONE, "", True)  # noqa: FBT003 - repeats itself
        QApplication.sendEvent(page.table, held)
    assert part(page.detail, QLineEdit, "programName").text() == "Cedar"
    assert city.text() == "Boston", "a key that is held only passes"
    qtbot.waitUntil(lambda: city.text() == "Houston")
    workspace.run("Move", lambda: programs.edit(3, "city", "Austin"))
    assert city.text() == "Austin"
    press(page.table, KEY.Key_Up)
    assert city.text() == "Rochester"
    workspace.undo_stack.undo()
    press(page.table, KEY.Key_Down)
    assert city.text() == "Houston"


def test_a_refused_name_is_told_at_the_field(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(1)
    name = part(page, QLineEdit, "programName")
    name.setFocus()
    name.selectAll()
    press(name, KEY.Key_Delete)
    press(name, KEY.Key_Return)
    problem = part(page, QLabel, "programNameProblem")
    assert (problem.isVisible(), problem.text()) == (True, "A program needs a name.")
    qtbot.keyClicks(name, "Aspen")
    press(name, KEY.Key_Return)
    assert not problem.isVisible()
    assert names(page) == ["Aspen", "Birch", "Cedar"]


def test_marks_of_ones_own_are_set_in_the_detail(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(1)
    qtbot.keyClicks(part(page, QComboBox, "programStatus"), "Will")
    press(part(page, QComboBox, "programStatus"), KEY.Key_Return)
    interest = part(page, QLineEdit, "programInterest")
    qtbot.keyClicks(interest, "12")
    press(interest, KEY.Key_Return)
    assert "0 to 10" in part(page, QLabel, "programInterestProblem").text()
    assert programs.get(1, TODAY).interest is None


def test_enter_leads_to_the_detail_and_score_asks_for_the_wizard(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(2)
    page.table.setFocus()
    press(page.table, KEY.Key_Return)
    score = part(page, QPushButton, "scoreProgram")
    assert score.hasFocus()
    with qtbot.waitSignal(page.score_requested) as asked:
        press(score, KEY.Key_Space)
    assert asked.args == [2]


def test_selecting_a_hidden_record_clears_the_search(page: ProgramsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(part(page, QLineEdit, "programsSearch"), "ash")
    page.select(3)
    assert part(page, QLineEdit, "programsSearch").text() == ""
    assert part(page, QLineEdit, "programName").text() == "Cedar"


def test_every_control_has_a_name_and_an_accessible_name(page: ProgramsPage) -> None:
    page.select(2)
    for kind in (QPushButton, QToolButton, QLineEdit, QComboBox, QPlainTextEdit):
        for control in page.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisible():
                assert control.objectName(), control
                assert control.accessibleName(), control.objectName()
                if isinstance(control, (QPushButton, QToolButton)) and control.text().isalpha():
                    assert control.accessibleName().startswith(control.text())


def test_the_page_paints_in_light_and_dark(page: ProgramsPage) -> None:
    page.select(2)
    for tokens in (theme.LIGHT, theme.DARK):
        page.setPalette(theme.palette(tokens))
        picture = page.table.grab().toImage()
        colors = {
            picture.pixelColor(x, y).name()
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 5)
        }
        assert tokens.surface.lower() in colors
        assert len(colors) > 5


def test_accreditation_words_are_suggested_while_typing(page: ProgramsPage, qtbot: QtBot) -> None:
    at = page.model.column_of("accreditation")
    page.table.setColumnHidden(at, False)  # noqa: FBT003 - Qt takes the mark positionally
    page.select(1)
    editor = edit(page, "accreditation")
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "probation")
    completer = editor.completer()
    assert completer.currentCompletion() == "Probationary Accreditation"
    press(editor, KEY.Key_Escape)
    assert not programs.get(1, TODAY).facts[ClaimField.ACCREDITATION].known


def test_an_added_fact_may_be_the_one_that_counts(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(2)
    qtbot.mouseClick(part(page, QPushButton, "addFact"), LEFT)
    asked = dialog("addFactDialog")
    qtbot.keyClicks(part(asked, QComboBox, "factValue"), "No")
    qtbot.keyClicks(part(asked, QComboBox, "factKind"), "Person")
    part(asked, QCheckBox, "factPick").setChecked(True)
    press(asked, KEY.Key_Return)
    assert programs.get(2, TODAY).facts[ClaimField.J1].value == "no"
    assert question(page, ClaimField.J1)[1] == "No"


def test_what_is_searched_for_is_tinted_where_it_stands(page: ProgramsPage, qtbot: QtBot) -> None:
    page.select(3)

    def tinted() -> int:
        """Count the pixels of Birch's row that are neither background nor letter."""
        row = page.model.row_of(2)
        area = page.table.visualRect(page.model.index(row, page.model.column_of("name")))
        picture = page.table.viewport().grab(area).toImage()
        colors = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        return sum(color.hsvSaturation() > 40 and color.lightness() > 120 for color in colors)

    before = tinted()
    qtbot.keyClicks(part(page, QLineEdit, "programsSearch"), "r")
    assert page.model.row_of(2) >= 0
    assert tinted() > before + 20


def test_a_search_leads_the_detail_along_and_a_click_finds_it_filled(
    page: ProgramsPage, qtbot: QtBot
) -> None:
    page.select(1)
    city = part(page.detail, QLineEdit, "programCity")
    page.search.setText("hous")
    assert part(page.detail, QLineEdit, "programName").text() == "Cedar"
    at = page.table.visualRect(page.model.index(0, 0)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=at)
    assert city.text() == "Houston"


def test_cells_follow_another_font_and_another_colour_scheme(page: ProgramsPage) -> None:
    def picture() -> bytes:
        return bytes(page.table.viewport().grab().toImage().constBits())

    seen = {picture()}
    page.setPalette(theme.palette(theme.DARK))
    seen.add(picture())
    page.table.setFont(theme.sized(page.table.font(), 1.4))
    seen.add(picture())
    assert len(seen) == 3


def test_the_toolbar_stays_in_one_line_beside_the_navigation(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    name = "A view with a name that says all it shows & more"
    workspace.run("Save a view", lambda: views.add("programs", name, page.layout_now(), ""))
    page.named.go_to(name)
    page.resize(1090, 760)  # a window of 1280 pixels less its navigation
    view = part(page, QPushButton, "programsView")
    qtbot.waitUntil(lambda: page.toolbar.new.y() == view.y() == page.toolbar.filter.y())
    assert view.accessibleName() == f"View: {name}"


@pytest.mark.parametrize("width", [700, 1090])
def test_a_long_institution_is_cut_and_does_not_widen_the_window(
    page: ProgramsPage, workspace: Workspace, qtbot: QtBot, width: int
) -> None:
    long = " ".join(["University Hospitals of a Place with a Long Name"] * 6)
    record = page.model.rows[0].id
    workspace.run("Name it", lambda: programs.edit(record, "institution", long))
    page.select(record)
    page.resize(width, 760)
    qtbot.waitUntil(lambda: page.width() == width)
    place = part(page, QLabel, "programPlace")
    qtbot.waitUntil(lambda: place.toolTip().startswith(long))
    assert place.height() < 2 * place.fontMetrics().lineSpacing()


@pytest.mark.parametrize("key", ["tiers", "chart", "next", "reverify"])
def test_every_view_says_when_a_search_finds_nothing(page: ProgramsPage, qtbot: QtBot, key: str) -> None:
    page.show_view(key)
    shown = page.views.currentWidget()
    assert shown is not None
    page.search.setText("nowhere")
    assert part(page, QWidget, "programsNoMatch").isVisible()
    qtbot.mouseClick(part(page, QPushButton, "clearSearch"), LEFT)
    assert page.views.currentWidget() is shown
    assert shown.isVisible()
