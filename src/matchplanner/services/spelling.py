"""Spelling without a network: an English word list, words of the field, and what may have been meant.

The word list comes with pyspellchecker and has American spellings only; the
British ones follow from rules (`domain/spellings.py`).
"""

import gzip
import importlib.resources
import json
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from matchplanner.domain import spelling

_FIELD_COUNT = 5000
"""How often a word of the field counts as used: as often as an ordinary one of the list."""

_AT_ONCE = 2000  # lines parsed together: long enough to be quick, too short to be felt by the window
_SHORT = 4  # a word this short has too many others two letters away


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words that are known wherever somebody writes, in small letters, with how often each is used."""

    counted: dict[str, int]

    def knows(self, word: str) -> bool:
        """Say whether a word in small letters is known."""
        return word in self.counted

    def suggestions(self, word: str, also: Collection[str] = ()) -> tuple[str, ...]:
        """Return up to five words that a misspelt one may have been; `also` has words known beside the list.

        Takes some 20 ms.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        low = spelling.plain(word)
        far = 1 if len(low) <= _SHORT else 2
        near = [
            (str(other), int(away))
            for listed in (self.counted.keys(), also)
            for other, away, _at in process.extract(
                low, list(listed), scorer=OSA.distance, score_cutoff=far, limit=None
            )
        ]
        return spelling.best(word, near, self.counted, OSA.distance)


def load() -> Dictionary:
    """Read the word list and the words of the field; it takes a few tenths of a second."""
    counted: dict[str, int] = {}
    listed = importlib.resources.files("spellchecker").joinpath("resources", "en.json.gz")
    with listed.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        # One line is one word. Parsed as a whole the list would hold the window up for an eighth of a second.
        while some := list(islice(lines, _AT_ONCE)):
            members = "".join(some).strip().removeprefix("{").removesuffix("}").strip().removesuffix(",")
            read: dict[str, int] = json.loads(f"{{{members}}}")
            counted.update((word.lower(), times) for word, times in read.items() if not word.endswith("'s"))
    for word in field_words():
        counted[word] = max(counted.get(word, 0), _FIELD_COUNT)
        if not word.endswith(("s", "y")):
            counted.setdefault(f"{word}s", _FIELD_COUNT)
    return Dictionary(counted)


def field_words() -> frozenset[str]:
    """Return the words of residency, genetics and laboratory that a general list lacks."""
    file = importlib.resources.files("matchplanner.resources").joinpath("spelling", "field.txt")
    text = file.read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(part for line in lines for word in line.split() for part in word.split("-"))
