"""The rank order list on a real plan."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.errors import UserError
from matchplanner.services import programs as catalogue
from matchplanner.services import ranking
from matchplanner.store.schema import Interview, Program, RankEntry
from matchplanner.store.store import Store


@pytest.fixture
def programs(store: Store) -> list[int]:
    """Four programs; all but the last have interviewed."""
    with store.write("Add"):
        found = [Program.create(name=name, nrmp_code="1490765C0").id for name in ("A", "B", "C", "D")]
        for program in found[:3]:
            Interview.create(program=program, status="done")
    return found


def test_interviewed_programs_are_offered_until_they_are_listed(store: Store, programs: list[int]) -> None:
    assert [c.program for c in ranking.candidates()] == ["A", "B", "C"]
    with store.write("Rank"):
        ranking.add(programs[1])
    assert [c.program for c in ranking.candidates()] == ["A", "C"]
    assert [c.program for c in ranking.others()] == ["A", "C", "D"]


def test_an_entry_says_whether_there_was_an_interview(store: Store, programs: list[int]) -> None:
    with store.write("Rank"):
        for program in programs:
            ranking.add(program)
        Interview.update(status="cancelled").where(Interview.program == programs[1]).execute()
    assert [row.interviewed for row in ranking.rows()] == [True, False, True, False]
    assert not ranking.rows()[0].score.known
    assert ranking.listed() == tuple(zip(programs, "ABCD", strict=True))


def test_a_program_stands_on_the_list_once(store: Store, programs: list[int]) -> None:
    with store.write("Rank"):
        ranking.add(programs[0])
    with pytest.raises(UserError, match="A is on the rank list already"), store.write("Rank"):
        ranking.add(programs[0])
    with pytest.raises(UserError, match="not in the plan"), store.write("Rank"):
        ranking.add(99)


def test_a_note_stays_with_its_program_through_a_move(store: Store, programs: list[int]) -> None:
    with store.write("Rank"):
        for program in programs:
            ranking.add(program)
        ranking.annotate(programs[3], "best metabolic clinic")
        ranking.move(programs[3], 1)
    assert [row.program for row in ranking.rows()] == ["D", "A", "B", "C"]
    assert ranking.rows()[0].note == "best metabolic clinic"


def test_a_deleted_program_leaves_no_gap(store: Store, programs: list[int]) -> None:
    with store.write("Rank"):
        for program in programs:
            ranking.add(program)
    with store.write("Delete"):
        Program.get_by_id(programs[1]).delete_instance()
    assert [(row.position, row.program) for row in ranking.rows()] == [(1, "A"), (2, "C"), (3, "D")]
    with store.write("Rank"):
        ranking.move(programs[3], 2)
    assert [(row.position, row.program) for row in ranking.rows()] == [(1, "A"), (2, "D"), (3, "C")]
    with pytest.raises(UserError, match="not on the rank list"), store.write("Remove"):
        ranking.remove(programs[1])


STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "move"]), st.integers(0, 3), st.integers(-1, 6)))


@given(STEPS)
def test_positions_stay_one_to_n_whatever_happens(steps: list[tuple[str, int, int]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(Store.create(Path(folder) / "p.db")) as store,
    ):
        with store.write("Add"):
            ids = [Program.create(name=name).id for name in "ABCD"]
        listed: list[int] = []
        for verb, which, to in steps:
            program = ids[which]
            with store.write(verb):
                if verb == "add" and program not in listed:
                    ranking.add(program)
                    listed.append(program)
                elif verb == "remove" and program in listed:
                    ranking.remove(program)
                    listed.remove(program)
                elif verb == "move" and program in listed:
                    ranking.move(program, to)
            stored = [row.position for row in RankEntry.select().order_by(RankEntry.position)]
            assert stored == list(range(1, len(listed) + 1))
            assert {row.program_id for row in ranking.rows()} == set(listed)


def test_deleting_programs_closes_the_list_up(store: Store, programs: list[int]) -> None:
    with store.write("Rank"):
        for program in programs:
            ranking.add(program)
    with store.write("Delete"):
        catalogue.delete([programs[0], programs[2]])
    assert [entry.position for entry in RankEntry.select().order_by(RankEntry.id)] == [1, 2]
