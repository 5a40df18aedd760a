"""Research in place of a rotation (R223), and a research year seen before it is written down (R224)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, research_year, timeline
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.research_year import MonthKind, Project, ResearchYear
from matchplanner.domain.rotations import RotationKind
from matchplanner.domain.spans import Span, add_months
from matchplanner.errors import UserError
from matchplanner.services import blocked_periods, experiences, rotations, season
from matchplanner.services.experiences import ExperienceRow

_CLINIC = "Clinical exposure of the research year"
_OUTPUT = "Research year: output"
_YEAR = "Research year"


@dataclass(frozen=True, slots=True)
class Research:
    """Scholarly experiences: those that began, and those that are planned for a day ahead."""

    held: tuple[ExperienceRow, ...]
    planned: tuple[ExperienceRow, ...]


class EffectKind(LabelledEnum):
    """What a research year does to what is there."""

    ROTATION = "rotation", "Rotation"
    BLOCKED = "blocked", "Blocked period"
    SUBMISSION = "submission", "ERAS"
    OUTSIDE = "outside", "Calendar"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing the year meets: `span` is the days they share, or the date itself.

    `clash` says that both cannot be as they are. `days` counts from the end of the year to the
    submission, negative where that comes first.
    """

    kind: EffectKind
    title: str
    span: Span
    clash: bool = False
    days: int = 0


@dataclass(frozen=True, slots=True)
class YearPreview:
    """A research year as it would be, and what it meets; nothing is written yet."""

    year: ResearchYear
    effects: tuple[Effect, ...]


def read(today: date) -> Research:
    """Return the research there is and what is planned."""
    found = [row for row in experiences.rows() if row.kind.scholarly]
    ahead = [row for row in found if row.ahead(today)]
    return Research(tuple(row for row in found if row not in ahead), tuple(reversed(ahead)))


def suggested_start(today: date) -> date:
    """Return the first day of the next month."""
    return add_months(today, 1).replace(day=1)


def plan_project(project: Project, title: object, starts_on: object, place: object) -> int:
    """Plan a short project as an experience that begins on a day; return its id.

    Raises UserError without a day: by it a plan is told from what was done.
    """
    start = entry.day(starts_on, "The day you begin")
    if start is None:
        raise UserError("When do you begin?", "A rough day is enough; it can be changed later.")
    added = experiences.add(entry.required(title, "A project needs a title."), project.kind)
    experiences.edit(added, "started_on", start)
    experiences.edit(added, "place", place)
    return added


def preview(starts_on: object, clinical: int, today: date) -> YearPreview:
    """Return a research year that begins on a day, and what it meets; raises UserError without a day."""
    start = entry.day(starts_on, "The first day")
    if start is None:
        raise UserError("When does the year begin?", "Write it as 1 Jul 2026 or 2026-07-01.")
    year = research_year.lay_out(start, clinical)
    return YearPreview(year, tuple(_effects(year, today)))


def add_year(year: ResearchYear, place: object, *, block: bool) -> int:
    """Write a research year down and return the id of its experience.

    The year is an experience, its clinic a rotation whose mode nobody knows yet;
    `block` keeps other rotations out of the months of output.
    """
    months = sum(one.kind is MonthKind.CLINICAL for one in year.months)
    added = experiences.add(_YEAR, ExperienceKind.RESEARCH_POST)
    for field, value in (
        ("started_on", year.span.start),
        ("ended_on", year.span.end),
        ("place", place),
        ("note", f"{months} of {research_year.MONTHS} months in the clinic, the others for research output"),
    ):
        experiences.edit(added, field, value)
    site = entry.one_line(place) or _CLINIC
    note = "" if site == _CLINIC else f"{_CLINIC}."
    rotations.add(
        site,
        starts_on=year.clinic.start,
        ends_on=year.clinic.end,
        kind=RotationKind.GENETICS.value,
        notes=note,
    )
    if block:
        blocked_periods.add(_OUTPUT, year.output.start, year.output.end, kind=BlockKind.OTHER.value)
    return added


def _effects(year: ResearchYear, today: date) -> Iterator[Effect]:
    for row in rotations.rows(today):
        shared = None if row.span is None else row.span.overlap(year.span)
        if shared is not None:
            yield Effect(EffectKind.ROTATION, row.site, shared, clash=True)
    for block in blocked_periods.rows():
        shared = block.span.overlap(year.span)
        if shared is not None:
            met = block.span.overlap(year.clinic) is not None
            yield Effect(EffectKind.BLOCKED, block.title, shared, clash=met)
    target = season.target_year()
    submission = season.submission(target)
    if target is None or submission is None:
        return
    days = (submission.on - year.span.end).days
    yield Effect(
        EffectKind.SUBMISSION, submission.label, Span(submission.on, submission.on), clash=days < 0, days=days
    )
    calendar = timeline.window(target)
    if not year.span.within(calendar):
        yield Effect(EffectKind.OUTSIDE, "", calendar)
