"""All rules over one plan."""

from collections.abc import Iterator

from matchplanner.domain.rotations import PlannedRotation, clashes, clashes_of
from matchplanner.domain.violations.kinds import Violation
from matchplanner.domain.violations.of_dates import of_applying, of_dates, overlaps
from matchplanner.domain.violations.of_host import of_host, of_papers
from matchplanner.domain.violations.of_plan import of_plan
from matchplanner.domain.violations.situation import Situation


def find(situation: Situation) -> tuple[Violation, ...]:
    """Return all that is wrong with a plan, the plan's own first, then by rotation."""
    return tuple(_all(situation))


def find_about(situation: Situation, rotation_id: int) -> tuple[Violation, ...]:
    """Return what `find` tells of one rotation, without looking at the others' own: quick while dragging."""
    return tuple(one for one in _about(situation, rotation_id) if rotation_id in one.rotation_ids)


def _all(situation: Situation) -> Iterator[Violation]:
    yield from of_plan(situation)
    yield from overlaps(situation, clashes(situation.rotations), situation.rotations)
    for rotation in situation.rotations:
        yield from _own(situation, rotation)


def _about(situation: Situation, rotation_id: int) -> Iterator[Violation]:
    rotation = situation.rotation(rotation_id)
    if rotation is None:
        return
    yield from of_plan(situation)
    pairs = clashes_of(rotation, situation.rotations)
    yield from overlaps(situation, pairs, (rotation,))
    yield from _own(situation, rotation)


def _own(situation: Situation, rotation: PlannedRotation) -> Iterator[Violation]:
    if rotation.span is not None:
        yield from of_dates(situation, rotation, rotation.span)
        yield from of_papers(situation, rotation, rotation.span)
    if rotation.start is not None:
        yield from of_applying(situation, rotation, rotation.window(rotation.start))
    yield from of_host(situation, rotation)
