"""What a person types becomes a value or a sentence that says what would be accepted."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import entry
from matchplanner.domain.claims import YesNo
from matchplanner.domain.program_columns import checked
from matchplanner.errors import UserError


@pytest.mark.parametrize("typed", ["9,000", "$9000", "9000", " 9 000 USD", "US$ 9,000.00", "9000 $"])
def test_a_budget_is_taken_however_it_is_written(typed: str) -> None:
    assert entry.whole_usd(typed, "The budget") == 9000


@pytest.mark.parametrize("typed", ["nine", "-5", "9,00", "9.50", "1e4", "9000 EUR", "٩٠٠٠", "1234567890"])
def test_what_is_no_budget_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        entry.whole_usd(typed, "The budget")
    assert "The budget must be whole US dollars, for example 9,000." in refused.value.message


@pytest.mark.parametrize("blank", [None, "", "   "])
def test_a_blank_is_unknown_and_never_zero(blank: object) -> None:
    assert entry.whole_usd(blank, "x") is None
    assert entry.whole_number(blank, "x", 1, 9) is None
    assert entry.number(blank, "x", 0, 9) is None
    assert entry.day(blank, "x") is None
    assert entry.email("") == ""


@given(st.integers(0, 999_999_999))
def test_an_amount_written_with_commas_reads_back(amount: int) -> None:
    assert entry.whole_usd(f"${amount:,}", "The budget") == amount


READERS: tuple[Callable[[str], object], ...] = (
    lambda text: entry.whole_usd(text, "It"),
    lambda text: entry.whole_number(text, "It", 1, 9),
    lambda text: entry.number(text, "It", 0, 9),
    lambda text: entry.day(text, "It"),
    lambda text: entry.choice(YesNo, text, "It"),
    entry.email,
)


@given(st.sampled_from(READERS), st.text())
def test_every_text_is_a_value_or_refused_in_a_sentence(read: Callable[[str], object], text: str) -> None:
    refusal = "It."
    try:
        read(text)
    except UserError as refused:
        refusal = refused.message
    assert refusal.endswith(".")


@pytest.mark.parametrize("typed", ["0", "41", "3.5", "x", "²"])
def test_a_whole_number_stays_in_its_range(typed: str) -> None:
    with pytest.raises(UserError, match="must be a whole number from 1 to 40"):
        entry.whole_number(typed, "It", 1, 40)


@pytest.mark.parametrize(("typed", "years"), [("2.5", 2.5), ("2,5", 2.5), ("3", 3.0)])
def test_years_take_point_and_comma(typed: str, years: float) -> None:
    assert entry.number(typed, "The length", 0, 40) == years


@pytest.mark.parametrize("typed", ["nan", "inf", "-1", "41", "three"])
def test_a_number_out_of_range_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        entry.number(typed, "The length", 0, 40)


@pytest.mark.parametrize("typed", ["2027-13-01", "3 May 2027", "2027-5-3", "20270503"])
def test_only_an_iso_day_is_a_day(typed: str) -> None:
    with pytest.raises(UserError, match="must be a date like 2027-05-03"):
        entry.day(typed, "The day")
    assert entry.day("2027-05-03", "The day") == entry.day(date(2027, 5, 3), "The day") == date(2027, 5, 3)


@pytest.mark.parametrize("typed", ["9999-12-31", "0001-01-01", "1949-12-31", date(2102, 1, 1)])
def test_a_day_in_a_year_that_nobody_plans_for_is_refused(typed: object) -> None:
    with pytest.raises(UserError, match="The day must lie between 1950 and 2101"):
        entry.day(typed, "The day")


@pytest.mark.parametrize("typed", ["q@x.org", "łucja.o'neil+lor@sub.example.edu"])
def test_an_address_with_the_right_shape_is_taken(typed: str) -> None:
    assert entry.email(f" {typed} ") == typed


@pytest.mark.parametrize("typed", ["q", "q@x", "@x.org", "q @x.org", "q@x.org, r@x.org", "q@.org"])
def test_an_address_without_it_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="does not look like an e-mail address"):
        entry.email(typed)


def test_a_word_from_a_later_version_reads_as_the_given_one() -> None:
    assert entry.read(YesNo, "perhaps", YesNo.UNKNOWN) is YesNo.UNKNOWN
    assert entry.read(YesNo, "no", YesNo.UNKNOWN) is YesNo.NO


@pytest.mark.parametrize("nothing", ["\0", "\ud800", " \0 \udfff\n"])
def test_what_no_file_can_hold_is_dropped_before_a_text_counts(nothing: str) -> None:
    assert entry.one_line(f"a{nothing}b").replace(" ", "") == "ab"
    assert entry.paragraph(f"a{nothing}") == "a"
    with pytest.raises(UserError, match="A name, please"):
        entry.required(nothing, "A name, please.")
    with pytest.raises(UserError, match="A program needs a name"):
        checked("name", nothing)


def test_line_breaks_stay_in_a_paragraph_and_go_from_a_line() -> None:
    assert entry.paragraph("a\r\nb\n\n") == "a\nb"
    assert entry.one_line(" a\r\n b ") == "a b"


def test_control_characters_that_come_along_with_a_paste_are_left_out_of_a_line() -> None:
    assert entry.one_line("Ann\x08 Arbor\x85\x08\x85 MI\x7f\n") == "Ann Arbor MI"
