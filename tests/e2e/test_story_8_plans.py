"""Story 8, dual plan: genetics with pediatrics beside it, what serves both, and the silo leak."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QTableView
from tests.clock import Clock
from tests.e2e.walker import KEY, Walker

from matchplanner.domain.letters import LetterState
from matchplanner.services import (
    letters,
    letters_assigning,
    people,
    plan_programs,
    plans,
    profile,
    programs,
    rotations,
)
from matchplanner.store.schema import Program

Begin = Callable[[Callable[[], object]], Walker]
TODAY = date(2027, 8, 30)
TODAY_PAGE, LETTERS_PAGE, APPLICATION_PAGE = 1, 5, 6


def fill() -> None:
    """R2 is over; a geneticist and a pediatrician wrote; three programs will be applied to."""
    profile.edit_all({"name": "Sana Iqbal", "target_year": 2027})
    names = {"Alpha Genetics": "categorical", "Beta Combined": "combined_peds", "Gamma Pediatrics": "other"}
    for name, kind in names.items():
        made = programs.add(name)
        Program.update(status="will_apply", program_type=kind).where(Program.id == made).execute()
    r2 = rotations.add("R2", starts_on="2027-06-01", ends_on="2027-06-28", kind="genetics")
    rotations.edit(r2, "program_id", next(one.id for one in plan_programs.applying() if "Beta" in one.name))
    rotations.add("R1", starts_on="2027-05-03", ends_on="2027-05-28", kind="pediatrics")
    for writer, specialty in (("Dr Q", "Medical genetics and genomics"), ("Dr Peds", "Pediatrics")):
        made = letters.add(people.add(writer))
        letters.edit(made, "specialty", specialty)
        letters.edit(made, "waived", "yes")
        letters.set_state(made, LetterState.UPLOADED, TODAY)


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = TODAY
    begun = walk(fill)
    begun.page(APPLICATION_PAGE)
    begun.click("firstDual")
    return begun


def due(walker: Walker) -> str:
    """Return all that Today lists."""
    walker.page(TODAY_PAGE)
    items = walker.find(QListWidget, "todayList")
    return "\n".join(
        str(items.item(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(items.count())
    )


def levels(walker: Walker) -> dict[str, tuple[str, str]]:
    """Return what the table says of each rotation and letter, for genetics and for pediatrics."""
    names, genetics, children = (walker.shown("servingTable", at) for at in range(3))
    return {
        name: (one.split()[1], other.split()[1])
        for name, one, other in zip(names, genetics, children, strict=True)
    }


def test_programs_costs_letters_and_rotations_are_those_of_each_plan(walker: Walker) -> None:
    assert walker.shown("plansTable") == ["Genetics", "Pediatrics beside genetics"]
    assert walker.shown("plansTable", 3) == ["2", "1"]
    assert walker.shown("plansTable", 6) == ["126 USD", "11 USD"], "115 + 11 of the combined one; 11"
    assert levels(walker) == {
        "R1": ("Partly", "Serves"),
        "R2": ("Serves", "Serves"),
        "Dr Q": ("Serves", "Unknown"),
        "Dr Peds": ("Does", "Serves"),
    }
    assert walker.text("servingSummary") == (
        "1 of 2 rotations and 0 of 2 letters serve both plans. One more may."
    )

    walker.page(LETTERS_PAGE)
    walker.pick_row("lettersTable", "Dr Q")
    walker.choose("letter_generalist", "yes")
    walker.page(APPLICATION_PAGE)
    assert levels(walker)["Dr Q"] == ("Serves", "Serves")
    assert walker.text("servingSummary") == "1 of 2 rotations and 1 of 2 letters serve both plans."
    walker.undo()
    assert levels(walker)["Dr Q"] == ("Serves", "Unknown")


def test_a_letter_of_one_plan_at_a_program_of_the_other_is_caught_before_applied(walker: Walker) -> None:
    assert not walker.seen(QLabel, "plansLeaks")
    walker.page(LETTERS_PAGE)
    walker.pick_row("lettersTable", "Dr Peds")
    children = plans.read().rows[1]
    walker.choose("letter_pathway", str(children.id))
    assert plans.read().rows[1].letters == 1
    walker.tab("lettersViews", "Assignment")
    table = walker.find(QTableView, "assignmentTable")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 2))
    walker.bot.keyClick(table, KEY.Key_Space)
    (leak,) = letters_assigning.leaks()
    walker.page(APPLICATION_PAGE)
    assert walker.text("plansLeaks") == leak.text
    assert "Dr Peds" in leak.text
    assert "Alpha Genetics" in leak.text
    assert "A letter tells of your other plan" in due(walker)
    walker.page(APPLICATION_PAGE)
    walker.click("plansAssignment")
    assert walker.find(QTableView, "assignmentTable").isVisible()
    walker.undo(2)
    walker.page(APPLICATION_PAGE)
    assert not walker.seen(QLabel, "plansLeaks")
    assert plans.read().rows[1].letters == 0


def test_the_rules_are_overruled_with_a_reason_and_each_plans_statement_is_asked_for(walker: Walker) -> None:
    listed = due(walker)
    assert "Statement for “Genetics”" in listed
    assert "Statement for “Pediatrics beside genetics”" in listed
    walker.page(APPLICATION_PAGE)
    table = walker.find(QTableView, "servingTable")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    walker.bot.keyClick(table, KEY.Key_Space)
    walker.front(QDialog, "overruleDialog")
    walker.choose("overruleLevel", "serves")
    assert walker.find(QLineEdit, "overruleReason").isEnabled()
    walker.type_into("overruleReason", "Its ward has the metabolic clinic")
    walker.gone("overruleDialog")
    walker.back_to_window()
    assert "Its ward has the metabolic clinic" in walker.text("servingReason")
    assert levels(walker)["R1"] == ("Serves", "Serves")
    walker.undo()
    assert levels(walker)["R1"] == ("Partly", "Serves")
