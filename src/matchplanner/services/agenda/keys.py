"""What a line is known by, so that one put off or done is known again tomorrow."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from matchplanner.services.agenda.lines import DueLine
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Event, Interview, Letter, Person, Program, Rotation

_RECORDS: dict[str, Any] = {
    "programs": Program,
    "rotations": Rotation,
    "letters": Letter,
    "people": Person,
    "events": Event,
    "interviews": Interview,
}

_SUMMARIES = frozenset({"verify", "cautions"})
"""Lines about several records: which one they lead to does not make them another line."""


def keyed(lines: Iterable[DueLine]) -> tuple[DueLine, ...]:
    """Return the lines with their keys, each key once, in their order.

    A key holds the kind, the record's own mark (an id may be given out again),
    and the day: a line whose day moves is another line.
    """
    found = tuple(lines)
    uids = _uids(found)
    kept: dict[str, DueLine] = {}
    for line in found:
        day = line.since or line.on
        uid = "" if line.kind in _SUMMARIES else uids.get((line.page, line.record), "")
        parts = (line.kind, uid, line.mark, day.isoformat() if day else "")
        key = ":".join(part for part in parts if part)
        kept.setdefault(key, replace(line, key=key))
    return tuple(kept.values())


def _uids(lines: Iterable[DueLine]) -> dict[tuple[str, int], str]:
    """Return the marks of the records that lines lead to: one query for each page."""
    wanted: dict[str, set[int]] = {}
    for line in lines:
        if line.record and line.page in _RECORDS:
            wanted.setdefault(line.page, set()).add(line.record)
    return {
        (page, record): uid
        for page, ids in wanted.items()
        for record, uid in tuples(
            _RECORDS[page].select(_RECORDS[page].id, _RECORDS[page].uid).where(_RECORDS[page].id.in_(ids))
        )
    }
