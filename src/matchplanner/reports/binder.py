"""The prep sheets of a week or a season in one document: a cover, a table of contents, one sheet each."""

from collections.abc import Iterator
from functools import partial

from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

from matchplanner.reports import dates
from matchplanner.reports.data import Binder, BinderEntry, Logistics
from matchplanner.reports.interview_sheet import prep_sheet
from matchplanner.reports.layout import Linked, Pdf, Section, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import Cell, Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

_UNKNOWN = "unknown"
_COVER = ("No.", "Program", "At the host", "At home", "Look out")
_COVER_SHARES = (0.05, 0.33, 0.2, 0.2, 0.22)
_CONTENTS = ("No.", "Program", "Date at the host", "Page")
_CONTENTS_SHARES = (0.07, 0.58, 0.25, 0.1)


def render(binder: Binder, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the binder. Tells the page's `told` how far it has come."""
    theme = Theme(outliner, hide=page.hide)
    return build(list(_story(binder, page, theme)), page, theme)


def _story(binder: Binder, page: Sheet, theme: Theme) -> Iterator[Flowable]:
    """Yield all pages: first every sheet is laid out, then one after the other is drawn."""
    width, whole = page.area[0], 2 * len(binder.entries)
    yield from _cover(binder, page, theme)
    yield PageBreak()
    yield Section("Contents")
    yield theme.text("Contents", "title")
    yield Spacer(0, 6)
    rows = [_content(at, entry, theme) for at, entry in enumerate(binder.entries, start=1)]
    yield theme.table(
        _CONTENTS, rows, [width * share for share in _CONTENTS_SHARES], end_aligned=frozenset({3})
    )
    for at, entry in enumerate(binder.entries, start=1):
        page.told(at, whole)
        reached = partial(page.told, len(binder.entries) + at, whole)
        yield from prep_sheet(entry.sheet, theme, page.area, Section(entry.sheet.program, _key(at), reached))


def _cover(binder: Binder, page: Sheet, theme: Theme) -> Iterator[Flowable]:
    """Name what the binder holds, and what to look out for between the interviews."""
    width = page.area[0]
    yield Section("Interviews")
    yield Spacer(0, page.area[1] / 12)
    yield theme.text("Interviews", "title")
    yield theme.text(binder.days, "subtitle")
    yield theme.fields(
        [("For", binder.applicant or "name unknown: see Profile"), ("Season", page.season or _UNKNOWN)],
        (70, width - 70),
    )
    yield Spacer(0, 10)
    yield theme.text(_summary(binder))
    yield Spacer(0, 6)
    rows = [_line(at, entry, theme) for at, entry in enumerate(binder.entries, start=1)]
    yield theme.table(_COVER, rows, [width * share for share in _COVER_SHARES])


def _summary(binder: Binder) -> str:
    count = len(binder.entries) + sum(len(entry.also) for entry in binder.entries)
    flagged = sum(bool(entry.flags) or entry.sheet.logistics.night for entry in binder.entries)
    starts = [entry.sheet.logistics.start for entry in binder.entries]
    starts += [start for entry in binder.entries for _kind, start in entry.also]
    undated = starts.count(None)
    parts = ["1 interview" if count == 1 else f"{count} interviews"]
    if count > len(binder.entries):
        parts.append("1 sheet" if len(binder.entries) == 1 else f"{len(binder.entries)} sheets")
    if flagged:
        parts.append(f"{flagged} to look out for: at night at home, or too close to another")
    if undated:
        parts.append(f"{undated} without a time yet")
    return "; ".join(parts) + "."


def _line(at: int, entry: BinderEntry, theme: Theme) -> tuple[Cell, ...]:
    logistics = entry.sheet.logistics
    return (
        str(at),
        Linked(theme.text(list(_name(entry)), "cell"), _key(at)),
        dates.moment(logistics.start) if logistics.start else _UNKNOWN,
        dates.moment(logistics.home) if logistics.home else _UNKNOWN,
        theme.text([Span(_flags(logistics, entry.flags), BOLD)], "cell"),
    )


def _name(entry: BinderEntry) -> Iterator[Span]:
    sheet = entry.sheet
    yield Span(sheet.program, BOLD)
    if sheet.institution:
        yield Span(f"\n{sheet.institution}", MUTED)
    remarks = ", ".join(filter(None, (sheet.logistics.format, sheet.logistics.kind)))
    if remarks:
        yield Span(f"\n{remarks}", MUTED)
    for kind, start in entry.also:
        yield Span(f"\n{kind}: {dates.moment(start) if start else _UNKNOWN}", MUTED)


def _flags(logistics: Logistics, flags: tuple[str, ...]) -> str:
    return "\n".join((*(("at night at home",) if logistics.night else ()), *flags))


def _content(at: int, entry: BinderEntry, theme: Theme) -> tuple[Cell, ...]:
    start = entry.sheet.logistics.start
    return (
        str(at),
        Linked(theme.text(entry.sheet.program, "cell"), _key(at)),
        dates.day(start) if start else "date unknown",
        Linked(theme.text("0", "cell_end"), _key(at), numbered=True),
    )


def _key(at: int) -> str:
    return f"sheet-{at}"
