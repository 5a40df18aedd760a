"""Story 6: tiers suggested, overruled by dragging, and four programs compared on one printed page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QLabel, QListView, QTableView, QWidget
from tests.e2e.walker import CTRL, KEY, Walker, words_of

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.programs import ProgramStatus
from matchplanner.services import considerations, profile, programs, scoring
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.programs import ProgramRow
from matchplanner.services.scoring import Given

Begin = Callable[[Callable[[], object]], Walker]
SOUND = {"accreditation": "Continued Accreditation", "j1": "yes"}
DREAM = {**SOUND, "research_level": "extensive", "childrens_hospital": "yes", "clinics": "metabolic"}
FAIR = {"past_imgs": 2, "visa": 2, "clarity": 1, "responsiveness": 0}
ZERO = dict.fromkeys(FAIR, 0)
ME = {
    "focus": "pediatric",
    "target_year": 2027,
    "j1_eligible": "yes",
    "h1b_need": "not_needed",
    "vision": "I want to lead a clinic for children. I want to teach. I want to write.",
}
SPECIAL = ("Dream", "Zero", "Core", "Probation", "Sponsors nobody", "Bare")


def add(name: str, facts: dict[str, str], points: dict[str, int], kind: str) -> None:
    program = programs.add(name, program_type=kind)
    for field, value in facts.items():
        programs.add_claim(program, ClaimField(field), value, SourceKind.PROGRAM_PAGE)
    scoring.save(program, {key: Given(given) for key, given in points.items()})


def fill() -> None:
    """53 programs: 28 combined, 25 that stand alone; an applicant who needs a visa, but no H-1B."""
    profile.edit_all(ME)
    combined, alone = "combined_peds", "categorical"
    add("Dream", DREAM, FAIR, combined)
    add("Zero", DREAM, ZERO, combined)
    add("Core", SOUND, FAIR, combined)
    add("Probation", {**SOUND, "accreditation": "Probationary Accreditation"}, FAIR, alone)
    add("Sponsors nobody", {**SOUND, "j1": "no", "h1b": "no"}, FAIR, alone)
    add("Bare", {}, {}, alone)
    for number in range(47):
        add(f"Filler {number:02}", SOUND, FAIR, combined if number < 25 else alone)
    considerations.add(1, ConsiderationKind.PRO, "Clinic for children on two campuses")
    considerations.add(1, ConsiderationKind.CON, "Far from my family")


@pytest.fixture
def walker(walk: Begin) -> Walker:
    walker = walk(fill)
    walker.page(3)
    return walker


def board(walker: Walker) -> Walker:
    walker.tab("programsViews", "Tiers")
    walker.find(QWidget, "tiersView")
    return walker


def row(walker: Walker, name: str) -> ProgramRow:
    return next(one for one in programs.rows(walker.workspace.today()) if one.name == name)


def cards(walker: Walker, lane: str) -> list[str]:
    model = walker.find(QListView, f"tierList_{lane}").model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def click_card(walker: Walker, lane: str, name: str) -> QListView:
    view = walker.find(QListView, f"tierList_{lane}")
    view.setFocus()
    walker.click_at(view, view.model().index(cards(walker, lane).index(name), 0))
    return view


def drag(walker: Walker, name: str, source: str, target: str) -> None:
    """Take a card and let it go over another column; the platform's own drag loop is left out."""
    view = click_card(walker, source, name)
    onto = walker.find(QListView, f"tierList_{target}")
    data: QMimeData = view.model().mimeData([view.currentIndex()])
    middle = onto.viewport().rect().center().toPointF()
    held = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    onto.dropEvent(QDropEvent(middle, *held))
    walker.bot.waitUntil(lambda: name in cards(walker, target))


def give_reason(walker: Walker, text: str) -> None:
    walker.write("tierReason", text)


def suggest(walker: Walker) -> None:
    board(walker)
    walker.click("suggestTiers")
    walker.click("acceptAllSuggestions")
    walker.click("closeSuggestions")


def compare(walker: Walker, *names: str) -> None:
    """Select programs in the table with Ctrl and click, and go to Compare."""
    walker.tab("programsViews", "Table")
    for at, name in enumerate(names):
        walker.pick_row("programsTable", name, CTRL if at else Qt.KeyboardModifier.NoModifier)
    walker.tab("programsViews", "Compare")


def test_tiers_are_suggested_with_reasons_and_within_the_gates(walker: Walker) -> None:
    board(walker)
    assert set(cards(walker, "out")) == {"Sponsors nobody", "Zero"}
    walker.click("suggestTiers")
    proposals = walker.app.window.findChild(QWidget, "tierSuggestions")
    assert proposals is not None
    table = next(one for one in proposals.findChildren(QTableView) if one.isVisible())
    at = next(n for n in range(table.model().rowCount()) if table.model().index(n, 0).data() == "Dream")
    walker.click_at(table, table.model().index(at, 0))
    assert walker.text("suggestionReasons").strip()
    assert {one.tier for one in programs.rows(walker.workspace.today())} == {None}, "nothing is written yet"
    walker.click("acceptAllSuggestions")
    walker.click("closeSuggestions")

    tiers = {name: row(walker, name).tier for name in SPECIAL}
    assert (tiers["Dream"], tiers["Core"]) == (1, 2)
    assert tiers["Zero"] is None
    assert tiers["Sponsors nobody"] is None
    assert tiers["Bare"] is None
    assert tiers["Probation"] != 3
    told = walker.app.window.findChildren(QLabel)
    assert not any("%" in one.text() or "probab" in one.text().lower() for one in told if one.isVisible())


def test_a_card_dragged_from_two_to_one_keeps_its_reason(walker: Walker) -> None:
    suggest(walker)
    drag(walker, "Core", "2", "1")
    give_reason(walker, "My mentor trained there")

    core = row(walker, "Core")
    assert (core.tier, core.tier_reason) == (1, "My mentor trained there")
    walker.click("suggestTiers")
    assert "Core" not in [
        str(table.model().index(at, 0).data())
        for table in walker.find(QWidget, "tierSuggestions").findChildren(QTableView)
        for at in range(table.model().rowCount())
    ], "a reason keeps the choice through new suggestions"


def test_probation_is_no_safety_without_words(walker: Walker) -> None:
    board(walker)
    lane = next(key for key in ("none", "out") if "Probation" in cards(walker, key))
    walker.bot.keyClick(click_card(walker, lane, "Probation"), KEY.Key_3)
    walker.front(QDialog, "tierReasonDialog")
    walker.type_into("tierReasonDialogText", "   ", leave=False)
    walker.click("tierReasonDialogOk")
    assert row(walker, "Probation").tier is None
    assert "probation" in walker.text("tierReasonDialogProblem")
    walker.type_into("tierReasonDialogText", "It ends in May", leave=False)
    walker.click("tierReasonDialogOk")
    walker.gone("tierReasonDialog")
    held = row(walker, "Probation")
    assert (held.tier, held.tier_reason) == (3, "It ends in May")


def test_the_balance_counts_and_all_eligible_are_marked(walker: Walker) -> None:
    suggest(walker)
    bar = next(
        one.accessibleName()
        for one in walker.find(QWidget, "tiersView").findChildren(QWidget)
        if one.accessibleName().startswith("Tier 1 Dream:")
    )
    counted = {n: sum(one.tier == n for one in programs.rows(walker.workspace.today())) for n in (1, 2, 3)}
    assert bar == f"Tier 1 Dream: {counted[1]}, Tier 2 Core: {counted[2]}, Tier 3 Safety: {counted[3]}"
    walker.click("willApplyEligible")
    marked = [
        one for one in programs.rows(walker.workspace.today()) if one.status is ProgramStatus.WILL_APPLY
    ]
    assert len(marked) == 52
    assert "Sponsors nobody" not in {one.name for one in marked}


def test_who_needs_no_visa_is_not_kept_out_for_it(walk: Begin) -> None:
    def citizen() -> None:
        fill()
        profile.edit("immigration_status", "US citizen")

    walker = walk(citizen)
    walker.page(3)
    board(walker)
    assert "Sponsors nobody" not in cards(walker, "out")


def test_four_programs_on_one_landscape_page(walker: Walker, tmp_path: Path) -> None:
    compare(walker, "Bare", "Core", "Dream", "Probation")
    for program in (1, 3, 4, 6):
        walker.find(QWidget, f"compared{program}")
    walker.click("printComparison")
    pdf = walker.save_pdf(tmp_path / "four.pdf")

    assert len(pdf.pages) == 1
    box = pdf.pages[0].mediabox
    turned = pdf.pages[0].get("/Rotate", 0) in (90, 270)
    assert (box.width > box.height) != turned
    text = words_of(pdf)
    for told in ("Dream", "Core", "Probation", "Bare", "Clinic for children on two campuses", "unknown"):
        assert told in text
    assert "Far from my family" in text


@pytest.mark.parametrize("count", [1, 2, 6])
def test_two_to_six_programs_are_compared(walker: Walker, count: int) -> None:
    compare(walker, *[f"Filler {n:02}" for n in range(count)])
    if count < 2:
        walker.find(QWidget, "compareEmpty")
    else:
        walker.find(QWidget, "comparison")


def test_undo_and_redo_bring_every_step_back(walker: Walker) -> None:
    dumps = [walker.workspace.store.dump()]

    def note() -> None:
        dumps.append(walker.workspace.store.dump())

    suggest(walker)
    note()
    drag(walker, "Core", "2", "1")
    note()
    give_reason(walker, "My mentor trained there")
    note()
    walker.click("willApplyEligible")
    note()

    assert walker.workspace.undo_stack.count() == 4
    for dump in reversed(dumps[:-1]):
        walker.undo()
        assert walker.workspace.store.dump() == dump
    for dump in dumps[1:]:
        walker.redo()
        assert walker.workspace.store.dump() == dump
    assert "Core" in cards(walker, "1")
