"""What was deleted is listed by action, and comes back with what went with it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clock import Clock

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import bin as deleted
from matchplanner.services import (
    bin_restoring,
    considerations,
    integrity,
    interviews,
    letters,
    people,
    programs,
    ranking,
    rotations,
    tags,
)
from matchplanner.services.bin import Deletion
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.store.schema import Letter, Person, Program, RankEntry, Rotation
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock[datetime]:
    return Clock(NOW)


@pytest.fixture
def store(tmp_path: Path, clock: Clock[datetime]) -> Iterator[Store]:
    opened = Store.create(tmp_path / "plan.matchplan", clock=clock)
    with opened.write("Begin"):
        for name in ("Ash", "Birch", "Cedar"):
            programs.add(name)
        programs.add_claim(1, ClaimField.J1, "yes", SourceKind.PERSON, source="Dr Q", seen_on=TODAY)
        considerations.add(1, ConsiderationKind.PRO, "Metabolic clinic")
        tags.add([1, 2], "small")
        interviews.add(2, "2027-11-03T09:00", "America/New_York")
    yield opened
    opened.close()


def listed() -> tuple[Deletion, ...]:
    return deleted.deletions(NOW)


def test_a_deletion_is_one_line_with_its_records_and_what_went_with_them(store: Store) -> None:
    with store.write("Delete 2 programs"):
        programs.delete([1, 2])
    (one,) = listed()
    assert (one.label, one.at, one.summary) == ("Delete 2 programs", NOW, "2 programs")
    assert [(record.kind, record.name) for record in one.records] == [
        ("program", "Ash"),
        ("program", "Birch"),
    ]
    assert one.records[0].parts == "1 fact, 1 reason for or against and 1 tag"
    assert one.records[1].parts == "1 interview and 1 tag"


def test_restoring_gives_back_what_undo_would_give_back(store: Store) -> None:
    before = store.dump()
    with store.write("Delete 2 programs"):
        programs.delete([1, 2])
    with store.write("Restore"):
        made = bin_restoring.restore(listed()[0].lines)
    assert store.dump() == before
    assert made.refused == ()
    assert made.words.startswith("2 programs, 1 interview, 1 fact")
    assert listed() == ()


def test_restoring_is_undone_as_one_step_and_is_listed_once(store: Store) -> None:
    with store.write("Delete Ash"):
        programs.delete([1])
    gone = store.dump()
    with store.write("Restore") as done:
        bin_restoring.restore(listed()[0].lines)
    store.revert(done[0])
    assert store.dump() == gone
    assert [one.label for one in listed()] == ["Undo: Restore"]


def test_one_record_comes_back_alone_with_its_parts(store: Store) -> None:
    with store.write("Delete 2 programs"):
        programs.delete([1, 2])
    (one,) = listed()
    with store.write("Restore Birch"):
        bin_restoring.restore(one.lines, one.records[1].id)
    assert [row.name for row in programs.rows(TODAY)] == ["Birch", "Cedar"]
    assert [row.program for row in interviews.rows()] == ["Birch"]
    assert [record.name for record in listed()[0].records] == ["Ash"]


def test_what_the_deletion_parted_is_linked_again(store: Store) -> None:
    with store.write("Rotate"):
        site = rotations.add("Host")
        rotations.edit(site, "program_id", 1)
    with store.write("Delete Ash"):
        programs.delete([1])
    assert Rotation.get_by_id(site).program is None
    with store.write("Restore"):
        bin_restoring.restore(listed()[0].lines)
    host = Rotation.get_by_id(site).program
    assert host is not None
    assert host.name == "Ash"


def test_what_lost_its_owner_meanwhile_is_refused_by_name(store: Store) -> None:
    with store.write("Ask"):
        writer = people.add("Dr Q")
        letter = letters.add(writer)
    with store.write("Delete the letter"):
        letters.delete(letter)
    with store.write("Delete Dr Q"):
        people.delete(writer)
    person, alone = listed()
    refusal = r"Letter: Dr Q was not brought back: the person .* is gone too"
    with pytest.raises(UserError, match=refusal), store.write("Restore"):
        bin_restoring.restore(alone.lines)
    with store.write("Restore Dr Q"):
        bin_restoring.restore(person.lines)
    with store.write("Restore the letter"):
        bin_restoring.restore(alone.lines)
    assert Letter.get().person.name == "Dr Q"


def test_a_number_given_to_somebody_else_leads_to_nobody_wrong(store: Store) -> None:
    with store.write("Ask"):
        writer = people.add("Dr Q")
        letter = letters.add(writer)
    with store.write("Delete the letter"):
        letters.delete(letter)
    with store.write("Delete Dr Q"):
        people.delete(writer)
    with store.write("Add another"):
        assert people.add("Dr Z") == writer
    person, alone = listed()
    with pytest.raises(UserError, match="gone too"), store.write("Restore"):
        bin_restoring.restore(alone.lines)
    with store.write("Restore Dr Q"):
        bin_restoring.restore(person.lines)
    with store.write("Restore the letter"):
        bin_restoring.restore(alone.lines)
    assert {row.name for row in Person.select()} == {"Dr Q", "Dr Z"}
    assert Letter.get().person.name == "Dr Q"


def test_a_tag_that_was_given_anew_is_not_doubled(store: Store) -> None:
    with store.write("Untag"):
        tags.remove([1], "small")
    with store.write("Tag"):
        tags.add([1], "small")
    with pytest.raises(UserError, match="something else has its place"), store.write("Restore"):
        bin_restoring.restore(listed()[0].lines)


def test_a_program_comes_back_at_the_end_of_the_rank_list(store: Store) -> None:
    with store.write("Rank"):
        for program in (1, 2, 3):
            ranking.add(program)
    with store.write("Delete Ash"):
        programs.delete([1])
    with store.write("Restore"):
        bin_restoring.restore(listed()[0].lines)
    order = [row.program.name for row in RankEntry.select().order_by(RankEntry.position)]
    assert order == ["Birch", "Cedar", "Ash"]
    assert not [f for f in integrity.check(store.connection) if f.table == "rank_entry"]


def test_thirty_days_later_the_bin_is_empty_and_nothing_is_lost(store: Store, clock: Clock[datetime]) -> None:
    with store.write("Delete Ash"):
        programs.delete([1])
    assert deleted.deletions(NOW + timedelta(days=30))
    assert deleted.deletions(NOW + timedelta(days=31)) == ()
    clock.now = NOW + timedelta(days=31)
    assert deleted.deletions(clock.now, days=60)


def test_what_is_a_mere_part_of_something_is_no_deletion_of_its_own(store: Store) -> None:
    with store.write("Rank"):
        ranking.add(1)
    with store.write("Take off"):
        ranking.remove(1)
    assert listed() == ()


def test_search_finds_names_kinds_and_actions(store: Store) -> None:
    with store.write("Delete 2 programs"):
        programs.delete([1, 2])
    (one,) = listed()
    assert one.says("birch")
    assert one.says("ASH programs")
    assert not one.says("cedar")


@settings(max_examples=6)
@given(doomed=st.sets(st.sampled_from([1, 2, 3]), min_size=1), first=st.booleans())
def test_any_deletion_comes_back_whole(
    doomed: set[int], first: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store.create(tmp_path_factory.mktemp("plan") / "plan.matchplan")
    try:
        with store.write("Begin"):
            for name in ("Ash", "Birch", "Cedar"):
                program = programs.add(name)
                tags.add([program], f"of {name}")
                site = rotations.add(f"Host of {name}")
                rotations.edit(site, "program_id", program)
        before = store.dump()
        if first:
            with store.write("Delete one"):
                programs.delete([min(doomed)])
        with store.write("Delete the rest"):
            programs.delete([row.id for row in Program.select() if row.id in doomed])
        for one in deleted.deletions(store.now()):
            with store.write("Restore"):
                bin_restoring.restore(one.lines)
        assert store.dump() == before
    finally:
        store.close()
