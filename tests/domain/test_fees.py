"""What applying costs, by the examples the fee pages give and by what holds for any price list."""

import importlib.resources
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import fees
from matchplanner.domain.fees import Correction, Ending
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.season import Track
from matchplanner.errors import SeasonError

MAIN, JULY = Track.MAIN, Track.FELLOWSHIP_JULY


def shipped() -> tuple[fees.FeeTable | fees.Amount, ...]:
    file = importlib.resources.files("matchplanner.resources").joinpath("fees", "fees.toml")
    return fees.parse(tomllib.loads(file.read_text("utf-8")))


def dollars(match_year: int, *chosen: tuple[int, Track, str]) -> float:
    season = fees.of_season(shipped(), match_year)
    programs = [(track, specialty) for count, track, specialty in chosen for _ in range(count)]
    return sum(line.cents for line in fees.application_fees(season, programs)) / fees.CENTS


@pytest.mark.parametrize(
    ("match_year", "chosen", "usd"),
    [
        (2026, [(30, MAIN, "Pediatrics")], 330),
        (2026, [(43, MAIN, "Pediatrics"), (7, MAIN, "Internal Medicine")], 797),
        (2026, [(32, MAIN, "Pediatrics"), (32, MAIN, "Internal Medicine")], 780),
        (2026, [(30, JULY, "Medical Genetics")], 485),
        (2026, [(28, MAIN, "Pediatrics/Genetics"), (25, JULY, "Medical Genetics")], 693),
        (2026, [(28, MAIN, "Pediatrics/Genetics"), (22, JULY, "Medical Genetics")], 633),
        (2026, [(1, JULY, "Medical Genetics")], 115),
        (2026, [(31, JULY, "Medical Genetics")], 512),
        (2024, [(1, MAIN, "Pediatrics")], 99),
        (2024, [(35, MAIN, "Pediatrics")], 99 + 190 + 230 + 135),
        (2026, [], 0),
    ],
)
def test_what_eras_takes_by_the_pages_own_examples(
    match_year: int, chosen: list[tuple[int, Track, str]], usd: float
) -> None:
    assert dollars(match_year, *chosen) == usd


@pytest.mark.parametrize(
    ("ranks", "usd"),
    [
        (0, 0),
        (20, 0),
        (21, 30),
        (99, 79 * 30),
        (100, 80 * 30 + 50),
        (151, 131 * 30 + 100),
        (300, 280 * 30 + 200),
    ],
)
def test_what_the_rank_order_list_costs(ranks: int, usd: int) -> None:
    found = fees.rank_fee(fees.of_season(shipped(), 2024), MatchList.MAIN, ranks)
    assert (found.cents, found.too_many, found.free) == (usd * fees.CENTS, 0, 20)


def test_more_codes_than_nrmp_takes_have_no_price() -> None:
    found = fees.rank_fee(fees.of_season(shipped(), 2024), MatchList.MAIN, 301)
    assert (found.cents, found.most, found.too_many) == (None, 300, 1)


@pytest.mark.parametrize(("ranks", "cents"), [(20, 0), (21, None)])
def test_the_specialties_match_states_no_price_beyond_the_free_codes(ranks: int, cents: int | None) -> None:
    found = fees.rank_fee(fees.of_season(shipped(), 2024), MatchList.SPECIALTIES, ranks)
    assert (found.cents, found.free, found.most, found.too_many) == (cents, 20, None, 0)
    assert fees.rank_fee(fees.of_season(shipped(), 2024), MatchList.OUTSIDE, ranks).cents == 0


def test_a_season_without_prices_of_its_own_uses_the_newest_earlier_ones_and_says_so() -> None:
    season = fees.of_season(shipped(), 2028)
    assert season.tables["eras_residency"].origin.stated_for == (2025, 2026)
    assert not season.stated("eras_residency")
    assert fees.of_season(shipped(), 2025).stated("eras_residency")
    assert fees.of_season(shipped(), 2020).tables["eras_residency"].origin.stated_for == (2024,)


def test_a_price_of_the_users_own_wins_and_keeps_its_source() -> None:
    seen = date(2027, 9, 1)
    own = [
        Correction("eras_residency", 1, 12 * fees.CENTS, "https://example.org/fees", seen),
        Correction("nrmp_registration", 0, 75 * fees.CENTS),
        Correction("gone", 1, 5),
        Correction("eras_residency", 9, 5),
    ]
    season = fees.of_season(shipped(), 2028, own)
    table = season.tables["eras_residency"]
    assert table.cost(31) == (30 * 12 + 30) * fees.CENTS
    assert (table.origin.sources, table.origin.checked_on) == (("https://example.org/fees",), seen)
    assert season.amounts["nrmp_registration"].cents == 75 * fees.CENTS
    assert season.stated("eras_residency")
    assert not season.stated("eras_fellowship")


def test_a_program_outside_eras_costs_nothing_there() -> None:
    season = fees.of_season(shipped(), 2026)
    outside = [track for track in Track if track not in fees.TABLE_OF]
    assert fees.application_fees(season, [(track, "Medical Genetics") for track in outside]) == ()


@given(
    st.integers(0, 299), st.sampled_from(["eras_residency", "eras_fellowship", "nrmp_ranks", "nrmp_length"])
)
def test_one_more_never_costs_less(count: int, key: str) -> None:
    table = fees.of_season(shipped(), 2026).tables[key]
    assert table.cost(count) <= table.cost(count + 1)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"bands": [{"up_to": 3}]}, "needs a price"),
        ({"bands": [{"each": 3, "twice": 1}]}, "unknown key 'twice'"),
        ({"stated_for": []}, "list of whole numbers"),
    ],
)
def test_a_mistake_in_the_price_file_is_named(table: dict[str, object], said: str) -> None:
    whole = {"key": "k", "label": "L", "stated_for": [2026], "bands": [{"each": 1}]} | table
    with pytest.raises(SeasonError, match=said):
        fees.parse({"checked_on": date(2026, 1, 1), "table": [whole], "amount": [whole]})


@pytest.mark.parametrize("most", [50, 99, 120, 300, 400])
def test_a_list_may_be_as_long_as_the_user_found_and_no_longer(most: int) -> None:
    found = fees.of_season(shipped(), 2028, endings=[Ending(fees.LIMIT, most, "nrmp.org")])
    table, before = found.tables[fees.LIMIT], fees.of_season(shipped(), 2028).tables[fees.LIMIT]
    assert table.covers(most)
    assert not table.covers(most + 1)
    assert found.stated(fees.LIMIT)
    assert fees.rank_fee(found, MatchList.MAIN, most + 2).too_many == 2
    for count in (1, most // 2, min(most, 300)):
        assert table.cost(count) == before.cost(count), "the prices of shorter lists stay"
    assert fees.of_season(shipped(), 2028, endings=[Ending("gone", 5)]).tables.keys() == found.tables.keys()
