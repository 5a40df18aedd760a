"""One door for every export: what is wanted, in which format, as bytes."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matchplanner.errors import UserError
from matchplanner.reports.outlines import Outliner
from matchplanner.services import binders, names, prep_sheets, programs, rank_print, ranking, reporting
from matchplanner.services.binders import Days
from matchplanner.services.exchange import plan_json, program_files
from matchplanner.services.exchange.guard import guarded
from matchplanner.services.programs import ProgramRow
from matchplanner.services.reporting import Document, Printing
from matchplanner.store.store import Store
from matchplanner.wording import counted, say

FORMATS: dict[str, tuple[str, ...]] = {
    "programs": ("csv", "xlsx", "json"),
    "rank-list": ("pdf", "csv"),
    "prep-sheet": ("pdf",),
    "timeline": ("ics", "pdf", "csv"),
    "plan": ("json",),
    "everything": ("zip",),
}
"""What can be exported, and the suffixes of the file it is written to; the first one is usual."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. `program` narrows it to one, by id or name; `letter` prints on US Letter, not A4.

    `without_names` prints roles instead of the names that the plan knows.
    """

    what: str
    format: str
    program: str = ""
    letter: bool = False
    without_names: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's content and the sentences that belong to it."""

    data: bytes
    notices: tuple[str, ...] = ()


def format_of(what: str, path: Path) -> str:
    """Return the format a file's suffix asks for; raises UserError where there is no such export."""
    suffix = path.suffix.lstrip(".").lower()
    known = FORMATS[what]
    if suffix not in known:
        listed = " or ".join(f".{name}" for name in known)
        raise UserError(
            say("“{path}” has no suffix for this export.", path=path.name),
            say("End the file name in {listed}.", listed=listed),
        )
    return suffix


def export(store: Store, wanted: Wanted, today: date, outliner: Outliner | None = None) -> Exported:
    """Return an export of the open plan; raises UserError where there is nothing to export."""
    match wanted.what, wanted.format:
        case "programs", _:
            return Exported(_PROGRAMS[wanted.format](_chosen(wanted.program, today)))
        case "rank-list", "csv":
            return Exported(_rank_list_csv())
        case "timeline", "ics" | "csv":
            return Exported(_calendar(wanted.format, today))
        case "plan", _:
            return Exported(plan_json.to_json(store))
        case "everything", _:
            raise ValueError("archive_writing writes everything, straight to its place")
        case _:
            hide = names.hider() if wanted.without_names else None
            printing = Printing(store.path.stem, today, letter=wanted.letter, hide=hide)
            return _printed(_document(wanted, today), printing, outliner)


def export_view(
    rows: Sequence[ProgramRow], shown: Sequence[tuple[str, program_files.Shown]], suffix: str
) -> bytes:
    """Return a view of the program list as CSV or XLSX: its programs in order, its columns by key."""
    writers = {"csv": program_files.to_csv, "xlsx": program_files.to_xlsx}
    return writers[suffix](rows, program_files.view_columns(shown))


def find_program(name_or_id: str, today: date) -> ProgramRow:
    """Return the program with this id or name, or the only one whose name or institution holds the text.

    Raises UserError when there is none, or more than one.
    """
    rows = programs.rows(today)
    text = " ".join(name_or_id.split()).casefold()
    tests: tuple[Callable[[ProgramRow], bool], ...] = (
        lambda row: text == str(row.id),
        lambda row: text in {row.uid, row.acgme_id, row.nrmp_code.casefold()},
        lambda row: text == row.name.casefold(),
        lambda row: text in row.name.casefold() or text in row.institution.casefold(),
    )
    for test in tests:
        found = [row for row in rows if test(row)]
        if len(found) > 1:
            names = "; ".join(f"{row.id}: {row.name}" for row in found[:5])
            raise UserError(
                say("{n} programs fit “{name_or_id}”.", n=len(found), name_or_id=name_or_id),
                say("Give one's id: {names}.", names=names),
            )
        if found:
            return found[0]
    raise UserError(say("No program fits “{name_or_id}”.", name_or_id=name_or_id), "Give its id or its name.")


def _chosen(program: str, today: date) -> Sequence[ProgramRow]:
    return [find_program(program, today)] if program else programs.rows(today)


def _document(wanted: Wanted, today: date) -> Document:
    if wanted.what == "rank-list":
        return rank_print.rank_list(today)
    if wanted.what == "timeline":
        return reporting.calendar(today)
    if wanted.program:
        return prep_sheets.document([find_program(wanted.program, today).id], today)
    return binders.document(Days(), today)


def _printed(document: Document, printing: Printing, outliner: Outliner | None) -> Exported:
    pdf = reporting.render(document, printing, outliner)
    if not pdf.undrawable:
        return Exported(pdf.data)
    told = counted(
        "A character could not be drawn; the code point is printed instead.",
        "{n} different characters could not be drawn; the code point is printed instead.",
        len(pdf.undrawable),
    )
    return Exported(pdf.data, (told,))


def _calendar(suffix: str, today: date) -> bytes:
    # icalendar takes a while to load and only this export needs it.
    from matchplanner.services.exchange import calendar_entries, calendar_files, calendar_sent

    found = calendar_entries.entries(today)
    if suffix == "csv":
        return calendar_files.to_csv(found)
    whole = calendar_sent.with_taken_back(found, today)
    return calendar_files.to_ics(whole, today, calendar_sent.silent())


def _rank_list_csv() -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_RANK_HEADINGS)
    for row in ranking.rows():
        interviewed = "yes" if row.interviewed else "no"
        match = row.member.of.label if row.member.known else "unknown"
        texts = (
            row.program,
            row.institution,
            row.nrmp_code,
            row.score.as_text(),
            interviewed,
            row.note,
            match,
        )
        writer.writerow([row.position, *map(guarded, texts)])
    return stream.getvalue().encode("utf-8")


_RANK_HEADINGS = (
    "rank",
    "program_name",
    "institution",
    "nrmp_code",
    "img_score_text",
    "interviewed",
    "note",
    "match",
)
_PROGRAMS: dict[str, Callable[[Sequence[ProgramRow]], bytes]] = {
    "csv": program_files.to_csv,
    "xlsx": program_files.to_xlsx,
    "json": program_files.to_json,
}
