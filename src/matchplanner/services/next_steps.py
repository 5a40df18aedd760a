"""What to find out next about the programs on the list."""

from collections.abc import Collection, Sequence

from matchplanner.domain import next_steps
from matchplanner.domain.eligibility import gates
from matchplanner.domain.fit import held_against, total
from matchplanner.domain.known import Known
from matchplanner.domain.next_steps import Effect, Outlook, Step, Subject
from matchplanner.domain.questions import Question, of_criteria, of_goals, of_rules
from matchplanner.domain.rubric import ScoreRange
from matchplanner.domain.tiers import suggest
from matchplanner.services import fit, scoring, tiers
from matchplanner.services.plain_rows import tuples
from matchplanner.services.programs import ProgramRow
from matchplanner.services.tiers import Ruler
from matchplanner.store.schema import Answer

LIMIT = 200
"""Lines of the worklist: more than anybody works through before it changes."""

__all__ = ["LIMIT", "Effect", "Step", "worklist"]


def worklist(rows: Sequence[ProgramRow], limit: int = LIMIT) -> tuple[Step, ...]:
    """Return what could move the given programs most; those no longer pursued are passed over."""
    listed = tiers.considered(rows)
    by = tiers.ruler()
    questions = asked(by)
    scored = _scored([row.id for row in listed])
    criteria = tuple(criterion.key for criterion in scoring.rubric().criteria)
    subjects = [_subject(row, by, criteria, scored.get(row.id, frozenset())) for row in listed]
    return next_steps.worklist(subjects, questions, _judge(by), limit)


def asked(by: Ruler) -> tuple[Question, ...]:
    """Return every question that bears on gates, tiers, goals or the IMG score."""
    return (*of_rules(), *of_criteria(scoring.rubric()), *of_goals(by.yard.goals))


def _judge(by: Ruler) -> next_steps.Judge:
    def judge(known: Known, score: ScoreRange) -> Outlook:
        figure = total(held_against(by.yard.goals, known))
        held = gates(known, score, by.mine)
        return Outlook(
            held.eligibility, suggest(known, score, figure, held, by.mine.target_year).tier, figure, score
        )

    return judge


def _subject(row: ProgramRow, by: Ruler, criteria: Sequence[str], scored: Collection[str]) -> Subject:
    care = (int(row.tier is not None), row.interest or 0, int(row.score.known))
    unanswered = tuple(key for key in criteria if key not in scored)
    return Subject(row.id, fit.known_of(row, by.fields, by.yard.faculty), row.score, unanswered, care)


def _scored(ids: Sequence[int]) -> dict[int, set[str]]:
    """Return the criteria that have points, by program."""
    wanted = set(ids)
    found: dict[int, set[str]] = {}
    query = Answer.select(Answer.program, Answer.criterion).where(Answer.rubric == scoring.rubric().id)
    for program_id, criterion in tuples(query):
        if program_id in wanted:
            found.setdefault(program_id, set()).add(criterion)
    return found
