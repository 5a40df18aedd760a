"""Tables of a page: rows of a label and its value, or one row or column for each of several programs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchplanner.domain.page_reading.lines import INLINE_LABEL, Line, Shape

_PROGRAM_COLUMN = re.compile(
    r"\b(?:program(?:me)?s?|specialt(?:y|ies)|residenc(?:y|ies)|tracks?|departments?|"
    r"training)\b"
)
_SPECIALTY = re.compile(
    r"\b(?:genetics?|pediatrics?|medicine|surgery|neurology|pathology|fellowship|categorical|combined|"
    r"psychiatry|anesthesiology|"
    r"obstetrics|dermatology|radiology|residency|counsell?ing)\b"
)
_LEAST = 2
_TOPIC = re.compile(
    r"\bj-?1\b|\bh-?1-?b?\b|\bvisas?\b|\becfmg\b|\bdeadline\b|\battempts?\b|\bpositions?\b|\blength\b|"
    r"\bduration\b|\bstep ?\d|\bscores?\b|\bcontact\b|\bcoordinator\b|\binterviews?\b|\bcode\b|\bgraduat\w+"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table says under one label: its row from `start` to `end`, the value from `at` on.

    `only` is the span to be read where the row speaks of several programs, and
    `subject` the one the span is about.
    """

    start: int
    end: int
    at: int
    lead: str
    only: tuple[int, int] | None = None
    subject: str = ""


def last_row(lines: Sequence[Line], at: int) -> int:
    """Return the place of the last row of the table that begins at a place."""
    while at + 1 < len(lines) and lines[at + 1].shape is Shape.ROW and not lines[at + 1].after_blank:
        at += 1
    return at


def cells_of(rows: Sequence[Line], low: str) -> Iterator[Cell]:
    """Yield what a table states, row by row; `low` is the page's folded text."""
    table = [[low[start:end].strip() for start, end in row.cells] for row in rows]
    header = table[0]
    if _lacks_corner(table):
        header = ["program", *header]
    if (
        len(rows) > 1
        and _PROGRAM_COLUMN.search(header[0])
        and _names_specialties(row[0] for row in table[1:])
    ):
        yield from _by_rows(rows[1:], table[1:], header)
    elif len(rows) > 1 and _names_specialties(header[-len(table[1]) + 1 :]):
        yield from _by_columns(rows[1:], table[1:], header)
    else:
        for row, texts in zip(rows, table, strict=True):
            yield from _plain(row, texts)


def _lacks_corner(table: Sequence[Sequence[str]]) -> bool:
    """Return whether the header's first cell, above the names of programs, is empty and was lost."""
    header, rows = table[0], table[1:]
    return (
        len(rows) >= _LEAST
        and all(len(row) == len(header) + 1 for row in rows)
        and sum(_TOPIC.search(text) is not None for text in header) >= _LEAST
    )


def _plain(row: Line, texts: Sequence[str]) -> Iterator[Cell]:
    """Read a row of a label and its values, or of cells that have labels of their own."""
    labels = [INLINE_LABEL.match(row.text, start - row.start, end - row.start) for start, end in row.cells]
    if all(labels):
        for (start, end), text, label in zip(row.cells, texts, labels, strict=True):
            if label:
                yield Cell(start, end, row.start + label.end(), text.partition(":")[0].strip())
        return
    lead = next(text for text in texts if text)
    yield Cell(row.start, row.end, row.value_at, lead.rstrip(": "))


def _names_specialties(texts: Iterator[str] | Sequence[str]) -> bool:
    return sum(_SPECIALTY.search(text) is not None for text in texts) >= _LEAST


def _by_rows(rows: Sequence[Line], table: Sequence[Sequence[str]], header: Sequence[str]) -> Iterator[Cell]:
    for row, texts in zip(rows, table, strict=True):
        for span, text, lead in zip(row.cells[1:], texts[1:], header[1:], strict=False):
            if text:
                yield Cell(row.start, row.end, span[0], lead.rstrip(": "), span, texts[0])


def _by_columns(
    rows: Sequence[Line], table: Sequence[Sequence[str]], header: Sequence[str]
) -> Iterator[Cell]:
    for row, texts in zip(rows, table, strict=True):
        subjects = header[-len(texts) + 1 :]
        for span, text, subject in zip(row.cells[1:], texts[1:], subjects, strict=False):
            if text:
                yield Cell(row.start, row.end, span[0], texts[0].rstrip(": "), span, subject)
