"""A process that writes to a plan without end, to be killed: `kill_child.py WORKLOAD PLAN [unsafe]`.

Before each commit it tells the digest the plan will have ("will"), after it
that it was acknowledged ("ack"), both through an unbuffered pipe.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from matchplanner.files import sqlite_uri
from matchplanner.services import backups
from matchplanner.store import migrations
from matchplanner.store.connecting import PRAGMAS
from matchplanner.store.digests import digest
from matchplanner.store.schema import Answer, Claim, Profile, Program
from matchplanner.store.store import Store

SMALL = {"cache_size": 10}  # pages: dirty ones reach the file long before the commit
UNSAFE = SMALL | {"journal_mode": "OFF", "synchronous": "OFF"}
IMPORTED = 13_000


def say(*words: str) -> None:
    os.write(1, (" ".join(words) + "\n").encode())


@contextmanager
def told(store: Store, label: str) -> Iterator[None]:
    """Tell what one user action leads to before it commits and that it did."""
    with store.write(label):
        yield
        after = digest(store.connection)
        say("will", after)
    say("ack", after)


def edit(number: int) -> None:
    """One action over four tables."""
    program = Program.create(name=f"Program {number}", notes="x" * 900)
    Claim.create(program=program, field="j1", value="yes", source_kind="own", note="y" * 900)
    Profile.update(vision=f"After {number}").where(Profile.id == 1).execute()
    Answer.create(program=program, rubric="img_friendliness", criterion="visa", points=2)
    Program.delete().where(Program.id < program.id - 30).execute()


def edits(store: Store, _plan: Path) -> None:
    for number in count():
        with told(store, "Edit"):
            edit(number)


def bulk(store: Store, _plan: Path) -> None:
    for number in count():
        with told(store, "Bulk"):
            Program.delete().execute()
            Program.insert_many(
                [{"name": f"P{number}.{i}", "notes": "z" * 200} for i in range(400)]
            ).execute()


def imports(store: Store, _plan: Path) -> None:
    with told(store, "Small"):
        Profile.update(vision="Before the import").execute()
    for number in count():
        with told(store, "Import"):
            Program.delete().execute()
            for start in range(0, IMPORTED, 500):
                Program.insert_many([{"name": f"P{number}.{i}"} for i in range(start, start + 500)]).execute()


def undo_redo(store: Store, _plan: Path) -> None:
    states, stack = [store.digest()], []
    for number in range(6):
        with store.write("Edit") as done:
            edit(number)
        stack += done
        states.append(store.digest())
    say("ack", states[-1])
    for _round in count():
        for direction in (range(len(stack) - 1, -1, -1), range(len(stack))):
            for step in direction:
                back = direction.step < 0
                after = states[step] if back else states[step + 1]
                say("will", after)
                stack[step] = store.revert(stack[step], "Undo" if back else "Redo")
                say("ack", after)


def snapshot(store: Store, _plan: Path) -> None:
    for number in count():
        with told(store, "Edit"):
            edit(number)
        kept = backups.snapshot_now(store, f"After {number}")
        if kept is not None:
            say("snapshot", kept.path.name, kept.digest)


def restore(plan: Path) -> None:
    choices = [(path, digest_of(path)) for path in sorted(plan.parent.glob("backup-*.matchplan"))]
    for number in count():
        backup, after = choices[number % len(choices)]
        say("will", after)
        backups.restore_from(backup, plan)
        say("ack", after)


def migration(plan: Path) -> None:
    """Bring a plan up to a made-up second schema that rewrites every program."""

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE program ADD COLUMN motto TEXT NOT NULL DEFAULT ''")
        connection.execute("UPDATE program SET motto = upper(name) || hex(zeroblob(300))")
        connection.execute("CREATE INDEX program_by_motto ON program(motto)")
        say("will", digest(connection))

    with closing(sqlite3.connect(sqlite_uri(plan, "rw"), uri=True, isolation_level=None)) as connection:
        for name, value in (PRAGMAS | SMALL).items():
            connection.execute(f"PRAGMA {name}={value}")
        say("ack", digest(connection))
        migrations.migrate(connection, [*migrations.STEPS, step])
        say("ack", digest(connection))
    sys.stdin.read()  # nothing more to do until the end comes


def digest_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return digest(connection)


ON_OPEN_PLAN: dict[str, Callable[[Store, Path], None]] = {
    "edits": edits,
    "bulk": bulk,
    "imports": imports,
    "undo_redo": undo_redo,
    "snapshot": snapshot,
}
ON_CLOSED_PLAN: dict[str, Callable[[Path], None]] = {"restore": restore, "migration": migration}


def main() -> None:
    workload, plan = sys.argv[1], Path(sys.argv[2])
    if workload in ON_CLOSED_PLAN:
        ON_CLOSED_PLAN[workload](plan)
        return
    store = Store.connect(plan, pragmas=UNSAFE if "unsafe" in sys.argv else SMALL)
    ON_OPEN_PLAN[workload](store, plan)


if __name__ == "__main__":
    main()
