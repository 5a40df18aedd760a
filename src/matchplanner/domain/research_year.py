"""Research in place of a rotation, and a year of it laid out month by month.

Sources: guide_away_rotations.txt 450-454 (R223: three short projects), 455-460 (R224: one or two months of
clinical exposure, ten or eleven of research output).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import Span, add_months
from matchplanner.domain.timeline import FRIDAY
from matchplanner.errors import UserError

MONTHS = 12
CLINICAL_MONTHS = range(1, 3)


@dataclass(frozen=True, slots=True)
class Project:
    """A short project that may stand in place of a further rotation."""

    key: str
    kind: ExperienceKind
    title: str
    hint: str


PROJECTS = (
    Project(
        "case_report",
        ExperienceKind.CASE_REPORT,
        "Case report of a rare syndrome",
        "about somebody seen on a rotation",
    ),
    Project(
        "chart_review",
        ExperienceKind.CHART_REVIEW,
        "Retrospective chart review",
        "supervised by somebody of the genetics faculty",
    ),
    Project(
        "literature_review",
        ExperienceKind.LITERATURE_REVIEW,
        "Literature review on diagnostic yield",
        "of certain strategies of testing; possible from afar",
    ),
)


class MonthKind(LabelledEnum):
    """What a month of the research year is for."""

    CLINICAL = "clinical", "Clinical exposure"
    OUTPUT = "output", "Research output"


@dataclass(frozen=True, slots=True)
class ResearchMonth:
    """One of the twelve months, counted from 1."""

    number: int
    span: Span
    kind: MonthKind


@dataclass(frozen=True, slots=True)
class ResearchYear:
    """The months in order; `clinic` is the whole weeks, Monday to Friday, that lie in the clinical ones."""

    months: tuple[ResearchMonth, ...]

    @property
    def span(self) -> Span:
        """The whole year."""
        return Span(self.months[0].span.start, self.months[-1].span.end)

    @property
    def output(self) -> Span:
        """The months of research output."""
        return Span(
            next(one.span.start for one in self.months if one.kind is MonthKind.OUTPUT), self.span.end
        )

    @property
    def clinic(self) -> Span:
        """The whole weeks of the clinical months, from their first Monday to their last Friday."""
        start = self.span.start + timedelta(days=-self.span.start.weekday() % 7)
        last = self.output.start - timedelta(days=1)
        weeks = ((last - start).days - FRIDAY) // 7
        return Span(start, start + timedelta(weeks=weeks, days=FRIDAY))


def lay_out(start: date, clinical: int) -> ResearchYear:
    """Return the year that begins on a day with one or two clinical months; raises UserError for others."""
    if clinical not in CLINICAL_MONTHS:
        raise UserError("A research year has one or two months of clinical exposure.")
    return ResearchYear(
        tuple(
            ResearchMonth(
                at + 1,
                Span(add_months(start, at), add_months(start, at + 1) - timedelta(days=1)),
                MonthKind.CLINICAL if at < clinical else MonthKind.OUTPUT,
            )
            for at in range(MONTHS)
        )
    )
