"""What one committed user action changed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A committed user action: its label, the rows it touched, the way back.

    `rows` holds (table, row id) pairs. `inverse` is the SQL that takes the
    action back, in the order in which it must run.
    """

    label: str
    rows: frozenset[tuple[str, int]]
    inverse: tuple[str, ...]

    def touches(self, *tables: str) -> bool:
        """Say whether a row of one of the tables changed."""
        return any(table in tables for table, _row in self.rows)

    def ids(self, table: str) -> frozenset[int]:
        """Return the ids of the changed rows of one table."""
        return frozenset(row for name, row in self.rows if name == table)
