"""Questions that one mail or one look at a page may answer, with what each may turn out to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.fit import Goal
from matchplanner.domain.fit_signs import WORDS, Basis
from matchplanner.domain.known import Known
from matchplanner.domain.rubric import Criterion, Rubric

VISA, RULES, RESEARCH = "visa", "rules", "research"

Values = tuple[tuple[ClaimField, str], ...]


class Way(StrEnum):
    """How one best finds out: on the program's pages, or by asking."""

    LOOK_UP = "look_up"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to find out: facts, or one criterion of the IMG score.

    `trials` are the answers tried, each a set of values; `points` the steps of
    the criterion. Asked is only what nobody has answered yet.
    """

    key: str
    way: Way
    fields: tuple[ClaimField, ...] = ()
    trials: tuple[Values, ...] = ()
    criterion: str = ""
    points: tuple[int, ...] = ()
    best: int = 0

    def open_in(self, known: Known) -> bool:
        """Tell whether some of the facts it asks for are still unknown."""
        return any(not known.stated(field) for field in self.fields)

    def answers(self, known: Known) -> tuple[Known, ...]:
        """Return the program with each answer tried; what is known already stays."""
        found = []
        for trial in self.trials:
            changed = known
            for field, value in trial:
                if not known.stated(field):
                    changed = changed.with_value(field, value)
            if changed is not known:
                found.append(changed)
        return tuple(found)


def of_rules() -> tuple[Question, ...]:
    """Return the questions that gates and tiers ask."""
    field = ClaimField
    rules = (
        field.ECFMG_REQUIRED,
        field.USMLE_STEP1_MIN,
        field.USMLE_STEP2_MIN,
        field.ATTEMPT_LIMIT,
        field.YOG_LIMIT_YEARS,
    )
    return (
        Question(
            VISA,
            Way.ASK,
            (field.J1, field.H1B),
            (
                ((field.J1, "yes"),),
                ((field.J1, "yes"), (field.H1B, "yes")),
                ((field.J1, "no"), (field.H1B, "yes")),
                ((field.J1, "no"), (field.H1B, "no")),
            ),
        ),
        Question(
            field.ACCREDITATION.value,
            Way.LOOK_UP,
            (field.ACCREDITATION,),
            _each(
                field.ACCREDITATION,
                ("Continued Accreditation", "Probationary Accreditation", "Accreditation Withheld"),
            ),
        ),
        Question(
            RULES,
            Way.LOOK_UP,
            rules,
            (
                *_each(field.ECFMG_REQUIRED, ("by_application", "by_start")),
                *_bounds(field.USMLE_STEP1_MIN),
                *_bounds(field.USMLE_STEP2_MIN),
                *_bounds(field.ATTEMPT_LIMIT),
                *_bounds(field.YOG_LIMIT_YEARS),
            ),
        ),
        Question(
            RESEARCH,
            Way.ASK,
            (field.RESEARCH_LEVEL,),
            _each(field.RESEARCH_LEVEL, ("none", "limited", "moderate", "extensive")),
        ),
    )


def of_goals(goals: Iterable[Goal]) -> tuple[Question, ...]:
    """Return the questions that goals ask, one a fact; all words of clinics and strengths are one."""
    asked: dict[ClaimField, list[str]] = {}
    words: list[str] = []
    for goal in goals:
        for sign in goal.signs:
            if sign.basis is not Basis.FACTS:
                continue
            if len(sign.fields) > 1:
                words += [trial for trial in sign.trials if trial not in words]
            else:
                known = asked.setdefault(sign.fields[0], [])
                known += [trial for trial in sign.trials if trial not in known]
    asked.pop(ClaimField.RESEARCH_LEVEL, None)
    found = [
        Question(field.value, Way.LOOK_UP, (field,), _each(field, trials)) for field, trials in asked.items()
    ]
    if words:
        positive = "; ".join(word for word in words if not word.startswith("no "))
        field = WORDS[0]
        found.append(Question(field.value, Way.LOOK_UP, (field,), _each(field, (positive, *words))))
    return _merged(found)


def of_criteria(rubric: Rubric) -> tuple[Question, ...]:
    """Return a question for each criterion of the IMG score."""
    return tuple(_criterion(criterion) for criterion in rubric.criteria)


def _criterion(criterion: Criterion) -> Question:
    way = Way.ASK if criterion.key == "responsiveness" else Way.LOOK_UP
    points = tuple(step.points for step in criterion.steps)
    return Question(
        f"score:{criterion.key}", way, criterion=criterion.key, points=points, best=criterion.best
    )


def _merged(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return the questions with those about the same fact made one."""
    by_key: dict[str, Question] = {}
    for question in questions:
        other = by_key.get(question.key)
        trials = question.trials if other is None else tuple(dict.fromkeys((*other.trials, *question.trials)))
        by_key[question.key] = Question(question.key, question.way, question.fields, trials)
    return tuple(by_key.values())


def _each(field: ClaimField, values: Iterable[str]) -> tuple[Values, ...]:
    return tuple(((field, value),) for value in values)


def _bounds(field: ClaimField) -> tuple[Values, ...]:
    """Try the strictest and the mildest limit a field can hold: no value between does more."""
    rule = field.rule
    return _each(field, (f"{max(rule.smallest, 1):g}", f"{rule.largest:g}"))
