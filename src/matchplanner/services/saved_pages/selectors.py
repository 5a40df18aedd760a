"""The selectors of style sheets, as far as pages hide text with them: compounds, descendants, attributes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_COMPOUND = re.compile(
    r"(?P<tag>[a-z][\w-]*|\*)|\.(?P<cls>(?:[\w-]|\\.)+)|#(?P<id>(?:[\w-]|\\.)+)|"
    r"\[\s*(?P<attr>[\w-]+)\s*(?:(?P<how>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]+)\s*)?\]",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*>\s*|\s+")
_LONGEST = 400
"""Characters of a selector that is worth reading."""

Weight = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its attributes; `classes` as style sheets compare them."""

    tag: str
    given: Mapping[str, str]
    classes: frozenset[str]

    @classmethod
    def of(cls, tag: str, given: Mapping[str, str]) -> "Element":
        """Return an element as the parser met it."""
        return cls(tag, given, frozenset(given.get("class", "").split()))


@dataclass(frozen=True, slots=True)
class _Part:
    """One compound, `p.note[hidden]`; `child` if the one before it must be its parent."""

    tag: str
    ident: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...]
    child: bool

    def fits(self, element: Element) -> bool:
        if self.tag not in {"", "*", element.tag} or not self.classes <= element.classes:
            return False
        if self.ident and element.given.get("id") != self.ident:
            return False
        return all(_has(element.given, *asked) for asked in self.attributes)


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector without states and siblings; `weight` decides between rules, higher wins."""

    parts: tuple[_Part, ...]
    weight: Weight

    @property
    def keys(self) -> frozenset[str]:
        """One of the names that an element must have, `.class`, `#id`, `[attr]` or its tag, to be meant."""
        last = self.parts[-1]
        if last.ident:
            return frozenset({f"#{last.ident}"})
        if last.classes:
            return frozenset({f".{min(last.classes)}"})
        return frozenset({f"[{last.attributes[0][0]}]"} if last.attributes else {last.tag})

    def fits(self, element: Element, above: Sequence[Element]) -> bool:
        """Return whether the selector means an element that stands within those `above` it."""
        *outer, last = self.parts
        return last.fits(element) and _fits_above(outer, above, child=last.child)


def parsed(text: str) -> Iterator[Selector]:
    """Yield the selectors of a rule's list; those with states, siblings or functions are passed over."""
    for one in text.split(","):
        selector = _selector(one.strip())
        if selector is not None:
            yield selector


def keys_of(element: Element) -> Iterator[str]:
    """Yield the names by which selectors may mean an element."""
    yield from (f".{name}" for name in element.classes)
    yield from (f"[{name}]" for name in element.given)
    if element.given.get("id"):
        yield f"#{element.given['id']}"
    yield element.tag


def _selector(text: str) -> Selector | None:
    if not text or len(text) > _LONGEST or re.search(r"[:+~](?!=)", re.sub(r"\[[^\]]*\]", "", text)):
        return None
    parts: list[_Part] = []
    child, at = False, 0
    for joint in (*_JOINT.finditer(text), None):
        if joint is not None and text.count("[", 0, joint.start()) > text.count("]", 0, joint.start()):
            continue
        part = _part(text[at : joint.start() if joint else len(text)], child=child)
        if part is None:
            return None
        parts.append(part)
        if joint is not None:
            child, at = ">" in joint.group(), joint.end()
    idents = sum(bool(part.ident) for part in parts)
    named = sum(len(part.classes) + len(part.attributes) for part in parts)
    tags = sum(part.tag not in {"", "*"} for part in parts)
    return Selector(tuple(parts), (idents, named, tags))


def _part(text: str, *, child: bool) -> _Part | None:
    tag, ident, at = "", "", 0
    classes: set[str] = set()
    attributes: list[tuple[str, str, str]] = []
    while at < len(text):
        found = _COMPOUND.match(text, at)
        if found is None:
            return None
        at = found.end()
        if found["tag"]:
            tag = found["tag"].lower()
        elif found["cls"]:
            classes.add(found["cls"].replace("\\", ""))
        elif found["id"]:
            ident = found["id"].replace("\\", "")
        else:
            value = (found["value"] or "").strip("\"'")
            attributes.append((found["attr"].lower(), found["how"] or "", value))
    if not text:
        return None
    return _Part(tag, ident, frozenset(classes), tuple(attributes), child)


def _has(given: Mapping[str, str], name: str, how: str, value: str) -> bool:
    if name not in given:
        return False
    held = given[name]
    tests = {
        "": True,
        "=": held == value,
        "~=": value in held.split(),
        "^=": bool(value) and held.startswith(value),
        "$=": bool(value) and held.endswith(value),
        "*=": bool(value) and value in held,
        "|=": held == value or held.startswith(f"{value}-"),
    }
    return tests[how]


def _fits_above(parts: Sequence[_Part], above: Sequence[Element], *, child: bool) -> bool:
    """Return whether the outer compounds are found, from the inside outwards.

    The nearest element that fits is taken: with `>` further out this may miss
    a match that a search of all ways would find.
    """
    at = len(above)
    for part in reversed(parts):
        if child:
            at -= 1
            if at < 0 or not part.fits(above[at]):
                return False
        else:
            at = next((place for place in range(at - 1, -1, -1) if part.fits(above[place])), -1)
            if at < 0:
                return False
        child = part.child
    return True
