"""What characters mean to a line of print: what to drop, keep together and break at."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ZERO_WIDTH_JOINER = "\u200d"
_BREAK_AFTER = frozenset("-/\u2010\u2013\u2014\u200b?&=")
_HYPHENS = frozenset("-\u2010")  # no break in J-1 or 2-3
_NEVER_FIRST = frozenset("\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\u3005\u30fc\u30fb\u2026")
_SIMPLE_RANGES = (
    (0x0020, 0x058F),  # Latin, Greek, Cyrillic, Armenian; marks join their cluster
    (0x10A0, 0x10FF),  # Georgian
    (0x1C80, 0x1CBF),  # Cyrillic and Georgian additions
    (0x1D00, 0x1FFF),  # phonetic, Latin additional, Greek extended
    (0x2000, 0x2BFF),  # punctuation, currency, arrows, mathematics, shapes
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E7F),
    (0xA640, 0xA69F),
    (0xA700, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFFFD, 0xFFFD),
)
_IDEOGRAPH_RANGES = ((0x2E80, 0x303F), (0x3040, 0x31FF), (0x3200, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF))
_FIRST_PLANE = 0xFFFF
_IDEOGRAPH_PLANES = range(0x20000, 0x40000)


def clean(text: str) -> str:
    """Make any text fit to be printed: every line end a newline, no controls, no broken characters."""
    text = _NEWLINES.sub("\n", text).replace("\t", "    ")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def clusters(text: str) -> Iterator[str]:
    """Split text into what a reader sees as one character, marks and joined emoji included.

    Letters with marks come composed where Unicode has the composed letter, so
    that a face without mark placement still prints them.
    """
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _continues(text[at - 1], text[at]):
            cluster = text[start:at]
            yield cluster if len(cluster) == 1 else _composed(cluster)
            start = at


def _continues(left: str, right: str) -> bool:
    if right < "\u0300":
        return False
    if unicodedata.category(right) in {"Mn", "Mc", "Me"} or right in {_ZERO_WIDTH_JOINER, "\u200c"}:
        return left not in {" ", "\n"}
    return (left == _ZERO_WIDTH_JOINER and ord(right) > _FIRST_PLANE) or "\U0001f3fb" <= right <= "\U0001f3ff"


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster) if "\u0300" <= cluster[1] <= "\u036f" else cluster


def is_western(cluster: str) -> bool:
    """Tell whether a cluster reads properly as one glyph after another, marks perhaps a little off."""
    return all(_within(ord(character), _SIMPLE_RANGES) for character in cluster)


@lru_cache(maxsize=4096)
def needs_no_shaping(cluster: str) -> bool:
    """Tell whether one glyph after another from left to right prints this cluster exactly."""
    return len(cluster) == 1 and is_western(cluster) and not unicodedata.combining(cluster)


def is_invisible(character: str) -> bool:
    """Tell whether a character is meant to leave no ink: joiners, direction marks, selectors."""
    return (
        unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def code_points(characters: str) -> str:
    """Spell out characters nothing can draw, as in [U+1F9EC]."""
    return "".join(f"[U+{ord(character):04X}]" for character in characters if not is_invisible(character))


def may_break_between(left: str, right: str) -> bool:
    """Tell whether a line may end after the cluster `left`; spaces are not asked about."""
    if _is_ideograph(left) or _is_ideograph(right):
        closes = unicodedata.category(right[0]) in {"Pe", "Pf"} or right[0] in _NEVER_FIRST
        opens = unicodedata.category(left[0]) in {"Ps", "Pi"}
        return not closes and not opens
    return left in _BREAK_AFTER and (right.isalpha() if left in _HYPHENS else right.isalnum())


def _is_ideograph(cluster: str) -> bool:
    code = ord(cluster[0])
    return code in _IDEOGRAPH_PLANES or _within(code, _IDEOGRAPH_RANGES)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= code <= high for low, high in ranges)
