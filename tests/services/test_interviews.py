"""Interviews across zones, likes and questions."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from matchplanner.domain.interviews import InterviewFormat, InterviewStatus, TalkingKind
from matchplanner.errors import UserError
from matchplanner.services import interviews, preferences, profile, programs
from matchplanner.store.schema import Interview, Program
from matchplanner.store.store import Store


@pytest.fixture
def program(store: Store) -> int:
    """A program to be interviewed at."""
    with store.write("Add"):
        return Program.create(name="P").id


def test_both_clocks_are_shown_and_a_night_hour_is_marked(store: Store, program: int) -> None:
    with store.write("Add"):
        profile.edit("home_zone", "Asia/Karachi")
        interviews.add(program, "2027-11-10 09:00", "America/New_York")
        interviews.add(program, "2027-11-10 13:00", "America/Los_Angeles")
    east, west = interviews.rows()
    assert east.clocks is not None
    assert west.clocks is not None
    assert (east.clocks.here.day, east.clocks.here.clock, east.night) == (date(2027, 11, 10), time(19), False)
    assert (west.clocks.here.day, west.clocks.here.clock, west.night) == (date(2027, 11, 11), time(2), True)


def test_without_a_home_zone_nothing_is_converted_and_nothing_is_called_night(
    store: Store, program: int
) -> None:
    with store.write("Add"):
        interviews.add(program, datetime(2027, 11, 10, 23, 0), "America/New_York")  # noqa: DTZ001 - a wall time
    row = interviews.rows()[0]
    assert (row.home_zone, row.night) == ("", False)
    assert row.clocks is not None
    assert row.clocks.same_clock


@pytest.mark.parametrize(
    ("state", "zone"),
    [("", ""), ("TX", ""), ("ny", "America/New_York"), ("Utah", "America/Denver"), ("XX", "")],
)
def test_without_a_zone_it_is_that_of_the_state_or_unknown(store: Store, state: str, zone: str) -> None:
    with store.write("Add"):
        interviews.add(programs.add("Elm", state=state), "2027-11-10T09:00")
    (row,) = interviews.rows()
    assert row.zone == zone
    assert (row.clocks is None) == (not zone)


def test_an_interview_with_a_time_is_scheduled_and_one_without_stands_last(
    store: Store, program: int
) -> None:
    with store.write("Add"):
        interviews.add(program)
        interviews.add(program, "2027-12-01T08:30", "America/New_York")
        # An hour later on the clock, and two hours earlier in the world.
        interviews.add(program, "2027-12-01T09:30", "Europe/Berlin")
    assert [(row.starts_at, row.status) for row in interviews.rows()] == [
        (datetime(2027, 12, 1, 9, 30), InterviewStatus.SCHEDULED),  # noqa: DTZ001 - a wall time
        (datetime(2027, 12, 1, 8, 30), InterviewStatus.SCHEDULED),  # noqa: DTZ001 - a wall time
        (None, InterviewStatus.INVITED),
    ]


def test_every_field_is_edited_alone(store: Store, program: int) -> None:
    with store.write("Add"):
        interview = interviews.add(program)
    typed = {
        "starts_at": "2027-11-10 09:00",
        "zone": "America/Chicago",
        "minutes": "45",
        "format": "video",
        "status": "done",
        "link": "https://meet.example.org/x",
        "interviewers": "Dr A\nDr B",
        "notes": "kind",
    }
    for field, value in typed.items():
        with store.write("Edit"):
            interviews.edit(interview, field, value)
    row = interviews.rows()[0]
    assert (row.zone, row.minutes, row.format, row.status) == (
        "America/Chicago", 45, InterviewFormat.VIDEO, InterviewStatus.DONE,
    )  # fmt: skip
    assert (row.link, row.interviewers, row.notes) == (typed["link"], typed["interviewers"], "kind")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("starts_at", "soon", "must look like 2027-11-10 09:00"),
        ("zone", "Mars/Olympus", "not a time zone"),
        ("minutes", "0", "from 1 to 1440"),
        ("format", "fax", "The format must be one of"),
    ],
)
def test_a_bad_value_is_refused(store: Store, program: int, field: str, value: str, message: str) -> None:
    with store.write("Add"):
        interview = interviews.add(program)
    before = store.dump()
    with pytest.raises(UserError, match=message), store.write("Edit"):
        interviews.edit(interview, field, value)
    assert store.dump() == before


def test_likes_and_questions_are_two_lists_each_in_its_own_order(store: Store, program: int) -> None:
    with store.write("Add"):
        first, second, third = (
            interviews.add_point(program, TalkingKind.LIKE, text) for text in ("clinic", "team", "city")
        )
        interviews.add_point(program, TalkingKind.QUESTION, "Where do graduates go?")
        interviews.add(program)
    with store.write("Move"):
        interviews.move_point(third, 1)
    likes = interviews.talking_points(program, TalkingKind.LIKE)
    assert [point.text for point in likes] == ["city", "clinic", "team"]
    with store.write("Edit"):
        interviews.edit_point(second, "the whole team")
        interviews.delete_point(first)
    likes = interviews.talking_points(program, TalkingKind.LIKE)
    assert [(point.position, point.text) for point in likes] == [(1, "city"), (2, "the whole team")]
    assert (interviews.rows()[0].likes, interviews.rows()[0].questions) == (2, 1)


def test_a_point_needs_words_and_must_still_be_there(store: Store, program: int) -> None:
    with pytest.raises(UserError, match="needs words"), store.write("Add"):
        interviews.add_point(program, TalkingKind.LIKE, " ")
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Delete"):
        interviews.delete_point(9)
    with pytest.raises(UserError, match="program is not in the plan any more"), store.write("Add"):
        interviews.add_point(99, TalkingKind.LIKE, "people")


def test_deleting_an_interview_leaves_the_programs_likes(store: Store, program: int) -> None:
    with store.write("Add"):
        interview = interviews.add(program)
        interviews.add_point(program, TalkingKind.LIKE, "clinic")
    with store.write("Delete"):
        interviews.delete(interview)
    assert interviews.rows() == ()
    assert len(interviews.talking_points(program, TalkingKind.LIKE)) == 1
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Edit"):
        interviews.edit(interview, "notes", "x")
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Add"):
        interviews.add(99)


def test_a_zone_this_computer_does_not_have_leaves_the_time_unconverted(store: Store, program: int) -> None:
    with store.write("From elsewhere"):
        Interview.create(program=program, starts_at="2027-11-10T09:00", zone="Mars/Olympus")
    row = interviews.rows()[0]
    assert (row.starts_at, row.zone, row.clocks, row.night) == (
        datetime.fromisoformat("2027-11-10T09:00"), "Mars/Olympus", None, False,
    )  # fmt: skip


def test_an_invitation_counts_down_until_a_reply_is_noted(store: Store, program: int) -> None:
    with store.write("Add"):
        profile.edit("home_zone", "Asia/Karachi")
        held = interviews.add(
            program, zone="America/New_York", invited_at="2027-10-20 15:00", reply_by="2027-10-22 15:00"
        )
    moment = datetime(2027, 10, 22, 12, tzinfo=UTC)
    count = interviews.get(held).countdown(date(2027, 10, 22), moment)
    assert count is not None
    assert (count.left, count.days, count.overdue) == (timedelta(hours=7), 1, False)
    with store.write("Reply"):
        interviews.edit(held, "replied_on", date(2027, 10, 22))
    assert interviews.get(held).countdown(date(2027, 10, 22), moment) is None


def test_a_reply_is_never_due_before_the_invitation(store: Store, program: int) -> None:
    with pytest.raises(UserError, match="before the invitation"), store.write("Add"):
        interviews.add(program, invited_at="2027-10-20 15:00", reply_by="2027-10-20 14:00")
    with store.write("Add"):
        held = interviews.add(program, invited_at="2027-10-20 15:00")
    with pytest.raises(UserError, match="before the invitation"), store.write("Edit"):
        interviews.edit(held, "reply_by", "2027-10-19 15:00")
    assert interviews.get(held).reply_by is None


def test_clashes_are_seen_in_utc_with_the_buffer_that_was_set(store: Store, program: int) -> None:
    with store.write("Add"):
        first = interviews.add(program, "2027-11-10 09:00", "America/New_York")
        interviews.edit(first, "minutes", 60)
        second = interviews.add(program, "2027-11-10 08:50", "America/Denver")  # 15:50 UTC
        called_off = interviews.add(program, "2027-11-10 09:00", "America/New_York")
        interviews.edit(called_off, "status", "cancelled")
    assert interviews.clashes() == ()
    with store.write("Buffer"):
        preferences.set_interview_buffer(60)
    (clash,) = interviews.clashes()
    assert (clash.first.id, clash.second.id, clash.gap) == (first, second, timedelta(minutes=50))
    assert (clash.overlaps, clash.second.assumed) == (False, True)


def test_a_question_keeps_when_it_was_asked_and_what_was_said(store: Store, program: int) -> None:
    with store.write("Add"):
        point = interviews.add_point(program, TalkingKind.QUESTION, "Who reads the variants?")
        interviews.note_answer(point, "2027-11-10", "The laboratory, with residents\n")
    (row,) = interviews.talking_points(program, TalkingKind.QUESTION)
    assert (row.asked_on, row.answer) == (date(2027, 11, 10), "The laboratory, with residents")
