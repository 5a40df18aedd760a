"""What else weighs: place, stability, network, each rated and weighed by the applicant (R136-R139)."""

from collections.abc import Mapping
from dataclasses import dataclass

from matchplanner.domain.eligibility import Standing
from matchplanner.domain.labels import LabelledEnum
from matchplanner.wording import say

RATINGS = range(1, 6)
"""1 suits the applicant badly, 5 very well; None is not judged."""

WEIGHTS = range(6)
"""0 leaves a factor out, 5 weighs most."""

DEFAULT_WEIGHT = 1
_NEW_YEARS = 5


class Factor(LabelledEnum):
    """A factor beside quality and friendliness (guide_researching_programs.txt 282-291)."""

    COST = "cost", "Cost of living against your means"
    COMMUNITY = "community", "Community and family nearby"
    CLIMATE = "climate", "Climate and way of life"
    STABILITY = "stability", "Stability of the program"
    NETWORK = "network", "Network for later"


class Sign(LabelledEnum):
    """A fact that bears on a factor; it is shown beside the rating and never turned into one."""

    ESTABLISHED = "established", "Founded {years} years ago"
    NEW = "new", "Founded {years} years ago: new"
    SOUND = "sound", "Accredited"
    TROUBLED = "troubled", "Accreditation: {status}"
    ACADEMIC = "academic", "At an academic centre"
    NOT_ACADEMIC = "not_academic", "Not at an academic centre"


@dataclass(frozen=True, slots=True)
class FactorFigure:
    """The weighted mean of the ratings, a range from 1 to 5 while some are not given.

    `low` and `high` are None while no factor has a weight.
    """

    low: float | None
    high: float | None
    rated: int
    of: int

    def as_text(self) -> str:
        """Return "3.4 of 5", "2.8-3.9 of 5" or "not rated"."""
        if self.low is None or self.high is None or not self.rated:
            return say("not rated")
        span = f"{self.low:.1f}" if self.rated == self.of else f"{self.low:.1f}-{self.high:.1f}"
        return say("{span} of 5", span=span)


def figure(ratings: Mapping[Factor, int], weights: Mapping[Factor, int]) -> FactorFigure:
    """Weigh the ratings; a factor that is not rated may still be anything from 1 to 5."""
    weighed = {factor: weight for factor in Factor if (weight := weights.get(factor, DEFAULT_WEIGHT))}
    total = sum(weighed.values())
    rated = sum(factor in ratings for factor in weighed)
    if not total:
        return FactorFigure(None, None, 0, 0)
    low = sum(weight * ratings.get(factor, RATINGS[0]) for factor, weight in weighed.items())
    high = sum(weight * ratings.get(factor, RATINGS[-1]) for factor, weight in weighed.items())
    return FactorFigure(low / total, high / total, rated, len(weighed))


def known_signs(standing: Standing, founded: int | None, year: int, academic: str = "") -> tuple[Sign, ...]:
    """Return what is known of stability (R137), age in `year` and accreditation, and of the network (R138).

    `academic` says whether the program belongs to an academic centre: "yes", "no" or "".
    """
    signs = []
    if founded is not None:
        signs.append(Sign.NEW if year - founded <= _NEW_YEARS else Sign.ESTABLISHED)
    if standing is Standing.SOUND:
        signs.append(Sign.SOUND)
    elif standing.troubled:
        signs.append(Sign.TROUBLED)
    if academic:
        signs.append(Sign.ACADEMIC if academic == "yes" else Sign.NOT_ACADEMIC)
    return tuple(signs)
