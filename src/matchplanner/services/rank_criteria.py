"""What the applicant ranks by, what it weighs, and how each program is rated on it (R218)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from matchplanner.domain import entry, rank_scores, settling
from matchplanner.domain.orders import Dispute, Order
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_scores import Disagreement, Place, Ratings, Score, Weights
from matchplanner.domain.ranking import moved
from matchplanner.errors import UserError
from matchplanner.services import ranking, settlements
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, RankCriterion, RankRating
from matchplanner.wording import say

_WHOLE = 100
_EVEN = 33


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion; `weight` is as typed, `share` its part of all weights, 0 to 1."""

    id: int
    name: str
    weight: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class RatedRow:
    """A program with its ratings by criterion; `mine` is its place on the applicant's list, None off it."""

    id: int
    program: str
    mine: int | None
    ratings: Ratings
    score: Score | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the ratings amount to; the rows stand in the applicant's own order, then by name.

    `disagreements` are those of the list and the scores that are not settled.
    """

    criteria: tuple[CriterionRow, ...]
    rows: tuple[RatedRow, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def weights(self) -> dict[int, Fraction]:
        """The weights by criterion, as typed."""
        return {row.id: row.weight for row in self.criteria}

    def ordered(self, weights: Mapping[int, Fraction] | None = None) -> tuple[RatedRow, ...]:
        """Return the programs by score, with their places, under these weights or the stored ones."""
        by = self.weights if weights is None else weights
        scores = rank_scores.scores(by, {row.id: row.ratings for row in self.rows})
        held = {row.id: row for row in self.rows}
        place = rank_scores.places(scores)
        return tuple(
            RatedRow(key, held[key].program, held[key].mine, held[key].ratings, scores[key], place.get(key))
            for key in rank_scores.ordered(scores, [row.id for row in self.rows])
        )


def criteria() -> tuple[CriterionRow, ...]:
    """Return the criteria in their order."""
    query = RankCriterion.select(RankCriterion.id, RankCriterion.name, RankCriterion.weight)
    stored = tuples(query.order_by(RankCriterion.position, RankCriterion.id))
    weights = {key: rank_scores.exact(weight) for key, _name, weight in stored}
    share = rank_scores.shares(weights)
    return tuple(
        CriterionRow(key, name, weights[key], share.get(key, Fraction(0))) for key, name, _weight in stored
    )


def board(of: MatchList | None = None) -> Board:
    """Return criteria, ratings and scores of the listed programs and of those with an interview.

    With a list, only what belongs to it: programs of two matches are never held against each other.
    """
    held = criteria()
    listed = ranking.listed(of)
    programs = dict((*listed, *((row.id, row.program) for row in ranking.candidates(of))))
    ratings = _ratings(programs)
    weights = {row.id: row.weight for row in held}
    scores = rank_scores.scores(weights, ratings)
    place = rank_scores.places(scores)
    mine = {key: at for at, (key, _name) in enumerate(listed, start=1)}
    rows = tuple(
        RatedRow(key, name, mine.get(key), ratings[key], scores[key], place.get(key))
        for key, name in programs.items()
    )
    found = rank_scores.disagreements(tuple(mine), weights, ratings)
    return Board(held, rows, _unsettled(found, weights, ratings))


def add_usual() -> None:
    """Add the three criteria of the guide, weighing the same."""
    for name in rank_scores.USUAL_CRITERIA:
        set_weight(add(name), _EVEN)


def add(name: object) -> int:
    """Add a criterion at the end, weighing nothing yet; return its id."""
    stored = checked_name(name)
    return RankCriterion.create(name=stored, position=len(_order()) + 1).id


def rename(criterion_id: int, name: object) -> None:
    """Give a criterion another name."""
    _update(criterion_id, name=checked_name(name, besides=criterion_id))


def set_weight(criterion_id: int, weight: object) -> None:
    """Store what a criterion weighs, 0 to 100; the weights need not add up to 100. Blank is 0."""
    _update(criterion_id, weight=checked_weight(weight))


def set_weights(parts: Mapping[int, Fraction]) -> None:
    """Store all weights at once, given as parts of one."""
    for criterion_id, part in parts.items():
        _update(criterion_id, weight=float(part * _WHOLE))


def move(criterion_id: int, step: int) -> None:
    """Move a criterion by so many places, negative for up."""
    order = _order()
    if criterion_id in order:
        _renumber(moved(order, criterion_id, order.index(criterion_id) + 1 + step))


def delete(criterion_id: int) -> None:
    """Delete a criterion with its ratings."""
    RankCriterion.delete().where(RankCriterion.id == criterion_id).execute()
    _renumber(_order())


def rate(program_id: int, criterion_id: int, rating: object, today: date) -> None:
    """Store a program's rating on a criterion, 0 to 10; blank makes it unknown."""
    value = checked_rating(rating)
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.")
    if criterion_id not in _order():
        raise UserError("This criterion is not in the plan any more.")
    here = (RankRating.program == program_id) & (RankRating.criterion == criterion_id)
    day = None if value is None else today
    if not RankRating.update(rating=value, rated_on=day).where(here).execute() and value is not None:
        RankRating.create(program=program_id, criterion=criterion_id, rating=value, rated_on=day)


def checked_name(name: object, besides: int = 0) -> str:
    """Return a criterion's name; raises UserError for a blank and for one taken by another than `besides`."""
    stored = entry.required(name, "A criterion needs a name.")
    query = RankCriterion.select(RankCriterion.id, RankCriterion.name)
    taken = {other.casefold() for key, other in tuples(query) if key != besides}
    if stored.casefold() in taken:
        raise UserError(
            say("There is a criterion called {stored} already.", stored=stored), "Choose another name."
        )
    return stored


def checked_weight(weight: object) -> float:
    """Return a weight, 0 for a blank; raises UserError outside 0 to 100."""
    return entry.number(weight, "The weight", 0, _WHOLE) or 0.0


def checked_rating(rating: object) -> float | None:
    """Return a rating, None for a blank; raises UserError outside 0 to 10."""
    return entry.number(rating, "The rating", 0, float(rank_scores.BEST))


def _unsettled(
    found: Iterable[Disagreement], weights: Weights, ratings: Mapping[int, Ratings]
) -> tuple[Disagreement, ...]:
    kept = settlements.latest()

    def settled(one: Disagreement) -> bool:
        pair = frozenset((one.above, one.below))
        dispute = Dispute(one.above, one.below, (Order.MINE,), (Order.SCORE,), one)
        return pair in kept and kept[pair].covers(settling.facts(dispute, weights, ratings))

    return tuple(one for one in found if not settled(one))


def _ratings(program_ids: Iterable[int]) -> dict[int, dict[int, Fraction]]:
    found: dict[int, dict[int, Fraction]] = {key: {} for key in program_ids}
    query = RankRating.select(RankRating.program, RankRating.criterion, RankRating.rating)
    for program_id, criterion_id, rating in tuples(query.where(RankRating.rating.is_null(is_null=False))):
        if program_id in found:
            found[program_id][criterion_id] = rank_scores.exact(rating)
    return found


def _order() -> tuple[int, ...]:
    query = RankCriterion.select(RankCriterion.id).order_by(RankCriterion.position, RankCriterion.id)
    return tuple(key for (key,) in tuples(query))


def _renumber(order: Sequence[int]) -> None:
    for position, key in enumerate(order, start=1):
        here = (RankCriterion.id == key) & (RankCriterion.position != position)
        RankCriterion.update(position=position).where(here).execute()


def _update(criterion_id: int, **values: object) -> None:
    if not RankCriterion.update(**values).where(RankCriterion.id == criterion_id).execute():
        raise UserError("This criterion is not in the plan any more.")
