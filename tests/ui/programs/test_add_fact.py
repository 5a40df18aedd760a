"""Noting what somebody told: the person is chosen from People, or typed and added (R49)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.claims import Claim, ClaimField, SourceKind
from matchplanner.services import people, programs
from matchplanner.ui.programs.add_fact import AddFactDialog
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)


@pytest.fixture
def asked(workspace: Workspace, qtbot: QtBot) -> Iterator[AddFactDialog]:
    """The dialog for Birch; Dr. Hale is known, Zed works there."""

    def fill() -> None:
        birch = programs.add("Birch")
        people.add("Dr. Hale")
        people.add("Zed", program=birch)

    workspace.run("Fill", fill)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = AddFactDialog(workspace, programs.get(1, TODAY), window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    yield dialog
    window.close()


def from_a_person(asked: AddFactDialog, qtbot: QtBot) -> PickField:
    qtbot.keyClicks(part(asked, QComboBox, "factValue"), "Yes")
    qtbot.keyClicks(part(asked, QComboBox, "factKind"), "Person")
    person = part(asked, PickField, "factPerson")
    assert person.isVisible()
    return person


def added(asked: AddFactDialog, qtbot: QtBot) -> Claim:
    with qtbot.waitSignal(asked.destroyed):
        part(asked, QPushButton, "addFactDialogOk").click()
    (claim,) = programs.get(1, TODAY).facts[ClaimField.J1].claims
    return claim


def test_a_person_is_chosen_from_people_those_at_the_program_first(
    asked: AddFactDialog, qtbot: QtBot
) -> None:
    person = from_a_person(asked, qtbot)
    assert [person.itemText(at) for at in range(person.count())] == ["Zed", "Dr. Hale"]
    person.setFocus()
    qtbot.keyClick(person, Qt.Key.Key_Down)
    assert not part(asked, QCheckBox, "factNewPerson").isVisible()
    claim = added(asked, qtbot)
    assert (claim.source_kind, claim.source) == (SourceKind.PERSON, "Zed")
    assert len(people.rows()) == 2


@pytest.mark.parametrize("keep", [True, False])
def test_somebody_new_is_added_to_people_unless_told_otherwise(
    asked: AddFactDialog, workspace: Workspace, qtbot: QtBot, keep: bool
) -> None:
    person = from_a_person(asked, qtbot)
    person.setFocus()
    qtbot.keyClicks(person, "Noor Ali")
    box = part(asked, QCheckBox, "factNewPerson")
    assert box.isVisible()
    qtbot.waitUntil(lambda: person.height() >= person.sizeHint().height())
    if not keep:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert added(asked, qtbot).source == "Noor Ali"
    assert ("Noor Ali" in [row.name for row in people.rows()]) is keep
    workspace.undo_stack.undo()
    assert not programs.get(1, TODAY).facts[ClaimField.J1].known
    assert len(people.rows()) == 2, "one step takes back both"


def test_other_sources_are_a_line_of_their_own(asked: AddFactDialog, qtbot: QtBot) -> None:
    assert part(asked, QLineEdit, "factSource").isVisible()
    assert not part(asked, PickField, "factPerson").isVisible()
    from_a_person(asked, qtbot)
    assert not part(asked, QLineEdit, "factSource").isVisible()
    asked.reject()


def test_a_value_that_does_not_fit_adds_nobody(asked: AddFactDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(part(asked, QComboBox, "factField"), "Length")
    qtbot.keyClicks(part(asked, QComboBox, "factKind"), "Person")
    qtbot.keyClicks(part(asked, QComboBox, "factValue"), "four")
    qtbot.keyClicks(part(asked, PickField, "factPerson"), "Noor Ali")
    part(asked, QPushButton, "addFactDialogOk").click()
    assert "is a number" in part(asked, QLabel, "addFactDialogProblem").text()
    assert len(people.rows()) == 2
    asked.reject()
