"""Days and pixels, and labels that never overlap."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import timeline
from matchplanner.ui.rotations import labels
from matchplanner.ui.rotations.geometry import Scale
from matchplanner.ui.rotations.labels import Box, Side
from matchplanner.ui.rotations.zoom import Zoom

SCALE = Scale(timeline.window(2027), 8, 770)
IN_SIGHT = ((Zoom.SEASON, 426), (Zoom.QUARTER, 92), (Zoom.MONTH, 31))
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
    assert all(SCALE.day_at(x + 0.01) == day and day.weekday() == 0 for day, x in ticks)


def test_the_days_in_sight_are_those_between_two_points() -> None:
    days = list(SCALE.days(SCALE.x(date(2026, 7, 1)), SCALE.x(date(2026, 8, 3)) + 0.1))
    assert [day for day, _x in days] == [date(2026, 8, 1), date(2026, 8, 2), date(2026, 8, 3)]
    assert days[2][1] == SCALE.x(date(2026, 8, 3))


@pytest.mark.parametrize("width", [400, 700, 1900])
def test_a_season_fills_the_width_a_quarter_and_a_month_are_closer(width: int) -> None:
    days = timeline.window(2027).days
    assert [round(width * zoom.factor(days) / days * shown) for zoom, shown in IN_SIGHT] == [width] * 3


def test_what_lies_outside_the_calendar_is_not_drawn() -> None:
    outside = timeline.default_span(date(2025, 5, 5))
    assert SCALE.clipped(outside) is None


@given(
    st.lists(st.tuples(st.floats(8, 770), st.floats(1, 200), st.floats(5, 400)), max_size=12),
    st.sampled_from([None, 4.0]),
)
def test_no_two_labels_overlap_and_none_passes_the_right_edge(
    given_boxes: list[tuple[float, float, float]], padding: float | None
) -> None:
    boxes = [Box(left, min(left + width, 778), text, padding) for left, width, text in given_boxes]
    placed = labels.place(boxes, gap=8, right=778)
    assert len(placed) == len(boxes)
    for spot, box in zip(placed, boxes, strict=True):
        assert spot.right <= 778.001
        assert spot.left <= box.left
        assert spot.right >= box.right
        if spot.side is Side.INSIDE:
            assert (spot.left, spot.right) == (box.left, box.right)
            assert padding is not None
            assert box.text + 2 * padding <= box.right - box.left
        else:
            assert spot.right - spot.left >= box.text
    for one, other in combinations(placed, 2):
        if one.row == other.row:
            assert one.right + 7.999 <= other.left or other.right + 7.999 <= one.left
