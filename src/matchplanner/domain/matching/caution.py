"""Orders that a cautious applicant might hand in instead of the honest one."""

from collections.abc import Mapping, Sequence

from matchplanner.domain.labels import LabelledEnum


class Caution(LabelledEnum):
    """A way to be cautious that can be told in one line."""

    SAFEST = "safest", "Safest first: tier 3, then 2, then 1"
    FIRST_LAST = "first_last", "My first choice last"
    REVERSED = "reversed", "My list the other way round"


def cautious(order: Sequence[int], tiers: Mapping[int, int | None], way: Caution) -> tuple[int, ...]:
    """Return an honest order made cautious; a program without a tier goes after those that have one."""
    if way is Caution.REVERSED:
        return tuple(reversed(order))
    if way is Caution.FIRST_LAST:
        return (*order[1:], *order[:1])
    return tuple(sorted(order, key=lambda program: -(tiers.get(program) or 0)))


def usual(order: Sequence[int], tiers: Mapping[int, int | None]) -> Caution:
    """Return the way to begin with: by tier, unless that leaves the honest order as it is."""
    changed = cautious(order, tiers, Caution.SAFEST) != tuple(order)
    return Caution.SAFEST if changed else Caution.FIRST_LAST
