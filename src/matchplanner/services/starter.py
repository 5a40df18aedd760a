"""The starter directory: real programs, each fact with the page and date it was read."""

import importlib.resources
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from matchplanner.domain.claims import ClaimField, YesNo
from matchplanner.services import programs
from matchplanner.services.exchange import content, importing, sources
from matchplanner.services.exchange.comparison import compare
from matchplanner.services.exchange.differences import ListMark, listed_note
from matchplanner.services.exchange.incoming import Understood, understand
from matchplanner.services.exchange.incoming_rows import Incoming

FILE_NAME = "genetics_programs.csv"
LIST_NAME = "the starter directory"
_KEY = uuid.UUID("5f0c1b0e-3c86-4a55-9f5c-6d1f7a0b2c11")
_SEEN_UNDATED = "undated"

# Where the notes name the page that the visa facts come from; other addresses in them are about other things.
_VISA_PAGE = re.compile(r"\bvisas?\b[^.:(]{0,60}[:(]\s*(?=https?://)", re.IGNORECASE)
_INSTITUTION_PAGE = re.compile(r"\binstitution page:\s*(?=https?://)", re.IGNORECASE)
_BARE_PAGE = re.compile(r"(?:^|[.)]\s)\s*(?=https?://)")
_OWN_PAGE = re.compile(r"\bvisa and size facts are from\b", re.IGNORECASE)
_FIELD_MARKS = {
    ClaimField.J1: re.compile("j-?1", re.IGNORECASE),
    ClaimField.H1B: re.compile("h-?1b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class _Source:
    address: str
    seen: str
    note: str = ""


def load(today: date) -> int:
    """Add the directory's programs that the plan does not hold yet; return how many were added."""
    found = compare(directory(), programs.rows(today), ListMark(LIST_NAME))
    taken: set[str] = set()
    for row in found.new:
        program_id = importing.create(row, taken)
        for field, value, source, note in _claims(row):
            programs.add_claim(
                program_id,
                field,
                value,
                sources.kind_of(source.address, row.text("website")),
                source=source.address,
                seen=source.seen,
                seen_on=sources.seen_on(source.seen),
                note=note,
            )
    return len(found.new)


def directory() -> Understood:
    """Return the directory's rows; each program has the same uid in every plan."""
    file = importlib.resources.files("matchplanner.resources").joinpath("directory", FILE_NAME)
    read = understand(content.read_table(file.read_bytes()))
    return replace(read, programs=tuple(replace(row, uid=_uid(row)) for row in read.programs))


def _uid(row: Incoming) -> str:
    return uuid.uuid5(_KEY, "\n".join(row.text(c) for c in ("name", "institution", "city", "state"))).hex


def _claims(row: Incoming) -> Iterator[tuple[ClaimField, str, _Source, str]]:
    listed = _Source(row.source, row.seen)
    yield ClaimField.LISTED, YesNo.YES.value, listed, listed_note(LIST_NAME)
    for field, value in row.facts.items():
        if field in _FIELD_MARKS or field is ClaimField.IMG_INFO:
            source = _visa_source(row, field)
            yield field, value, source, source.note
        else:
            yield field, value, listed, ""


def _visa_source(row: Incoming, field: ClaimField) -> _Source:
    """Return the page that the visa facts come from.

    The day of the row's own source says nothing about another page, which is
    therefore undated.
    """
    pages = _visa_pages(f"{row.text('notes')}\n{row.facts.get(ClaimField.IMG_INFO, '')}")
    if not pages:
        return _Source(row.source, row.seen)
    mark = _FIELD_MARKS.get(field)
    own = [page for page in pages if mark and mark.search(page.rpartition("//")[2])]
    first = (own or pages)[0]
    others = [page for page in pages if page != first]
    return _Source(first, _SEEN_UNDATED, f"See also {' and '.join(others)}" if others else "")


def _visa_pages(text: str) -> list[str]:
    if _OWN_PAGE.search(text):
        return []
    for mark in (_VISA_PAGE, _INSTITUTION_PAGE, _BARE_PAGE):
        found = mark.search(text)
        if found:
            return list(dict.fromkeys(sources.addresses(text[found.end() :])))
    return []
