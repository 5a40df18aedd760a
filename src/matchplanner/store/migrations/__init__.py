"""Schema steps, applied in order and counted by `user_version`.

Steps are imported rather than found on disk, so that they are type-checked
and present in a frozen program. A step names tables, never today's models.
"""

import sqlite3
from collections.abc import Callable, Sequence

from matchplanner.errors import StoreError
from matchplanner.store.migrations import m0001_initial, m0002_research, m0003_season, m0004_decision
from matchplanner.wording import say

Step = Callable[[sqlite3.Connection], None]

STEPS: tuple[Step, ...] = (m0001_initial.up, m0002_research.up, m0003_season.up, m0004_decision.up)


def schema_version() -> int:
    """Return the version this program writes."""
    return len(STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of steps the file has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] | None = None) -> None:
    """Apply the steps the file lacks, each in a transaction of its own; `steps` is for tests.

    `user_version` is written inside the step's transaction, so a step that
    fails leaves the file as it was. Foreign keys are off meanwhile, so that
    rebuilding a table cannot cascade, and are checked before each commit.

    Raises StoreError for a file made by a newer version.
    """
    steps = STEPS if steps is None else steps
    version = version_of(connection)
    if version > len(steps):
        raise StoreError(
            "This plan was made by a newer version of MatchPlanner.",
            "Update MatchPlanner, then open the plan again.",
        )
    for number, step in enumerate(steps[version:], start=version + 1):
        _apply(connection, number, step)


def _apply(connection: sqlite3.Connection, number: int, step: Step) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        _require_parents(connection, number)
        connection.execute(f"PRAGMA user_version={number:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _require_parents(connection: sqlite3.Connection, number: int) -> None:
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise StoreError(
            say(
                "Schema step {number} would leave {n} rows without their parent.",
                number=number,
                n=len(orphans),
            )
        )
