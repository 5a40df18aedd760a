"""What one committed user action changed."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A committed user action: its label, the rows it touched, the way back.

    `rows` holds (table, row id) pairs. `inverse` is the SQL that takes the
    action back, in the order in which it must run.
    """

    label: str
    rows: frozenset[tuple[str, int]]
    inverse: tuple[str, ...]
    _tables: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Name the tables once: every view asks, and an import touches 50,000 rows."""
        object.__setattr__(self, "_tables", frozenset(table for table, _row in self.rows))

    def touches(self, *tables: str) -> bool:
        """Say whether a row of one of the tables changed."""
        return not self._tables.isdisjoint(tables)

    def ids(self, table: str) -> frozenset[int]:
        """Return the ids of the changed rows of one table."""
        return frozenset(row for name, row in self.rows if name == table)
