"""The rotation calendar as a chart on one page: months across, rotations down, dates below."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable, PageBreak

from matchplanner.reports import dates
from matchplanner.reports.data import RotationBar, RotationCalendar
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import Theme
from matchplanner.reports.timeline_chart import TimelineChart

TITLE = "Rotation calendar"
_HEAD = 34.0


def render(calendar: RotationCalendar, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the calendar on landscape pages, one unless there are very many rotations."""
    theme = Theme(outliner, hide=page.hide)
    return build(timeline(calendar, page, theme), page, theme)


def timeline(calendar: RotationCalendar, page: Sheet, theme: Theme) -> list[Flowable]:
    """Lay out the chart, and below it what lies outside its months."""
    width, height = page.area
    inside = [bar for bar in calendar.rotations if bar.first <= calendar.last and bar.last >= calendar.first]
    outside = [bar for bar in calendar.rotations if bar not in inside]
    remark = _outside(outside)
    room = height - _HEAD - (12.0 * 2 if remark else 0.0)
    story: list[Flowable] = []
    rows = TimelineChart(calendar, (), theme, (width, room)).capacity()
    for start in range(0, max(len(inside), 1), rows):
        story += [PageBreak()] if start else []
        story += [
            theme.text(TITLE, "title"),
            theme.text(f"{dates.day(calendar.first)} to {dates.day(calendar.last)}", "small"),
            TimelineChart(calendar, inside[start : start + rows], theme, (width, room)),
        ]
    return [*story, theme.text(remark, "small")] if remark else story


def _outside(bars: Sequence[RotationBar]) -> str:
    names = (f"{bar.title} ({dates.day(bar.first)} to {dates.day(bar.last)})" for bar in bars)
    return f"Outside these months: {', '.join(names)}." if bars else ""
