"""How a program fits, with the claims one click away."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import experiences, profile, programs
from matchplanner.ui.programs.fit_section import FitSection
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)


@pytest.fixture
def birch(workspace: Workspace) -> int:
    def fill() -> int:
        profile.edit_all(
            {
                "focus": "pediatric,adult",
                "career_shape": "academic",
                "vision": "I want to lead a clinic for children.",
                "j1_eligible": "yes",
                "h1b_need": "not_needed",
            }
        )
        program = programs.add("Birch")
        for field, value in (
            ("childrens_hospital", "yes"),
            ("adult_emphasis", "1"),
            ("clinics", "metabolic"),
            ("j1", "yes"),
        ):
            programs.add_claim(
                program,
                ClaimField(field),
                value,
                SourceKind.PROGRAM_PAGE,
                source="https://genetics.example.edu/residency",
                seen_on=TODAY,
            )
        return program

    return workspace.run("Fill", fill)


@pytest.fixture
def section(workspace: Workspace, birch: int, qtbot: QtBot) -> Iterator[FitSection]:
    shown = FitSection(workspace)
    qtbot.addWidget(shown)
    shown.resize(600, 800)
    with qtbot.waitExposed(shown):
        shown.show_program(programs.get(birch, workspace.today()))
    yield shown
    shown.hide()


def label(section: FitSection, name: str) -> str:
    found = section.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def test_each_goal_is_served_missed_or_without_data(section: FitSection) -> None:
    shown = [line.words.text() for line in section.lines if not line.isHidden()]
    assert shown == [
        "Pediatric genetics: served, 6 of 6",
        "Adult genetics: missed, 0-4 of 4",
        "Academic, with research and teaching: no data, 0-4 of 4",
    ]
    assert label(section, "fitFigure") == "6-14 of 14"
    assert label(section, "fitVision") == "“I want to lead a clinic for children.”"
    assert label(section, "fitServes") == "It serves my goals: 1 served, 1 missed, 1 without data"


def test_the_claims_behind_a_goal_are_one_click_away(section: FitSection, qtbot: QtBot) -> None:
    toggle = section.findChild(QToolButton, "fitGoal0Toggle")
    why = section.findChild(QLabel, "fitGoal0Why")
    assert toggle is not None
    assert why is not None
    assert not why.isVisible()
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert why.isVisible()
    assert "Children's hospital: <b>Yes</b> · Program page" in why.text().replace("&#x27;", "'")
    assert "genetics.example.edu" in why.text()
    assert "1 Oct 2026" in why.text()
    assert "Pediatric emphasis, 1 to 5: unknown" in why.text()


def test_three_lines_sum_up_eligibility(section: FitSection) -> None:
    assert label(section, "fitRules") == (
        "I meet the rules: No rule known keeps you out; still open: accreditation"
    )
    assert label(section, "fitBackground") == "My background fits: nothing noted in your profile yet"


def test_research_that_is_expected_is_held_against_the_portfolio(
    section: FitSection, birch: int, workspace: Workspace
) -> None:
    workspace.run("Fact", lambda: programs.set_fact(birch, ClaimField.RESEARCH_REQUIRED, "yes", TODAY))
    section.show_program(programs.get(birch, TODAY))
    assert "research is expected and none is noted" in label(section, "fitBackground")
    workspace.run("Paper", lambda: experiences.add("Metabolic case series", ExperienceKind.CASE_REPORT))
    section.show_program(programs.get(birch, TODAY))
    assert label(section, "fitBackground") == "My background fits: something to build on"
    assert label(section, "fitMatches") == "Metabolic case series meets metabolic (clinics)"


def test_without_goals_the_profile_is_pointed_to(
    section: FitSection, birch: int, workspace: Workspace
) -> None:
    workspace.run("Profile", lambda: profile.edit_all({"focus": "", "vision": "", "career_shape": ""}))
    section.show_program(programs.get(birch, TODAY))
    assert label(section, "fitFigure") == "no goals yet"
    assert label(section, "fitServes") == "It serves my goals: name your goals in Profile"
    assert all(line.isHidden() for line in section.lines)


def test_no_program_shows_nothing(section: FitSection) -> None:
    section.show_program(None)
    assert section.isHidden()
