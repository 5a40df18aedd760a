"""Places on the rank order list."""

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.ranking import moved

ORDERS = st.lists(st.integers(), min_size=1, unique=True)


@given(ORDERS, st.data(), st.integers(-5, 50))
def test_a_move_is_a_permutation_that_leaves_the_others_in_order(
    order: list[int], data: st.DataObject, to: int
) -> None:
    item = data.draw(st.sampled_from(order))
    after = moved(order, item, to)
    assert sorted(after) == sorted(order)
    assert [other for other in after if other != item] == [other for other in order if other != item]
    assert after.index(item) == min(max(to, 1), len(order)) - 1


@given(ORDERS, st.data())
def test_moving_back_gives_the_order_from_before(order: list[int], data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(order))
    to = data.draw(st.integers(1, len(order)))
    assert moved(moved(order, item, to), item, order.index(item) + 1) == tuple(order)
