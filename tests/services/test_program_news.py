"""What changed about a program since one last met it, as the sheet for the next interview tells it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.clock import Clock

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.mentoring import ContactKind
from matchplanner.services import contacts, events, interviews, people, prep_sheets, program_news, programs
from matchplanner.services.meetings import last_met
from matchplanner.services.research import Source, answer
from matchplanner.store.schema import Claim, Message
from matchplanner.store.store import Store

MET = date(2027, 5, 3)
TODAY = date(2027, 10, 20)


@pytest.fixture
def clock() -> Clock[datetime]:
    return Clock(datetime(2027, 1, 10, 12, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path, clock: Clock[datetime]) -> Iterator[Store]:
    opened = Store.create(tmp_path / "plan.matchplan", clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def birch(store: Store, clock: Clock[datetime]) -> int:
    """A program added in January; from here on it is October."""
    with store.write("Add"):
        program = programs.add("Birch", city="Ames")
        say(program, ClaimField.J1, "yes")
        say(program, ClaimField.H1B, "no")
    clock.now = datetime(2027, 10, 1, 12, tzinfo=UTC)
    return program


def say(program: int, field: ClaimField, value: str, source: str = "https://birch.example.org") -> None:
    answer(program, {field: value}, Source(SourceKind.PROGRAM_PAGE, source, TODAY), TODAY)


def told(program: int, since: date = MET) -> tuple[str, ...]:
    return program_news.since({program: since})[program]


def test_nothing_done_is_nothing_changed(birch: int) -> None:
    assert told(birch) == ()
    assert told(birch, date(2026, 12, 1)) == ("H-1B: no (new)", "J-1: yes (new)")


def test_a_fact_is_told_with_what_stood_before_and_the_newest_comes_first(store: Store, birch: int) -> None:
    with store.write("Research"):
        say(birch, ClaimField.J1, "no", "mail")
    with store.write("Research"):
        say(birch, ClaimField.POSITIONS_PER_YEAR, "2")
    first, second = told(birch)
    assert first.endswith(": 2 (new)")
    assert second == "J-1: yes / no (before: yes)"


def test_what_was_taken_back_did_not_change(store: Store, birch: int) -> None:
    with store.write("Research"):
        say(birch, ClaimField.POSITIONS_PER_YEAR, "2")
    with store.write("Take away"):
        Claim.delete().where(Claim.field == ClaimField.POSITIONS_PER_YEAR.value).execute()
    assert told(birch) == ()


def test_a_fact_that_was_deleted_is_unknown_now(store: Store, birch: int) -> None:
    with store.write("Take away"):
        Claim.delete().where(Claim.field == ClaimField.J1.value).execute()
    assert told(birch) == ("J-1: unknown (before: yes)",)


def test_a_deletion_that_was_undone_changed_nothing(store: Store, birch: int) -> None:
    with store.write("Take away") as changes:
        Claim.delete().where(Claim.field == ClaimField.J1.value).execute()
    store.revert(changes[0])
    assert told(birch) == ()


def test_the_same_seen_again_is_no_news(store: Store, birch: int) -> None:
    with store.write("Seen again"):
        Claim.update(seen_on=date(2027, 10, 1)).where(Claim.field == ClaimField.J1.value).execute()
    assert told(birch) == ()


def test_long_values_are_cut_and_notes_only_named(store: Store, birch: int) -> None:
    with store.write("Edit"):
        programs.edit(birch, "notes", "Ask about the clinic")
        programs.edit(birch, "city", "Des Moines")
        say(birch, ClaimField.IMG_INFO, "word " * 60)
    city, notes, fact = sorted(told(birch), key=len)
    assert len(fact) < 90
    assert fact.endswith("... (new)")
    assert {city, notes} == {"City: Des Moines", "Notes changed"}


def test_the_last_meeting_counts_before_a_later_message(store: Store, birch: int) -> None:
    assert birch not in last_met(TODAY).programs
    with store.write("Write"):
        Message.create(program=birch, sent_on=date(2027, 8, 1), replied_on=date(2027, 8, 3))
    assert last_met(TODAY).programs[birch] == (date(2027, 8, 3), "its reply")
    with store.write("Meet"):
        person = people.add("Dr. Ada Moss", program=birch)
        contacts.add(person, ContactKind.MEETING, happened_on=MET)
    assert last_met(TODAY).programs[birch] == (MET, "Dr. Ada Moss")
    assert last_met(TODAY).people == {person: MET}
    with store.write("Visit"):
        event = events.add("Open house", [birch], starts_at="2027-06-01 18:00")
        events.edit(event, "attended", YesNo.YES.value)
        interviews.add(birch, "2027-11-10 09:00", "America/New_York")
    assert last_met(TODAY).programs[birch] == (date(2027, 6, 1), "Open house")
    assert last_met(date(2027, 12, 1)).programs[birch] == (date(2027, 11, 10), "interview")


def test_the_sheet_says_since_when_and_from_when_it_can_be_told(store: Store, birch: int) -> None:
    def news(day: date) -> tuple[date | None, date | None, tuple[str, ...]]:
        with store.write("Meet"):
            contacts.add(people.add("Dr. Ada Moss", program=birch), ContactKind.CALL, happened_on=day)
        found = prep_sheets.sheet(prep_sheets.gather(TODAY), programs.get(birch, TODAY)).news
        return found.since, found.recorded, found.lines

    bare = prep_sheets.sheet(prep_sheets.gather(TODAY), programs.get(birch, TODAY)).news
    assert (bare.since, bare.lines) == (None, ())
    early, late = date(2026, 5, 1), MET
    assert news(early) == (early, date(2027, 1, 10), ("H-1B: no (new)", "J-1: yes (new)"))
    assert news(late) == (late, None, ())


def test_people_are_listed_with_the_interviewers_first(store: Store, birch: int) -> None:
    with store.write("People"):
        interviews.add(birch, "2027-11-10 09:00", "America/New_York", interviewers="dr. ZOE lind, chief")
        for name in ("Ada Moss", "Ben Oh", "Cy Tan", "Di Wu", "Ed Ek", "Fay Li", "Dr. Zoe Lind"):
            people.add(name, program=birch, role="faculty")
    found = prep_sheets.sheet(prep_sheets.gather(TODAY), programs.get(birch, TODAY))
    assert [one.name for one in found.people] == [
        "Dr. Zoe Lind",
        "Ada Moss",
        "Ben Oh",
        "Cy Tan",
        "Di Wu",
        "Ed Ek",
    ]
    assert (found.people[0].remark, found.more_people) == ("interviews you", 1)
