"""One row of a list: the program it states, or why it states none."""

from collections.abc import Mapping
from dataclasses import dataclass

from matchplanner.domain.claims import ClaimField


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one row states; what it leaves blank is missing here, not empty.

    `own` holds the program's own columns, `facts` what becomes claims.
    `source` and `seen` are the row's, or "" where the file has none.
    """

    row: int
    uid: str
    own: Mapping[str, object]
    facts: Mapping[ClaimField, str]
    source: str
    seen: str

    @property
    def name(self) -> str:
        """The program's name."""
        return str(self.own["name"])

    def text(self, column: str) -> str:
        """Return one of the own columns as text, "" where it is blank."""
        return str(self.own.get(column, ""))


@dataclass(frozen=True, slots=True)
class Invalid:
    """A row that is not imported, and why; `incomplete` is the row without the cells that do not fit."""

    row: int
    name: str
    reason: str
    incomplete: Incoming | None = None
