"""Two versions of a text side by side: paragraph by paragraph, and within changed ones word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"(?:\w[\w'\u2019\-]*|[^\w\s])\s*|\s+")
"""A word or a sign with the blanks behind it: blanks of their own would be alike everywhere, and slow."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether only this side has them."""

    text: str
    own: bool = False


Side = tuple[Piece, ...]
"""The pieces of a paragraph on one side; empty where the other side alone has it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of each side that stand beside each other."""

    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Difference:
    """The paragraphs in order, and how many words only one side has."""

    pairs: tuple[Pair, ...]
    only_left: int
    only_right: int

    @property
    def same(self) -> bool:
        """Whether the two say the same."""
        return not self.only_left and not self.only_right and all(_alike(pair) for pair in self.pairs)


def difference(left: str, right: str) -> Difference:
    """Compare two texts; what was moved counts as gone here and new there."""
    one, other = _paragraphs(left), _paragraphs(right)
    pairs: list[Pair] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [Pair((Piece(text),), (Piece(text),)) for text in one[a:b]]
        else:
            pairs += _beside(one[a:b], other[c:d])
    return Difference(
        tuple(pairs), sum(_own(pair.left) for pair in pairs), sum(_own(pair.right) for pair in pairs)
    )


def _beside(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Put paragraphs that replace each other beside each other in their order."""
    for at in range(max(len(left), len(right))):
        if at >= len(left):
            yield Pair((), (Piece(right[at], own=True),))
        elif at >= len(right):
            yield Pair((Piece(left[at], own=True),), ())
        else:
            yield _words(left[at], right[at])


def _words(left: str, right: str) -> Pair:
    one, other = _TOKEN.findall(left), _TOKEN.findall(right)
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for side, tokens in zip(sides, (one[a:b], other[c:d]), strict=True):
            if tokens:
                side.append(Piece("".join(tokens), own=tag != "equal"))
    return Pair(tuple(sides[0]), tuple(sides[1]))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _own(side: Side) -> int:
    return sum(1 for piece in side if piece.own for token in _TOKEN.findall(piece.text) if token[0].isalnum())


def _alike(pair: Pair) -> bool:
    return not any(piece.own for piece in (*pair.left, *pair.right))
