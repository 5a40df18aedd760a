"""Three orders of the programs side by side, where they disagree, and how that is settled (B7)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from matchplanner.domain import entry, orders, rank_scores, ranking, settling
from matchplanner.domain.orders import Dispute, Order, Orders
from matchplanner.domain.pair_relations import relations
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_scores import Place, Score, decimal
from matchplanner.domain.settling import PlaceChange, RatingChange, Way, WeightChange
from matchplanner.errors import UserError
from matchplanner.services import pair_answers, pairwise, rank_criteria, settlements
from matchplanner.services import ranking as rank_list
from matchplanner.services.rank_criteria import Board, CriterionRow
from matchplanner.services.settlements import Settled
from matchplanner.store.schema import RankChoice
from matchplanner.wording import say

_NO_ORDERS = Orders((), frozenset(), {}, {})


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A program in the three orders.

    `mine` is None off the list, `by_score` while nothing that counts is rated,
    `by_pairs` while no answer says anything about it.
    """

    id: int
    program: str
    mine: int | None
    score: Score | None
    by_score: Place | None
    by_pairs: Place | None


@dataclass(frozen=True, slots=True)
class SettledPair:
    """How a pair was settled, and what still stands between the orders there: None where they agree."""

    settled: Settled
    dispute: Dispute | None


@dataclass(frozen=True, slots=True)
class OrdersBoard:
    """The three orders; `lines` stand in one's own order, then by name.

    `by_score` and `by_pairs` name the programs in the other two. `disputes`
    are open, the largest first; `earlier` tells by pair how one of these was
    settled before the facts changed. The settled come with the latest first.
    """

    criteria: tuple[CriterionRow, ...] = ()
    lines: tuple[OrderLine, ...] = ()
    orders: Orders = _NO_ORDERS
    by_score: tuple[int, ...] = ()
    by_pairs: tuple[int, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    settled: tuple[SettledPair, ...] = ()
    earlier: Mapping[frozenset[int], Settled] = field(default_factory=dict)

    def name(self, program: int) -> str:
        """Return a program's name."""
        return next(line.program for line in self.lines if line.id == program)

    def criterion(self, criterion: int | None) -> str:
        """Return a criterion's name, "" for none."""
        return next((row.name for row in self.criteria if row.id == criterion), "")

    def settled_before(self, dispute: Dispute) -> Settled | None:
        """Return how an open disagreement was settled before it came back."""
        return self.earlier.get(dispute.pair)

    def sentence(self, dispute: Dispute) -> str:
        """Say which order puts whom above whom, and by how much the scores say otherwise."""
        above, below = self.name(dispute.above), self.name(dispute.below)
        mine_over = Order.MINE in dispute.over
        if dispute.scored is None:
            return say(
                "You rank {above} above {below}, but two at a time you put {below} first.",
                above=above,
                below=below,
            )
        gap = decimal(dispute.scored.gap)
        if not mine_over:
            pattern = _HIGHER if Order.MINE in dispute.under else _BY_PAIRS
        elif Order.PAIRS in dispute.over:
            pattern = _BY_BOTH
        else:
            pattern = _FIRST if Order.PAIRS in dispute.under else _BY_MINE
        return say(pattern, above=above, below=below, gap=gap)


_BY_PAIRS = "Two at a time you put {above} above {below}, which scores {gap} more."
_HIGHER = "Two at a time you put {above} above {below}, which you rank higher and which scores {gap} more."
_BY_BOTH = "You rank {above} above {below}, and put them so two at a time, but {below} scores {gap} more."
_FIRST = "You rank {above} above {below}, which you put first two at a time and which scores {gap} more."
_BY_MINE = "You rank {above} above {below}, which scores {gap} more."


def board(of: MatchList | None = None) -> OrdersBoard:
    """Return the three orders of one list, or of all programs that are listed or interviewed."""
    held = rank_criteria.board(of)
    ids = [row.id for row in held.rows]
    standing = pairwise.standing(ids)
    drawn = _orders(held)
    said = {program for pair in drawn.preferred for program in pair}
    lines = tuple(
        OrderLine(
            row.id,
            row.program,
            row.mine,
            row.score,
            row.place,
            _known(standing.places[row.id], decided=row.id in said),
        )
        for row in held.rows
    )
    disputes, settled, earlier = _sorted_out(drawn)
    return OrdersBoard(
        held.criteria,
        lines,
        drawn,
        rank_scores.ordered({row.id: row.score for row in held.rows}, ids),
        standing.order,
        disputes,
        settled,
        earlier,
    )


def settled_pairs(held: Board) -> frozenset[frozenset[int]]:
    """Return the pairs of programs whose settlement covers what the orders say of them now."""
    kept_by = settlements.latest()
    if not kept_by:
        return frozenset()
    drawn = _orders(held)
    return frozenset(
        pair
        for pair, one in kept_by.items()
        if pair <= drawn.ratings.keys()
        and one.covers(settling.facts(drawn.between(*pair), drawn.weights, drawn.ratings))
    )


def weight_changes(held: OrdersBoard, dispute: Dispute) -> tuple[WeightChange, ...]:
    """Return by which single weight `above` would draw level: first that of what speaks most against it."""
    if dispute.scored is None:
        return ()
    ratings, main = held.orders.ratings, dispute.scored.criterion
    found = settling.weight_changes(held.orders.weights, ratings[dispute.above], ratings[dispute.below])
    return tuple(sorted(found, key=lambda change: change.criterion != main))


def rating_changes(held: OrdersBoard, dispute: Dispute) -> tuple[RatingChange, ...]:
    """Return by which single rating the two would be level: first on what speaks most for the higher one."""
    if dispute.scored is None:
        return ()
    upper, lower = ((key, held.orders.ratings[key]) for key in (dispute.above, dispute.below))
    main = dispute.scored.criterion
    found = settling.rating_changes(held.orders.weights, upper, lower)
    return tuple(sorted(found, key=lambda change: change.criterion != main))


def place_changes(held: OrdersBoard, dispute: Dispute) -> tuple[PlaceChange, ...]:
    """Return the two moves that turn the pair round on one's own list."""
    return settling.place_changes(held.orders.mine, dispute)


def with_weights(held: OrdersBoard, change: WeightChange) -> Orders:
    """Return the orders as other weights would leave them."""
    return replace(held.orders, weights=change.weights)


def with_rating(held: OrdersBoard, change: RatingChange) -> Orders:
    """Return the orders as another rating would leave them."""
    rated = {**held.orders.ratings[change.program], change.criterion: change.then}
    return replace(held.orders, ratings={**held.orders.ratings, change.program: rated})


def with_place(held: OrdersBoard, change: PlaceChange) -> Orders:
    """Return the orders as a move on one's own list would leave them."""
    return replace(held.orders, mine=ranking.moved(held.orders.mine, change.program, change.then))


def change_weights(dispute: Dispute, weights: Mapping[int, Fraction], reason: object, today: date) -> None:
    """Settle a disagreement by other weights. Raises UserError without a reason."""

    def change() -> None:
        stored = {row.id: row.weight for row in rank_criteria.criteria()}
        for criterion, weight in weights.items():
            if weight != stored.get(criterion):
                rank_criteria.set_weight(criterion, float(weight))

    _settle(dispute, Way.WEIGHT, reason, today, change)


def change_rating(
    dispute: Dispute, change: RatingChange, rating: object, reason: object, today: date
) -> None:
    """Settle a disagreement by another rating.

    Raises UserError without a reason, and for a rating that leaves the two apart.
    """

    def rate() -> None:
        rank_criteria.rate(change.program, change.criterion, rating, today)

    _settle(dispute, Way.RATING, reason, today, rate)


def change_place(dispute: Dispute, change: PlaceChange, reason: object, today: date) -> None:
    """Settle a disagreement by moving a program on one's own list. Raises UserError without a reason."""
    _settle(dispute, Way.ORDER, reason, today, lambda: rank_list.move(change.program, change.then))


def leave(dispute: Dispute, reason: object, today: date) -> None:
    """Let a disagreement be, for a reason. Raises UserError without one."""
    _settle(dispute, Way.LEFT, reason, today, lambda: None)


def reopen(settled: Settled) -> None:
    """Let a disagreement stand again; what was changed to settle it stays as it is."""
    settlements.forget(settled.first, settled.second)


def kept(of: MatchList | None = None) -> tuple[tuple[str, str], ...]:
    """Return what is settled about programs on the list, to be printed: a sentence and the reason.

    What was left as it is and agrees by now is not kept against anything.
    """
    held = board(of)
    listed = frozenset(held.orders.mine)
    return tuple(
        (_told(held, one), one.settled.reason)
        for one in held.settled
        if one.settled.pair <= listed and (one.dispute is not None or one.settled.way is not Way.LEFT)
    )


def _told(held: OrdersBoard, one: SettledPair) -> str:
    if one.dispute is not None and one.settled.way is Way.LEFT:
        return held.sentence(one.dispute)
    first, second = held.name(one.settled.first), held.name(one.settled.second)
    return say(
        "{first} and {second}, on which your orders disagreed: {way}.",
        first=first,
        second=second,
        way=say(one.settled.way.label).lower(),
    )


def _settle(dispute: Dispute, way: Way, reason: object, today: date, change: Callable[[], None]) -> None:
    stored = entry.required(reason, "Say why you settle it so: the reason prints with the list.")
    change()
    drawn = _orders(rank_criteria.board())
    if not dispute.pair <= drawn.ratings.keys():
        raise UserError("One of the two programs is neither on the list nor interviewed any more.")
    now = drawn.between(dispute.above, dispute.below)
    scored = None if now is None else now.scored
    if scored is not None and scored.above == dispute.above and way in (Way.WEIGHT, Way.RATING):
        raise UserError(
            say("With this the scores are still {gap} apart.", gap=decimal(scored.gap)),
            "Take what is proposed, or leave it as it is and say why.",
        )
    facts = settling.facts(now, drawn.weights, drawn.ratings)
    settlements.record((dispute.above, dispute.below), way, stored, facts, today)


def _orders(held: Board) -> Orders:
    ids = [row.id for row in held.rows]
    said = relations(ids, [one.answer for one in pair_answers.read(RankChoice)])
    return Orders(
        mine=tuple(row.id for row in held.rows if row.mine is not None),
        preferred=orders.preferred(ids, said),
        weights=held.weights,
        ratings={row.id: row.ratings for row in held.rows},
    )


def _known(place: Place, *, decided: bool) -> Place | None:
    return place if decided or place.shared else None


def _sorted_out(
    drawn: Orders,
) -> tuple[tuple[Dispute, ...], tuple[SettledPair, ...], dict[frozenset[int], Settled]]:
    """Tell the open disagreements from the settled ones, and from those that have come back."""
    kept_by = {pair: one for pair, one in settlements.latest().items() if pair <= drawn.ratings.keys()}
    found = {one.pair: one for one in drawn.disputes()}
    covered = {
        pair: SettledPair(one, found.get(pair))
        for pair, one in kept_by.items()
        if pair not in found or one.covers(settling.facts(found[pair], drawn.weights, drawn.ratings))
    }
    earlier = {pair: one for pair, one in kept_by.items() if pair not in covered}
    still = tuple(one for pair, one in found.items() if pair not in covered)
    return still, tuple(reversed(covered.values())), earlier
