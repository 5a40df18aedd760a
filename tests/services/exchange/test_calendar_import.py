"""Events of other calendars in the plan: proposed, taken as said, and known again the next time."""

from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

import pytest
from tests.services.exchange.calendars import DAYS, NEW_YORK, calendar, event, read

from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.events import EventKind
from matchplanner.domain.interviews import InterviewFormat, InterviewStatus
from matchplanner.errors import UserError
from matchplanner.services import blocked_periods, events, interviews, profile, programs, rotations
from matchplanner.services.exchange import (
    calendar_entries,
    calendar_files,
    calendar_importing,
    calendar_preview,
)
from matchplanner.services.exchange.calendar_incoming import IncomingCalendar, Wishes
from matchplanner.services.exchange.calendar_kinds import Becomes
from matchplanner.services.exchange.calendar_parsing import parse
from matchplanner.services.exchange.calendar_preview import Line, Plan, State
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
RESIDENCY = "Medical Genetics Residency, Birch University Hospital"
PEDIATRICS = "Pediatrics-Medical Genetics, Birch University Hospital"
UCSF = "Medical Genetics, University of California San Francisco"
AT_NINE = "DTSTART;TZID=America/New_York:20271110T090000"
HOUR = "DURATION:PT1H"


@pytest.fixture
def plan(store: Store) -> Store:
    """A plan with three programs, two of them at one hospital."""
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        profile.edit("home_zone", "Asia/Karachi")
        programs.add("Medical Genetics Residency", institution="Birch University Hospital", city="Ely")
        programs.add("Pediatrics-Medical Genetics", institution="Birch University Hospital", city="Ely")
        programs.add("Medical Genetics", institution="University of California San Francisco")
    return store


def preview(*parts: str) -> dict[str, Line]:
    found = Plan().preview(read(*parts), DAYS)
    return {line.event.title: line for line in found.lines}


def take(store: Store, lines: Mapping[str, Line]) -> None:
    with store.write("Import"):
        calendar_importing.apply(line for line in lines.values() if line.taken)


def names() -> dict[int, str]:
    return {row.id: f"{row.name}, {row.institution}" for row in programs.rows(TODAY)}


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("title", "start", "becomes"),
    [
        ("Residency interview: Birch", AT_NINE, Becomes.INTERVIEW),
        ("Mock interview with mentor", AT_NINE, Becomes.SKIP),
        ("Virtual Open House", AT_NINE, Becomes.EVENT),
        ("Genetics Q&A with residents", AT_NINE, Becomes.EVENT),
        ("USMLE Step 2 CK", "DTSTART;VALUE=DATE:20270201", Becomes.EXAM),
        ("Final exam", AT_NINE, Becomes.EXAM),
        ("Family vacation", "DTSTART;VALUE=DATE:20270201", Becomes.BLOCKED),
        ("Visa appointment", AT_NINE, Becomes.SKIP),
        ("Dentist", AT_NINE, Becomes.SKIP),
    ],
)
def test_what_an_event_becomes_is_proposed_by_its_title(title: str, start: str, becomes: Becomes) -> None:
    assert preview(event(start, title=title))[title].becomes is becomes


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("lines", "title", "program", "words"),
    [
        ([], "Interview - Birch Peds-Genetics", PEDIATRICS, "birch"),
        (["LOCATION:Birch Hall"], "Interview day: medical genetics", RESIDENCY, "birch"),
        (["ORGANIZER;CN=Office:mailto:gme@ucsf.edu"], "Interview", UCSF, "ucsf"),
        ([], "Interview at San Fransisco, California", UCSF, "francisco"),
    ],
)
def test_the_program_is_proposed_by_title_place_and_organiser(
    lines: list[str], title: str, program: str, words: str
) -> None:
    line = preview(event(AT_NINE, *lines, title=title))[title]

    assert names()[line.program_id] == program
    assert words in line.words


@pytest.mark.usefixtures("plan")
def test_a_program_that_is_not_named_is_not_guessed_and_holds_the_import_up() -> None:
    line = preview(event(AT_NINE, title="Interview, University Hospital, medical genetics"))[
        "Interview, University Hospital, medical genetics"
    ]

    assert line.program_id == 0
    assert line.problem == "An interview needs its program: choose one."
    with pytest.raises(UserError, match="needs its program"):
        calendar_importing.apply([line])


@pytest.mark.usefixtures("plan")
def test_programs_that_fit_as_well_are_told() -> None:
    line = preview(event(AT_NINE, title="Interview Birch"))["Interview Birch"]

    assert len({line.program_id, *line.others}) == 2


WHOLE = (
    event(
        *(AT_NINE, HOUR, "URL:https://zoom.example.org/1", "DESCRIPTION:Bring a pen"),
        uid="1",
        title="Interview Birch",
    ),
    event("DTSTART:20270915T230000Z", HOUR, uid="2", title="Open house UCSF"),
    event("DTSTART;VALUE=DATE:20270201", "DTEND;VALUE=DATE:20270213", uid="3", title="Step 2 CK"),
    event("DTSTART;VALUE=DATE:20261220", "DTEND;VALUE=DATE:20270104", uid="4", title="Family vacation"),
    event(AT_NINE, uid="5", title="Dentist"),
)


def test_events_become_what_they_are_said_to_be(plan: Store) -> None:
    take(plan, preview(*WHOLE))

    (interview,) = interviews.rows()
    assert (interview.starts_at, interview.zone, interview.minutes) == (
        datetime(2027, 11, 10, 9),  # noqa: DTZ001 - a wall time
        NEW_YORK,
        60,
    )
    assert (interview.status, interview.format) == (InterviewStatus.SCHEDULED, InterviewFormat.VIDEO)
    assert interview.link == "https://zoom.example.org/1"
    assert "Bring a pen" in interview.notes
    (open_house,) = events.rows()
    assert (open_house.name, open_house.kind) == ("Open house UCSF", EventKind.OPEN_HOUSE)
    assert [name for _id, name in open_house.programs] == ["Medical Genetics"]
    assert open_house.clocks is not None
    assert open_house.clocks.instant.time() == time(23)
    exam, vacation = sorted(blocked_periods.rows(), key=lambda row: row.kind)
    assert (exam.title, exam.kind, exam.starts_on, exam.ends_on) == (
        *("Step 2 CK", BlockKind.EXAM),
        *(date(2027, 2, 1), date(2027, 2, 12)),
    )
    assert vacation.kind is BlockKind.FAMILY


def test_a_second_import_changes_nothing_whatever_was_done_since(plan: Store) -> None:
    take(plan, preview(*WHOLE))
    (interview,) = interviews.rows()
    with plan.write("Edit"):
        interviews.edit(interview.id, "link", "https://own.example.org")
    before = plan.dump()
    again = preview(*WHOLE)

    assert {line.state for line in again.values() if line.event.title != "Dentist"} == {State.UNCHANGED}
    assert not [line for line in again.values() if line.taken]
    take(plan, again)
    assert plan.dump() == before


def test_an_event_that_was_moved_moves_its_record(plan: Store) -> None:
    take(plan, preview(*WHOLE))
    moved = [
        part.replace("20271110T090000", "20271111T100000")
        .replace("20270915T230000Z", "20270916T220000Z")
        .replace("20270213", "20270215")
        .replace("Open house UCSF", "Virtual open house UCSF")
        for part in WHOLE
    ]
    lines = preview(*moved)
    changed = {title: line.changes for title, line in lines.items() if line.state is State.CHANGED}

    assert changed == {
        "Interview Birch": ("time: 11 Nov 2027, 10:00",),
        "Virtual open house UCSF": ("name: Virtual open house UCSF", "time: 17 Sep 2027, 03:00"),
        "Step 2 CK": ("days: 1 Feb 2027 to 14 Feb 2027",),
    }
    take(plan, lines)
    (interview,) = interviews.rows()
    (open_house,) = events.rows()
    assert interview.starts_at == datetime(2027, 11, 11, 10)  # noqa: DTZ001 - a wall time
    assert open_house.name == "Virtual open house UCSF"
    assert len(blocked_periods.rows()) == 2
    assert not [line for line in preview(*moved).values() if line.taken], "now it is known as it is"


def test_a_cancelled_interview_is_cancelled_and_may_take_place_again(plan: Store) -> None:
    first = event(AT_NINE, uid="1", title="Interview Birch")
    take(plan, preview(first))
    off = event(AT_NINE, "STATUS:CANCELLED", uid="1", title="Interview Birch")
    lines = preview(off)
    assert lines["Interview Birch"].changes == ("is cancelled",)
    take(plan, lines)
    assert interviews.rows()[0].status is InterviewStatus.CANCELLED

    on = event(AT_NINE, "DURATION:PT2H", uid="1", title="Interview Birch")
    lines = preview(on)
    assert lines["Interview Birch"].changes == ("takes place again", "length: 120 minutes")
    take(plan, lines)
    assert (interviews.rows()[0].status, interviews.rows()[0].minutes) == (InterviewStatus.SCHEDULED, 120)


def test_cancelled_events_and_blocked_days_are_left_as_they_are(plan: Store) -> None:
    take(plan, preview(*WHOLE))
    off = [part.replace("\nEND:VEVENT", "\nSTATUS:CANCELLED\nEND:VEVENT") for part in WHOLE]
    lines = preview(*off)

    assert lines["Open house UCSF"].state is State.UNCHANGED
    assert lines["Step 2 CK"].state is State.UNCHANGED
    assert lines["Interview Birch"].changes == ("is cancelled",)


def test_blocked_days_are_renamed(plan: Store) -> None:
    take(plan, preview(*WHOLE))
    lines = preview(WHOLE[2].replace("Step 2 CK", "Step 2 CK, moved hall"))
    assert lines["Step 2 CK, moved hall"].changes == ("name: Step 2 CK, moved hall",)
    take(plan, lines)

    assert "Step 2 CK, moved hall" in {row.title for row in blocked_periods.rows()}


def test_an_update_is_left_out_and_taken_again_as_what_it_is(plan: Store) -> None:
    take(plan, preview(*WHOLE))
    line = preview(WHOLE[0].replace("T090000", "T100000"))["Interview Birch"]
    left = Plan().become(line, Becomes.SKIP)
    again = Plan().become(left, Becomes.BLOCKED)

    assert (left.taken, again.becomes) == (False, Becomes.INTERVIEW)


@pytest.mark.usefixtures("plan")
def test_what_cannot_be_taken_says_why() -> None:
    line = preview(event(title="No day at all"))["No day at all"]

    assert (line.state, line.taken, line.event.problem) == (State.UNREADABLE, False, "It says no day.")


@pytest.mark.usefixtures("plan")
def test_what_was_cancelled_before_it_came_is_left_out() -> None:
    line = preview(event(AT_NINE, "STATUS:CANCELLED", title="Interview Birch"))["Interview Birch"]

    assert (line.state, line.taken) == (State.OFF, False)


def test_what_was_deleted_here_is_not_brought_back_unasked(plan: Store) -> None:
    take(plan, preview(*WHOLE))
    with plan.write("Delete"):
        interviews.delete(interviews.rows()[0].id)
    line = preview(*WHOLE)["Interview Birch"]
    assert (line.state, line.taken) == (State.REMOVED, False)

    chosen = Plan().become(line, Becomes.INTERVIEW)
    take(plan, {"": chosen})
    assert len(interviews.rows()) == 1
    assert preview(*WHOLE)["Interview Birch"].state is State.UNCHANGED


def test_what_is_there_by_hand_is_not_added_again(plan: Store) -> None:
    with plan.write("By hand"):
        for program in names():
            interviews.add(program, "2027-11-10 19:00", "Asia/Karachi")
        events.add("Open house UCSF", starts_at="2027-09-15 19:00", zone=NEW_YORK)
        blocked_periods.add("Step 2 CK", "2027-02-01", "2027-02-12")
    lines = preview(*WHOLE)

    for title in ("Interview Birch", "Open house UCSF", "Step 2 CK"):
        assert (lines[title].state, lines[title].taken) == (State.THERE, False), title


def test_the_export_of_another_plan_brings_its_interviews_and_events_once(
    plan: Store, tmp_path: Path
) -> None:
    with plan.write("Add"):
        birch = programs.rows(TODAY)[0].id
        interviews.add(birch, "2027-11-10 09:00", NEW_YORK)
        blocked_periods.add("Step 2 CK", "2027-02-01", "2027-02-12")
        rotations.add("Birch Clinic", starts_on="2027-06-01", ends_on="2027-06-28")
    exported = calendar_files.to_ics(calendar_entries.entries(TODAY), TODAY)
    name = programs.rows(TODAY)[0].name
    plan.close()

    with closing(Store.create(tmp_path / "other.matchplan")) as other:
        with other.write("Fill"):
            profile.edit("target_year", 2027)
            programs.add(name, institution="Birch University Hospital", city="Ely")
        found = Plan().preview(parse(exported, Wishes(DAYS, NEW_YORK)), DAYS)
        lines = {line.event.title: line for line in found.lines}
        assert {title: line.becomes for title, line in lines.items() if line.taken} == {
            f"Interview: {name}": Becomes.INTERVIEW,
            "Step 2 CK": Becomes.EXAM,
        }
        assert lines["Rotation: Birch Clinic"].state is State.OTHER
        assert lines["Apply: Birch Clinic"].state is State.OTHER
        assert lines["ERAS season opens"].state is State.OWN
        take(other, lines)
        assert len(interviews.rows()) == len(blocked_periods.rows()) == 1
        again = Plan().preview(parse(exported, Wishes(DAYS, NEW_YORK)), DAYS)
        assert not [line for line in again.lines if line.taken]


def test_our_own_export_brings_back_what_was_moved_elsewhere_and_nothing_else(plan: Store) -> None:
    with plan.write("Add"):
        birch = programs.rows(TODAY)[0].id
        interviews.add(birch, "2027-11-10 09:00", NEW_YORK)
        blocked_periods.add("Step 2 CK", "2027-02-01", "2027-02-12")
    exported = calendar_files.to_ics(calendar_entries.entries(TODAY), TODAY)

    def lines(data: bytes) -> list[Line]:
        found: IncomingCalendar = parse(data, Wishes(DAYS, "Asia/Karachi"))
        return list(Plan().preview(found, DAYS).lines)

    assert {line.state for line in lines(exported)} == {State.OWN, State.UNCHANGED}
    moved = exported.replace(b"20271110T090000", b"20271112T110000")
    (changed,) = (line for line in lines(moved) if line.taken)
    assert changed.changes == ("time: 12 Nov 2027, 11:00",)
    take(plan, {"": changed})
    assert interviews.rows()[0].starts_at == datetime(2027, 11, 12, 11)  # noqa: DTZ001 - a wall time
    assert {line.state for line in lines(moved)} == {State.OWN, State.UNCHANGED}


def test_an_interview_without_a_time_keeps_its_day_in_the_notes(plan: Store) -> None:
    take(plan, preview(event("DTSTART;VALUE=DATE:20271110", title="Interview Birch")))

    (interview,) = interviews.rows()
    assert (interview.starts_at, interview.status) == (None, InterviewStatus.INVITED)
    assert "On 2027-11-10, no time in the calendar." in interview.notes


def test_a_tentative_interview_is_an_invitation(plan: Store) -> None:
    take(plan, preview(event(AT_NINE, "STATUS:TENTATIVE", title="Interview Birch")))

    assert interviews.rows()[0].status is InterviewStatus.INVITED


def test_a_time_nobody_knows_the_zone_of_is_not_taken(plan: Store) -> None:
    with plan.write("Home"):
        profile.edit("home_zone", "")
    found = parse(calendar(event("DTSTART:20271110T090000", title="Interview Birch")), Wishes(DAYS))
    (line,) = Plan().preview(found, DAYS).lines

    assert line.problem == "The file names no time zone: set yours in Profile first."


def test_the_days_that_matter_follow_the_target_year(plan: Store) -> None:
    assert calendar_preview.wishes(TODAY) == Wishes(DAYS, "Asia/Karachi")
    with plan.write("No year"):
        profile.edit("target_year", None)
    assert calendar_preview.wishes(TODAY).days.holds(date(2028, 9, 1))


@pytest.mark.usefixtures("plan")
def test_events_outside_those_days_are_told() -> None:
    found = read(event("DTSTART:20200714T090000Z"), event("DTSTART:20271110T090000Z", uid="2"))

    assert Plan().preview(found, DAYS).notices == ("1 event outside 1 Aug 2026 to 31 Jul 2028: not shown.",)
