"""A table on its way out of the process that read it: lines of JSON, so that nothing but data arrives."""

import json
from collections.abc import Iterator
from typing import IO, Any

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange.choices import Choices, How, Sheet
from matchplanner.services.exchange.tables import Problem, Row, Table


def say(stream: IO[bytes], kind: str, content: object) -> None:
    """Write one message; `kind` is "rows" for progress, "table" or "refused" for the end."""
    stream.write(
        json.dumps({kind: content}, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
    )
    stream.flush()


def heard(stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """Yield the messages of another process; raises FileFormatError for one cut short."""
    for line in stream:
        try:
            message = json.loads(line)
        except ValueError as exc:
            raise FileFormatError("Reading the file broke off.", "Save it again, then retry.") from exc
        yield from message.items()


def asked(choices: Choices) -> str:
    """Return choices as one argument of a command."""
    return json.dumps([choices.encoding, choices.separator, choices.quotes, choices.sheet])


def answered(argument: str) -> Choices:
    """Return the choices that `asked` wrote down."""
    encoding, separator, quotes, sheet = json.loads(argument)
    return Choices(encoding, separator, bool(quotes), sheet)


def packed(table: Table) -> dict[str, object]:
    """Return a table as plain data."""
    how = table.how
    return {
        "headers": table.headers,
        "rows": [(row.number, *row.cells) for row in table.rows],
        "problems": [(problem.row, problem.column, problem.text) for problem in table.problems],
        "read_as": table.read_as,
        "how": (how.kind, how.encoding, how.separator, how.quotes, how.sheet),
        "sheets": [(sheet.name, sheet.rows, sheet.hidden) for sheet in how.sheets],
        "more": (how.days_from_1904, how.origin),
    }


def unpacked(data: Any) -> Table:
    """Return the table that `packed` wrote down."""
    sheets = tuple(Sheet(*sheet) for sheet in data["sheets"])
    kind, encoding, separator, quotes, sheet = data["how"]
    days_from_1904, origin = data["more"]
    return Table(
        tuple(data["headers"]),
        tuple(Row(row[0], tuple(row[1:])) for row in data["rows"]),
        tuple(Problem(*problem) for problem in data["problems"]),
        data["read_as"],
        How(kind, encoding, separator, quotes, sheet, sheets, days_from_1904, origin),
    )
