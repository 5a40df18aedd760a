"""The self-test: the program tries itself out in an empty folder, as installed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from matchplanner.files import write_atomically
from matchplanner.reports.outlines import Outliner
from matchplanner.services import programs, sample, scoring
from matchplanner.services.exchange import exporting, importing, reading
from matchplanner.services.exchange.exporting import Wanted
from matchplanner.services.scoring import Given
from matchplanner.store import opening
from matchplanner.store.store import Store

_STARTS = {"pdf": b"%PDF-", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR"}
_EXPORTS = (
    Wanted("rank-list", "pdf"),
    Wanted("prep-sheet", "pdf"),
    Wanted("timeline", "pdf"),
    Wanted("timeline", "ics"),
    Wanted("programs", "xlsx"),
)


def run(folder: Path, today: date, outliner: Outliner | None) -> Iterator[str]:
    """Make a plan, open it again, score, export and import; yield a line for each step that worked."""
    path = folder / "self-test.matchplan"
    made = opening.create_plan(path)
    try:
        with made.write("Fill the sample plan"):
            sample.fill(today)
    finally:
        made.close()
    yield "made a plan with the starter directory"
    store = opening.open_plan(path).store
    try:
        yield from _used(store, folder, today, outliner)
    finally:
        store.close()


def _used(store: Store, folder: Path, today: date, outliner: Outliner | None) -> Iterator[str]:
    yield "opened the plan"
    program = programs.rows(today)[0]
    with store.write("Score"):
        best = {criterion.key: Given(criterion.best) for criterion in scoring.rubric().criteria}
        scoring.save(program.id, best)
    score = programs.get(program.id, today).score
    _expect(score.complete and score.low == score.best, "the best answers do not give the best score")
    yield f"scored a program: {score.as_text()}"
    for wanted in _EXPORTS:
        name = f"{wanted.what}.{wanted.format}"
        write_atomically(folder / name, exporting.export(store, wanted, today, outliner).data)
        written = (folder / name).read_bytes()
        _expect(written.startswith(_STARTS[wanted.format]), f"{name} is not what it should be")
        yield f"exported {name}, {len(written):,} bytes"
    table = reading.read((folder / "programs.xlsx").read_bytes())
    counts = importing.preview(table, "programs.xlsx", today).counts()
    _expect(
        counts["unchanged"] == len(table.rows), f"importing its own export would change the plan: {counts}"
    )
    yield "read its own export back, in a process of its own, without a change"


def _expect(truth: object, otherwise: str) -> None:
    """Raise our own error, for an assertion would be dropped by `python -O`."""
    if not truth:
        raise RuntimeError(otherwise)
