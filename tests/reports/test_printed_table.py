from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.errors import CancelledError, UserError
from matchplanner.services.program_print import program_table
from matchplanner.services.reporting import Printing, render

TODAY = date(2026, 10, 1)


@pytest.mark.usefixtures("store")
def test_a_view_is_printed_on_landscape_pages_with_its_titles_on_each() -> None:
    rows = [(f"Program {number} <&Łódź>", "MN", "a longer note " * (number % 5)) for number in range(90)]
    document = program_table("Sponsors a visa", ("Program", "State", "Notes"), rows, TODAY)
    assert document.file_name == "Sponsors a visa 2026-10-01.pdf"
    pdf = render(document, Printing("plan", TODAY), None)
    pages = PdfReader(BytesIO(pdf.data)).pages
    assert len(pages) == pdf.pages > 2
    assert pages[0].mediabox.width > pages[0].mediabox.height
    texts = [page.extract_text() for page in pages]
    assert all("Program" in text and "Notes" in text for text in texts)
    together = "\n".join(texts)
    assert all(together.count(f"Program {number} <&Łódź>") == 1 for number in range(90))
    assert "90 programs" in texts[0]
    assert render(document, Printing("plan", TODAY), None).data == pdf.data


@pytest.mark.usefixtures("store")
def test_a_row_longer_than_a_page_goes_on_over_its_end() -> None:
    document = program_table("All", ("Program", "Notes"), [("Ash", "word " * 6000), ("Birch", "")], TODAY)
    pages = PdfReader(BytesIO(render(document, Printing("plan", TODAY), None).data)).pages
    together = "\n".join(page.extract_text() for page in pages)
    assert together.count("word") == 6000
    assert "Birch" in together


@pytest.mark.usefixtures("store")
def test_no_word_is_broken_where_all_have_room_and_progress_is_told() -> None:
    titles = ("Program", *(f"Fact {number}" for number in range(9)))
    rows = [(f"Family medicine {number}", *(["unknown"] * 9)) for number in range(120)]
    told: list[tuple[int, int]] = []
    document = program_table("All", titles, rows, TODAY)
    pdf = render(document, Printing("plan", TODAY), None, lambda done, of: told.append((done, of)))
    together = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf.data)).pages)
    assert together.count("unknown") == 120 * 9
    assert told == sorted(told)
    assert told[-1] == (240, 240)


@pytest.mark.usefixtures("store")
def test_printing_ends_where_it_is_told_to() -> None:
    def stop(_done: int, _of: int) -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        render(program_table("All", ("Program",), [("Ash",)], TODAY), Printing("plan", TODAY), None, stop)


@pytest.mark.usefixtures("store")
def test_what_cannot_be_printed_is_told() -> None:
    with pytest.raises(UserError, match="shows no program"):
        program_table("All", ("Program",), [], TODAY)
    with pytest.raises(UserError, match="25 columns"):
        program_table("All", ("Program",) * 25, [("Ash",) * 25], TODAY)
