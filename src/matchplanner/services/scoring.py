"""The IMG-friendliness score: the rubric, a program's answers, and what they add up to."""

import functools
import importlib.resources
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rubric import Rubric, ScoreRange, parse, total
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Answer, Program

RUBRIC_FILE = "rubrics/img_friendliness.toml"


@dataclass(frozen=True, slots=True)
class Given:
    """The points given on one criterion, why, and when that was seen."""

    points: int
    evidence: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unscored:
    """A program nobody has scored yet."""

    id: int
    name: str


@functools.cache
def rubric() -> Rubric:
    """Return the rubric the app ships."""
    text = importlib.resources.files("matchplanner.resources").joinpath(RUBRIC_FILE).read_text("utf-8")
    return parse(tomllib.loads(text))


def answers(program_id: int) -> dict[str, Given]:
    """Return what was given to one program, by criterion key; what the rubric does not count is left out."""
    rows = Answer.select().where((Answer.program == program_id) & (Answer.rubric == rubric().id))
    return {
        row.criterion: Given(row.points, row.evidence, row.seen_on)
        for row in rows
        if _counts(row.criterion, row.points)
    }


def score(points: Mapping[str, int]) -> ScoreRange:
    """Add up points by criterion key; points that no step of the rubric has are not counted."""
    return total(rubric(), {key: n for key, n in points.items() if _counts(key, n)})


def scores(program_ids: Collection[int] | None = None) -> dict[int, ScoreRange]:
    """Return the score of each program with an answer; None asks for all programs."""
    query = Answer.select(Answer.program, Answer.criterion, Answer.points).where(Answer.rubric == rubric().id)
    if program_ids is not None:
        query = query.where(Answer.program.in_(program_ids))
    given: dict[int, dict[str, int]] = {}
    for program_id, criterion, points in tuples(query):
        given.setdefault(program_id, {})[criterion] = points
    return {program_id: score(points) for program_id, points in given.items()}


def save(program_id: int, given: Mapping[str, Given]) -> None:
    """Replace the program's answers with these.

    A criterion that is not given becomes "not assessed". Answers to criteria
    the rubric no longer has stay. Raises RubricError for points no step has,
    UserError for a program that is gone.
    """
    card = rubric()
    for key, answer in given.items():
        card.criterion(key).step(answer.points)
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.")
    keys = [criterion.key for criterion in card.criteria]
    mine = (Answer.program == program_id) & (Answer.rubric == card.id) & Answer.criterion.in_(keys)
    before = set[str]()
    for row in Answer.select().where(mine):
        if row.criterion in given:
            before.add(row.criterion)
        else:
            row.delete_instance()
    for key, answer in given.items():
        values = {"points": answer.points, "evidence": answer.evidence.strip(), "seen_on": answer.seen_on}
        if key in before:
            Answer.update(values).where(mine & (Answer.criterion == key)).execute()
        else:
            Answer.create(program=program_id, rubric=card.id, criterion=key, **values)


def next_unscored(after_id: int) -> Unscored | None:
    """Return the next program by name, after this one and round again, that has no answer at all.

    Programs that are no longer pursued are passed over.
    """
    scored = set(scores())
    listed = sorted(tuples(Program.select(Program.id, Program.name, Program.status)), key=_by_name)
    places = [place for place, row in enumerate(listed) if row[0] == after_id]
    start = places[0] + 1 if places else 0
    for program_id, name, status in listed[start:] + listed[:start]:
        if program_id not in scored and program_id != after_id and ProgramStatus.read(status).pursued:
            return Unscored(program_id, name)
    return None


def _by_name(row: tuple[Any, ...]) -> tuple[str, int]:
    return row[1].casefold(), row[0]


def _counts(key: str, points: int) -> bool:
    return (key, points) in _steps()


@functools.cache
def _steps() -> frozenset[tuple[str, int]]:
    return frozenset(
        (criterion.key, step.points) for criterion in rubric().criteria for step in criterion.steps
    )
