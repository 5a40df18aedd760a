"""The applicant's own list as a market knows it, and two orders on invented markets."""

import pytest

from matchplanner.services import programs, ranking, simulation
from matchplanner.services.simulation import OwnProgram
from matchplanner.store.store import Store


@pytest.fixture
def listed(store: Store) -> list[int]:
    """Four programs, two of one name and institution, one that is called as the applicant is."""
    with store.write("Fill"):
        made = [
            programs.add("Genetics", institution="Mayo", tier=1),
            programs.add("Genetics", institution="Emory"),
            programs.add("Genetics", institution="Mayo", tier=3),
            programs.add("You"),
        ]
        for program in made:
            ranking.add(program)
    return made


def test_programs_of_one_name_are_told_apart(listed: list[int]) -> None:
    first, second, third, fourth = listed
    assert simulation.own_list() == (
        OwnProgram(first, "Genetics, Mayo", 1),
        OwnProgram(second, "Genetics, Emory", None),
        OwnProgram(third, "Genetics, Mayo (rank 3)", 3),
        OwnProgram(fourth, "You (rank 4)", None),
    )


@pytest.mark.usefixtures("listed")
def test_two_thousand_markets_are_the_same_for_the_same_seed() -> None:
    honest = [one.name for one in simulation.own_list()]
    told = []
    tally = simulation.compare(honest, honest[::-1], 2_000, 1, progress=lambda *done: told.append(done))
    assert tally.cautious_better == 0
    assert tally.honest_better > 0
    assert tally.honest_better + tally.same == tally.runs == len(told) == 2_000
    assert tally == simulation.compare(honest, honest[::-1], 2_000, 1)
