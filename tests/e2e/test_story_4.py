"""Story 4: a program is researched and scored with evidence, and a season later looked at again."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTreeView,
    QWidget,
)
from tests.clock import Clock
from tests.e2e.walker import CTRL, KEY, Walker

from matchplanner.domain.claims import ClaimField, Fact, YesNo
from matchplanner.services import programs, roster, scoring
from matchplanner.ui import theme
from matchplanner.ui.programs.research.view import ChecklistView

Begin = Callable[[Callable[[], object]], Walker]
PAGE = "https://p.example.org/international"
ABROAD = {
    2022: "Nadia Hassan - Ain Shams University",
    2023: "Jo Lima - Universidade de Sao Paulo",
    2024: "Ivan Petrov - Sechenov University",
    2025: "Hana Sato - Keio University",
    2026: "Aisha Raza, MBBS - King Edward Medical University, Lahore",
}
AT_HOME = {
    2022: "Gail Moss - Tulane University",
    2023: "Finn Ray - University of Oregon",
    2024: "Eva Hill - Tufts University",
    2025: "Dora Bell - Emory University",
    2026: "Carl Young, MD - University of Utah",
}
ROSTER = "".join(f"Class entering {year}\n{ABROAD[year]}\n{AT_HOME[year]}\n" for year in sorted(ABROAD))


@pytest.fixture
def walker(walk: Begin) -> Walker:
    """Program P in front, with Q below it."""

    def fill() -> None:
        programs.add("Program P", website=PAGE, tier=1)
        programs.add("Program Q", tier=2)

    walker = walk(fill)
    walker.page(3)
    walker.pick_row("programsTable", "Program P")
    return walker


def fact(walker: Walker, field: ClaimField) -> Fact:
    return programs.get(1, walker.workspace.today()).facts[field]


def answer(walker: Walker, field: ClaimField, key: Qt.Key) -> None:
    """Click a question of the checklist and press the letter of the answer."""
    view = walker.find(QTreeView, "researchChecklist")
    assert isinstance(view, ChecklistView)
    view.select(field)
    walker.click_at(view, view.currentIndex())
    walker.bot.keyClick(view, key)


def research(walker: Walker) -> None:
    """J-1 yes and a page of answers found, both from the program's page, today."""
    walker.tab("programTabs", "Research")
    walker.choose("researchSourceKind", "Program page")
    walker.type_into("researchSource", PAGE)
    answer(walker, ClaimField.J1, KEY.Key_Y)
    answer(walker, ClaimField.IMG_FAQ, KEY.Key_Y)


def paste_roster(walker: Walker, text: str = ROSTER) -> None:
    walker.tab("programTabs", "People and log")
    walker.click("pasteResidents")
    walker.front(QDialog, "pasteRoster")
    walker.paste(walker.find(QPlainTextEdit, "rosterText"), text)
    walker.click("readRoster")
    walker.click("confirmAll")
    walker.click("saveRoster")
    walker.gone("pasteRoster")
    walker.back_to_window()


def wizard(walker: Walker) -> QDialog:
    walker.click("scoreProgram")
    return walker.front(QDialog, "imgWizard")


def press(walker: Walker, *keys: Qt.Key) -> None:
    for key in keys:
        walker.key(key)


def proposed(walker: Walker) -> tuple[str, str]:
    """Open the wizard, read what is proposed for the first part, and close it."""
    wizard(walker)
    told = walker.text("proposalTitle_past_imgs"), walker.text("proposalReason_past_imgs")
    press(walker, KEY.Key_Escape)
    walker.gone("imgWizard")
    walker.back_to_window()
    return told


def delete_imgs(walker: Walker, *cohorts: int) -> None:
    """Delete the residents of these cohorts who trained abroad, by the Del key."""
    walker.tab("programTabs", "People and log")
    for cohort in cohorts:
        walker.pick_row("residentsTable", ABROAD[cohort].split(" - ")[0].removesuffix(", MBBS"))
        walker.bot.keyClick(walker.find(QTableView, "residentsTable"), KEY.Key_Delete)


def test_facts_carry_their_page_and_day_and_unknown_stays_unknown(walker: Walker) -> None:
    research(walker)

    shown = fact(walker, ClaimField.J1).shown
    assert shown is not None
    assert (shown.value, shown.source, shown.seen_on) == ("yes", PAGE, date(2026, 10, 1))
    assert fact(walker, ClaimField.IMG_FAQ).value == "yes"
    assert not fact(walker, ClaimField.H1B).answered


def test_ten_residents_over_five_cohorts_propose_three_and_name_the_threshold(walker: Walker) -> None:
    assert proposed(walker)[0] == "Nothing is proposed"
    paste_roster(walker)
    assert {(r.cohort, r.img) for r in roster.rows(1)} == {
        (year, img) for year in ABROAD for img in (YesNo.YES, YesNo.NO)
    }
    assert walker.text("rosterSummary") == "IMGs in 5 of 5 cohorts (2022-2026)."
    assert proposed(walker) == (
        "Proposed: 3",
        "IMGs in 5 of 5 cohorts (2022-2026): every one of the last 5 counts as steady.",
    )


def test_fewer_imgs_propose_fewer_points(walker: Walker) -> None:
    paste_roster(walker)
    for cohorts, points in (((2024,), 2), ((2023, 2025, 2026), 1), ((2022,), 0)):
        delete_imgs(walker, *cohorts)
        assert proposed(walker)[0] == f"Proposed: {points}"
    walker.undo(5)
    assert proposed(walker)[0] == "Proposed: 3"


def test_the_whole_wizard_by_keyboard_leaves_a_range(walker: Walker) -> None:
    paste_roster(walker)
    table = walker.find(QTableView, "programsTable")
    table.setFocus()
    button = walker.find(QWidget, "scoreProgram")
    button.setFocus()
    walker.key(KEY.Key_Space)
    walker.front(QDialog, "imgWizard")

    press(walker, KEY.Key_P, KEY.Key_Return)
    press(walker, KEY.Key_0, KEY.Key_Down, KEY.Key_Down)
    assert walker.find(QRadioButton, "points_visa_2").isChecked(), "arrows go from anchor to anchor"
    press(walker, KEY.Key_Return, KEY.Key_1)
    press(walker, KEY.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    assert not isinstance(focused, QRadioButton), "Tab leaves the anchors"
    press(walker, KEY.Key_Return)
    total = walker.text("scoreTotal")
    assert total == "6 of 8 assessed - between 6 and 8 of 10"
    assert "6/10" not in total
    press(walker, KEY.Key_Return)
    assert walker.text("scoreFinal") == "6 of 8 assessed - between 6 and 8 of 10"
    press(walker, KEY.Key_Escape)
    walker.gone("imgWizard")
    walker.back_to_window()

    given = {key: one.points for key, one in scoring.answers(1).items()}
    assert given == {"past_imgs": 3, "visa": 2, "clarity": 1}
    texts = [one.text() for one in walker.app.window.findChildren(QLabel) if one.isVisible()]
    assert not any("6/10" in text for text in texts)


def test_the_total_unfolds_to_facts_pages_and_days(walker: Walker) -> None:
    research(walker)
    paste_roster(walker)
    wizard(walker)
    press(walker, KEY.Key_P, KEY.Key_Return)
    walker.click("useClaim_visa_1")
    press(walker, KEY.Key_2)
    walker.click("wizardFinish")
    walker.click("wizardClose")
    walker.back_to_window()

    walker.tab("programTabs", "Score")
    assert walker.text("scorePartTitle_visa").startswith("Visa support: 2 of 3")
    why = walker.text("scorePartWhy_visa")
    for told in (PAGE, "1 Oct 2026", "J-1"):
        assert told in why
    assert "IMGs in 5 of 5 cohorts" in walker.text("scorePartWhy_past_imgs")


def test_esc_asks_before_input_is_lost(walker: Walker) -> None:
    wizard(walker)
    press(walker, KEY.Key_2, KEY.Key_Escape)
    walker.find(QWidget, "discardQuestion")
    press(walker, KEY.Key_Escape)
    walker.gone("discardQuestion")
    assert walker.find(QRadioButton, "points_past_imgs_2").isChecked(), "Esc twice loses nothing"
    press(walker, KEY.Key_Escape)
    walker.click("discardAnswers")
    walker.gone("imgWizard")
    assert scoring.answers(1) == {}


def test_freida_against_the_page_is_a_contradiction_with_both_values(walker: Walker) -> None:
    research(walker)
    walker.choose("researchSourceKind", "FREIDA")
    walker.type_into("researchSource", "")
    answer(walker, ClaimField.J1, KEY.Key_N)

    assert fact(walker, ClaimField.J1).disputed
    texts = [one.text() for one in walker.app.window.findChildren(QLabel) if one.isVisible()]
    assert any(text.startswith("<b>Yes") for text in texts)
    assert any(text.startswith("<b>No") for text in texts)
    assert any("disagree" in text for text in texts)


def test_a_season_later_the_visa_fact_is_amber_and_due(walker: Walker, clock: Clock[date]) -> None:
    research(walker)
    walker.tab("programsViews", "Verify again")
    assert walker.seen(QTableView, "reverifyTable") == []
    walker.tab("programsViews", "Table")
    clock.now = date(2027, 10, 1)
    walker.page(1)
    walker.page(3)

    assert fact(walker, ClaimField.J1).stale
    view = walker.find(QTreeView, "researchChecklist")
    assert isinstance(view, ChecklistView)
    view.select(ClaimField.J1)
    current = view.currentIndex()
    colours = [
        current.siblingAtColumn(at).data(Qt.ItemDataRole.ForegroundRole)
        for at in range(view.model().columnCount())
    ]
    assert theme.tokens().color("attention") in colours
    assert walker.find(QLabel, "programAge").property("role") == "attention"
    walker.tab("programsViews", "Verify again")
    assert "J-1" in walker.shown("reverifyTable", 3)
    assert set(walker.shown("reverifyTable", 0)) == {"Program P"}


def test_undo_and_redo_bring_every_step_back(walker: Walker) -> None:
    dumps = [walker.workspace.store.dump()]
    research(walker)
    steps = walker.workspace.undo_stack.count()
    assert steps == 2, "each answer is one step, and setting the source none"
    dumps.append(walker.workspace.store.dump())
    paste_roster(walker)
    dumps.append(walker.workspace.store.dump())
    wizard(walker)
    press(walker, KEY.Key_P, KEY.Key_Return, KEY.Key_2)
    walker.click("wizardFinish")
    walker.click("wizardClose")
    walker.back_to_window()
    dumps.append(walker.workspace.store.dump())

    for count, dump in ((1, dumps[2]), (1, dumps[1]), (steps, dumps[0])):
        walker.undo(count)
        assert walker.workspace.store.dump() == dump
    assert not walker.workspace.undo_stack.canUndo()
    walker.redo(steps + 2)
    assert walker.workspace.store.dump() == dumps[3]


def test_the_text_of_an_evidence_field_keeps_its_own_undo(walker: Walker) -> None:
    wizard(walker)
    evidence = walker.type_into("evidence_past_imgs", "roster of 2026", leave=False)
    walker.bot.keyClick(evidence, KEY.Key_Z, CTRL)
    assert walker.find(QLineEdit, "evidence_past_imgs").text() == ""
    press(walker, KEY.Key_Escape)
