"""The history of the whole plan: told in words, narrowed by kind, words and time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.clock import Clock

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import letters, people, plan_history, programs, rotations
from matchplanner.services.plan_history import PlanChange, Wanted
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
MANY = 1000
EVERYTHING = Wanted()


@pytest.fixture
def clock() -> Clock[datetime]:
    return Clock(NOW)


@pytest.fixture
def store(tmp_path: Path, clock: Clock[datetime]) -> Iterator[Store]:
    opened = Store.create(tmp_path / "plan.matchplan", clock=clock)
    with opened.write("Begin"):
        programs.add("Ash")
        writer = people.add("Dr Q")
        letters.add(writer)
    yield opened
    opened.close()


def changes(wanted: Wanted = EVERYTHING) -> tuple[PlanChange, ...]:
    return plan_history.read(wanted, MANY).changes


def told(found: tuple[PlanChange, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.name, one.what, one.before, one.after) for one in found]


def test_old_and_new_are_told_in_words_with_the_place_that_shows_the_record(store: Store) -> None:
    with store.write("Move up"):
        programs.edit(1, "status", "will_apply")
        site = rotations.add("Host")
        rotations.edit(site, "program_id", 1)
    found = changes()
    assert ("Ash", "status", "Considering", "Will apply") in told(found)
    assert ("Host", "program", "", "Ash") in told(found)
    status = next(one for one in found if one.what == "status")
    assert (status.place, status.record, status.label) == ("programs/table", 1, "Move up")
    assert [one.at for one in found] == [NOW] * len(found)


def test_a_fact_is_told_by_the_question_it_answers(store: Store) -> None:
    with store.write("Note"):
        programs.add_claim(1, ClaimField.J1, "yes", SourceKind.FREIDA, source="freida.example.org")
    (one,) = changes(Wanted(table="claim"))
    assert (one.name, one.what, one.after) == ("J-1 (Ash)", "added", "Yes (FREIDA, freida.example.org)")
    assert (one.place, one.record) == ("programs/research", 1)


def test_what_is_gone_keeps_its_name_and_leads_nowhere(store: Store) -> None:
    with store.write("Delete Ash"):
        programs.delete([1])
    gone, added = changes(Wanted(table="program"))
    assert (gone.name, gone.what, gone.place) == ("Ash", "deleted", "")
    assert (added.name, added.what, added.place) == ("Ash", "added", "")


def test_it_narrows_to_a_kind_to_words_and_to_a_time(store: Store, clock: Clock[datetime]) -> None:
    clock.now = NOW + timedelta(days=3)
    with store.write("Change the tier of Ash"):
        programs.edit(1, "tier", "1")
    assert [one.name for one in changes(Wanted(table="letter"))] == ["Letter: Dr Q"]
    assert [one.what for one in changes(Wanted(words="ash DREAM"))] == ["tier"]
    assert [one.what for one in changes(Wanted(since=NOW + timedelta(days=1)))] == ["tier"]
    assert changes(Wanted(since=NOW + timedelta(days=4))) == ()
    assert ("letter", "Letters") in plan_history.kinds()
    assert "rotation" not in dict(plan_history.kinds())


def test_only_so_many_are_read_and_it_says_that_there_are_more(store: Store) -> None:
    with store.write("Many"):
        for number in range(700):
            programs.add(f"Program {number:03}")
    first = plan_history.read(Wanted(table="program"), 600)
    assert (len(first.changes), first.more) == (600, True)
    assert first.changes[0].name == "Program 699"
    everything = plan_history.read(Wanted(table="program"), MANY)
    assert (len(everything.changes), everything.more) == (701, False)
