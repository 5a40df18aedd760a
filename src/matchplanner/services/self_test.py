"""The self-test: the program tries itself out in an empty folder, as installed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from matchplanner.domain.month_grid import Month
from matchplanner.domain.rank_lists import MatchList
from matchplanner.files import write_atomically
from matchplanner.reports.outlines import Outliner
from matchplanner.services import (
    backups,
    binders,
    comparing,
    interviews,
    letters,
    letters_packet,
    month_print,
    prep_sheets,
    program_print,
    programs,
    rank_print,
    rank_versions,
    ranking,
    reporting,
    sample,
    scoring,
    sealed_copies,
    season_print,
    spelling,
    tier_print,
)
from matchplanner.services.exchange import exporting, importing, reading
from matchplanner.services.exchange.exporting import Wanted
from matchplanner.services.reporting import Document, Printing
from matchplanner.services.scoring import Given
from matchplanner.services.sealing import Strength
from matchplanner.services.tier_print import TierEntry, TierGroup, TierOverview
from matchplanner.store import digests, first_look, opening
from matchplanner.store.store import Store

_STARTS = {"xlsx": b"PK", "ics": b"BEGIN:VCALENDAR"}
_EXPORTS = (Wanted("timeline", "ics"), Wanted("programs", "xlsx"))

_QUICK = Strength(1, 1 << 13)
"""Enough for a passphrase that guards nothing."""


def run(folder: Path, today: date, outliner: Outliner | None) -> Iterator[str]:
    """Make a plan, open it again, use it and put a backup in its place; yield a line for each step."""
    path = folder / "self-test.matchplan"
    made = opening.create_plan(path)
    try:
        with made.write("Fill the sample plan"):
            sample.fill(today)
    finally:
        made.close()
    yield "made a plan with the starter directory"
    backup = folder / "backup.matchplan"
    store = opening.open_plan(path).store
    try:
        yield "opened the plan"
        yield _score(store, today)
        yield _spelt()
        yield from _exported(store, folder, today, outliner)
        yield from _printed(store, today, outliner)
        yield _sealed(store, folder)
        yield _kept(store, backup, today)
        yield _imported(store, folder / "programs.xlsx", today)
    finally:
        store.close()
    yield _restored(backup, path, today)


def documents(version_id: int, today: date) -> Iterator[Document]:
    """Yield every document that the sample plan can be printed as; the version is one of its rank list."""
    ranked = [row.program_id for row in ranking.rows(MatchList.MAIN)]
    yield rank_print.rank_list(today)
    yield rank_print.rank_entry(today, MatchList.MAIN)
    yield rank_print.proof(version_id, today)
    meetings = interviews.rows()
    yield prep_sheets.document([meetings[0].program_id], today)
    days = [row.starts_at for row in meetings if row.starts_at is not None]
    yield month_print.document(Month.of(min(days)), 0, today)
    yield binders.document(binders.Days(), today)
    yield reporting.calendar(today)
    yield comparing.document(ranked[:3], today)
    yield letters_packet.document(letters.rows(today)[0].id, today)
    yield season_print.document_matrix(today)
    yield season_print.budget_lines(today)
    rows = programs.rows(today)
    shown = [(row.name, row.institution) for row in rows]
    yield program_print.program_table("Programs", ("Program", "Institution"), shown, today)
    entries = tuple(TierEntry(row.name, row.institution, row.score.as_text(), "unknown") for row in rows)
    group = TierGroup("No tier", "Still to be placed.", entries)
    yield tier_print.document(TierOverview(f"{len(rows)} programs", "", (group,)), today)


def _score(store: Store, today: date) -> str:
    program = programs.rows(today)[0]
    with store.write("Score"):
        best = {criterion.key: Given(criterion.best) for criterion in scoring.rubric().criteria}
        scoring.save(program.id, best)
    score = programs.get(program.id, today).score
    _expect(score.complete and score.low == score.best, "the best answers do not give the best score")
    return f"scored a program: {score.as_text()}"


def _spelt() -> str:
    words = spelling.load()
    meant = words.suggestions("recieve")
    _expect("receive" in meant and words.knows("exome"), "the list of words is not what it should be")
    return f"read {len(words.counted):,} words"


def _exported(store: Store, folder: Path, today: date, outliner: Outliner | None) -> Iterator[str]:
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


def _printed(store: Store, today: date, outliner: Outliner | None) -> Iterator[str]:
    with store.write("Keep a version"):
        version = rank_versions.keep(MatchList.MAIN, "Self-test", datetime.combine(today, time(12), UTC))
    for document in documents(version, today):
        pdf = reporting.render(document, Printing(store.path.stem, today), outliner)
        _expect(pdf.data.startswith(b"%PDF-") and pdf.pages, f"“{document.title}” is no PDF")
        _expect(not pdf.undrawable, f"“{document.title}” could not draw {pdf.undrawable}")
        yield f"printed {document.title}, {len(pdf.data):,} bytes"


def _sealed(store: Store, folder: Path) -> str:
    sealed, again, words = folder / "copy.matchsealed", folder / "again.matchplan", "only for this test"
    sealed_copies.write(sealed_copies.gather(store), sealed, words, strength=_QUICK)
    sealed_copies.read(sealed, again, words)
    with first_look.reading(store.path) as mine, first_look.reading(again) as copied:
        _expect(digests.digest(mine) == digests.digest(copied), "an encrypted copy is not the same plan")
    return f"kept an encrypted copy, {sealed.stat().st_size:,} bytes, and opened it again"


def _kept(store: Store, backup: Path, today: date) -> str:
    backups.backup_to(store, backup)
    with store.write("Delete"):
        programs.delete([row.id for row in programs.rows(today)])
    _expect(not programs.rows(today), "deleted programs are still there")
    return f"kept a backup, {backup.stat().st_size:,} bytes, and deleted every program"


def _imported(store: Store, file: Path, today: date) -> str:
    table = reading.read(file.read_bytes())
    with store.write("Import"):
        importing.apply(importing.preview(table, file.name, today))
    count = len(programs.rows(today))
    _expect(count == len(table.rows), f"of {len(table.rows)} programs {count} came in")
    return f"imported {count} programs from {file.name}"


def _restored(backup: Path, path: Path, today: date) -> str:
    backups.restore_from(backup, path)
    store = opening.open_plan(path).store
    try:
        count = len(programs.rows(today))
    finally:
        store.close()
    _expect(count, "the backup holds no program")
    return f"restored the backup with its {count} programs"


def _expect(truth: object, otherwise: str) -> None:
    """Raise our own error, for an assertion would be dropped by `python -O`."""
    if not truth:
        raise RuntimeError(otherwise)
