"""Questions that one mail or one look at a page may answer, with what each may turn out to be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.fit import Goal
from matchplanner.domain.fit_signs import Basis
from matchplanner.domain.known import Known
from matchplanner.domain.rubric import Criterion, Rubric

VISA, RULES, RESEARCH = "visa", "rules", "research"

_PLACES = 2
"""Of the fields in which a word may stand, as many are asked for: clinics and strengths, say."""

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
    """Return the questions that goals ask, one a fact; what may be named in several fields is one."""
    asked: dict[tuple[ClaimField, ...], list[str]] = {}
    for goal in goals:
        for sign in goal.signs:
            if sign.basis is Basis.FACTS and ClaimField.RESEARCH_LEVEL not in sign.fields:
                known = asked.setdefault(sign.fields[:_PLACES], [])
                known += [trial for trial in sign.trials if trial not in known]
    return tuple(
        Question(fields[0].value, Way.LOOK_UP, fields, _named_in(fields, trials))
        for fields, trials in _by_first_field(asked).items()
    )


def _by_first_field(
    asked: Mapping[tuple[ClaimField, ...], Sequence[str]],
) -> Mapping[tuple[ClaimField, ...], Sequence[str]]:
    """Return the same with those about one field joined under the longest list of places."""
    found: dict[ClaimField, tuple[tuple[ClaimField, ...], list[str]]] = {}
    for fields, trials in asked.items():
        places, known = found.get(fields[0], (fields, []))
        known += [trial for trial in trials if trial not in known]
        found[fields[0]] = (max(places, fields, key=len), known)
    return dict(found.values())


def _named_in(fields: Sequence[ClaimField], trials: Sequence[str]) -> tuple[Values, ...]:
    """Try each answer, and where words may stand in several places, all good ones together as well."""
    if len(fields) == 1:
        return _each(fields[0], trials)
    together = "; ".join(word for word in trials if word != "none" and not word.startswith("no "))
    return tuple(tuple((field, value) for field in fields) for value in (together, *trials))


def of_criteria(rubric: Rubric) -> tuple[Question, ...]:
    """Return a question for each criterion of the IMG score."""
    return tuple(_criterion(criterion) for criterion in rubric.criteria)


def _criterion(criterion: Criterion) -> Question:
    way = Way.ASK if criterion.key == "responsiveness" else Way.LOOK_UP
    points = tuple(step.points for step in criterion.steps)
    return Question(
        f"score:{criterion.key}", way, criterion=criterion.key, points=points, best=criterion.best
    )


def _each(field: ClaimField, values: Iterable[str]) -> tuple[Values, ...]:
    return tuple(((field, value),) for value in values)


def _bounds(field: ClaimField) -> tuple[Values, ...]:
    """Try the strictest and the mildest limit a field can hold: no value between does more."""
    rule = field.rule
    return _each(field, (f"{max(rule.smallest, 1):g}", f"{rule.largest:g}"))
