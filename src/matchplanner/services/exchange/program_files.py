"""The program list as CSV, XLSX or JSON: the starter directory's headings, then what the applicant added."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from matchplanner.domain.claims import ClaimField
from matchplanner.services.exchange import limits
from matchplanner.services.exchange.columns import COMPUTED_MARK
from matchplanner.services.exchange.guard import guarded
from matchplanner.services.programs import ProgramRow

_ILLEGAL_IN_XLSX = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")
_WIDEST = 60
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its heading, and what stands in it for a program."""

    heading: str
    value: Callable[[ProgramRow], object]
    number: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a view that no import reads: its title and its words by program id."""

    title: str
    texts: Mapping[int, str]


def _own(column: str, *, number: bool = False) -> Column:
    return Column(column, lambda row: getattr(row, column), number)


def _fact(field: ClaimField) -> Column:
    """Return a column of a fact; blank where nothing is known, as in the starter directory."""
    return Column(
        field.value,
        lambda row: row.facts[field].value if row.facts[field].answered else "",
        number=field.rule.numeric,
    )


def _answer(field: ClaimField) -> Column:
    """Return a column of a yes/no fact, which spells out "unknown"."""
    return Column(field.value, lambda row: row.facts[field].value)


def _listed(part: str) -> Callable[[ProgramRow], object]:
    def value(row: ProgramRow) -> object:
        shown = row.facts[ClaimField.LISTED].shown
        return "" if shown is None else getattr(shown, part)

    return value


_COLUMNS = (
    Column("program_name", lambda row: row.name),
    _own("institution"),
    _own("city"),
    _own("state"),
    _own("program_type"),
    _own("acgme_id"),
    _own("nrmp_code"),
    _own("website"),
    _fact(ClaimField.DURATION_YEARS),
    _fact(ClaimField.POSITIONS_PER_YEAR),
    _answer(ClaimField.J1),
    _answer(ClaimField.H1B),
    _fact(ClaimField.IMG_INFO),
    _own("notes"),
    Column("source_url", _listed("source")),
    Column("source_seen", _listed("seen")),
    _own("region"),
    _fact(ClaimField.ACCREDITATION),
    Column("img_score_low", lambda row: row.score.low if row.score.known else None, number=True),
    Column("img_score_high", lambda row: row.score.high if row.score.known else None, number=True),
    Column("img_score_text", lambda row: row.score.as_text()),
    _own("tier", number=True),
    _own("interest", number=True),
    _own("status"),
    _own("uid"),
    Column("tags", lambda row: ", ".join(row.tags)),
    _own("target"),
    _own("tier_reason"),
)
HEADINGS = tuple(column.heading for column in _COLUMNS)
"""The columns that every export has; those of further facts follow where a program has one."""

_FURTHER = {
    field: _fact(field)
    for field in ClaimField
    if field is not ClaimField.LISTED and field.value not in HEADINGS
}
_BY_KEY = {column.heading: column for column in (*_COLUMNS, *_FURTHER.values())} | {
    "name": _COLUMNS[0],
    "duration": _fact(ClaimField.DURATION_YEARS),
    "score": _COLUMNS[HEADINGS.index("img_score_text")],
}


def columns_for(rows: Sequence[ProgramRow]) -> tuple[Column, ...]:
    """Return the columns that hold all that is known of these programs."""
    spoken = {field for row in rows for field in row.facts.spoken_of()}
    return (*_COLUMNS, *(column for field, column in _FURTHER.items() if field in spoken))


def view_columns(shown: Sequence[tuple[str, Shown]]) -> tuple[Column, ...]:
    """Return the columns of a view, by their keys and as they are shown.

    What an import reads stands under its own heading, as it is stored; the
    rest as shown, under a title that no import takes for anything else. Name
    and uid are added, so that the same programs are found again.
    """
    columns = [_BY_KEY.get(key) or _computed(each) for key, each in shown]
    wanted = [_BY_KEY["name"], *columns, _BY_KEY["uid"]]
    return tuple({column.heading: column for column in wanted}.values())


def _computed(shown: Shown) -> Column:
    return Column(f"{shown.title} {COMPUTED_MARK}", lambda row: shown.texts.get(row.id, ""))


def to_csv(rows: Sequence[ProgramRow], columns: Sequence[Column] | None = None) -> bytes:
    """Return the list as UTF-8 CSV; a text that would start a formula has an apostrophe before it."""
    wanted = columns or columns_for(rows)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([guarded(column.heading) for column in wanted])
    for row in rows:
        writer.writerow([guarded(_text(column.value(row))) for column in wanted])
    return stream.getvalue().encode("utf-8")


def to_json(rows: Sequence[ProgramRow]) -> bytes:
    """Return the list as JSON objects; null stands for what is not known."""
    columns = columns_for(rows)
    listed = [{column.heading: _value(column, row) for column in columns} for row in rows]
    return (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def to_xlsx(rows: Sequence[ProgramRow], columns: Sequence[Column] | None = None) -> bytes:
    """Return the list as a workbook, in which text is text and never a formula."""
    import openpyxl
    from openpyxl.cell import Cell, WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    wanted = columns or columns_for(rows)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Programs")
    sheet.freeze_panes = "B2"
    for place, width in enumerate(_widths(rows, wanted), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(wanted))}{len(rows) + 1}"

    def text_cell(text: str, font: Font | None = None) -> Cell:
        cell = WriteOnlyCell(sheet, _ILLEGAL_IN_XLSX.sub("", text)[: limits.XLSX_CELL_CHARACTERS])
        cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
        cell.number_format = "@"
        if font is not None:
            cell.font = font
        return cell

    sheet.append([text_cell(column.heading, Font(bold=True)) for column in wanted])
    for row in rows:
        values = [_value(column, row) for column in wanted]
        sheet.append([text_cell(value) if isinstance(value, str) else value for value in values])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _value(column: Column, row: ProgramRow) -> str | int | float | None:
    text = _text(column.value(row))
    if not text:
        return None
    if not column.number or not _NUMBER.fullmatch(text):
        return text
    number = float(text)
    return int(number) if number.is_integer() else number


def _widths(rows: Sequence[ProgramRow], columns: Sequence[Column]) -> list[int]:
    longest = [max([len(_text(column.value(row))) for row in rows], default=0) for column in columns]
    return [
        min(_WIDEST, max(_NARROWEST, length, len(column.heading)) + 2)
        for length, column in zip(longest, columns, strict=True)
    ]
