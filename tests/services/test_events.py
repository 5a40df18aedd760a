"""Events on both clocks, their questions, and what they and the log ask for on Today."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from matchplanner.domain.claims import YesNo
from matchplanner.domain.enquiries import MessageKind
from matchplanner.domain.events import EventKind, enough_questions, start_of_day
from matchplanner.domain.interviews import Enough
from matchplanner.errors import UserError
from matchplanner.services import events, messages, profile, programs, scoring
from matchplanner.services import today as today_lines
from matchplanner.services.messages import Draft
from matchplanner.services.scoring import Given
from matchplanner.store import schema
from matchplanner.store.store import Store

WALL = "2026-11-03 18:00"


def added(store: Store, programs_: tuple[int, ...] = (), **fields: Any) -> int:
    with store.write("Add"):
        return events.add("Open house", programs_, **{"starts_at": WALL, "zone": "America/Chicago", **fields})


def at_home(store: Store, zone: str = "Asia/Karachi") -> None:
    with store.write("Home"):
        profile.edit("home_zone", zone)


def due(today: date) -> list[tuple[str, str, int]]:
    kinds = {"no_reply", "event", "prepare_event", "debrief"}
    return [(line.kind, line.title, line.days) for line in today_lines.due_lines(today) if line.kind in kinds]


def test_an_evening_in_chicago_is_the_next_morning_in_karachi(store: Store) -> None:
    at_home(store)
    row = events.get(added(store))
    assert row.clocks is not None
    assert (row.clocks.there.short, row.clocks.here.day.isoformat()) == ("CST", "2026-11-04")
    assert (row.clocks.here.clock.hour, row.night, row.clocks.day_shift) == (5, True, 1)


def test_a_day_before_the_clocks_change_it_is_an_hour_earlier(store: Store) -> None:
    at_home(store)
    row = events.get(added(store, starts_at="2026-10-31 18:00"))
    assert row.clocks is not None
    assert (row.clocks.there.short, row.clocks.here.clock.hour) == ("CDT", 4)


def test_an_event_is_over_when_its_minutes_are(store: Store) -> None:
    row = events.get(added(store, minutes=90))
    assert not row.over(datetime(2026, 11, 4, 1, 29, tzinfo=UTC))
    assert row.over(datetime(2026, 11, 4, 1, 30, tzinfo=UTC))
    assert events.get(added(store, minutes=None)).over(datetime(2026, 11, 4, 1, 0, tzinfo=UTC))
    assert not events.get(added(store, starts_at=None)).over(datetime(2030, 1, 1, tzinfo=UTC))


def test_three_or_four_questions_are_right() -> None:
    verdicts = [enough_questions(count) for count in range(6)]
    assert verdicts == [Enough.FEW, Enough.FEW, Enough.FEW, Enough.FINE, Enough.FINE, Enough.MANY]


def test_an_event_is_about_any_number_of_programs(store: Store) -> None:
    with store.write("Add"):
        birch, cedar = programs.add("Birch"), programs.add("Cedar")
    fair = added(store, (cedar, birch), kind=EventKind.FAIR.value)
    assert [name for _id, name in events.get(fair).programs] == ["Birch", "Cedar"]
    with store.write("Edit"):
        events.set_programs(fair, [cedar])
    assert events.rows(birch) == ()
    assert [row.id for row in events.rows(cedar)] == [fair]
    with store.write("Delete"):
        programs.delete([cedar])
    assert events.get(fair).programs == ()
    with pytest.raises(UserError, match="not in the plan"), store.write("Edit"):
        events.set_programs(fair, [cedar])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("starts_at", "tomorrow"),
        ("starts_at", "2026-13-01 10:00"),
        ("starts_at", "1850-01-01 10:00"),
        ("zone", "Mars/Base"),
        ("minutes", "0"),
        ("kind", "party"),
    ],
)
def test_what_does_not_fit_is_refused(store: Store, field: str, value: str) -> None:
    event = added(store)
    with pytest.raises(UserError), store.write("Edit"):
        events.edit(event, field, value)


def test_today_tells_of_events_ahead_of_questions_to_prepare_and_of_debriefs(store: Store) -> None:
    at_home(store)
    event = added(store)
    assert due(date(2026, 11, 1)) == [
        ("prepare_event", "Prepare questions: Open house", 2),
        ("event", "Event: Open house", 3),
    ]
    with store.write("Questions"):
        events.edit(event, "questions", ["a?", "b?", "c?"])
    assert due(date(2026, 11, 4)) == [("event", "Event: Open house", 0)]
    assert due(date(2026, 11, 5)) == [("debrief", "How was it: Open house", -1)]
    with store.write("Debrief"):
        events.debrief(event, YesNo.NO, "")
    assert due(date(2026, 11, 5)) == []


def test_without_a_home_zone_a_day_begins_in_utc() -> None:
    assert start_of_day(date(2026, 11, 5), "") == datetime(2026, 11, 5, tzinfo=UTC)
    assert start_of_day(date(2026, 11, 5), "Asia/Karachi") == datetime(2026, 11, 4, 19, tzinfo=UTC)


def test_silence_is_due_until_it_is_scored_or_the_program_is_dropped(store: Store) -> None:
    with store.write("Add"):
        birch, cedar = programs.add("Birch"), programs.add("Cedar")
        for program in (birch, cedar):
            mail = Draft(MessageKind.ENQUIRY, "", "Coordinator", "E-mail", "", "Which visas?", ())
            messages.save_sent(program, mail, date(2026, 10, 2))
    assert due(date(2026, 10, 22)) == []
    assert due(date(2026, 10, 25)) == [
        ("no_reply", "No reply 23 days: Birch", -2),
        ("no_reply", "No reply 23 days: Cedar", -2),
    ]
    with store.write("Settle"):
        scoring.save(birch, {"responsiveness": Given(0)})
        programs.edit(cedar, "status", "not_applying")
    assert due(date(2026, 10, 25)) == []


def test_an_event_that_is_gone_is_told(store: Store) -> None:
    event = added(store)
    with store.write("Delete"):
        events.delete(event)
    with pytest.raises(UserError, match="not in the plan any more"):
        events.get(event)


def test_a_zone_this_computer_does_not_know_leaves_the_time_as_written(store: Store) -> None:
    event = added(store)
    with store.write("Import"):
        schema.Event.update(zone="Mars/Base").where(schema.Event.id == event).execute()
    row = events.get(event)
    assert (row.clocks, row.ends, row.night) == (None, None, False)
    assert due(date(2026, 11, 1)) == []


def test_two_silent_mails_are_one_line_that_says_to_stop(store: Store) -> None:
    with store.write("Add"):
        birch = programs.add("Birch")
        mail = Draft(MessageKind.ENQUIRY, "", "Coordinator", "E-mail", "", "Which visas?", ())
        for day in (date(2026, 9, 1), date(2026, 9, 25)):
            messages.save_sent(birch, mail, day)
    (line,) = today_lines.due_lines(date(2026, 10, 20))
    assert line.why == "2 mails unanswered: score the silence and do not write again"


def test_a_clock_that_is_the_same_at_home_is_told_once(store: Store) -> None:
    at_home(store, "America/Chicago")
    added(store, questions=["a?", "b?", "c?"])
    (line,) = today_lines.due_lines(date(2026, 11, 1))
    assert line.why == "18:00 CST"
    with store.write("Home"):
        profile.edit("home_zone", "Asia/Karachi")
    (line,) = today_lines.due_lines(date(2026, 11, 1))
    assert line.why == "18:00 CST, 05:00 at home"


def test_the_next_end_is_looked_for_only_where_there_are_events(store: Store) -> None:
    moment = datetime(2026, 11, 3, tzinfo=UTC)
    assert today_lines.next_end(moment) is None
    added(store)
    assert today_lines.next_end(moment) == datetime(2026, 11, 4, 1, tzinfo=UTC)
    assert today_lines.next_end(datetime(2026, 11, 5, tzinfo=UTC)) is None
