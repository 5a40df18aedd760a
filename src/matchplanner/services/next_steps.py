"""What to find out next about the programs on the list."""

from collections.abc import Sequence

from matchplanner.domain import next_steps
from matchplanner.domain.judging import Judging
from matchplanner.domain.known import Known
from matchplanner.domain.next_steps import Effect, Step, Subject
from matchplanner.domain.questions import Question, of_criteria, of_goals, of_rules
from matchplanner.domain.tiers import SIZE_FIELDS, with_size_settled
from matchplanner.progress import Sliced, part
from matchplanner.services import scoring, tiers
from matchplanner.services.plain_rows import tuples
from matchplanner.services.programs import ProgramRow
from matchplanner.services.tiers import Ruler
from matchplanner.store.schema import Answer

LIMIT = 200
"""Lines of the worklist: more than anybody works through before it changes."""

_SLICE = 200  # programs
_READING, _WHOLE = 20, 100  # per cent

__all__ = ["LIMIT", "Effect", "Step", "worklist"]


def worklist(rows: Sequence[ProgramRow], limit: int = LIMIT) -> Sliced[tuple[Step, ...]]:
    """Return what could move the given programs most; those no longer pursued are passed over.

    The plan is read in the first slice.
    """
    listed = tiers.considered(rows)
    by = tiers.ruler()
    questions = asked(by)
    scored = _scored([row.id for row in listed])
    unscored = tuple(criterion.key for criterion in scoring.rubric().criteria)
    seen: dict[int, Known] = {}
    subjects = []
    for done, row in enumerate(listed):
        given = scored.get(row.id)
        left = unscored if given is None else tuple(key for key in unscored if key not in given)
        subjects.append(_subject(row, _known(row, by, seen), left))
        if not done % _SLICE:
            yield _READING * done // len(listed), _WHOLE
    judging = next_steps.worklist(subjects, questions, Judging(by.yard.goals, by.mine), limit)
    return (yield from part(judging, _READING, _WHOLE, _WHOLE))


def asked(by: Ruler) -> tuple[Question, ...]:
    """Return every question that bears on gates, tiers, goals or the IMG score."""
    return (*of_rules(), *of_criteria(scoring.rubric()), *of_goals(by.yard.goals))


def _known(row: ProgramRow, by: Ruler, seen: dict[int, Known]) -> Known:
    """Return what is known of a program as far as its judgement hangs on it."""
    known = tiers.known_of(row, by)
    found = seen.get(id(known))  # the ruler keeps what is known, so no id comes again
    if found is None:
        asked_for_size = not by.yard.fields.isdisjoint(SIZE_FIELDS)
        found = known if asked_for_size else with_size_settled(known, by.mine.target_year)
        seen[id(known)] = found
    return found


def _subject(row: ProgramRow, known: Known, unanswered: tuple[str, ...]) -> Subject:
    care = (int(row.tier is not None), row.interest or 0, int(row.score.known))
    return Subject(row.id, known, row.score, unanswered, care)


def _scored(ids: Sequence[int]) -> dict[int, set[str]]:
    """Return the criteria that have points, by program."""
    wanted = set(ids)
    found: dict[int, set[str]] = {}
    query = Answer.select(Answer.program, Answer.criterion).where(Answer.rubric == scoring.rubric().id)
    for program_id, criterion in tuples(query):
        if program_id in wanted:
            found.setdefault(program_id, set()).add(criterion)
    return found
