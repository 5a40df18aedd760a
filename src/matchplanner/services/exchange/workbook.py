"""XLSX workbooks as tables, read with distrust: limits first, then openpyxl with defusedxml."""

import contextlib
import datetime as dt
import zipfile
import zlib
from collections.abc import Generator, Iterator
from io import BytesIO
from itertools import islice, repeat
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import columns, limits, tables
from matchplanner.services.exchange.delimited import clean_cell
from matchplanner.services.exchange.tables import Problem, Row, Table

_HEADING_TEXTS = 3
_HEAD_BYTES = 65_536
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


def read(data: bytes) -> Table:
    """Read the sheet that lists programs, else the first that holds something.

    Raises FileFormatError for a workbook not to be trusted.
    """
    try:
        _refuse_bombs(data)
        return _read(data)
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


def _read(data: bytes) -> Table:
    with contextlib.ExitStack() as books:
        book = books.enter_context(_opened(data, results=True))
        sheet = _list_of_programs(book)
        # Only a second look, at the formulas, tells a cell without a result from an empty one.
        twin = books.enter_context(_opened(data, results=False)) if _has_formulas(data) else None
        problems: list[Problem] = []
        records = _records(sheet, None if twin is None else twin[sheet.title], problems)
        read_as = f"Excel workbook, sheet “{sheet.title}”"
        table = tables.build(records, (), read_as, heading_texts=_HEADING_TEXTS)
        others = len(book.worksheets) - 1
        if others:
            told = f"Only the sheet “{sheet.title}” was read; the workbook has {others} more"
            problems.insert(0, Problem(0, "", told))
        return Table(table.headers, table.rows, (*problems, *table.problems), table.read_as)


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


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return any(
            b"<f>" in part or b"<f " in part
            for member in archive.namelist()
            if member.startswith("xl/worksheets/")
            for part in _overlapping(archive, member)
        )


def _overlapping(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """Yield a member's content in parts, each with the end of the one before."""
    end = b""
    with archive.open(member) as stream:
        while part := stream.read(_HEAD_BYTES):
            yield end + part
            end = part[-2:]


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
                f"The sheet has more than {limits.ROWS:,} rows.", "Split it, then import the parts."
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
