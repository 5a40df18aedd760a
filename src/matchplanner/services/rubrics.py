"""The user's own rubric: other words, points and thresholds, and what they do to the scores (R100)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.rubric import Rubric, ScoreRange, parse
from matchplanner.domain.rubric_changes import as_table, moved_points
from matchplanner.services import preferences, proposals, roster, scoring
from matchplanner.services.plain_rows import tuples
from matchplanner.services.scoring import Points, Totals
from matchplanner.store import bulk
from matchplanner.store.schema import Answer, Program


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """What a changed rubric does to one program's score."""

    program_id: int
    program: str
    before: ScoreRange
    after: ScoreRange


_Points = dict[int, dict[str, tuple[int, bool]]]
"""Points by program and criterion, and whether they are the user's own."""


def is_own() -> bool:
    """Say whether the plan's rubric differs from the shipped one."""
    return scoring.rubric() != scoring.shipped()


def effect(new: Rubric, today: date, *, follow: bool = True) -> tuple[ScoreChange, ...]:
    """Return the programs whose score another rubric changes, by name.

    Points move with their step. With `follow`, points that were what the
    roster proposed become what the new thresholds propose.
    """
    old = scoring.rubric()
    before, after = _stored(old), _moved(old, new, today, follow=follow)
    names = dict(tuples(Program.select(Program.id, Program.name)))
    was, becomes = Totals(old), Totals(new)
    changes = [
        ScoreChange(
            program_id, names[program_id], was.of(_listed(given)), becomes.of(_listed(after[program_id]))
        )
        for program_id, given in before.items()
    ]
    told = [change for change in changes if change.before != change.after]
    return tuple(sorted(told, key=lambda change: (change.program.casefold(), change.program_id)))


def apply(new: Rubric, today: date, *, follow: bool = True) -> int:
    """Keep another rubric and re-score all programs; return how many answers changed.

    Raises RubricError for a rubric that breaks its own rules.
    """
    parse(as_table(new))
    old = scoring.rubric()
    after = _moved(old, new, today, follow=follow)
    query = Answer.select(Answer.id, Answer.program, Answer.criterion, Answer.points)
    changed = {
        answer_id: (after[program_id][criterion][0],)
        for answer_id, program_id, criterion, points in tuples(query.where(Answer.rubric == old.id))
        if after[program_id][criterion][0] != points
    }
    bulk.update(Answer, ("points",), changed)
    kept = "" if new == scoring.shipped() else json.dumps(as_table(new), ensure_ascii=False)
    preferences.put(preferences.RUBRIC, kept)
    return len(changed)


def _moved(old: Rubric, new: Rubric, today: date, *, follow: bool) -> _Points:
    moved = {
        program_id: {
            key: (moved_points(old, new, key, points, own=own), own) for key, (points, own) in given.items()
        }
        for program_id, given in _stored(old).items()
    }
    if follow and old.cohort_rule != new.cohort_rule:
        _follow(moved, old, new, today)
    return moved


def _follow(moved: _Points, old: Rubric, new: Rubric, today: date) -> None:
    """Give what the new thresholds propose wherever the old proposal had been accepted."""
    for program_id, everybody in roster.all_rows().items():
        given = moved.get(program_id, {}).get(proposals.PAST_IMGS)
        if given is None or given[1]:
            continue
        accepted = proposals.past_imgs(everybody, today, new, old.cohort_rule).points
        proposed = proposals.past_imgs(everybody, today, new).points
        if given[0] == accepted and proposed is not None:
            moved[program_id][proposals.PAST_IMGS] = (proposed, False)


def _stored(card: Rubric) -> _Points:
    query = Answer.select(Answer.program, Answer.criterion, Answer.points, Answer.reason)
    found: _Points = {}
    for program_id, criterion, points, reason in tuples(query.where(Answer.rubric == card.id)):
        found.setdefault(program_id, {})[criterion] = (points, bool(reason))
    return found


def _listed(given: Mapping[str, tuple[int, bool]]) -> Iterator[Points]:
    return ((key, points, own) for key, (points, own) in given.items())
