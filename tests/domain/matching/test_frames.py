"""A match picture by picture, the smallest market in which caution costs a place, and cautious orders."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.matching import invented
from matchplanner.domain.matching.acceptance import Outcome, blocking_pairs, solve, steps
from matchplanner.domain.matching.caution import Caution, cautious, usual
from matchplanner.domain.matching.frames import frames
from matchplanner.domain.matching.invented import ME
from matchplanner.domain.matching.worked import CAUTIOUS, HONEST, RIVAL, worked

NAMES = ("A", "B", "C")


def test_the_worked_example_gives_the_honest_list_more_than_the_cautious_one() -> None:
    assert solve(worked(HONEST)) == {ME: "P1", RIVAL: "P2"}
    assert solve(worked(CAUTIOUS)) == {ME: "P2", RIVAL: "P1"}
    for ranks in (HONEST, CAUTIOUS):
        assert not list(blocking_pairs(worked(ranks), solve(worked(ranks))))


def test_frames_show_who_is_held_after_each_proposal() -> None:
    seen = frames(worked(CAUTIOUS))
    assert [(one.step.applicant, one.step.outcome) for one in seen if one.step is not None] == [
        (ME, Outcome.HELD),
        (RIVAL, Outcome.FULL),
        (RIVAL, Outcome.HELD),
    ]
    assert [dict(one.held) for one in seen] == [
        {"P1": (), "P2": ()},
        {"P1": (), "P2": (ME,)},
        {"P1": (), "P2": (ME,)},
        {"P1": (RIVAL,), "P2": (ME,)},
    ]
    assert seen[0].program_of(ME) is None
    assert seen[-1].program_of(ME) == "P2"


@given(seed=st.integers(0, 500), order=st.permutations(NAMES))
def test_frames_from_my_first_proposal_on_begin_where_the_others_ended(seed: int, order: list[str]) -> None:
    frame = invented.market(NAMES, dict.fromkeys(NAMES, 2), Random(seed))
    market = invented.with_list(frame, order)
    whole, mine = frames(market), frames(market, since=ME)
    assert mine[0].step is None
    assert mine[0].program_of(ME) is None
    assert mine[0].before + len(mine) == len(whole) == len(list(steps(market))) + 1
    assert mine[1:] == whole[mine[0].before + 1 :]
    assert mine[-1].program_of(ME) == solve(market)[ME]
    for one in mine:
        for program, there in one.held.items():
            ranks = market.programs[program].ranks
            assert list(there) == sorted(there, key=ranks.index)
            assert len(there) <= 2


def test_a_cautious_order_begins_with_what_seems_safest() -> None:
    tiers = {1: 1, 2: 3, 3: None, 4: 2, 5: 3}
    assert cautious((1, 2, 3, 4, 5), tiers, Caution.SAFEST) == (2, 5, 4, 1, 3)
    assert cautious((1, 2, 3), {}, Caution.FIRST_LAST) == (2, 3, 1)
    assert cautious((1, 2, 3), {}, Caution.REVERSED) == (3, 2, 1)
    assert usual((1, 2), tiers) is Caution.SAFEST
    assert usual((2, 1), tiers) is Caution.FIRST_LAST, "by tier it would stay as it is"
    assert cautious((), {}, Caution.FIRST_LAST) == ()
