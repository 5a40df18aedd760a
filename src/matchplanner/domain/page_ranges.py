"""Which pages of a document are printed, as people type it: "1-3, 5"."""

import re
from collections.abc import Sequence

from matchplanner.errors import UserError
from matchplanner.wording import counted, say

_PART = re.compile(r"(?P<first>\d{1,6})?\s*(?P<to>[-\u2013\u2014]|to)?\s*(?P<last>\d{1,6})?", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]")


def parse(text: str, count: int) -> tuple[int, ...]:
    """Return the pages meant, counted from 1, in order and each once; blank means all `count` of them.

    "3-" goes on to the last page, "-3" begins with the first. Raises UserError
    with one sentence for what names no page of the document.
    """
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if not parts:
        return tuple(range(1, count + 1))
    return tuple(sorted({page for part in parts for page in _pages(part, count)}))


def sequence(
    pages: Sequence[int], copies: int = 1, *, collated: bool = True, backwards: bool = False
) -> tuple[int, ...]:
    """Return pages in the order in which they come out: whole copies one after the other, or page by page."""
    order = tuple(reversed(pages)) if backwards else tuple(pages)
    if collated:
        return order * copies
    return tuple(page for page in order for _copy in range(copies))


def _pages(part: str, count: int) -> range:
    match = _PART.fullmatch(part)
    if match is None or not (match["first"] or match["last"]) or (match["last"] and not match["to"]):
        raise UserError(say("“{part}” names no pages: write them as 1-3, 5.", part=part))
    first = int(match["first"] or 1)
    last = int(match["last"] or (count if match["to"] else first))
    if not 1 <= first <= count or not 1 <= last <= count:
        there = counted("The document has one page only.", "The pages go from 1 to {n}.", count)
        raise UserError(there)
    if first > last:
        raise UserError(
            say("“{part}” goes backwards: write {last}-{first}.", part=part, last=last, first=first)
        )
    return range(first, last + 1)
