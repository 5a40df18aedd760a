"""Text with separators (CSV, TSV and the like) as a table."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import encodings, limits, tables
from matchplanner.services.exchange.guard import unguarded
from matchplanner.services.exchange.tables import Problem, Row, Table

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEP_LINE = re.compile(r"\ufeff?sep=([^\r\n\"])\r?\n", re.IGNORECASE)
_SAMPLE_RECORDS = 200
_MANY_BREAKS = 20
_END = "\x1eEND"
_ONE_CHARACTER = "character that no text can hold was"
_NO_WIDTH = "\u200b\ufeff"


def read(data: bytes) -> Table:
    """Read separated text; raises FileFormatError when it cannot be understood."""
    decoded = encodings.decode(data)
    problems: list[Problem] = []
    if decoded.encoding == "Windows Western":
        problems.append(Problem(0, "", "Read as Windows Western text, because it is not UTF-8"))
    if decoded.dropped:
        several = "characters that no text can hold were" if decoded.dropped > 1 else _ONE_CHARACTER
        problems.append(Problem(0, "", f"{decoded.dropped} {several} left out"))
    text, separator, skipped = _separated(decoded.text)
    records = _checked(_records(text, separator, skipped), problems)
    separated_by = (
        f"separated by {_SEPARATORS.get(separator, repr(separator))}" if separator else "one column"
    )
    table = tables.build(records, (), f"{decoded.encoding} text, {separated_by}")
    return Table(table.headers, table.rows, (*problems, *table.problems), table.read_as)


def clean_cell(text: str) -> str:
    """Return a cell without white space and characters of no width around it."""
    return text.strip().strip(_NO_WIDTH).strip()


def _separated(text: str) -> tuple[str, str, int]:
    told = _SEP_LINE.match(text)
    if told:
        return text[told.end() :], told.group(1), 1
    return text, _likeliest_separator(text), 0


def _likeliest_separator(text: str) -> str:
    """Return the separator that gives most records the same number of columns, or "" for a single column."""
    best, best_rank = "", (0.0, 0)
    for separator in _SEPARATORS:
        widths = _widths(text, separator)
        width, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        rank = (round(times / len(widths), 1), width) if width > 1 else (0.0, 0)
        if rank > best_rank:
            best, best_rank = separator, rank
    return best


def _widths(text: str, separator: str) -> list[int]:
    widths: list[int] = []
    for record in _raw(text, separator):
        if any(record):
            widths.append(len(record))
        if len(widths) == _SAMPLE_RECORDS:
            break
    return widths


def _raw(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(limits.FILE_BYTES)  # our own limit is checked per cell, where the row can be named
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator or "\x1f")


def _records(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its first line; refuse a quotation mark never closed.

    A last line of our own shows whether the text ended inside a quotation:
    then the csv module would have swallowed it.
    """
    csv.field_size_limit(limits.FILE_BYTES)
    ended = f"{text}\n{_END}" if text and not text.endswith(("\n", "\r")) else f"{text}{_END}"
    reader = csv.reader(io.StringIO(ended, newline=""), delimiter=separator or "\x1f")
    line = 0
    for record in reader:
        if record == [_END]:
            return
        if record and record[-1].endswith(_END):
            raise FileFormatError(
                f"A quotation mark opened on line {line + 1 + skipped} is never closed.",
                "Mend that line, then import again.",
            )
        yield line + 1 + skipped, record
        line = reader.line_num


def _checked(records: Iterator[tuple[int, list[str]]], problems: list[Problem]) -> Iterator[Row]:
    for number, record in records:
        longest = max(map(len, record), default=0)
        if longest > limits.CELL_CHARACTERS:
            problems.append(Problem(number, "", f"left out: a cell has {longest:,} characters"))
            continue
        if any(cell.count("\n") > _MANY_BREAKS for cell in record):
            problems.append(Problem(number, "", "a cell has many lines; perhaps a quotation mark is missing"))
        yield Row(number, tuple(clean_cell(unguarded(cell)) for cell in record))
