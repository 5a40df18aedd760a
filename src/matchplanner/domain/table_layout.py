"""What a named view of a table keeps: columns with widths, order and filter, as JSON in the plan."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from matchplanner.domain.program_filter import ProgramFilter, from_plain

T = TypeVar("T")
_WIDEST = 4000


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Columns from left to right with their widths in pixels (0: as at first), sorting, and filter.

    No columns at all leaves those that are shown. Sorting names columns, the
    weightiest first, each with whether it descends.
    """

    columns: tuple[tuple[str, int], ...] = ()
    sorting: tuple[tuple[str, bool], ...] = ()
    filter: ProgramFilter = field(default_factory=ProgramFilter)

    def as_json(self) -> str:
        """Return the layout as one line of JSON."""
        plain = {
            "columns": [list(column) for column in self.columns],
            "sorting": [list(key) for key in self.sorting],
            "filter": self.filter.plain(),
        }
        return json.dumps(plain, ensure_ascii=False)

    def asks_the_same(self, other: "TableLayout") -> bool:
        """Tell whether another layout shows the same columns, order and rows, whatever the widths."""
        keys, others = ([key for key, _width in layout.columns] for layout in (self, other))
        same_columns = not keys or not others or keys == others
        return same_columns and (self.sorting, self.filter) == (other.sorting, other.filter)


def from_json(text: str) -> TableLayout:
    """Read a layout; what is not understood is left out, so that a plan of a later version still opens."""
    try:
        stored: object = json.loads(text)
    except (ValueError, RecursionError):
        return TableLayout()
    if not isinstance(stored, dict):
        return TableLayout()
    return TableLayout(
        _pairs(stored.get("columns"), _width),
        _pairs(stored.get("sorting"), lambda value: value is True),
        from_plain(stored.get("filter")),
    )


def _pairs(stored: object, read: Callable[[Any], T]) -> tuple[tuple[str, T], ...]:
    found: dict[str, T] = {}
    for part in stored if isinstance(stored, list) else ():
        if isinstance(part, list) and len(part) == 2 and isinstance(part[0], str):  # noqa: PLR2004 - key, value
            found.setdefault(part[0], read(part[1]))
    return tuple(found.items())


def _width(value: object) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and 0 <= value <= _WIDEST else 0
