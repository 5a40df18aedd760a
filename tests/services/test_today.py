"""What is due today, this week and this month, from a real plan; and the figures beside it."""

from datetime import UTC, date, datetime

import pytest

from matchplanner.domain.applicant import EcfmgOutlook
from matchplanner.domain.debriefs import Rated
from matchplanner.domain.enquiries import MessageKind
from matchplanner.domain.letters import LetterState
from matchplanner.services import (
    debriefs,
    interviews,
    letters,
    messages,
    people,
    profile,
    programs,
    rotations,
    today,
)
from matchplanner.services.messages import Draft
from matchplanner.services.today import Band, DueLine
from matchplanner.store.schema import Interview
from matchplanner.store.store import Store


@pytest.fixture
def season_2027(store: Store) -> None:
    """Aim at September 2027."""
    with store.write("Target year"):
        profile.edit("target_year", 2027)


def lines(day: date, *, milestones: bool = False) -> list[DueLine]:
    """Return what is due but for a rotation's own days, by default without the season's own dates."""
    season, days = ("deadline", "opening", "event"), ("tell_attending", "night_before")
    found = [line for line in today.due_lines(day) if line.kind not in days and not line.risk]
    return [line for line in found if milestones or line.kind not in season]


def rotation(store: Store, start: str, end: str, status: str = "idea") -> int:
    """Plan a rotation."""
    with store.write("Add"):
        return rotations.add("Mayo", starts_on=start, ends_on=end, status=status)


def interview(store: Store, starts_at: str | None, status: str = "scheduled") -> int:
    """Note an interview at a program in New York."""
    with store.write("Add"):
        program = programs.add("Mount Sinai")
        return Interview.create(program=program, starts_at=starts_at, status=status).id


@pytest.mark.usefixtures("store")
def test_an_empty_plan_has_nothing_due_and_knows_nothing() -> None:
    found = today.overview(date(2026, 10, 1))
    assert (found.lines, found.next) == ((), None)
    summary = found.summary
    assert (summary.target_year, summary.calendar, summary.phase, summary.phases) == (None, None, None, ())
    assert (summary.ecfmg.outlook, summary.ecfmg.slack_days) == (EcfmgOutlook.UNKNOWN, None)
    assert (summary.letters.total, summary.tiers.total) == (0, 0)


@pytest.mark.usefixtures("season_2027")
def test_a_date_of_the_season_carries_its_track_time_and_expected_mark() -> None:
    found = {line.title: line for line in lines(date(2027, 8, 20), milestones=True)}
    line = found["ERAS: applicants may submit"]
    assert (line.on, line.days, line.page, line.record) == (date(2027, 9, 1), 12, "rotations", 0)
    assert line.why == "Main Residency Match, 09:00 America/New_York"
    assert line.expected


@pytest.mark.usefixtures("season_2027")
def test_the_rank_list_deadline_leads_to_the_rank_list() -> None:
    (line,) = (found for found in lines(date(2028, 2, 20), milestones=True) if "certification" in found.title)
    assert line.page == "ranking"


@pytest.mark.usefixtures("season_2027")
def test_bands_are_overdue_seven_days_and_the_rest_of_the_month(store: Store) -> None:
    rotation(store, "2027-06-01", "2027-06-28")
    bands = {day: [line.band for line in lines(day)] for day in (date(2027, 1, 10), date(2027, 1, 26))}
    assert bands == {date(2027, 1, 10): [Band.COMING], date(2027, 1, 26): [Band.THIS_WEEK]}
    (late,) = (line for line in lines(date(2027, 2, 3)) if line.kind == "apply_by")
    assert (late.band, late.days, late.on) == (Band.OVERDUE, -2, date(2027, 2, 1))


@pytest.mark.usefixtures("season_2027")
def test_a_rotation_asks_for_applying_starting_and_the_letter(store: Store) -> None:
    mayo = rotation(store, "2027-06-01", "2027-06-28")
    assert [(line.title, line.on, line.record) for line in lines(date(2026, 9, 20))] == [
        ("Start applying: Mayo", date(2026, 10, 1), mayo)
    ]
    with store.write("Running"):
        rotations.edit(mayo, "status", "running")
    ask, ends = lines(date(2027, 6, 22))
    assert (ask.title, ask.on, ask.band) == (
        "This week: ask for the letter, Mayo",
        date(2027, 6, 28),
        Band.THIS_WEEK,
    )
    assert (ends.title, ends.on) == ("Mayo ends", date(2027, 6, 28))
    assert [line.title for line in lines(date(2027, 7, 1))] == ["Ask for the letter: Mayo"]


@pytest.mark.usefixtures("season_2027")
def test_until_its_last_week_a_rotation_asks_who_could_write(store: Store) -> None:
    mayo = rotation(store, "2027-06-01", "2027-06-28", "running")
    found = [(line.title, line.on) for line in lines(date(2027, 6, 15))]
    assert found == [
        ("Mark who could write a letter: Mayo", date(2027, 6, 22)),
        ("Ask for the letter: Mayo", date(2027, 6, 28)),
        ("Mayo ends", date(2027, 6, 28)),
    ]
    with store.write("Letter"):
        letters.add(people.add("Dr Q"), rotation_id=mayo)
    assert [line.title for line in lines(date(2027, 6, 15))] == ["Ask Dr Q for a letter", "Mayo ends"]


@pytest.mark.usefixtures("season_2027")
def test_in_the_last_week_each_candidate_is_asked_by_name(store: Store) -> None:
    mayo = rotation(store, "2027-06-01", "2027-06-28", "running")
    with store.write("Letters"):
        asked = [letters.add(people.add(name), rotation_id=mayo) for name in ("Dr Q", "Dr R")]
        letters.add(people.add("Dr S"))
    found = [line for line in lines(date(2027, 6, 22)) if line.kind == "ask_letter"]
    assert [(line.title, line.on, line.page, line.record) for line in found] == [
        ("This week: ask Dr Q for the letter", date(2027, 6, 28), "letters", asked[0]),
        ("This week: ask Dr R for the letter", date(2027, 6, 28), "letters", asked[1]),
    ]
    assert {line.why for line in found} == {"Mayo. Ask in the last week, while your work is remembered."}


@pytest.mark.usefixtures("season_2027")
def test_a_letter_that_was_asked_for_ends_the_reminder_to_ask(store: Store) -> None:
    mayo = rotation(store, "2027-06-01", "2027-06-28", "running")
    with store.write("Letter"):
        letter = letters.add(people.add("Dr Q"), rotation_id=mayo)
    assert [line.kind for line in lines(date(2027, 6, 22))] == ["ask_letter", "rotation_ends"]
    with store.write("Asked"):
        letters.set_state(letter, LetterState.ASKED, date(2027, 6, 22))
    assert [line.kind for line in lines(date(2027, 6, 22))] == ["rotation_ends"]


@pytest.mark.usefixtures("season_2027")
def test_a_letter_is_due_by_the_writers_time_before_submission(store: Store) -> None:
    with store.write("Letter"):
        letter = letters.add(people.add("Dr Q"))
    (ask,) = lines(date(2027, 8, 1))
    assert (ask.title, ask.on, ask.page) == ("Ask Dr Q for a letter", date(2027, 8, 11), "letters")
    with store.write("Agreed"):
        letters.set_state(letter, LetterState.AGREED, date(2027, 7, 1))
    (line,) = lines(date(2027, 8, 1))
    assert (line.title, line.on, line.page, line.record) == (
        "Letter from Dr Q is needed",
        date(2027, 8, 11),
        "letters",
        letter,
    )


def test_an_interview_is_listed_on_its_day_at_home_with_both_clocks(store: Store) -> None:
    with store.write("Home"):
        profile.edit("home_zone", "Asia/Karachi")
    held = interview(store, "2027-11-10T15:00")
    eve, day = lines(date(2027, 11, 1))
    assert (day.on, day.title, day.record) == (date(2027, 11, 11), "Interview: Mount Sinai", held)
    assert day.why == "15:00 America/New_York, 01:00 at home"
    assert (eve.on, eve.title) == (date(2027, 11, 10), "Review your notes on Mount Sinai")
    assert lines(date(2027, 11, 10))[0].title == "Tonight: review your notes on Mount Sinai"


def test_without_a_home_zone_the_hosts_clock_alone_is_shown(store: Store) -> None:
    interview(store, "2027-11-10T15:00")
    _eve, day = lines(date(2027, 11, 1))
    assert (day.on, day.why) == (date(2027, 11, 10), "15:00 America/New_York")


def test_an_unanswered_invitation_waits_without_a_day(store: Store) -> None:
    interview(store, None, "invited")
    interview(store, None, "declined")
    (line,) = lines(date(2027, 10, 20))
    assert (line.title, line.on, line.band) == (
        "Answer the invitation: Mount Sinai",
        None,
        Band.THIS_WEEK,
    )
    assert line.page == "interviews"


@pytest.mark.usefixtures("season_2027")
def test_what_was_asked_of_programs_ends_with_the_season(store: Store) -> None:
    interview(store, None, "invited")
    with store.write("Ask"):
        mail = Draft(MessageKind.ENQUIRY, "", "Coordinator", "E-mail", "", "Which visas?", ())
        messages.save_sent(programs.add("Birch"), mail, date(2027, 10, 2))
    asked = {"no_reply", "answer_invitation"}
    on_match_day = date(2028, 3, 17)
    assert asked <= {line.kind for line in lines(on_match_day)}
    assert not asked & {line.kind for line in lines(date(2028, 3, 18))}
    with store.write("Next season"):
        profile.edit("target_year", 2028)
    assert asked <= {line.kind for line in lines(date(2028, 3, 18))}


def test_ecfmg_is_listed_until_it_is_there(store: Store) -> None:
    with store.write("ECFMG"):
        profile.edit("ecfmg_status", "on_track")
        profile.edit("ecfmg_on", "2027-11-15")
    (line,) = lines(date(2027, 11, 20))
    assert (line.title, line.page, line.band) == ("ECFMG certification expected", "profile", Band.OVERDUE)
    with store.write("Certified"):
        profile.edit("ecfmg_status", "certified")
    assert lines(date(2027, 11, 20)) == []


@pytest.mark.usefixtures("season_2027")
def test_ecfmg_slack_counts_to_the_rank_list_deadline(store: Store) -> None:
    with store.write("ECFMG"):
        profile.edit("ecfmg_status", "on_track")
        profile.edit("ecfmg_on", "2027-11-15")
    verdict = today.overview(date(2026, 10, 1)).summary.ecfmg
    assert (verdict.slack_days, verdict.deadline) == (107, date(2028, 3, 1))


@pytest.mark.usefixtures("season_2027")
def test_the_season_has_a_phase_and_a_next_one() -> None:
    summary = today.overview(date(2026, 10, 1)).summary
    assert summary.phase is not None
    assert summary.next_phase is not None
    assert (summary.phase.number, summary.next_phase.start) == (1, date(2027, 1, 1))
    after = today.overview(date(2027, 12, 1)).summary
    assert (after.phase, after.next_phase) == (None, None)


def test_tiers_count_the_programs_still_pursued(store: Store) -> None:
    with store.write("Programs"):
        for tier in (1, 2, 2, None):
            programs.edit(programs.add("One"), "tier", tier)
        programs.edit(programs.add("Gone"), "status", "not_applying")
    tiers = today.overview(date(2026, 10, 1)).summary.tiers
    assert (dict(tiers.counts), tiers.untiered, tiers.total) == ({1: 1, 2: 2, 3: 0}, 1, 4)


@pytest.mark.usefixtures("season_2027")
def test_what_comes_after_the_month_is_named_when_nothing_is_due() -> None:
    found = today.overview(date(2026, 10, 1))
    assert found.lines == ()
    assert found.next is not None
    assert found.next.title == "NRMP opens for institutions and programs"
    assert found.next.on == date(2027, 5, 1)
    assert found.next.days == 212


def test_a_reply_counts_down_and_is_overdue_from_its_moment_on(store: Store) -> None:
    with store.write("Home"):
        profile.edit("home_zone", "Asia/Karachi")
    held = interview(store, "2027-11-10T09:00")
    with store.write("Invite"):
        interviews.edit(held, "reply_by", "2027-10-22 15:00")
    (line,) = [one for one in lines(date(2027, 10, 20)) if one.kind == "answer_invitation"]
    assert (line.title, line.on) == ("Answer the invitation: Mount Sinai", date(2027, 10, 23))
    assert line.why == "Reply by 15:00 EDT, 00:00 at home"
    assert next(one for one in lines(date(2027, 10, 25)) if one.record == held).band is Band.OVERDUE
    for hour, title in ((18, "Answer the invitation: "), (20, "Overdue: answer the invitation, ")):
        moment = datetime(2027, 10, 22, hour, tzinfo=UTC)
        titles = [one.title for one in today.overview(date(2027, 10, 23), moment=moment).lines]
        assert f"{title}Mount Sinai" in titles
    with store.write("Reply"):
        interviews.edit(held, "replied_on", "2027-10-21")
    assert "answer_invitation" not in {one.kind for one in lines(date(2027, 10, 22))}


def test_a_debrief_is_asked_for_from_the_end_until_it_is_written(store: Store) -> None:
    held = interview(store, "2027-11-10T09:00")  # an hour is assumed: it ends at 15:00 UTC
    day = date(2027, 11, 10)

    def asked(moment: datetime | None, on: date = day) -> list[str]:
        found = today.overview(on, moment=moment).lines
        return [line.title for line in found if line.kind == "interview_debrief"]

    before, after = (datetime(2027, 11, 10, hour, 30, tzinfo=UTC) for hour in (14, 15))
    assert (asked(before), asked(after)) == ([], ["Debrief: Mount Sinai"])
    assert (asked(None), asked(None, date(2027, 11, 11))) == ([], ["Debrief: Mount Sinai"])
    assert (asked(None, date(2027, 12, 10)), asked(None, date(2027, 12, 11))) == (
        ["Debrief: Mount Sinai"],
        [],
    )
    assert today.next_end(before) == datetime(2027, 11, 10, 15, tzinfo=UTC)
    with store.write("Debrief"):
        debriefs.save(held, {Rated.GUT: 4}, {}, after)
    assert asked(after) == []
