"""Shares of draws in words: where a program stands, and what hangs on an unknown rating."""

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.rank_scores import decimal
from matchplanner.domain.robustness import Firmness, OpenRating, Spread
from matchplanner.services.rank_criteria import Board
from matchplanner.wording import counted

_HALF = Fraction(1, 200)
_MOST_NAMED = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("Robustness", text)


def figure(share: Fraction) -> str:
    """Return a share as a cell shows it, in per cent without the sign; "" for never."""
    if not share:
        return ""
    if share < _HALF:
        return "<1"
    return ">99" if 1 - _HALF < share < 1 else decimal(share * 100, 0)


def in_words(share: Fraction) -> str:
    """Return a share as "41 %", "under 1 %" or "over 99 %"."""
    shown = figure(share) or "0"
    if shown[0] in "<>":
        words = _tr("under {n} %") if shown[0] == "<" else _tr("over {n} %")
        return words.format(n=shown[1:])
    return f"{shown} %"


def place_words(program: str, place: int, share: Fraction) -> str:
    """Say how often a program stands at one place."""
    if not share:
        return _tr("{program} stands at place {place} in none of the draws.").format(
            program=program, place=place
        )
    return _tr("{program} stands at place {place} in {share} of the draws.").format(
        program=program, place=place, share=in_words(share)
    )


def strip_words(program: str, shares: tuple[Fraction, ...]) -> str:
    """Say where a program stands most of the time, the most frequent place first."""
    stood = sorted((at for at, share in enumerate(shares) if share), key=lambda at: (-shares[at], at))
    named = ", ".join(
        _tr("place {place} in {share}").format(place=at + 1, share=in_words(shares[at]))
        for at in stood[:_MOST_NAMED]
    )
    rest = sum((shares[at] for at in stood[_MOST_NAMED:]), Fraction(0))
    told = _tr("{program}: {places} of the draws").format(program=program, places=named)
    return told + (_tr("; elsewhere in {share}.").format(share=in_words(rest)) if rest else ".")


def spread_words(spread: Spread) -> str:
    """Say which weights are drawn."""
    return {
        Spread.NEAR: _tr(
            "Each weight is drawn evenly between half and one and a half times what it is now; unknown "
            "ratings evenly from 0 to 10."
        ),
        Spread.ANY: _tr(
            "Every way to share 100 % among the criteria that count is as likely as any other; unknown "
            "ratings are drawn evenly from 0 to 10."
        ),
        Spread.FIXED: _tr("Weights stay as they are; only unknown ratings are drawn, evenly from 0 to 10."),
    }[spread]


def legend(draws: int) -> str:
    """Say what the figures are, and what they are not."""
    return _tr(
        "Per cent of {draws:,} draws in which a program stands at each place: how firm the order is against "
        "your own weights and open ratings \u2013 not a chance of matching."
    ).format(draws=draws)


def open_words(found: Firmness, board: Board) -> str:
    """Say how much hangs on the unknown rating that matters most."""
    left_out = len(board.rows) - len(found.places)
    lines = [_opened(found.open_ratings, board)]
    if left_out:
        one, many = "One program without a rating is left out.", "{n} programs without a rating are left out."
        lines.append(counted(one, many, left_out))
    return " ".join(lines)


def _opened(ratings: tuple[OpenRating, ...], board: Board) -> str:
    if not ratings:
        return _tr("Every rating that counts is known.")
    most = ratings[0]
    words: Mapping[str, str] = {
        "program": next(row.program for row in board.rows if row.id == most.program),
        "criterion": next(row.name for row in board.criteria if row.id == most.criterion),
        "share": in_words(most.decides),
        "points": decimal(most.width, 1).removesuffix(".0"),
    }
    count = counted("One rating is unknown.", "{n} ratings are unknown.", len(ratings))
    if most.decides:
        text = _tr(
            "{criterion} of {program} matters most: in {share} of the draws it alone decides whether "
            "this program leads."
        )
    else:
        text = _tr(
            "None decides who leads; {criterion} of {program} is the most open, by {points} points of 10."
        )
    return f"{count} {text.format(**words)}"
