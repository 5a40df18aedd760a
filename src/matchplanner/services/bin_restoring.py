"""Bringing back what was deleted: with its parts and its links, and without what has no place any more."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import peewee as pw

from matchplanner.errors import UserError
from matchplanner.progress import Progress, halved, unwatched, watched
from matchplanner.services import bin as deleted
from matchplanner.services.bin import Gone, Key
from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_kinds import FIRM, MODELS, RECORDS, REFERENCES, TARGETS, Namer, present
from matchplanner.store import bulk
from matchplanner.store.schema import History, RankEntry


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, counted; `refused` says for each record that did not, why."""

    words: str
    refused: tuple[str, ...]


def restore(lines: Sequence[int], record: int = 0, progress: Progress = unwatched) -> Restored:
    """Bring back an action's deletions, or one `record` of it with its parts, by lines of the history.

    What `progress` raises leaves everything as it was. Raises UserError where
    nothing can come back.
    """
    first, second = halved(progress)
    rows = watched(deleted.still_gone(_noted_in(lines)), first)
    wanted = tuple(rows) if not record else deleted.hanging_on((r for r in rows if r.id == record), rows)
    if not wanted:
        raise UserError("This is in the plan already.")
    back = _Back(wanted, second)
    back.carry_out()
    if not back.added:
        raise UserError(" ".join(back.refused) or "This cannot be brought back.")
    return Restored(deleted.counted(back.added), tuple(back.refused))


_EACH = 200


def _noted_in(lines: Sequence[int]) -> Any:
    """Return the condition of being one of these lines of the history."""
    return History.id.in_(pw.SQL("(SELECT value FROM json_each(?))", [json.dumps(list(lines))]))


class _Back:
    """Works through the tables so that what others hang on comes first."""

    def __init__(self, rows: Iterable[Gone], progress: Progress) -> None:
        self._rows = {one.key: one for one in rows}
        self._progress, self._done = progress, 0
        self._ids: dict[Key, int] = {}
        """Where the rows that came back stand now."""
        self._namer = Namer({key: one.content for key, one in self._rows.items()})
        self.added: list[Gone] = []
        self.refused: list[str] = []

    def carry_out(self) -> None:
        """Bring back what has a place, and link again what the deletion had parted."""
        for table in _ORDER:
            rows = [one for one in self._rows.values() if one.table == table]
            if rows:
                self._table(table, rows)
        self._link()

    def _table(self, table: str, rows: list[Gone]) -> None:
        ready = [one for one in map(self._placed, rows) if one is not None]
        if table == "rank_entry":
            ready = _at_the_end(ready)
        free = _free_ids(table, ready)
        contents = {free[one.row]: dict(one.content) | {"id": free[one.row]} for one in ready}
        there = bulk.bring_back(MODELS[table], self._watched(contents.values()))
        for one in ready:
            if free[one.row] in there:
                self._ids[one.key] = free[one.row]
                self.added.append(one)
            elif RECORDS[table].own:
                self._refuse(one, "something else has its place")

    def _watched(self, contents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for content in contents:
            if self._done % _EACH == 0:
                self._progress(self._done, len(self._rows))
            self._done += 1
            yield content

    def _placed(self, one: Gone) -> Gone | None:
        """Return a row with its references as they are now, None where it has nothing to belong to."""
        content = dict(one.content)
        for column, parent in one.parents().items():
            now = self._ids.get(parent) if parent in self._rows else _standing(parent, one.id)
            if now is None and column in FIRM[one.table]:
                if RECORDS[one.table].own:
                    kind = RECORDS[parent[0]].one
                    self._refuse(one, f"the {kind} it belongs to is gone too")
                return None
            content[column] = now
        return replace(one, content=content)

    def _refuse(self, one: Gone, why: str) -> None:
        self.refused.append(f"{self._namer.name(one.table, one.content)} was not brought back: {why}.")

    def _link(self) -> None:
        """Give rows that stayed their references back, where they were emptied by the deletion."""
        actions = {(one.at, one.label) for one in self.added}
        for at, label in actions:
            action = (History.at == at) & (History.label == label) & (History.col != "")
            mine = action & History.new.is_null() & History.old.is_null(is_null=False)
            query = History.select(History.id, History.tbl, History.row_id, History.col, History.old)
            emptied: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
            for line, table, row, column, old in tuples(
                query.where(mine & History.old.is_null(is_null=False))
            ):
                if column in REFERENCES.get(table, {}):
                    now = self._ids.get((TARGETS[table][column], int(old)))
                    if now is not None:
                        emptied[table, column].append((line, row, now))
            for (table, column), rows in emptied.items():
                self._fill(table, column, rows)

    def _fill(self, table: str, column: str, rows: Sequence[tuple[int, int, int]]) -> None:
        """Put references where they were, by line of the history, row and what it leads to now."""
        self._progress(len(self._rows), len(self._rows))
        stayed = _stayed(table, {row: line for line, row, _now in rows})
        found = present(table, sorted(stayed))
        values = {row: (now,) for _line, row, now in rows if row in found and found[row][column] is None}
        bulk.update(MODELS[table], (column,), values)


def _stayed(table: str, rows: Mapping[int, int]) -> set[int]:
    """Return the rows that were not deleted after a line of the history, given by row."""
    here = (History.id > min(rows.values())) & (History.tbl == table) & (History.col == "")
    deleted = here & History.old.is_null(is_null=False)
    gone = tuples(History.select(History.id, History.row_id).where(deleted))
    return set(rows) - {row for line, row in gone if row in rows and line > rows[row]}


def _standing(key: Key, after: int) -> int | None:
    """Return where the row now stands that stood here when a line of the history was written.

    A number may have been given to another row meanwhile; the uid tells.
    """
    table, row = key
    here = (History.id > after) & (History.tbl == table) & (History.row_id == row)
    later = deleted.noted(here)
    if later:
        return deleted.present_uids(table, [later[0].uid]).get(later[0].uid)
    return row if present(table, [row]) else None


def _free_ids(table: str, rows: Iterable[Gone]) -> dict[int, int]:
    """Return the id each row gets: its own, or a new one where another has it now."""
    wanted = [one.row for one in rows]
    taken = present(table, wanted)
    following = max(bulk.next_id(MODELS[table]), *(row + 1 for row in wanted)) if wanted else 0
    found = {}
    for row in wanted:
        found[row] = following if row in taken else row
        following += row in taken
    return found


def _at_the_end(rows: Iterable[Gone]) -> list[Gone]:
    """Return places on the rank list behind those there are: what moved up meanwhile keeps its place."""
    last = next((held for (held,) in tuples(RankEntry.select(pw.fn.MAX(RankEntry.position)))), None) or 0
    ordered = sorted(rows, key=lambda one: int(one.content["position"]))
    return [
        replace(one, content={**one.content, "position": place})
        for place, one in enumerate(ordered, start=last + 1)
    ]


def _in_order() -> tuple[str, ...]:
    """Return the tables so that each comes after those its rows refer to."""
    order: list[str] = []
    while len(order) < len(MODELS):
        order += [
            table
            for table in MODELS
            if table not in order and all(target in order for target in TARGETS[table].values())
        ]
    return tuple(order)


_ORDER = _in_order()
