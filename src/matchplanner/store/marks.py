"""Marks about the plan file itself, which no undo takes back."""

from matchplanner.domain import entry
from matchplanner.store import schema

SAMPLE = "sample"
"""Set where the plan is the sample, not somebody's own."""


def set_mark(key: str, value: str) -> None:
    """Set a mark of the open plan; must run inside `Store.write`."""
    schema.database.execute_sql(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [key, entry.storable(value)]
    )
