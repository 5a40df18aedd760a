"""What kind of source an address is, and on which day it was seen."""

import re
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from matchplanner.domain import entry
from matchplanner.domain.claims import SourceKind

_KINDS = {
    "acgme.org": SourceKind.ACGME,
    "nrmp.org": SourceKind.NRMP,
    "aamc.org": SourceKind.ERAS,
    "freida.ama-assn.org": SourceKind.FREIDA,
    "freida-admin-ci.ama-assn.org": SourceKind.FREIDA,
    "github.com": SourceKind.DIRECTORY,
    "residencyadvisor.com": SourceKind.DIRECTORY,
    "clarionledger.com": SourceKind.OTHER,
    "newswise.com": SourceKind.OTHER,
    "paperzz.com": SourceKind.OTHER,
}
_REMEMBERED = 256
"""Answers kept: all facts of a row have the same source and day."""

_ISO_START = re.compile(r"([12][0-9]{3})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@lru_cache(maxsize=_REMEMBERED)
def kind_of(source: str, website: str) -> SourceKind:
    """Tell the kind of source from its address and the program's own; a file name is a list."""
    address = urlsplit(source.strip())
    if address.scheme not in {"http", "https"}:
        return SourceKind.DIRECTORY
    host = address.hostname or ""
    for known, kind in _KINDS.items():
        if host == known or host.endswith(f".{known}"):
            return kind
    return SourceKind.PROGRAM_PAGE if website and source.strip() == website else SourceKind.INSTITUTION_PAGE


@lru_cache(maxsize=_REMEMBERED)
def seen_on(seen: str) -> date | None:
    """Return the day a source was seen if its words begin with an ISO day or month.

    A month counts as its first day, so that a claim never looks fresher than
    it is. "2015, about 2003-2005" and "undated" give None.
    """
    match = _ISO_START.match(seen.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        return date(int(year), int(month), int(day or 1)) if int(year) in entry.YEARS else None
    except ValueError:
        return None


def addresses(text: str) -> list[str]:
    """Return the web addresses in a text, without the punctuation that closes a sentence."""
    return [_unclosed(found) for found in _ADDRESS.findall(text)]


def _unclosed(address: str) -> str:
    while address.endswith((".", ",", ";", ":", ")", "]")):
        if address.endswith(")") and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
