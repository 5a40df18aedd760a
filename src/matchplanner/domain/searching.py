"""Searching everything that was written: words without case and accents, the best places first."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from matchplanner.domain.labels import LabelledEnum

Marks = tuple[tuple[int, int], ...]
"""Where words were found in a text: first and last place, the last one excluded."""

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ħ": "h",
        "ŧ": "t",
        "þ": "th",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
    }
)
"""Letters of their own that people without them type as these."""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_NO_WORD = re.compile(r"[\W_]+")
_BEFORE, _LONGEST = 30, 140
"""Characters of a line that are shown before what was found in it, and in all."""

_FAR = 1200
"""Characters of a line that are looked through for where to begin."""


class Group(LabelledEnum):
    """What is found, in the order in which it is shown."""

    PROGRAMS = "programs", "Programs"
    PEOPLE = "people", "People"
    LETTERS = "letters", "Letters"
    ROTATIONS = "rotations", "Rotations"
    INTERVIEWS = "interviews", "Interviews and debriefs"
    QUESTIONS = "questions", "Questions and likes"
    MESSAGES = "messages", "Messages"
    CASES = "cases", "Cases"
    NOTES = "notes", "Notes"
    EVENTS = "events", "Events"
    DOCUMENTS = "documents", "Documents"
    TEXTS = "texts", "Texts"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: what it is called, what is told beside that, what else it says.

    `place` is the page, or one of its views ("letters/assignment"), and
    `record` the row there; 0 is none in particular. What is listed there beside
    or below that has the kind of its list as `within`, and its `row` in it.
    """

    place: str
    record: int
    title: str
    about: str = ""
    text: str = ""
    within: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found: its title in one line, and a line of the rest, each with the words marked."""

    group: Group
    entry: Entry
    title: str
    marks: Marks
    line: str
    line_marks: Marks


@dataclass(frozen=True, slots=True)
class Hits:
    """The best entries of one group, and how many there are in all."""

    group: Group
    best: tuple[Hit, ...]
    total: int


def fold(text: str) -> str:
    """Return text for comparing: without case and accents, "Łódź" as "lodz"."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_fold_run, text).lower()


def _fold_run(found: re.Match[str]) -> str:
    return "".join(map(_fold_letter, found[0]))


@functools.cache
def _fold_letter(letter: str) -> str:
    """Return a letter without case and accents; there are few of them, so answers are kept.

    Case goes twice: a sign may come apart into capitals ("\u33ad"), and folding into accents ("\u0130").
    """
    for _ in range(2):
        apart = unicodedata.normalize("NFKD", letter)
        letter = "".join(char for char in apart if not unicodedata.combining(char)).casefold()
    return letter.translate(_LETTERS)


def words(query: str) -> tuple[str, ...]:
    """Return the words of a query as they are compared, each once."""
    return tuple(dict.fromkeys(fold(query).split()))


def marks(text: str, sought: Sequence[str]) -> Marks:
    """Return where the words occur in a text, as places of the text itself; what overlaps becomes one."""
    plain = fold(text)
    if text.isascii():
        places: Sequence[int] = range(len(text) + 1)
    else:
        at = [place for place, char in enumerate(text) for _ in fold(char)]
        if len(at) != len(plain):
            return ()  # a text whose letters fold otherwise together than alone is shown unmarked
        places = [*at, len(text)]
    found = []
    for word in sought:
        start = plain.find(word)
        while start >= 0:
            end = start + len(word)
            found.append((places[start], max(places[end], places[end - 1] + 1)))
            start = plain.find(word, end)
    return _joined(found)


class Index:
    """Everything that can be found, ready to be searched on each keystroke."""

    def __init__(self) -> None:
        """Begin empty; `put` fills it group by group."""
        self._parts: dict[Group, _Part] = {}

    def put(self, group: Group, entries: Iterable[Entry]) -> None:
        """Replace what a group holds; among equals, earlier entries are found first."""
        self.drop(group)
        self.add(group, entries)

    def add(self, group: Group, entries: Iterable[Entry]) -> None:
        """Put more behind what a group holds."""
        part = self._parts.setdefault(group, _Part(by_text=group is Group.NOTES))
        part.add(entries)

    def drop(self, group: Group) -> None:
        """Find nothing of a group any more."""
        self._parts.pop(group, None)

    def search(self, query: str, each: int = 5, more: Mapping[Group, int] | None = None) -> tuple[Hits, ...]:
        """Return what has every word of the query, in the order of the groups.

        `each` is how many entries of a group are shown at most, unless `more`
        says otherwise. A title that begins with the query comes first, then
        titles whose words begin as the query's do, titles that contain them, and
        what has them elsewhere. An empty query finds nothing.
        """
        sought = words(query)
        if not sought:
            return ()
        found = []
        for group in Group:
            part = self._parts.get(group)
            places = part.places(sought) if part is not None else []
            if part is not None and places:
                best = part.best(places, sought, (more or {}).get(group, each))
                hits = tuple(_hit(group, part.entries[at], sought) for at in best)
                found.append(Hits(group, hits, len(places)))
        return tuple(found)


class _Part:
    """One group: its entries, and beside each its whole text and its title as they are compared."""

    def __init__(self, *, by_text: bool) -> None:
        """Begin empty; `by_text` where a title only says what its text is about, and does not count alone."""
        self.entries: list[Entry] = []
        self._own: list[str] | None = [] if by_text else None
        self._texts: list[str] = []
        self._titles: list[str] = []

    def add(self, entries: Iterable[Entry]) -> None:
        """Get more entries ready."""
        new = list(entries)
        self.entries += new
        if self._own is not None:
            self._own += [fold(one.text) for one in new]
        self._texts += [fold(f"{one.title}\n{one.about}\n{one.text}") for one in new]
        self._titles += [f" {_NO_WORD.sub(' ', fold(one.title)).lstrip()}" for one in new]

    def places(self, sought: Sequence[str]) -> list[int]:
        """Return where every word occurs."""
        first, *others = sought
        found = [at for at, text in enumerate(self._texts) if first in text]
        found = _having(found, self._texts, others)
        own = self._own
        if own is not None:
            found = [at for at in found if any(word in own[at] for word in sought)]
        return found

    def best(self, places: list[int], sought: Sequence[str], count: int) -> list[int]:
        """Return the first entries of the best kind of match there is, then of the next."""
        titles = self._titles
        within = _having(places, titles, sought)
        begun = _having(within, titles, [f" {word}" for word in sought])
        whole = f" {' '.join(sought)}"
        first = [at for at in begun if titles[at].startswith(whole)]
        chosen: dict[int, None] = {}
        for at in chain(first, begun, within, places):
            if len(chosen) >= count:
                break
            chosen[at] = None
        return list(chosen)


def _having(places: list[int], texts: Sequence[str], sought: Sequence[str]) -> list[int]:
    """Return those of the places whose text has every word."""
    for word in sought:
        places = [at for at in places if word in texts[at]]
    return places


def _hit(group: Group, entry: Entry, sought: Sequence[str]) -> Hit:
    title, line = " ".join(entry.title.split()), _line(entry, sought)
    return Hit(group, entry, title, marks(title, sought), line, marks(line, sought))


def _line(entry: Entry, sought: Sequence[str]) -> str:
    """Return what stands under the title: what is always told, or the line in which a word stands."""
    elsewhere = [word for word in sought if word not in fold(f"{entry.title}\n{entry.about}")]
    if not elsewhere:
        return " ".join(entry.about.split())
    lines = [" ".join(line.split()) for line in entry.text.splitlines()]
    line = max(lines, key=lambda one: sum(word in fold(one) for word in elsewhere), default="")
    if len(line) > _FAR:  # one paragraph of pages: marking all of it would be slower than finding it
        near = max(fold(line).find(elsewhere[0]) - _FAR // 4, 0)
        line = line[near : near + _FAR]
    found = marks(line, elsewhere)
    start = max(found[0][0] - _BEFORE, 0) if found else 0
    if start:
        start = line.find(" ", start, found[0][0]) + 1 or start
    cut = line[start : start + _LONGEST].rstrip()
    return f"{'... ' if start else ''}{cut}{'...' if start + _LONGEST < len(line) else ''}"


def _joined(found: list[tuple[int, int]]) -> Marks:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
