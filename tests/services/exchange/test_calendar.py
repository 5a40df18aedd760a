"""The calendar file: right days, right zones, the same uid every time, no private notes."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from matchplanner.services import interviews, profile, programs, rotations, sample
from matchplanner.services.exchange import calendar_entries, calendar_files
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
    assert interview["DURATION"].dt == timedelta(hours=4)
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


def test_an_interview_without_a_time_or_called_off_is_not_in_the_calendar(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
        interviews.add(program)
        called_off = interviews.add(program, "2027-11-10 09:00", "America/New_York")
        interviews.edit(called_off, "status", "cancelled")

    assert events() == {}


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
