"""Rotations in words: spans, lengths, application windows and warnings with both their causes."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from matchplanner.domain import timeline
from matchplanner.domain.rotations import (
    Cause,
    CauseKind,
    RotationMode,
    RotationWarning,
    Severity,
    WarningKind,
)
from matchplanner.domain.spans import Span
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.days import short_day

DASH = " \N{EN DASH} "
ROLES = {Severity.ADVICE: "muted", Severity.CAUTION: "attention", Severity.PROBLEM: "problem"}
"""The label role that shows how much a warning weighs."""


def tr(text: str) -> str:
    """Return a sentence of this page in the language of the window."""
    return QCoreApplication.translate("Rotations", text)


def span_text(span: Span) -> str:
    """Return the two days with a dash between, month and year said once where they are the same."""
    first, last = short_day(span.start), short_day(span.end)
    if (span.start.year, span.start.month) == (span.end.year, span.end.month):
        first = str(span.start.day)
    elif span.start.year == span.end.year:
        first = first.rsplit(" ", 1)[0]
    return f"{first}{DASH}{last}"


def calendar_text(span: Span) -> str:
    """Return the days without a year, for the calendar, whose columns name it."""
    first, last = (short_day(day).rsplit(" ", 1)[0] for day in span)
    return f"{span.start.day if span.start.month == span.end.month else first}{DASH}{last}"


def weeks(span: Span) -> int:
    """Return how many weeks a span touches."""
    return (span.days + 6) // 7


def weeks_text(span: Span) -> str:
    """Return "4 weeks"."""
    count = weeks(span)
    return tr("1 week") if count == 1 else tr("{count} weeks").format(count=count)


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
    """Return when to apply and how much of that lies in phase 2."""
    if row.window is None or row.starts_on is None:
        return tr("when the first day is known.")
    text = tr("{span}, 8 to 4 months before the start.").format(span=span_text(row.window))
    if target_year is None:
        return text
    overlap = timeline.apply_overlap(row.starts_on, target_year)
    if overlap is None:
        return text + " " + tr("None of it lies in phase 2.")
    return text + " " + tr("In phase 2: {span}.").format(span=span_text(overlap))


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


def warning_text(warning: RotationWarning, plan: RotationPlan, about: int = 0) -> str:
    """Return a warning as one sentence that names both causes; `about` is the rotation it is read at."""
    first, second = warning.causes
    return tr(_SENTENCES[warning.kind]).format(
        one=_value(first), two=_value(second), other=_other(warning, plan, about), days=_days(first, second)
    )


_SENTENCES = {
    WarningKind.TOO_MANY: (
        "{one} genetics rotations planned; beyond {two} the time is usually better spent on research output, "
        "the personal statement, or longer remote work with one team."
    ),
    WarningKind.NONE_GENETICS: (
        "No rotation in genetics yet ({two} of unknown kind): programs expect at least one in the US."
    ),
    WarningKind.OVERLAP: "{one} here, {two} at {other}: the two share days.",
    WarningKind.OUTSIDE_CALENDAR: "{one} lies outside the calendar, {two}.",
    WarningKind.LETTER_TOO_LATE: (
        "A letter can be expected by {one}, after ERAS submission on {two}: it cannot be part of the "
        "application when that first goes out."
    ),
    WarningKind.WINDOW_PAST: (
        "The time to apply, {one}, is over on {two}: ask whether they still take someone."
    ),
    WarningKind.OVERLAP_SHORT: (
        "Only {days} to apply: the window is {one}, but applications are planned for phase 2, {two}."
    ),
    WarningKind.OVERLAP_EMPTY: (
        "The window to apply is {one}, outside phase 2, {two}: apply in that window all the same."
    ),
}


def preview_text(found: tuple[RotationWarning, ...], plan: RotationPlan, about: int) -> str:
    """Return the weightiest warning of a proposed place, or "" where there is none."""
    weights = list(Severity)
    worst = max(found, key=lambda warning: weights.index(warning.severity), default=None)
    return "" if worst is None else warning_text(worst, plan, about)


def _value(cause: Cause) -> str:
    if isinstance(cause.value, Span):
        return span_text(cause.value)
    return short_day(cause.value) if isinstance(cause.value, date) else str(cause.value)


def _other(warning: RotationWarning, plan: RotationPlan, about: int) -> str:
    others = (plan.row(rotation) for rotation in warning.rotation_ids if rotation != about)
    return next((row.site for row in others if row is not None), "")


def _days(first: Cause, second: Cause) -> str:
    if first.kind is not CauseKind.APPLICATION_WINDOW or not isinstance(first.value, Span):
        return ""
    overlap = first.value.overlap(second.value) if isinstance(second.value, Span) else None
    count = 0 if overlap is None else overlap.days
    return tr("1 day") if count == 1 else tr("{count} days").format(count=count)
