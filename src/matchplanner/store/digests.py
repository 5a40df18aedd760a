"""Fingerprints of a plan: of its content, of its tables, and how many rows it has."""

import functools
import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing

from matchplanner.progress import Progress, unwatched
from matchplanner.store import migrations

KNOWN_SCHEMAS: Mapping[int, str] = {
    1: "8d8d280b282765125765824dab330940cc30bf3093dfbe4363cafb6a5951f98a",
    2: "215960ede082bde0f067d7c0d2b38d4fc31eab15b2dba5d366feb420030aa065",
    3: "598b0cd5c6945716c0e3a55f4a5a6a5d7faa8c48e252cca3aaa93567369a0049",
    4: "5e64fa7b50f987739ce00b0a61c817cb657bbf677f2dcbeb61652defd55c011a",
}
"""What `expected_schema_digest` returns, by version: taking all steps on a blank file delays the window."""


_ROWS = 500
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def digest(connection: sqlite3.Connection, progress: Progress = unwatched) -> str:
    """Return the SHA-256 of what the plan says, the same however it is stored.

    Every table whose rows have a uid counts, its rows in the order of their
    uid. Row numbers do not count: a reference is read as the uid it leads to.
    History and file marks do not count either, so undoing a change gives back
    the digest from before it. `progress` hears of rows and may stop it by raising.
    """
    total, done, of = hashlib.sha256(), 0, sum(row_counts(connection).values())
    for table in tables(connection):
        names = columns(connection, table)
        if "uid" not in names:
            continue
        total.update(json.dumps([table, names]).encode())
        with closing(connection.execute(_selection(connection, table, names))) as cursor:
            while rows := cursor.fetchmany(_ROWS):
                total.update("".join(map(_as_json, rows)).encode())
                done += len(rows)
                progress(done, of)
    return total.hexdigest()


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    return {
        table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        for table in tables(connection)
    }


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the file's own tables, in order."""
    rows = connection.execute(
        "SELECT name FROM main.sqlite_master "
        "WHERE type='table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"
    )
    return [str(name) for (name,) in rows]


def schema_digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of the tables, indexes, triggers and views as they were declared."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master "
        "WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def is_sound_schema(found: str, version: int) -> bool:
    """Tell whether this is the schema digest of a sound file that has had the first `version` steps."""
    return found == KNOWN_SCHEMAS.get(version) or found == expected_schema_digest(version)


@functools.cache
def expected_schema_digest(version: int) -> str:
    """Return the schema digest of a sound file that has had the first `version` steps."""
    with closing(_blank(version)) as blank:
        return schema_digest(blank)


@functools.cache
def declared_columns(version: int) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table of a file that has had the first `version` steps."""
    with closing(_blank(version)) as blank:
        return {table: tuple(columns(blank, table)) for table in tables(blank)}


def _blank(version: int) -> sqlite3.Connection:
    blank = sqlite3.connect(":memory:", isolation_level=None)
    for step in migrations.STEPS[:version]:
        step(blank)
    return blank


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns, in order; none for a table that is not there."""
    return [str(row[1]) for row in connection.execute(f'PRAGMA main.table_info("{table}")')]


def _selection(connection: sqlite3.Connection, table: str, names: list[str]) -> str:
    parents = {
        str(row[3]): str(row[2]) for row in connection.execute(f'PRAGMA main.foreign_key_list("{table}")')
    }
    values = [
        f'(SELECT p.uid FROM main."{parents[column]}" AS p WHERE p.id = t."{column}")'
        if column in parents
        else f't."{column}"'
        for column in names
        if column != "id"
    ]
    return f'SELECT {", ".join(values)} FROM main."{table}" AS t ORDER BY t.uid'
