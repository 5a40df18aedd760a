"""The budget: lines, rates, corrected prices, and what the applications cost."""

from datetime import date

import pytest

from matchplanner.domain import fees
from matchplanner.domain.budget import CostKind, Sum
from matchplanner.errors import UserError
from matchplanner.services import budget, people, profile, programs, rotations
from matchplanner.store.schema import Rotation, Scenario
from matchplanner.store.store import Store


@pytest.fixture(autouse=True)
def target_year(store: Store) -> None:
    """Aim at September 2025, whose prices are stated."""
    with store.write("Profile"):
        profile.edit("target_year", 2025)
        profile.edit("budget_usd", "9,000")


def add_programs(store: Store, count: int, kind: str, status: str = "will_apply") -> list[int]:
    with store.write("Add"):
        return [programs.add(f"{kind} {n}", program_type=kind, status=status) for n in range(count)]


def test_applications_cost_what_their_clock_asks_and_dropping_some_is_cheaper(store: Store) -> None:
    """Story 6: 28 combined and 25 stand-alone programs are 693 dollars, three fewer 633."""
    add_programs(store, 28, "combined_peds")
    alone = add_programs(store, 25, "categorical")
    add_programs(store, 3, "categorical", status="considering")
    add_programs(store, 1, "")

    found = budget.read()
    assert [(line.count, line.cents) for line in found.applications] == [(25, 38_500), (28, 30_800)]
    assert found.total == Sum(cents=69_300)
    assert (found.without_clock, found.available, found.left) == (1, 900_000, 830_700)

    with store.write("Drop") as done:
        for program_id in alone[:3]:
            programs.edit(program_id, "status", "not_applying")
    assert budget.read().total.cents == 63_300
    store.revert(done[0])
    assert budget.read().total.cents == 69_300


def test_a_corrected_price_holds_for_its_season_and_is_undone(store: Store) -> None:
    add_programs(store, 30, "combined_peds")
    with store.write("Fee") as done:
        budget.correct_fee("eras_residency", 1, "12.50", source="the fee page", checked_on="2025-09-01")
    found = budget.read()
    assert found.total.cents == 30 * 1_250
    assert found.applications[0].table.origin.sources == ("the fee page",)

    with store.write("Another season"):
        profile.edit("target_year", 2026)
    assert budget.read().total.cents == 33_000
    assert not budget.season_fees().stated("eras_residency")

    with store.write("Back"):
        profile.edit("target_year", 2025)
        budget.correct_fee("eras_residency", 1, "")
    assert budget.read().total.cents == 33_000
    store.revert(done[0])


def test_each_rotation_has_its_price_and_what_the_plan_costs_without_it(store: Store) -> None:
    with store.write("Plan"):
        june = rotations.add("June place", starts_on="2025-06-02", ends_on="2025-06-27")
        late = rotations.add("Late place", starts_on="2025-08-18", ends_on="2025-09-12")
        housing = budget.add(CostKind.HOUSING, june, amount_cents="1,200.50", due_on="2025-05-01")
        budget.add(CostKind.TRAVEL, late, amount_cents="800")
        budget.add(CostKind.MEDICAL, late)
        budget.add(CostKind.OTHER, amount_cents="100", paid_on="2025-01-15")
    found = budget.read()
    assert [(site.site, site.sum, site.without.cents, site.letter) for site in found.sites] == [
        ("June place", Sum(120_050), 90_000, True),
        ("Late place", Sum(80_000, unknown=1), 130_050, False),
    ]
    assert found.total == Sum(210_050, paid=10_000, unknown=1)
    assert found.per_letter == 210_050
    assert [month.at.month for month in found.months if month.cents] == [1, 5, 8]

    with store.write("Known"):
        budget.edit(housing, "amount_cents", "")
    assert budget.read().total == Sum(90_000, paid=10_000, unknown=2)
    with store.write("Gone"):
        rotations.delete(late)
        budget.delete(housing)
    assert budget.read().total == Sum(10_000, paid=10_000)


def test_a_scenarios_costs_are_not_the_plans(store: Store) -> None:
    with store.write("Scenario"):
        other = Rotation.create(site="What if", scenario=Scenario.create(name="Cheaper"))
        budget.add(CostKind.TRAVEL, other.id, amount_cents="500")
    assert budget.read().total == Sum()
    assert budget.read().sites == ()


def test_another_currency_counts_once_its_rate_is_known(store: Store) -> None:
    with store.write("Visa"):
        budget.add(CostKind.VISA, amount_cents="51,800", currency="pkr")
    assert budget.read().total == Sum(unknown=1)

    with store.write("Rate"):
        budget.set_rate("PKR", "0.0036", source="my bank", seen_on="2026-11-01")
    found = budget.read()
    assert found.total == Sum(round(51_800 * fees.CENTS * 0.0036))
    assert [(rate.currency, rate.usd, rate.seen_on) for rate in found.rates] == [
        ("PKR", 0.0036, date(2026, 11, 1))
    ]
    with store.write("Forget"):
        budget.set_rate("PKR", "")
    assert budget.read().total == Sum(unknown=1)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: budget.add(CostKind.TRAVEL, amount_cents="about 300"), "number like 1,200.50"),
        (lambda: budget.add(CostKind.TRAVEL, amount_cents="-5"), "number like"),
        (lambda: budget.add(CostKind.TRAVEL, amount_cents="٣٠٠"), "number like"),
        (lambda: budget.add(CostKind.TRAVEL, currency="euros"), "three letters"),
        (lambda: budget.set_rate("EUR", "nan"), "what one unit is worth"),
        (lambda: budget.set_rate("EUR", "-1"), "what one unit is worth"),
    ],
)
def test_what_cannot_be_money_is_refused_in_one_sentence(store: Store, act: object, said: str) -> None:
    assert callable(act)
    with pytest.raises(UserError, match=said), store.write("Try"):
        act()
    assert budget.read().lines == ()


def test_a_slow_writers_letter_is_too_late_in_the_budget_too(store: Store) -> None:
    with store.write("Add"):
        profile.edit("target_year", 2027)
        slow = people.add("Dr Slow")
        people.edit(slow, "turnaround_days", 90)
        rotation = rotations.add("Birch", starts_on="2027-06-07", ends_on="2027-07-02")
    assert [site.letter for site in budget.read().sites] == [True]
    with store.write("Mentor"):
        rotations.edit(rotation, "mentor_id", slow)
    assert [site.letter for site in budget.read().sites] == [False]
    assert budget.read().per_letter is None
