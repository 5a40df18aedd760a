"""An interview's place, number, people, kind and time to reply go out into calendars and come back."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.exchange.calendars import DAYS, NEW_YORK, event, read

from matchplanner.domain.interviews import InterviewFormat, InterviewKind, InterviewStatus
from matchplanner.services import interviews, profile, programs
from matchplanner.services.exchange import (
    calendar_details,
    calendar_entries,
    calendar_files,
    calendar_importing,
)
from matchplanner.services.exchange.calendar_incoming import Wishes
from matchplanner.services.exchange.calendar_parsing import parse
from matchplanner.services.exchange.calendar_preview import Line, Plan, State
from matchplanner.services.interviews import InterviewRow
from matchplanner.store.store import Store

TODAY = date(2027, 10, 1)
NAME, HOSPITAL = "Medical Genetics Residency", "Birch University Hospital"
AT_NINE = "DTSTART;TZID=America/New_York:20271110T090000"
FIELDS: Mapping[str, object] = {
    "minutes": 90,
    "kind": "second_look",
    "format": "in_person",
    "place": "Birch Hall, 2nd floor; room 7",
    "phone": "+1 (555) 010-9999",
    "link": "https://birch.example.org/visit?day=1",
    "interviewers": "Dr. Ana Hale\nDr. Łucja Wójcik",
    "invited_at": "2027-10-01 10:00",
    "reply_by": "2027-10-03 10:00",
}


@pytest.fixture
def plan(store: Store) -> Store:
    """A plan with one program."""
    with store.write("Fill"):
        _fill()
    return store


def _fill() -> int:
    profile.edit("target_year", 2027)
    profile.edit("home_zone", "Asia/Karachi")
    return programs.add(NAME, institution=HOSPITAL, city="Ely")


def add(store: Store, fields: Mapping[str, object], when: str | None = "2027-11-10 09:00") -> int:
    with store.write("Add"):
        (program,) = programs.rows(TODAY)
        return interviews.add(program.id, when, NEW_YORK, **fields)


def exported() -> bytes:
    return calendar_files.to_ics(calendar_entries.entries(TODAY), TODAY)


def events(data: bytes) -> dict[str, Any]:
    whole: Any = icalendar.Calendar.from_ical(data)
    return {str(one["SUMMARY"]): one for one in whole.walk("VEVENT")}


def lines(data: bytes) -> dict[str, Line]:
    found = Plan().preview(parse(data, Wishes(DAYS, "Asia/Karachi")), DAYS).lines
    return {line.event.title: line for line in found}


def taken(store: Store, found: Mapping[str, Line]) -> InterviewRow:
    with store.write("Import"):
        calendar_importing.apply(line for line in found.values() if line.taken)
    (row,) = interviews.rows()
    return row


def test_a_calendar_shows_where_how_and_with_whom(plan: Store) -> None:
    add(plan, FIELDS)
    found = events(exported())[f"Interview: {NAME}"]

    assert str(found["LOCATION"]) == "Birch Hall, 2nd floor; room 7"
    assert str(found["URL"]) == "https://birch.example.org/visit?day=1"
    assert str(found["DESCRIPTION"]).splitlines() == [
        "Kind: Second look",
        f"Program: {NAME}, {HOSPITAL}",
        "Format: In person",
        "Telephone: +1 (555) 010-9999",
        "Interviewers: Dr. Ana Hale; Dr. Łucja Wójcik",
        "Reply by: 2027-10-03 10:00 America/New_York",
    ]


def test_the_time_to_reply_is_an_entry_that_reminds_until_one_has_replied(plan: Store) -> None:
    record = add(plan, {"reply_by": "2027-10-03 10:00"}, when=None)
    before = events(exported())
    reply = before[f"Reply to {NAME}"]
    assert reply.start.astimezone(UTC) == datetime(2027, 10, 3, 14, tzinfo=UTC)
    assert [alarm["TRIGGER"].dt for alarm in reply.walk("VALARM")] == [
        -timedelta(days=1),
        -timedelta(hours=3),
    ]
    assert str(reply["TRANSP"]) == "TRANSPARENT", "it takes none of one's time"
    assert lines(exported())[f"Reply to {NAME}"].state is State.OWN

    with plan.write("Reply"):
        interviews.edit(record, "replied_on", date(2027, 10, 2))
    assert f"Reply to {NAME}" not in events(exported())


def test_everything_comes_back_into_another_plan(plan: Store, tmp_path: Path) -> None:
    add(plan, FIELDS)
    data = exported()
    plan.close()
    with closing(Store.create(tmp_path / "other.matchplan")) as other:
        with other.write("Fill"):
            _fill()
        row = taken(other, lines(data))
        assert (row.kind, row.format) == (InterviewKind.SECOND_LOOK, InterviewFormat.IN_PERSON)
        for field in ("place", "phone", "link", "interviewers", "minutes"):
            assert getattr(row, field) == FIELDS[field], field
        assert row.reply_by == datetime(2027, 10, 3, 10)  # noqa: DTZ001 - a wall time
        assert row.notes == "", "nothing is said twice"
        assert not [line for line in lines(data).values() if line.taken], "known the second time"


def test_our_own_entry_says_nothing_new(plan: Store) -> None:
    add(plan, FIELDS)
    assert lines(exported())[f"Interview: {NAME}"].state is State.UNCHANGED


INVITATION = (
    AT_NINE,
    "LOCATION:Birch Hall\\, room 7",
    (
        "DESCRIPTION:Phone: 555 010 1234\\nInterviewers: Dr. Hale\\; Dr. Sato\\nPlease bring a pen.\\n"
        "RSVP by: 2027-10-05 17:00"
    ),
)


def test_an_invitation_from_elsewhere_fills_the_fields_it_names(plan: Store) -> None:
    found = taken(plan, _previewed(event(*INVITATION, uid="1", title="Interview Birch")))

    assert (found.place, found.phone) == ("Birch Hall, room 7", "555 010 1234")
    assert found.interviewers == "Dr. Hale\nDr. Sato"
    assert found.reply_by == datetime(2027, 10, 5, 17)  # noqa: DTZ001 - a wall time
    assert found.notes == "Interview Birch\nPlease bring a pen.", "the rest is kept"


def test_a_changed_invitation_names_each_change_and_takes_them_over(plan: Store) -> None:
    first = event(*INVITATION, uid="1", title="Interview Birch")
    taken(plan, _previewed(first))
    later = (
        first.replace("Birch Hall", "Oak Hall")
        .replace("1234", "9876")
        .replace("Dr. Hale\\; Dr. Sato", "Dr. Hale")
        .replace("17:00", "12:00")
        .replace("DESCRIPTION:", "DESCRIPTION:Format: in person\\nKind: second look\\n")
    )
    found = _previewed(later)
    (line,) = found.values()
    assert line.state is State.CHANGED
    assert line.changes == (
        "kind: second look",
        "format: in person",
        "place: Oak Hall, room 7",
        "telephone: 555 010 9876",
        "interviewers: Dr. Hale",
        "reply by: 2027-10-05 12:00",
    )
    row = taken(plan, found)
    assert (row.place, row.interviewers, row.format) == (
        "Oak Hall, room 7",
        "Dr. Hale",
        InterviewFormat.IN_PERSON,
    )
    assert not [line for line in _previewed(later).values() if line.taken]


def test_what_a_later_invitation_does_not_say_is_left_alone(plan: Store) -> None:
    taken(plan, _previewed(event(*INVITATION, uid="1", title="Interview Birch")))
    row = taken(plan, _previewed(event(AT_NINE, "DURATION:PT2H", uid="1", title="Interview Birch")))
    assert (row.minutes, row.place, row.phone) == (120, "Birch Hall, room 7", "555 010 1234")


def test_a_move_to_another_zone_keeps_the_moment_to_reply_by(plan: Store) -> None:
    own = (AT_NINE, "DESCRIPTION:Reply by: 2027-10-05 17:00 America/New_York")
    taken(plan, _previewed(event(*own, uid="1", title="Interview Birch")))
    moved = event("DTSTART;TZID=America/Chicago:20271110T090000", own[1], uid="1", title="Interview Birch")
    row = taken(plan, _previewed(moved))
    assert (row.zone, row.reply_by) == ("America/Chicago", datetime(2027, 10, 5, 16))  # noqa: DTZ001 - a wall time


@pytest.mark.parametrize(
    ("location", "place", "phone", "form"),
    [
        ("Zoom", "", "", InterviewFormat.VIDEO),
        ("https://birch.example.org/j/1", "", "", None),
        ("Microsoft Teams Meeting", "", "", InterviewFormat.VIDEO),
        ("555-010-1234", "", "555-010-1234", None),
        ("Birch Hall (https://maps.example.org/x)", "Birch Hall", "", None),
        ("Suite 3, 12 Online Road", "Suite 3, 12 Online Road", "", None),
    ],
)
def test_a_location_is_an_address_only_if_it_is_one(
    location: str, place: str, phone: str, form: InterviewFormat | None
) -> None:
    (one,) = read(event(AT_NINE, f"LOCATION:{location}".replace(",", "\\,"))).events
    found = calendar_details.read(one)
    assert (found.place, found.phone, found.format) == (place, phone, form)


@pytest.mark.parametrize(
    "line",
    ["Kind: of urgent", "Format: see below", "Reply by: Friday", "RSVP by: 2027-10-05 17:00 Nowhere/X"],
)
def test_what_is_not_understood_stays_in_the_notes(line: str) -> None:
    (one,) = read(event(AT_NINE, f"DESCRIPTION:{line}")).events
    found = calendar_details.read(one)
    assert found.rest == line
    assert (found.kind, found.format, found.reply_by) == (None, None, None)


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), max_size=30).map(
    lambda text: " ".join(text.split())
)


@given(place=WORDS, phone=WORDS, names=st.lists(WORDS, max_size=3))
def test_any_words_come_back_as_no_difference(place: str, phone: str, names: list[str]) -> None:
    row = replace(ROW, place=place, phone=phone, interviewers="\n".join(names))
    text = calendar_details.lines_of(row)
    where = calendar_details.place_of(row)
    (one,) = read(event(AT_NINE)).events
    said = replace(one, text=text, place=where, link=row.link, zone=NEW_YORK)
    assert calendar_details.differences(row, said) == ()


ROW = InterviewRow(
    id=1,
    program_id=1,
    program="Birch",
    institution="",
    starts_at=datetime(2027, 11, 10, 9),  # noqa: DTZ001 - a wall time
    zone=NEW_YORK,
    home_zone="",
    clocks=None,
    night=False,
    minutes=None,
    format=InterviewFormat.UNKNOWN,
    status=InterviewStatus.INVITED,
    link="",
    interviewers="",
    notes="",
    likes=0,
    questions=0,
    kind=InterviewKind.INTERVIEW,
    ends=None,
    invited_at=None,
    reply_by=datetime(2027, 10, 5, 17),  # noqa: DTZ001 - a wall time
    reply_clocks=None,
    replied_on=None,
    thanked_on=None,
    place="",
    phone="",
    debriefed=False,
)


def _previewed(*parts: str) -> dict[str, Line]:
    return {line.event.title: line for line in Plan().preview(read(*parts), DAYS).lines}
