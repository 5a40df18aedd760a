"""The algorithm of the Match: NRMP's own example, stability, and that honesty never loses."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.matching.acceptance import Outcome, blocking_pairs, solve, steps, unfilled
from matchplanner.domain.matching.market import Market, Program

NRMP = Market(
    {
        "Anderson": ("City",),
        "Chen": ("City", "Mercy"),
        "Ford": ("City", "General", "Mercy"),
        "Davis": ("Mercy", "City", "General"),
        "Eastman": ("City", "Mercy", "General"),
    },
    {
        "Mercy": Program(2, ("Chen", "Ford")),
        "City": Program(2, ("Eastman", "Anderson", "Chen", "Davis", "Ford")),
        "General": Program(2, ("Eastman", "Anderson", "Ford", "Davis")),
    },
)
"""The example of NRMP's "Run A Match"."""

APPLICANTS = ("a", "b", "c", "d")
PROGRAMS = ("P", "Q", "R")


@st.composite
def markets(draw: st.DrawFn) -> Market:
    def some(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(names), unique=True, max_size=len(names))))

    applicants = APPLICANTS[: draw(st.integers(1, len(APPLICANTS)))]
    programs = PROGRAMS[: draw(st.integers(1, len(PROGRAMS)))]
    return Market(
        {name: some(programs) for name in applicants},
        {name: Program(draw(st.integers(0, 2)), some(applicants)) for name in programs},
    )


def assignments(market: Market) -> Iterator[dict[str, str | None]]:
    """Yield what could happen: each applicant unmatched or where both rank each other, within quotas."""
    choices = [
        [None, *(name for name in ranks if applicant in market.programs[name].ranks)]
        for applicant, ranks in market.applicants.items()
    ]
    for ends in itertools.product(*choices):
        if all(ends.count(name) <= program.quota for name, program in market.programs.items()):
            yield dict(zip(market.applicants, ends, strict=True))


def place(market: Market, applicant: str, program: str | None) -> int:
    ranks = market.applicants[applicant]
    return len(ranks) if program is None else ranks.index(program)


def test_nrmps_example_ends_as_published() -> None:
    matches = solve(NRMP)
    assert matches == {
        "Anderson": "City",
        "Chen": "Mercy",
        "Ford": "General",
        "Davis": "General",
        "Eastman": "City",
    }
    assert unfilled(NRMP, matches) == {"Mercy": 1, "City": 0, "General": 0}


def test_the_steps_tell_who_is_held_and_who_is_let_go() -> None:
    told = [(step.applicant, step.program, step.outcome, step.let_go) for step in steps(NRMP)]
    assert told[0] == ("Anderson", "City", Outcome.HELD, "")
    assert ("Davis", "Mercy", Outcome.NOT_RANKED, "") in told
    assert ("Ford", "City", Outcome.FULL, "") in told
    assert ("Eastman", "City", Outcome.REPLACED, "Chen") in told
    assert told[-1] == ("Chen", "Mercy", Outcome.HELD, "")


@pytest.mark.parametrize("order", list(itertools.permutations(NRMP.applicants))[::7])
def test_who_proposes_first_changes_nothing(order: tuple[str, ...]) -> None:
    turned = Market({name: NRMP.applicants[name] for name in order}, NRMP.programs)
    assert solve(turned) == solve(NRMP)


@given(markets())
def test_the_match_is_the_stable_one_that_is_best_for_every_applicant(market: Market) -> None:
    found = solve(market)
    stable = [ends for ends in assignments(market) if not any(blocking_pairs(market, ends))]
    assert found in stable
    for applicant in market.applicants:
        assert place(market, applicant, found[applicant]) == min(
            place(market, applicant, ends[applicant]) for ends in stable
        )


@given(markets())
def test_no_other_list_brings_an_applicant_a_better_program(market: Market) -> None:
    me = next(iter(market.applicants))
    honest = place(market, me, solve(market)[me])
    names = tuple(market.programs)
    lists = (ranks for size in range(len(names) + 1) for ranks in itertools.permutations(names, size))
    for ranks in lists:
        end = solve(Market({**market.applicants, me: ranks}, market.programs))[me]
        truly = market.applicants[me]
        assert end is None or end not in truly or truly.index(end) >= honest
