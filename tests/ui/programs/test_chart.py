"""The list as a chart: each program has a place, what is unknown has one of its own."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField
from matchplanner.services import profile, programs, scoring
from matchplanner.services.scoring import Given
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.chart.plot import steps
from matchplanner.ui.programs.chart.view import ChartView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def ids(workspace: Workspace, today: date) -> list[int]:
    """A strong program, one whose facts leave its fit open, and one of which nothing is known."""

    def fill() -> list[int]:
        profile.edit("focus", "laboratory")
        found = [programs.add(name) for name in ("Ash", "Birch", "Cedar")]
        criteria = scoring.rubric().criteria
        scoring.save(found[0], {c.key: Given(c.best) for c in criteria})
        scoring.save(found[1], {criteria[0].key: Given(0)})
        for program, months in zip(found, ("6", "1"), strict=False):
            programs.set_fact(program, ClaimField.LAB_MONTHS, months, today)
        programs.edit(found[0], "tier", 1)
        return found

    return workspace.run("Fill", fill)


@pytest.fixture
def view(
    workspace: Workspace, notices: Notices, settings: Settings, ids: list[int], today: date, qtbot: QtBot
) -> ChartView:
    view = ChartView(workspace, notices, settings)
    qtbot.addWidget(view)
    view.resize(900, 560)
    with qtbot.waitExposed(view):
        view.show()
    view.show_rows(programs.rows(today), ids[:1])
    return view


def place(view: ChartView, program: int) -> QPointF:
    found = view.plot.place_of(program)
    assert found is not None
    return found


def test_better_stands_further_right_and_higher_and_unknown_apart(view: ChartView, ids: list[int]) -> None:
    strong, weak, unknown = (place(view, program) for program in ids)
    assert strong.x() > weak.x() > unknown.x()
    assert strong.y() < weak.y() == unknown.y()


def test_a_click_chooses_the_program_under_it(view: ChartView, ids: list[int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.program_chosen) as chosen:
        qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=place(view, ids[1]).toPoint())
    assert chosen.args == [ids[1]]
    assert view.plot.accessibleDescription().startswith("Birch: IMG score 0-")
    told: list[int] = []
    view.program_chosen.connect(told.append)
    qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=QPoint(view.plot.width() - 3, 3))
    assert told == []


def test_arrow_keys_go_from_program_to_program(view: ChartView, ids: list[int], qtbot: QtBot) -> None:
    view.plot.setFocus()
    with qtbot.waitSignal(view.program_chosen) as chosen:
        qtbot.keyClick(view.plot, Qt.Key.Key_Left)
    assert chosen.args == [ids[1]]
    with qtbot.waitSignal(view.program_chosen) as chosen:
        qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    assert chosen.args == [ids[0]]


def test_programs_that_share_a_place_are_chosen_in_turn_and_told_together(
    view: ChartView, workspace: Workspace, ids: list[int], qtbot: QtBot
) -> None:
    twin = workspace.run("Add", lambda: programs.add("Doug"))
    view.show_rows(programs.rows(workspace.today()), ids[2:])
    spot = place(view, twin).toPoint()
    assert spot == place(view, ids[2]).toPoint()
    chosen: list[int] = []
    view.program_chosen.connect(chosen.append)
    for _click in range(2):
        qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=spot)
    assert sorted(chosen) == sorted([twin, ids[2]])
    tip = QHelpEvent(QEvent.Type.ToolTip, spot, view.plot.mapToGlobal(spot))
    QApplication.sendEvent(view.plot, tip)
    assert "Cedar: IMG score not assessed, fit no data" in QToolTip.text()
    assert "Doug" in QToolTip.text()


def test_without_goals_it_says_where_to_name_them(
    view: ChartView, workspace: Workspace, ids: list[int]
) -> None:
    workspace.run("Forget", lambda: profile.edit("focus", ""))
    view.show_rows(programs.rows(workspace.today()), ids[:1])
    assert "Profile" in view.explained.text()
    view.show_rows((), ())
    assert not view.plot.isVisible()


def test_the_word_about_missing_goals_goes_once_there_are_some(
    view: ChartView, workspace: Workspace, today: date
) -> None:
    def words(focus: str) -> str:
        workspace.run("Focus", lambda: profile.edit("focus", focus))
        view.show_rows(programs.rows(today), ())
        return view.explained.text()

    assert words("").startswith("Say in Profile")
    assert words("laboratory").startswith("Bars show")


def test_programs_of_other_tiers_in_one_place_stand_side_by_side(
    view: ChartView, workspace: Workspace, today: date, qtbot: QtBot
) -> None:
    def alike() -> list[int]:
        found = [programs.add(name) for name in ("Dogwood", "Elm", "Fir")]
        for program, tier in zip(found, (1, 2, 3), strict=True):
            programs.edit(program, "tier", tier)
            scoring.save(program, {c.key: Given(c.best) for c in scoring.rubric().criteria})
        return found

    added = workspace.run("Alike", alike)
    view.show_rows(programs.rows(today), ())
    places = sorted(place(view, program).x() for program in added)
    assert places[1] - places[0] == places[2] - places[1] > 12
    assert view.plot.rect().contains(place(view, added[0]).toPoint())

    reached: list[int] = []
    view.program_chosen.connect(reached.append)
    view.program_chosen.connect(view.plot.set_current)
    for program in added:
        qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=place(view, program).toPoint())
    assert reached == added
    in_line = sorted(added, key=lambda program: place(view, program).x())
    view.plot.set_current(in_line[0])
    for _step in range(2):
        qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    assert reached[3:] == in_line[1:]


@pytest.mark.parametrize(("best", "named"), [(1, [0, 1]), (7, [0, 2, 4, 7]), (8, [0, 2, 4, 6, 8])])
def test_the_figures_along_an_edge_are_evenly_spread(best: int, named: list[int]) -> None:
    assert steps(best) == named
