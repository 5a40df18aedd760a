"""All rules over one plan."""

from collections.abc import Iterator

from matchplanner.domain.violations.kinds import Violation
from matchplanner.domain.violations.of_dates import of_applying, of_dates, overlaps
from matchplanner.domain.violations.of_host import of_host, of_papers
from matchplanner.domain.violations.of_plan import of_plan
from matchplanner.domain.violations.situation import Situation


def find(situation: Situation) -> tuple[Violation, ...]:
    """Return all that is wrong with a plan, the plan's own first, then by rotation."""
    return tuple(_all(situation))


def _all(situation: Situation) -> Iterator[Violation]:
    yield from of_plan(situation)
    yield from overlaps(situation)
    for rotation in situation.rotations:
        if rotation.span is not None:
            yield from of_dates(situation, rotation, rotation.span)
            yield from of_papers(situation, rotation, rotation.span)
        if rotation.start is not None:
            yield from of_applying(situation, rotation, rotation.window(rotation.start))
        yield from of_host(situation, rotation)
