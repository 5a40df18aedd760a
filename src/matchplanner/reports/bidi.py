"""Order of characters on a line where scripts run both ways.

The Unicode bidirectional algorithm (UAX #9) without the explicit embedding
controls, which typed notes do not hold; those are treated as invisible.
"""

import unicodedata
from collections.abc import Sequence

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_INVISIBLE = frozenset({"NSM", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_NEUTRAL = frozenset({"ON", "WS", "S", "B"})
_PAIRS = {"(": ")", "[": "]", "{": "}", "\u2018": "\u2019", "\u201c": "\u201d", "\u00ab": "\u00bb", "<": ">"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_MIRROR = _PAIRS | _CLOSERS
_BRACKETS = frozenset("([{")


def levels(clusters: Sequence[str]) -> tuple[int, list[int]]:
    """Return the paragraph's level and one level a cluster; odd levels run right to left."""
    kinds = [unicodedata.bidirectional(cluster[0]) or "L" for cluster in clusters]
    base = next((int(_STRONG[kind] == "R") for kind in kinds if kind in _STRONG), 0)
    direction = "R" if base else "L"
    _weak(kinds, direction)
    _brackets(kinds, clusters, direction)
    _neutral(kinds, direction)
    return base, [_level(kind, base) for kind in kinds]


def visual_order(line: Sequence[int]) -> list[int]:
    """Return the indices of a line's items from left to right, given their levels."""
    order = list(range(len(line)))
    odd = [level for level in line if level % 2]
    for level in range(max(line, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            if line[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


def is_neutral(text: str) -> bool:
    """Tell whether the text has no direction of its own."""
    return not any(unicodedata.bidirectional(c) in {"L", "R", "AL", "EN", "AN"} for c in text)


def mirrored(text: str) -> str:
    """Return neutral text of a right-to-left run as it is seen from left to right."""
    return "".join(_MIRROR.get(character, character) for character in reversed(text))


def _weak(kinds: list[str], direction: str) -> None:
    """Settle numbers, marks and what belongs to them (rules W1 to W7)."""
    _marks_and_numbers(kinds, direction)
    _separators(kinds)
    for forwards in (True, False):
        _terminators(kinds, forwards=forwards)
    strong = direction
    for at, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[at] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _marks_and_numbers(kinds: list[str], direction: str) -> None:
    """Let marks follow their letter and numbers after Arabic be Arabic (W1 to W3)."""
    strong = previous = direction
    for at, kind in enumerate(kinds):
        if kind in _INVISIBLE:
            kinds[at] = previous
        elif kind in _STRONG:
            strong = kind
            kinds[at] = _STRONG[kind]
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        previous = kinds[at]


def _separators(kinds: list[str]) -> None:
    """Make a separator between two numbers part of them (W4)."""
    for at in range(1, len(kinds) - 1):
        left, kind, right = kinds[at - 1 : at + 2]
        if left == right and (left, kind) in {("EN", "ES"), ("EN", "CS"), ("AN", "CS")}:
            kinds[at] = left


def _terminators(kinds: list[str], *, forwards: bool) -> None:
    """Make currency and percent signs beside a number part of it (W5)."""
    order = range(1, len(kinds)) if forwards else range(len(kinds) - 2, -1, -1)
    for at in order:
        if kinds[at] == "ET" and kinds[at - order.step] == "EN":
            kinds[at] = "EN"


def _brackets(kinds: list[str], clusters: Sequence[str], direction: str) -> None:
    """Give both halves of a bracket pair one direction (rule N0)."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, cluster in enumerate(clusters):
        if kinds[at] != "ON":
            continue
        if cluster in _BRACKETS:
            open_at.append(at)
        elif _CLOSERS.get(cluster) in _BRACKETS:
            while open_at:
                opener = open_at.pop()
                if clusters[opener] == _CLOSERS[cluster]:
                    pairs.append((opener, at))
                    break
    for opener, closer in sorted(pairs):
        inside = {_side(kind) for kind in kinds[opener + 1 : closer]} - {""}
        if direction in inside:
            kinds[opener] = kinds[closer] = direction
        elif inside:
            before = next((_side(kind) for kind in reversed(kinds[:opener]) if _side(kind)), direction)
            kinds[opener] = kinds[closer] = before if before in inside else direction


def _neutral(kinds: list[str], direction: str) -> None:
    """Let what has no direction follow its neighbours, else the paragraph (rules N1, N2)."""
    at = 0
    while at < len(kinds):
        if kinds[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = _side(kinds[at - 1]) if at else direction
        right = _side(kinds[end]) if end < len(kinds) else direction
        kinds[at:end] = [left if left == right else direction] * (end - at)
        at = end


def _side(kind: str) -> str:
    if kind == "L":
        return "L"
    return "R" if kind in {"R", "EN", "AN"} else ""


def _level(kind: str, base: int) -> int:
    if kind in {"EN", "AN"}:
        return 2
    if kind == "R":
        return 1
    return base if base % 2 == 0 else 2
