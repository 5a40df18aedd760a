"""Reading the order back from R3: whatever differs is caught, and what it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import certifying
from matchplanner.domain.certifying import Difference, Slip, compare, typed_codes

CODES = [f"{1000 + 37 * at}765C{at % 11}" for at in range(30)]
LISTS = st.lists(st.sampled_from(CODES), min_size=2, unique=True)
A, B, C = CODES[:3]


@given(LISTS, st.data())
def test_any_two_that_are_swapped_are_caught_and_named(order: list[str], data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.permutations(range(len(order))))[:2])
    typed = list(order)
    typed[first], typed[second] = typed[second], typed[first]
    assert compare(order, typed) == Difference(Slip.SWAPPED, first + 1, order[first], order[second])


@given(LISTS, st.data())
def test_a_line_that_is_missing_extra_or_doubled_is_caught(order: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(order) - 1))
    rest = [*order[:at], *order[at + 1 :]]
    after = order[at + 1] if at + 1 < len(order) else ""
    assert compare(order, rest) == Difference(Slip.MISSING, at + 1, order[at], after)
    extra = [*order[:at], "9999765C0", *order[at:]]
    assert compare(order, extra) == Difference(Slip.EXTRA, at + 1, order[at], "9999765C0")
    twice = [*order[: at + 1], order[at], *order[at + 1 :]]
    assert compare(order, twice) == Difference(Slip.DOUBLED, at + 2, after, order[at])


@given(LISTS)
def test_the_same_order_has_no_difference_however_it_is_written(order: list[str]) -> None:
    assert compare(order, order) is None
    written = "\n".join(f"  {at}. {code.lower()}\u200b Hospital {at} " for at, code in enumerate(order, 1))
    assert compare(order, typed_codes(written)) is None
    spaced = "\n".join(f"{at}\t{code[:4]} {code[4:7]} {code[7:]}" for at, code in enumerate(order, 1))
    assert compare(order, typed_codes(spaced)) is None


def test_a_code_typed_wrong_is_the_one_that_is_missing() -> None:
    assert compare([A, B], [A, "1490765C1"]) == Difference(Slip.MISSING, 2, B, "1490765C1")
    assert compare([A, B], []) == Difference(Slip.MISSING, 1, A, "")


@pytest.mark.parametrize(
    "line",
    [
        "1490765C0",
        " 1490765c0 ",
        "1 1490765C0",
        "1) 1490765C0",
        "#12: 1490765C0",
        "1.1490765C0",
        "11490765C0",
        "1490 765 C0",
        "3 1490765 C 0",
        "1490765C0 Mount Sinai, 2 positions",
        "1\t1490765C0\tMount Sinai 1",
        "\uff11\uff14\uff19\uff10\uff17\uff16\uff15\uff23\uff10",
        "\ufeff1490765\u200bC0",
    ],
)
def test_a_line_is_read_however_it_was_copied(line: str) -> None:
    assert typed_codes(line) == ("1490765C0",)


def test_headings_and_blank_lines_are_no_codes_and_one_line_may_hold_several() -> None:
    assert typed_codes("Rank  Code  Program\n\n1490765C0, 1516400C10\n") == ("1490765C0", "1516400C10")


def test_a_table_pasted_with_its_headings_and_ranks_on_lines_of_their_own_is_read() -> None:
    pasted = "Rank Order List 2028\nCertified 02/20/2028 14:00\n1\n1490765C0\n2.\n1516400C10\n"
    assert typed_codes(pasted) == ("1490765C0", "1516400C10")
    assert typed_codes("7", ["7"]) == ("7",), "unless the list itself says that it is a code"


@pytest.mark.parametrize("slip", ["1490 765 CO", "l490765C0", "1490765C", "1490765CC0"])
def test_a_slip_is_shown_as_it_was_typed(slip: str) -> None:
    assert typed_codes(slip) == (slip.replace(" ", "").upper(),)


def test_a_code_of_an_unusual_shape_is_known_by_the_list() -> None:
    assert typed_codes("1. AB 12\n2. 1490765C0", ["ab12"]) == ("AB12", "1490765C0")
    assert typed_codes("7\tX1\tSomewhere") == ("X1",)
    assert typed_codes("12 34", ["1234"]) == ("1234",)


def test_codes_on_the_list_twice_are_found_before_anything_is_read_back() -> None:
    assert certifying.doubled([A, B, f" {A.lower()}", "", ""]) == (A,)
