"""Roles in the place of names: what a text says when the names that are known are left out of it.

A whole name gives way wherever it stands, also backwards with a comma, without
its accents, or behind a title. A part of one, a surname above all, gives way
where it is written with a capital as in the name; where two people share it,
to "somebody". Names of programs, institutions and places keep their words,
whoever shares them. Mail addresses go, and links in which a name can be read.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

APPLICANT = "The applicant"
SOMEBODY = "somebody"
NO_ADDRESS = "(address left out)"
NO_LINK = "(link left out)"

Hide = Callable[[str], str]
"""Returns a text as it may be printed."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = "dr|prof|professor|mr|mrs|ms|mx|miss|sir|dame|doctor"
_NO_NAMES = _set(
    f"{_TITLES.replace('|', ' ')} md phd do dds msc mph mbbs facmg facp rn cgc jr sr ii iii iv and und the "
    "of van von der den de da dos di du la le el al bin ibn abu san y"
)
_WORDS_TOO = _set(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Page Will Printed Program Rank Match Day Note Case Fee Price "
    "Field Grant Best Major Long Young Free Person Letter Resident Interviewer Applicant Season Budget"
)
"""Capitalised words that documents are full of: as a name's part they count behind a title only."""

_OFFICES = _set(
    "program programme residency director directors coordinator coordinators office team department genetics "
    "admissions dean chair faculty committee manager assistant resident residents unknown nobody anybody "
    "staff host hospital university institute clinic center centre"
)
"""Words that no person's name holds: who is called so has none here."""

_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;()]+")
_SHORTEST_IN_LINK = 4


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody's name and what they are called instead."""

    name: str
    role: str


def numbered(people: Iterable[tuple[str, str]]) -> Iterator[KnownName]:
    """Yield names with their roles; where several have one role, each gets a number.

    The same name twice is one person, of the role that came first.
    """
    role_of: dict[str, str] = {}
    seen: set[str] = set()
    for name, role in people:
        plain = " ".join(name.split())
        is_name = not _OFFICES & {_plain(word).casefold() for word in _WORD.findall(plain)}
        if plain and is_name and plain.casefold() not in seen:
            seen.add(plain.casefold())
            role_of[plain] = role
    of_role = Counter(role_of.values())
    counted: Counter[str] = Counter()
    for name, role in role_of.items():
        counted[role] += 1
        yield KnownName(name, f"{role} {counted[role]}" if of_role[role] > 1 else role)


def hider(names: Iterable[KnownName], kept: Iterable[str] = ()) -> Hide:
    """Return what leaves these names out of a text; `kept` are phrases that stay, as names of places."""
    known = tuple(names)
    whole = {form.casefold(): one.role for one in known for form in _forms(one.name)}
    parts: dict[str, str] = {}
    for one in known:
        for part in _parts(one.name):
            parts[part] = one.role if parts.get(part, one.role) == one.role else SOMEBODY
    pattern = _pattern(whole, parts, [*kept, *(one.role for one in known)])
    in_links = {_bare(part).casefold() for part in parts if len(part) >= _SHORTEST_IN_LINK}

    def shown(found: re.Match[str]) -> str:
        if found["name"]:
            return whole[" ".join(found["name"].split()).casefold()]
        if found["part"] or found["titled"]:
            return parts[found["part"] or found["titled"]]
        return found[0]

    def link(found: re.Match[str]) -> str:
        bare = _bare(found[0]).casefold()
        return NO_LINK if any(part in bare for part in in_links) else found[0]

    @lru_cache(maxsize=4_000)
    def hide(text: str) -> str:
        told = _LINK.sub(link, _MAIL.sub(NO_ADDRESS, unicodedata.normalize("NFC", text)))
        return told if pattern is None else pattern.sub(shown, told)

    return hide


def _pattern(whole: Iterable[str], parts: Iterable[str], kept: Iterable[str]) -> re.Pattern[str] | None:
    names, single = _longest_first(whole), _longest_first(parts)
    if not names and not single:
        return None
    words = {word.casefold() for word in single}
    near = {phrase for phrase in kept if words & {_plain(w).casefold() for w in _WORD.findall(phrase)}}
    free = [part for part in single if part not in _WORDS_TOO]
    title = rf"(?i:\b(?:{_TITLES})\.?\s+)"
    initials = r"(?:\b[A-Z]\.\s*)*"
    choices = [
        rf"(?P<kept>{_any(_longest_first(near))})",
        rf"{title}*(?P<name>(?i:{_any(names)}))",
        rf"{title}+{initials}(?P<titled>{_any(single)})(?:[\s-]+{initials}(?:{_any(single)}))*",
        rf"{initials}(?P<part>{_any(free)})(?:[\s-]+{initials}(?:{_any(free)}))*",
    ]
    return re.compile("|".join(choices))


def _any(phrases: list[str]) -> str:
    """Return a pattern for any of these as words of their own; for none, one that never fits."""
    return "|".join(map(_as_words, phrases)) or r"(?!)"


def _as_words(phrase: str) -> str:
    # Scripts without capitals write no spaces around a name.
    before = r"(?<!\w)" if _has_case(phrase[0]) else ""
    after = r"(?!\w)" if _has_case(phrase[-1]) or not phrase[-1].isalpha() else ""
    return before + r"\s+".join(map(re.escape, phrase.split())) + after


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _forms(name: str) -> Iterator[str]:
    """Yield the ways in which a whole name of several words is written; one alone is a part."""
    words = [word for word in map(_plain, _WORD.findall(name)) if word]
    core = [word for word in words if word.casefold() not in _NO_NAMES]
    if not core or (len(core) == 1 and _has_case(core[0][0])):
        return
    begin, end = words.index(core[0]), len(words) - words[::-1].index(core[-1])
    full = words[begin:end]
    forms = [" ".join(full)]
    if len(full) > 1:
        forms += [f"{full[-1]}, {' '.join(full[:-1])}", f"{' '.join(full[1:])}, {full[0]}"]
    for form in forms:
        yield form
        yield _bare(form)


def _parts(name: str) -> Iterator[str]:
    """Yield the words by which somebody is known: those with a capital, halves of double names too."""
    for word in map(_plain, _WORD.findall(name)):
        halves = [half for half in re.split(r"[-\u2010]", word) if half != word]
        for part in (word, *halves):
            if len(part) > 1 and part[0].isupper() and part.casefold() not in _NO_NAMES:
                yield part
                yield part.upper()
                yield _bare(part)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip(".'\u2019\u201c\u201d\"")


def _bare(text: str) -> str:
    """Return a text without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted({phrase for phrase in phrases if phrase}, key=lambda phrase: (-len(phrase), phrase))
