"""Calendar files of other programs: the right moments from any zone, plain words for what is broken."""

import json
import random
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.exchange.calendars import DAYS, EASTERN_RULES, NEW_YORK, calendar, event, read

from matchplanner.errors import FileFormatError, UserError
from matchplanner.services.exchange import calendar_files, calendar_incoming, calendar_reading, limits
from matchplanner.services.exchange.calendar_entry import CalendarEntry, EntryKind
from matchplanner.services.exchange.calendar_incoming import IncomingEvent, Wishes
from matchplanner.services.exchange.calendar_parsing import parse

WALL = datetime(2027, 7, 14, 9)  # noqa: DTZ001 - a wall time


def only(*lines: str, home: str = "Asia/Karachi") -> IncomingEvent:
    (found,) = read(*lines, home=home).events
    return found


@pytest.mark.parametrize(
    ("start", "before", "zone"),
    [
        ("DTSTART;TZID=America/New_York:20270714T090000", "", NEW_YORK),
        ("DTSTART;TZID=Eastern Standard Time:20270714T090000", "", NEW_YORK),
        ("DTSTART;TZID=US/Eastern:20270714T090000", "", "US/Eastern"),
        (
            "DTSTART;TZID=Office East:20270714T090000",
            EASTERN_RULES.format(name="Office East"),
            NEW_YORK,
        ),
        (
            "DTSTART;TZID=Office East:20270714T090000",
            EASTERN_RULES.format(name="Office East\nX-LIC-LOCATION:America/Detroit"),
            "America/Detroit",
        ),
    ],
)
def test_a_time_keeps_its_clock_and_zone(start: str, before: str, zone: str) -> None:
    found = only(*filter(None, [before]), event(start, "DURATION:PT90M"))

    assert (found.wall, found.zone, found.minutes) == (WALL, zone, 90)
    assert not found.notice


def test_a_zone_may_be_described_behind_the_events() -> None:
    found = only(event("DTSTART;TZID=Behind:20270714T090000"), EASTERN_RULES.format(name="Behind"))

    assert (found.wall, found.zone) == (WALL, NEW_YORK)


def test_a_zone_like_none_here_keeps_its_moment_and_says_so() -> None:
    odd = EASTERN_RULES.format(name="Odd").replace("-0500", "-0517").replace("-0400", "-0417")
    found = only(odd, event("DTSTART;TZID=Odd:20270714T090000"))

    assert found.zone == "Asia/Karachi"
    assert found.wall is not None
    moment = found.wall.replace(tzinfo=ZoneInfo(found.zone))
    assert moment == datetime(2027, 7, 14, 13, 17, tzinfo=UTC)
    assert found.notice == "Its own time zone “Odd” is written as Asia/Karachi: the same moment."


@pytest.mark.parametrize(
    ("extra", "home", "zone", "clock"),
    [
        ("X-WR-TIMEZONE:America/Chicago", "Asia/Karachi", "America/Chicago", time(8)),
        ("X-WR-TIMEZONE:Middle Earth", "Asia/Karachi", "Asia/Karachi", time(18)),
        ("", "Asia/Karachi", "Asia/Karachi", time(18)),
        ("", "", "UTC", time(13)),
    ],
)
def test_utc_is_shown_on_the_clock_of_the_calendar_or_of_home(
    extra: str, home: str, zone: str, clock: time
) -> None:
    found = only(*filter(None, [extra]), event("DTSTART:20270714T130000Z"), home=home)

    assert found.wall is not None
    assert (found.zone, found.wall.time()) == (zone, clock)


def test_a_time_without_a_zone_says_so() -> None:
    found = only(event("DTSTART:20270714T090000"))
    unknown = only(event("DTSTART:20270714T090000"), home="")

    assert (found.wall, found.zone) == (WALL, "Asia/Karachi")
    assert (unknown.wall, unknown.zone) == (WALL, "")
    assert found.notice == "The file names no time zone for it."


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (["DTSTART;VALUE=DATE:20270201"], date(2027, 2, 1)),
        (["DTSTART;VALUE=DATE:20270201", "DTEND;VALUE=DATE:20270213"], date(2027, 2, 12)),
        (["DTSTART;VALUE=DATE:20270201", "DTEND;VALUE=DATE:20270201"], date(2027, 2, 1)),
        (["DTSTART;VALUE=DATE:20270201", "DURATION:P3D"], date(2027, 2, 3)),
    ],
)
def test_whole_days_end_with_their_last_day(lines: list[str], last: date) -> None:
    found = only(event(*lines))

    assert (found.first, found.last, found.wall) == (date(2027, 2, 1), last, None)


def test_what_lasts_longer_than_a_day_keeps_its_days() -> None:
    found = only(event("DTSTART:20270201T090000", "DTEND:20270205T000000"))

    assert (found.first, found.last, found.minutes) == (date(2027, 2, 1), date(2027, 2, 4), None)


def test_what_was_said_is_taken_as_it_was_meant() -> None:
    found = only(
        event(
            "DTSTART:20270714T090000Z",
            "LOCATION:Room 5\\, Birch Hall",
            "ORGANIZER;CN=Dr. Hale:MAILTO:hale@birch.edu",
            "DESCRIPTION:First line\\nJoin: https://zoom.example.org/j/1?pwd=x.",
            "STATUS:TENTATIVE",
            title="Łódź\\; a very lo\n ng title",
        )
    )

    assert found.title == "Łódź; a very long title"
    assert found.place == "Room 5, Birch Hall"
    assert found.organiser == "Dr. Hale hale@birch.edu"
    assert found.link == "https://zoom.example.org/j/1?pwd=x"
    assert found.text.splitlines()[0] == "First line"
    assert found.status == "TENTATIVE"


def test_a_calendar_that_calls_off_cancels_its_events() -> None:
    assert only("METHOD:CANCEL", event("DTSTART:20270714T090000Z")).status == "CANCELLED"


def test_one_broken_event_spoils_no_other() -> None:
    found = read(
        event("DTSTART;TZID=Middle Earth:20270714T090000", uid="1", title="Ring"),
        event("DTSTART:20271399T090000Z", uid="2", title="Month 13"),
        event(uid="3", title="No day"),
        event("DTSTART:90270714T090000Z", uid="4", title="Far"),
        event("DTSTART:20270714T090000Z", "this line is none", uid="5", title="Odd line"),
        event("DTSTART:20270714T090000Z", uid="6", title="Sound"),
    )
    said = {one.title: one.problem for one in found.events}

    assert said == {
        "Ring": "Its time zone “Middle Earth” is not known, and the file does not describe it.",
        "Month 13": "The event on line 9 cannot be understood.",
        "No day": "It says no day.",
        "Far": "Its day is out of range.",
        "Odd line": "",
        "Sound": "",
    }


def test_a_broken_zone_is_told_by_the_events_that_need_it() -> None:
    broken = EASTERN_RULES.format(name="Broken").replace("DTSTART:20070311T020000", "DTSTART:soon")
    found = read(broken, event("DTSTART;TZID=Broken:20270714T090000"))

    assert "“Broken” is not known" in found.events[0].problem
    assert found.notices == ("A time zone that the file describes could not be understood.",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\r\n \x00\r\n", "The file is empty."),
        (b"Subject,Start\r\nA,B\r\n", "This is not a calendar file."),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "This is not a calendar file."),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "This is not a calendar file."),
        (calendar(), "The calendar has no events."),
        (calendar(event("DTSTART:20270714T090000Z"))[:-20], "The calendar file is cut short."),
        (calendar("BEGIN:VEVENT", "UID:1"), "The calendar file is cut short."),
        (calendar("END:VEVENT"), "The calendar file is cut short."),
        (
            calendar(*["BEGIN:VEVENT\nEND:VEVENT"] * (limits.CALENDAR_EVENTS + 1)),
            "The calendar has more than 10,000 events.",
        ),
    ],
    ids=["nothing", "blank", "csv", "picture", "card", "no events", "cut", "open", "closed", "many"],
)
def test_what_is_no_calendar_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(FileFormatError) as refused:
        parse(data, Wishes(DAYS))

    assert refused.value.message == sentence


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.ics"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(FileFormatError, match=r"large\.ics is larger than 10 MB"):
        calendar_reading.load(path)


def test_letters_of_old_programs_are_read_and_told() -> None:
    data = calendar(event("DTSTART:20270714T090000Z", title="Cañón")).decode().encode("cp1252")
    found = parse(data, Wishes(DAYS))

    assert found.events[0].title == "Cañón"
    assert found.notices == ("Its letters were read as Windows Western.",)


def test_events_outside_the_days_that_matter_are_counted_only() -> None:
    found = read(
        event("DTSTART:20200714T090000Z", uid="1"),
        event("DTSTART:20270714T090000Z", uid="2"),
        event("DTSTART;VALUE=DATE:20260701", "DTEND;VALUE=DATE:20260810", uid="3"),
    )

    assert ([one.uid for one in found.events], found.outside) == (["2", "3"], 1)


def test_an_event_that_repeats_is_taken_as_often_as_it_takes_place() -> None:
    found = read(
        event(
            "DTSTART;TZID=America/New_York:20261026T090000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE;TZID=America/New_York:20261102T090000",
        ),
        event(
            "RECURRENCE-ID;TZID=America/New_York:20261109T090000",
            "DTSTART;TZID=America/New_York:20261110T110000",
        ),
    )
    walls = sorted(str(one.wall) for one in found.events)

    assert walls == ["2026-10-26 09:00:00", "2026-11-10 11:00:00", "2026-11-16 09:00:00"]
    assert len({one.key for one in found.events}) == 3


@pytest.mark.parametrize(
    "lines",
    [
        ["RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"],
        ["RRULE:FREQ=SOMETIMES"],
        ["RRULE:FREQ=WEEKLY;COUNT=many"],
        ["RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY"],
        ["RRULE:FREQ=WEEKLY", "EXDATE:sometimes"],
    ],
)
def test_a_rule_that_is_not_followed_gives_the_first_and_says_so(lines: list[str]) -> None:
    found = only(event("DTSTART:20270714T090000Z", *lines))

    assert found.first == date(2027, 7, 14)
    assert found.notice == "It repeats by a rule that is not followed: the first only."


def test_our_own_export_reads_back_as_it_was() -> None:
    entries = [
        CalendarEntry(
            "a@matchplanner", EntryKind.INTERVIEW, "A; \\n \\N, “b”", date(2027, 11, 7), date(2027, 11, 7),
            time(9), NEW_YORK, 240, "https://x.org/a?b=1&c",
        ),
        CalendarEntry("b@matchplanner", EntryKind.BLOCKED, "Days", date(2027, 2, 1), date(2027, 2, 12)),
    ]  # fmt: skip
    found = parse(calendar_files.to_ics(entries, date(2026, 10, 1)), Wishes(DAYS, "Asia/Karachi"))

    for entry, back in zip(entries, found.events, strict=True):
        assert (back.uid, back.title, back.first, back.last) == (
            *(entry.uid, entry.title, entry.first),
            entry.last,
        )
        assert (back.wall, back.minutes, back.place) == (entry.wall, entry.minutes, entry.place)
        assert back.zone == entry.zone


def test_reading_says_how_far_it_is() -> None:
    told: list[int] = []
    many = calendar(*(event("DTSTART:20270714T090000Z", uid=str(number)) for number in range(1001)))
    parse(many, Wishes(DAYS), told.append)

    assert told == [500, 1000]


def test_an_end_in_another_kind_of_time_is_taken_as_well_as_it_goes() -> None:
    found = only(event("DTSTART;TZID=America/New_York:20270714T090000", "DTEND:20270714T103000"))

    assert found.minutes == 90


def test_what_was_read_leaves_its_process_whole() -> None:
    found = read(event("DTSTART:20270714T090000Z"), event("DTSTART;VALUE=DATE:20270201"), event())
    sent = json.loads(json.dumps(calendar_incoming.packed(found)))

    assert calendar_incoming.unpacked(sent) == found
    assert calendar_incoming.answered(calendar_incoming.asked(Wishes(DAYS, "x"))) == Wishes(DAYS, "x")


def test_a_process_of_its_own_reads_the_same() -> None:
    data = calendar(event("DTSTART;TZID=America/New_York:20270714T090000"))
    wishes = Wishes(DAYS, "Asia/Karachi")

    assert calendar_reading.CalendarReader(lambda: data, wishes).read() == parse(data, wishes)
    with pytest.raises(FileFormatError, match="This is not a calendar file"):
        calendar_reading.CalendarReader(lambda: b"x", wishes).read()


SOUND = calendar(
    EASTERN_RULES.format(name="East"),
    event(
        "DTSTART;TZID=East:20270714T090000", "DTEND;TZID=East:20270714T100000", "RRULE:FREQ=WEEKLY;COUNT=3"
    ),
    event("DTSTART;VALUE=DATE:20270201", "DURATION:P1D", "ORGANIZER;CN=A:mailto:a@b.org", uid="2"),
    event("DTSTART:20270714T090000Z", "RECURRENCE-ID:20270714T090000Z", "EXDATE:20270714T090000Z", uid="3"),
)


STRAY = (
    *(b"9" * 12, b";TZID=Etc/GMT+5", b"\r\nDTEND:", b"\r\nEXDATE:x", b"\r\nRECURRENCE-ID:2027"),
    *(b"\r\nRRULE:FREQ=WEEKLY;COUNT=-1", b"\r\nRRULE:FREQ=YEARLY;UNTIL=x", b"\r\nDURATION:P99999999D"),
)


@given(st.integers(0, 10**6))
def test_whatever_is_broken_is_refused_or_told_and_nothing_else_happens(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SOUND)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        match chance.randint(0, 4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 30)]
            case 2:
                data[at:at] = bytes(chance.randrange(32, 127) for _ in range(3))
            case 3:
                data[at:at] = data[at : at + 40]
            case _:
                data[at:at] = chance.choice(STRAY)
    try:
        found = parse(bytes(data), Wishes(DAYS))
    except UserError:
        return
    assert calendar_incoming.unpacked(json.loads(json.dumps(calendar_incoming.packed(found)))) == found
