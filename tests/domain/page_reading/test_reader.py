"""Whole pages: other programs, other pages, and any text at all."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.page_reading.reader import read

TODAY = date(2026, 11, 22)
WORDS = [
    *(
        "we",
        "do",
        "not",
        "sponsor",
        "j-1",
        "h-1b",
        "visas",
        "residency",
        "program",
        "genetics",
        "ECFMG",
        "years",
    ),
    *("certificate", "2026", "October", "15", "two", "?", ".", ":", "|", "\n", "\n\n", "-", "Contact", "99%"),
    *("coordinator", "Jane", "Roe", "jane@x.edu", "1302621011", "1490765C0", "(no H-1B)", "adults", "Step"),
    *("fellowship", "Medical", "minimum", "230", "\t", "February 30, 2027", "no more than", "attempts"),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_no_text_is_too_strange_and_every_sentence_stands_in_it(text):
    for page in (text, f"Medical Genetics Residency\n\nOur program.\n{text}"):
        for found in read(page, TODAY):
            assert page[found.start : found.end] == found.sentence


def test_a_sentence_is_quoted_as_it_stands():
    page = "Medical Genetics Residency\n\nOur program is simple. We  sponsor J\u20111 visas\u00a0only."
    first = read(page)[0]
    assert first.sentence == "We  sponsor J\u20111 visas\u00a0only."


def test_each_field_is_proposed_once():
    page = "Medical Genetics Residency\n\nOur program lasts two years. The residency is two years long."
    assert [str(found.field) for found in read(page)] == ["length_years"]


def test_sections_of_other_programs_are_passed_over():
    page = """Medical Genetics Residency
Our residency takes one resident per year.

Laboratory Genetics and Genomics Fellowship
This program lasts two years and was founded in 1999. It sponsors H-1B visas.
Fellowship coordinator: Jo Day, jday@x.example.edu
"""
    assert {str(found.field): found.value for found in read(page)} == {"positions_per_year": 1}


def test_a_page_of_a_combined_program_is_read_as_such():
    page = """Combined Pediatrics and Medical Genetics Residency
Our combined program lasts four years. The categorical pediatrics program lasts three years.
"""
    assert {str(found.field): found.value for found in read(page)} == {"length_years": 4}


def test_past_seasons_are_over_only_when_the_day_is_known():
    page = "Medical Genetics Residency\n\nOur program: the application deadline is October 15, 2024."
    assert not read(page, TODAY)
    assert read(page)[0].value == "2024-10-15"


def test_pages_about_other_things_say_nothing():
    for page in (
        "",
        "Genetics clinic\n\nOur clinic sees patients. Call the program coordinator at 555-0100.",
        "Faculty positions\n\nWe sponsor H-1B visas for assistant professors of medical genetics.",
        "A guide to genetics residency programs\n\nMost programs sponsor J-1 visas only.",
    ):
        assert read(page, TODAY) == ()
