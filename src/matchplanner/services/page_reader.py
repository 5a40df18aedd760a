"""The page reader: proposals from a program's page, and what becomes of those that are accepted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matchplanner.domain.page_reading import reader
from matchplanner.domain.page_reading.fields import Field, Proposal, Value
from matchplanner.services.saved_pages import files
from matchplanner.services.saved_pages.html import VisibleText, visible_text


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text, the address it was saved from if it says so, and what it proposes."""

    text: str
    url: str
    proposals: tuple[Proposal, ...]


def read_file(path: Path, today: date) -> Reading:
    """Read a saved page (.html, .mhtml, .pdf, .txt); raises FileFormatError for what is none."""
    return _reading(files.load(path), today)


def read_text(text: str, today: date) -> Reading:
    """Read pasted text; raises FileFormatError if there is none or far too much."""
    return _reading(files.checked(VisibleText(files.pasted(text))), today)


def read_html(source: str, today: date) -> Reading:
    """Read a page copied with its mark-up, which tells headings and tables from plain lines."""
    return _reading(files.checked(visible_text(files.pasted(source))), today)


def shown(value: Value) -> str:
    """Return a value as one reads it: a list with commas."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def as_json(proposals: Iterable[Proposal]) -> list[dict[str, object]]:
    """Return proposals as `read-page --json` prints them; the sentence on one line."""
    return [
        {
            "field": str(proposal.field),
            "value": list(proposal.value) if isinstance(proposal.value, tuple) else proposal.value,
            "sentence": " ".join(proposal.sentence.split()),
        }
        for proposal in proposals
    ]


def lines(proposals: Iterable[Proposal]) -> list[str]:
    """Return proposals as `read-page` prints them for people."""
    found = []
    for proposal in proposals:
        found += [f"{proposal.field}: {shown(proposal.value)}", f"    {' '.join(proposal.sentence.split())}"]
    return found or ["The page states nothing about a residency program that can be read by rule."]


def _reading(page: VisibleText, today: date) -> Reading:
    return Reading(page.text, page.url, reader.read(page.text, today, page.marks))


COLUMNS = {Field.ACGME_ID: "acgme_id", Field.NRMP_CODE: "nrmp_code"}
"""The proposals that are columns of the program itself; all others become claims."""
