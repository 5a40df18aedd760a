"""Many rows in one go: prepared once, run for each, seen by the same triggers as every other change."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from secrets import token_hex

from matchplanner.domain import entry
from matchplanner.store import journal, schema
from matchplanner.store.schema import Table

_UID_BYTES = 16


def insert(model: type[Table], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Add rows whose values stand in the order of `columns`; what is not named takes its default.

    A uid is made where `columns` names none; an id that it does name must be
    the next one. About thirty times as fast as one `create()` a row. Must
    run inside an action.
    """
    defaults = {
        field.column_name: field.default
        for field in model._meta.sorted_fields
        if field.name not in {"id", "uid"} and field.column_name not in columns
    }
    with_uid = "uid" not in columns
    names = [*columns, *defaults, *(["uid"] if with_uid else [])]
    filled = tuple(defaults.values())
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    connection, table = _writing(), model._meta.table_name
    with journal.adding_many(connection, table):
        connection.executemany(
            f'INSERT INTO "{table}" ({listed}) VALUES ({marks})',
            ((*_stored(row), *filled, *((token_hex(_UID_BYTES),) if with_uid else ())) for row in rows),
        )


def update(model: type[Table], columns: Sequence[str], rows: Mapping[int, Sequence[object]]) -> None:
    """Give some columns of many rows, by their ids, new values. Must run inside an action."""
    changed = ", ".join(f'"{column}"=?' for column in columns)
    _writing().executemany(
        f'UPDATE "{model._meta.table_name}" SET {changed} WHERE id=?',
        ((*_stored(values), row) for row, values in rows.items()),
    )


def next_id(model: type[Table]) -> int:
    """Return the id that the next row will have, so that its parts can name it beforehand."""
    newest = _writing().execute(f'SELECT max(id) FROM "{model._meta.table_name}"').fetchone()[0]
    return 1 if newest is None else int(newest) + 1


def _stored(row: Sequence[object]) -> Sequence[object]:
    if "".join([value for value in row if isinstance(value, str)]).isprintable():
        return row
    return [entry.storable(value) if isinstance(value, str) else value for value in row]


def _writing() -> sqlite3.Connection:
    connection: sqlite3.Connection = schema.database.connection()
    if not connection.in_transaction:
        raise RuntimeError("many rows are written inside one user action")
    return connection


def bring_back(model: type[Table], rows: Iterable[Mapping[str, object]]) -> frozenset[int]:
    """Add rows as they were noted, ids included, and return the ids of those that found room.

    A row is left out where another has its id, its uid or what only one may
    have. Columns that are missing take their defaults. Must run inside an action.
    """
    known = {field.column_name: field.default for field in model._meta.sorted_fields}
    connection, table = _writing(), model._meta.table_name
    added = set()
    for row in rows:
        told = {name: row.get(name, default) for name, default in known.items()}
        names = ", ".join(f'"{name}"' for name in told)
        marks = ", ".join("?" for _ in told)
        done = connection.execute(
            f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', tuple(told.values())
        )
        if done.rowcount > 0:
            added.add(int(str(told["id"])))
    return frozenset(added)
