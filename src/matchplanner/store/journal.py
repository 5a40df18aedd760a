"""Temporary triggers that record each changed row; the record is undo step and history.

The technique is SQLite's own, "Automatic Undo/Redo Using SQLite" (public
domain). Triggers belong to the connection, so a plan file carries none.
"""

import contextlib
import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from matchplanner.domain.changes import ChangeSet

_JOURNAL = (
    "CREATE TEMP TABLE journal "
    "(seq INTEGER PRIMARY KEY, tbl TEXT, row INTEGER, op TEXT, inverse TEXT, old TEXT, new TEXT)"
)
_RUN = "RUN"
"""An entry that stands for rows added with ids in sequence, from `row` to `new`."""

_BY_ID = " WHERE id="
_VALUES = " VALUES "
_SET = ")="
_MERGED_ROWS = 200
_MANY_UPDATES = 20
_MERGED_LENGTH = 4_000
"""Characters of a statement worth merging; 200 of them stay below SQLite's million."""


@dataclass(frozen=True, slots=True)
class JournaledTable:
    """A table's name and its columns in order."""

    name: str
    columns: tuple[str, ...]


def install(connection: sqlite3.Connection, tables: Iterable[JournaledTable]) -> None:
    """Create the journal and its triggers on this connection."""
    connection.execute(_JOURNAL)
    for table in tables:
        for trigger in _triggers(table):
            connection.execute(trigger)


@contextlib.contextmanager
def adding_many(connection: sqlite3.Connection, table: str) -> Generator[None]:
    """Note the rows that the block adds to a table as one run, which costs half of noting each.

    The block may do nothing to the table but add rows, whose ids follow one another behind all others.
    """
    connection.execute(f'DROP TRIGGER temp."{_trigger_name(table, "INSERT")}"')
    before = connection.execute(f'SELECT ifnull(max(id), 0) FROM main."{table}"').fetchone()[0]
    try:
        yield
    finally:
        if connection.in_transaction:  # SQLite itself takes all back where a disk is full, the trigger too
            connection.execute(_insert_trigger(table))
            _note_run(connection, table, before)


def _note_run(connection: sqlite3.Connection, table: str, before: int) -> None:
    """Note the rows behind an id as one run."""
    count, first, last = connection.execute(
        f'SELECT count(*), min(id), max(id) FROM main."{table}" WHERE id>?', (before,)
    ).fetchone()
    if not count:
        return
    connection.execute(
        "INSERT INTO journal (tbl, row, op, new) VALUES (?, ?, ?, ?)", (table, first, _RUN, str(last))
    )
    if last - first + 1 != count:
        raise RuntimeError("rows added together have ids in sequence")


def _trigger_name(table: str, event: str) -> str:
    return f"journal_{table}_{event}"


def _insert_trigger(table: str) -> str:
    undone = f"'DELETE FROM \"{table}\"{_BY_ID}' || NEW.id"
    return _trigger(table, "INSERT", "NEW", "1", (undone, "NULL", "NULL"))


def _triggers(table: JournaledTable) -> Iterable[str]:
    name, columns = table.name, table.columns
    names = ", ".join(f'"{c}"' for c in columns)
    values = " || ',' || ".join(f'quote(OLD."{c}")' for c in columns)
    differs = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
    old, new = _image("OLD", columns), _image("NEW", columns)
    yield _insert_trigger(name)
    undone = f"'UPDATE \"{name}\" SET ({names})=(' || {values} || ') WHERE id=' || OLD.id"
    yield _trigger(name, "UPDATE", "OLD", differs, (undone, old, new))
    undone = f"'INSERT INTO \"{name}\" ({names}) VALUES (' || {values} || ')'"
    yield _trigger(name, "DELETE", "OLD", "1", (undone, old, "NULL"))


def _trigger(table: str, event: str, row: str, when: str, noted: tuple[str, str, str]) -> str:
    """Return the trigger that notes one row; `noted` are the expressions of inverse, old and new."""
    return (
        f'CREATE TEMP TRIGGER "{_trigger_name(table, event)}" AFTER {event} ON main."{table}" WHEN {when} '
        f"BEGIN INSERT INTO journal (tbl, row, op, inverse, old, new) "
        f"VALUES ('{table}', {row}.id, '{event}', {', '.join(noted)}); END"
    )


def _image(row: str, columns: Iterable[str]) -> str:
    return "json_object(" + ", ".join(f"'{c}', {row}.\"{c}\"" for c in columns) + ")"


def drain(connection: sqlite3.Connection, label: str, at: str) -> ChangeSet:
    """Empty the journal into a ChangeSet and into the permanent history.

    `label` names the ChangeSet's user action, `at` is UTC ISO text. Must run inside the action's
    transaction, so that history and change stand or fall together.
    """
    rows = connection.execute(
        "SELECT tbl, row, op, inverse, old, new FROM journal ORDER BY seq DESC"
    ).fetchall()
    if not rows:
        return ChangeSet(label, frozenset(), ())
    connection.execute(
        "INSERT INTO history (at, label, tbl, row_id, col, old, new) "
        "SELECT ?, ?, tbl, row, '', old, CASE op WHEN 'INSERT' THEN '' END FROM journal "
        "WHERE op IN ('INSERT', 'DELETE') ORDER BY seq",
        (at, label),
    )
    connection.executemany(
        "INSERT INTO history (at, label, tbl, row_id, col, old, new) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((at, label, *noted) for entry in reversed(rows) for noted in _noted(*entry)),
    )
    connection.execute("DELETE FROM journal")
    inverse = [statement for entry in rows for statement in _undone(*entry)]
    return ChangeSet(label, frozenset(_touched(rows)), tuple(inverse))


def _noted(
    table: str, row: int, op: str, _inverse: str, old: str, new: str
) -> Iterable[tuple[str, int, str, str | None, str | None]]:
    """Return what the history holds of an update's columns, or of each row of a run."""
    if op == "UPDATE":
        return ((table, row, *change) for change in _differences(old, new))
    return ((table, added, "", None, "") for added in _run(row, new)) if op == _RUN else ()


def _undone(table: str, row: int, op: str, inverse: str, _old: str, new: str) -> Iterable[str]:
    if op != _RUN:
        return (inverse,)
    return (f'DELETE FROM "{table}"{_BY_ID}{added}' for added in reversed(_run(row, new)))


def _touched(entries: Iterable[tuple[str, int, str, str, str, str]]) -> Iterator[tuple[str, int]]:
    for table, row, op, _inverse, _old, new in entries:
        yield from ((table, each) for each in (_run(row, new) if op == _RUN else (row,)))


def _run(first: int, last: str) -> range:
    return range(first, int(last) + 1)


def merged(statements: Sequence[str]) -> Iterator[str]:
    """Yield the same work in fewer statements: runs of one kind and table are put together.

    Each statement is compiled with its triggers, which for a row of its own
    takes longer than the row: 78,000 rows are undone in 2 s instead of 20.
    """
    for head, run in groupby(statements, _head):
        if not head:
            yield from run
        elif head.startswith("UPDATE "):
            yield from _updates(head, run)
        else:
            rows = [statement[len(head) :] for statement in run]
            for start in range(0, len(rows), _MERGED_ROWS):
                listed = ",".join(rows[start : start + _MERGED_ROWS])
                deletion = head.endswith(_BY_ID)
                yield f"{head.removesuffix('=')} IN ({listed})" if deletion else f"{head}{listed}"


def _head(statement: str) -> str:
    """Return what the inverses of a run have in common, or "" for one that stands alone."""
    if len(statement) > _MERGED_LENGTH:
        return ""
    mark = {"DELETE": _BY_ID, "INSERT": _VALUES, "UPDATE": _SET}[statement[:6]]
    return statement[: statement.index(mark) + len(mark)]


def _updates(head: str, statements: Iterable[str]) -> Iterator[str]:
    """Yield a run of updates; a row that is changed twice keeps the order of its changes."""
    chunk: dict[str, str] = {}
    for statement in statements:
        values, _, row = statement[len(head) :].rpartition(_BY_ID)
        if row in chunk or len(chunk) == _MERGED_ROWS:
            yield from _together(head, chunk)
            chunk = {}
        chunk[row] = values
    yield from _together(head, chunk)


def _together(head: str, values: Mapping[str, str]) -> Iterator[str]:
    if len(values) < _MANY_UPDATES:
        yield from (f"{head}{value}{_BY_ID}{row}" for row, value in values.items())
        return
    update, names = head.removesuffix(_SET).split(" SET (")
    restored = ",".join(f"{name}=before.{name}" for name in names.split(", "))
    listed = ",".join(values.values())
    table = update.removeprefix("UPDATE ")
    yield (
        f"WITH before({names}) AS (VALUES {listed}) "
        f"{update} SET {restored} FROM before WHERE {table}.id=before.id"
    )


def clear(connection: sqlite3.Connection) -> None:
    """Forget what a failed action left behind."""
    connection.execute("DELETE FROM journal")


def _differences(old: str, new: str) -> Iterable[tuple[str, str | None, str | None]]:
    before, after = json.loads(old), json.loads(new)
    for column, value in before.items():
        if after[column] != value:
            yield column, _shown(value), _shown(after[column])


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)
