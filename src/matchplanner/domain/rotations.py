"""What a rotation is; what is wrong with a plan of several is in `violations`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from matchplanner.domain import timeline
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import Span


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


class Portfolio(LabelledEnum):
    """The part a site plays among the others (R151)."""

    UNKNOWN = "", "Not decided"
    DREAM = "dream", "Dream"
    REALISTIC = "realistic", "Realistic"
    BACKUP = "backup", "Backup"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper the host asks for whose day of expiry is known; `id` is the host's line about it."""

    id: int
    title: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class PlannedRotation:
    """A rotation as the rules see it; dates may be unknown, and so may be everything after them.

    `turnaround` is what the writers of its letters usually take, in days, None
    where nobody knows; `letter_on` the day agreed with them. `program_opens`
    is the day on which the linked program's own cycle takes applications, None
    where that is the main one.
    """

    id: int
    title: str
    start: date | None
    end: date | None
    kind: RotationKind = RotationKind.GENETICS
    status: RotationStatus = RotationStatus.IDEA
    mode: RotationMode = RotationMode.UNKNOWN
    region: str = ""
    portfolio: Portfolio = Portfolio.UNKNOWN
    program_id: int | None = None
    program_opens: date | None = None
    vslo: YesNo = YesNo.UNKNOWN
    earliest_months: int | None = None
    latest_months: int | None = None
    apply_by: date | None = None
    office_asked_on: date | None = None
    turnaround: int | None = None
    has_letter: bool = False
    letter_on: date | None = None
    us_school_only: bool = False
    red_flags: int = 0
    cost_cents: int | None = None
    papers: tuple[Paper, ...] = ()

    @property
    def span(self) -> Span | None:
        """Return the days it takes, or None where a date is unknown."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)

    @property
    def host_rule(self) -> bool:
        """Return whether the host says itself when to apply."""
        return any(one is not None for one in (self.earliest_months, self.latest_months, self.apply_by))

    def window(self, start: date) -> Span:
        """Return when to apply if the rotation starts on that day, by the host's rule where it has one."""
        return timeline.application_window(start, self.earliest_months, self.latest_months, self.apply_by)

    def letter_expected(self, end: date, turnaround: int) -> date:
        """Return when its letter can be there if it ends on that day; `turnaround` is the usual one."""
        if self.letter_on is not None:
            return self.letter_on
        return timeline.letter_expected(end, turnaround if self.turnaround is None else self.turnaround)


def clashes(rotations: Iterable[PlannedRotation]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of ids whose dates share a day, each pair once."""
    dated = [(rotation.id, rotation.span) for rotation in rotations if rotation.span is not None]
    return tuple((a, b) for (a, one), (b, other) in combinations(dated, 2) if timeline.clash(one, other))


def clashes_of(
    rotation: PlannedRotation, rotations: Iterable[PlannedRotation]
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of `clashes` that one rotation is part of, in the same order."""
    if rotation.span is None:
        return ()
    found, before = [], True
    for other in rotations:
        if other.id == rotation.id:
            before = False
        elif other.span is not None and timeline.clash(rotation.span, other.span):
            found.append((other.id, rotation.id) if before else (rotation.id, other.id))
    return tuple(found)


def told_apart(found: Iterable[tuple[str, date | None]]) -> tuple[str, ...]:
    """Return the sites of rotations, with the first day where two have the same, so that one may choose."""
    places = tuple(found)
    often = Counter(site.casefold() for site, _start in places)
    return tuple(
        f"{site}, {start.day} {start:%b %Y}" if start is not None and often[site.casefold()] > 1 else site
        for site, start in places
    )
