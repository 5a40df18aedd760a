"""Story 9 on paper: a prep sheet that is one page, what flows on to a second, and the sheets of a week."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QDialog
from tests.clock import Clock
from tests.e2e.walker import KEY, Walker, words_of

from matchplanner.domain.claims import ClaimField
from matchplanner.domain.interviews import TalkingKind
from matchplanner.domain.mentoring import ContactKind
from matchplanner.domain.why_genetics import Part
from matchplanner.services import (
    contacts,
    experiences,
    interviews,
    people,
    profile,
    programs,
    why_genetics,
)
from matchplanner.ui.preview import PdfPreview

Begin = Callable[[Callable[[], object]], Walker]
EAST, WEST = "Genetics at Birch", "Genetics at Oak"
TODAY = date(2027, 10, 20)


def fill() -> None:
    profile.edit("name", "Sana Iqbal")
    profile.edit("home_zone", "Asia/Karachi")
    birch = programs.add(EAST, institution="Birch Clinic", city="Rochester", state="MN")
    oak = programs.add(WEST)
    programs.set_fact(birch, ClaimField.J1, "yes", date(2027, 9, 1))
    programs.set_fact(birch, ClaimField.STRENGTHS, "metabolic", TODAY)
    experiences.edit(experiences.add("Newborn screening in Łódź"), "keywords", "metabolic")
    interviews.add(birch, "2027-11-10 09:00", "America/New_York", format="video", interviewers="Dr. Zoë Lind")
    interviews.add(oak, "2027-11-10 13:00", "America/Los_Angeles")
    lind = people.add("Dr. Zoë Lind", role="program director", program=birch)
    contacts.add(lind, ContactKind.MEETING, happened_on=date(2027, 5, 3))
    for text in ("Own metabolic clinic", "Residents choose their research"):
        interviews.add_point(birch, TalkingKind.LIKE, text)
    for text in ("Who reads the variants?", "Where do graduates go?"):
        interviews.add_point(birch, TalkingKind.QUESTION, text)
    why_genetics.keep({Part.MENTOR: "Dr. Moss showed me how to wait."}, TODAY)


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = TODAY
    walker = walk(fill)
    walker.page(8)
    return walker


def sheet(walker: Walker, path: Path) -> PdfReader:
    walker.pick_row("interviewsTable", EAST)
    walker.click("prepSheetPdf")
    return walker.save_pdf(path)


def test_the_sheet_is_one_page_with_all_that_an_interview_needs(walker: Walker, tmp_path: Path) -> None:
    pdf: Any = sheet(walker, tmp_path / "sheet.pdf")
    assert len(pdf.pages) == 1
    said = words_of(pdf)
    for part in (
        f"{EAST} Birch Clinic, Rochester, MN",
        "There Wed 10 Nov 2027, 09:00 EST (America/New_York)",
        "At home Wed 10 Nov 2027, 19:00 PKT (Asia/Karachi)",
        "Format Video Link unknown With Dr. Zoë Lind",
        "Dr. Zoë Lind, program director, interviews you - last contact Mon 3 May 2027",
        "What changed since Mon 3 May 2027",
        "last verified: Wed 1 Sep 2027 to Wed 20 Oct 2027",
        "metabolic Newborn screening in Łódź",
        "1. Own metabolic clinic",
        "2. Where do graduates go?",
        "A mentor Dr. Moss showed me how to wait.",
        "Printed Wed 20 Oct 2027",
        "Page 1 of 1",
    ):
        assert part in said
    assert pdf.metadata.title == f"Interview prep sheet: {EAST}"
    assert [entry.title for entry in pdf.outline] == [EAST]
    fonts = pdf.pages[0]["/Resources"]["/Font"].values()
    described = [font.get_object().get("/FontDescriptor") for font in fonts]
    assert all("/FontFile2" in one.get_object() for one in described if one is not None)
    assert {font.get_object()["/Subtype"] for font in fonts} <= {"/TrueType", "/Type3"}


def test_four_hundred_words_of_notes_flow_on_to_a_second_page_that_is_announced(
    walker: Walker, tmp_path: Path
) -> None:
    notes = " ".join(f"word{number}" for number in range(400))
    walker.workspace.run("Note", lambda: programs.edit(1, "notes", notes))
    pdf = sheet(walker, tmp_path / "long.pdf")
    first, second = (" ".join(page.extract_text().split()) for page in pdf.pages)
    assert "Continued on page 2: notes Page 1 of 2" in first
    assert f"{EAST}, continued: notes" in second
    assert "word399" in second


def test_letter_is_kept_once_it_was_chosen(walker: Walker, tmp_path: Path) -> None:
    walker.pick_row("interviewsTable", EAST)
    walker.click("prepSheetPdf")
    walker.choose("pdfPaper", "letter")
    shown = walker.find(PdfPreview, "pdfPreview").findChild(QPdfDocument)
    assert shown is not None
    walker.bot.waitUntil(lambda: round(shown.pagePointSize(0).width()) == 612)
    pdf = walker.save_pdf(tmp_path / "letter.pdf")
    assert len(pdf.pages) == 1
    assert (float(pdf.pages[0].mediabox.width), float(pdf.pages[0].mediabox.height)) == (612, 792)
    again = sheet(walker, tmp_path / "again.pdf")
    assert float(again.pages[0].mediabox.width) == 612


def test_the_sheets_of_the_week_are_one_document_in_the_order_of_the_interviews(
    walker: Walker, tmp_path: Path
) -> None:
    walker.click("printBinder")
    walker.front(QDialog, "binderDialog")
    assert walker.text("binderCount") == "8 Nov 2027 to 14 Nov 2027: 2 interviews"
    walker.key(KEY.Key_Return)
    walker.gone("binderDialog")
    pdf: Any = walker.save_pdf(tmp_path / "week.pdf")
    cover, contents, east, west = (" ".join(page.extract_text().split()) for page in pdf.pages)
    assert "8 November 2027 to 14 November 2027 For Sana Iqbal" in cover
    assert "at night at home" in cover
    assert f"{EAST} Wed 10 Nov 2027 3" in contents
    assert f"{WEST} Wed 10 Nov 2027 4" in contents
    assert "Wed 10 Nov 2027, 19:00 PKT" in east
    assert "Thu 11 Nov 2027, 02:00 PKT (Asia/Karachi) - at night" in west
    assert [entry.title for entry in pdf.outline] == ["Interviews", "Contents", EAST, WEST]
