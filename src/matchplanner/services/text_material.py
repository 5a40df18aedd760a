"""What the plan holds for the texts of an application: evidence for points, and sentences to begin with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import case_log as cases_of
from matchplanner.domain import texts
from matchplanner.domain.aims import PROMISED
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.case_log import PracticeKind, Topic
from matchplanner.domain.events import EventKind
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rotations import GENETICS_RELEVANT, RotationMode, RotationStatus
from matchplanner.domain.texts import Point, Stay
from matchplanner.services import (
    case_log,
    events,
    experiences,
    feedback,
    letters,
    practice,
    rotations,
    sentences,
)
from matchplanner.services.experiences import ExperienceRow
from matchplanner.services.rotations import RotationRow

_MOST_EARLY = 3
_CONFERENCES = frozenset({ExperienceKind.SOCIETY_EVENT, ExperienceKind.WEBINAR, ExperienceKind.ABSTRACT})
_ELECTIVES = frozenset(
    {ExperienceKind.ROTATION, ExperienceKind.US_GENETICS_HANDS_ON, ExperienceKind.US_GENETICS_OBSERVED}
)
_ISSUES = frozenset({Topic.UNCERTAINTY, Topic.CANCER, Topic.REPRODUCTIVE})


class Source(LabelledEnum):
    """Where sentences to begin with come from (R208)."""

    ROTATIONS = "rotations", "Rotations"
    CASES = "cases", "Cases that moved me"
    SKILLS = "skills", "Skills"
    INITIATIVE = "initiative", "Initiative"
    WORDS = "words", "What others said"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or two to put into a text and to reword there; `about` says in short what it tells.

    `kept` is what stays in it on purpose although it could identify a patient.
    """

    source: Source
    about: str
    text: str
    kept: tuple[Kept, ...] = ()


def evidence(today: date) -> Mapping[Point, tuple[str, ...]]:
    """Return what the plan holds for each point of a statement, a line each."""
    noted, planned = experiences.rows(), rotations.rows(today)
    found: dict[Point, Iterable[str]] = {
        Point.FIELD: (f"“{row.words}”{_by(row.person)}" for row in feedback.for_statement()),
        Point.CONFERENCES: _conferences(noted),
        Point.ELECTIVES: _electives(noted, planned),
        Point.MENTORS: _mentors(planned, today),
        Point.ISSUES: _issues(),
        Point.EARLY: _early(noted),
        Point.RARE: _rare(),
        Point.COMPLEX: (one.text for one in sentences.preparation()),
    }
    return {point: tuple(dict.fromkeys(lines)) for point, lines in found.items()}


def passages(today: date) -> tuple[Passage, ...]:
    """Return sentences from rotations, cases, counters, projects and feedback, those of a source together."""
    totals = practice.totals()
    projects = [f"{row.kind.label}: {row.title}" for row in experiences.rows() if row.kind.scholarly]
    found = [
        *_stays(today),
        *_cases(),
        Passage(Source.SKILLS, Source.SKILLS.label, texts.skills_sentence(totals)),
        Passage(Source.INITIATIVE, Source.INITIATIVE.label, texts.initiative_sentence(totals, projects)),
        *(Passage(Source.WORDS, row.person or row.site, row.words) for row in feedback.for_statement()),
    ]
    return tuple(one for one in found if one.text)


def _stays(today: date) -> Iterator[Passage]:
    for row in rotations.rows(today):
        if not row.status.reached(RotationStatus.ACCEPTED):
            continue
        weeks = None if row.span is None else row.span.weeks
        stay = Stay(row.site, row.kind in GENETICS_RELEVANT, row.mode, weeks)
        counts = practice.totals_of(row.id)
        told = (
            texts.stay_sentence(stay),
            texts.skills_sentence(counts),
            texts.initiative_sentence(counts, ()),
        )
        yield Passage(Source.ROTATIONS, row.site, texts.joined(told))


def _cases() -> Iterator[Passage]:
    """Yield a passage for each case, those in which something was learned first."""
    told = [row for row in case_log.rows() if row.condition or row.gene]
    for one in sorted(told, key=lambda case: not case.learning):
        yield Passage(Source.CASES, cases_of.subject(one.told), cases_of.eras_line(one.told), one.kept)


def _conferences(noted: Iterable[ExperienceRow]) -> Iterator[str]:
    for row in noted:
        if row.kind in _CONFERENCES:
            yield f"{row.title}{_in(row.started_on)}"
    for event in events.rows():
        if event.kind is EventKind.FAIR and event.attended is YesNo.YES:
            yield event.name


def _electives(noted: Iterable[ExperienceRow], planned: Iterable[RotationRow]) -> Iterator[str]:
    for rotation in planned:
        if rotation.status.reached(RotationStatus.ACCEPTED):
            mode = "" if rotation.mode is RotationMode.UNKNOWN else f", {rotation.mode.label.lower()}"
            yield f"{rotation.site}{mode}{_in(rotation.starts_on)}"
    for row in noted:
        if row.kind in _ELECTIVES:
            yield f"{row.title}{_in(row.started_on)}"


def _mentors(planned: Iterable[RotationRow], today: date) -> Iterator[str]:
    for letter in letters.rows(today):
        if letter.state in PROMISED:
            yield letter.writer
    for rotation in planned:
        if rotation.mentor:
            yield rotation.mentor


def _issues() -> Iterator[str]:
    for row in case_log.rows():
        spoken = [topic.label.lower() for topic in row.topics if topic in _ISSUES]
        if spoken:
            yield f"{cases_of.subject(row.told)}: {', '.join(spoken)}"


def _early(noted: Iterable[ExperienceRow]) -> Iterator[str]:
    dated = sorted((row for row in noted if row.started_on is not None), key=lambda row: str(row.started_on))
    for row in dated[:_MOST_EARLY]:
        yield f"{row.title}{_in(row.started_on)}"


def _rare() -> Iterator[str]:
    pedigrees = practice.totals().get(PracticeKind.PEDIGREE, 0)
    if pedigrees:
        yield f"{pedigrees} pedigree{'' if pedigrees == 1 else 's'} drawn"
    for row in case_log.rows():
        if row.condition or row.gene:
            yield cases_of.subject(row.told)


def _by(person: str) -> str:
    return f", {person}" if person else ""


def _in(day: date | None) -> str:
    return "" if day is None else f", {day.year}"
