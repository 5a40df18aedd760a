"""The calendar file: right days, right zones, the same uid every time, no private notes."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from matchplanner.domain.budget import CostKind
from matchplanner.domain.documents import DocumentKind, Need
from matchplanner.services import (
    blocked_periods,
    budget,
    documents,
    interviews,
    letters,
    people,
    preferences,
    profile,
    programs,
    rotations,
    sample,
)
from matchplanner.services import events as event_services
from matchplanner.services.exchange import calendar_entries, calendar_files, calendar_sent
from matchplanner.services.exchange.calendar_entry import EntryKind
from matchplanner.store.schema import SiteDocument
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


def ics() -> bytes:
    return calendar_files.to_ics(calendar_entries.entries(TODAY), TODAY)


def events() -> dict[str, Any]:
    calendar: Any = icalendar.Calendar.from_ical(ics())
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture
def filled(store: Store) -> Store:
    """The sample plan, open."""
    with store.write("Sample"):
        sample.fill(TODAY)
    return store


@pytest.mark.usefixtures("filled")
def test_rotations_fill_whole_days_and_their_windows_come_before() -> None:
    found = events()
    rotation = found["Rotation: Example Genetics Clinic"]
    window = found["Apply: Example Genetics Clinic"]

    assert (rotation.start, rotation.end) == (date(2027, 6, 7), date(2027, 7, 3))  # the end is the day after
    assert (window.start, window.end) == (date(2026, 10, 7), date(2027, 2, 8))


@pytest.mark.usefixtures("filled")
def test_interviews_keep_their_wall_time_and_zone() -> None:
    interview = events()["Interview: Pediatrics-Medical Genetics (Stanford)"]

    assert interview.start.isoformat() == "2027-11-10T13:00:00-08:00"
    assert interview.start.astimezone(UTC) == datetime(2027, 11, 10, 21, tzinfo=UTC)
    assert interview.end - interview.start == timedelta(hours=4)
    assert b"DTSTART;TZID=America/Los_Angeles:20271110T130000" in ics()


@pytest.mark.usefixtures("filled")
def test_every_zone_that_is_used_is_described() -> None:
    calendar: Any = icalendar.Calendar.from_ical(ics())

    used = {
        event["DTSTART"].params["TZID"]
        for event in calendar.walk("VEVENT")
        if "TZID" in event["DTSTART"].params
    }
    described = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    assert used == described
    assert "America/Chicago" in used


@pytest.mark.usefixtures("filled")
def test_the_season_is_there_and_says_what_is_only_expected() -> None:
    found = events()

    assert any("Expected" in str(event.get("DESCRIPTION", "")) for event in found.values())
    assert len(found) > 10


@pytest.mark.usefixtures("filled")
def test_lines_are_folded_end_as_they_must_and_nothing_private_is_in_them() -> None:
    lines = ics().split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert b"Invented for the sample plan" not in ics()


def test_an_edit_keeps_the_uid_and_raises_the_sequence(filled: Store) -> None:
    name = "Rotation: Example Metabolic Clinic"
    before = events()[name]
    row = next(row for row in rotations.rows(TODAY) if row.site.startswith("Example Metabolic"))

    with filled.write("Move"):
        rotations.edit(row.id, "ends_on", date(2027, 7, 23))
    after = events()[name]

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after.end == date(2027, 7, 24)


@pytest.mark.usefixtures("filled")
def test_uids_differ_and_the_same_plan_gives_the_same_bytes() -> None:
    calendar: Any = icalendar.Calendar.from_ical(ics())
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]

    assert len(set(uids)) == len(uids)
    assert all(uid.endswith("@matchplanner") for uid in uids)
    assert ics() == ics()


def test_names_cannot_smuggle_lines_into_the_calendar(store: Store) -> None:
    with store.write("Add"):
        profile.edit("target_year", 2027)
        program = programs.add("Evil; name, with \\ and = signs")
        interview = interviews.add(program, "2027-11-10 09:00", "America/New_York")
        interviews.edit(interview, "link", "https://x.org/a?b=1\r\nATTENDEE:mailto:evil@x.org")

    (event,) = (event for title, event in events().items() if title.startswith("Interview"))

    assert event["SUMMARY"] == "Interview: Evil; name, with \\ and = signs"
    assert "ATTENDEE" not in event


def test_an_interview_without_a_time_is_not_in_the_calendar_and_one_called_off_is_cancelled(
    store: Store,
) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
        interviews.add(program)
        called_off = interviews.add(program, "2027-11-10 09:00", "America/New_York")
        interviews.edit(called_off, "status", "declined")

    ((title, event),) = events().items()
    assert title == "Declined: interview, Birch"
    assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert not event.walk("VALARM"), "what does not take place reminds of nothing"


def test_everything_dated_is_in_the_calendar(store: Store) -> None:
    with store.write("Add"):
        profile.edit("target_year", 2027)
        site = rotations.add("Birch Clinic", starts_on=date(2027, 6, 7), ends_on=date(2027, 7, 2))
        letters.add(people.add("Dr. Hale"), rotation_id=site)
        event_services.add("Open day", starts_at="2026-11-03 18:00", zone="America/Chicago", minutes=60)
        blocked_periods.add("Step 2 CK", "2027-02-01", "2027-02-12", kind="exam")
        documents.add(DocumentKind.TUBERCULOSIS, title="QuantiFERON", expires_on="2027-06-20")
        documents.set_need(site, DocumentKind.CV, Need.NEEDED)
        budget.add(CostKind.HOUSING, site, amount_cents="7,777", due_on="2027-05-20", label="Room")
    found = {entry.title: entry for entry in calendar_entries.entries(TODAY)}

    assert {entry.kind for entry in found.values()} == set(EntryKind) - {EntryKind.INTERVIEW, EntryKind.REPLY}
    ask = found["Ask for a letter: Birch Clinic"]
    assert (ask.first, ask.last) == (date(2027, 6, 26), date(2027, 7, 2))
    assert found["Letter needed: Dr. Hale"].first < date(2027, 9, 30)
    assert found["Open day"].zone == "America/Chicago"
    assert (found["Step 2 CK"].first, found["Step 2 CK"].last) == (date(2027, 2, 1), date(2027, 2, 12))
    assert found["Expires: QuantiFERON"].first == date(2027, 6, 20)
    assert found["Payment due: Room"].detail == "Birch Clinic"
    assert b"777" not in ics(), "amounts are nobody else's business"


def test_a_paper_that_a_host_wants_by_a_day_is_there_until_it_is_sent(store: Store) -> None:
    with store.write("Add"):
        site = rotations.add("Birch Clinic")
        documents.set_need(site, DocumentKind.CV, Need.NEEDED)
        SiteDocument.update(due_on=date(2027, 4, 1)).execute()
    found = events()
    assert found["Send to Birch Clinic: CV"].start == date(2027, 4, 1)

    with store.write("Send"):
        documents.add(DocumentKind.CV)
        documents.mark_sent(site, DocumentKind.CV, date(2027, 3, 1))
    assert events() == {}


def test_a_letter_that_was_asked_for_is_not_asked_for_again(store: Store) -> None:
    with store.write("Add"):
        site = rotations.add("Birch Clinic", starts_on=date(2027, 6, 7), ends_on=date(2027, 7, 2))
        rotations.edit(site, "status", "letter_asked")

    assert "Ask for a letter: Birch Clinic" not in events()


def test_what_left_the_plan_since_it_was_exported_is_taken_back(store: Store) -> None:
    with store.write("Add"):
        kept = blocked_periods.add("Exam", "2027-02-01", "2027-02-03")
        dropped = blocked_periods.add("Travel", "2027-03-01", "2027-03-03")
        over = blocked_periods.add("Over", "2026-09-01", "2026-09-03")
    first = calendar_entries.entries(TODAY)
    with store.write("Export"):
        calendar_sent.remember(first, TODAY)
        calendar_sent.remember_choices([], [EntryKind.EVENT])
    assert calendar_sent.with_taken_back(first, TODAY) == first, "all of it is still there"
    assert calendar_sent.silent() == {EntryKind.EVENT}

    with store.write("Delete") as done:
        blocked_periods.delete(dropped)
        blocked_periods.delete(over)
    later = calendar_sent.with_taken_back(calendar_entries.entries(TODAY), TODAY)
    gone = later[-1]
    assert [entry.title for entry in later] == ["Exam", "No longer planned: Travel"]
    before = next(entry for entry in first if entry.title == "Travel")
    assert (gone.uid, gone.first, gone.last, gone.cancelled) == (before.uid, before.first, before.last, True)
    assert gone.sequence == before.sequence + 1

    with store.write("Export"):
        calendar_sent.remember(later, TODAY)
    assert preferences.get(f"calendar:{gone.uid}"), "the next file takes it back again"
    assert not any("Over" in entry.title for entry in calendar_sent._sent()), "what is over is forgotten"
    store.revert(done[0])
    back = next(entry for entry in calendar_entries.entries(TODAY) if entry.uid == gone.uid)
    assert back.sequence > gone.sequence, "calendars believe the higher number"
    assert kept


def test_nothing_is_taken_back_that_was_never_exported(store: Store) -> None:
    with store.write("Add"):
        block = blocked_periods.add("Travel", "2027-03-01", "2027-03-03")
    with store.write("Delete"):
        blocked_periods.delete(block)

    assert calendar_sent.with_taken_back(calendar_entries.entries(TODAY), TODAY) == ()


def test_a_note_about_an_export_that_cannot_be_read_counts_as_none(store: Store) -> None:
    with store.write("Add"):
        preferences.put("calendar:x@matchplanner", "[]")
        preferences.put("calendar:y@matchplanner", "no JSON")
        preferences.put("calendar_silent", "rotation something-new")

    assert calendar_sent.with_taken_back((), TODAY) == ()
    assert calendar_sent.silent() == {EntryKind.ROTATION}


@pytest.mark.usefixtures("filled")
def test_the_same_entries_stand_in_the_csv_file() -> None:
    text = calendar_files.to_csv(calendar_entries.entries(TODAY)).decode()

    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert len(rows) == len(calendar_entries.entries(TODAY))
    stanford = next(row for row in rows if "Stanford" in row["title"])
    assert (stanford["first_day"], stanford["time"], stanford["zone"]) == (
        "2027-11-10",
        "13:00",
        "America/Los_Angeles",
    )
    assert [row["first_day"] for row in rows] == sorted(row["first_day"] for row in rows)
