"""The season's dates: listed, explained, corrected by hand and taken back."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.rotations.parts import part

from matchplanner.services import season
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.season_dialog import CorrectDate, SeasonDates
from matchplanner.ui.workspace import Workspace

DEADLINE = season.RANK_DEADLINE


@pytest.fixture
def dialog(page: RotationsPage) -> SeasonDates:
    """The list, with the rank-list deadline chosen."""
    part(page, QAction, "openSeasonDates").trigger()
    found = page.findChild(QDialog, "seasonDates")
    assert isinstance(found, SeasonDates)
    at = next(at for at, line in enumerate(found.model.rows) if line.milestone.key == DEADLINE)
    found.table.setCurrentIndex(found.model.index(at, 0))
    return found


def label(dialog: SeasonDates, name: str) -> str:
    """Return the text of a label."""
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def correction(qtbot: QtBot, dialog: SeasonDates, **typed: str) -> CorrectDate:
    """Open the correction of the chosen date and type into its fields."""
    qtbot.mouseClick(dialog.correct, Qt.MouseButton.LeftButton)
    found = dialog.findChild(CorrectDate, "correctDate")
    assert found is not None
    for name, text in typed.items():
        field = found.findChild(QLineEdit, f"override_{name}")
        assert field is not None
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
    return found


def test_every_date_is_listed_with_track_certainty_and_day_of_checking(dialog: SeasonDates) -> None:
    row = dialog.table.currentIndex().row()
    assert [dialog.model.index(row, column).data() for column in range(6)] == [
        "Rank order list certification deadline",
        "Wed 1 Mar 2028",
        "21:00 New York",
        "Main Residency Match",
        "Expected, check the official site",
        "Sat 21 Nov 2026",
    ]
    assert dialog.model.rowCount() == len(season.rules().milestones)
    assert not dialog.back.isEnabled()
    dialog.close()


def test_the_chosen_date_says_its_pattern_and_links_its_source(dialog: SeasonDates) -> None:
    text = label(dialog, "milestoneStatus")
    assert "21:00 America/New_York" in text
    assert "Derived from the pattern of earlier seasons" in text
    assert "nrmp.org" in label(dialog, "milestoneSources")
    dialog.close()


def test_a_corrected_date_is_stored_shown_and_taken_back(
    qtbot: QtBot, dialog: SeasonDates, workspace: Workspace
) -> None:
    asked = correction(qtbot, dialog, on="2 Mar 2028", at="20:00", source="https://www.nrmp.org/x")
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    found = season.certification_deadline(2027)
    assert found is not None
    assert (found.on, found.overridden, found.checked_on) == (date(2028, 3, 2), True, date(2026, 10, 1))
    row = dialog.table.currentIndex().row()
    assert dialog.model.index(row, 1).data() == "Thu 2 Mar 2028"
    assert dialog.model.index(row, 4).data() == "Entered by you"
    assert dialog.back.isEnabled()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.model.index(dialog.table.currentIndex().row(), 1).data() == "Wed 1 Mar 2028"
    workspace.undo_stack.undo()
    assert workspace.undo_stack.undoText() == "Correct Rank order list certification deadline"
    dialog.close()


@pytest.mark.parametrize(
    ("typed", "says"),
    [({"on": "soon"}, "not a date"), ({"at": "25:00"}, "not a time"), ({"zone": "Mars"}, "not a time zone")],
)
def test_a_refused_correction_keeps_the_dialog_and_what_was_typed(
    qtbot: QtBot, dialog: SeasonDates, typed: dict[str, str], says: str
) -> None:
    asked = correction(qtbot, dialog, **typed)
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    assert asked.isVisible()
    assert says in asked.problem.text()
    found = season.certification_deadline(2027)
    assert found is not None
    assert not found.overridden
    asked.reject()
    dialog.close()


def test_a_corrected_submission_moves_what_is_warned_of(
    page: RotationsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.canvas, Qt.Key.Key_Down)
    page.new_item()
    workspace.run("Correct", lambda: season.override(2027, season.SUBMISSION, on="2027-06-01"))
    assert "after ERAS submission on 1 Jun 2027" in page.canvas.accessibleDescription()


def test_a_closed_dialog_is_gone(dialog: SeasonDates, page: RotationsPage, workspace: Workspace) -> None:
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChild(QDialog, "seasonDates") is None
    workspace.run("Correct", lambda: season.override(2027, DEADLINE, on="2028-03-02"))
