"""The printed comparison: one landscape page, unknown told as such."""

from collections.abc import Callable
from dataclasses import replace

from matchplanner.reports import comparison
from matchplanner.reports.data import ComparedCell, ComparedGroup, ComparedLine, ProgramComparison
from matchplanner.reports.layout import Pdf, Sheet

Pages = Callable[[Pdf], list[str]]


def compared(lines: int, words: int, programs: int = 6) -> ProgramComparison:
    cells = tuple(ComparedCell(" ".join(["word"] * words)) for _ in range(programs))
    group = ComparedGroup("Content", tuple(ComparedLine(f"Line {n}", cells) for n in range(lines)))
    return ProgramComparison(tuple((f"Program {n}", "Utica, NY") for n in range(programs)), (group,))


def test_it_marks_differences_and_says_what_is_unknown(page: Sheet, pages_of: Pages) -> None:
    cells = (ComparedCell("yes", doubtful=True), ComparedCell("unknown", known=False), ComparedCell("no"))
    group = ComparedGroup("Eligibility", (ComparedLine("J-1", cells, differs=True),))
    heads = (("Łódź <b>", "Utica, NY"), ("Birch", ""), ("Cedar", ""))
    landscape = replace(page, landscape=True)
    (text,) = pages_of(comparison.render(ProgramComparison(heads, (group,), ("Founded",)), landscape))
    assert "≠ J-1 yes ? unknown no" in text
    assert "Łódź <b> Utica, NY Birch Cedar" in text
    assert "Unknown for all of them: Founded." in text


def test_six_full_programs_still_stand_on_one_page(page: Sheet, pages_of: Pages) -> None:
    pages = pages_of(comparison.render(compared(35, 3), replace(page, landscape=True)))
    assert len(pages) == 1
    assert "Line 34" in pages[0]


def test_what_is_too_much_for_a_page_flows_on_with_its_heads(page: Sheet, pages_of: Pages) -> None:
    pages = pages_of(comparison.render(compared(60, 30), replace(page, landscape=True)))
    assert len(pages) > 1
    assert all("Program 5" in text for text in pages)
    assert "Line 59" in pages[-1]
