"""What is wrong with when a rotation is: beside the others, on the calendar, and before the letters."""

from collections.abc import Iterable, Iterator

from matchplanner.domain import timeline
from matchplanner.domain.rotations import PlannedRotation, RotationStatus
from matchplanner.domain.spans import Span
from matchplanner.domain.violations.kinds import Cause, CauseKind, Severity, Violation, ViolationKind
from matchplanner.domain.violations.situation import Situation

SHORT_OVERLAP_DAYS = 14


def overlaps(
    situation: Situation, pairs: Iterable[tuple[int, int]], among: Iterable[PlannedRotation]
) -> Iterator[Violation]:
    """Yield the pairs of rotations that share days, and those among some that touch a blocked period."""
    spans = {one.id: one.span for one in situation.rotations if one.span is not None}
    for one, other in pairs:
        causes = (Cause(CauseKind.ROTATION, spans[one]), Cause(CauseKind.OTHER_ROTATION, spans[other]))
        yield Violation(ViolationKind.OVERLAP, Severity.PROBLEM, (one, other), causes)
    for rotation in among:
        span = rotation.span
        if span is None:
            continue
        for block in situation.blocks:
            if timeline.clash(span, block.span):
                causes = (Cause(CauseKind.ROTATION, span), Cause(CauseKind.BLOCKED_PERIOD, block.span))
                yield Violation(ViolationKind.BLOCKED, Severity.PROBLEM, (rotation.id,), causes, block.id)


def of_dates(situation: Situation, rotation: PlannedRotation, span: Span) -> Iterator[Violation]:
    """Yield what is wrong with a rotation's days, the letter from it included."""
    calendar, ids = timeline.window(situation.target_year), (rotation.id,)
    if not span.within(calendar):
        causes = (Cause(CauseKind.ROTATION, span), Cause(CauseKind.CALENDAR, calendar))
        yield Violation(ViolationKind.OUTSIDE_CALENDAR, Severity.CAUTION, ids, causes)
    expected = situation.expected(rotation, span.end)
    letter = Cause(CauseKind.LETTER_EXPECTED, expected)
    if expected > situation.submission:
        causes = (letter, Cause(CauseKind.SUBMISSION, situation.submission))
        yield Violation(ViolationKind.LETTER_TOO_LATE, Severity.PROBLEM, ids, causes)
    if rotation.program_opens is not None and expected > rotation.program_opens:
        causes = (letter, Cause(CauseKind.CYCLE_OPENS, rotation.program_opens))
        yield Violation(ViolationKind.CYCLE_MISSED, Severity.CAUTION, ids, causes)


def of_applying(situation: Situation, rotation: PlannedRotation, window: Span) -> Iterator[Violation]:
    """Yield what is wrong with when to apply; advice on that stops once applied."""
    if rotation.status.reached(RotationStatus.APPLIED):
        return
    phase_2 = timeline.phases(situation.target_year)[1].span
    overlap, ids = window.overlap(phase_2), (rotation.id,)
    kind = CauseKind.HOST_WINDOW if rotation.host_rule else CauseKind.APPLICATION_WINDOW
    apply = Cause(kind, window)
    causes = (apply, Cause(CauseKind.PHASE_2, phase_2))
    if window.end < situation.today:
        late = (apply, Cause(CauseKind.TODAY, situation.today))
        yield Violation(ViolationKind.WINDOW_PAST, Severity.PROBLEM, ids, late)
    if overlap is None:
        yield Violation(ViolationKind.OVERLAP_EMPTY, Severity.CAUTION, ids, causes)
    elif overlap.days < SHORT_OVERLAP_DAYS:
        yield Violation(ViolationKind.OVERLAP_SHORT, Severity.CAUTION, ids, causes)
