"""Statements that only their layout makes whole: myths and facts, large counts, old values and new ones."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]

MYTHS = """\
Myth: It is a three-year program.
Fact: Two years are enough.

Myth: There is no time for research.
Fact: There is. Three months are protected.

Myth: Nobody passes the boards.
Fact: All 31 graduates did.
"""


def test_a_myth_states_nothing_but_its_fact_does(facts: Facts) -> None:
    found = facts(MYTHS)
    assert found["research_months"] == 3
    assert found["board_pass"] == 100
    assert found.get("length_years") in {None, 2}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("16 weeks\nin the cytogenetics and molecular laboratories", "lab_months", 4),
        ("45 %\nof our patients are adults", "adult_share", 45),
        ("96 %\nof our graduates are board certified", "board_pass", 96),
        ("1993: the year of our first class", "founded_year", 1993),
        ("Residents per year 2", "positions_per_year", 2),
        ("Adult patients 52%", "adult_share", 52),
        ("Years 2", "length_years", 2),
        ("Laboratory time is cut from six months to four.", "lab_months", 4),
        ("Research time rises from two months to four.", "research_months", 4),
        ("We will take three residents a year instead of two.", "positions_per_year", 3),
        ("Residents per year: 3 (was 2)", "positions_per_year", 3),
        ("Laboratory time: 3 months (formerly 6 months)", "lab_months", 3),
    ],
)
def test_what_stands_apart_or_replaces_another_value_is_read(
    facts: Facts, text: str, field: str, value: object
) -> None:
    assert facts(text).get(field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Step 2", "length_years"),
        ("Room 2", "positions_per_year"),
        ("Residents per year: not announced (was 2)", "positions_per_year"),
    ],
)
def test_a_number_without_a_topic_states_nothing(facts: Facts, text: str, field: str) -> None:
    assert field not in facts(text)
