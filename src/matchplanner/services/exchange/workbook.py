"""XLSX workbooks as tables, read with distrust: limits first, then openpyxl with defusedxml."""

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import limits, tables
from matchplanner.services.exchange.delimited import clean_cell
from matchplanner.services.exchange.tables import Problem, Row, Table

_HEADING_TEXTS = 3
_HEADING_SEARCH = 20
_HEAD_BYTES = 65_536
_ARCHIVES = (".zip", ".xlsx", ".xlsm", ".gz", ".7z", ".rar")
_DAMAGED = ("The workbook is damaged.", "Open and save it in your spreadsheet program.")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
"""What zipfile and openpyxl raise on files that are not what they claim; they have no error of their own."""


def read(data: bytes) -> Table:
    """Read the first sheet that holds something; raises FileFormatError for a workbook not to be trusted."""
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
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        problems: list[Problem] = []
        for sheet in book.worksheets:
            # A cell far out or a lying size must not decide how much is read.
            sheet.reset_dimensions()
            records = _from_heading(_records(sheet, problems))
            first = next(records, None)
            if first is not None:
                return _table(book, sheet.title, _chained(first, records), problems)
    finally:
        book.close()
    raise FileFormatError("The workbook is empty.", "Choose one with a row of headings and rows below it.")


def _table(book: Any, title: str, records: Iterator[Row], problems: list[Problem]) -> Table:
    others = len(book.worksheets) - 1
    table = tables.build(records, (), f"Excel workbook, sheet “{title}”")
    if others:
        problems.insert(
            0, Problem(0, "", f"Only the sheet “{title}” was read; the workbook has {others} more")
        )
    return Table(table.headers, table.rows, (*problems, *table.problems), table.read_as)


def _chained(first: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rest


def _records(sheet: Any, problems: list[Problem]) -> Iterator[Row]:
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > limits.ROWS + _HEADING_SEARCH:
            raise FileFormatError(
                f"The sheet has more than {limits.ROWS:,} rows.", "Split it, then import the parts."
            )
        cells = tuple(_text(value, number, problems) for value in values)
        if any(cells):
            yield Row(number, cells)


def _from_heading(records: Iterator[Row]) -> Iterator[Row]:
    """Skip a title above the headings: they are the first of the first rows with three different texts."""
    head: list[Row] = []
    for row in records:
        if len({cell for cell in row.cells if cell}) >= _HEADING_TEXTS:
            yield row
            yield from records
            return
        head.append(row)
        if len(head) == _HEADING_SEARCH:
            break
    yield from head
    yield from records


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
