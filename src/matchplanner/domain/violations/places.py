"""Where a rotation could be instead: weeks that are free and leave less wrong."""

from collections.abc import Iterator
from datetime import date, timedelta

from matchplanner.domain import timeline
from matchplanner.domain.rotations import PlannedRotation
from matchplanner.domain.spans import Span
from matchplanner.domain.violations.finding import find_about
from matchplanner.domain.violations.kinds import Severity, Violation
from matchplanner.domain.violations.situation import Block, Situation

_WEEK = timedelta(days=7)
_LEAST_DAYS = 12  # two weeks, Monday to Friday: less is hardly a rotation


def better_weeks(situation: Situation, rotation: PlannedRotation, violation: Violation) -> Span | None:
    """Return the next free weeks of phase 3 on which a violation is gone, or None where there are none.

    Weeks that leave the rotation without any problem are preferred, then those
    after the present ones.
    """
    found = [span for span in _free(situation, rotation) if _solves(situation, rotation, span, violation)]
    now = rotation.start or date.min
    return min(
        found,
        key=lambda span: (_problems(situation, rotation, span), span.start <= now, span.start),
        default=None,
    )


def free_month(situation: Situation) -> Span | None:
    """Return the first four free weeks of phase 3 from today on, or None where there are none."""
    return next(_free_weeks(situation, 0, timeline.DEFAULT_WEEKS), None)


def shortened(span: Span, other: Span) -> Span | None:
    """Return the longer part of a span outside another one, whole weeks, or None where little is left."""
    friday = other.start - timedelta(days=(other.start.weekday() - timeline.FRIDAY) % 7 or 7)
    monday = other.end + timedelta(days=-other.end.weekday() % 7 or 7)
    parts = [Span(span.start, min(friday, span.end)), Span(max(monday, span.start), span.end)]
    return max((part for part in parts if part.days >= _LEAST_DAYS), key=lambda part: part.days, default=None)


def shortened_until(span: Span, last: date) -> Span | None:
    """Return a span ended on the last Friday until a day, or None where little is left."""
    friday = last - timedelta(days=(last.weekday() - timeline.FRIDAY) % 7)
    part = Span(span.start, min(friday, span.end))
    return part if part.days >= _LEAST_DAYS else None


def block_cut(block: Block, span: Span) -> Span | None:
    """Return what is left of a blocked period before or after a rotation, or None for nothing."""
    day = timedelta(days=1)
    parts = [Span(block.span.start, span.start - day), Span(span.end + day, block.span.end)]
    return max((part for part in parts if part.days > 0), key=lambda part: part.days, default=None)


def block_after(situation: Situation, block: Block, span: Span) -> Span:
    """Return a blocked period, as long as it is, on the first days after a rotation that hold no other."""
    start = span.end + timedelta(days=1)
    taken = [one.span for one in situation.rotations if one.span is not None]
    while True:
        moved = Span(start, start + timedelta(days=block.span.days - 1))
        clash = next((one for one in taken if timeline.clash(moved, one)), None)
        if clash is None:
            return moved
        start = clash.end + timedelta(days=1)


def _free(situation: Situation, rotation: PlannedRotation) -> Iterator[Span]:
    span = rotation.span
    weeks = timeline.DEFAULT_WEEKS if span is None else (span.days + 6) // 7
    return (found for found in _free_weeks(situation, rotation.id, weeks) if found != span)


def _free_weeks(situation: Situation, rotation_id: int, weeks: int) -> Iterator[Span]:
    phase = timeline.phases(situation.target_year)[2].span
    taken = [*situation.others(rotation_id), *(block.span for block in situation.blocks)]
    start = timeline.monday_of(max(phase.start, situation.today) + timedelta(days=6))
    while (found := timeline.default_span(start, weeks)).within(phase):
        if not any(timeline.clash(found, one) for one in taken):
            yield found
        start += _WEEK


def _solves(situation: Situation, rotation: PlannedRotation, span: Span, violation: Violation) -> bool:
    ids = set(violation.rotation_ids)
    return not any(
        left.kind is violation.kind and left.record == violation.record and ids <= set(left.rotation_ids)
        for left in find_about(situation.moved(rotation.id, span), rotation.id)
    )


def _problems(situation: Situation, rotation: PlannedRotation, span: Span) -> int:
    left = find_about(situation.moved(rotation.id, span), rotation.id)
    return sum(one.severity is not Severity.ADVICE for one in left)
