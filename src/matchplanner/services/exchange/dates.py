"""Days as other people write them: one way of writing for a whole column, or the question which."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from matchplanner.domain import entry

_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:\s+\d{1,2}:\d{2}.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?,?)?,?\s+(\d{4})"
)
_SERIAL = re.compile(r"\d{1,5}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_COUNT = len(_MONTHS)
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_FIRST_SERIAL = 61
"""A day counted as 60 is the 29th of February 1900, which there never was; those before it are off by one."""


class DateOrder(StrEnum):
    """How the days of a column are written, where it has to be said."""

    AUTOMATIC = ""
    MONTH_FIRST = "mdy"
    DAY_FIRST = "dmy"


def voted(texts: Iterable[str]) -> DateOrder | None:
    """Return what the column's days themselves show: numbers above 12 are no months.

    AUTOMATIC where no day depends on it, None where it stays open or the days
    contradict each other.
    """
    slashed = [match for match in map(_SLASHED.fullmatch, texts) if match]
    pairs = [(int(match.group(1)), int(match.group(3))) for match in slashed]
    day_first = any(first > _MONTH_COUNT for first, _second in pairs)
    month_first = any(second > _MONTH_COUNT for _first, second in pairs)
    if day_first != month_first:
        return DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
    same = all(first == second for first, second in pairs)
    return DateOrder.AUTOMATIC if same and not day_first else None


def iso(text: str, order: DateOrder | None, *, days_from_1904: bool | None = None) -> str | None:
    """Return a written day as ISO text, or the text itself where it names no full day.

    None stands for a day that is not in the calendar, or outside 1950-2101.
    `days_from_1904` says that whole numbers are a workbook's count of days,
    and from when they count.
    """
    parts = _parts(text, order)
    if parts is not None:
        return _day(*parts)
    if days_from_1904 is not None and _SERIAL.fullmatch(text) and int(text) not in entry.YEARS:
        return _counted(int(text), days_from_1904=days_from_1904)
    return text


def _parts(text: str, order: DateOrder | None) -> tuple[int, int, int] | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match.group(1)), int(match.group(3)), int(match.group(4))
    if match := _NAMED.fullmatch(text):
        day, name, after, year = match.groups()
        month = next((at for at, known in enumerate(_MONTHS, 1) if name.casefold().startswith(known)), 0)
        return (int(year), month, int(day or after)) if month and bool(day) != bool(after) else None
    match = _SLASHED.fullmatch(text)
    if match is None or order is None:
        return None
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    return (year, second, first) if order is DateOrder.DAY_FIRST else (year, first, second)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in entry.YEARS else None
    except ValueError:
        return None


def _counted(days: int, *, days_from_1904: bool) -> str | None:
    if days_from_1904:
        found = _EPOCH_1904 + timedelta(days=days)
    elif days >= _FIRST_SERIAL:
        found = _EPOCH + timedelta(days=days)
    else:
        return None
    return found.isoformat() if found.year in entry.YEARS else None
