"""Rotations in words: spans, lengths, application windows, and what a mode means."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from matchplanner.domain import timeline
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.lanes import ItemKind
from matchplanner.domain.rotations import RotationMode
from matchplanner.domain.spans import Span
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.days import short_day
from matchplanner.wording import counted

DASH = " \N{EN DASH} "


def tr(text: str) -> str:
    """Return a sentence of this page in the language of the window."""
    return QCoreApplication.translate("Rotations", text)


def span_text(span: Span) -> str:
    """Return the two days with a dash between, month and year said once where they are the same.

    Of a single day only that.
    """
    first, last = short_day(span.start), short_day(span.end)
    if span.start == span.end:
        return last
    if (span.start.year, span.start.month) == (span.end.year, span.end.month):
        first = str(span.start.day)
    elif span.start.year == span.end.year:
        first = first.rsplit(" ", 1)[0]
    return f"{first}{DASH}{last}"


def calendar_text(span: Span) -> str:
    """Return the days without a year, for the calendar, whose columns name it."""
    first, last = map(day_label, span)
    if first == last:
        return last
    return f"{span.start.day if span.start.month == span.end.month else first}{DASH}{last}"


def day_label(day: date) -> str:
    """Return the day without a year, for the calendar, whose columns name it."""
    return short_day(day).rsplit(" ", 1)[0]


def item_title(item: LaneItem) -> str:
    """Return how a thing of a lane is called there; the lane's name stands beside it."""
    if item.key.kind is ItemKind.SUBMISSION:
        return tr("Applications: {track}").format(track=QCoreApplication.translate("Words", item.title))
    return item.title


def beyond_texts(earlier: int, later: int) -> tuple[str, ...]:
    """Return how much of a lane lies outside the months, a line for each side that has something."""
    found = []
    if earlier:
        found.append(tr("+{count} earlier").format(count=earlier))
    if later:
        found.append(tr("+{count} later").format(count=later))
    return tuple(found)


def chips_heading(rows: Iterable[RotationRow]) -> str:
    """Return what is said before the rotations that have no bar."""
    if all(row.span is None for row in rows):
        return tr("Not yet scheduled:")
    return tr("Not in these months:")


def weeks(span: Span) -> int:
    """Return how many weeks a span touches."""
    return (span.days + 6) // 7


def weeks_text(span: Span) -> str:
    """Return "4 weeks"."""
    count = weeks(span)
    return counted("1 week", "{n} weeks", count)


def dates_text(row: RotationRow) -> str:
    """Return a rotation's days, or what is known of them."""
    if row.span is not None:
        return span_text(row.span)
    if row.starts_on is not None:
        return tr("from {day}").format(day=short_day(row.starts_on))
    if row.ends_on is not None:
        return tr("until {day}").format(day=short_day(row.ends_on))
    return tr("not yet scheduled")


def window_text(row: RotationRow, target_year: int | None) -> str:
    """Return when to apply, by whose rule, and how much of that lies in phase 2."""
    if row.window is None:
        return tr("when the first day is known.")
    if row.planned.host_rule:
        text = tr("{span}, as the host says.").format(span=span_text(row.window))
    else:
        text = tr("{span}, 8 to 4 months before the start.").format(span=span_text(row.window))
    if target_year is None:
        return text
    overlap = row.window.overlap(timeline.phases(target_year)[1].span)
    if overlap is None:
        return text + " " + tr("None of it lies in phase 2.")
    return text + " " + tr("In phase 2: {span}.").format(span=span_text(overlap))


def letter_text(row: RotationRow, plan: RotationPlan) -> str:
    """Return when to ask for a letter and when it can be there, "" while the last day is unknown."""
    if row.span is None or plan.situation is None:
        return ""
    expected = plan.situation.expected(row.planned, row.span.end)
    text = tr("Ask for a letter {week}; it can be there by {day}.")
    return text.format(week=span_text(timeline.ask_window(row.span.end)), day=short_day(expected))


def consequence(mode: RotationMode) -> str:
    """Return what a mode means for the letter, and how to make up for it."""
    return tr(_CONSEQUENCES[mode])


_CONSEQUENCES = {
    RotationMode.HANDS_ON: "You examine patients and write notes: the strongest ground for a letter.",
    RotationMode.OBSERVERSHIP: (
        "You may watch but not examine patients or write in the record, so a letter can say less about "
        "your work. Make up for it: attend all teaching, read on every case, draft notes for yourself, "
        "present cases and ask how you did."
    ),
    RotationMode.UNKNOWN: "Ask the host whether graduates from abroad may examine patients or only observe.",
}


def vslo_text(vslo: YesNo) -> str:
    """Return what it means for applying that a host takes applications through VSLO, or does not (R158)."""
    return tr(_VSLO[vslo])


_VSLO = {
    YesNo.YES: "For enrolled students whose school takes part; catalogs are fullest from February to May.",
    YesNo.NO: "Apply to this institution by itself, with its own forms and papers.",
    YesNo.UNKNOWN: "Ask your school whether it takes part in VSLO; if not, ask each institution by itself.",
}
