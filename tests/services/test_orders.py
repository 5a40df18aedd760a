"""Three orders on a real plan, and each way to settle where they disagree: one step, undone whole."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from matchplanner.domain.orders import Dispute, Order
from matchplanner.domain.pair_relations import Verdict
from matchplanner.domain.rank_lint import RankRule
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.settling import Way
from matchplanner.errors import UserError
from matchplanner.services import (
    orders,
    pair_answers,
    programs,
    rank_criteria,
    rank_lint,
    ranking,
    settlements,
)
from matchplanner.store.schema import Interview, Preference, Program, RankChoice, Settlement
from matchplanner.store.store import Store

TODAY = date(2028, 2, 12)
RATINGS = {"A": (9, 6, 5), "B": (7, 9, 4), "C": (6, 8, 9), "D": (8, 4, 8)}
FIT, VISA, PLACE = range(3)


@pytest.fixture
def made(store: Store) -> dict[str, int]:
    """The worked example in the order A to D; E has only interviewed; two at a time, A above C."""
    with store.write("Fill"):
        ids = {name: programs.add(name) for name in (*RATINGS, "E")}
        rank_criteria.add_usual()
        for row, weight in zip(rank_criteria.criteria(), (40, 35, 25), strict=True):
            rank_criteria.set_weight(row.id, weight)
        for name, values in RATINGS.items():
            ranking.add(ids[name])
            for row, value in zip(rank_criteria.criteria(), values, strict=True):
                rank_criteria.rate(ids[name], row.id, value, TODAY)
        Interview.create(program=ids["E"], status="done")
        pair_answers.put(RankChoice, ids["A"], ids["C"], Verdict.FIRST, TODAY)
    return ids


def dispute(made: dict[str, int], names: str = "AC") -> Dispute:
    pair = {made[name] for name in names}
    return next(one for one in orders.board().disputes if one.pair == pair)


def said() -> list[str]:
    board = orders.board()
    return [board.sentence(one) for one in board.disputes]


def place(name: int) -> int:
    return rank_criteria.criteria()[name].id


def test_the_three_orders_stand_side_by_side(made: dict[str, int]) -> None:
    board = orders.board()
    names = {line.id: line.program for line in board.lines}
    assert [names[key] for key in board.by_score] == ["C", "A", "B", "D", "E"]
    assert [line.mine for line in board.lines] == [1, 2, 3, 4, None]
    by_score = [line.by_score and line.by_score.as_text() for line in board.lines]
    assert by_score == ["=2", "=2", "1", "4", None]
    by_pairs = [line.by_pairs and line.by_pairs.as_text() for line in board.lines]
    assert by_pairs == ["1-4", None, "2-5", None, None], "nothing was said of B, D and E"
    assert board.by_pairs.index(made["A"]) < board.by_pairs.index(made["C"])
    assert said() == [
        "You rank A above C, and put them so two at a time, but C scores 0.50 more.",
        "You rank B above C, which scores 0.50 more.",
    ]
    scored = board.disputes[0].scored
    assert scored is not None
    assert board.criterion(scored.criterion) == "Geography and personal"


def test_programs_of_two_matches_are_never_held_against_each_other(
    store: Store, made: dict[str, int]
) -> None:
    with store.write("Move"):
        programs.edit(made["C"], "program_type", "categorical")
        ranking.move(made["C"], 3)
    main, other = (orders.board(of) for of in (MatchList.MAIN, MatchList.SPECIALTIES))
    assert {line.program for line in other.lines} == {"C"}
    assert {line.program for line in main.lines} == {"A", "B", "D", "E"}
    assert [one.pair for one in (*main.disputes, *other.disputes)] == []
    with store.write("Move"):
        ranking.move(made["D"], 1)
    (first, *_rest) = orders.board(MatchList.MAIN).disputes
    changes = orders.place_changes(orders.board(MatchList.MAIN), first)
    assert {(one.program, one.now, one.then) for one in changes} == {
        (first.below, 2, 1),
        (made["D"], 1, 2),
    }, "places are those of the list"


def test_each_side_of_a_disagreement_is_named(store: Store, made: dict[str, int]) -> None:
    with store.write("Move"):
        ranking.move(made["C"], 1)
    assert said() == ["Two at a time you put A above C, which you rank higher and which scores 0.50 more."]
    with store.write("Answer"):
        pair_answers.put(RankChoice, made["C"], made["A"], Verdict.FIRST, TODAY)
        ranking.move(made["A"], 1)
    assert said() == ["You rank A above C, which you put first two at a time and which scores 0.50 more."]
    with store.write("Remove"):
        ranking.remove(made["A"])
        pair_answers.put(RankChoice, made["A"], made["C"], Verdict.FIRST, TODAY)
        Interview.create(program=made["A"], status="done")
    assert said() == ["Two at a time you put A above C, which scores 0.50 more."]
    with store.write("Answer"):
        pair_answers.put(RankChoice, made["B"], made["D"], Verdict.SECOND, TODAY)
        rank_criteria.rate(made["B"], place(FIT), "", TODAY)
    assert said()[-1] == "You rank B above D, but two at a time you put D first."


Settle = Callable[[Dispute], None]


def by_weight(one: Dispute) -> None:
    change = orders.weight_changes(orders.board(), one)[0]
    orders.change_weights(one, change.weights, " Family is near ", TODAY)


def by_rating(one: Dispute) -> None:
    change = orders.rating_changes(orders.board(), one)[0]
    orders.change_rating(one, change, str(float(change.then)), "Family is near", TODAY)


def by_order(one: Dispute) -> None:
    change = orders.place_changes(orders.board(), one)[0]
    orders.change_place(one, change, "Family is near", TODAY)


def by_leaving(one: Dispute) -> None:
    orders.leave(one, "Family is near", TODAY)


WAYS = {Way.WEIGHT: by_weight, Way.RATING: by_rating, Way.ORDER: by_order, Way.LEFT: by_leaving}


@pytest.mark.parametrize("way", Way)
def test_each_way_is_one_step_that_writes_change_and_reason_and_is_undone_whole(
    store: Store, made: dict[str, int], way: Way
) -> None:
    before, pair = store.dump(), dispute(made)
    with store.write("Settle") as done:
        WAYS[way](pair)
    board = orders.board()
    assert pair.pair not in {one.pair for one in board.disputes}
    (settled,) = board.settled
    assert (settled.settled.way, settled.settled.reason) == (way, "Family is near")
    assert (settled.settled.made_on, settled.settled.pair) == (TODAY, pair.pair)
    assert (settled.dispute is not None) == (way in (Way.LEFT, Way.ORDER)), "the answer still stands"
    (change,) = done
    back = store.revert(change)
    assert store.dump() == before
    store.revert(back)
    assert orders.board().settled == board.settled


def test_the_proposed_weight_levels_the_pair_and_leaves_the_others_as_typed(
    store: Store, made: dict[str, int]
) -> None:
    change = orders.weight_changes(orders.board(), dispute(made))[0]
    assert (change.criterion, change.part) == (place(PLACE), Fraction(1, 7)), "what speaks most comes first"
    with store.write("Settle"):
        by_weight(dispute(made))
    assert [row.weight for row in rank_criteria.criteria()] == [40, 35, Fraction(25, 2)]
    places = {line.program: line.by_score and line.by_score.as_text() for line in orders.board().lines}
    assert (places["A"], places["C"]) == ("=2", "=2")


def test_a_rating_that_leaves_the_two_apart_is_refused_and_nothing_is_written(
    store: Store, made: dict[str, int]
) -> None:
    before, pair = store.dump(), dispute(made)
    change = next(one for one in orders.rating_changes(orders.board(), pair) if one.program == made["A"])
    assert (change.criterion, float(change.now), float(change.then)) == (place(PLACE), 5.0, 7.0)
    with pytest.raises(UserError, match=r"still 0\.25 apart"), store.write("Settle"):
        orders.change_rating(pair, change, "6", "Family is near", TODAY)
    with pytest.raises(UserError, match="from 0 to 10"), store.write("Settle"):
        orders.change_rating(pair, change, "11", "Family is near", TODAY)
    for settle in (by_leaving, by_weight):
        with pytest.raises(UserError, match="Say why"), store.write("Settle"):
            settle_without_reason(settle, pair)
    assert store.dump() == before


def settle_without_reason(settle: Settle, pair: Dispute) -> None:
    if settle is by_leaving:
        orders.leave(pair, "  ", TODAY)
    else:
        orders.change_weights(pair, {}, "", TODAY)


def test_what_is_left_comes_back_when_the_facts_behind_it_change(store: Store, made: dict[str, int]) -> None:
    with store.write("Settle"):
        by_leaving(dispute(made))
    with store.write("Weigh"):
        rank_criteria.set_weight(place(PLACE), "20")
    assert len(orders.board().settled) == 1, "less apart for the same reasons"
    with store.write("Weigh"):
        rank_criteria.set_weight(place(PLACE), "30")
    board = orders.board()
    assert board.settled == ()
    earlier = board.settled_before(dispute(made))
    assert earlier is not None
    assert earlier.reason == "Family is near"
    with store.write("Weigh"):
        rank_criteria.set_weight(place(PLACE), "25")
    assert len(orders.board().settled) == 1, "the facts are what they were"
    with store.write("Rate"):
        rank_criteria.rate(made["C"], place(FIT), "5.5", TODAY)
    assert orders.board().settled == ()
    with store.write("Settle"):
        by_leaving(dispute(made))
    assert Settlement.select().count() == 1, "the last word counts"
    with store.write("Answer"):
        pair_answers.put(RankChoice, made["A"], made["C"], Verdict.SECOND, TODAY)
    assert orders.board().settled == ()


def test_a_weight_that_is_taken_back_later_brings_the_disagreement_back(
    store: Store, made: dict[str, int]
) -> None:
    with store.write("Settle"):
        by_weight(dispute(made))
    with store.write("Weigh"):
        rank_criteria.set_weight(place(PLACE), "25")
    assert orders.board().settled == ()
    assert dispute(made).scored is not None


def test_a_settled_disagreement_is_none_for_page_and_checks(store: Store, made: dict[str, int]) -> None:
    with store.write("Weigh"):
        rank_criteria.set_weight(place(PLACE), "60")
    named = [one for one in rank_lint.findings(TODAY) if one.rule is RankRule.AGAINST_SCORE]
    assert [one.program for one in named] == [made["A"], made["B"]]
    with store.write("Settle"):
        by_leaving(dispute(made))
    assert dispute(made, "BC").above == made["B"]
    pairs = [{one.above, one.below} for one in rank_criteria.board().disagreements]
    assert {made["A"], made["C"]} not in pairs
    assert {made["B"], made["C"]} in pairs
    texts = [one.text for one in rank_lint.findings(TODAY) if one.program == made["A"]]
    assert not any("above C" in text for text in texts)


def test_an_answer_that_is_settled_is_no_finding(store: Store, made: dict[str, int]) -> None:
    def against_choice() -> list[int | None]:
        found = rank_lint.findings(TODAY)
        return [one.program for one in found if one.rule is RankRule.AGAINST_CHOICE]

    with store.write("Answer"):
        pair_answers.put(RankChoice, made["C"], made["A"], Verdict.FIRST, TODAY)
    assert against_choice() == [made["A"]]
    with store.write("Settle"):
        by_leaving(dispute(made))
    assert against_choice() == []
    with store.write("Rate"):
        rank_criteria.rate(made["A"], place(FIT), 8, TODAY)
    assert against_choice() == [made["A"]], "it has come back"


def test_what_is_settled_can_be_opened_again(store: Store, made: dict[str, int]) -> None:
    before = store.dump()
    with store.write("Settle"):
        by_leaving(dispute(made))
    with store.write("Open"):
        orders.reopen(orders.board().settled[0].settled)
    assert store.dump() == before
    assert Preference.select().where(Preference.key.startswith("settlement:")).count() == 0


def test_reasons_print_for_programs_on_the_list(store: Store, made: dict[str, int]) -> None:
    with store.write("Settle"):
        by_leaving(dispute(made, "BC"))
        by_rating(dispute(made))
    assert orders.kept() == (
        ("A and C, on which your orders disagreed: rating changed.", "Family is near"),
        ("You rank B above C, which scores 0.50 more.", "Family is near"),
    )
    with store.write("Rate"):
        rank_criteria.rate(made["B"], place(PLACE), "10", TODAY)
    assert len(orders.kept()) == 1, "B and C agree by now: nothing is kept"
    with store.write("Remove"):
        ranking.remove(made["A"])
    assert [reason for text, reason in orders.kept() if text.startswith("A ")] == []


def test_without_its_facts_or_its_programs_nothing_is_settled(store: Store, made: dict[str, int]) -> None:
    with store.write("Settle"):
        by_leaving(dispute(made))
        Preference.delete().where(Preference.key.startswith("settlement:")).execute()
    assert orders.board().settled == ()
    assert orders.board().settled_before(dispute(made)) is not None
    with store.write("Settle"):
        by_leaving(dispute(made))
        by_leaving(dispute(made, "BC"))
        Program.delete().where(Program.id == made["A"]).execute()
    assert [one.settled.pair for one in orders.board().settled] == [{made["B"], made["C"]}]
    with store.write("Open"):
        settlements.forget(made["B"], made["C"])
    assert Preference.select().where(Preference.key.startswith("settlement:")).count() == 0
    with pytest.raises(UserError, match="neither on the list"), store.write("Settle"):
        orders.leave(Dispute(made["A"], made["C"], (Order.MINE,), (Order.SCORE,)), "Gone", TODAY)
