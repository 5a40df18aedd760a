"""What a prep sheet says of a program and the interview there, gathered from the plan (R209-R214)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from matchplanner.domain.claims import Claim, ClaimField
from matchplanner.domain.claims import Fact as KnownFact
from matchplanner.domain.field_rules import Section
from matchplanner.domain.interviews import OFF, InterviewFormat, InterviewKind, InterviewStatus, TalkingKind
from matchplanner.domain.programs import TIERS
from matchplanner.domain.why_genetics import Part
from matchplanner.errors import UserError
from matchplanner.reports.data import (
    CriterionScore,
    Fact,
    Logistics,
    News,
    PrepSheet,
    Score,
    Somebody,
    WhyGenetics,
)
from matchplanner.services import (
    experiences,
    fit,
    interviews,
    people,
    program_news,
    programs,
    scoring,
    sentences,
    why_genetics,
)
from matchplanner.services.experiences import ExperienceRow
from matchplanner.services.fit import Yardstick
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.meetings import LastMet, last_met
from matchplanner.services.people import ProgramPerson
from matchplanner.services.programs import ProgramRow
from matchplanner.services.reporting import Document, season_label

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH_DAYS = 30
_YEAR_DAYS = 365
_MONTHS_TOLD = 24
_ALWAYS_PRINTED = frozenset(
    {
        ClaimField.J1,
        ClaimField.H1B,
        ClaimField.DURATION_YEARS,
        ClaimField.POSITIONS_PER_YEAR,
        ClaimField.ACCREDITATION,
        ClaimField.IMG_INFO,
    }
)
"""The facts a prep sheet has a line for even when they are unknown."""

_MOST_FACTS = 8
"""Lines for facts on a prep sheet, which is to stay one page."""

_MOST_MATCHES = 4
"""Lines for what of one's own meets the program's strengths."""

_MOST_PEOPLE = 6
_MOST_NEWS = 5


def document(program_ids: Iterable[int], today: date) -> Document:
    """Gather the prep sheets of some programs, one page each.

    Raises UserError when there is none to print.
    """
    known = gather(today)
    sheets = tuple(sheet(known, programs.get(program_id, today)) for program_id in program_ids)
    if not sheets:
        raise UserError("There is no interview to prepare.", "Add one under Interviews first.")
    name = sheets[0].program if len(sheets) == 1 else f"{len(sheets)} programs"

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import interview_sheet

        return interview_sheet.render(sheets, page, outliner)

    return Document(
        "Interview prep sheet",
        season_label(),
        f"Prep sheet {name} {today.isoformat()}.pdf",
        draw,
        private=True,
    )


def interviewed_programs() -> tuple[int, ...]:
    """Return the programs with an interview that was not called off, the earliest interview first."""
    ids = (row.program_id for row in interviews.rows() if row.status not in OFF)
    return tuple(dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all sheets of a document draw on, read once: interviews, meetings, and what changed since them."""

    interviews: tuple[InterviewRow, ...]
    met: LastMet
    news: Mapping[int, tuple[str, ...]]
    recorded: date | None
    training: str
    worded: Mapping[str, str]
    yard: Yardstick
    keywords: tuple[str, ...]
    experiences: tuple[ExperienceRow, ...]


def gather(today: date) -> Gathered:
    """Read what the sheets of all programs with an interview need."""
    rows = interviews.rows()
    met = last_met(today)
    return Gathered(
        interviews=rows,
        met=met,
        news=program_news.since({program: day for program, (day, _what) in met.programs.items()}),
        recorded=program_news.begins(),
        training=" ".join(told.text for told in sentences.preparation()),
        worded=why_genetics.everything(),
        yard=fit.yardstick(),
        keywords=people.keywords(),
        experiences=experiences.held(today),
    )


def sheet(known: Gathered, row: ProgramRow, interview: InterviewRow | None = None) -> PrepSheet:
    """Return a program's sheet for one interview; without one for the next there, else for the last."""
    shown = [fact.shown for fact in _researched(row) if fact.known]
    seen = [day for claim in shown if claim is not None and (day := _exact(claim)) is not None]
    meeting = interview or _next(known.interviews, row.id)
    somebody, more = _people(row.id, known, "" if meeting is None else meeting.interviewers)
    return PrepSheet(
        program=row.name,
        institution=row.institution,
        place=row.place,
        logistics=Logistics() if meeting is None else _arranged(meeting),
        facts=sheet_facts(row),
        score=_score(row.id),
        likes=_points(row.id, TalkingKind.LIKE),
        questions=_points(row.id, TalkingKind.QUESTION),
        why=_why(row.uid, known),
        matches=_matches(row, known.experiences),
        standing=_standing(row, known.yard),
        notes=row.notes,
        verified=(min(seen), max(seen)) if seen else None,
        people=somebody,
        more_people=more,
        news=_news(known, row.id),
    )


def _why(program_uid: str, known: Gathered) -> WhyGenetics:
    said = why_genetics.wording(program_uid, known.worded)
    return WhyGenetics(said[Part.EXPERIENCE], said[Part.MENTOR], said[Part.SKILL], known.training)


def _people(program_id: int, known: Gathered, interviewers: str) -> tuple[tuple[Somebody, ...], int]:
    """Return whom to meet, those who interview first, and how many there was no room for."""
    named = interviewers.casefold()
    there = people.at_program(program_id, known.keywords)
    found = sorted(there, key=lambda one: one.name.casefold() not in named)
    shown = tuple(
        Somebody(one.name, one.role, _in_common(one, named), known.met.people.get(one.id))
        for one in found[:_MOST_PEOPLE]
    )
    return shown, len(found) - len(shown)


def _in_common(one: ProgramPerson, interviewers: str) -> str:
    part = "interviews you" if one.name.casefold() in interviewers else ""
    shared = f"shares {', '.join(one.shared)}" if one.shared else ""
    return ", ".join(filter(None, (part, shared)))


def _news(known: Gathered, program_id: int) -> News:
    last = known.met.programs.get(program_id)
    if last is None:
        return News()
    day, what = last
    lines = known.news[program_id]
    late = known.recorded is None or known.recorded > day
    return News(
        since=day,
        contact=f"Last contact noted: {what}",
        recorded=known.recorded if late else None,
        lines=lines[:_MOST_NEWS],
        more=max(len(lines) - _MOST_NEWS, 0),
    )


def sheet_facts(row: ProgramRow) -> tuple[Fact, ...]:
    """Return the facts a prep sheet has room for, the important ones first, and how many more there are."""
    facts = _researched(row)
    wanted = [fact for fact in facts if fact.known or fact.field in _ALWAYS_PRINTED]
    by_weight = sorted(
        wanted, key=lambda fact: (fact.field not in _ALWAYS_PRINTED, not fact.field.rule.important)
    )
    chosen = {fact.field for fact in by_weight[:_MOST_FACTS]}
    lines = [_fact(fact) for fact in wanted if fact.field in chosen]
    if left := len(wanted) - len(lines):
        lines.append(Fact("More", f"{left} more known in the plan"))
    return tuple(lines)


def _matches(row: ProgramRow, held: Iterable[ExperienceRow]) -> tuple[tuple[str, str], ...]:
    """Return the program's strengths, each with the experiences that meet it (R111, R214)."""
    met: dict[str, list[str]] = {}
    for match in fit.matches(row, held):
        met.setdefault(match.strength, []).append(match.experience.title)
    return tuple((strength, "; ".join(titles)) for strength, titles in met.items())[:_MOST_MATCHES]


def _standing(row: ProgramRow, yard: Yardstick) -> str:
    """Return how far a program serves the goals, its tier and the own interest, as far as they are said."""
    parts = [f"fit: {fit.fit_of(row, yard).as_text()}"]
    if row.tier is not None:
        parts.append(f"tier {row.tier} {TIERS[row.tier].lower()}")
    if row.interest is not None:
        parts.append(f"my interest {row.interest} of 10")
    return ", ".join(parts)


def _researched(row: ProgramRow) -> list[KnownFact]:
    return [row.facts[field] for field in ClaimField if field.rule.section is not Section.SOURCES]


def _points(program_id: int, kind: TalkingKind) -> tuple[str, ...]:
    return tuple(point.text for point in interviews.talking_points(program_id, kind))


def _fact(fact: KnownFact) -> Fact:
    claim = fact.shown
    if claim is None or not fact.known:
        return Fact(fact.field.label)
    return Fact(
        label=fact.field.label,
        value=_value(fact),
        source=_site(claim.source) or claim.source_kind.label,
        seen=_exact(claim),
        age=_age(fact.age_days) if _exact(claim) is not None else (claim.seen or "date unknown"),
        stale=fact.stale,
    )


def _exact(claim: Claim) -> date | None:
    """Return the day a claim was seen, None where its source names no day but, say, a month."""
    return claim.seen_on if claim.seen_on is None or not claim.seen or _DAY.match(claim.seen) else None


def _site(source: str) -> str:
    """Return the host of a web page: on paper its path only takes room; other sources stay as they are."""
    return urlsplit(source).netloc if source.startswith(("http://", "https://")) else source


def _value(fact: KnownFact) -> str:
    words = {value: label.lower() for value, label in fact.field.rule.options}
    values = dict.fromkeys(claim.value for claim in fact.claims if claim.known)
    others = [words.get(value, value) for value in values if value != fact.value]
    said = "; ".join(fact.items) or words.get(fact.value, fact.value)
    return f"{said} (another source says {', '.join(others)})" if fact.disputed else said


def _age(days: int | None) -> str:
    if days is None:
        return "date unknown"
    months = days // _MONTH_DAYS
    if months < 1:
        return "seen this month"
    if months <= _MONTHS_TOLD:
        return f"seen {months} month{'' if months == 1 else 's'} ago"
    return f"seen {days // _YEAR_DAYS} years ago"


def _score(program_id: int) -> Score:
    given = scoring.answers(program_id)
    rubric = scoring.rubric()
    total = scoring.score({key: answer.points for key, answer in given.items()})
    criteria = []
    for criterion in rubric.criteria:
        answer = given.get(criterion.key)
        criteria.append(
            CriterionScore(
                label=criterion.label,
                best=criterion.best,
                points=None if answer is None else answer.points,
                anchor="" if answer is None else criterion.step(answer.points).label,
                evidence="" if answer is None else answer.evidence,
                assessed=None if answer is None else answer.seen_on,
            )
        )
    return Score(total.low, total.high, total.best, tuple(criteria))


def _next(rows: Iterable[InterviewRow], program_id: int) -> InterviewRow | None:
    held = [row for row in rows if row.program_id == program_id and row.status not in OFF]
    ahead = [row for row in held if row.status is not InterviewStatus.DONE]
    return next(iter(ahead or held), None)


def _arranged(row: InterviewRow) -> Logistics:
    clocks = row.clocks
    return Logistics(
        start=None if clocks is None else clocks.instant.astimezone(ZoneInfo(row.zone)),
        home=None
        if clocks is None or not row.home_zone
        else clocks.instant.astimezone(ZoneInfo(row.home_zone)),
        night=row.night,
        minutes=row.minutes,
        format="" if row.format is InterviewFormat.UNKNOWN else row.format.label,
        link=row.link,
        interviewers=tuple(name.strip() for name in row.interviewers.splitlines() if name.strip()),
        place=row.place,
        phone=row.phone,
        wanted=_WANTED.get(row.format, ""),
        kind=row.kind.label if row.kind is InterviewKind.SECOND_LOOK else "",
    )


_WANTED = {
    InterviewFormat.IN_PERSON: "Place",
    InterviewFormat.VIDEO: "Link",
    InterviewFormat.PHONE: "Telephone",
}
"""What one must know to get to an interview of a format."""
