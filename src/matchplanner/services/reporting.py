"""What the printed documents say, gathered from the plan; and the way to their bytes.

Gathering reads the plan and belongs on the thread that owns it; rendering takes plain values and
may run anywhere. The report modules are imported when something is printed, for reportlab takes a
while to load.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from matchplanner.domain import file_names, timeline
from matchplanner.domain.names_left_out import Hide
from matchplanner.errors import UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.reports.data import (
    BlockedDays,
    ChartMilestone,
    Phase,
    RotationBar,
    RotationCalendar,
)
from matchplanner.services import (
    blocked_periods,
    names,
    rotations,
    season,
)

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be rendered: its title and season, the file name offered, and how."""

    title: str
    season: str
    file_name: str
    draw: Callable[[Sheet, Outliner | None], Pdf]
    private: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Printing:
    """How a document is printed: plan name in the footer, day printed, Letter instead of A4.

    With `hide` (see `names.hider`) the names it knows are left out.
    """

    plan: str
    printed: date
    letter: bool = False
    hide: Hide | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF; `undrawable` holds each character that no font could draw."""

    data: bytes
    pages: int
    undrawable: tuple[str, ...]


def render(
    document: Document, printing: Printing, outliner: Outliner | None, told: Progress = unwatched
) -> Printed:
    """Return the finished PDF. Reads nothing from the plan, so it may run in a worker.

    Long documents tell `told` how far they have come; what it raises stops them.
    """
    from matchplanner.reports.layout import Paper, Sheet

    sheet = Sheet(
        title=document.title,
        season=document.season,
        plan=printing.plan,
        printed=printing.printed,
        paper=Paper.LETTER if printing.letter else Paper.A4,
        landscape=document.landscape,
        private=document.private,
        told=told,
        hide=printing.hide or str,
        left_out=names.LEFT_OUT if printing.hide else "",
    )
    pdf = document.draw(sheet, outliner)
    return Printed(pdf.data, pdf.pages, pdf.undrawable)


def file_name(document: Document, hide: Hide | None) -> str:
    """Return the name offered for a document's file, without names where they are left out of it."""
    return document.file_name if hide is None else file_names.safe(hide(document.file_name), document.title)


def calendar(today: date) -> Document:
    """Gather the fourteen-month calendar. Raises UserError while the target year is unknown."""
    target_year = season.target_year()
    if target_year is None:
        raise UserError("The target application year is not set.", "Set it in Profile first.")
    span = timeline.window(target_year)
    content = RotationCalendar(
        first=span.start,
        last=span.end,
        phases=tuple(Phase(p.label, p.band.start, p.band.end) for p in timeline.phases(target_year)),
        rotations=tuple(
            RotationBar(
                title=row.site,
                site=row.kind.label,
                first=row.span.start,
                last=row.span.end,
                status=row.status.label,
                window=None if row.window is None else (row.window.start, row.window.end),
            )
            for row in rotations.rows(today)
            if row.span is not None
        ),
        milestones=tuple(
            ChartMilestone(m.label, m.on, m.expected)
            for m in season.milestones(target_year)
            if span.start <= m.on <= span.end
        ),
        today=today,
        blocked=tuple(BlockedDays(b.title, b.starts_on, b.ends_on) for b in blocked_periods.rows()),
    )

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import timeline as report

        return report.render(content, page, outliner)

    return Document(
        "Rotation calendar", season_label(), f"Calendar {today.isoformat()}.pdf", draw, landscape=True
    )


def season_label() -> str:
    """Return the season as a page's header names it, "" while there is no target year."""
    target_year = season.target_year()
    return "" if target_year is None else f"Application September {target_year}, Match {target_year + 1}"
