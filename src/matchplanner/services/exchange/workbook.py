"""XLSX workbooks as tables, read with distrust: limits first, then openpyxl with defusedxml."""

import contextlib
import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice, repeat
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import columns, limits, tables
from matchplanner.services.exchange.choices import BY_ITSELF, Choices, How, Sheet
from matchplanner.services.exchange.delimited import clean_cell
from matchplanner.services.exchange.tables import Problem, Row, Table, Tell, silent
from matchplanner.wording import say

_HEADING_TEXTS = 3
_HEAD_BYTES = 65_536
_OTHER_EPOCH = 1904
_MERGED = re.compile(rb"<mergeCell ")
_HIDDEN_ROW = re.compile(rb"<row [^>]*hidden=\"(?:1|true)\"")
_ARCHIVES = (".zip", ".xlsx", ".xlsm", ".gz", ".7z", ".rar")
_NO_RESULT = (
    "a formula has no stored result and was read as empty; save the file in your spreadsheet program first"
)
_DAMAGED = ("The workbook is damaged.", "Open and save it in your spreadsheet program.")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
"""What zipfile and openpyxl raise on files that are not what they claim; they have no error of their own."""


def read(data: bytes, choices: Choices = BY_ITSELF, tell: Tell = silent) -> Table:
    """Read the chosen sheet, else the one that lists programs, else the first that holds something.

    Raises FileFormatError for a workbook not to be trusted.
    """
    try:
        _refuse_bombs(data)
        return _read(data, choices, tell)
    except _BROKEN as exc:
        raise FileFormatError(*_DAMAGED) from exc


def _refuse_bombs(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        size = sum(member.file_size for member in members)
        if size > limits.ZIP_BYTES or len(members) > limits.ZIP_MEMBERS or any(map(_suspicious, members)):
            raise FileFormatError(
                "The workbook unpacks to far more than it should.", "Save it again as .xlsx."
            )
        for member in members:
            if member.filename.endswith((".xml", ".rels", ".vml")) and _has_doctype(archive, member):
                raise FileFormatError(
                    "The workbook has a document type, which none needs.", "Save it again as .xlsx."
                )


def _suspicious(member: zipfile.ZipInfo) -> bool:
    ratio = member.file_size / max(1, member.compress_size)
    return member.filename.lower().endswith(_ARCHIVES) or (
        ratio > limits.ZIP_RATIO and member.file_size > _HEAD_BYTES
    )


def _has_doctype(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as stream:
        head = stream.read(_HEAD_BYTES)
    return b"<!DOCTYPE" in head.replace(b"\x00", b"")  # UTF-16 XML has NULs between its letters


def _read(data: bytes, choices: Choices, tell: Tell) -> Table:
    with contextlib.ExitStack() as books:
        book = books.enter_context(_opened(data, results=True))
        sheets = tuple(_listed(sheet) for sheet in book.worksheets)
        sheet = _chosen(book, choices.sheet) or _list_of_programs(book)
        looked = _looked_through(data)
        # Only a second look, at the formulas, tells a cell without a result from an empty one.
        twin = books.enter_context(_opened(data, results=False)) if looked.formulas else None
        problems = list(_told(sheet, sheets, looked))
        table = tables.build(
            _records(sheet, None if twin is None else twin[sheet.title], problems),
            f"Excel workbook, sheet “{sheet.title}”",
            How("workbook", sheet=sheet.title, sheets=sheets, days_from_1904=book.epoch.year == _OTHER_EPOCH),
            heading_texts=_HEADING_TEXTS,
            tell=tell,
        )
        return replace(table, problems=(*problems, *table.problems))


def _told(sheet: Any, sheets: Sequence[Sheet], looked: "_Looked") -> Iterator[Problem]:
    """Yield what a reader of the whole workbook should know about the part that was read."""
    if len(sheets) > 1:
        rest = f"the workbook has {len(sheets) - 1} more"
        yield Problem(0, "", f"Only the sheet “{sheet.title}” was read; {rest}")
    if sheet.sheet_state != "visible":
        yield Problem(0, "", f"The sheet “{sheet.title}” is hidden in the workbook; it was read all the same")
    if looked.hidden_rows:
        yield Problem(0, "", f"{looked.hidden_rows:,} hidden rows were read like the others")
    if looked.merged:
        yield Problem(0, "", f"{looked.merged:,} merged areas: only the first cell of each holds its text")
    if looked.macros:
        yield Problem(0, "", "The workbook's macros were left out")


def _listed(sheet: Any) -> Sheet:
    return Sheet(sheet.title, sheet.max_row, sheet.sheet_state != "visible")


def _chosen(book: Any, name: str) -> Any | None:
    return next((sheet for sheet in book.worksheets if sheet.title == name), None)


@contextlib.contextmanager
def _opened(data: bytes, *, results: bool) -> Generator[Any]:
    """Open a workbook with the stored results of its formulas, or with the formulas themselves."""
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=results, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def _list_of_programs(book: Any) -> Any:
    """Return the first sheet with headings of a list of programs, else the first that holds something."""
    filled = None
    for sheet in book.worksheets:
        head = list(islice(_records(sheet, None, []), tables.HEADING_SEARCH))
        if any(columns.name_programs(row.cells) for row in head):
            return sheet
        if head and filled is None:
            filled = sheet
    if filled is None:
        raise FileFormatError(
            "The workbook is empty.", "Choose one with a row of headings and rows below it."
        )
    return filled


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the sheets' XML shows and their cells do not."""

    formulas: bool = False
    merged: int = 0
    hidden_rows: int = 0
    macros: bool = False


def _looked_through(data: bytes) -> _Looked:
    formulas, merged, hidden = False, 0, 0
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        for member in names:
            if not member.startswith("xl/worksheets/"):
                continue
            for part in _overlapping(archive, member):
                formulas = formulas or b"<f>" in part or b"<f " in part
                merged += len(_MERGED.findall(part))
                hidden += len(_HIDDEN_ROW.findall(part))
    return _Looked(formulas, merged, hidden, any(name.endswith("vbaProject.bin") for name in names))


def _overlapping(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """Yield a member's content in parts that end where a tag begins."""
    end = b""
    with archive.open(member) as stream:
        while part := stream.read(_HEAD_BYTES):
            whole = end + part
            cut = max(whole.rfind(b"<"), 0)  # no tag is cut in two, and none is seen twice
            yield whole[:cut]
            end = whole[cut:]
    yield end


def _records(sheet: Any, twin: Any | None, problems: list[Problem]) -> Iterator[Row]:
    # A cell far out or a lying size must not decide how much is read.
    sheet.reset_dimensions()
    if twin is not None:
        twin.reset_dimensions()
    formulas = repeat(()) if twin is None else twin.iter_rows(values_only=True)
    rows = zip(sheet.iter_rows(values_only=True), formulas, strict=False)
    for number, (values, written) in enumerate(rows, start=1):
        if number > limits.ROWS + tables.HEADING_SEARCH:
            raise FileFormatError(
                say("The sheet has more than {most:,} rows.", most=limits.ROWS),
                "Split it, then import the parts.",
            )
        if any(
            value is None and formula is not None for value, formula in zip(values, written, strict=False)
        ):
            problems.append(Problem(number, "", _NO_RESULT))
        cells = tuple(_text(value, number, problems) for value in values)
        if any(cells):
            yield Row(number, cells)


def _text(value: object, row: int, problems: list[Problem]) -> str:
    if isinstance(value, str):
        text = clean_cell(value)
        if text in _ERRORS:
            problems.append(Problem(row, "", f"a cell shows the error {text}; read as empty"))
            return ""
        return text
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    return "" if value is None else str(value)


_ERRORS = frozenset({"#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})
