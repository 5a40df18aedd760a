"""The program list as CSV, XLSX or JSON: the starter directory's headings, then what the applicant added."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matchplanner.domain.claims import ClaimField
from matchplanner.services.exchange import limits
from matchplanner.services.exchange.guard import guarded
from matchplanner.services.programs import ProgramRow

_ILLEGAL_IN_XLSX = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDEST = 60
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    value: Callable[[ProgramRow], object]
    number: bool = False


def _own(column: str, *, number: bool = False) -> _Column:
    return _Column(column, lambda row: getattr(row, column), number)


def _fact(field: ClaimField, *, number: bool = False) -> _Column:
    """Return a column of a fact; blank where nothing is known, as in the starter directory."""
    return _Column(field.value, lambda row: row.facts[field].value if row.facts[field].known else "", number)


def _answer(field: ClaimField) -> _Column:
    """Return a column of a yes/no fact, which spells out "unknown"."""
    return _Column(field.value, lambda row: row.facts[field].value)


def _listed(part: str) -> Callable[[ProgramRow], object]:
    def value(row: ProgramRow) -> object:
        shown = row.facts[ClaimField.LISTED].shown
        return "" if shown is None else getattr(shown, part)

    return value


_COLUMNS = (
    _Column("program_name", lambda row: row.name),
    _own("institution"),
    _own("city"),
    _own("state"),
    _own("program_type"),
    _own("acgme_id"),
    _own("nrmp_code"),
    _own("website"),
    _fact(ClaimField.DURATION_YEARS, number=True),
    _fact(ClaimField.POSITIONS_PER_YEAR, number=True),
    _answer(ClaimField.J1),
    _answer(ClaimField.H1B),
    _fact(ClaimField.IMG_INFO),
    _own("notes"),
    _Column("source_url", _listed("source")),
    _Column("source_seen", _listed("seen")),
    _own("region"),
    _fact(ClaimField.ACCREDITATION),
    _Column("img_score_low", lambda row: row.score.low if row.score.known else None, number=True),
    _Column("img_score_high", lambda row: row.score.high if row.score.known else None, number=True),
    _Column("img_score_text", lambda row: row.score.as_text()),
    _own("tier", number=True),
    _own("interest", number=True),
    _own("status"),
    _own("uid"),
)
HEADINGS = tuple(column.heading for column in _COLUMNS)


def to_csv(rows: Sequence[ProgramRow]) -> bytes:
    """Return the list as UTF-8 CSV; a text that would start a formula has an apostrophe before it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([guarded(_text(column.value(row))) for column in _COLUMNS])
    return stream.getvalue().encode("utf-8")


def to_json(rows: Sequence[ProgramRow]) -> bytes:
    """Return the list as JSON objects; null stands for what is not known."""
    listed = [{column.heading: _value(column, row) for column in _COLUMNS} for row in rows]
    return (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def to_xlsx(rows: Sequence[ProgramRow]) -> bytes:
    """Return the list as a workbook, in which text is text and never a formula."""
    import openpyxl
    from openpyxl.cell import Cell, WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Programs")
    sheet.freeze_panes = "B2"
    for place, width in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(rows) + 1}"

    def text_cell(text: str, font: Font | None = None) -> Cell:
        cell = WriteOnlyCell(sheet, _ILLEGAL_IN_XLSX.sub("", text)[: limits.XLSX_CELL_CHARACTERS])
        cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
        cell.number_format = "@"
        if font is not None:
            cell.font = font
        return cell

    sheet.append([text_cell(heading, Font(bold=True)) for heading in HEADINGS])
    for row in rows:
        values = [_value(column, row) for column in _COLUMNS]
        sheet.append([text_cell(value) if isinstance(value, str) else value for value in values])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _value(column: _Column, row: ProgramRow) -> str | int | float | None:
    text = _text(column.value(row))
    if not text:
        return None
    if not column.number:
        return text
    number = float(text)
    return int(number) if number.is_integer() else number


def _widths(rows: Sequence[ProgramRow]) -> list[int]:
    longest = [max([len(_text(column.value(row))) for row in rows], default=0) for column in _COLUMNS]
    return [
        min(_WIDEST, max(_NARROWEST, length, len(heading)) + 2)
        for length, heading in zip(longest, HEADINGS, strict=True)
    ]
