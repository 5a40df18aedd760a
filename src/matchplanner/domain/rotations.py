"""What a rotation is, and what is wrong with a plan of several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from matchplanner.domain import timeline
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import Span

MOST_USEFUL = 3
SHORT_OVERLAP_DAYS = 14


class RotationStatus(LabelledEnum):
    """How far a rotation has come (R165), in order."""

    IDEA = "idea", "Idea"
    ELIGIBLE = "eligible", "Eligible?"
    APPLIED = "applied", "Applied"
    ACCEPTED = "accepted", "Accepted"
    ONBOARDING = "onboarding", "Onboarding"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    LETTER_ASKED = "letter_asked", "Letter asked"

    @property
    def place(self) -> int:
        """Return the place in the chain, 0 for an idea."""
        return list(RotationStatus).index(self)

    def reached(self, other: "RotationStatus") -> bool:
        """Return whether this status is the other or comes after it."""
        return self.place >= other.place

    def next(self) -> "RotationStatus":
        """Return the following status; the last is followed by itself."""
        return list(RotationStatus)[min(self.place + 1, len(RotationStatus) - 1)]

    def previous(self) -> "RotationStatus":
        """Return the status before; the first comes after itself."""
        return list(RotationStatus)[max(self.place - 1, 0)]


class RotationKind(LabelledEnum):
    """What a rotation is about."""

    GENETICS = "genetics", "Genetics"
    BROAD = "broad", "Pediatrics or internal medicine with genetics"
    PEDIATRICS = "pediatrics", "Pediatrics"
    INTERNAL_MEDICINE = "internal_medicine", "Internal medicine"
    OB_GYN = "ob_gyn", "Obstetrics and gynecology"
    LABORATORY = "laboratory", "Laboratory genetics"
    RESEARCH = "research", "Genetics research"
    OTHER = "other", "Other field"
    UNKNOWN = "unknown", "Unknown"


class RotationMode(LabelledEnum):
    """What the visitor may do (R155)."""

    HANDS_ON = "hands_on", "Hands-on"
    OBSERVERSHIP = "observership", "Observership"
    UNKNOWN = "unknown", "Unknown"


GENETICS_RELEVANT = frozenset({RotationKind.GENETICS, RotationKind.BROAD, RotationKind.LABORATORY})


@dataclass(frozen=True, slots=True)
class PlannedRotation:
    """A rotation as the rules see it; dates may be unknown."""

    id: int
    title: str
    start: date | None
    end: date | None
    kind: RotationKind = RotationKind.GENETICS
    status: RotationStatus = RotationStatus.IDEA

    @property
    def span(self) -> Span | None:
        """Return the days it takes, or None where a date is unknown."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


class WarningKind(LabelledEnum):
    """What is wrong with a plan."""

    TOO_MANY = "too_many", "More than three genetics rotations"
    NONE_GENETICS = "none_genetics", "No genetics-relevant rotation"
    OVERLAP = "overlap", "Two rotations at the same time"
    OUTSIDE_CALENDAR = "outside_calendar", "Outside the calendar"
    LETTER_TOO_LATE = "letter_too_late", "The letter would come too late"
    WINDOW_PAST = "window_past", "The application window is over"
    OVERLAP_SHORT = "overlap_short", "Little time to apply"
    OVERLAP_EMPTY = "overlap_empty", "The application window misses phase 2"


class Severity(LabelledEnum):
    """How much a warning weighs."""

    ADVICE = "advice", "Advice"
    CAUTION = "caution", "Caution"
    PROBLEM = "problem", "Problem"


class CauseKind(LabelledEnum):
    """One of the two facts that make a warning."""

    GENETICS_ROTATIONS = "genetics_rotations", "Genetics rotations planned"
    ROTATIONS_OF_UNKNOWN_KIND = "rotations_of_unknown_kind", "Rotations of unknown kind"
    MOST_USEFUL = "most_useful", "Usually worth it"
    ROTATION = "rotation", "This rotation"
    OTHER_ROTATION = "other_rotation", "Other rotation"
    CALENDAR = "calendar", "Calendar"
    LETTER_EXPECTED = "letter_expected", "Letter expected"
    SUBMISSION = "submission", "ERAS submission"
    APPLICATION_WINDOW = "application_window", "Apply 8 to 4 months before"
    PHASE_2 = "phase_2", "Phase 2, apply and onboard"
    TODAY = "today", "Today"


@dataclass(frozen=True, slots=True)
class Cause:
    """One of a warning's two causes; the value is a day, a span of days or a number."""

    kind: CauseKind
    value: date | Span | int


@dataclass(frozen=True, slots=True)
class RotationWarning:
    """Something wrong with one rotation, with two, or with the plan (no ids)."""

    kind: WarningKind
    severity: Severity
    rotation_ids: tuple[int, ...]
    causes: tuple[Cause, Cause]


def clashes(rotations: Iterable[PlannedRotation]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of ids whose dates share a day, each pair once."""
    dated = [(rotation.id, rotation.span) for rotation in rotations if rotation.span is not None]
    return tuple((a, b) for (a, one), (b, other) in combinations(dated, 2) if timeline.clash(one, other))


def warnings(
    rotations: Sequence[PlannedRotation],
    *,
    target_year: int,
    submission: date,
    today: date,
    turnaround: int = timeline.WRITER_TURNAROUND,
) -> tuple[RotationWarning, ...]:
    """Return all that is wrong with a plan, the plan's own warnings first, then by rotation.

    `submission` is the day ERAS applications may go out, `turnaround` the days
    a letter writer takes. Advice on when to apply stops once applied. An empty
    plan has no warnings.
    """
    found = _of_the_plan(rotations)
    for rotation in rotations:
        if rotation.span is not None:
            found += _of_dates(rotation, rotation.span, target_year, submission, turnaround)
        if rotation.start is not None and not rotation.status.reached(RotationStatus.APPLIED):
            found += _of_applying(rotation, rotation.start, target_year, today)
    return tuple(found)


def _of_the_plan(rotations: Sequence[PlannedRotation]) -> list[RotationWarning]:
    found = []
    relevant = sum(rotation.kind in GENETICS_RELEVANT for rotation in rotations)
    unknown = sum(rotation.kind is RotationKind.UNKNOWN for rotation in rotations)
    if relevant > MOST_USEFUL:
        causes = (Cause(CauseKind.GENETICS_ROTATIONS, relevant), Cause(CauseKind.MOST_USEFUL, MOST_USEFUL))
        found.append(RotationWarning(WarningKind.TOO_MANY, Severity.ADVICE, (), causes))
    if rotations and not relevant:
        causes = (
            Cause(CauseKind.GENETICS_ROTATIONS, relevant),
            Cause(CauseKind.ROTATIONS_OF_UNKNOWN_KIND, unknown),
        )
        found.append(RotationWarning(WarningKind.NONE_GENETICS, Severity.CAUTION, (), causes))
    spans = {rotation.id: rotation.span for rotation in rotations if rotation.span is not None}
    for one, other in clashes(rotations):
        causes = (Cause(CauseKind.ROTATION, spans[one]), Cause(CauseKind.OTHER_ROTATION, spans[other]))
        found.append(RotationWarning(WarningKind.OVERLAP, Severity.PROBLEM, (one, other), causes))
    return found


def _of_dates(
    rotation: PlannedRotation, span: Span, target_year: int, submission: date, turnaround: int
) -> list[RotationWarning]:
    found = []
    calendar = timeline.window(target_year)
    if not span.within(calendar):
        causes = (Cause(CauseKind.ROTATION, span), Cause(CauseKind.CALENDAR, calendar))
        found.append(RotationWarning(WarningKind.OUTSIDE_CALENDAR, Severity.CAUTION, (rotation.id,), causes))
    if not timeline.letter_in_time(span.end, submission, turnaround):
        expected = timeline.letter_expected(span.end, turnaround)
        causes = (Cause(CauseKind.LETTER_EXPECTED, expected), Cause(CauseKind.SUBMISSION, submission))
        found.append(RotationWarning(WarningKind.LETTER_TOO_LATE, Severity.PROBLEM, (rotation.id,), causes))
    return found


def _of_applying(
    rotation: PlannedRotation, start: date, target_year: int, today: date
) -> list[RotationWarning]:
    apply = timeline.application_window(start)
    phase_2 = timeline.phases(target_year)[1].span
    overlap = apply.overlap(phase_2)
    causes = (Cause(CauseKind.APPLICATION_WINDOW, apply), Cause(CauseKind.PHASE_2, phase_2))
    found = []
    if apply.end < today:
        late = (Cause(CauseKind.APPLICATION_WINDOW, apply), Cause(CauseKind.TODAY, today))
        found.append(RotationWarning(WarningKind.WINDOW_PAST, Severity.PROBLEM, (rotation.id,), late))
    if overlap is None:
        found.append(RotationWarning(WarningKind.OVERLAP_EMPTY, Severity.CAUTION, (rotation.id,), causes))
    elif overlap.days < SHORT_OVERLAP_DAYS:
        found.append(RotationWarning(WarningKind.OVERLAP_SHORT, Severity.CAUTION, (rotation.id,), causes))
    return found
