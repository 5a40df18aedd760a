"""Time the import of 13,000 programs against SQLite writing the same rows by itself, in the same run.

The import is all of it: a process of its own that reads the file, the comparison with the plan, one
transaction with journal and history. The baseline puts the same rows into the same tables, one
`executemany` a table, without triggers, history or any check.
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from matchplanner.services.exchange import importing, reading
from matchplanner.store.store import Store

PROGRAMS = 13_000
AIM_SECONDS = 3.0
LIMIT_RATIO = 10.0
TABLES = ("program", "claim")
TODAY = date(2026, 10, 1)
HEADINGS = "program_name,institution,city,state,specialty,acgme_id,nrmp_code,accreditation,j1"


def a_list() -> bytes:
    """Return a list of every accredited program there might be, as CSV."""
    rows = (
        f"Program {n},Hospital {n // 3},City {n % 900},TX,Medical Genetics,13{n:08d},{1_000_000 + n}C0,"
        f"Continued Accreditation,{'yes' if n % 3 else 'no'}"
        for n in range(PROGRAMS)
    )
    return "\n".join([HEADINGS, *rows]).encode()


@contextmanager
def plan() -> Iterator[Store]:
    """Open a new plan in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "bench.matchplan")
        try:
            yield store
        finally:
            store.close()


Rows = dict[str, list[tuple[object, ...]]]


def imported(data: bytes) -> tuple[dict[str, float], Rows]:
    """Import the list into a new plan; return the seconds of each part, and the rows that were written."""
    times: dict[str, float] = {}
    with plan() as store:
        started = time.perf_counter()
        table = reading.read(data)
        times["read"] = time.perf_counter() - started
        found = importing.preview(table, "list.csv", TODAY)
        times["compare"] = time.perf_counter() - started - times["read"]
        with store.write("Import") as done:
            importing.apply(found)
        times["whole"] = time.perf_counter() - started
        times["write"] = times["whole"] - times["read"] - times["compare"]
        rows: Rows = {name: store.connection.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
        if len(rows["program"]) != PROGRAMS:
            sys.exit("Not every program arrived.")
        back = time.perf_counter()
        store.revert(done[0])
        times["undo"] = time.perf_counter() - back
    return times, rows


def written_plainly(rows: Rows) -> float:
    """Return the seconds SQLite takes to write the same rows in one transaction, and nothing else."""
    with plan() as store:
        path = store.path
        store.close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA synchronous=EXTRA")
            started = time.perf_counter()
            with connection:
                for name in TABLES:
                    marks = ",".join("?" for _ in rows[name][0])
                    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])
            return time.perf_counter() - started


def main() -> int:
    """Print the parts, the whole and its ratio to the baseline; 1 if that is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    data = a_list()
    found: list[dict[str, float]] = []
    plain: list[float] = []
    rows: Rows = {}
    for _ in range(rounds):
        times, rows = imported(data)
        found.append(times)
        plain.append(written_plainly(rows))
    whole = statistics.median(times["whole"] for times in found)
    ratio = whole / statistics.median(plain)
    print(
        f"Import of {PROGRAMS:,} programs, {sum(map(len, rows.values())):,} rows, median of {rounds} rounds:"
    )
    print(f"  SQLite alone, the same rows    {statistics.median(plain):6.2f} s")
    for part in ("read", "compare", "write", "undo"):
        print(f"  {part:28}   {statistics.median(times[part] for times in found):6.2f} s")
    best = min(times["whole"] for times in found)
    print(f"  whole import                   {whole:6.2f} s")
    print(f"  its best round                 {best:6.2f} s   ({AIM_SECONDS:g} s on a quiet machine)")
    print(f"  ratio                          {ratio:6.2f}     (limit {LIMIT_RATIO})")
    return 0 if ratio <= LIMIT_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
