"""The IMG-friendliness score: the rubric, a program's answers, and what they add up to."""

import functools
import importlib.resources
import json
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rubric import Rubric, ScoreRange, parse, total
from matchplanner.errors import RubricError, UserError
from matchplanner.services import preferences
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Answer, Program

RUBRIC_FILE = "rubrics/img_friendliness.toml"


@dataclass(frozen=True, slots=True)
class Given:
    """The points given on one criterion, the evidence, and when that was seen.

    With a `reason` the points are the user's own, given because no step fits
    (R100); they may then be any from 0 to the criterion's best.
    """

    points: int
    evidence: str = ""
    seen_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unscored:
    """A program nobody has scored yet."""

    id: int
    name: str


@functools.cache
def shipped() -> Rubric:
    """Return the rubric the app ships."""
    text = importlib.resources.files("matchplanner.resources").joinpath(RUBRIC_FILE).read_text("utf-8")
    return parse(tomllib.loads(text))


def rubric() -> Rubric:
    """Return the rubric that holds in this plan: the user's own, else the shipped one."""
    return rubric_of(preferences.get(preferences.RUBRIC))


def rubric_of(text: str) -> Rubric:
    """Return the rubric kept as JSON in a plan; the shipped one for "" or what this version cannot read."""
    return (_parsed(text) or shipped()) if text else shipped()


def readable(text: str) -> bool:
    """Say whether a plan's own rubric can be read."""
    return not text or _parsed(text) is not None


def answers(program_id: int) -> dict[str, Given]:
    """Return what was given to one program, by criterion key; what the rubric does not count is left out."""
    card = rubric()
    rows = Answer.select().where((Answer.program == program_id) & (Answer.rubric == card.id))
    return {
        row.criterion: Given(row.points, row.evidence, row.seen_on, row.reason)
        for row in rows
        if counts(card, row.criterion, row.points, own=bool(row.reason))
    }


def score(points: Mapping[str, int], own: Collection[str] = (), card: Rubric | None = None) -> ScoreRange:
    """Add up points by criterion key; points that no step of the rubric has are not counted.

    The criteria in `own` have points of the user's own. `card` spares asking
    the plan for its rubric where many scores are added up.
    """
    card = card or rubric()
    counted = {key: given for key, given in points.items() if counts(card, key, given, own=key in own)}
    return total(card, counted, own)


def score_of(given: Mapping[str, Given], card: Rubric | None = None) -> ScoreRange:
    """Add up answers as they are stored."""
    own = {key for key, answer in given.items() if answer.reason}
    return score({key: answer.points for key, answer in given.items()}, own, card)


def scores(program_ids: Collection[int] | None = None, card: Rubric | None = None) -> dict[int, ScoreRange]:
    """Return the score of each program with an answer; None asks for all programs."""
    card = card or rubric()
    query = Answer.select(Answer.program, Answer.criterion, Answer.points, Answer.reason)
    query = query.where(Answer.rubric == card.id)
    if program_ids is not None:
        query = query.where(Answer.program.in_(program_ids))
    given: dict[int, list[Points]] = {}
    for program_id, criterion, points, reason in tuples(query):
        given.setdefault(program_id, []).append((criterion, points, bool(reason)))
    totals = Totals(card)
    return {program_id: totals.of(points) for program_id, points in given.items()}


Points = tuple[str, int, bool]
"""A criterion's key, the points given on it, and whether they are the user's own."""


class Totals:
    """Adds up the points of many programs under one rubric, each combination only once."""

    def __init__(self, card: Rubric) -> None:
        """Begin without totals."""
        self._card = card
        self._known: dict[tuple[Points, ...], ScoreRange] = {}

    def of(self, points: Iterable[Points]) -> ScoreRange:
        """Return what one program's points add up to."""
        given = tuple(points)
        found = self._known.get(given)
        if found is None:
            own = {key for key, _points, mine in given if mine}
            found = self._known[given] = score({key: n for key, n, _mine in given}, own, self._card)
        return found


def save(program_id: int, given: Mapping[str, Given]) -> None:
    """Replace the program's answers with these.

    A criterion that is not given becomes "not assessed". Answers to criteria
    the rubric no longer has stay. Raises RubricError for points no step has
    and no reason explains, UserError for a program that is gone.
    """
    card = rubric()
    for key, answer in given.items():
        criterion = card.criterion(key)
        if not answer.reason.strip() or not 0 <= answer.points <= criterion.best:
            criterion.step(answer.points)
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
        values = {
            "points": answer.points,
            "evidence": answer.evidence.strip(),
            "seen_on": answer.seen_on,
            "reason": answer.reason.strip(),
        }
        if key in before:
            Answer.update(values).where(mine & (Answer.criterion == key)).execute()
        else:
            Answer.create(program=program_id, rubric=card.id, criterion=key, **values)


def any_unscored(but: int) -> bool:
    """Say whether a program that is pursued, another than this one, has no answer at all."""
    dropped = [str(status) for status in ProgramStatus if not status.pursued]
    answered = Answer.select(Answer.program).where(Answer.rubric == rubric().id)
    open_ = (Program.id != but) & Program.status.not_in(dropped) & Program.id.not_in(answered)
    return bool(Program.select().where(open_).exists())


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


def counts(card: Rubric, key: str, points: int, *, own: bool) -> bool:
    """Say whether an answer counts: a step has these points, or they are the user's own and in the range."""
    steps = _steps(card)
    return (key, points) in steps or (
        own and 0 <= points <= max((n for k, n in steps if k == key), default=-1)
    )


@functools.lru_cache(maxsize=8)
def _steps(card: Rubric) -> frozenset[tuple[str, int]]:
    return frozenset((criterion.key, step.points) for criterion in card.criteria for step in criterion.steps)


@functools.lru_cache(maxsize=8)
def _parsed(text: str) -> Rubric | None:
    try:
        table = json.loads(text)
        return parse(table) if isinstance(table, dict) else None
    except (ValueError, RubricError):
        return None  # integrity.check names it; the shipped rubric stands in
