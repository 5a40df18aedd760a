"""Sums that say what they leave out, and months that add up to them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import budget
from matchplanner.domain.budget import CostKind, CostLine, Month, Sum

RATES = {"PKR": 0.0036, "EUR": 1.1}


def line(
    cents: int | None,
    rotation: int | None = 1,
    *,
    currency: str = budget.DOLLAR,
    due_on: date | None = None,
    paid_on: date | None = None,
) -> CostLine:
    return CostLine(1, rotation, CostKind.HOUSING, "", cents, currency, due_on, paid_on)


def test_a_sum_counts_what_it_cannot_know_instead_of_taking_it_for_nothing() -> None:
    lines = [
        line(120_050),
        line(None),
        line(1_000_00, currency="GBP"),
        line(30_000, paid_on=date(2027, 5, 1)),
    ]
    assert budget.total(lines, RATES) == Sum(cents=150_050, paid=30_000, unknown=2)


@pytest.mark.parametrize(
    ("cents", "currency", "dollars"),
    [(10_000, "USD", 10_000), (10_000, "EUR", 11_000), (2_500_000, "PKR", 9_000), (5, "GBP", None)],
)
def test_a_rate_typed_by_hand_makes_dollars(cents: int, currency: str, dollars: int | None) -> None:
    assert budget.in_dollars(line(cents, currency=currency), RATES) == dollars


def test_money_falls_in_the_month_it_was_paid_else_due_else_of_the_rotation() -> None:
    lines = [
        line(100, paid_on=date(2026, 11, 30), due_on=date(2027, 1, 5)),
        line(200, due_on=date(2027, 1, 5)),
        line(400, rotation=2),
        line(800, rotation=None),
        line(None, due_on=date(2027, 6, 1)),
    ]
    months, undated = budget.cash_flow(lines, RATES, {2: date(2027, 1, 31)})
    assert months == (
        Month(date(2026, 11, 1), 100, 100),
        Month(date(2026, 12, 1), 0, 100),
        Month(date(2027, 1, 1), 600, 700),
    )
    assert undated == 800


def test_a_letter_has_a_price_only_where_one_is_expected() -> None:
    assert budget.per_letter(250_000, 2) == 125_000
    assert budget.per_letter(250_000, 0) is None


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(0, 10**7)),
            st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2028, 12, 31))),
        ),
        max_size=20,
    )
)
def test_months_and_what_has_none_add_up_to_the_sum(drawn: list[tuple[int | None, date | None]]) -> None:
    lines = [line(cents, due_on=due) for cents, due in drawn]
    months, undated = budget.cash_flow(lines, {}, {})
    assert sum(month.cents for month in months) + undated == budget.total(lines, {}).cents
    assert [month.at for month in months] == sorted({month.at for month in months})
