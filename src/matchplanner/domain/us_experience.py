"""US clinical experience: what is held and what is planned, by kind and weeks (R25)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rotations import (
    GENETICS_RELEVANT,
    PlannedRotation,
    RotationKind,
    RotationMode,
    RotationStatus,
)
from matchplanner.domain.spans import Span

LEAST = 1
"""At least one experience in the US that is relevant to genetics (guide_away_rotations.txt 113-114)."""


class Standing(LabelledEnum):
    """How far the applicant is with the least that is expected."""

    NONE = "none", "None held or planned"
    PLANNED = "planned", "Planned, none held"
    HELD = "held", "Held"


@dataclass(frozen=True, slots=True)
class Stay:
    """Weeks in a US clinic; `weeks` is None where nobody noted how long it was."""

    genetics: bool
    mode: RotationMode
    weeks: int | None
    held: bool


@dataclass(frozen=True, slots=True)
class Weeks:
    """Some stays together: the weeks that are known, and how many stays have an unknown length."""

    known: int = 0
    stays: int = 0
    unknown: int = 0

    def plus(self, weeks: int | None) -> "Weeks":
        """Add one stay."""
        return Weeks(self.known + (weeks or 0), self.stays + 1, self.unknown + (weeks is None))


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of experience."""

    genetics: bool
    mode: RotationMode
    held: Weeks
    planned: Weeks


@dataclass(frozen=True, slots=True)
class Summary:
    """The kinds there are any of, those in genetics and the hands-on ones first, and all of them together."""

    lines: tuple[Line, ...]
    held: Weeks
    planned: Weeks
    standing: Standing


_OF_KIND = {
    ExperienceKind.US_GENETICS_HANDS_ON: (True, RotationMode.HANDS_ON),
    ExperienceKind.US_GENETICS_OBSERVED: (True, RotationMode.OBSERVERSHIP),
    ExperienceKind.US_OTHER_HANDS_ON: (False, RotationMode.HANDS_ON),
    ExperienceKind.US_OTHER_OBSERVED: (False, RotationMode.OBSERVERSHIP),
}
KINDS = tuple(_OF_KIND)
"""The kinds of experience that are clinical experience in the US."""

_NOT_CLINICAL = frozenset({RotationKind.RESEARCH})


def of_experience(
    kind: ExperienceKind, weeks: int | None, started_on: date | None, today: date
) -> tuple[Stay, ...]:
    """Return what an experience of the profile adds, nothing for one that was not in a US clinic."""
    if kind not in _OF_KIND:
        return ()
    genetics, mode = _OF_KIND[kind]
    return (Stay(genetics, mode, weeks, held=started_on is None or started_on <= today),)


def of_rotation(rotation: PlannedRotation, today: date) -> tuple[Stay, ...]:
    """Return what a rotation adds: held, ahead, or some of both while it runs.

    One that was never accepted and whose days are over adds nothing, nor does
    one in research.
    """
    if rotation.kind in _NOT_CLINICAL:
        return ()
    what, span = (rotation.kind in GENETICS_RELEVANT, rotation.mode), rotation.span
    weeks = None if span is None else span.weeks
    if rotation.status.reached(RotationStatus.DONE):
        return (Stay(*what, weeks, held=True),)
    if span is not None and span.end < today:
        taken = rotation.status.reached(RotationStatus.ACCEPTED)
        return (Stay(*what, weeks, held=True),) if taken else ()
    if rotation.status is not RotationStatus.RUNNING:
        return (Stay(*what, weeks, held=False),)
    if span is None or today < span.start:
        return (Stay(*what, weeks, held=True),)
    done = Span(span.start, today).days // 7
    return (Stay(*what, done, held=True), Stay(*what, span.weeks - done, held=False))


def summary(stays: Iterable[Stay]) -> Summary:
    """Add the stays up by kind."""
    found: dict[tuple[bool, RotationMode], Line] = {}
    held, planned = Weeks(), Weeks()
    for stay in stays:
        key = (stay.genetics, stay.mode)
        line = found.get(key, Line(*key, Weeks(), Weeks()))
        if stay.held:
            held = held.plus(stay.weeks)
            found[key] = Line(*key, line.held.plus(stay.weeks), line.planned)
        else:
            planned = planned.plus(stay.weeks)
            found[key] = Line(*key, line.held, line.planned.plus(stay.weeks))
    order = list(RotationMode)
    lines = sorted(found.values(), key=lambda line: (not line.genetics, order.index(line.mode)))
    return Summary(tuple(lines), held, planned, _standing(lines))


def _standing(lines: Iterable[Line]) -> Standing:
    relevant = [line for line in lines if line.genetics]
    if sum(line.held.stays for line in relevant) >= LEAST:
        return Standing.HELD
    if sum(line.held.stays + line.planned.stays for line in relevant) >= LEAST:
        return Standing.PLANNED
    return Standing.NONE
