"""What the days of a month hold, by the clock at home, and the month on paper."""

from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.domain.interviews import InterviewFormat
from matchplanner.domain.month_grid import Month
from matchplanner.services import (
    blocked_periods,
    events,
    interview_month,
    interviews,
    month_print,
    profile,
    programs,
    reporting,
    rotations,
)
from matchplanner.services.interview_month import BandKind, EntryKind, MonthRow
from matchplanner.services.reporting import Printing
from matchplanner.store.store import Store

TODAY = date(2027, 11, 8)
NEW_YORK = "America/New_York"


@pytest.fixture
def birch(store: Store) -> int:
    """A program of a plan whose home is Karachi."""
    with store.write("Fill"):
        profile.edit("home_zone", "Asia/Karachi")
        return programs.add("Medical Genetics", institution="Birch Hospital")


def read(year: int = 2027, month: int = 11) -> MonthRow:
    return interview_month.read(Month(year, month).span, TODAY)


def test_an_interview_stands_on_the_day_it_is_at_home(store: Store, birch: int) -> None:
    with store.write("Add"):
        late = interviews.add(birch, "2027-11-10 17:00", NEW_YORK, format="video")
    found = read()
    (entry,) = found.on(date(2027, 11, 11))

    assert found.on(date(2027, 11, 10)) == ()
    assert (entry.kind, entry.record, entry.clock) == (EntryKind.INTERVIEW, late, time(3))
    assert (entry.night, entry.clash, entry.format) == (True, False, InterviewFormat.VIDEO)
    assert (entry.title, entry.name) == ("Birch Hospital", "Medical Genetics, Birch Hospital")
    assert interview_month.day_of(late) == date(2027, 11, 11)


def test_days_keep_their_hour_when_the_hosts_clocks_change(store: Store, birch: int) -> None:
    with store.write("Add"):
        for day in ("2027-11-05", "2027-11-08"):  # summer time ends on the 7th
            interviews.add(birch, f"{day} 13:30", NEW_YORK)
    found = read()
    assert [found.on(date(2027, 11, day))[0].clock for day in (5, 8)] == [time(22, 30), time(23, 30)]

    with store.write("Home"):
        profile.edit("home_zone", "")
    assert [read().on(date(2027, 11, day))[0].clock for day in (5, 8)] == [time(13, 30)] * 2, "the host's"


def test_what_is_too_close_is_marked_and_what_is_off_left_out(store: Store, birch: int) -> None:
    with store.write("Add"):
        first = interviews.add(birch, "2027-11-10 09:00", NEW_YORK, minutes=60)
        second = interviews.add(birch, "2027-11-10 09:30", NEW_YORK, minutes=60)
        interviews.add(birch, "2027-11-10 09:40", NEW_YORK, status="cancelled")
        interviews.add(birch)
    found = read()

    assert [(entry.record, entry.clash) for entry in found.on(date(2027, 11, 10))] == [
        (first, True),
        (second, True),
    ]
    assert (found.untimed, found.any_there) == (1, True)


def test_replies_stand_on_their_day_until_one_has_replied(store: Store, birch: int) -> None:
    with store.write("Add"):
        record = interviews.add(birch, reply_by="2027-11-12 12:00", zone=NEW_YORK)
    (entry,) = read().on(date(2027, 11, 12))
    assert (entry.kind, entry.record, entry.clock) == (EntryKind.REPLY, record, time(22))

    with store.write("Reply"):
        interviews.edit(record, "replied_on", date(2027, 11, 9))
    assert read().days == {}


def test_interviews_are_shown_before_the_rest_where_there_is_little_room(store: Store, birch: int) -> None:
    with store.write("Add"):
        interviews.add(birch, "2027-11-10 12:00", NEW_YORK, reply_by="2027-11-10 08:00")
        events.add("Fair", starts_at="2027-11-10 07:00", zone=NEW_YORK)
    entries = read().on(date(2027, 11, 10))
    assert [entry.kind for entry in entries] == [EntryKind.EVENT, EntryKind.REPLY, EntryKind.INTERVIEW]
    chosen = interview_month.most_telling(entries, 2)
    assert [entry.kind for entry in chosen] == [EntryKind.REPLY, EntryKind.INTERVIEW]
    assert interview_month.most_telling(entries, 0) == ()


def test_events_rotations_and_blocked_days_are_shown_beside(store: Store, birch: int) -> None:
    with store.write("Add"):
        events.add("Open house", [birch], starts_at="2027-11-16 18:00", zone=NEW_YORK)
        events.add("Fair")
        rotations.add("Birch Clinic", starts_on=date(2027, 11, 29), ends_on=date(2027, 12, 24))
        rotations.add("Not dated yet")
        blocked_periods.add("Family", "2027-11-20", "2027-11-21")
        blocked_periods.add("Long ago", "2027-01-01", "2027-01-02")
    found = read()

    (event,) = found.on(date(2027, 11, 17))
    assert (event.kind, event.title, event.name) == (
        EntryKind.EVENT,
        "Open house",
        "Open house, Medical Genetics",
    )
    assert [(band.kind, band.title) for band in found.bands] == [
        (BandKind.ROTATION, "Birch Clinic"),
        (BandKind.BLOCKED, "Family"),
    ]
    assert [band.title for band in found.bands_on(date(2027, 11, 21))] == ["Family"]


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        ([("Medical Genetics (Oak)", "Oak University")], ["Oak"]),
        ([("Oak Genetics", "")], ["Oak Genetics"]),
        ([("Genetics", "Oak"), ("Pediatrics", "Oak")], ["Genetics", "Pediatrics"]),
    ],
)
def test_a_program_is_named_by_what_tells_it_from_others(
    store: Store, names: list[tuple[str, str]], titles: list[str]
) -> None:
    with store.write("Add"):
        for name, institution in names:
            record = programs.add(name, institution=institution)
            interviews.add(record, "2027-11-10 09:00", NEW_YORK)
    assert [entry.title for entry in read().on(date(2027, 11, 10))] == titles


def test_the_next_interview_is_known_whatever_is_shown(store: Store, birch: int) -> None:
    with store.write("Add"):
        interviews.add(birch, "2027-10-10 09:00", NEW_YORK)
        interviews.add(birch, "2028-01-10 09:00", NEW_YORK)
    assert read().first == date(2028, 1, 10)
    assert read(2027, 10).interviews_on(date(2027, 10, 10)) == 1


@pytest.mark.parametrize("letter", [False, True])
def test_a_month_is_one_lying_page(store: Store, birch: int, *, letter: bool) -> None:
    with store.write("Add"):
        interviews.add(birch, "2027-11-10 17:00", NEW_YORK, format="phone")
        interviews.add(birch, "2027-12-01 09:00", NEW_YORK)
        blocked_periods.add("Family", "2027-10-30", "2027-11-03")
    document = month_print.document(Month(2027, 11), 6, TODAY)
    pdf = reporting.render(document, Printing("plan", TODAY, letter=letter), None)
    (page,) = PdfReader(BytesIO(pdf.data)).pages
    text = " ".join(page.extract_text().split())

    assert page.mediabox.width > page.mediabox.height
    assert document.file_name == "Interviews, November 2027 2027-11-08.pdf"
    assert "1 interview, times at home (Asia/Karachi)" in text, "December's first is not counted"
    assert "11 03:00 Birch Hospital (phone, night)" in text
    assert "Blocked: Family, until 3 November" in text
    assert text.index("Sunday") < text.index("Monday")


@pytest.mark.parametrize(("hours", "fits"), [(2, True), (6, False)])
def test_a_crowded_month_gives_up_room_to_write_before_a_second_page(
    store: Store, birch: int, hours: int, *, fits: bool
) -> None:
    with store.write("Add"):
        for day in (1, 8, 15, 22, 29):
            for hour in range(hours):
                interviews.add(birch, f"2027-11-{day:02} {8 + hour:02}:00", NEW_YORK, format="in_person")
    pdf = reporting.render(month_print.document(Month(2027, 11), 0, TODAY), Printing("plan", TODAY), None)
    assert (pdf.pages == 1) is fits
