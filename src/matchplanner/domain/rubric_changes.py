"""A rubric in the user's own words and points: how it is written down, and what a change does to answers."""

from dataclasses import replace

from matchplanner.domain.rubric import CohortRule, Criterion, Rubric, Step


def as_table(rubric: Rubric) -> dict[str, object]:
    """Return the declared form of a rubric, as `rubric.parse` reads it."""
    table: dict[str, object] = {
        "id": rubric.id,
        "version": rubric.version,
        "title": rubric.title,
        "total": rubric.total,
        "cohorts": rubric.cohort_rule.cohorts,
        "steady_cohorts": rubric.cohort_rule.steady,
        "some_cohorts": rubric.cohort_rule.some,
        "criterion": [_criterion(criterion) for criterion in rubric.criteria],
    }
    if rubric.note:
        table["note"] = rubric.note
    return table


def with_criterion(rubric: Rubric, key: str, steps: tuple[Step, ...]) -> Rubric:
    """Return the rubric with other steps for one criterion; the total follows from the best steps."""
    criteria = tuple(
        replace(criterion, steps=steps) if criterion.key == key else criterion
        for criterion in rubric.criteria
    )
    return replace(rubric, criteria=criteria, total=sum(criterion.best for criterion in criteria))


def with_rule(rubric: Rubric, rule: CohortRule) -> Rubric:
    """Return the rubric with other thresholds for what a roster proposes."""
    return replace(rubric, cohort_rule=rule)


def moved_points(old: Rubric, new: Rubric, key: str, points: int, *, own: bool = False) -> int:
    """Return the points that an answer has under the new rubric: those of the same step.

    The user's own points, and those the old rubric had no step for, stay as
    they are up to the new best.
    """
    before = next((criterion for criterion in old.criteria if criterion.key == key), None)
    after = next((criterion for criterion in new.criteria if criterion.key == key), None)
    if before is None or after is None:
        return points
    places = [place for place, step in enumerate(before.steps) if step.points == points]
    if own or not places or places[0] >= len(after.steps):
        return min(points, after.best)
    return after.steps[places[0]].points


def _criterion(criterion: Criterion) -> dict[str, object]:
    return {
        "key": criterion.key,
        "label": criterion.label,
        "help": criterion.help,
        "evidence": criterion.evidence,
        "source": criterion.source,
        "step": [
            {"points": step.points, "label": step.label, "anchor": step.anchor} for step in criterion.steps
        ],
    }
