"""The prep sheets of a week or of the season as one document (R213)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from matchplanner.domain.interviews import OFF, InterviewKind
from matchplanner.errors import UserError
from matchplanner.reports.data import Binder, BinderEntry
from matchplanner.services import interviews, prep_sheets, profile, programs
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.messages import day_words
from matchplanner.services.reporting import Document, season_label

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a binder, the first and the last included; without them it is for the whole season."""

    first: date | None = None
    last: date | None = None

    @property
    def words(self) -> str:
        """The days as a cover says them."""
        if self.first is None or self.last is None:
            return "Whole season"
        return f"{day_words(self.first)} to {day_words(self.last)}"

    @property
    def title(self) -> str:
        """What the document is called, short enough for the head of a page."""
        named = "whole season" if self.first is None else f"week of {day_words(self.first)}"
        return f"Interviews, {named}"

    def holds(self, row: InterviewRow) -> bool:
        """Tell whether an interview falls on these days at home; one without a time belongs to the season."""
        if self.first is None or self.last is None:
            return True
        return row.clocks is not None and self.first <= row.clocks.here.day <= self.last


def week_of(day: date) -> Days:
    """Return the week a day lies in, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + _WEEK)


def held(days: Days) -> tuple[InterviewRow, ...]:
    """Return the interviews of some days that were not called off, the earliest first."""
    return tuple(row for row in interviews.rows() if row.status not in OFF and days.holds(row))


def sheets(rows: Iterable[InterviewRow]) -> tuple[tuple[InterviewRow, tuple[InterviewRow, ...]], ...]:
    """Return what has a sheet: interviews and second looks, each with the talks that go with it.

    A talk is prepared for with the first of them at its program, and has a sheet
    only where there is none; several talks have one.
    """
    order = list(rows)
    visits = [row for row in order if row.kind is not InterviewKind.OTHER]
    first: dict[int, InterviewRow] = {}
    for row in (*visits, *order):
        first.setdefault(row.program_id, row)
    return tuple(
        (
            main,
            tuple(
                row
                for row in order
                if row not in visits and row is not main and first[row.program_id] is main
            ),
        )
        for main in order
        if main in visits or first[main.program_id] is main
    )


def document(days: Days, today: date) -> Document:
    """Gather the binder of some days; raises UserError where there is no interview on them."""
    rows = held(days)
    if not rows and days.first is None:
        raise UserError("There is no interview to prepare.", "Add one under Interviews first.")
    if not rows:
        raise UserError(
            "There is no interview on these days.", "Choose another week, or add one under Interviews."
        )
    known = prep_sheets.gather(today)
    listed = {row.id: row for row in programs.rows(today, [row.program_id for row in rows])}
    flags = _flags({row.id: row.program for row in known.interviews})
    entries = tuple(
        BinderEntry(
            prep_sheets.sheet(known, listed[main.program_id], main),
            tuple(flag for row in (main, *others) for flag in flags.get(row.id, ())),
            tuple((row.kind.label, _start(row)) for row in others),
        )
        for main, others in sheets(rows)
    )
    content = Binder(days.words, profile.get().name, entries)

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import binder

        return binder.render(content, page, outliner)

    name = "season" if days.first is None else f"week of {days.first.isoformat()}"
    return Document(
        days.title,
        season_label(),
        f"Interviews {name}, printed {today.isoformat()}.pdf",
        draw,
        private=True,
    )


def _start(row: InterviewRow) -> datetime | None:
    return None if row.clocks is None else row.clocks.instant.astimezone(ZoneInfo(row.zone))


def _flags(names: Mapping[int, str]) -> dict[int, list[str]]:
    """Return what is too close to each interview, in words; `names` are those of all programs visited."""
    found: dict[int, list[str]] = {}
    for clash in interviews.clashes():
        minutes = int(clash.gap.total_seconds() // 60)
        for here, there, order in (
            (clash.first.id, clash.second.id, "before"),
            (clash.second.id, clash.first.id, "after"),
        ):
            apart = f"only {minutes} min {order}" if minutes else f"directly {order}"
            words = "overlaps with" if clash.overlaps else apart
            found.setdefault(here, []).append(f"{words} {names[there]}")
    return found
