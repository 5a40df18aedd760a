"""The detail of a program: head, first tab, notes and history."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
)
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.token_tables import TokenKind
from matchplanner.services import considerations, debriefs, interviews, programs, tokens
from matchplanner.ui import theme
from matchplanner.ui.programs.detail import ProgramDetail
from matchplanner.ui.programs.history_tab import HistoryTab
from matchplanner.ui.programs.overview_tab import OverviewTab
from matchplanner.ui.programs.research.tab import ResearchTab
from matchplanner.ui.programs.tabs import TABS
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def fill() -> None:
    programs.add("Birch", institution="Birch Clinic", city="Rochester", state="MN")
    programs.add("Cedar")
    programs.add_claim(1, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, source="a", seen_on=TODAY)
    programs.add_claim(1, ClaimField.J1, "no", SourceKind.FREIDA, seen_on=date(2024, 1, 1))
    programs.add_claim(
        1, ClaimField.ACCREDITATION, "Probationary Accreditation", SourceKind.ACGME, seen_on=TODAY
    )


@pytest.fixture
def detail(workspace: Workspace, qtbot: QtBot) -> Iterator[ProgramDetail]:
    """The detail of Birch, which follows the plan as the page makes it."""
    workspace.run("Fill", fill)
    shown = ProgramDetail(workspace)
    qtbot.addWidget(shown)
    shown.resize(1100, 640)
    with qtbot.waitExposed(shown):
        shown.show()
    show = lambda *_what: shown.show_program(programs.get(1, TODAY))  # noqa: E731 - a slot
    workspace.changed.connect(show)
    show()
    yield shown
    workspace.changed.disconnect(show)


def overview(detail: ProgramDetail) -> OverviewTab:
    tab = detail.show_tab("overview")
    assert isinstance(tab, OverviewTab)
    return tab


def history(detail: ProgramDetail) -> HistoryTab:
    tab = detail.show_tab("history")
    assert isinstance(tab, HistoryTab)
    return tab


def enter(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, KEY.Key_Return)


def test_tabs_are_built_when_they_are_opened_and_read_only_in_front(detail: ProgramDetail) -> None:
    tabs = part(detail, QTabWidget, "programTabs")
    assert [tabs.tabText(at) for at in range(tabs.count())] == [entry.title for entry in TABS]
    assert not detail.findChildren(ResearchTab)
    research = detail.show_tab("research")
    detail.show_tab("notes")
    detail.show_program(programs.get(2, TODAY))
    assert research.row is not None
    assert research.row.name == "Birch", "a hidden tab stays as it was"
    assert detail.show_tab("research").row == programs.get(2, TODAY)


def test_the_head_stays_and_takes_tier_and_interest(detail: ProgramDetail) -> None:
    assert part(detail, QLabel, "programPlace").text() == "Birch Clinic · Rochester, MN · Midwest"
    assert part(detail, QLabel, "programAge").text() == "Oldest key fact: today"
    enter(part(detail, QLineEdit, "programInterest"), "12")
    problem = part(detail, QLabel, "programInterestProblem")
    assert problem.isVisible()
    enter(part(detail, QLineEdit, "programInterest"), "8")
    assert not problem.isVisible()
    assert programs.get(1, TODAY).interest == 8


def test_known_pages_have_links_of_their_own(detail: ProgramDetail, workspace: Workspace) -> None:
    page = "https://birch.example.org/faculty"
    workspace.run(
        "Page", lambda: programs.add_claim(1, ClaimField.FACULTY_PAGE, page, SourceKind.OWN, seen_on=TODAY)
    )
    assert f'<a href="{page}">faculty</a>' in part(detail, QLabel, "programLinks").text()


def test_place_and_type_are_edited_and_a_region_of_ones_own_overrides_the_states(
    detail: ProgramDetail,
) -> None:
    tab = overview(detail)
    assert part(tab, QLineEdit, "programRegion").text() == ""
    enter(part(tab, QLineEdit, "programRegion"), "Great Lakes")
    enter(part(tab, QLineEdit, "programCity"), "Duluth")
    assert part(detail, QLabel, "programPlace").text() == "Birch Clinic · Duluth, MN · Great Lakes"
    kind = part(tab, QComboBox, "programType")
    kind.setFocus()
    QTest.keyClicks(kind, "Categ")
    assert programs.get(1, TODAY).program_type is ProgramType.CATEGORICAL
    match = part(tab, QComboBox, "programTrack")
    assert match.currentText() == "As its type tells"
    match.setFocus()
    QTest.keyClicks(match, "Main")
    assert programs.get(1, TODAY).track == "main"


def test_the_first_tab_warns_and_leads_from_a_fact_to_its_sources(detail: ProgramDetail) -> None:
    tab = overview(detail)
    words = part(tab, QLabel, "programKeyFacts").text()
    assert "Accreditation: Probationary Accreditation." in words
    assert "sources disagree" in words
    assert theme.tokens(tab).danger in words
    tab.facts.linkActivated.emit("j1")
    research = detail.show_tab("research")
    assert isinstance(research, ResearchTab)
    assert research.isVisible()
    assert research.view.current_field() is ClaimField.J1


def test_pros_and_cons_are_written_reworded_ordered_and_deleted(
    detail: ProgramDetail, workspace: Workspace, qtbot: QtBot
) -> None:
    tab = overview(detail)
    for words in ("Metabolic clinic", "Kind people"):
        enter(part(tab, QLineEdit, "proText"), words)
    enter(part(tab, QLineEdit, "conText"), "Far away")
    listed = part(tab, QListWidget, "prosList")
    listed.setCurrentRow(1)
    QTest.keyClick(listed, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.text for one in considerations.of(1)] == ["Kind people", "Metabolic clinic", "Far away"]
    listed.item(0).setText("Kind, patient people")
    assert considerations.of(1)[0].text == "Kind, patient people"
    listed.setCurrentRow(1)
    listed.setFocus()
    QTest.keyClick(listed, KEY.Key_Delete)
    assert [one.text for one in considerations.of(1)] == ["Kind, patient people", "Far away"]
    workspace.undo_stack.undo()
    assert [listed.item(at).text() for at in range(listed.count())] == [
        "Kind, patient people",
        "Metabolic clinic",
    ]
    qtbot.mouseClick(part(tab, QPushButton, "addCon"), LEFT)
    assert len(considerations.of(1)) == 3, "nothing typed, nothing added"


def test_tags_are_typed_in_one_line(detail: ProgramDetail) -> None:
    tab = overview(detail)
    enter(part(tab, QLineEdit, "programTags"), "pediatric; small")
    assert programs.get(1, TODAY).tags == ("pediatric", "small")
    enter(part(tab, QLineEdit, "programTags"), "x" * 80)
    assert "at most" in part(tab, QLabel, "programTagsProblem").text()
    assert programs.get(1, TODAY).tags == ("pediatric", "small")


def test_notes_being_typed_are_kept_when_another_program_is_shown(detail: ProgramDetail) -> None:
    notes = part(detail.show_tab("notes"), QPlainTextEdit, "programNotes")
    notes.setFocus()
    QTest.keyClicks(notes, "Near the sea")
    detail.show_program(programs.get(2, TODAY))
    assert programs.get(1, TODAY).notes == "Near the sea"
    assert programs.get(2, TODAY).notes == ""


def test_a_program_the_list_passes_shows_its_head_at_once_and_its_tab_when_no_key_waits(
    detail: ProgramDetail, qtbot: QtBot
) -> None:
    tab = overview(detail)
    city = part(tab, QLineEdit, "programCity")
    for record in (2, 1, 2):
        detail.follow(programs.get(record, TODAY))
    assert part(detail, QLineEdit, "programName").text() == "Cedar"
    assert detail.behind
    assert city.text() == "Rochester"
    qtbot.waitUntil(lambda: not detail.behind)
    assert city.text() == ""
    assert "J-1" in part(tab, QLabel, "programKeyFacts").text()
    detail.follow(programs.get(1, TODAY))
    assert detail.current_field() is ClaimField.J1
    assert not detail.behind, "who asks the tab gets it filled"
    assert city.text() == "Rochester"


def test_who_goes_into_a_tab_that_is_behind_gets_it_filled_first(detail: ProgramDetail) -> None:
    city = part(overview(detail), QLineEdit, "programCity")
    detail.follow(programs.get(2, TODAY))
    city.setFocus()
    assert city.text() == ""
    QTest.keyClicks(city, "Duluth")
    detail.show_program(programs.get(1, TODAY))
    assert programs.get(1, TODAY).city == "Rochester"
    assert programs.get(2, TODAY).city == "Duluth"


def test_another_tab_opened_at_once_shows_the_program_the_list_came_to(detail: ProgramDetail) -> None:
    detail.show_tab("notes")
    overview(detail)
    detail.follow(programs.get(2, TODAY))
    assert detail.show_tab("notes").row == programs.get(2, TODAY)
    assert overview(detail).row == programs.get(2, TODAY)


def test_history_tells_changes_and_gives_an_earlier_value_back(
    detail: ProgramDetail, workspace: Workspace, qtbot: QtBot
) -> None:
    tab = history(detail)
    workspace.run("Change the tier", lambda: programs.edit(1, "tier", "1"))
    workspace.run("Change the tier", lambda: programs.edit(1, "tier", "2"))
    first = tab.model.rows[0]
    assert (first.what, first.before, first.after, first.label) == (
        "Tier",
        "1 Dream",
        "2 Core",
        "Change the tier",
    )
    tab.table.selectRow(0)
    qtbot.mouseClick(part(tab, QPushButton, "restoreValue"), LEFT)
    assert programs.get(1, TODAY).tier == 1
    assert workspace.undo_stack.undoText() == "Back to the earlier Tier"


def test_a_debrief_and_a_signal_stand_in_the_history_as_soon_as_they_are_there(
    detail: ProgramDetail, workspace: Workspace
) -> None:
    tab = history(detail)
    held = workspace.run("Invite", lambda: interviews.add(1, "2026-09-30 09:00", "America/New_York"))
    over = datetime(2026, 9, 30, 18, tzinfo=UTC)
    workspace.run("Debrief", lambda: debriefs.save(held, {Rated.PEOPLE: 5}, {Noted.NOTE: "Kind"}, over))
    first = tab.model.rows[0]
    assert ("Debrief", "People 5; Note: Kind") in {(row.what, row.after) for row in tab.model.rows}
    assert first.label == "Debrief"
    workspace.run("Give", lambda: tokens.give(1, TokenKind.GOLD, "Internal medicine"))
    assert (tab.model.rows[0].what, tab.model.rows[0].after) == ("Gold signal", "Internal medicine")
    assert part(detail, QLabel, "programSignals").text() == "Gold signal, Internal medicine"
    workspace.undo()
    assert not part(detail, QLabel, "programSignals").isVisible()


def test_history_is_narrowed_to_a_day(detail: ProgramDetail) -> None:
    tab = history(detail)
    assert tab.model.rows
    enter(part(tab, QLineEdit, "historySince"), "2099-01-01")
    assert not tab.model.rows
    assert part(tab, QLabel, "historyEmpty").isVisible()
    enter(part(tab, QLineEdit, "historySince"), "tomorrow")
    assert "is not a date" in part(tab, QLabel, "historySinceProblem").text()
    enter(part(tab, QLineEdit, "historySince"), "2020-01-01")
    assert tab.model.rows
    assert not part(tab, QLabel, "historySinceProblem").isVisible()


def test_the_detail_paints_in_light_and_dark(detail: ProgramDetail) -> None:
    for entry in TABS:
        tab = detail.show_tab(entry.key)
        for colors_of in (theme.LIGHT, theme.DARK):
            detail.setPalette(theme.palette(colors_of))
            picture = tab.grab().toImage()
            colors = {
                picture.pixelColor(x, y).name()
                for x in range(0, picture.width(), 5)
                for y in range(0, picture.height(), 3)
            }
            assert len(colors) > 2, entry.key
