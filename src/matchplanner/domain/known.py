"""What is known about a program, as far as goals, rules and tiers ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.rubric import ScoreRange

Signature = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The stated facts of a program; a field nobody has spoken of is missing, never "no".

    `values` holds each stated field's value in the form of the plan, lists
    with all their sources' words joined; `faculty` the stated interests of
    its teachers (R85).
    """

    values: Mapping[ClaimField, str] = field(default_factory=dict)
    program_type: ProgramType = ProgramType.UNKNOWN
    tags: frozenset[str] = frozenset()
    faculty: tuple[str, ...] = ()

    def stated(self, fact: ClaimField) -> str:
        """Return a field's value, "" while it is unknown."""
        return self.values.get(fact, "")

    def number(self, fact: ClaimField) -> float | None:
        """Return a field's value as a number, None while it is unknown or no number."""
        text = self.values.get(fact, "")
        try:
            return float(text) if text else None
        except ValueError:
            return None

    def with_value(self, fact: ClaimField, value: str) -> "Known":
        """Return the same, had this been stated: what a question may turn out to say."""
        return Known({**self.values, fact: value}, self.program_type, self.tags, self.faculty)

    def signature(self) -> Signature:
        """Return a key that two programs share exactly if the same is known of both."""
        return (frozenset(self.values.items()), self.program_type, self.tags, self.faculty)


def with_points(score: ScoreRange, points: int, best: int) -> ScoreRange:
    """Return a score, had one of its open criteria been given points out of `best`."""
    return replace(
        score, low=score.low + points, high=score.high - best + points, assessed=score.assessed + 1
    )
