"""The researched fields: their rules, their sections, and the form in which answers are stored."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.claim_fields import IMPORTANT, fields_of
from matchplanner.domain.claims import (
    NOT_APPLICABLE,
    NOT_STATED,
    UNKNOWN,
    Claim,
    ClaimField,
    SourceKind,
    ValueKind,
    fact,
    is_warning,
    normalised,
)
from matchplanner.domain.field_rules import Section, ShelfLife
from matchplanner.domain.page_reading.fields import Field as PageField
from matchplanner.errors import UserError

TODAY = date(2026, 10, 1)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def page(number: int, field: ClaimField, value: str, seen: date, source: str = "https://a.example") -> Claim:
    return Claim(number, field, value, SourceKind.PROGRAM_PAGE, source, seen_on=seen)


def test_every_field_stands_in_one_section_and_has_a_reason_for_its_shelf_life() -> None:
    listed = [field for section in Section for field in fields_of(section)]
    assert sorted(listed) == sorted(ClaimField)
    assert all(field.label and field.rule.shelf.label for field in ClaimField)
    assert {ClaimField.J1, ClaimField.H1B, ClaimField.ACCREDITATION} <= set(IMPORTANT)


def test_closed_fields_offer_options_and_number_fields_have_bounds() -> None:
    closed = {ValueKind.YES_NO, ValueKind.VISA, ValueKind.CHOICE}
    for field in ClaimField:
        assert bool(field.rule.options) == (field.rule.kind in closed)
        assert not field.rule.numeric or field.rule.largest > field.rule.smallest >= 0


def test_what_a_page_states_has_a_field_to_go_to() -> None:
    columns = {PageField.ACGME_ID, PageField.NRMP_CODE}
    renamed = {PageField.LENGTH_YEARS: ClaimField.DURATION_YEARS}
    for stated in PageField:
        assert stated in columns or stated in renamed or ClaimField(stated.value)


@given(st.sampled_from(ClaimField), st.sampled_from([NOT_STATED, NOT_APPLICABLE, UNKNOWN]))
def test_the_answers_without_a_value_fit_every_field(field: ClaimField, answer: str) -> None:
    assert normalised(field, f" {answer.upper()} ") == answer
    found = fact(field, [page(1, field, answer, TODAY)], TODAY)
    assert (found.known, found.number, found.items) == (False, None, ())
    assert found.answered == (answer != UNKNOWN)


@given(st.sampled_from(ClaimField), st.text(max_size=20))
def test_a_stored_value_is_stored_again_unchanged(field: ClaimField, typed: str) -> None:
    try:
        stored = normalised(field, typed)
    except UserError:
        return
    assert normalised(field, stored) == stored


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        (ClaimField.H1B, "under conditions", "conditional"),
        (ClaimField.ECFMG_REQUIRED, "To be ranked", "by_ranking"),
        (ClaimField.BOARD_PASS, "all", "100"),
        (ClaimField.ADULT_SHARE, "about", None),
        (ClaimField.ADULT_SHARE, "50 %", "50"),
        (ClaimField.ADULT_SHARE, "half", "50"),
        (ClaimField.ADULT_SHARE, "101", None),
        (ClaimField.PRIOR_GME_YEARS, "0", "0"),
        (ClaimField.STIPEND, "71250", "71250"),
        (ClaimField.STIPEND, "1e5", "100000"),
        (ClaimField.CLINICS, " cancer;metabolic ; Cancer;", "cancer; metabolic"),
        (ClaimField.CLINICS, " ; ", UNKNOWN),
        (ClaimField.APPLICATION_DEADLINE, "2027-10-15", "2027-10-15"),
        (ClaimField.APPLICATION_DEADLINE, "15 October", "15 October"),
        (ClaimField.APPLICATION_DEADLINE, "2027-02-30", None),
        (ClaimField.IMG_PAGE, "birch.example.org/img", "birch.example.org/img"),
        (ClaimField.IMG_PAGE, "ask them", None),
        (ClaimField.PEDIATRIC_EMPHASIS, "6", None),
    ],
)
def test_answers_take_the_form_of_their_kind_or_are_refused(
    field: ClaimField, typed: str, stored: str | None
) -> None:
    if stored is None:
        with pytest.raises(UserError):
            normalised(field, typed)
    else:
        assert normalised(field, typed) == stored


def test_not_stated_contradicts_nobody_and_gives_way_to_a_value() -> None:
    read = page(1, ClaimField.J1, NOT_STATED, TODAY)
    told = Claim(2, ClaimField.J1, "yes", SourceKind.PERSON, seen_on=TODAY)
    unknown = page(3, ClaimField.J1, UNKNOWN, TODAY)
    found = fact(ClaimField.J1, [read, told, unknown], TODAY)
    assert (found.value, found.disputed) == ("yes", False)
    assert fact(ClaimField.J1, [unknown, read], TODAY).value == NOT_STATED


def test_what_a_page_said_earlier_does_not_contradict_what_it_says_now() -> None:
    then, now = (
        page(n, ClaimField.J1, value, day)
        for n, value, day in ((1, "no", date(2025, 9, 1)), (2, "yes", TODAY))
    )
    assert not fact(ClaimField.J1, [then, now], TODAY).disputed
    other = page(3, ClaimField.J1, "no", date(2024, 1, 1), "https://b.example")
    assert fact(ClaimField.J1, [then, now, other], TODAY).disputed


def test_the_words_of_a_list_come_from_all_sources_until_one_is_picked() -> None:
    first = page(1, ClaimField.CLINICS, "cancer; metabolic", TODAY)
    second = Claim(2, ClaimField.CLINICS, "Metabolic; prenatal", SourceKind.PERSON, seen_on=TODAY)
    found = fact(ClaimField.CLINICS, [second, first], TODAY)
    assert (found.items, found.disputed) == (("cancer", "metabolic", "prenatal"), False)
    picked = Claim(3, ClaimField.CLINICS, "NICU", SourceKind.OWN, seen_on=TODAY, picked=True)
    assert fact(ClaimField.CLINICS, [first, second, picked], TODAY).items == ("NICU",)


def test_a_seasons_answer_is_old_once_the_next_calendar_begins() -> None:
    season = ShelfLife.SEASON
    assert not season.over(date(2026, 8, 1), date(2027, 7, 31))
    assert season.over(date(2027, 7, 31), date(2027, 8, 1))
    assert season.over(TODAY, date(2027, 10, 1))


@given(st.sampled_from(ShelfLife), DAYS, DAYS, st.integers(0, 4000))
def test_what_is_too_old_stays_too_old_and_what_was_seen_later_is_no_older(
    shelf: ShelfLife, seen: date, today: date, days: int
) -> None:
    if shelf.over(seen, today):
        assert shelf.over(seen, today + timedelta(days=days))
        assert shelf.over(seen - timedelta(days=days), today)
    assert not shelf.over(today, today)


@pytest.mark.parametrize(
    ("status", "warned"),
    [
        ("Continued Accreditation", False),
        ("Initial Accreditation", False),
        ("Continued Accreditation without Outcomes", False),
        ("Continued Accreditation with Warning", True),
        ("Probationary Accreditation", True),
        ("Accreditation Withheld", True),
        ("Voluntary Withdrawal", True),
        ("ADMINISTRATIVE WITHDRAWAL", True),
    ],
)
def test_adverse_accreditation_is_more_than_warning_and_probation(status: str, *, warned: bool) -> None:
    assert is_warning(status) == warned
