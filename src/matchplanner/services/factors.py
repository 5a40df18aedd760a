"""The applicant's ratings of a program's place, stability and network, and their weights (R136-R139)."""

import json
from dataclasses import dataclass

from matchplanner.domain import entry
from matchplanner.domain.factors import DEFAULT_WEIGHT, RATINGS, WEIGHTS, Factor
from matchplanner.errors import UserError
from matchplanner.services import preferences
from matchplanner.store.schema import FactorRating, Program

WEIGHTS_KEY = "factor_weights"


@dataclass(frozen=True, slots=True)
class Rating:
    """How well a program suits in one respect, and the note to it."""

    rating: int | None = None
    note: str = ""


def weights() -> dict[Factor, int]:
    """Return the weight of every factor."""
    held = _read(preferences.get(WEIGHTS_KEY))
    return {factor: held.get(factor, DEFAULT_WEIGHT) for factor in Factor}


def set_weight(factor: Factor, value: object) -> None:
    """Weigh a factor from 0 (left out) to 5; raises UserError for anything else."""
    number = entry.whole_number(value, "The weight", WEIGHTS[0], WEIGHTS[-1])
    if number is None:
        raise UserError("A weight is a whole number from 0 to 5.", "0 leaves the factor out.")
    held = {**weights(), factor: number}
    preferences.put(WEIGHTS_KEY, json.dumps({one.value: weight for one, weight in held.items()}))


def ratings(program_id: int) -> dict[Factor, Rating]:
    """Return the ratings of one program, every factor included."""
    found = dict.fromkeys(Factor, Rating())
    for row in FactorRating.select().where(FactorRating.program == program_id):
        if row.factor in tuple(Factor):
            found[Factor(row.factor)] = Rating(row.rating, row.note)
    return found


def rate(program_id: int, factor: Factor, value: object) -> None:
    """Rate a factor from 1 to 5, blank for not judged; raises UserError for anything else."""
    number = entry.whole_number(value, "The rating", RATINGS[0], RATINGS[-1])
    _store(program_id, factor, {"rating": number})


def annotate(program_id: int, factor: Factor, note: object) -> None:
    """Keep a note to a rating."""
    _store(program_id, factor, {"note": entry.one_line(note)})


def _read(text: str) -> dict[Factor, int]:
    """Return the stored weights; what no version of ours has written counts as not set."""
    try:
        held = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(held, dict):
        return {}
    return {factor: held[factor.value] for factor in Factor if held.get(factor.value) in WEIGHTS}


def _store(program_id: int, factor: Factor, values: dict[str, object]) -> None:
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.")
    mine = (FactorRating.program == program_id) & (FactorRating.factor == factor.value)
    row = FactorRating.get_or_none(mine)
    if row is None:
        FactorRating.create(program=program_id, factor=factor.value, **values)
    else:
        FactorRating.update(values).where(FactorRating.id == row.id).execute()
