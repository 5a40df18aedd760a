"""How often each record was changed and when last, read off the plan's history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import peewee as pw

from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import History


@dataclass(frozen=True, slots=True)
class Revision:
    """A number that grows with each change and never falls, and the moment of the last one in UTC."""

    number: int = 0
    at: datetime | None = None

    @classmethod
    def of_all(cls, parts: Iterable["Revision"]) -> "Revision":
        """Return the revision of what is drawn from several records."""
        known = list(parts)
        moments = [part.at for part in known if part.at is not None]
        return cls(sum(part.number for part in known), max(moments, default=None))


class Revisions:
    """The revisions of one moment; each table's history is read once.

    A deletion counts, and so does bringing the record back, so that a calendar
    that was told of the deletion believes the return.
    """

    def __init__(self) -> None:
        """Read nothing yet."""
        self._read: dict[str, dict[int, Revision]] = {}
        self._season: Revision | None = None

    def of(self, table: str, record: int) -> Revision:
        """Return a record's revision."""
        if table not in self._read:
            query = _changes(History.row_id).where(History.tbl == table).group_by(History.row_id)
            self._read[table] = {row: _revision(number, last) for row, number, last in tuples(query)}
        return self._read[table].get(record, Revision())

    def of_season(self) -> Revision:
        """Return the revision of the season's dates: a corrected date, or another target year."""
        if self._season is None:
            target_year = (History.tbl == "profile") & (History.col == "target_year")
            query = _changes().where(target_year | (History.tbl == "milestone_override"))
            ((number, last),) = tuples(query)
            self._season = _revision(number, last)
        return self._season


def _changes(*columns: Any) -> Any:
    return History.select(*columns, pw.fn.COUNT(History.id), pw.fn.MAX(History.at))


def _revision(number: int, last: str | None) -> Revision:
    at = None if last is None else datetime.fromisoformat(last).astimezone(UTC)
    return Revision(number, at)
