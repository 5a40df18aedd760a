from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.program_filter import OneOf, ProgramFilter, Within
from matchplanner.services import programs, scoring, tags
from matchplanner.services.scoring import Given
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.facet_popup import FacetPopup
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
LONG_AGO = date(2023, 9, 1)
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


def fill() -> None:
    programs.add("Ash", institution="Ash Hospital", city="Boston", state="MA", tier=1, nrmp_code="1490765C0")
    programs.add("Birch", city="Rochester", state="MN", tier=2)
    programs.add("Cedar")
    for program, field, value, kind, seen in (
        (1, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, TODAY),
        (1, ClaimField.H1B, "conditional", SourceKind.PROGRAM_PAGE, TODAY),
        (1, ClaimField.POSITIONS_PER_YEAR, "2", SourceKind.FREIDA, LONG_AGO),
        (1, ClaimField.STRENGTHS, "cancer; metabolic", SourceKind.OWN, TODAY),
        (2, ClaimField.J1, "no", SourceKind.PROGRAM_PAGE, TODAY),
        (2, ClaimField.J1, "yes", SourceKind.FREIDA, TODAY),
        (2, ClaimField.H1B, "no", SourceKind.FREIDA, TODAY),
        (2, ClaimField.ACCREDITATION, "Continued Accreditation with Warning", SourceKind.ACGME, TODAY),
        (2, ClaimField.LISTED_ACGME, "no", SourceKind.ACGME, TODAY),
        (2, ClaimField.LISTED_ERAS, "yes", SourceKind.ERAS, TODAY),
        (2, ClaimField.RESEARCH_LEVEL, "extensive", SourceKind.OWN, TODAY),
    ):
        programs.add_claim(program, field, value, kind, seen_on=seen)
    scoring.save(1, {"visa": Given(3)})
    tags.add([1, 3], "near family")


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> ProgramsPage:
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitExposed(page):
        page.show()
    workspace.run("Fill", fill)
    return page


def names(page: ProgramsPage) -> list[str]:
    return [row.name for row in page.model.rows]


def asked(page: ProgramsPage, *conditions: OneOf | Within) -> list[str]:
    page.filters.set_filter(ProgramFilter(conditions))
    return names(page)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (OneOf("j1", ("yes", "conditional")), ["Ash"]),
        (OneOf("j1", ("unknown",)), ["Cedar"]),
        (OneOf("h1b", ("no", "unknown")), ["Birch", "Cedar"]),
        (OneOf("sponsors", ("j1", "h1b")), ["Ash"]),
        (OneOf("sponsors", ("none",)), ["Birch"]),
        (OneOf("tier", ("1", "")), ["Ash", "Cedar"]),
        (OneOf("status", ("applied",)), []),
        (OneOf("region", ("Midwest",)), ["Birch"]),
        (OneOf("region", ("",)), ["Cedar"]),
        (OneOf("accreditation_class", ("warning",)), ["Birch"]),
        (OneOf("accreditation_class", ("unknown",)), ["Ash", "Cedar"]),
        (Within("score", 8, None), ["Ash"]),
        (Within("score", 0, 2), []),
        (Within("score", 8, None, unknown=True), ["Ash", "Birch", "Cedar"]),
        (OneOf("scored", ("none",)), ["Birch", "Cedar"]),
        (Within("positions_per_year", 2, 2), ["Ash"]),
        (OneOf("research_level", ("extensive",)), ["Birch"]),
        (OneOf("tags", ("near family",)), ["Ash", "Cedar"]),
        (OneOf("tags", ("",)), ["Birch"]),
        (OneOf("strengths", ("metabolic",)), ["Ash"]),
        (Within("completeness", 3, None), ["Ash", "Birch"]),
        (OneOf("gaps", ("place",)), ["Cedar"]),
        (OneOf("gaps", ("code",)), ["Birch", "Cedar"]),
        (OneOf("doubts", ("disputed",)), ["Birch"]),
        (OneOf("doubts", ("stale",)), ["Ash"]),
        (OneOf("doubts", ("",)), ["Cedar"]),
        (OneOf("lists", ("missing",)), ["Birch"]),
        (OneOf("lists", ("contradict",)), ["Birch"]),
        (OneOf("lists", ("ERAS",)), ["Birch"]),
        (OneOf("lists", ("",)), ["Ash", "Cedar"]),
        (OneOf("fit", ("x",)), ["Ash", "Birch", "Cedar"]),
        (Within("fit", None, None, unknown=True), ["Ash", "Birch", "Cedar"]),
        (Within("fit", 1, None), []),
        (OneOf("no such facet", ("x",)), ["Ash", "Birch", "Cedar"]),
    ],
)
def test_each_facet_narrows_to_what_it_says(
    page: ProgramsPage, condition: OneOf | Within, found: list[str]
) -> None:
    assert asked(page, condition) == found
    assert page.count.text() == f"{len(found)} of 3"


def test_warnings_are_told_at_the_name_and_in_a_column_of_their_own(page: ProgramsPage) -> None:
    row = page.model.row_of(2)
    tip = page.model.index(row, page.model.column_of("name")).data(Qt.ItemDataRole.ToolTipRole)
    said = page.model.index(row, page.model.column_of("warnings")).data()
    for sentence in (
        "Accreditation: Continued Accreditation with Warning.",
        "Not in the latest list: ACGME.",
        "In ERAS, but not accredited by ACGME's list.",
    ):
        assert sentence in tip
        assert sentence in said
    assert page.model.index(page.model.row_of(1), page.model.column_of("warnings")).data() == ""


def test_conditions_add_up_with_the_search(page: ProgramsPage, qtbot: QtBot) -> None:
    assert asked(page, OneOf("gaps", ("code",)), OneOf("tags", ("near family", ""))) == ["Birch", "Cedar"]
    qtbot.keyClicks(page.search, "ce")
    assert names(page) == ["Cedar"]
    assert page.count.text() == "1 of 3"


def test_ticks_in_the_popup_narrow_at_once_and_make_a_chip(page: ProgramsPage) -> None:
    popup = page.filters.open_facet("j1")
    tick = popup.findChild(QCheckBox, "facet_yes")
    assert tick is not None
    assert tick.text() == "Yes (1)"
    tick.click()
    assert names(page) == ["Ash"]
    unknown = popup.findChild(QCheckBox, "facet_unknown")
    assert unknown is not None
    unknown.click()
    assert names(page) == ["Ash", "Cedar"]
    QTest.keyClick(popup, KEY.Key_Escape)
    chip = page.filters.findChild(QPushButton, "chipText_j1")
    assert chip is not None
    assert (chip.text(), chip.isVisible()) == ("J-1: Yes, Unknown", True)


def test_a_range_is_typed_and_open_ends_ask_nothing(page: ProgramsPage, qtbot: QtBot) -> None:
    popup = page.filters.open_facet("score")
    low = popup.findChild(QLineEdit, "facetLow")
    assert low is not None
    qtbot.keyClicks(low, "3")
    assert names(page) == ["Ash"]
    assert page.filters.filter.conditions == (Within("score", 3),)
    low.clear()
    assert names(page) == ["Ash", "Birch", "Cedar"]
    assert not page.filters.filter
    popup.close()


def test_chips_are_changed_and_removed_by_keyboard(page: ProgramsPage, qtbot: QtBot) -> None:
    asked(page, OneOf("j1", ("yes",)), Within("score", 3, 9), OneOf("tier", ("1",)))
    chip = page.filters.findChild(QPushButton, "chipText_score")
    assert chip is not None
    assert chip.text() == "IMG score: 3 to 9"
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Return)
    popup = page.window().findChild(FacetPopup)
    assert popup is not None
    QTest.keyClick(popup, KEY.Key_Return)
    QTest.keyClick(chip, KEY.Key_Delete)
    assert [condition.key for condition in page.filters.filter.conditions] == ["j1", "tier"]
    remove = page.filters.findChild(QPushButton, "chipRemove_tier")
    assert remove is not None
    qtbot.mouseClick(remove, LEFT)
    assert page.filters.filter == ProgramFilter((OneOf("j1", ("yes",)),))
    clear = page.filters.findChild(QPushButton, "clearFilters")
    assert clear is not None
    QTest.keyClick(clear, KEY.Key_Space)
    assert not page.filters.isVisible()
    assert page.count.text() == "3 programs"


def test_esc_in_the_table_takes_back_the_search_then_the_filter(page: ProgramsPage, qtbot: QtBot) -> None:
    asked(page, OneOf("tags", ("near family",)))
    qtbot.keyClicks(page.search, "ash")
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_Escape)
    assert names(page) == ["Ash", "Cedar"]
    QTest.keyClick(page.table, KEY.Key_Escape)
    assert names(page) == ["Ash", "Birch", "Cedar"]


def test_the_menu_offers_the_common_facets_first_and_the_others_in_groups(page: ProgramsPage) -> None:
    menu = page.filters.menu(page)
    first = [action.objectName() for action in menu.actions()][:4]
    assert first == ["filter_j1", "filter_h1b", "filter_sponsors", "filter_tier"]
    groups = [action.text() for action in menu.actions() if action.menu() is not None]
    assert "Visa and eligibility" in groups
    menu.close()


def test_a_filter_that_nothing_passes_says_so_and_offers_to_clear(page: ProgramsPage, qtbot: QtBot) -> None:
    assert asked(page, OneOf("status", ("applied",))) == []
    assert page.findChild(QWidget, "programsNoMatch").isVisible()  # type: ignore[union-attr]
    clear = page.findChild(QPushButton, "clearSearch")
    assert clear is not None
    qtbot.mouseClick(clear, LEFT)
    assert len(names(page)) == 3


def test_going_to_a_hidden_program_clears_search_and_filter(page: ProgramsPage) -> None:
    asked(page, OneOf("j1", ("yes",)))
    page.select(3)
    assert page.table.current_record() == 3
    assert not page.filters.filter


def test_an_edit_may_take_a_program_out_of_the_filter_and_undo_brings_it_back(
    page: ProgramsPage, workspace: Workspace
) -> None:
    assert asked(page, OneOf("tier", ("1",))) == ["Ash"]
    workspace.run("Edit", lambda: programs.edit(1, "tier", 3))
    assert names(page) == []
    workspace.undo_stack.undo()
    assert names(page) == ["Ash"]


def test_the_popup_stays_on_the_screen(page: ProgramsPage) -> None:
    popup = page.filters.open_facet("tags")
    area = QApplication.primaryScreen().availableGeometry()
    assert area.contains(popup.geometry())
    popup.close()
