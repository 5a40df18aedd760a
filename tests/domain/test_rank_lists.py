"""Which list a program stands on, and moves within one list that leave the others alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.rank_lists import MatchList, Membership, membership, moved_within, rearranged

ORDERS = st.permutations(range(8)).flatmap(
    lambda order: st.tuples(st.just(order), st.sets(st.sampled_from(order), min_size=1))
)


@pytest.mark.parametrize(
    ("track", "kind", "broader", "expected"),
    [
        ("main", "categorical", "", Membership(MatchList.MAIN, "Medical genetics and genomics")),
        ("", "combined_peds", "", Membership(MatchList.MAIN, "Pediatrics/Medical genetics")),
        ("", "categorical", "", Membership(MatchList.SPECIALTIES, "Medical genetics and genomics")),
        (
            "fellowship_december",
            "combined_im",
            "",
            Membership(MatchList.SPECIALTIES, "Internal medicine/Medical genetics"),
        ),
        ("fellowship_july", "", "", Membership(MatchList.SPECIALTIES, "Medical genetics and genomics")),
        ("outside", "categorical", "", Membership(MatchList.OUTSIDE)),
        ("", "", "Pediatrics", Membership(MatchList.MAIN, "Pediatrics")),
        ("", "", "", Membership(MatchList.MAIN, known=False)),
        ("a later version's", "", "", Membership(MatchList.MAIN, known=False)),
    ],
)
def test_a_program_stands_on_the_list_of_its_match(
    track: str, kind: str, broader: str, expected: Membership
) -> None:
    assert membership(track, kind, broader) == expected


def test_only_what_a_match_takes_is_certified() -> None:
    assert [one for one in MatchList if one.certified] == [MatchList.MAIN, MatchList.SPECIALTIES]
    assert MatchList.read("fellowship_july") is MatchList.SPECIALTIES
    assert MatchList.read("a later version's") is MatchList.MAIN


@given(ORDERS, st.integers(-2, 11), st.data())
def test_a_move_changes_one_list_and_leaves_the_other_where_it_is(
    given_order: tuple[list[int], set[int]], to: int, data: st.DataObject
) -> None:
    order, members = given_order
    item = data.draw(st.sampled_from(sorted(members)))
    after = moved_within(order, members, item, to)
    assert sorted(after) == sorted(order)
    for before, now in zip(order, after, strict=True):
        assert before == now or {before, now} <= members
    own = [key for key in after if key in members]
    assert own.index(item) == min(max(to, 1), len(own)) - 1
    assert [key for key in own if key != item] == [key for key in order if key in members and key != item]


def test_a_list_is_rearranged_in_its_own_places() -> None:
    assert rearranged([1, 10, 2, 20, 3], [3, 1, 2]) == (3, 10, 1, 20, 2)
