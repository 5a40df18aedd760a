"""Scoring rubrics: criteria with worded steps, and totals that admit what is open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from matchplanner.domain.declared import Fields
from matchplanner.errors import RubricError
from matchplanner.wording import say

MOST_COHORTS = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One answer to a criterion: its points, a short name and the wording that anchors it."""

    points: int
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of a rubric. `source` says where it comes from, `evidence` what would prove an answer."""

    key: str
    label: str
    help: str
    evidence: str
    source: str
    steps: tuple[Step, ...]

    @property
    def best(self) -> int:
        """Return the points of the best step."""
        return self.steps[-1].points

    def step(self, points: int) -> Step:
        """Return the step with these points; raises RubricError where there is none."""
        for step in self.steps:
            if step.points == points:
                return step
        raise RubricError(
            say("'{label}' has no step worth {points} points.", label=say(self.label), points=points),
            say("Choose from {points} to {best}.", points=self.steps[0].points, best=self.best),
        )


@dataclass(frozen=True, slots=True)
class CohortRule:
    """How many of the last `cohorts` must have an IMG for a proposal to reach the upper steps.

    Source: requirements 1.16.12: every cohort of the last five is steady, at
    least two of them are some, one is few.
    """

    cohorts: int = 5
    steady: int = 5
    some: int = 2


@dataclass(frozen=True, slots=True)
class Rubric:
    """A set of criteria; `total` is what the best answers add up to."""

    id: str
    version: int
    title: str
    note: str
    total: int
    criteria: tuple[Criterion, ...]
    cohort_rule: CohortRule = CohortRule()

    def criterion(self, key: str) -> Criterion:
        """Return the criterion with this key; raises RubricError where there is none."""
        for criterion in self.criteria:
            if criterion.key == key:
                return criterion
        raise RubricError(say("The rubric '{title}' has no criterion '{key}'.", title=self.title, key=key))


@dataclass(frozen=True, slots=True)
class ScoreRange:
    """What a program's points add up to: from `low` to `high` out of `best`.

    `assessed` of `of` criteria have an answer. A program that nobody assessed
    has no score, which differs from a score of 0.
    """

    low: int
    high: int
    assessed: int
    of: int
    best: int

    @property
    def known(self) -> bool:
        """Return whether anything was assessed."""
        return self.assessed > 0

    @property
    def complete(self) -> bool:
        """Return whether every criterion has an answer."""
        return self.assessed == self.of

    @property
    def best_assessed(self) -> int:
        """Return what the criteria with an answer could give at best."""
        return self.best - (self.high - self.low)

    def in_words(self) -> str:
        """Return "7 of 10", "6 of 8 assessed - between 6 and 8 of 10" or "not assessed" (R101)."""
        if not self.known or self.complete:
            return self.as_text()
        between = f"between {self.low} and {self.high} of {self.best}"
        return f"{self.low} of {self.best_assessed} assessed - {between}"

    def as_text(self) -> str:
        """Return "7 of 10", "6-8 of 10" or "not assessed"."""
        if not self.known:
            return "not assessed"
        points = f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"
        return f"{points} of {self.best}"


def total(rubric: Rubric, answers: Mapping[str, int], own: Collection[str] = ()) -> ScoreRange:
    """Add one program's points; what is not assessed makes the total a range.

    `low` counts open criteria as 0, `high` as their best step, so 6 points of
    the 8 assessed out of 10 read "6-8 of 10". With every criterion answered
    low == high. Points that no step has raise RubricError, except for the
    criteria in `own`, where the user gave points of their own with a reason.
    Answers to criteria the rubric no longer has are not counted; `orphans`
    names them.

    Source: IMG-friendliness score, guide_researching_programs.txt 169-187.
    """
    low = high = assessed = 0
    for criterion in rubric.criteria:
        if criterion.key in answers:
            points = answers[criterion.key]
            if criterion.key not in own or not 0 <= points <= criterion.best:
                points = criterion.step(points).points
            low, high, assessed = low + points, high + points, assessed + 1
        else:
            high += criterion.best
    return ScoreRange(low, high, assessed, of=len(rubric.criteria), best=rubric.total)


def single_sign(points: Mapping[str, int]) -> bool:
    """Say whether a total rests on one criterion: no other was assessed, or none gave points (R104)."""
    giving = [key for key, given in points.items() if given > 0]
    return len(points) == 1 or len(giving) == 1


def orphans(rubric: Rubric, answers: Mapping[str, int]) -> tuple[str, ...]:
    """Return the keys of answers to criteria that the rubric does not have."""
    known = {criterion.key for criterion in rubric.criteria}
    return tuple(key for key in answers if key not in known)


def best_first(score: ScoreRange | None) -> tuple[int, int, int]:
    """Return a sort key: the highest certain points first, not assessed last."""
    return (1, 0, 0) if score is None or not score.known else (0, -score.low, -score.high)


def worst_first(score: ScoreRange | None) -> tuple[int, int, int]:
    """Return a sort key: the lowest certain points first, not assessed last all the same."""
    return (1, 0, 0) if score is None or not score.known else (0, score.low, score.high)


def parse(table: Mapping[str, object]) -> Rubric:
    """Return a declared rubric; raises RubricError naming the key that is wrong."""
    fields = Fields(table, "Rubric", RubricError)
    fields.place = f"Rubric '{fields.text('id')}'"
    rubric = Rubric(
        id=fields.text("id"),
        version=fields.integer("version"),
        title=fields.text("title"),
        note=fields.optional_text("note"),
        total=fields.integer("total"),
        criteria=tuple(_criterion(entry, fields.place) for entry in fields.tables("criterion")),
        cohort_rule=_cohort_rule(fields),
    )
    fields.finish()
    keys = [criterion.key for criterion in rubric.criteria]
    for key in keys:
        if keys.count(key) > 1:
            raise fields.fail(f"criterion '{key}' is there twice")
    best = sum(criterion.best for criterion in rubric.criteria)
    if best != rubric.total:
        raise fields.fail(f"the best steps add up to {best}, but 'total' is {rubric.total}")
    return rubric


def _cohort_rule(fields: Fields) -> CohortRule:
    usual = CohortRule()
    rule = CohortRule(
        fields.integer("cohorts", usual.cohorts),
        fields.integer("steady_cohorts", usual.steady),
        fields.integer("some_cohorts", usual.some),
    )
    if not 1 < rule.some <= rule.steady <= rule.cohorts <= MOST_COHORTS:
        raise fields.fail(
            f"the thresholds must rise from 2: some ({rule.some}), steady ({rule.steady}), "
            f"cohorts looked at ({rule.cohorts}, at most {MOST_COHORTS})"
        )
    return rule


def _criterion(table: Mapping[str, object], place: str) -> Criterion:
    fields = Fields(table, place, RubricError)
    fields.place = f"{place}, criterion '{fields.text('key')}'"
    criterion = Criterion(
        key=fields.text("key"),
        label=fields.text("label"),
        help=fields.text("help"),
        evidence=fields.text("evidence"),
        source=fields.text("source"),
        steps=tuple(_step(entry, fields.place) for entry in fields.tables("step")),
    )
    fields.finish()
    points = [step.points for step in criterion.steps]
    if points != sorted(set(points)) or points[0] != 0 or len(points) == 1:
        raise fields.fail("the steps must begin with 0 points and rise, with at least two of them")
    return criterion


def _step(table: Mapping[str, object], place: str) -> Step:
    fields = Fields(table, f"{place}, step", RubricError)
    step = Step(fields.integer("points"), fields.text("label"), fields.text("anchor"))
    fields.finish()
    return step
