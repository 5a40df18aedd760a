"""Which words of a text are looked at, and what a misspelt one may have been."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from matchplanner.domain.spellings import american, british

Knows = Callable[[str], bool]
"""Says whether a word is known; it is asked in small letters."""

SUGGESTED = 5
"""How many words are suggested at most."""

_SHORTEST = 3  # shorter ones are initials and abbreviations more often than mistakes
_JUDGED = 4  # fewer words say nothing about a line's language
_FOREIGN = 0.5  # a larger share of unknown words: another language
_WHOLE = 5  # letters that must be left of a word after a prefix
_COMMON = 100_000  # how often both halves of two words written as one must have been counted
_LETTERS = "\u0250"  # where the Latin letters end
_MARKS = ("\u0300", "\u036f")  # accents that follow their letter

_LEFT_ALONE = re.compile(
    r"""\[\[[^\[\]]*\]\]                                    # a link to a record
    | `[^`]*`                                               # code
    | \{[^{}]*\}                                            # a placeholder of a draft
    | ^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\](?=[ \t])  # a check box
    | \b(?:https?|ftp|mailto|doi):\S+ | \bwww\.\S+ | (?<!\S)[^\s@]+@\S+
    | (?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|uk|eu|pdf|docx?|xlsx?|csv|ics)\b\S*
    | (?<!\S)[^\s\\/]*[\\/][^\s\\/]*[\\/]\S*                 # a path
    | \b(?:Drs?|Prof|Mrs?|Ms|Mx)\b\.?(?:[ ]+[A-Z][\w'\u2019-]*){1,3}  # a name after its title
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[\w\u0300-\u036f]+(?:['\u2019][\w\u0300-\u036f]+)*")
_PREFIXES = ("non", "pre", "post", "multi", "sub", "inter", "intra", "anti", "micro", "neuro", "cardio", "co")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in its line, in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a line: the words in doubt, and whether it is in another language."""

    doubtful: tuple[Word, ...] = ()
    foreign: bool = False


def look(line: str, right: Callable[[str], bool], *, foreign: bool = False) -> Looked:
    """Return the words of a line that may be misspelt: those that are not `right`, as they are written.

    A line of which most words are unknown is in another language, and left
    alone. One too short to tell is like the one before it: `foreign`.
    """
    looked_at = list(words(line))
    doubtful = [word for word in looked_at if not right(word.text)]
    if len(looked_at) >= _JUDGED:
        foreign = len(doubtful) > _FOREIGN * len(looked_at)
    # Letters with accents tell of a language or a name; they are no slip of somebody who writes English.
    marked = () if foreign else tuple(word for word in doubtful if plain(word.text).isascii())
    return Looked(marked, foreign)


def words(line: str) -> Iterator[Word]:
    """Yield the words of a line that are looked at, in order.

    Left alone are words with digits, in capitals or with a capital inside, of
    scripts other than the Latin, addresses, links, code, check boxes, and
    names after a title.
    """
    skipped = [found.span() for found in _LEFT_ALONE.finditer(line)]
    at = 0
    for found in _WORD.finditer(line):
        while at < len(skipped) and skipped[at][1] <= found.start():
            at += 1
        alone = at < len(skipped) and skipped[at][0] < found.end()
        if not alone and _looked_at(found[0]):
            yield Word(found.start(), found.end(), found[0])


def plain(word: str) -> str:
    """Return a word in small letters, with a straight apostrophe."""
    return word.lower().replace("\u2019", "'")


def parts(name: str) -> Iterator[str]:
    """Yield the words of a name in small letters, whatever they look like."""
    for found in _WORD.finditer(name):
        yield plain(found[0]).removesuffix("'s")


def known(word: str, knows: Knows) -> bool:
    """Say whether a word is known: as it is, as Americans spell it, or without a prefix such as "non"."""
    low = plain(word).removesuffix("'s")
    if knows(low) or any(map(knows, american(low))):
        return True
    rests = (low[len(prefix) :] for prefix in _PREFIXES if low.startswith(prefix))
    return any(
        len(rest) >= _WHOLE and (knows(rest) or any(map(knows, american(rest)))) for rest in rests if rest
    )


def best(
    word: str,
    near: Iterable[tuple[str, int]],
    counted: Mapping[str, int],
    distance: Callable[[str, str], int],
) -> tuple[str, ...]:
    """Return up to five words that a misspelt one may have been, the likeliest first, written as it was.

    `near` has words with how many letters they are away, `counted` how often
    each is used. One letter is likelier than two, the same first letter
    likelier than another, a frequent word likelier than a rare one. A British
    spelling is offered where it is nearer than the American one.
    """
    low = plain(word)
    found: dict[str, tuple[int, bool, int]] = {}
    for other, away in near:
        frequent = -counted.get(other, 1)
        found[other] = (away, other[0] != low[0], frequent)
        for spelt in british(other):
            nearer = distance(low, spelt)
            if nearer < away:
                found[spelt] = (nearer, spelt[0] != low[0], frequent)
    for first, second in _halves(low, counted):
        found[f"{first} {second}"] = (1, False, -min(counted[first], counted[second]))
    ranked = sorted(found, key=lambda other: (*found[other], other))
    return tuple(_written_as(word, other) for other in ranked[:SUGGESTED])


def _looked_at(word: str) -> bool:
    """Say whether a word is one of English, as far as its letters tell; ClinVar and O'Brien are names."""
    if len(word) < _SHORTEST:
        return False
    if word.isascii() and word.isalpha():
        return word[1:].islower()
    if any(letter.isupper() for letter in word[1:]):
        return False
    return all(letter in "'\u2019" or _latin(letter) for letter in word)


def _latin(letter: str) -> bool:
    return (letter.isalpha() and letter < _LETTERS) or _MARKS[0] <= letter <= _MARKS[1]


def _halves(low: str, counted: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield two frequent words that were written as one."""
    for at in range(1, len(low) - 1):
        first, second = low[:at], low[at:]
        if (at > 1 or first == "a") and min(counted.get(first, 0), counted.get(second, 0)) >= _COMMON:
            yield first, second


def _written_as(word: str, other: str) -> str:
    return other[0].upper() + other[1:] if word[0].isupper() else other
