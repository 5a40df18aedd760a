"""A match as a series of pictures: what is held after each proposal."""

from collections.abc import Mapping
from dataclasses import dataclass

from matchplanner.domain.matching.acceptance import Proposing, Step
from matchplanner.domain.matching.market import Market


@dataclass(frozen=True, slots=True)
class Frame:
    """What each program holds, the applicant it ranks highest first, once `step` is done.

    The first frame has no step; `before` counts the proposals that led to it.
    """

    step: Step | None
    held: Mapping[str, tuple[str, ...]]
    before: int = 0

    def program_of(self, applicant: str) -> str | None:
        """Return the program that holds an applicant, None for nobody."""
        return next((name for name, there in self.held.items() if applicant in there), None)


def frames(market: Market, since: str = "") -> tuple[Frame, ...]:
    """Return every frame of a match; with an applicant's name, from before that one first proposes."""
    proposing = Proposing.begun(market)
    found = [_frame(proposing, None)]
    steps = 0
    for applicant in market.applicants:
        if applicant == since:
            found = [_frame(proposing, None, steps)]
        for step in proposing.go_on(applicant):
            steps += 1
            found.append(_frame(proposing, step))
    return tuple(found)


def _frame(proposing: Proposing, step: Step | None, before: int = 0) -> Frame:
    held = {
        name: tuple(sorted(there, key=proposing.places[name].__getitem__))
        for name, there in proposing.held.items()
    }
    return Frame(step, held, before)
