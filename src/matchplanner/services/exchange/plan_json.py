"""The whole plan as one JSON document, and back; docs/plan-format.md describes it."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import peewee as pw

from matchplanner.domain import entry
from matchplanner.errors import FileFormatError
from matchplanner.progress import Progress, unwatched
from matchplanner.services import integrity
from matchplanner.services.integrity import Severity
from matchplanner.store import journal, schema
from matchplanner.store.digests import declared_columns
from matchplanner.store.migrations import schema_version
from matchplanner.store.schema import History, Table
from matchplanner.store.store import Store
from matchplanner.wording import say

FORMAT = "matchplanner-plan"
VERSION = schema_version()
"""A document's version is that of the schema whose tables and columns it has."""

_Row = dict[str, Any]
_Model = type[Table] | type[History]
_ANOTHER = "Choose a file made with export plan."
_ROWS = 400
_text = json.encoder.encode_basestring
_KEPT_MARKS = frozenset({"min_reader", "min_reader_for"})
"""Marks of the file itself, which a plan made from JSON has of its own."""

_PLAN_UID = re.compile("[0-9a-f]{32}")
_PROFILE = 1
_STARTED_WITH = frozenset({"id", "uid", "target_year"})
"""The columns of the profile that a new plan has filled in."""


def to_json(store: Store) -> bytes:
    """Return everything a plan holds: tables, history, marks."""
    return b"".join(pieces(store.connection))


def pieces(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield the document of a plan in pieces of a few hundred rows; nothing may write to it meanwhile."""
    marks = dict(connection.execute("SELECT key, value FROM meta ORDER BY key").fetchall())
    head = json.dumps({"format": FORMAT, "version": VERSION, "meta": marks}, ensure_ascii=False, indent=1)
    yield head.removesuffix("\n}").encode()
    yield b',\n "tables": {'
    for place, model in enumerate(schema.JOURNALED):
        yield f"{',' if place else ''}\n  {_text(_name(model))}: ".encode()
        yield from _list(connection, model, "  ")
    yield b'\n },\n "history": '
    yield from _list(connection, History, " ")
    yield b"\n}\n"


def _list(connection: sqlite3.Connection, model: _Model, indent: str) -> Iterator[bytes]:
    """Yield a table's rows as json.dumps with an indent of 1 would write them, at a fifth of its time."""
    columns = _columns(model)
    row = f"\n{indent} {{" + ",".join(f"\n{indent}  {_text(name)}: %s" for name in columns) + f"\n{indent} }}"
    # Read past the models: what is in the file goes out as it is.
    found = connection.execute(f'SELECT {_listed(columns)} FROM "{_name(model)}" ORDER BY id')
    before = "["
    # Not closed by name: an export that stops half-way leaves this when the file is closed already.
    while rows := found.fetchmany(_ROWS):
        yield (before + ",".join([row % tuple(map(_value, values)) for values in rows])).encode()
        before = ","
    yield b"[]" if before == "[" else f"\n{indent}]".encode()


def _value(value: object) -> str:
    return _text(value) if isinstance(value, str) else "null" if value is None else json.dumps(value)


def looks_like_json(data: bytes) -> bool:
    """Say whether a file may be a plan as JSON: it begins like an object."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that is whole: its rows, by table, and the marks of its file."""

    rows: Mapping[_Model, Sequence[_Row]]
    marks: Mapping[str, Any]

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(map(len, self.rows.values()))


def check(data: bytes, progress: Progress = unwatched) -> Checked:
    """Return what a document holds; needs no open plan.

    Raises FileFormatError if it is damaged, newer or of other tables.
    """
    document = _document(data)
    return Checked(_checked_tables(document, progress), _part(document, "meta", dict))


def fill(store: Store, data: bytes) -> int:
    """Fill a new plan from a JSON document and return how many rows it has.

    The plan then holds exactly what the document holds, history included, so
    this is no undo step. Raises FileFormatError when the document or the plan
    is not fit for that; nothing is changed then.
    """
    document = _document(data)
    require_new()
    checked = Checked(_checked_tables(document), _part(document, "meta", dict))
    put(store, checked)
    return checked.count


def put(store: Store, checked: Checked, progress: Progress = unwatched) -> None:
    """Fill a new plan with what a document holds; raises as `fill`, and what `progress` raises."""
    require_new()
    done, of = 0, checked.count
    with store.write("Import the plan"):
        try:
            # A program refers to its plan, a rotation to its mentor: rows of tables that come later.
            store.connection.execute("PRAGMA defer_foreign_keys=ON")
            store.connection.execute("DELETE FROM profile")
            store.connection.execute("DELETE FROM history")
            for model, rows in checked.rows.items():
                for start in range(0, len(rows), _ROWS):
                    progress(done, of)
                    _insert(store, model, rows[start : start + _ROWS])
                    done += _ROWS
                journal.clear(
                    store.connection
                )  # the document is the whole truth: no way back to the empty plan
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError) as exc:
            raise FileFormatError(say("The JSON file contradicts itself: {exc}.", exc=exc), _ANOTHER) from exc
        _require_sound(store)
        _restore_marks(store, checked.marks)


def require_new() -> None:
    """Raise FileFormatError if the open plan holds more than a new one, whose target year may be set."""
    profile = schema.Profile.get_by_id(_PROFILE)
    edited = [
        field
        for field in schema.Profile._meta.sorted_fields
        if field.name not in _STARTED_WITH and getattr(profile, field.name) != field.default
    ]
    if edited or any(model.select().exists() for model in schema.JOURNALED if model is not schema.Profile):
        raise FileFormatError("This plan holds something already.", "Import the JSON file into a new plan.")


def _require_sound(store: Store) -> None:
    if store.connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise FileFormatError(
            "The JSON file contradicts itself: a row refers to one that is not there.", _ANOTHER
        )
    wrong = [f for f in integrity.check(store.connection) if f.severity is Severity.ERROR]
    if wrong:
        raise FileFormatError(
            say("The JSON file contradicts itself: {wrong}.", wrong=wrong[0].message.rstrip(".")), _ANOTHER
        )


def _checked_tables(document: Mapping[str, Any], progress: Progress = unwatched) -> dict[_Model, list[_Row]]:
    tables = _part(document, "tables", dict)
    there = declared_columns(document["version"])
    models = {_name(model): model for model in schema.JOURNALED if _name(model) in there}
    for name in tables:
        if name not in models:
            raise FileFormatError(
                say("The JSON file has an unknown table “{name}”.", name=name), "Update MatchPlanner first."
            )
    for name in models:
        if name not in tables:
            raise FileFormatError(say("The JSON file lacks the table “{name}”.", name=name), _ANOTHER)
    filled: dict[_Model, list[_Row]] = {}
    for name, model in models.items():
        progress(0, 0)
        filled[model] = _checked_rows(model, tables[name], there[name])
    if [row["id"] for row in filled[schema.Profile]] != [_PROFILE]:
        raise FileFormatError("The JSON file must hold exactly one profile.", _ANOTHER)
    filled[History] = _checked_rows(History, _part(document, "history", list), there["history"])
    return filled


def _document(data: bytes) -> Mapping[str, Any]:
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as exc:
        raise FileFormatError("The JSON file is damaged.", _ANOTHER) from exc
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileFormatError("This JSON file is not a plan.", _ANOTHER)
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise FileFormatError("This JSON file was made by a newer version of MatchPlanner.", "Update first.")
    return document


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _part(document: Mapping[str, Any], key: str, kind: type) -> Any:
    part = document.get(key)
    if not isinstance(part, kind):
        raise FileFormatError(say("The JSON file has no “{key}”.", key=key), _ANOTHER)
    return part


def _checked_rows(model: _Model, rows: object, there: Sequence[str]) -> list[_Row]:
    if not isinstance(rows, list):
        raise FileFormatError(
            say("“{model}” in the JSON file is not a list of rows.", model=_name(model)), _ANOTHER
        )
    return [_checked(model, row, set(there)) for row in rows]


def _checked(model: _Model, row: object, wanted: set[str]) -> _Row:
    if not isinstance(row, dict) or set(row) != wanted:
        odd = sorted(wanted ^ set(row)) if isinstance(row, dict) else []
        which = f": “{odd[0]}”" if odd else ""
        raise FileFormatError(
            say(
                "A row of “{model}” in the JSON file has other columns{which}.",
                model=_name(model),
                which=which,
            ),
            _ANOTHER,
        )
    for field in model._meta.sorted_fields:
        if field.column_name in wanted:
            _require_kind(f"“{_name(model)}.{field.column_name}”", field, row[field.column_name])
    return {
        column: entry.storable(value) if isinstance(value, str) else value for column, value in row.items()
    }


def _require_kind(where: str, field: Any, value: object) -> None:
    """Refuse a value of another type; whether it may be missing is the database's to say."""
    if isinstance(value, bool) or not (value is None or isinstance(value, str | int | float)):
        raise FileFormatError(
            say("{where} in the JSON file is neither text nor number.", where=where), _ANOTHER
        )
    if value is None and field.name != "id":
        return
    if isinstance(field, pw.FloatField):
        kind, word = isinstance(value, int | float), "number"
    elif isinstance(field, pw.IntegerField | pw.ForeignKeyField):
        kind, word = isinstance(value, int), "whole number"
    else:
        kind, word = isinstance(value, str) and (bool(value) or field.name != "uid"), "text"
    if not kind:
        raise FileFormatError(say("{where} in the JSON file is no {word}.", where=where, word=word), _ANOTHER)


def _insert(store: Store, model: _Model, rows: Sequence[_Row]) -> None:
    if not rows:
        return
    columns = list(rows[0])  # an older document leaves the rest to the database
    marks = ", ".join("?" for _ in columns)
    sql = f'INSERT INTO "{_name(model)}" ({_listed(columns)}) VALUES ({marks})'
    store.connection.executemany(sql, ([row[column] for column in columns] for row in rows))


def _restore_marks(store: Store, meta: Mapping[str, Any]) -> None:
    for key, value in meta.items():
        named = key != "plan_uid" or (isinstance(value, str) and _PLAN_UID.fullmatch(value))
        if key not in _KEPT_MARKS and isinstance(value, str) and named:
            sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
            store.connection.execute(sql, [entry.storable(key), entry.storable(value)])


def _columns(model: _Model) -> list[str]:
    return [field.column_name for field in model._meta.sorted_fields]


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _name(model: _Model) -> str:
    return str(model._meta.table_name)
