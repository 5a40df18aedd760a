"""Days and pixels, and labels that never overlap."""

from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import timeline
from matchplanner.ui.rotations import labels
from matchplanner.ui.rotations.geometry import Scale

SCALE = Scale(timeline.window(2027), 8, 770)
DAYS = st.dates(date(2026, 1, 1), date(2028, 6, 30))


@given(DAYS, st.floats(200, 4000))
def test_the_middle_of_a_day_is_that_day(day: date, width: float) -> None:
    scale = Scale(timeline.window(2027), 8, width)
    assert scale.day_at(scale.middle(day)) == day


@given(DAYS, st.integers(1, 400))
def test_later_days_lie_further_right(day: date, days: int) -> None:
    assert SCALE.x(day + timedelta(days=days)) > SCALE.x(day)


def test_there_are_exactly_fourteen_months_side_by_side() -> None:
    months = list(SCALE.months(2027))
    assert len(months) == 14
    assert (months[0][1], round(months[-1][2], 6)) == (SCALE.left, SCALE.right)
    for (_one, _left, end), (_other, start, _right) in pairwise(months):
        assert end == start


def test_every_week_has_its_tick() -> None:
    ticks = list(SCALE.mondays())
    assert len(ticks) == 61
    assert all(SCALE.day_at(x + 0.01).weekday() == 0 for x in ticks)


def test_what_lies_outside_the_calendar_is_not_drawn() -> None:
    outside = timeline.default_span(date(2025, 5, 5))
    assert SCALE.clipped(outside) is None


@given(st.lists(st.tuples(st.floats(8, 770), st.floats(5, 400)), max_size=12))
def test_no_two_labels_overlap_and_none_passes_the_right_edge(points: list[tuple[float, float]]) -> None:
    placed = labels.place(points, mark=8, gap=8, right=778)
    assert len(placed) == len(points)
    for spot, (x, width) in zip(placed, points, strict=True):
        assert spot.right <= 778.001
        assert spot.left <= x <= spot.right
        assert spot.right - spot.left >= width
    for one, other in combinations(placed, 2):
        if one.row == other.row:
            assert one.right + 7.999 <= other.left or other.right + 7.999 <= one.left
