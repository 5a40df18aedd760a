"""Finding a command by a few letters of its name, typing errors forgiven."""

import heapq
from collections.abc import Sequence

from matchplanner.domain.searching import fold, words

_EXACT, _BEGINS, _WORDS, _WITHIN, _INITIALS = 500.0, 400.0, 300.0, 200.0, 190.0
_ALIKE = 74.0
"""How alike two words must be, out of 100: one wrong or missing letter in five passes."""

_SHORTEST = 3
"""Letters a word needs before it may be misspelt: shorter ones resemble everything."""


def closest(typed: str, names: Sequence[str], most: int = 50) -> tuple[int, ...]:
    """Return the places of the names that fit what was typed, the best first; all for nothing typed.

    Names that begin with it come first, then those whose words begin as its
    words do, those that contain them, whose initials they are, and what is
    spelt much alike.
    """
    sought = words(typed)
    if not sought:
        return tuple(range(len(names)))
    scored = ((_score(sought, fold(name)), at) for at, name in enumerate(names))
    best = heapq.nsmallest(most, ((-score, at) for score, at in scored if score > 0))
    return tuple(at for _score_, at in best)


def _score(sought: tuple[str, ...], name: str) -> float:
    parts = "".join(char if char.isalnum() else " " for char in name).split()
    plain, whole = " ".join(parts), " ".join(sought)
    if plain == whole:
        return _EXACT
    if plain.startswith(whole):
        return _BEGINS
    if all(any(part.startswith(word) for part in parts) for word in sought):
        return _WORDS
    if all(word in name for word in sought):
        return _WITHIN
    if len(sought) == 1 and len(whole) > 1 and "".join(part[0] for part in parts).startswith(whole):
        return _INITIALS
    return _likeness(sought, parts)


def _likeness(sought: tuple[str, ...], parts: list[str]) -> float:
    """Return how alike the words are, 0 where one of them resembles none."""
    from rapidfuzz import fuzz

    total = 0.0
    for word in sought:
        if len(word) < _SHORTEST:
            best = 100.0 if any(part.startswith(word) for part in parts) else 0.0
        else:
            # A beginning is compared with a beginning: "vershon" with "version" of "versions".
            best = max((fuzz.ratio(word, part[: len(word) + 1]) for part in parts), default=0.0)
        if best < _ALIKE:
            return 0.0
        total += best
    return total / len(sought)
