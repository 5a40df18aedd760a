"""The plan's tables as CSV files for people: headings in words, records by name, no marks of machines."""

import codecs
import csv
import io
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import peewee as pw

from matchplanner.services.exchange.guard import guarded
from matchplanner.store import schema
from matchplanner.store.schema import Table

_ROWS = 400
_NOT_SHOWN = frozenset({"preference", "saved_view"})
"""Settings of the window: kept in plan.json, of no use in a spreadsheet."""

_CALLED = ("name", "title", "site", "condition")
"""The columns that say what one calls a record; of a table that has none, rows go by their number."""

_SPELT = {
    **{word: word.upper() for word in ("acgme", "ecfmg", "eras", "h1b", "img", "nrmp", "usd", "us", "vslo")},
    "h1b": "H-1B",
    "j1": "J-1",
    "id": "ID",
}

MAIN = tuple(model for model in schema.JOURNALED if model._meta.table_name not in _NOT_SHOWN)
"""The tables that have a CSV file."""


def tables(connection: sqlite3.Connection) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each main table's name and its rows as CSV in pieces, the empty ones too."""
    names = {model: _names(connection, model) for model in MAIN}
    for model in MAIN:
        yield str(model._meta.table_name), _to_csv(connection, model, names)


def headings(model: type[Table]) -> list[str]:
    """Return what stands above a table's columns; a reference has a name beside its number."""
    found: list[str] = []
    for field in model._meta.sorted_fields:
        words = _words(field.column_name.removesuffix("_id"))
        if field.column_name == "id":
            found.append("Number")
        elif isinstance(field, pw.ForeignKeyField):
            found += [f"{words} (number)", *([words] if _called(field.rel_model) else [])]
        elif field.column_name == "amount_cents":
            found.append("Amount (hundredths)")
        elif field.column_name != "uid":
            found.append(_words(field.column_name))
    return found


def _to_csv(
    connection: sqlite3.Connection, model: type[Table], names: Mapping[type[Table], Mapping[int, str]]
) -> Iterator[bytes]:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headings(model))
    yield codecs.BOM_UTF8  # with the mark, spreadsheets read names as they are
    fields = [field for field in model._meta.sorted_fields if field.column_name != "uid"]
    called = [names[field.rel_model] if _has_name(field) else None for field in fields]
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    found = connection.execute(f'SELECT {columns} FROM "{model._meta.table_name}" ORDER BY id')
    # Not closed by name: an export that stops half-way leaves this when the file is closed already.
    while rows := found.fetchmany(_ROWS):
        writer.writerows(_cells(row, called) for row in rows)
        yield stream.getvalue().encode("utf-8")
        stream.seek(0)
        stream.truncate()
    yield stream.getvalue().encode("utf-8")


def _cells(row: Sequence[object], called: Sequence[Mapping[int, str] | None]) -> list[str]:
    cells: list[str] = []
    for value, names in zip(row, called, strict=True):
        cells.append("" if value is None else guarded(str(value)))
        if names is not None:
            cells.append(guarded(names.get(value, "")) if isinstance(value, int) else "")
    return cells


def _has_name(field: pw.Field) -> bool:
    return isinstance(field, pw.ForeignKeyField) and bool(_called(field.rel_model))


def _names(connection: sqlite3.Connection, model: type[Table]) -> Mapping[int, str]:
    called = _called(model)
    if not called:
        return {}
    return dict(connection.execute(f'SELECT id, "{called}" FROM "{model._meta.table_name}"'))


def _called(model: type[Table]) -> str:
    columns = {field.column_name for field in model._meta.sorted_fields}
    return next((name for name in _CALLED if name in columns), "")


def _words(column: str) -> str:
    text = " ".join(_SPELT.get(word, word) for word in column.split("_"))
    return text[0].upper() + text[1:]
