"""The plan's tables as CSV files for people: headings in words, records by name, no marks of machines."""

import csv
import io
from collections.abc import Iterator, Mapping

import peewee as pw

from matchplanner.services.exchange.guard import guarded
from matchplanner.store import schema
from matchplanner.store.schema import Table
from matchplanner.store.store import Store

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


def tables(store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield each main table's name and its rows as CSV, the empty ones too."""
    names = {model: _names(store, model) for model in MAIN}
    for model in MAIN:
        yield str(model._meta.table_name), _to_csv(store, model, names)


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


def _to_csv(store: Store, model: type[Table], names: Mapping[type[Table], Mapping[int, str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headings(model))
    fields = [field for field in model._meta.sorted_fields if field.column_name != "uid"]
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    for row in store.connection.execute(f'SELECT {columns} FROM "{model._meta.table_name}" ORDER BY id'):
        cells: list[str] = []
        for field, value in zip(fields, row, strict=True):
            cells.append("" if value is None else guarded(str(value)))
            if isinstance(field, pw.ForeignKeyField) and _called(field.rel_model):
                cells.append(guarded(names[field.rel_model].get(value, "")))
        writer.writerow(cells)
    return stream.getvalue().encode("utf-8-sig")  # with the mark, spreadsheets read names as they are


def _names(store: Store, model: type[Table]) -> Mapping[int, str]:
    called = _called(model)
    if not called:
        return {}
    return dict(store.connection.execute(f'SELECT id, "{called}" FROM "{model._meta.table_name}"'))


def _called(model: type[Table]) -> str:
    columns = {field.column_name for field in model._meta.sorted_fields}
    return next((name for name in _CALLED if name in columns), "")


def _words(column: str) -> str:
    text = " ".join(_SPELT.get(word, word) for word in column.split("_"))
    return text[0].upper() + text[1:]
