"""A month of interviews as a page to hang up: a row a week, with room to write in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from matchplanner.domain.interviews import InterviewFormat
from matchplanner.domain.month_grid import MONTHS, WEEKDAYS, Month
from matchplanner.domain.spans import Span
from matchplanner.reports.data import PrintedTable
from matchplanner.services import interview_month
from matchplanner.services.interview_month import Band, DayEntry, EntryKind, MonthRow
from matchplanner.services.reporting import Document, season_label

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

_LEAST_LINES = 5
_BLANK = "\N{NO-BREAK SPACE}"


def document(month: Month, first_weekday: int, today: date) -> Document:
    """Return a month as a lying page, or two where it holds too much for one.

    Its weeks begin on `first_weekday`, Monday being 0.
    """
    weeks = month.weeks(first_weekday)
    found = interview_month.read(Span(weeks[0].start, weeks[-1].end), today)
    count = sum(found.interviews_on(day) for day in found.days if month.span.holds(day))
    held = f"{count} interview{'' if count == 1 else 's'}"
    clock = f"times at home ({found.home})" if found.home else "times by the hosts' clocks"
    titles = (*WEEKDAYS[first_weekday:], *WEEKDAYS[:first_weekday])
    name = f"Interviews, {month.title}"
    texts = [
        [_lines(week.start + timedelta(days=at), month, found) for at in range(week.days)] for week in weeks
    ]

    def table(least: int) -> PrintedTable:
        cells = tuple(tuple(_filled(lines, least) for lines in week) for week in texts)
        return PrintedTable(name, f"{held}, {clock}", titles, (1.0,) * len(titles), cells)

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import printed_table

        least = _LEAST_LINES
        pdf = printed_table.render(table(least), page, outliner)
        while pdf.pages > 1 and least > 1:  # a crowded month leaves less room to write in
            least -= 1
            pdf = printed_table.render(table(least), page, outliner)
        return pdf

    file_name = f"{name} {today.isoformat()}.pdf"
    return Document(name, season_label(), file_name, draw, private=True, landscape=True)


def _lines(day: date, month: Month, found: MonthRow) -> list[str]:
    """Return what is printed of a day, nothing of those outside the month."""
    if not month.span.holds(day):
        return []
    bands = (band for band in found.bands_on(day) if day == max(band.span.start, month.span.start))
    return [str(day.day), *map(_entry, found.on(day)), *map(_band, bands)]


def _filled(lines: list[str], least: int) -> str:
    return "\n".join([*lines, *[_BLANK] * (least - len(lines))])


def _entry(entry: DayEntry) -> str:
    marks = [] if entry.format is InterviewFormat.UNKNOWN else [entry.format.label.lower()]
    marks += [word for word, on in (("night", entry.night), ("clash", entry.clash)) if on]
    what = "" if entry.kind is EntryKind.INTERVIEW else f"{entry.kind.label} "
    behind = f" ({', '.join(marks)})" if marks else ""
    return f"{what}{entry.clock:%H:%M} {entry.title}{behind}"


def _band(band: Band) -> str:
    last = band.span.end
    until = f", until {last.day} {MONTHS[last.month - 1]}" if band.span.days > 1 else ""
    return f"{band.kind.label}: {band.title}{until}"
