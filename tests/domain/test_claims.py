import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.claims import UNKNOWN, Claim, ClaimField, SourceKind, fact, normalised
from matchplanner.errors import UserError

TODAY = date(2026, 10, 1)
days = st.none() | st.dates(date(2000, 1, 1), TODAY)


@st.composite
def heaps(draw: st.DrawFn) -> list[Claim]:
    size = draw(st.integers(0, 6))
    picked = draw(st.none() | st.integers(0, size))
    return [
        Claim(
            number,
            ClaimField.J1,
            draw(st.sampled_from(["yes", "no", UNKNOWN])),
            draw(st.sampled_from(SourceKind)),
            seen_on=draw(days),
            picked=number == picked,
        )
        for number in range(size)
    ]


def claim(
    number: int, value: str, kind: SourceKind, seen_on: date | None = TODAY, *, picked: bool = False
) -> Claim:
    return Claim(number, ClaimField.J1, value, kind, seen_on=seen_on, picked=picked)


def test_without_a_claim_the_fact_is_unknown_and_neither_old_nor_disputed() -> None:
    nothing = fact(ClaimField.J1, [], TODAY)
    assert (nothing.value, nothing.shown, nothing.known) == (UNKNOWN, None, False)
    assert (nothing.age_days, nothing.stale, nothing.disputed) == (None, False, False)


def test_the_program_page_is_believed_before_a_newer_list() -> None:
    page = claim(1, "yes", SourceKind.PROGRAM_PAGE, date(2025, 1, 1))
    seen = fact(ClaimField.J1, [page, claim(2, "no", SourceKind.FREIDA)], TODAY)
    assert seen.shown == page
    assert seen.disputed


def test_of_two_equally_trusted_sources_the_newer_one_is_shown() -> None:
    old = claim(2, "no", SourceKind.EMAIL, date(2024, 1, 1))
    new = claim(1, "yes", SourceKind.EMAIL, date(2026, 1, 1))
    undated = claim(3, "no", SourceKind.EMAIL, None)
    assert fact(ClaimField.J1, [old, new, undated], TODAY).shown == new


def test_the_picked_claim_is_shown_whatever_the_others_say() -> None:
    mine = claim(9, "no", SourceKind.OWN, date(2020, 1, 1), picked=True)
    assert fact(ClaimField.J1, [claim(1, "yes", SourceKind.PROGRAM_PAGE), mine], TODAY).shown == mine


def test_a_source_that_states_nothing_gives_way_and_contradicts_nobody() -> None:
    silent = claim(1, UNKNOWN, SourceKind.PROGRAM_PAGE)
    listed = claim(2, "yes", SourceKind.DIRECTORY)
    seen = fact(ClaimField.J1, [silent, listed], TODAY)
    assert (seen.value, seen.disputed) == ("yes", False)


def test_a_visa_fact_is_stale_after_one_season() -> None:
    seen = [claim(1, "yes", SourceKind.PROGRAM_PAGE, date(2026, 10, 1))]
    assert not fact(ClaimField.J1, seen, date(2027, 7, 31)).stale
    assert fact(ClaimField.J1, seen, date(2027, 8, 1)).stale
    next_season = fact(ClaimField.J1, seen, date(2027, 10, 1))
    assert (next_season.stale, next_season.age_days) == (True, 365)


def test_a_claim_without_a_day_is_stale_and_has_no_age() -> None:
    seen = fact(ClaimField.J1, [claim(1, "yes", SourceKind.PROGRAM_PAGE, None)], TODAY)
    assert (seen.stale, seen.age_days) == (True, None)


def test_differing_free_text_completes_and_does_not_dispute() -> None:
    texts = [
        Claim(n, ClaimField.IMG_INFO, words, SourceKind.PERSON) for n, words in enumerate(("ask", "J-1 only"))
    ]
    assert not fact(ClaimField.IMG_INFO, texts, TODAY).disputed


@given(heaps())
def test_the_shown_value_is_one_of_the_claims_and_known_if_any_is_unless_picked(heap: list[Claim]) -> None:
    seen = fact(ClaimField.J1, heap, TODAY)
    assert seen.claims == tuple(heap)
    if heap:
        assert seen.shown in heap
    if any(c.picked for c in heap):
        assert seen.shown is not None
        assert seen.shown.picked
    else:
        assert seen.known == any(c.known for c in heap)


@given(heaps())
def test_the_fact_does_not_depend_on_the_order_of_its_claims(heap: list[Claim]) -> None:
    forth, back = fact(ClaimField.J1, heap, TODAY), fact(ClaimField.J1, heap[::-1], TODAY)
    assert (forth.shown, forth.disputed, forth.stale) == (back.shown, back.disputed, back.stale)


@given(heaps())
def test_a_dispute_needs_a_yes_and_a_no(heap: list[Claim]) -> None:
    assert fact(ClaimField.J1, heap, TODAY).disputed == ({"yes", "no"} <= {c.value for c in heap})


@given(heaps(), st.integers(0, 4000))
def test_what_is_stale_stays_stale(heap: list[Claim], later: int) -> None:
    if fact(ClaimField.J1, heap, TODAY).stale:
        assert fact(ClaimField.J1, heap, TODAY + timedelta(days=later)).stale


@given(st.sampled_from(ClaimField), st.text())
def test_a_typed_value_is_stored_in_one_form_or_refused_in_a_sentence(field: ClaimField, text: str) -> None:
    with contextlib.suppress(UserError):
        stored = normalised(field, text)
        assert normalised(field, stored) == stored


@given(st.text())
def test_free_text_is_never_refused(text: str) -> None:
    assert normalised(ClaimField.IMG_INFO, text) in (text.strip(), UNKNOWN)


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        (ClaimField.J1, " YES ", "yes"),
        (ClaimField.J1, "", UNKNOWN),
        (ClaimField.DURATION_YEARS, "2.0", "2"),
        (ClaimField.DURATION_YEARS, "2,5", "2.5"),
        (ClaimField.ACCREDITATION, " Continued Accreditation ", "Continued Accreditation"),
        (ClaimField.ACCREDITATION, "Unknown", UNKNOWN),
    ],
)
def test_typed_values_take_one_form(field: ClaimField, typed: str, stored: str) -> None:
    assert normalised(field, typed) == stored


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (ClaimField.J1, "maybe"),
        (ClaimField.DURATION_YEARS, "two"),
        (ClaimField.DURATION_YEARS, "0"),
        (ClaimField.DURATION_YEARS, "nan"),
        (ClaimField.POSITIONS_PER_YEAR, "1000"),
    ],
)
def test_values_of_the_wrong_kind_are_refused(field: ClaimField, typed: str) -> None:
    with pytest.raises(UserError, match=field.label):
        normalised(field, typed)


def test_a_number_fact_reads_as_a_number() -> None:
    length = Claim(1, ClaimField.DURATION_YEARS, "4", SourceKind.PROGRAM_PAGE, seen_on=TODAY)
    assert fact(ClaimField.DURATION_YEARS, [length], TODAY).number == 4
    assert fact(ClaimField.DURATION_YEARS, [], TODAY).number is None
    assert fact(ClaimField.J1, [claim(1, "yes", SourceKind.OWN)], TODAY).number is None
