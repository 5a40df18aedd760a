"""The one door for exports: the right format for each, one program or all, nothing where there is nothing."""

import csv
import io
from datetime import date
from pathlib import Path

import pypdf
import pytest

from matchplanner.errors import UserError
from matchplanner.services import interviews, programs, sample, scoring
from matchplanner.services.exchange import exporting
from matchplanner.services.exchange.exporting import FORMATS, Wanted
from matchplanner.store.schema import Answer
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture
def filled(store: Store) -> Store:
    """The sample plan, open."""
    with store.write("Sample"):
        sample.fill(TODAY)
    return store


CONTENTS = [(what, suffix) for what in FORMATS for suffix in FORMATS[what] if what != "everything"]
"""Everything is written to a place, not returned: `test_archives.py` has it."""


@pytest.mark.parametrize(("what", "suffix"), CONTENTS)
def test_every_export_writes_what_its_suffix_says(filled: Store, what: str, suffix: str) -> None:
    data = exporting.export(filled, Wanted(what, suffix), TODAY).data

    starts = {"pdf": b"%PDF-", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR"}
    if suffix in starts:
        assert data.startswith(starts[suffix])
    else:
        assert data.decode("utf-8")


@pytest.mark.parametrize(("what", "name"), [("programs", "p.pdf"), ("plan", "plan"), ("prep-sheet", "x.csv")])
def test_a_suffix_without_an_export_is_refused_with_those_there_are(what: str, name: str) -> None:
    with pytest.raises(UserError) as refused:
        exporting.format_of(what, Path(name))

    assert f".{FORMATS[what][0]}" in refused.value.hint


def test_suffixes_count_in_any_case() -> None:
    assert exporting.format_of("programs", Path("P.XLSX")) == "xlsx"


@pytest.mark.parametrize("asked", ["12", "medical genetics residency (mayo clinic rochester)", "1302621011"])
def test_one_program_is_found_by_id_name_or_code(filled: Store, asked: str) -> None:
    data = exporting.export(filled, Wanted("programs", "csv", program=asked), TODAY).data

    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""))
    assert row["program_name"] == "Medical Genetics Residency (Mayo Clinic Rochester)"


@pytest.mark.parametrize(("asked", "words"), [("Mayo", "2 programs fit"), ("Nowhere", "No program fits")])
@pytest.mark.usefixtures("filled")
def test_a_name_that_fits_none_or_several_is_refused(asked: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        exporting.find_program(asked, TODAY)


def test_the_rank_list_as_csv_keeps_its_order_and_guards_its_notes(filled: Store) -> None:
    with filled.write("Rename"):
        first = programs.rows(TODAY)[0].id
        programs.edit(first, "name", "unranked")
    data = exporting.export(filled, Wanted("rank-list", "csv"), TODAY).data

    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))

    assert [row["rank"] for row in rows] == ["1", "2", "3", "4", "1", "2"]  # of each match its own
    assert rows[0]["nrmp_code"] == "1187765C0"
    assert [row["interviewed"] for row in rows] == ["yes", "yes", "yes", "no", "yes", "no"]


def test_an_empty_rank_list_has_no_pdf(store: Store) -> None:
    with pytest.raises(UserError, match="rank list is empty"):
        exporting.export(store, Wanted("rank-list", "pdf"), TODAY)


def prep_sheet(store: Store, program: int) -> str:
    data = exporting.export(store, Wanted("prep-sheet", "pdf", program=str(program)), TODAY).data
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_a_prep_sheet_prepares_the_next_interview_not_the_last_one(store: Store) -> None:
    with store.write("Two rounds"):
        program = programs.add("Birch")
        first = interviews.add(program, "2027-11-03 09:00", "America/New_York")
        interviews.edit(first, "status", "done")
        interviews.add(program, "2027-12-08 14:00", "America/New_York")

    assert "8 Dec 2027, 14:00" in prep_sheet(store, program)


def test_a_prep_sheet_passes_over_points_that_the_rubric_does_not_have(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
        card = scoring.rubric()
        Answer.create(program=program, rubric=card.id, criterion=card.criteria[0].key, points=77)

    assert "IMG score: not assessed" in prep_sheet(store, program)


def test_us_letter_is_printed_when_asked_for(filled: Store) -> None:
    sizes = []
    for letter in (False, True):
        data = exporting.export(filled, Wanted("rank-list", "pdf", letter=letter), TODAY).data
        sizes.append(pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox.upper_right)

    assert [round(float(height)) for _width, height in sizes] == [842, 792]


def test_what_cannot_be_drawn_is_counted(filled: Store) -> None:
    with filled.write("Rename"):
        ranked = next(row.id for row in programs.rows(TODAY) if row.nrmp_code == "1187765C0")
        programs.edit(ranked, "name", "Odd \U000e0fff name")

    made = exporting.export(filled, Wanted("rank-list", "pdf"), TODAY)

    assert made.notices == ("A character could not be drawn; the code point is printed instead.",)
