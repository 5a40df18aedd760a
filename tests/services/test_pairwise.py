"""Two programs, or two criteria, at a time: what is stored, and what comes of it."""

from datetime import date
from fractions import Fraction

import pytest

from matchplanner.domain.pair_relations import Verdict
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import (
    considerations,
    interviews,
    pairwise,
    programs,
    rank_criteria,
    ranking,
    trade_offs,
)
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.store.store import Store

FIRST, SECOND, EQUAL, SKIP = Verdict.FIRST, Verdict.SECOND, Verdict.EQUAL, Verdict.SKIP


@pytest.fixture
def plan(store: Store) -> dict[str, int]:
    """A, B and C on the list in this order; D with an interview only; E with neither."""
    with store.write("Fill"):
        made = {name: programs.add(name) for name in "ABCDE"}
        for name in "ABCD":
            interviews.add(made[name])
        for name in "ABC":
            ranking.add(made[name])
    return made


def test_listed_programs_and_those_with_an_interview_are_compared(plan: dict[str, int]) -> None:
    held = pairwise.board()
    assert [held.round.names[one] for one in held.round.items] == ["A", "B", "C", "D"]
    assert held.mine == {plan["A"]: 1, plan["B"]: 2, plan["C"]: 3}
    assert held.round.standing.question == (plan["A"], plan["B"])
    assert not held.differs


def test_a_pair_has_one_answer_whichever_way_round_it_is_put(
    store: Store, plan: dict[str, int], today: date
) -> None:
    a, b = plan["A"], plan["B"]
    with store.write("Answer"):
        first = pairwise.answer(a, b, FIRST, today)
        pairwise.annotate(first, "  the lab\n")
    with store.write("Answer again"):
        pairwise.answer(b, a, FIRST, date(2026, 10, 2))
    rows = pairwise.board().round.answers
    assert [(row.answer.over, row.made_on, row.note) for row in rows] == [
        ((b, a), date(2026, 10, 2), "the lab")
    ]
    assert pairwise.standing((a, b)).order == (b, a)
    with store.write("Forget"):
        pairwise.forget([row.id for row in rows])
    assert pairwise.board().round.answers == ()


def test_the_round_goes_on_from_the_stored_answers_alone(
    store: Store, plan: dict[str, int], today: date
) -> None:
    taste = {"C": 4, "A": 3, "D": 2, "B": 2}
    ids = {plan[name]: liked for name, liked in taste.items()}
    while (question := pairwise.board().round.standing.question) is not None:
        one, other = question
        verdict = EQUAL if ids[one] == ids[other] else FIRST if ids[one] > ids[other] else SECOND
        with store.write("Answer"):
            pairwise.answer(one, other, verdict, today)
    held = pairwise.board()
    assert held.round.standing.complete
    assert [held.round.standing.places[plan[name]].as_text() for name in "CABD"] == ["1", "2", "=3", "=3"]
    assert held.strengths[plan["C"]] == 1
    assert held.differs
    with store.write("Put in order"):
        pairwise.put_in_order(held.wanted)
    assert [name for _id, name in ranking.listed()] == ["C", "A", "B"], "D stays off the list"
    assert not pairwise.board().differs


def test_a_round_is_about_one_list_and_leaves_the_answers_of_another_alone(
    store: Store, plan: dict[str, int], today: date
) -> None:
    with store.write("Fellowships"):
        for name in "BD":
            programs.edit(plan[name], "program_type", "categorical")
        pairwise.answer(plan["B"], plan["D"], FIRST, today)
        pairwise.answer(plan["A"], plan["C"], SECOND, today)
    main, other = (pairwise.board(of) for of in (MatchList.MAIN, MatchList.SPECIALTIES))
    assert set(main.round.items) == {plan["A"], plan["C"]}
    assert main.wanted == (plan["C"], plan["A"])
    assert set(other.round.items) == {plan["B"], plan["D"]}
    with store.write("Begin anew"):
        pairwise.forget([row.id for row in main.round.answers])
        pairwise.put_in_order(main.wanted)
    assert pairwise.board(MatchList.SPECIALTIES).round.standing.complete
    assert pairwise.board(MatchList.MAIN).round.answers == ()
    assert ranking.listed(MatchList.MAIN) == ((plan["C"], "C"), (plan["A"], "A"))
    assert ranking.listed(MatchList.SPECIALTIES) == ((plan["B"], "B"),)


def test_skipped_questions_come_again_when_they_are_wanted(
    store: Store, plan: dict[str, int], today: date
) -> None:
    with store.write("Leave three"):
        ranking.remove(plan["C"])
        for name in "CD":
            interviews.delete(next(row.id for row in interviews.rows() if row.program_id == plan[name]))
        pairwise.answer(plan["A"], plan["B"], SKIP, today)
    held = pairwise.board().round.standing
    assert (held.question, held.skipped) == (None, ((plan["A"], plan["B"]),))
    with store.write("Ask again"):
        pairwise.forget(pairwise.board().round.skipped)
    assert pairwise.board().round.standing.question == (plan["A"], plan["B"])


def test_a_program_that_goes_takes_its_answers_along(store: Store, plan: dict[str, int], today: date) -> None:
    with store.write("Answer"):
        pairwise.answer(plan["A"], plan["B"], FIRST, today)
    with store.write("Delete"):
        programs.delete([plan["B"]])
    assert pairwise.board().round.answers == ()


def test_what_cannot_be_is_refused(store: Store, plan: dict[str, int], today: date) -> None:
    with pytest.raises(UserError, match="two different"), store.write("Answer"):
        pairwise.answer(plan["A"], plan["A"], FIRST, today)
    with pytest.raises(UserError, match="not in the plan"), store.write("Note"):
        pairwise.annotate(99, "note")
    with pytest.raises(UserError, match="not in the plan"):
        pairwise.card(99)


def test_a_card_tells_what_was_noted_and_no_score(store: Store, plan: dict[str, int]) -> None:
    with store.write("Note"):
        programs.edit(plan["A"], "city", "Boston")
        programs.edit(plan["A"], "state", "MA")
        considerations.add(plan["A"], ConsiderationKind.PRO, "Large metabolic clinic")
    shown = pairwise.card(plan["A"])
    assert (shown.program, shown.place) == ("A", "Boston, MA")
    assert shown.parts == (("For", ("Large metabolic clinic",)),)


def test_criteria_are_weighed_by_the_answers_and_changed_only_when_taken_over(
    store: Store, today: date
) -> None:
    with store.write("Criteria"):
        rank_criteria.add_usual()
    fit, visa, place = (row.id for row in rank_criteria.criteria())
    assert trade_offs.board().proposed == {}
    with store.write("Answer"):
        trade_offs.answer(fit, visa, SECOND, today)
        trade_offs.answer(place, fit, EQUAL, today)
    held = trade_offs.board()
    assert held.round.standing.complete
    assert held.proposed == {visa: Fraction(2, 3), fit: Fraction(1, 6), place: Fraction(1, 6)}
    assert held.differs
    assert {row.share for row in held.criteria} == {Fraction(1, 3)}
    with store.write("Take over"):
        rank_criteria.set_weights(held.proposed)
    assert [round(float(row.weight), 1) for row in rank_criteria.criteria()] == [16.7, 66.7, 16.7]
    assert not trade_offs.board().differs, "what was taken over is what was proposed"
    with store.write("Delete"):
        rank_criteria.delete(visa)
    assert [row.answer.verdict for row in trade_offs.board().round.answers] == [EQUAL]
    with store.write("Begin anew"):
        trade_offs.forget([row.id for row in trade_offs.board().round.answers])
    assert trade_offs.board().round.answers == ()
