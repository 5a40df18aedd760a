"""Programs side by side on screen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField
from matchplanner.services import programs
from matchplanner.services.reporting import Document
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.compare.view import CompareView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def ids(workspace: Workspace, today: date) -> list[int]:
    def fill() -> list[int]:
        found = [programs.add(name) for name in ("Ash", "Birch", "Cedar")]
        programs.set_fact(found[0], ClaimField.J1, "yes", today)
        programs.set_fact(found[1], ClaimField.J1, "no", today)
        return found

    return workspace.run("Fill", fill)


@pytest.fixture
def view(
    workspace: Workspace, notices: Notices, settings: Settings, ids: list[int], today: date, qtbot: QtBot
) -> CompareView:
    view = CompareView(workspace, notices, settings)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.show_rows(programs.rows(today), ids[:1])
    return view


def shown(view: CompareView) -> dict[str, list[str]]:
    return {line.label: [cell.text for cell in line.cells] for line in view.grid.lines()}


def test_one_program_alone_teaches_how_to_choose_more(view: CompareView, ids: list[int]) -> None:
    assert not view.grid.isVisible()
    assert not view.print_button.isEnabled()
    view.show_rows(programs.rows(view.workspace.today()), ids[:2])
    assert view.grid.isVisible()
    assert shown(view)["J-1"] == ["yes", "no"]


def test_programs_are_added_by_name_and_removed_by_their_chip(
    view: CompareView, ids: list[int], qtbot: QtBot
) -> None:
    view.show_rows(programs.rows(view.workspace.today()), ids[:2])
    view.add_field.setFocus()
    qtbot.keyClicks(view.add_field, "ced")
    completer = view.add_field.completer()
    assert completer is not None
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert view.chosen() == tuple(ids)
    assert shown(view)["J-1"] == ["yes", "no", "unknown"]
    chip = view.findChild(QPushButton, f"compared{ids[0]}")
    assert isinstance(chip, QPushButton)
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert view.chosen() == tuple(ids[1:])


def test_the_differences_alone_can_be_shown(view: CompareView, ids: list[int], qtbot: QtBot) -> None:
    view.show_rows(programs.rows(view.workspace.today()), ids[:2])
    qtbot.keyClick(view.only_differences, Qt.Key.Key_Space)
    assert list(shown(view)) == ["J-1"]
    assert "Founded" in view.open.text()


def test_a_deleted_program_leaves_the_comparison(view: CompareView, ids: list[int]) -> None:
    view.show_rows(programs.rows(view.workspace.today()), ids)
    view.workspace.run("Delete", lambda: programs.delete(ids[:1]))
    view.show_rows(programs.rows(view.workspace.today()), ids[1:2])
    assert view.chosen() == tuple(ids[1:])


def test_it_prints_what_it_shows(view: CompareView, ids: list[int], qtbot: QtBot) -> None:
    view.show_rows(programs.rows(view.workspace.today()), ids[:2])
    with qtbot.waitSignal(view.print_requested) as asked:
        qtbot.keyClick(view.print_button, Qt.Key.Key_Return)
    (document,) = asked.args
    assert isinstance(document, Document)
    assert document.landscape
    assert document.file_name == "Comparison of 2 programs 2026-10-01.pdf"


def test_six_names_go_on_in_a_second_line_and_do_not_widen_the_window(
    view: CompareView, workspace: Workspace, today: date
) -> None:
    names = [f"Medical Genetics and Genomics Residency at Hospital {at}" for at in range(6)]
    six = workspace.run("More", lambda: [programs.add(name) for name in names])
    before = view.minimumSizeHint().width()
    view.show_rows(programs.rows(today), six)
    assert view.chosen() == tuple(six)
    assert view.minimumSizeHint().width() <= max(before, 640)


def test_names_are_written_out_where_there_is_room_and_shortened_where_there_is_none(
    view: CompareView, workspace: Workspace, today: date
) -> None:
    names = [f"Medical Genetics and Genomics Residency ({at})" for at in ("Mayo", "Duke", "Iowa", "Utah")]
    ids = workspace.run("More", lambda: [programs.add(name) for name in names])
    unit = view.fontMetrics().averageCharWidth()
    view.resize(200 * unit, 600)
    view.show_rows(programs.rows(today), ids)

    def said() -> list[str]:
        chips = (view.findChild(QPushButton, f"compared{one}") for one in ids)
        return [chip.text().split("  ")[0] for chip in chips if isinstance(chip, QPushButton)]

    assert said() == names
    view.resize(60 * unit, 600)
    assert all("…" in name and name.endswith(")") for name in said())
    view.resize(200 * unit, 600)
    assert said() == names
