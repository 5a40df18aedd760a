"""The sample's decision: early talks with programs, debriefs, ratings, two rank lists, a few signals.

Its interviews lie a season ahead. What can be looked back on are talks by video of
the last weeks, so that nothing in the sample is older or newer than its season has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.interviews import InterviewFormat, InterviewKind
from matchplanner.domain.pair_relations import Verdict
from matchplanner.domain.places import Division
from matchplanner.domain.rank_lint import RankRule
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.token_tables import TokenKind
from matchplanner.services import (
    closing,
    debriefs,
    geography,
    interviews,
    pairwise,
    programs,
    rank_criteria,
    rank_lint,
    rank_versions,
    ranking,
    tokens,
    trade_offs,
)

_INVENTED = "Invented for the sample plan"
_WEIGHTS = (40, 35, 25)


@dataclass(frozen=True, slots=True)
class Places:
    """The programs it is about, by id; `mayo` and `iowa` are in the specialties match."""

    indiana: int
    stanford: int
    utah: int
    chop: int
    birmingham: int
    mount_sinai: int
    mayo: int
    iowa: int


def fill(at: Places, today: date) -> None:
    """Note all that leads to the two rank lists; must run inside a write."""
    _talk(at, today)
    _invite(at.utah, today)
    _rate(at, today)
    _list(at, today)
    _compare(at, today)
    _close(at)
    _signal(at)


def _talk(at: Places, today: date) -> None:
    """Hold three short talks: one seen otherwise since, one debriefed, one still to be written down."""
    first = _met(at.indiana, today - timedelta(days=20), "America/Indiana/Indianapolis", thanked=True)
    over = datetime.combine(today - timedelta(days=20), time(18), UTC)
    ratings: Mapping[Rated, object] = {
        Rated.PEOPLE: 5,
        Rated.TEACHING: 4,
        Rated.CLINIC: 5,
        Rated.SUPPORT: 5,
        Rated.GUT: 5,
    }
    debriefs.save(
        first,
        ratings,
        {
            Noted.GREEN_FLAGS: "Everybody knew the residents' names",
            Noted.RED_FLAGS: "Nobody could say who reads variants at night",
            Noted.ONLY_HERE: "A clinic for inborn errors of its own",
            Noted.NOTE: _INVENTED,
        },
        over,
    )
    later = {**ratings, Rated.TEACHING: 3, Rated.PLACE: 3, Rated.GUT: 4}
    again = {Noted.NOTE: f"Seen again after the question hour. {_INVENTED}."}
    debriefs.save(first, later, again, over + timedelta(days=12))
    second = _met(at.birmingham, today - timedelta(days=34), "America/Chicago", thanked=False)
    debriefs.save(
        second,
        {Rated.PEOPLE: 3, Rated.TEACHING: 4, Rated.SUPPORT: 5, Rated.GUT: 3},
        {Noted.GREEN_FLAGS: "Sponsors visas every year", Noted.NOTE: _INVENTED},
        datetime.combine(today - timedelta(days=34), time(20), UTC),
    )
    _met(at.mount_sinai, today - timedelta(days=3), "America/New_York", thanked=False)
    programs.add_claim(
        at.indiana,
        ClaimField.THANK_YOU_NOTES,
        YesNo.YES.value,
        SourceKind.PERSON,
        source="Jo Beispiel (invented)",
        seen_on=today - timedelta(days=20),
        note=_INVENTED,
    )


def _met(program: int, day: date, zone: str, *, thanked: bool) -> int:
    invited = datetime.combine(day - timedelta(days=9), time(15))
    held = interviews.add(
        program,
        datetime.combine(day, time(10)),
        zone,
        invited_at=invited,
        reply_by=invited + timedelta(days=2),
    )
    for field, value in (
        ("kind", InterviewKind.OTHER.value),
        ("format", InterviewFormat.VIDEO.value),
        ("minutes", 30),
        ("replied_on", invited.date() + timedelta(days=1)),
        ("interviewers", "Dr. Ida Muster (invented)"),
        ("notes", f"A first talk, long before applying. {_INVENTED}."),
    ):
        interviews.edit(held, field, value)
    if thanked:
        interviews.edit(held, "thanked_on", day + timedelta(days=1))
    return held


def _invite(program: int, today: date) -> None:
    """Let the invitation without a date wait for its reply: the countdown runs to tomorrow."""
    (open_one,) = (row for row in interviews.rows() if row.program_id == program)
    came = datetime.combine(today - timedelta(days=1), time(15))
    interviews.edit(open_one.id, "invited_at", came)
    interviews.edit(open_one.id, "reply_by", came + timedelta(days=2))


def _rate(at: Places, today: date) -> None:
    """Rate by the three usual criteria; what is not known yet stays unknown."""
    rank_criteria.add_usual()
    ids = [row.id for row in rank_criteria.criteria()]
    for criterion, weight in zip(ids, _WEIGHTS, strict=True):
        rank_criteria.set_weight(criterion, weight)
    judged: Mapping[int, tuple[float | None, float | None, float | None]] = {
        at.indiana: (9, 8, 6),
        at.stanford: (9, 4, 7),
        at.utah: (8, 8.5, 7),
        at.chop: (9, None, 5),
        at.birmingham: (6, 9, 5),
        at.mount_sinai: (7, None, None),
        at.mayo: (9, 6, 5),
        at.iowa: (7, 9, None),
    }
    for program, ratings in judged.items():
        for criterion, rating in zip(ids, ratings, strict=True):
            if rating is not None:
                rank_criteria.rate(program, criterion, rating, today)


def _list(at: Places, today: date) -> None:
    """Keep the main list as it first was, then change one's mind; the other match has a list of its own."""
    for program in (at.indiana, at.utah, at.stanford, at.chop, at.mayo, at.iowa):
        ranking.add(program)
    ranking.annotate(at.indiana, "First choice; closest to the ten-year aim")
    kept = datetime.combine(today - timedelta(days=2), time(19), UTC)
    rank_versions.keep(MatchList.MAIN, "By head", kept, reason=f"Before I slept on it. {_INVENTED}.")
    ranking.move(at.stanford, 2)
    why = f"I know two people who train there and want to go. {_INVENTED}."
    rank_lint.waive(RankRule.NEVER_INTERVIEWED, at.chop, why, today)


def _compare(at: Places, today: date) -> None:
    """Begin the round of pairs: one answer speaks against the list."""
    pairwise.answer(at.indiana, at.stanford, Verdict.FIRST, today)
    pairwise.answer(at.utah, at.stanford, Verdict.FIRST, today)
    pairwise.answer(at.indiana, at.utah, Verdict.SKIP, today)
    first, second, _third = (row.id for row in rank_criteria.criteria())
    trade_offs.answer(first, second, Verdict.FIRST, today)


def _close(at: Places) -> None:
    """Answer the closing questions about one program, and one of them about another."""
    for question in ClosingQuestion:
        closing.answer(at.indiana, question, YesNo.YES.value)
    closing.annotate(at.indiana, ClosingQuestion.AIM, "The clinic I want to lead exists there (invented)")
    closing.answer(at.stanford, ClosingQuestion.AIM, YesNo.YES.value)
    closing.answer(at.stanford, ClosingQuestion.SUPPORT, YesNo.NO.value)
    closing.set_would_attend(at.mount_sinai, ticked=True)


def _signal(at: Places) -> None:
    """Plan a signal where the season's table has none, and name two divisions of three."""
    tokens.give(at.indiana, TokenKind.SIGNAL, tokens.usual(at.indiana)[0], f"First choice ({_INVENTED})")
    for division, why in (
        (
            Division.EAST_NORTH_CENTRAL,
            "Clinics of metabolic disease to learn from (invented)",
        ),
        (Division.MOUNTAIN, "A friend's family lives there (invented)"),
    ):
        geography.prefer(division, on=True)
        geography.explain(division, why)
