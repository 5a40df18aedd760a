"""Scores, places and shares in words: how each figure comes about."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.rank_flips import Flip, FlipKind, Lead
from matchplanner.domain.rank_scores import decimal
from matchplanner.services.rank_criteria import Board, CriterionRow, RatedRow

_DOT = "\u00b7"


def _tr(text: str) -> str:
    return QCoreApplication.translate("RankScores", text)


def percent(part: Fraction, digits: int = 1) -> str:
    """Return a part of the whole as "16.7 %"."""
    return f"{decimal(part * 100, digits)} %"


def rating_text(rating: Fraction | None) -> str:
    """Return a rating as it was typed, "" for unknown."""
    return "" if rating is None else f"{float(rating):g}"


def score_words(row: RatedRow | None) -> str:
    """Return the score, or that nothing is rated."""
    return _tr("not rated") if row is None or row.score is None else row.score.as_text()


def score_tip(row: RatedRow | None, criteria: Sequence[CriterionRow]) -> str:
    """Return the sum a score is, line by line."""
    if row is None or not criteria:
        return _tr("Rate it under Criteria and ratings.")
    lines = [_addend(row, criterion) for criterion in criteria if criterion.share]
    if row.score is None:
        return "\n".join([*lines, _tr("Nothing that counts is rated yet.")])
    if not row.score.exact:
        lines.append(_tr("An unknown rating may be anything from 0 to 10."))
    return "\n".join([*lines, _tr("Sum: {score} of 10").format(score=row.score.as_text())])


def _addend(row: RatedRow, criterion: CriterionRow) -> str:
    rating, share = row.ratings.get(criterion.id), percent(criterion.share)
    if rating is None:
        return _tr("{name}: unknown {dot} {share}").format(name=criterion.name, dot=_DOT, share=share)
    return _tr("{name}: {rating} {dot} {share} = {points}").format(
        name=criterion.name,
        rating=rating_text(rating),
        dot=_DOT,
        share=share,
        points=decimal(rating * criterion.share),
    )


def place_tip(row: RatedRow | None) -> str:
    """Return what a place in the order of scores means."""
    if row is None or row.place is None:
        return _tr("Without a score there is no place.")
    if row.place.first != row.place.last:
        return _tr("Unknown ratings leave it open between these places.")
    return _tr("Another program has the very same score.") if row.place.shared else ""


def disagreement_words(board: Board) -> str:
    """Name the largest disagreement of score and own order, "" where there is none."""
    if not board.disagreements:
        return ""
    pair = board.disagreements[0]
    names = {row.id: row.program for row in board.rows}
    criteria = {row.id: row.name for row in board.criteria}
    return _tr(
        "Largest disagreement: you rank {above} above {below}, which scores {gap} more; {criterion} speaks "
        "most for {below}."
    ).format(
        above=names[pair.above],
        below=names[pair.below],
        gap=decimal(pair.gap),
        criterion=criteria[pair.criterion],
    )


def flip_words(found: Flip) -> str:
    """Say at which weight two programs swap."""
    if found.at is not None:
        return percent(found.at)
    words = {
        FlipKind.NEVER: _tr("at no weight"),
        FlipKind.LEVEL: _tr("level at any weight"),
        FlipKind.UNKNOWN: _tr("unknown"),
    }
    return words.get(found.kind, "")


def lead_words(found: Lead, criterion: str, names: dict[int, str]) -> str:
    """Say between which weights of a criterion the first place stays where it is."""
    words = {
        "criterion": criterion,
        "low": percent(found.low),
        "high": percent(found.high),
        "under": "" if found.under is None else names[found.under],
        "over": "" if found.over is None else names[found.over],
    }
    if found.under is None and found.over is None:
        return _tr("{criterion} weighs anything from 0 to 100 %").format(**words)
    if found.over is None:
        return _tr("{criterion} weighs more than {low} (below: {under})").format(**words)
    if found.under is None:
        return _tr("{criterion} weighs less than {high} (above: {over})").format(**words)
    text = _tr("{criterion} weighs from {low} to {high} (below: {under}, above: {over})")
    return text.format(**words)
