"""What stands in the lanes of the calendar, gathered from the whole plan."""

from datetime import date

import pytest

from matchplanner.domain.lanes import ItemKey, ItemKind, LaneKey
from matchplanner.domain.letters import LetterState
from matchplanner.domain.spans import Span
from matchplanner.services import (
    blocked_periods,
    calendar_lanes,
    interviews,
    letters,
    people,
    profile,
    programs,
    rotations,
    scenarios,
)
from matchplanner.services.calendar_lanes import LaneItem, LetterWindow, Submission
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def target_year(store: Store) -> None:
    """Aim at September 2027."""
    with store.write("Target year"):
        profile.edit("target_year", 2027)


def items(lane: LaneKey, scenario: int | None = None) -> list[LaneItem]:
    """Return what stands in a lane."""
    return [item for item in calendar_lanes.items(rotations.plan(TODAY, scenario)) if item.lane is lane]


def test_without_a_target_year_there_is_nothing(store: Store) -> None:
    with store.write("Forget"):
        profile.edit("target_year", None)
    assert calendar_lanes.items(rotations.plan(TODAY)) == ()


def test_each_track_has_its_window_between_submission_and_review() -> None:
    found = {item.title: item for item in items(LaneKey.APPLYING)}
    main = found["Main Residency Match"]
    assert main.span == Span(date(2027, 9, 1), date(2027, 9, 22))
    assert isinstance(main.source, Submission)
    assert main.source.expected
    assert set(found) == {
        "Main Residency Match",
        "Fellowship, July cycle",
        "Fellowship, December cycle",
    }


def test_dates_of_the_season_are_numbered_like_their_rules_and_keep_their_track() -> None:
    found = items(LaneKey.SEASON)
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)
    assert len({item.key for item in found}) == len(found)
    week = next(item for item in found if item.title == "Match Week")
    assert week.span.days == 5


def test_a_rotation_brings_its_window_and_its_letter(store: Store) -> None:
    with store.write("Add"):
        mayo = rotations.add("Mayo", starts_on="2027-06-07", ends_on="2027-07-02")
        rotations.add("Some day")
        begun = rotations.add("Known start")
        rotations.edit(begun, "starts_on", "2027-05-03")
        writer = letters.add(people.add("Ada"), rotation_id=mayo, today=TODAY)
        refused = letters.add(people.add("Bob"), rotation_id=mayo, today=TODAY)
        letters.set_state(refused, LetterState.DECLINED, TODAY)
    windows = {item.key.record: item.span for item in items(LaneKey.APPLYING) if item.rotation}
    assert windows == {
        mayo: Span(date(2026, 10, 7), date(2027, 2, 7)),
        begun: Span(date(2026, 9, 3), date(2027, 1, 3)),
    }
    (letter,) = items(LaneKey.LETTERS)
    source = letter.source
    assert isinstance(source, LetterWindow)
    assert source.ask == Span(date(2027, 6, 26), date(2027, 7, 2))
    assert letter.span == Span(source.ask.start, source.expected)
    assert [row.id for row in source.letters] == [writer]
    assert not source.late


def test_a_scenario_has_windows_but_no_letters_of_the_plan(store: Store) -> None:
    with store.write("Add"):
        mayo = rotations.add("Mayo", starts_on="2027-06-07", ends_on="2027-07-02")
        letters.add(people.add("Ada"), rotation_id=mayo, today=TODAY)
        scenario = scenarios.duplicate("Another", TODAY)
    (letter,) = items(LaneKey.LETTERS, scenario)
    assert isinstance(letter.source, LetterWindow)
    assert (letter.source.row.site, letter.source.letters) == ("Mayo", ())


def test_only_interviews_that_take_place_on_a_known_day_are_shown(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Genetics")
        profile.edit("home_zone", "Asia/Tokyo")
        held = interviews.add(program, "2027-08-17 20:00", "America/Chicago")
        local = interviews.add(program, "2027-08-18 09:00", "America/New_York")
        interviews.add(program)
        off = interviews.add(program, "2027-08-19 09:00", "America/Chicago")
        interviews.edit(off, "status", "cancelled")
    assert [(item.key.record, item.span.start) for item in items(LaneKey.INTERVIEWS)] == [
        (held, date(2027, 8, 18)),  # at home it is the next day
        (local, date(2027, 8, 18)),
    ]


def test_exams_come_from_the_profile_and_from_blocked_days(store: Store) -> None:
    with store.write("Add"):
        exam = profile.add_exam("Step 2 CK")
        profile.edit_exam(exam, "taken_on", "2027-02-16")
        profile.add_exam("Step 3")
        days = blocked_periods.add("Step 2 CK", "2027-02-15", "2027-02-19", kind="exam")
        term = blocked_periods.add("Term", "2027-01-04", "2027-01-29", kind="term")
    assert [item.key for item in items(LaneKey.EXAMS)] == [
        ItemKey(ItemKind.EXAM_BLOCK, days),
        ItemKey(ItemKind.EXAM, exam),
    ]
    assert [item.key for item in items(LaneKey.BLOCKED)] == [ItemKey(ItemKind.BLOCK, term)]
