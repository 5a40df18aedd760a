import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from matchplanner.reports import interview_sheet
from matchplanner.reports.data import (
    CriterionScore,
    Fact,
    Logistics,
    News,
    PrepSheet,
    Score,
    Somebody,
    WhyGenetics,
)
from matchplanner.reports.layout import Pdf, Sheet

Pages = Callable[[Pdf], list[str]]

THERE = datetime(2027, 11, 10, 13, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
SCORE = Score(
    6,
    8,
    10,
    (
        CriterionScore("Past IMGs", 3, 2, "Some years", "roster page", date(2027, 9, 1)),
        CriterionScore("Visa support", 3, 2, "J-1 clearly supported"),
        CriterionScore("Clarity of information", 2, 2),
        CriterionScore("Responsiveness", 2),
    ),
)
SHEET = PrepSheet(
    program="Genetics <&\u0141\u00f3d\u017a>",
    institution="North & South",
    place="Rochester, MN",
    logistics=Logistics(
        start=THERE,
        home=THERE.astimezone(ZoneInfo("Asia/Karachi")),
        night=True,
        minutes=45,
        format="Video",
        link="https://example.org/x",
        interviewers=("Dr. A", "Dr. B"),
    ),
    facts=(
        Fact("J-1", "yes", "program page", date(2026, 9, 14), "seen 14 months ago", stale=True),
        Fact("H-1B"),
        Fact("Length", "2 years", "FREIDA"),
    ),
    score=SCORE,
    likes=("Research time", "Cancer clinic"),
    questions=(
        "How do residents work with counselors?",
        "Where do graduates go?",
        "May I stay a third year?",
    ),
    why=WhyGenetics("A family in clinic", "", "Reading reports"),
    matches=(("Metabolic clinic", "Newborn screening"),),
    people=(
        Somebody("Dr. A", "program director", "interviews you", date(2027, 5, 3)),
        Somebody("Coordinator C"),
    ),
    news=News(
        date(2027, 5, 3), "Last contact noted: Dr. A", None, ("J-1: under conditions (before: yes)",), 2
    ),
    verified=(date(2026, 9, 14), date(2027, 9, 1)),
)


def test_a_sheet_tells_all_on_one_page(page: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(interview_sheet.render([SHEET], page))
    for expected in (
        "Genetics <&\u0141\u00f3d\u017a>",
        "North & South, Rochester, MN",
        "Wed 10 Nov 2027, 13:00 PST (America/Los_Angeles), 45 minutes",
        "Thu 11 Nov 2027, 02:00 PKT (Asia/Karachi) - at night",
        "https://example.org/x",
        "Dr. A, Dr. B",
        "J-1 yes program page Mon 14 Sep 2026",
        " - check again",
        "Length 2 years FREIDA date unknown",
        "last verified: Mon 14 Sep 2026 to Wed 1 Sep 2027, 1 to check again",
        "Dr. A, program director, interviews you - last contact Mon 3 May 2027",
        "Coordinator C",
        "No contact noted with the others.",
        "What changed since Mon 3 May 2027",
        "J-1: under conditions (before: yes)",
        "and 2 more, in the program's history",
        "IMG score: 6-8 of 10",
        "Past IMGs 2 of 3 Some years roster page, Wed 1 Sep 2027",
        "1. Research time",
        "3. May I stay a third year?",
        "An experience A family in clinic",
        "A skill Reading reports",
        "Metabolic clinic Newborn screening",
        "Printed Mon 1 Nov 2027 My plan.matchplan",
        "Page 1 of 1",
    ):
        assert expected in text
    assert "H-1B unknown" in text or "Unknown: H-1B" in text
    assert "Responsiveness 0-2 of 2 not assessed" in text or "Not assessed: Responsiveness (0-2 of 2)" in text


def test_private_sheets_say_so(a4: Sheet, pages_of: Pages) -> None:
    assert "Personal - do not forward" not in pages_of(interview_sheet.render([SHEET], a4))[0]
    private = interview_sheet.render([SHEET], replace(a4, private=True))
    assert "Personal - do not forward" in pages_of(private)[0]


def test_what_is_unknown_is_said(a4: Sheet, pages_of: Pages) -> None:
    bare = PrepSheet("P", score=replace(SCORE, low=0, high=10, criteria=(CriterionScore("Past IMGs", 3),)))
    (text,) = pages_of(interview_sheet.render([bare], a4))
    assert "IMG score: not assessed" in text
    assert "There unknown At home unknown Format unknown Where unknown With unknown" in text


def test_every_program_starts_a_page_of_its_own(page: Sheet, pages_of: Pages) -> None:
    batch = [replace(SHEET, program=f"Program {number}") for number in range(5)]
    pages = pages_of(interview_sheet.render(batch, page))
    assert len(pages) == 5
    assert all(f"Program {number}" in text for number, text in enumerate(pages))
    assert "Page 5 of 5" in pages[4]


def test_the_index_names_every_program(a4: Sheet) -> None:
    pdf = interview_sheet.render([SHEET, replace(SHEET, program="Second\nprogram")], a4)
    reader: Any = PdfReader(BytesIO(pdf.data))
    entries = [(entry.title, reader.get_destination_page_number(entry)) for entry in reader.outline]
    assert entries == [(SHEET.program, 0), ("Second program", 1)]


def test_an_overlong_sheet_goes_on_and_says_so(page: Sheet, pages_of: Pages) -> None:
    long = replace(SHEET, notes=" ".join(f"note{number}" for number in range(900)))
    pages = pages_of(interview_sheet.render([long, SHEET], page))
    assert len(pages) > 2
    assert "Continued on page 2: notes" in pages[0]
    assert f"{SHEET.program}, continued: notes" in pages[1]
    assert "note899" in pages[-2]
    assert "ontinued" not in pages[-1]


def test_no_interview_is_a_page_that_says_so(a4: Sheet, pages_of: Pages) -> None:
    assert "No interview is chosen." in pages_of(interview_sheet.render([], a4))[0]


def test_the_same_sheet_gives_the_same_bytes(page: Sheet) -> None:
    assert interview_sheet.render([SHEET], page).data == interview_sheet.render([SHEET], page).data


def test_metadata_holds_title_and_language_and_no_person(a4: Sheet) -> None:
    reader: Any = PdfReader(BytesIO(interview_sheet.render([SHEET, SHEET], a4).data))
    assert reader.metadata.title == "Prep sheets"
    assert reader.metadata.author == ""
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_pages_have_the_size_asked_for(page: Sheet) -> None:
    box = PdfReader(BytesIO(interview_sheet.render([SHEET], page).data)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(page.size, abs=0.01)


def test_a_heading_is_never_the_last_line_of_a_page(a4: Sheet, pages_of: Pages) -> None:
    for length in range(0, 120, 3):
        notes = " ".join(["note"] * (length + 40))
        sheet = replace(SHEET, notes=notes, likes=SHEET.likes + ("More",) * (length // 10))
        for text in pages_of(interview_sheet.render([sheet], a4)):
            assert not text.endswith(("Notes", "My questions", "Why medical genetics?"))
            assert "Notes note" in text or "Notes" not in text


def test_each_like_leaves_room_for_an_experience_that_fits(a4: Sheet, pages_of: Pages) -> None:
    sheet = replace(
        SHEET, likes=("Own metabolic clinic", "Research from the first year"), notes="", facts=(), people=()
    )
    (page,) = pages_of(interview_sheet.render([sheet], a4))
    assert "and what of mine fits" in page
    (bare,) = pages_of(interview_sheet.render([replace(sheet, likes=())], a4))
    assert "and what of mine fits" not in bare


def test_the_way_to_the_interview_stands_there_and_what_is_missing_of_it(a4: Sheet, pages_of: Pages) -> None:
    def said(logistics: Logistics) -> str:
        return pages_of(interview_sheet.render([replace(SHEET, logistics=logistics)], a4))[0]

    there = Logistics(
        format="In person", place="Room 4, 200 First Street", phone="+1 555 0100", wanted="Place"
    )
    assert "Format In person Place Room 4, 200 First Street Telephone +1 555 0100 With unknown" in said(there)
    assert "Format Phone Telephone unknown With unknown" in said(
        Logistics(format="Phone", wanted="Telephone")
    )
    assert "Format Video, Second look Link unknown" in said(
        Logistics(format="Video", wanted="Link", kind="Second look")
    )


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (News(), "What changed unknown: no earlier contact with this program is noted"),
        (News(date(2027, 5, 3)), "What changed since Mon 3 May 2027 Nothing that the plan records."),
        (
            News(date(2027, 5, 3), recorded=date(2027, 6, 1)),
            "The plan's history begins Tue 1 Jun 2027: what changed before is unknown.",
        ),
    ],
)
def test_what_cannot_be_told_of_changes_is_said(a4: Sheet, pages_of: Pages, news: News, words: str) -> None:
    assert words in pages_of(interview_sheet.render([replace(SHEET, news=news, people=())], a4))[0]


def test_nobody_known_there_is_unknown_and_not_nobody(a4: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(interview_sheet.render([replace(SHEET, people=())], a4))
    assert "People to meet unknown: People lists nobody at this program" in text


def test_a_full_sheet_shrinks_to_one_page_and_never_below_the_floor(page: Sheet, pages_of: Pages) -> None:
    for words in range(0, 261, 20):
        sheet = replace(SHEET, notes=" ".join(["counselor"] * words))
        pdf = interview_sheet.render([sheet], page)
        sizes = [float(size) for size in _sizes(pdf)]
        assert min(sizes) >= interview_sheet.FLOOR - 0.001
        if min(sizes) > interview_sheet.FLOOR + 0.001:
            assert pdf.pages == 1, "what still can shrink does not flow"
        (first, *rest) = pages_of(pdf)
        assert ("Continued on page 2" in first) == bool(rest)


def test_every_part_that_went_to_another_page_is_named(a4: Sheet, pages_of: Pages) -> None:
    questions = tuple(f"Question {number}, and what comes of it?" for number in range(1, 23))
    pages = pages_of(
        interview_sheet.render([replace(SHEET, questions=questions, notes="Bring the poster.")], a4)
    )
    assert len(pages) == 2
    assert "Continued on page 2: my questions, notes" in pages[0]
    assert "continued: my questions, notes" in pages[1]
    assert "Bring the poster." in pages[1]


def test_a_single_sheet_is_titled_by_its_program(a4: Sheet) -> None:
    reader: Any = PdfReader(BytesIO(interview_sheet.render([SHEET], a4).data))
    assert reader.metadata.title == f"Prep sheets: {SHEET.program}"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def _sizes(pdf: Pdf) -> list[str]:
    """Return the sizes of all text that is shown on the pages, headers and footers apart."""
    found = []
    for page in PdfReader(BytesIO(pdf.data)).pages:
        contents = page.get_contents()
        assert contents is not None
        found += re.findall(rb"/F\d+\+\d+ ([\d.]+) Tf", contents.get_data())
    return [size.decode() for size in found]


def test_a_dense_sheet_names_what_is_not_assessed_in_one_line(a4: Sheet, pages_of: Pages) -> None:
    bare = replace(
        SCORE, low=0, high=10, criteria=tuple(CriterionScore(c.label, c.best) for c in SCORE.criteria)
    )
    full = replace(SHEET, score=bare, notes=" ".join(["counselor"] * 150))
    (text,) = pages_of(interview_sheet.render([full], a4))
    assert "IMG score: not assessed" in text
    assert "Not assessed: Past IMGs (0-3 of 3), Visa support (0-3 of 3), Clarity" in text
