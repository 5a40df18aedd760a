"""States, regions and divisions."""

from collections import Counter

import pytest

from matchplanner.domain import places
from matchplanner.domain.places import Division, Region


def test_fifty_states_the_district_and_five_territories_are_known() -> None:
    assert len(places.STATES) == 56
    regions = Counter(places.region_of(state) for state in places.STATES)
    assert regions == {
        Region.SOUTH: 17,
        Region.WEST: 13,
        Region.MIDWEST: 12,
        Region.NORTHEAST: 9,
        Region.TERRITORIES: 5,
    }


def test_every_division_is_part_of_a_region_and_has_states() -> None:
    used = {places.division_of(state) for state in places.STATES} - {None}
    assert used == set(Division)
    assert {division.region for division in Division} == set(Region) - {Region.TERRITORIES}


@pytest.mark.parametrize(
    ("typed", "code", "region"),
    [
        ("MN", "MN", "Midwest"),
        (" mn ", "MN", "Midwest"),
        ("new  york", "NY", "Northeast"),
        ("PR", "PR", "Territories"),
        ("Ontario", "", ""),
        ("", "", ""),
    ],
)
def test_a_state_is_read_from_code_or_name(typed: str, code: str, region: str) -> None:
    assert places.state_code(typed) == code
    assert places.region_of(typed) == region


def test_the_users_own_region_wins() -> None:
    assert places.region_of("MN", "Upper Midwest") == "Upper Midwest"
    assert places.region_of("MN", "  ") == "Midwest"
    assert places.region_of("Ontario", "Canada") == "Canada"


def test_a_territory_has_no_division() -> None:
    assert places.division_of("PR") is None
    assert places.division_of("MN") is Division.WEST_NORTH_CENTRAL
