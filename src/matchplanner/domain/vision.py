"""The ten-year statement: how many sentences it has (R4)."""

import re
from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum

SENTENCES = range(3, 6)
"""The statement should have three to five sentences (R4)."""


class VisionLength(LabelledEnum):
    """Whether the statement has the length it should have."""

    TOO_SHORT = "too_short", "Too short"
    FINE = "fine", "Good length"
    TOO_LONG = "too_long", "Too long"


@dataclass(frozen=True, slots=True)
class SentenceCount:
    """How many sentences a text has, and whether that is enough or too much."""

    count: int
    length: VisionLength

    @property
    def fine(self) -> bool:
        """Return whether the text has three to five sentences."""
        return self.length is VisionLength.FINE


_STOP = re.compile(
    r"(?P<stop>[.!?\u2026\u061f\u06d4\u0964]+[\"'\u201d\u2019\u00bb)\]]*)(?=\s|$)"  # closing marks may follow
    r"|[\u3002\uff01\uff1f\uff0e]+"  # full-width stops need no space after them
    r"|\n\s*\n"
)
_CLOSING = "\"'\u201d\u2019\u00bb)]"
_OPENING = "\"'\u201c\u2018\u00ab(["
_BEFORE_NAMES = "dr drs mr mrs ms prof st sr jr rev vs cf eg e.g ie i.e fig figs approx ca dept univ resp"
_MAY_BE_LAST = "etc inc ltd co al"
_OPENERS = (
    "i my me we our he she it its they their the a an this that these those in on at as after before by for "
    "from to then there when while with if later today now ten"
)
_NEVER_LAST = frozenset(_BEFORE_NAMES.split())
_SELDOM_LAST = frozenset(_MAY_BE_LAST.split())
_USUAL_OPENERS = frozenset(_OPENERS.split())
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_LAST_WORD = re.compile(r"[^\W_](?:[\w.]*\w)?$")
_NEXT_WORD = re.compile(r"\s*(\S{0,40})")
_REACH = 40  # how far back an abbreviation is looked for


def count_sentences(text: str) -> SentenceCount:
    """Count the sentences of a text and judge the number.

    A sentence needs a letter; the last one needs no stop. Abbreviations
    ("Dr.", "e.g."), decimals and an ellipsis that goes on in lower case end
    nothing; initials, "U.S." and the like end a sentence only where a usual
    opening word follows in upper case. An empty line ends a sentence.
    """
    count, open_from = 0, 0
    for found in _STOP.finditer(text):
        if found["stop"] and not _ends(text, found, open_from):
            continue
        count += _says_something(text[open_from : found.start()])
        open_from = found.end()
    return _judged(count + _says_something(text[open_from:]))


def _judged(count: int) -> SentenceCount:
    if count in SENTENCES:
        return SentenceCount(count, VisionLength.FINE)
    short = count < SENTENCES.start
    return SentenceCount(count, VisionLength.TOO_SHORT if short else VisionLength.TOO_LONG)


def _says_something(part: str) -> bool:
    return any(character.isalpha() for character in part)


def _ends(text: str, found: re.Match[str], open_from: int) -> bool:
    """Return whether a stop, found in a sentence open since a place, ends that sentence."""
    upcoming = _NEXT_WORD.match(text, found.end())
    following = upcoming.group(1).lstrip(_OPENING) if upcoming else ""
    if not following:
        return True
    stop = found["stop"].rstrip(_CLOSING)
    if stop in {"...", "\u2026"}:
        return not following[0].islower()
    last = _LAST_WORD.search(text[max(open_from, found.start() - _REACH) : found.start()])
    return stop != "." or last is None or _may_end_after(last.group(), following)


def _may_end_after(word: str, following: str) -> bool:
    """Return whether a full stop after the word ends a sentence, judged by what follows."""
    if word.lower() in _NEVER_LAST:
        return False
    if word.lower() in _SELDOM_LAST:
        return following[0].isupper()
    initial = len(word) == 1 and word.isupper() and word != "I"
    if initial or _DOTTED.fullmatch(word):
        return following[0].isupper() and following.rstrip(",;:.!?").lower() in _USUAL_OPENERS
    return True
