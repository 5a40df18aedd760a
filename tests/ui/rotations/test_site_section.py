"""Choosing a site in the record of a rotation: answers, proposals, the enquiry, where to look."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from tests.ui.rotations.parts import part

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.site_checks import SiteList
from matchplanner.services import people, programs, rotations, site_checks
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]


def choose(qtbot: QtBot, page: RotationsPage, name: str, times: int) -> None:
    """Choose by keyboard, so many lines further down."""
    field = part(page, QComboBox, name)
    field.setFocus()
    for _ in range(abs(times)):
        qtbot.keyClick(field, Qt.Key.Key_Down if times > 0 else Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def answer_of(workspace: Workspace, site: int, which: SiteList, key: str) -> tuple[YesNo, str]:
    rows = site_checks.get(site, workspace.today()).lists[which]
    row = next(row for row in rows if row.item.key == key)
    return row.answer, row.seen


@pytest.fixture
def site(page: RotationsPage, add: Add) -> int:
    """A rotation whose groups about the site are unfolded."""
    made = add("Lakeside", "2027-06-07", "2027-07-02")
    page.select(made)
    for name in ("siteCriteriaFold", "siteContentsFold", "siteSearchFold"):
        part(page, QToolButton, name).click()
    return made


def test_a_criterion_is_answered_by_keyboard_and_says_where_it_was_seen(
    page: RotationsPage, site: int, workspace: Workspace, qtbot: QtBot
) -> None:
    seen = part(page, QLineEdit, "site_criteria_residencySeen")
    assert not seen.isVisible()
    choose(qtbot, page, "site_criteria_residency", -2)
    assert answer_of(workspace, site, SiteList.CRITERIA, "residency")[0] is YesNo.YES
    assert seen.isVisible()
    seen.setFocus()
    qtbot.keyClicks(seen, "their page")
    qtbot.keyClick(seen, Qt.Key.Key_Return)
    assert answer_of(workspace, site, SiteList.CRITERIA, "residency") == (YesNo.YES, "their page")
    assert part(page, QLabel, "siteCriteriaFoldSummary").text() == "1 of 8 yes, 7 open"
    assert workspace.undo_stack.undoText() == "Answer about Lakeside"
    for _ in ("where it was seen", "yes", "no on the way to it"):
        workspace.undo()
    assert not seen.isVisible()
    assert part(page, QLabel, "siteCriteriaFoldSummary").text() == "8 open"


def test_what_the_program_says_is_proposed_and_taken_over_with_one_key(
    page: RotationsPage, site: int, workspace: Workspace, qtbot: QtBot
) -> None:
    def link() -> int:
        birch = programs.add("Birch")
        rotations.edit(site, "program_id", birch)
        return birch

    def state() -> None:
        field, kind = ClaimField.STRENGTHS, SourceKind.PROGRAM_PAGE
        programs.add_claim(birch, field, "metabolic", kind, source="birch.org", seen_on=workspace.today())

    take = part(page, QPushButton, "site_criteria_metabolicTake")
    assert not take.isVisible()
    birch = workspace.run("Link", link)
    assert not take.isVisible()
    workspace.run("State", state)
    proposed = part(page, QLabel, "site_criteria_metabolicProposed")
    assert proposed.text() == "Yes, says the program. Strengths: metabolic (birch.org), 1 Oct 2026"
    take.setFocus()
    qtbot.keyClick(take, Qt.Key.Key_Return)
    assert answer_of(workspace, site, SiteList.CRITERIA, "metabolic")[0] is YesNo.YES
    assert not take.isVisible()
    assert part(page, QLineEdit, "site_criteria_metabolicSeen").text() == "Strengths: metabolic (birch.org)"


def test_the_enquiry_asks_for_what_is_open_until_it_is_reworded(
    page: RotationsPage, site: int, workspace: Workspace, qtbot: QtBot
) -> None:
    draft = part(page, QPlainTextEdit, "siteEnquiry")
    assert "- genomic tumor boards" in draft.toPlainText()
    choose(qtbot, page, "site_contents_tumor_board", -1)
    assert answer_of(workspace, site, SiteList.CONTENTS, "tumor_board")[0] is YesNo.NO
    assert "tumor boards" not in draft.toPlainText()
    draft.setPlainText("My own words")
    choose(qtbot, page, "site_contents_metabolic", -2)
    assert draft.toPlainText() == "My own words"
    part(page, QPushButton, "copyEnquiry").click()
    assert QGuiApplication.clipboard().text() == "My own words"
    assert part(page, QLabel, "enquirySaid").text() == "Copied."
    part(page, QPushButton, "freshEnquiry").click()
    assert "dysmorphology clinics" in draft.toPlainText()
    assert "name of the coordinator" in part(page, QLabel, "enquirySaid").text()
    for key in ("dysmorphology", "cancer", "prenatal"):
        choose(qtbot, page, f"site_contents_{key}", -2)
    assert not draft.isVisible()
    assert "nothing left to ask" in part(page, QLabel, "enquirySaid").text()


def test_big_names_alone_are_told_that_a_mix_serves_better(
    page: RotationsPage, site: int, workspace: Workspace, add: Add, qtbot: QtBot
) -> None:
    mix = part(page, QLabel, "siteMix")
    other = add("Hill", "2027-05-03", "2027-05-28")
    choose(qtbot, page, "siteSize", 1)
    assert mix.text() == "Big names: 1, smaller or mid-sized: 0, not said: 1."
    workspace.run("Other", lambda: site_checks.set_size(other, "big", workspace.today()))
    assert mix.text().endswith("A mix serves you better.")
    assert mix.property("role") == "attention"
    workspace.run("Mentor", lambda: rotations.edit(site, "mentor_id", people.add("Dr Vega")))
    workspace.run("Small", lambda: site_checks.set_size(other, "small", workspace.today()))
    assert mix.property("role") == ""
    mentors = part(page, QLabel, "siteMentors").text()
    assert "weigh more than the logo" in mentors
    assert mentors.endswith("Possible mentor named: 1 of 2 sites.")


def test_where_to_look_opens_only_on_a_click_and_the_words_can_be_copied(
    page: RotationsPage,
    site: int,  # noqa: ARG001 - its words are searched for
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    phrase = part(page, QLabel, "siteSearch_phrase0")
    assert phrase.text() == '"Division of Medical Genetics" Lakeside'
    part(page, QPushButton, "siteSearchCopy_phrase0").click()
    assert QGuiApplication.clipboard().text() == phrase.text()
    assert opened == []
    freida = part(page, QPushButton, "siteSearchOpen_freida")
    freida.setFocus()
    qtbot.keyClick(freida, Qt.Key.Key_Return)
    assert opened == ["https://freida.ama-assn.org"]


def test_where_to_look_teaches_while_there_is_no_rotation(page: RotationsPage) -> None:
    phrase = part(page, QLabel, "anySiteSearch_phrase2")
    assert phrase.isVisible()
    assert phrase.text() == '"Metabolic Genetics" OR "Inherited Metabolic Disorders"'
