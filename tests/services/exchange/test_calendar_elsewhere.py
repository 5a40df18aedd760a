"""The calendar file as another library in another language reads it: the same moments, days and alarms."""

import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.libical import LIBRARY, Libical, Parsed

from matchplanner.services import interviews, programs, rotations, sample
from matchplanner.services.exchange import calendar_entries, calendar_files
from matchplanner.services.exchange.calendar_alarms import ALARMS
from matchplanner.services.exchange.calendar_entry import CalendarEntry, EntryKind
from matchplanner.store.store import Store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason=f"{LIBRARY} is a library of Linux systems")

TODAY = date(2026, 10, 1)
NEW_YORK, LORD_HOWE = "America/New_York", "Australia/Lord_Howe"


@pytest.fixture(scope="module")
def libical() -> Libical:
    try:
        return Libical()
    except OSError:
        pytest.fail(f"{LIBRARY} is missing: python3 tasks.py test installs it (apt-get install libical3).")


def at(
    day: date, clock: time, zone: str, minutes: int | None = 60, title: str = "Interview"
) -> CalendarEntry:
    uid = f"{day}-{clock:%H%M}-{zone}@matchplanner"
    return CalendarEntry(uid, EntryKind.INTERVIEW, title, day, day, clock, zone, minutes)


def start_of(entry: CalendarEntry) -> date | datetime:
    """Return the moment Python's own zone data gives, which no calendar library was asked for."""
    if entry.wall is None:
        return entry.first
    return entry.wall.replace(tzinfo=ZoneInfo(entry.zone)).astimezone(UTC)


def end_of(entry: CalendarEntry) -> date | datetime:
    start = start_of(entry)
    if isinstance(start, datetime):
        return start + timedelta(minutes=entry.minutes or 0)
    return entry.last + timedelta(days=1)


def read(libical: Libical, *entries: CalendarEntry) -> list[Parsed]:
    return list(libical.events(calendar_files.to_ics(entries, TODAY)))


def test_every_entry_of_a_season_means_the_same_there(store: Store, libical: Libical) -> None:
    with store.write("Sample"):
        sample.fill(TODAY)
    entries = calendar_entries.entries(TODAY)
    found = read(libical, *entries)

    assert [event.uid for event in found] == [entry.uid for entry in entries]
    assert [event.summary for event in found] == [entry.title for entry in entries]
    assert [event.location for event in found] == [entry.place for entry in entries]
    assert [event.start for event in found] == [start_of(entry) for entry in entries]
    assert [event.end for event in found] == [end_of(entry) for entry in entries]
    assert [len(event.alarms) for event in found] == [
        0 if entry.cancelled else len(ALARMS[entry.kind]) for entry in entries
    ]
    assert {entry.kind for entry in entries} >= {EntryKind.ROTATION, EntryKind.INTERVIEW, EntryKind.MILESTONE}


@pytest.mark.parametrize(
    "entry",
    [
        *(at(date(2027, 3, day), time(9), NEW_YORK) for day in (13, 14, 15)),
        *(at(date(2027, 3, 14), time(hour, 30), NEW_YORK) for hour in range(5)),
        *(at(date(2027, 11, day), time(9), NEW_YORK) for day in (6, 7, 8)),
        *(at(date(2027, 11, 7), time(hour, 30), NEW_YORK) for hour in range(5)),
        *(at(date(2027, 4, 4), time(1, minute), LORD_HOWE) for minute in (0, 29, 30, 59)),
        *(at(date(2027, 10, 3), time(2, minute), LORD_HOWE) for minute in (0, 29, 30, 59)),
        at(date(2027, 11, 7), time(1, 30), "Asia/Kolkata"),
        at(date(2027, 1, 1), time(0), "Asia/Kathmandu"),
        at(date(2027, 7, 1), time(12), "America/Phoenix"),
        at(date(2027, 3, 28), time(9), "Europe/Dublin"),
        at(date(2027, 2, 20), time(9), "Africa/Casablanca"),
    ],
    ids=lambda entry: f"{entry.first} {entry.at} {entry.zone}",
)
def test_times_around_changes_of_the_clocks_are_the_same_moments(
    libical: Libical, entry: CalendarEntry
) -> None:
    (event,) = read(libical, entry)

    assert (event.start, event.end) == (start_of(entry), end_of(entry))
    assert event.alarms == (event.start - timedelta(days=1), event.start - timedelta(hours=1))


@given(
    moment=st.datetimes(datetime(2025, 1, 1), datetime(2031, 12, 31)),  # noqa: DTZ001 - wall times
    zone=st.sampled_from(
        (
            *(NEW_YORK, LORD_HOWE, "America/Sao_Paulo", "Africa/Cairo", "Asia/Tehran", "Europe/London"),
            *("Pacific/Chatham", "Asia/Karachi", "America/St_Johns", "Africa/Casablanca", "Asia/Gaza", "UTC"),
        )
    ),
)
def test_any_time_in_any_zone_is_the_same_moment(libical: Libical, moment: datetime, zone: str) -> None:
    entry = at(moment.date(), moment.time().replace(second=0, microsecond=0), zone)

    assert read(libical, entry)[0].start == start_of(entry)


def test_whole_days_end_with_their_last_day_and_remind_in_the_morning(libical: Libical) -> None:
    window = CalendarEntry("w@matchplanner", EntryKind.APPLY, "Apply", date(2027, 3, 10), date(2027, 3, 20))
    (event,) = read(libical, window)

    assert (event.start, event.end) == (date(2027, 3, 10), date(2027, 3, 21))
    assert event.alarms == (
        datetime(2027, 3, 10, 9),  # noqa: DTZ001 - on the calendar's own clock
        datetime(2027, 3, 13, 9),  # noqa: DTZ001 - a wall time
    ), "as it opens, and a week before its last day"


def test_a_second_export_updates_what_the_first_one_brought(store: Store, libical: Libical) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
        moved = interviews.add(program, "2027-11-10 09:00", NEW_YORK)
        interviews.add(programs.add("Oak"), "2027-11-12 09:00", NEW_YORK)
        rotations.add("Birch Clinic", starts_on=date(2027, 6, 7))
    before = {event.uid: event for event in read(libical, *calendar_entries.entries(TODAY))}
    with store.write("Move"):
        interviews.edit(moved, "starts_at", "2027-11-11 10:00")
    after = {event.uid: event for event in read(libical, *calendar_entries.entries(TODAY))}

    assert after.keys() == before.keys()
    (uid,) = (uid for uid in after if after[uid] != before[uid])
    assert after[uid].start == datetime(2027, 11, 11, 15, tzinfo=UTC)
    assert after[uid].sequence > before[uid].sequence


def test_what_is_called_off_is_cancelled(store: Store, libical: Libical) -> None:
    with store.write("Add"):
        interview = interviews.add(programs.add("Birch"), "2027-11-10 09:00", NEW_YORK)
        interviews.edit(interview, "status", "cancelled")
    (event,) = read(libical, *calendar_entries.entries(TODAY))

    assert (event.status, event.alarms) == ("CANCELLED", ())


NASTY = (
    'Smith; Jones, \\ and = "Łódź": 東京 ß' * 4,
    "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:evil",
    "x\nATTENDEE:mailto:evil@example.org",
    "x\u2028ATTENDEE:mailto:evil@example.org\x0b\x0c\x85y",
    "\\n\\N\\;\\,",
    "ends in a backslash \\",
    "é" * 300,
)


@pytest.mark.parametrize("title", NASTY)
def test_no_name_smuggles_anything_in(libical: Libical, title: str) -> None:
    entry = at(date(2027, 11, 10), time(9), NEW_YORK, title=title)
    (event,) = read(libical, entry)

    assert event.uid == entry.uid
    said = " ".join(event.summary.split())
    assert said == " ".join(calendar_files._clean(title).split())


@given(st.text(min_size=1, max_size=200))
def test_any_text_stays_within_its_event(libical: Libical, title: str) -> None:
    (event,) = read(libical, at(date(2027, 11, 10), time(9), NEW_YORK, title=title))

    assert event.uid.startswith("2027-11-10-0900")


def test_kinds_that_are_to_be_silent_do_not_remind(libical: Libical) -> None:
    days = CalendarEntry("r@matchplanner", EntryKind.ROTATION, "R", date(2027, 6, 7), date(2027, 7, 2))
    entries = (at(date(2027, 11, 10), time(9), NEW_YORK), days)
    silent = calendar_files.to_ics(entries, TODAY, {EntryKind.INTERVIEW})

    assert [len(event.alarms) for event in libical.events(silent)] == [0, 2]
