"""The rank order list on a real plan."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import profile, rank_lists, ranking, season
from matchplanner.services import programs as catalogue
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


def test_each_match_counts_its_own_places_and_moves_leave_the_other_alone(
    store: Store, programs: list[int]
) -> None:
    kinds = ("combined_peds", "categorical", "combined_im", "categorical")
    with store.write("Rank"):
        for program, kind in zip(programs, kinds, strict=True):
            catalogue.edit(program, "program_type", kind)
            ranking.add(program)
    main, other = (ranking.rows(of) for of in (MatchList.MAIN, MatchList.SPECIALTIES))
    assert [(row.position, row.program) for row in main] == [(1, "A"), (2, "C")]
    assert [(row.position, row.program) for row in other] == [(1, "B"), (2, "D")]
    assert [row.member.specialty for row in main] == [
        "Pediatrics/Medical genetics",
        "Internal medicine/Medical genetics",
    ]
    with store.write("Move"):
        ranking.move(programs[3], 1)
    assert ranking.listed(MatchList.MAIN) == ((programs[0], "A"), (programs[2], "C"))
    assert ranking.listed(MatchList.SPECIALTIES) == ((programs[3], "D"), (programs[1], "B"))
    with store.write("Outside"):
        catalogue.edit(programs[0], "track", "outside")
    assert [row.program for row in ranking.rows(MatchList.OUTSIDE)] == ["A"]
    assert [row.program for row in ranking.rows(MatchList.MAIN)] == ["C"]
    assert rank_lists.in_play() == tuple(MatchList)
    assert rank_lists.shown("fellowship_july") is MatchList.SPECIALTIES
    assert rank_lists.shown() is MatchList.MAIN


def test_programs_are_offered_for_their_own_list(store: Store, programs: list[int]) -> None:
    with store.write("Type"):
        catalogue.edit(programs[0], "program_type", "categorical")
    assert [row.program for row in ranking.candidates(MatchList.SPECIALTIES)] == ["A"]
    assert [row.program for row in ranking.others(MatchList.MAIN)] == ["B", "C", "D"]


def test_a_list_is_rewritten_without_touching_the_other(store: Store, programs: list[int]) -> None:
    with store.write("Rank"):
        catalogue.edit(programs[1], "program_type", "categorical")
        for program in programs:
            ranking.add(program)
        ranking.annotate(programs[1], "theirs")
    a, b, c, d = programs
    with store.write("Rewrite"):
        ranking.remove(c)
        ranking.rewrite(MatchList.MAIN, [c, a], {c: "first"})
    assert [(row.position, row.program, row.note) for row in ranking.rows(MatchList.MAIN)] == [
        (1, "C", "first"),
        (2, "A", ""),
    ]
    assert [row.note for row in ranking.rows(MatchList.SPECIALTIES)] == ["theirs"]
    assert RankEntry.select().where(RankEntry.program == d).count() == 0
    with pytest.raises(UserError, match="another match"), store.write("Rewrite"):
        ranking.rewrite(MatchList.MAIN, [b], {})


def test_the_specialties_match_has_no_date_until_one_is_entered(store: Store) -> None:
    with store.write("Profile"):
        profile.edit_all({"target_year": 2027, "home_zone": "Asia/Karachi"})
    main = rank_lists.deadline(MatchList.MAIN)
    assert main is not None
    assert main.instant.isoformat() == "2028-03-02T02:00:00+00:00"
    assert rank_lists.deadline(MatchList.SPECIALTIES) is None
    assert rank_lists.deadline(MatchList.OUTSIDE) is None
    with store.write("Deadline"):
        rank_lists.set_specialties_deadline("2027-12-01", "21:00", "", "https://www.nrmp.org")
    own = rank_lists.deadline(MatchList.SPECIALTIES)
    assert own is not None
    assert own.instant.isoformat() == "2027-12-02T02:00:00+00:00"
    assert own.milestone.sources == ("https://www.nrmp.org",)
    assert season.milestones(2027), "a date of the user's own spoils no season"
    with store.write("Forget"):
        rank_lists.set_specialties_deadline("")
    assert rank_lists.deadline(MatchList.SPECIALTIES) is None


def test_a_deadline_needs_a_season(store: Store) -> None:
    with pytest.raises(UserError, match="belongs to a season"), store.write("Deadline"):
        rank_lists.set_specialties_deadline("2027-12-01")


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
