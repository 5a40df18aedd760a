"""The formula guard: nothing calculates in a spreadsheet, and every text comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.services.exchange.guard import guarded, unguarded

WIDE = "\uff1d\uff0b\uff0d\uff20"
NASTY = st.text(alphabet=f"'=+-@\t\r\n {WIDE}aB1.", max_size=12) | st.text(max_size=30)


@given(NASTY)
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(NASTY)
def test_no_guarded_text_starts_a_formula(text: str) -> None:
    first = guarded(text).lstrip()[:1]
    number = guarded(text).lstrip("+-").replace(".", "", 1)
    assert first not in {"=", "@", *WIDE}
    assert first not in {"+", "-"} or (number.isascii() and number.isdigit())


@pytest.mark.parametrize("number", ["-5", "+5", "-0.5", "12"])
def test_numbers_stay_bare(number: str) -> None:
    assert guarded(number) == number


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "'=1", "-2+3", "\r=1"]
)
def test_what_would_calculate_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert unguarded("'tis") == "'tis"
    assert guarded("'tis") == "'tis"


@given(st.lists(NASTY, min_size=1, max_size=5))
def test_guarded_cells_survive_a_csv_file(cells: list[str]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([guarded(cell) for cell in cells])
    stream.seek(0)

    (row,) = csv.reader(stream)

    assert [unguarded(cell) for cell in row] == cells
