"""What the rows of every table are called, and where they are shown: for the bin and the plan's history."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import peewee as pw

from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_words import KINDS
from matchplanner.store import schema
from matchplanner.store.schema import History
from matchplanner.wording import counted, say

Content = Mapping[str, Any]
"""A row's columns by name."""

Find = Callable[[str, int], Content | None]
"""Finds a row by its table and id."""

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A table's rows: one of them, many of them, the columns that name one, and what it belongs to.

    `place` is the page or view that shows the row, or the record in column
    `at`, "" where none does. A kind that is not `own` is a mere part of others.
    """

    one: str
    many: str
    names: tuple[str, ...] = ()
    owner: str = ""
    place: str = ""
    at: str = "id"
    own: bool = True

    def counted(self, count: int) -> str:
        """Return "1 letter" or "3 letters"."""
        return f"{count} {counted(self.one, self.many, count)}"


def _of_program(
    one: str, many: str, *names: str, tab: str = "programs/overview", own: bool = True
) -> RecordKind:
    return RecordKind(one, many, names, "program_id", tab, "program_id", own)


def _part(one: str, many: str, owner: str = "") -> RecordKind:
    return RecordKind(one, many, owner=owner, own=False)


RECORDS: Mapping[str, RecordKind] = {
    "program": RecordKind("program", "programs", ("name",), place="programs/table"),
    "person": RecordKind("person", "people", ("name",), place="people"),
    "rotation": RecordKind("rotation", "rotations", ("site",), place="rotations"),
    "letter": RecordKind("letter", "letters", (), "person_id", place="letters"),
    "interview": RecordKind("interview", "interviews", (), "program_id", place="interviews"),
    "clinical_case": RecordKind("case", "cases", ("condition", "gene"), place="rotations/cases"),
    "message": _of_program("message", "messages", "subject", "to_name", tab="programs/log"),
    "event": RecordKind("event", "events", ("name",), place="events"),
    "statement": RecordKind("text", "texts", ("title",), place="application/texts"),
    "claim": _of_program("fact", "facts", tab="programs/research"),
    "answer": _of_program("score", "scores", own=False),
    "talking_point": _of_program("question or like", "questions and likes", "text", tab="programs/notes"),
    "consideration": _of_program(
        "reason for or against", "reasons for or against", "text", tab="programs/notes"
    ),
    "tag": _of_program("tag", "tags", "name"),
    "resident": _of_program("resident", "residents", "name"),
    "factor_rating": _of_program("factor", "factors", own=False),
    "rank_entry": _of_program("place on the rank list", "places on the rank list", own=False),
    "rank_rating": _of_program("rating", "ratings", own=False),
    "closing_answer": _of_program("closing answer", "closing answers", own=False),
    "token": _of_program("signal", "signals", "specialty", "region"),
    "debrief": RecordKind("debrief", "debriefs", (), "interview_id", "interviews", "interview_id"),
    "document": RecordKind("document", "documents", ("title", "kind"), place="rotations/documents", at=""),
    "site_document": RecordKind(
        "document for a host", "documents for hosts", ("kind",), "rotation_id", "rotations", "rotation_id"
    ),
    "cost": RecordKind(
        "line of the budget", "lines of the budget", ("label", "kind"), place="rotations/budget", at=""
    ),
    "practice": RecordKind("practice", "practice", ("kind",), "rotation_id", "rotations", "rotation_id"),
    "feedback": RecordKind("feedback", "feedback", ("words",), "rotation_id", "rotations", "rotation_id"),
    "contact": RecordKind("talk or news", "talks and news", (), "person_id", "people", "person_id"),
    "introduction": RecordKind("introduction", "introductions", (), "person_id", "people", "person_id"),
    "blocked_period": RecordKind("blocked period", "blocked periods", ("title",), place="rotations", at=""),
    "scenario": RecordKind("what-if scenario", "what-if scenarios", ("name",), place="rotations", at=""),
    "pathway": RecordKind("plan", "plans", ("name",), place="application", at=""),
    "experience": RecordKind("experience", "experiences", ("title",), place="profile", at=""),
    "exam": RecordKind("examination", "examinations", ("name",), place="profile", at=""),
    "prior_training": RecordKind("earlier training", "earlier training", ("field",), place="profile", at=""),
    "profile": RecordKind("profile", "profiles", place="profile", at=""),
    "milestone_override": RecordKind(
        "date of your own", "dates of your own", ("key",), place="rotations", at=""
    ),
    "season_value": RecordKind("figure of your own", "figures of your own", ("key",)),
    "exchange_rate": RecordKind("exchange rate", "exchange rates", ("currency",)),
    "rank_criterion": RecordKind("criterion", "criteria", ("name",), place="ranking/scores", at=""),
    "rank_version": RecordKind(
        "version of the list", "versions of the list", ("name",), place="ranking/versions", at=""
    ),
    "rank_waiver": RecordKind("finding kept as it is", "findings kept as they are", ("reason",)),
    "rank_choice": RecordKind("answer between two", "answers between two", (), "first_id", "ranking", ""),
    "trade_off": RecordKind(
        "answer between two criteria", "answers between two criteria", (), "first_id", "ranking", ""
    ),
    "settlement": RecordKind("settlement", "settlements", ("reason",), "first_id", "ranking", ""),
    "saved_view": RecordKind("named view", "named views", ("name",), place="programs", at=""),
    "event_program": _part("program of an event", "programs of an event", "event_id"),
    "assignment": _part("letter assigned", "letters assigned", "program_id"),
    "tick": _part("tick", "ticks", "rotation_id"),
    "preference": _part("setting", "settings"),
    "reminder": _part("reminder", "reminders"),
}
"""All journaled tables."""

MODELS: Mapping[str, type[schema.Table]] = {model._meta.table_name: model for model in schema.JOURNALED}
"""Their models by name."""


def _table_of(field: pw.ForeignKeyField) -> str:
    target: Any = field.rel_model
    return str(target._meta.table_name)


REFERENCES: Mapping[str, Mapping[str, pw.ForeignKeyField]] = {
    table: {
        field.column_name: field
        for field in model._meta.sorted_fields
        if isinstance(field, pw.ForeignKeyField)
    }
    for table, model in MODELS.items()
}
"""The columns of each table that lead to other rows."""

TARGETS: Mapping[str, Mapping[str, str]] = {
    table: {column: _table_of(field) for column, field in fields.items()}
    for table, fields in REFERENCES.items()
}
"""The tables they lead to."""

FIRM: Mapping[str, frozenset[str]] = {
    table: frozenset(column for column, field in fields.items() if field.on_delete != "SET NULL")
    for table, fields in REFERENCES.items()
}
"""Those of them without which a row cannot be: it goes with the other, or keeps it from going."""


class Namer:
    """Names rows, asking the plan once for each record that others belong to."""

    def __init__(
        self, gone: Mapping[tuple[str, int], Content] | None = None, find: Find | None = None
    ) -> None:
        """Begin; `gone` has the last content of rows that are not in the plan any more.

        `find` returns a row by table and id; by default it is looked for in the open plan.
        """
        self._gone = gone or {}
        self._find: Find = find or _anywhere
        self._known: dict[tuple[str, int], str] = {}

    def name(self, table: str, content: Content) -> str:
        """Return what a row is called, with what it belongs to: "Letter of Dr Q"."""
        kind = RECORDS[table]
        own = _own_name(table, kind, content)
        owner = content.get(kind.owner) if kind.owner else None
        of = "" if owner is None else self.called(TARGETS[table][kind.owner], int(owner))
        if own and of:
            return f"{own} ({of})"
        return own or (f"{_capital(say(kind.one))}: {of}" if of else _capital(say(kind.one)))

    def called(self, table: str, row: int) -> str:
        """Return the name of a row by its id, "" for one nothing is known of."""
        key = (table, row)
        if key not in self._known:
            content = self._gone.get(key) or self._find(table, row)
            self._known[key] = "" if content is None else self.name(table, content)
        return self._known[key]

    def learn(self, table: str, rows: Mapping[int, Content]) -> None:
        """Take in rows that were read already; what they belong to is read in one go."""
        owner = RECORDS[table].owner
        if owner:
            target = TARGETS[table][owner]
            owners = {int(content[owner]) for content in rows.values() if content.get(owner) is not None}
            missing = [row for row in sorted(owners) if (target, row) not in self._known]
            if missing:
                self.learn(target, present(target, missing))
        for row, content in rows.items():
            self._known[table, row] = self.name(table, content)


def present(table: str, ids: list[int]) -> dict[int, dict[str, Any]]:
    """Return the rows of these ids as the plan holds them, by column."""
    model: Any = MODELS[table]
    fields = model._meta.sorted_fields
    names = [field.column_name for field in fields]
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), _CHUNK):
        query = model.select(*fields).where(model.id.in_(ids[start : start + _CHUNK]))
        found |= {row[0]: dict(zip(names, row, strict=True)) for row in tuples(query)}
    return found


_CHUNK = 400


def _anywhere(table: str, row: int) -> Content | None:
    return present(table, [row]).get(row) or _last_content(table, row)


def _last_content(table: str, row: int) -> Content | None:
    """Return what a row held when it was deleted, None where the history knows no such row."""
    deleted = (History.tbl == table) & (History.row_id == row) & (History.col == "")
    lines = History.select(History.old).where(deleted & History.old.is_null(is_null=False))
    last = next((old for (old,) in tuples(lines.order_by(History.id.desc()).limit(1))), None)
    return None if last is None else dict(json.loads(last))


def _own_name(table: str, kind: RecordKind, content: Content) -> str:
    if table == "claim":
        return KINDS["claim"].what(content)
    found = next((str(content[name]) for name in kind.names if content.get(name)), "")
    line = " ".join(found.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3].rstrip()}..."


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
