"""Story 8, first half: the first day of a rotation, a case that names somebody, a clean case, counting."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit
from tests.clock import Clock
from tests.e2e.walker import CTRL, KEY, Walker

from matchplanner.domain.case_log import CaseRole, Inheritance, PracticeKind
from matchplanner.domain.identifiers import FindingKind, Kept
from matchplanner.services import case_log, checklists, practice, profile, rotations
from matchplanner.services.case_log import CaseRow
from matchplanner.store.schema import History

Begin = Callable[[Callable[[], object]], Walker]
DAY_ONE = date(2027, 5, 31)
NAMED = "Mrs Smith, MRN 448812, seen 12 June"


def fill() -> None:
    """R2 runs from today; the plan is genetics with pediatrics behind it."""
    profile.edit_all({"target_year": 2027, "focus": "pediatric"})
    rotations.add("R1", starts_on="2027-05-03", ends_on="2027-05-28", mode="hands_on")
    rotations.add("R2", starts_on="2027-05-31", ends_on="2027-06-25", mode="observership")


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = DAY_ONE
    walker = walk(fill)
    walker.page(4)
    walker.tab("rotationsViews", "Case log")
    walker.back_to_window()
    return walker


def open_line(walker: Walker, text: str) -> None:
    """Click a line of the list at the left."""
    items = walker.find(QListWidget, "caseList")
    line = next(items.item(at) for at in range(items.count()) if items.item(at).text() == text)
    walker.bot.mouseClick(
        items.viewport(), Qt.MouseButton.LeftButton, pos=items.visualItemRect(line).center()
    )


def newest() -> CaseRow:
    return max(case_log.rows(), key=lambda row: row.id)


def findings(walker: Walker) -> list[str]:
    return [walker.text(f"case_learningFinding{at}") for at in range(3)]


def log_named_case(walker: Walker) -> CaseRow:
    """Case A, with what must not stand in it."""
    walker.click("addCase")
    walker.type_into("case_condition", "Tall stature")
    walker.write("case_learning", NAMED)
    return newest()


def in_history(words: str) -> bool:
    return any(words in f"{row.old} {row.new}" for row in History.select())


def test_on_the_first_day_the_talk_with_the_attending_is_ticked(walker: Walker) -> None:
    open_line(walker, "Checklists")
    assert walker.text("panelAbout") == "R2"
    walker.click("tick_week_one_told_attending")

    r2 = rotations.planned()[1].id
    week_one = checklists.rows(r2, DAY_ONE)[0]
    assert week_one.items[0].ticked_on == DAY_ONE
    assert "applying in 2027" in week_one.items[0].text
    assert walker.text("tick_week_one_told_attendingDay") == "on 31 May 2027"
    walker.find(QCheckBox, "tick_observership_teaching")
    walker.undo()
    assert not walker.find(QCheckBox, "tick_week_one_told_attending").isChecked()


def test_three_findings_are_shown_in_place_and_nothing_of_them_is_stored(walker: Walker) -> None:
    case = log_named_case(walker)

    assert findings(walker) == ["“Mrs Smith”: name", "“MRN 448812”: record number", "“12 June”: full date"]
    assert "Not saved yet" in walker.text("case_learningProblem")
    marked = walker.find(QPlainTextEdit, "case_learning").extraSelections()
    assert [one.cursor.selectedText() for one in marked] == ["Mrs Smith", "MRN 448812", "12 June"]
    assert case.learning == ""
    assert not in_history("Smith")
    assert not in_history("448812")


def test_the_findings_are_fixed_by_writing_over_them(walker: Walker) -> None:
    case = log_named_case(walker)

    field = walker.find(QPlainTextEdit, "case_learning")
    for words in ("The mother", "no number", "in June"):
        walker.bot.waitUntil(lambda: walker.find(QAbstractButton, "case_learningFix0").height() > 0)
        walker.click("case_learningFix0")
        walker.bot.keyClicks(field, words)
    walker.gone("case_learningFindings")
    walker.key(KEY.Key_Tab)

    assert case_log.get(case.id).learning == "The mother, no number, seen in June"
    assert case_log.get(case.id).kept == ()
    assert not in_history("Smith")


def test_a_finding_is_kept_on_purpose_with_a_reason_in_one_step_with_its_text(walker: Walker) -> None:
    case = log_named_case(walker)
    walker.write("case_learning", "As Mrs Smith described it")
    keep = walker.find(QAbstractButton, "case_learningKeep0")
    assert not keep.isEnabled()
    walker.type_into("case_learningReason0", "The author of the report", leave=False)
    walker.bot.waitUntil(lambda: keep.height() > 0)
    walker.click("case_learningKeep0")

    walker.gone("case_learningFindings")
    assert case_log.get(case.id).learning == "As Mrs Smith described it"
    assert case_log.get(case.id).kept == (Kept(FindingKind.NAME, "Mrs Smith", "The author of the report"),)
    assert "“Mrs Smith” (name): The author of the report" in walker.text("caseKept")
    walker.undo()
    assert case_log.get(case.id).learning == ""
    assert case_log.get(case.id).kept == ()


def test_what_is_not_settled_waits_while_another_case_is_looked_at(walker: Walker) -> None:
    log_named_case(walker)
    walker.click("addExample")
    assert walker.find(QPlainTextEdit, "case_learning").toPlainText().startswith("How the revised Ghent")

    open_line(walker, "Tall stature")
    assert walker.find(QPlainTextEdit, "case_learning").toPlainText() == NAMED
    assert len(findings(walker)) == 3
    assert not in_history("Smith")


def test_the_clean_case_shows_nothing_and_leads_to_what_is_known(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    walker.key(KEY.Key_N, CTRL)
    walker.type_into("case_condition", "Suspected Marfan syndrome")
    walker.type_into("case_gene", "FBN1")
    walker.choose("case_inheritance", "autosomal_dominant")
    walker.click("caseRole_conference")
    walker.write("case_learning", "How the Ghent criteria weigh the aortic root.")

    case = newest()
    assert (case.condition, case.gene, case.site) == ("Suspected Marfan syndrome", "FBN1", "R2")
    assert case.roles == (CaseRole.CONFERENCE,)
    assert case.learning == "How the Ghent criteria weigh the aortic root."
    assert not walker.seen(QLabel, "case_learningFinding0")
    assert not walker.seen(QLabel, "case_learningProblem")

    assert opened == []
    assert walker.find(QAbstractButton, "lookUp3").text() == "OMIM: Marfan syndrome"
    walker.click("lookUp0")
    walker.click("lookUp3")
    assert opened == [
        "https://www.ncbi.nlm.nih.gov/books/NBK1116/?term=FBN1",
        "https://www.omim.org/search?index=entry&search=Marfan+syndrome",
    ]


def test_the_inheritance_chosen_by_keyboard_is_saved(walker: Walker) -> None:
    walker.click("addCase")
    walker.choose("case_inheritance", "autosomal_dominant")
    walker.bot.waitUntil(lambda: newest().inheritance is Inheritance.DOMINANT)


def test_three_pedigrees_and_a_talk_are_counted_for_the_rotation(walker: Walker) -> None:
    open_line(walker, "Counters")
    for _time in range(2):
        walker.click("practice_more_pedigree")
    walker.find(QAbstractButton, "practice_more_pedigree").setFocus()
    walker.key(KEY.Key_Plus)
    walker.click("practice_more_talk")

    assert walker.text("practiceNumber0_pedigree") == "3"
    r1, r2 = (one.id for one in rotations.planned())
    assert practice.totals_of(r2) == {PracticeKind.PEDIGREE: 3, PracticeKind.TALK: 1}
    assert practice.totals_of(r1) == {}
    walker.undo()
    assert walker.text("practiceNumber0_talk") == "0"
    assert walker.text("practiceNumber0_pedigree") == "3"
    assert practice.sentence(r2) == "Drew 3 pedigrees."


def test_the_reason_is_typed_and_return_keeps(walker: Walker) -> None:
    case = log_named_case(walker)
    walker.write("case_learning", "On 12 June the society met")
    field = walker.find(QLineEdit, "case_learningReason0")
    field.setFocus()
    walker.bot.keyClicks(field, "A congress, no clinic")
    walker.key(KEY.Key_Return)

    assert case_log.get(case.id).learning == "On 12 June the society met"
