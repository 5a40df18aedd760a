"""The aims of rotating in the case log (R26)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.aims import Aim
from matchplanner.services import aims, checklists, feedback, rotations
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations.cases.view import AIMS, FEEDBACK, LISTS, CasesView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> CasesView:
    """The case log with its aims in front."""
    shown = CasesView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.list.setCurrentRow(0)
    return shown


def test_an_aim_shows_what_the_plan_holds_for_it(view: CasesView, workspace: Workspace) -> None:
    fit = part(view, QLabel, "aim_fitEvidence")
    assert fit.isVisible()
    assert fit.text().startswith("Nothing yet.")
    assert fit.property("role") == "muted"

    def fill() -> int:
        site = rotations.add("Lakeside")
        checklists.tick(site, "fit", "empathy", date(2026, 9, 1), done=True)
        return site

    site = workspace.run("Fill", fill)
    assert fit.text() == "• Empathy when a diagnosis changes a family's life: Lakeside"
    workspace.run("Other", lambda: rotations.add("Hill"))
    view.rotation.setCurrentIndex(view.rotation.findText("Hill"))
    view.rotation.committed.emit(view.rotation.key())
    assert fit.text().startswith("Nothing yet.")
    assert part(view, QLabel, "panelAbout").text() == "Hill: something to show for 0 of 4"
    workspace.run("Delete", lambda: rotations.delete(site))
    assert view.list.key() == AIMS


def test_an_aim_is_ticked_and_noted_by_keyboard_and_undone(
    view: CasesView, workspace: Workspace, qtbot: QtBot
) -> None:
    box = part(view, QCheckBox, "aim_known")
    assert box.accessibleName() == "Known to programs"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.accessibleName() == "Known to programs (ticked on 1 Oct 2026)"
    note = part(view, QLineEdit, "aim_knownNote")
    note.setFocus()
    qtbot.keyClicks(note, "Poster at ASHG")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    own = {row.aim: row.own for row in aims.rows(workspace.today())}[Aim.KNOWN]
    assert (own.ticked_on, own.note) == (workspace.today(), "Poster at ASHG")
    workspace.undo()
    workspace.undo()
    assert not box.isChecked()
    assert note.text() == ""


def test_what_could_identify_a_patient_is_told_at_the_line(view: CasesView, qtbot: QtBot) -> None:
    note = part(view, QLineEdit, "aim_fitNote")
    note.setFocus()
    qtbot.keyClicks(note, "MRN 448812 trusted me")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    problem = part(view, QLabel, "aim_fitProblem")
    assert problem.isVisible()
    assert "could identify a patient" in problem.text()
    assert note.text() == "MRN 448812 trusted me"


def test_an_aim_leads_to_where_its_evidence_is_written_down(view: CasesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.open_requested) as wanted:
        part(view, QPushButton, "aim_lettersOpen").click()
    assert wanted.args == ["letters", 0]
    with qtbot.waitSignal(view.open_requested) as wanted:
        part(view, QPushButton, "aim_knownOpen").click()
    assert wanted.args == ["people", 0]
    opened = part(view, QPushButton, "aim_readinessOpen")
    opened.setFocus()
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert view.list.key() == LISTS
    part(view, QPushButton, "aim_fitOpen").click()
    assert view.list.key() == FEEDBACK


def test_much_evidence_is_shown_in_part(view: CasesView, workspace: Workspace) -> None:
    def fill() -> None:
        site = rotations.add("Lakeside")
        one = next(one for one in checklists.declared() if one.key == "fit")
        for item in one.items:
            checklists.tick(site, "fit", item.key, date(2026, 9, 1), done=True)
        for word in ("one", "two", "three", "four"):
            feedback.add(f"Good work {word}", date(2026, 9, 2), site)

    workspace.run("Fill", fill)
    lines = part(view, QLabel, "aim_fitEvidence").text().split("\n")
    assert len(lines) == 7
    assert lines[-1] == "and 2 more"
