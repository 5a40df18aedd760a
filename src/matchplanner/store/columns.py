"""What every table of a plan is made of: the one database, its kinds of columns, its keys."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import peewee as pw
from typing_extensions import override

from matchplanner.domain import entry

database = pw.SqliteDatabase(None, autoconnect=False)


def new_uid() -> str:
    """Return a key that stays the same when rows move between plan files."""
    return uuid4().hex


class Text(pw.TextField):
    """Text, cleaned where it enters the database."""

    @override
    def db_value(self, value: str | None) -> str | None:
        """Return the text without what SQLite cannot keep."""
        return None if value is None else entry.storable(str(value))


if TYPE_CHECKING:
    _DayField = pw.Field[date | None]
else:
    _DayField = pw.Field  # generic in the stubs only


class Day(_DayField):
    """A calendar day as ISO text, or null for not known."""

    field_type = "TEXT"

    @override
    def db_value(self, value: date | None) -> str | None:
        """Return the ISO form."""
        return None if value is None else value.isoformat()

    @override
    def python_value(self, value: str | None) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class Table(pw.Model):
    """A journaled table: integer id that never changes, uid that survives copying."""

    id = pw.AutoField()
    uid = Text(unique=True, default=new_uid)

    class Meta:
        database = database
        legacy_table_names = False
