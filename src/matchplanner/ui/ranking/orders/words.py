"""Disagreements of the three orders in words: who says what, why, and what a change would do."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.orders import Dispute, Order
from matchplanner.domain.rank_flips import FlipKind, flip
from matchplanner.domain.rank_scores import Place, decimal
from matchplanner.domain.settling import Effect, PlaceChange, RatingChange, WeightChange
from matchplanner.services.orders import OrdersBoard
from matchplanner.services.settlements import Settled
from matchplanner.ui.days import short_day
from matchplanner.ui.ranking.score_words import percent, rating_text
from matchplanner.ui.words import word

_ARROW = "\u2192"
_MOST_NAMED = 4
_MOST_MOVED = 8


def _tr(text: str) -> str:
    return QCoreApplication.translate("Orders", text)


def pair_words(board: OrdersBoard, dispute: Dispute) -> str:
    """Return "A above C"."""
    names = {"above": board.name(dispute.above), "below": board.name(dispute.below)}
    return _tr("{above} above {below}").format(**names)


def sides_words(dispute: Dispute) -> str:
    """Name the orders on either side: "My order and two at a time against weighted score"."""
    over, under = (_listed(orders) for orders in (dispute.over, dispute.under))
    text = _tr("{over} against {under}").format(over=over, under=under).lower()
    return text[:1].upper() + text[1:]


def _listed(orders: Sequence[Order]) -> str:
    return _tr(" and ").join(word(order) for order in reversed(orders))


def gap_words(dispute: Dispute) -> str:
    """Return by how much the scores differ."""
    return _tr("level or open") if dispute.scored is None else decimal(dispute.scored.gap)


def why_words(board: OrdersBoard, dispute: Dispute) -> str:
    """Name the criterion that explains a disagreement, and the weight at which it would end."""
    if dispute.scored is None:
        return _tr("Their scores are level, or unknown ratings leave them open.")
    key = dispute.scored.criterion
    words = {
        "criterion": board.criterion(key),
        "above": board.name(dispute.above),
        "below": board.name(dispute.below),
        "now": percent(next(row.share for row in board.criteria if row.id == key)),
    }
    ratings = board.orders.ratings
    found = flip(board.orders.weights, key, ratings[dispute.above], ratings[dispute.below])
    if found.at is not None:
        text = _tr(
            "{criterion} speaks most for {below}: it would have to weigh less than {at} for {above} to "
            "lead; now it weighs {now}."
        )
        return text.format(**words, at=percent(found.at))
    if found.kind is FlipKind.UNKNOWN:
        text = _tr("{criterion} speaks most for {below}, even if what is unknown is best for {above}.")
        return text.format(**words)
    return _tr("{criterion} speaks most for {below}, and no weight of it would put {above} ahead.").format(
        **words
    )


def settled_words(settled: Settled) -> str:
    """Say when and how a disagreement was settled, and why."""
    way = word(settled.way)
    if settled.made_on is None:
        return _tr("Settled: {way}. {reason}").format(way=way, reason=settled.reason)
    text = _tr("Settled on {day}: {way}. {reason}")
    return text.format(day=short_day(settled.made_on), way=way.lower(), reason=settled.reason)


def weight_words(board: OrdersBoard, change: WeightChange) -> str:
    """Return "Geography: 25.0 % to 14.3 %", with an arrow."""
    was, part = percent(change.was), percent(change.part)
    return f"{board.criterion(change.criterion)}: {was} {_ARROW} {part}"


def rating_words(board: OrdersBoard, change: RatingChange) -> str:
    """Return "C, Geography: 9 to 7", with an arrow."""
    now, then = rating_text(change.now), rating_text(change.then)
    return f"{board.name(change.program)}, {board.criterion(change.criterion)}: {now} {_ARROW} {then}"


def place_words(board: OrdersBoard, change: PlaceChange) -> str:
    """Return "C up to place 1"."""
    up, down = _tr("{program} up to place {place}"), _tr("{program} down to place {place}")
    text = up if change.then < change.now else down
    return text.format(program=board.name(change.program), place=change.then)


def effect_words(board: OrdersBoard, dispute: Dispute, effect: Effect, *, mine: bool) -> str:
    """Say line by line what else a change would do: places, disagreements that end and that begin.

    `mine` says that the places are those of one's own list.
    """
    moved = [
        f"{board.name(one.program)} {_place(one.before)} {_ARROW} {_place(one.after)}" for one in effect.moved
    ]
    ended = [pair_words(board, one) for one in effect.ended if one.pair != dispute.pair]
    begun = [pair_words(board, one) for one in effect.begun if one.pair != dispute.pair]
    by_score, by_mine = _tr("By score: {list}"), _tr("My order: {list}")
    lines = [
        _line(by_mine if mine else by_score, moved, _MOST_MOVED),
        _line(_tr("Settles as well: {list}"), ended, _MOST_NAMED),
        _line(_tr("New disagreements: {list}"), begun, _MOST_NAMED),
    ]
    return "\n".join(line for line in lines if line) or _tr("Nothing else changes.")


def _line(text: str, parts: Sequence[str], most: int) -> str:
    if not parts:
        return ""
    shown = ", ".join(parts[:most])
    more = len(parts) - most
    listed = shown if more <= 0 else _tr("{list} and {n} more").format(list=shown, n=more)
    return text.format(list=listed)


def _place(place: Place | None) -> str:
    return _tr("none") if place is None else place.as_text()
