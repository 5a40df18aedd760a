"""File names that every system takes, made of titles and names as they are typed."""

import re

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_OF_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_MOST_BYTES = 180
"""Less than the 255 bytes of most file systems: a program may add to the name."""


def safe(name: str, otherwise: str) -> str:
    """Return a name without what some system refuses; `otherwise` where nothing is left of it.

    The ending behind the last dot stays whole, and what is before it is cut
    where the name would be too long.
    """
    plain = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    stem, dot, ending = plain.rpartition(".")
    if not dot or " " in ending:
        stem, ending = plain, ""
    stem = _cut(stem.strip(". "), _MOST_BYTES - len(ending.encode()) - 1).rstrip(". ") or otherwise
    if _OF_DEVICES.fullmatch(stem):
        stem = f"{stem}_"
    return f"{stem}.{ending}" if ending else stem


def _cut(text: str, most: int) -> str:
    return text.encode()[: max(most, 0)].decode(errors="ignore")
