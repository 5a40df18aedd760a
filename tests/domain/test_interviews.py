"""Wall times as typed and stored, and the counters of likes and questions."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.interviews import Enough, enough, parse_wall, wall_text
from matchplanner.errors import UserError


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, Enough.FEW), (1, Enough.FEW), (2, Enough.FINE), (3, Enough.FINE), (4, Enough.MANY)],
)
def test_two_or_three_points_are_enough(count: int, expected: Enough) -> None:
    assert enough(count) is expected


@given(
    st.datetimes(
        min_value=datetime.fromisoformat("1950-01-01"), max_value=datetime.fromisoformat("2101-12-31")
    )
)
def test_a_wall_time_reads_back_to_the_minute(wall: datetime) -> None:
    assert parse_wall(wall_text(wall)) == wall.replace(second=0, microsecond=0)


def test_a_blank_is_a_time_not_known() -> None:
    assert parse_wall(None) is None
    assert parse_wall(" ") is None
    assert wall_text(None) is None


@pytest.mark.parametrize(
    "wall", ["9999-12-31 23:59", "0001-01-01 00:00", datetime.fromisoformat("1949-12-31 23:59")]
)
def test_a_year_that_nobody_plans_for_is_refused(wall: object) -> None:
    with pytest.raises(UserError, match="must lie between 1950 and 2101"):
        parse_wall(wall)


@pytest.mark.parametrize("typed", ["tomorrow", "2027-11-10", "2027-11-10 25:00", "2027-02-30 09:00"])
def test_what_is_no_time_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError, match="must look like 2027-11-10 09:00"):
        parse_wall(typed)
