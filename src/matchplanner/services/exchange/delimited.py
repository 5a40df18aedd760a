"""Text with separators (CSV, TSV and the like) as a table."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import encodings, limits, tables
from matchplanner.services.exchange.choices import BY_ITSELF, ONE_COLUMN, SEPARATORS, Choices, How
from matchplanner.services.exchange.guard import unguarded
from matchplanner.services.exchange.tables import Problem, Row, Table, Tell, silent
from matchplanner.wording import say

_SEP_LINE = re.compile(r"\ufeff?sep=([^\r\n\"])\r?\n", re.IGNORECASE)
_SAMPLE_RECORDS = 200
_MANY_BREAKS = 20
_FEW_OF_THE_LINES = 0.5
_END = "\x1eEND"
_ONE_CHARACTER = "character that no text can hold was"
_NO_WIDTH = "\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and how its cells are told apart; `skipped` lines stood above it."""

    text: str
    separator: str
    quotes: bool
    skipped: int = 0

    def reader(self, ended: str) -> Iterator[tuple[int, list[str]]]:
        """Yield each record of the text with `ended` after it, and the number of its last line."""
        csv.field_size_limit(
            limits.FILE_BYTES
        )  # our own limit is checked per cell, where the row can be named
        found = csv.reader(
            io.StringIO(self.text + ended, newline=""),
            delimiter=self.separator,
            quoting=csv.QUOTE_MINIMAL if self.quotes else csv.QUOTE_NONE,
        )
        return ((found.line_num, record) for record in found)


def read(data: bytes, choices: Choices = BY_ITSELF, tell: Tell = silent) -> Table:
    """Read separated text; raises FileFormatError when it cannot be understood."""
    decoded = encodings.decode(data, choices.encoding)
    problems: list[Problem] = []
    if decoded.codec == "cp1252" and not choices.encoding:
        problems.append(Problem(0, "", "Read as Windows Western text, because it is not UTF-8"))
    if decoded.dropped:
        several = "characters that no text can hold were" if decoded.dropped > 1 else _ONE_CHARACTER
        problems.append(Problem(0, "", f"{decoded.dropped} {several} left out"))
    source = _separated(decoded.text, choices)
    parted = SEPARATORS.get(source.separator, repr(source.separator))
    separated_by = "one column" if source.separator == ONE_COLUMN else f"separated by {parted}"
    table = tables.build(
        _checked(_records(source), problems),
        f"{decoded.encoding} text, {separated_by}",
        How("text", decoded.codec, source.separator, source.quotes),
        tell=tell,
    )
    lines = source.text.count("\n") or source.text.count("\r")
    if (
        source.quotes
        and len(table.rows) < _FEW_OF_THE_LINES * (lines - source.skipped)
        and '"' in source.text
    ):
        told = f"{len(table.rows):,} rows stand on {lines:,} lines; perhaps a quotation mark is missing"
        problems.append(Problem(0, "", told))
    return replace(table, problems=(*problems, *table.problems))


def clean_cell(text: str) -> str:
    """Return a cell without white space and characters of no width around it."""
    return text.strip().strip(_NO_WIDTH).strip()


def _separated(text: str, choices: Choices) -> _Text:
    told = _SEP_LINE.match(text)
    if told:
        rest = text[told.end() :]
        return _Text(rest, choices.separator or told.group(1), choices.quotes, skipped=1)
    separator = choices.separator or _likeliest_separator(text, quotes=choices.quotes)
    return _Text(text, separator, choices.quotes)


def _likeliest_separator(text: str, *, quotes: bool) -> str:
    """Return the separator that gives most records the same number of columns, else `ONE_COLUMN`."""
    best, best_rank = ONE_COLUMN, (0.0, 0)
    for separator in SEPARATORS:
        widths = _widths(_Text(text, separator, quotes))
        width, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        rank = (round(times / len(widths), 1), width) if width > 1 else (0.0, 0)
        if rank > best_rank:
            best, best_rank = separator, rank
    return best


def _widths(source: _Text) -> list[int]:
    widths: list[int] = []
    for _line, record in source.reader(""):
        if any(record):
            widths.append(len(record))
        if len(widths) == _SAMPLE_RECORDS:
            break
    return widths


def _records(source: _Text) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its first line; refuse a quotation mark never closed.

    A last line of our own shows whether the text ended inside a quotation:
    then the csv module would have swallowed it.
    """
    ended = f"\n{_END}" if source.text and not source.text.endswith(("\n", "\r")) else _END
    line = source.skipped
    for last, record in source.reader(ended):
        if record == [_END]:
            return
        if record and record[-1].endswith(_END):
            raise FileFormatError(
                say("A quotation mark opened on line {line} is never closed.", line=line + 1),
                "Mend that line, or read the file again without quotation marks.",
            )
        yield line + 1, record
        line = last + source.skipped


def _checked(records: Iterator[tuple[int, list[str]]], problems: list[Problem]) -> Iterator[Row]:
    for number, record in records:
        longest = max(map(len, record), default=0)
        if longest > limits.CELL_CHARACTERS:
            problems.append(Problem(number, "", f"left out: a cell has {longest:,} characters"))
            continue
        if longest > _MANY_BREAKS and any(cell.count("\n") > _MANY_BREAKS for cell in record):
            problems.append(Problem(number, "", "a cell has many lines; perhaps a quotation mark is missing"))
        yield Row(number, tuple(map(_clean, record)))


def _clean(cell: str) -> str:
    return clean_cell(unguarded(cell))
