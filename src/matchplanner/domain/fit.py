"""Fit: which of the applicant's goals a program serves, misses, or has no data on (R106-R110)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.applicant import Focus
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.fit_signs import (
    Says,
    Sign,
    answered_yes,
    at_least,
    at_most,
    faculty_interest,
    keyword_named,
    labelled,
    named,
    program_is,
    research_time,
    stated_at_all,
    word_in,
)
from matchplanner.domain.goals import CareerShape, Theme
from matchplanner.domain.known import Known
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.topics import topics_in

ENOUGH = 2
"""Signs that speak for a goal until it counts in full; one counts half."""

_FOCUS_WEIGHTS = (3, 2, 1, 1)
_SHAPE_WEIGHT = 2
_STRONG_EMPHASIS = 4  # of 5 (R106)
_ABOUT_HALF = (40, 60)  # per cent of adult patients that still serve a pediatric, or already an adult goal
_LAB_MONTHS = 3  # S0 calls "at least three months" its laboratory training
_RESEARCH_MONTHS = 6  # typical share of a 24 months' residency (domain_facts.md 10)


class Mark(LabelledEnum):
    """What is known of a program and a goal."""

    SERVED = "served", "Served"
    MISSED = "missed", "Missed"
    NO_DATA = "no_data", "No data"


class GoalKind(StrEnum):
    """Where in the profile a goal comes from."""

    FOCUS = "focus"
    THEME = "theme"
    SHAPE = "shape"
    KEYWORD = "keyword"
    VISION = "vision"


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the applicant wants; `word` is the focus, theme, shape, keyword or topic it speaks of."""

    kind: GoalKind
    word: str
    weight: int
    signs: tuple[Sign, ...]

    @property
    def points(self) -> int:
        """What the goal is worth when it is served in full."""
        return self.weight * min(ENOUGH, len(self.signs))


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal held against one program, with what each sign says.

    `low` and `high` are the points it certainly and at best contributes.
    """

    goal: Goal
    says: tuple[Says, ...]

    @property
    def mark(self) -> Mark:
        """Served if any sign speaks for it, missed if some speak against it and none for it."""
        if Says.FOR in self.says:
            return Mark.SERVED
        return Mark.MISSED if Says.AGAINST in self.says else Mark.NO_DATA

    @property
    def low(self) -> int:
        """The points that are certain."""
        return self.goal.weight * min(self.says.count(Says.FOR), ENOUGH)

    @property
    def high(self) -> int:
        """The points that open signs may still bring."""
        possible = self.says.count(Says.FOR) + self.says.count(Says.OPEN)
        return self.goal.weight * min(possible, ENOUGH)


@dataclass(frozen=True, slots=True)
class FitRange:
    """How far a program serves the goals: from `low` to `high` of `best` points.

    An order among programs for one applicant, no chance of anything; never
    added to the IMG score or to the own interest (R105).
    """

    low: int = 0
    high: int = 0
    best: int = 0

    @property
    def known(self) -> bool:
        """Whether anything is known that bears on a goal."""
        return self.low > 0 or self.high < self.best

    @property
    def settled(self) -> bool:
        """Whether nothing that is still open could change the figure."""
        return self.best > 0 and self.low == self.high

    def as_text(self) -> str:
        """Return "8-14 of 17", "no data", or "no goals yet" while the profile names none."""
        if not self.best:
            return "no goals yet"
        if not self.known:
            return "no data"
        points = f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"
        return f"{points} of {self.best}"


NO_GOALS = FitRange()


def best_first(fit: FitRange) -> tuple[int, int, int]:
    """Return a sort key: the highest certain points first, what has no data last."""
    return (0, -fit.low, -fit.high) if fit.known else (1, 0, 0)


def held_against(goals: Sequence[Goal], known: Known) -> tuple[GoalLine, ...]:
    """Return each goal with what the program's facts say to it, in the order of the goals."""
    return tuple(GoalLine(goal, tuple(sign.read(known) for sign in goal.signs)) for goal in goals)


def total(lines: Iterable[GoalLine]) -> FitRange:
    """Add up the goals: low counts what is certain, high what is still possible.

    A goal counts its weight for one sign that speaks for it and twice its
    weight from two on. The first focus weighs 3, the second 2, others 1; the
    career shape 2; a theme, a keyword and a topic of the statement 1 each.
    What becomes known can only narrow the range.
    """
    low = high = best = 0
    for line in lines:
        low, high, best = low + line.low, high + line.high, best + line.goal.points
    return FitRange(low, high, best)


def goals_of(
    focus: Sequence[Focus],
    themes: Sequence[Theme],
    shape: CareerShape,
    keywords: Sequence[str],
    vision: str,
) -> tuple[Goal, ...]:
    """Return the goals that a profile names, each subject once, in the order of their weight.

    A keyword or a word of the statement that a theme or an earlier keyword
    covers adds no goal of its own.
    """
    goals = [
        Goal(GoalKind.FOCUS, one.value, weight, _FOCUS_SIGNS[one])
        for one, weight in zip(focus, _FOCUS_WEIGHTS, strict=False)
    ]
    if shape in _SHAPE_SIGNS:
        goals.append(Goal(GoalKind.SHAPE, shape.value, _SHAPE_WEIGHT, _SHAPE_SIGNS[shape]))
    covered = set[str]()
    for theme in themes:
        goals.append(Goal(GoalKind.THEME, theme.value, 1, _theme_signs(theme)))
        covered.add(_THEME_TOPICS[theme])
    for keyword in keywords:
        topics = topics_in(keyword)
        if topics and topics <= covered:
            continue
        covered |= topics
        goals.append(Goal(GoalKind.KEYWORD, keyword, 1, (keyword_named(keyword), faculty_interest(keyword))))
    goals.extend(
        Goal(GoalKind.VISION, topic, 1, (named((topic,)), faculty_interest(topic)))
        for topic in sorted(topics_in(vision) - covered)
    )
    return tuple(goals)


def fields_asked(goals: Iterable[Goal]) -> frozenset[ClaimField]:
    """Return the facts that bear on any of the goals."""
    return frozenset(field for goal in goals for sign in goal.signs for field in sign.fields)


_FOCUS_SIGNS: Mapping[Focus, tuple[Sign, ...]] = {
    # R106, R107: children's hospital; craniofacial, metabolic, dysmorphology, NICU.
    Focus.PEDIATRIC: (
        at_least(ClaimField.PEDIATRIC_EMPHASIS, _STRONG_EMPHASIS),
        answered_yes(ClaimField.CHILDRENS_HOSPITAL),
        named(("craniofacial", "metabolic", "anomalies", "neonatal")),
        at_most(ClaimField.ADULT_SHARE, _ABOUT_HALF[1]),
        program_is(ProgramType.COMBINED_PEDS),
        labelled("pediatric"),
    ),
    # R106, R108: cancer centre; hereditary cancer, cardio- and neurogenetics clinics.
    Focus.ADULT: (
        at_least(ClaimField.ADULT_EMPHASIS, _STRONG_EMPHASIS),
        answered_yes(ClaimField.CANCER_CENTER),
        named(("cancer", "cardio", "neuro")),
        at_least(ClaimField.ADULT_SHARE, _ABOUT_HALF[0]),
        program_is(ProgramType.COMBINED_IM),
        labelled("adult"),
        labelled("cancer/genomics"),
    ),
    Focus.REPRODUCTIVE: (
        named(("prenatal", "preimplantation")),
        word_in(ClaimField.PATIENT_AGES, "prenatal", "fetal"),
        program_is(ProgramType.COMBINED_MFM),
    ),
    # R109: laboratories on site, bioinformatics, degrees.
    Focus.LABORATORY: (
        named(("molecular", "cytogenetic", "biochemical"), (ClaimField.LABS, ClaimField.STRENGTHS)),
        at_least(ClaimField.LAB_MONTHS, _LAB_MONTHS),
        answered_yes(ClaimField.BIOINFORMATICS),
        stated_at_all(ClaimField.DEGREE_OPTIONS),
        word_in(ClaimField.BOARD_OUTCOMES, "laboratory", "biochemical"),
    ),
}

_SHAPE_SIGNS: Mapping[CareerShape, tuple[Sign, ...]] = {
    CareerShape.CLINICAL: (
        answered_yes(ClaimField.MULTIDISCIPLINARY_CLINICS),
        at_least(ClaimField.COUNSELORS, 1),
        stated_at_all(ClaimField.CLINICS),
    ),
    # R90: protected time, clear expectations, mentorship; R88 for the rest.
    CareerShape.ACADEMIC: (
        answered_yes(ClaimField.PROTECTED_TIME),
        answered_yes(ClaimField.CLEAR_EXPECTATIONS),
        answered_yes(ClaimField.RESEARCH_MENTORS),
        research_time(),
        at_least(ClaimField.RESEARCH_MONTHS, _RESEARCH_MONTHS),
        answered_yes(ClaimField.FUNDED_RESEARCH),
        answered_yes(ClaimField.RESIDENTS_PUBLISH),
    ),
    CareerShape.TRANSLATIONAL: (
        answered_yes(ClaimField.ADVANCED_TESTING),
        answered_yes(ClaimField.BIOINFORMATICS),
        answered_yes(ClaimField.FUNDED_RESEARCH),
        named(("gene therapy", "informatics")),
    ),
}

_THEME_TOPICS: Mapping[Theme, str] = {
    Theme.ANOMALIES: "anomalies",
    Theme.METABOLISM: "metabolic",
    Theme.HEREDITARY_CANCER: "cancer",
    Theme.CARDIOGENETICS: "cardio",
    Theme.NEUROGENETICS: "neuro",
    Theme.PRENATAL: "prenatal",
    Theme.PREIMPLANTATION: "preimplantation",
    Theme.MOLECULAR: "molecular",
    Theme.CYTOGENETICS: "cytogenetic",
    Theme.INFORMATICS: "informatics",
}
_THEME_FACTS: Mapping[Theme, ClaimField] = {
    Theme.HEREDITARY_CANCER: ClaimField.CANCER_CENTER,
    Theme.INFORMATICS: ClaimField.BIOINFORMATICS,
}


def _theme_signs(theme: Theme) -> tuple[Sign, ...]:
    topic = _THEME_TOPICS[theme]
    signs = (named((topic,)), faculty_interest(topic))
    return (*signs, answered_yes(_THEME_FACTS[theme])) if theme in _THEME_FACTS else signs
