"""Weights of criteria, learned from "which step would you rather take" (B8).

Each question offers the same step of ratings on two criteria, all else being
equal. A score is the sum of weight times rating, so whoever prefers the step
on the first says that it weighs more, and nothing else: answers are
comparisons of weights. Of all the weights that fit the answers the middle is
proposed, their centre of gravity. For criteria in one line it is known as the
rank order centroid (Barron and Barrett 1996): 61.1, 27.8 and 11.1 % for three.
It keeps every answer, gives equal weights to what was called equal, leans
towards none of the weights that would fit as well, and moves no further than
the answers go: without any, all weigh the same.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from matchplanner.domain.pair_relations import Answer, relations

STEP = (5, 8)
"""The ratings between which the step lies that questions offer."""

MOST = 8
"""So many criteria, equal ones counted once, are weighed with answers missing; each more doubles the work."""


def proposed(criteria: Sequence[int], answers: Sequence[Answer]) -> dict[int, Fraction]:
    """Return the middle of all weights that fit the answers, as parts of one.

    Empty without an answer between these criteria, where answers contradict
    each other, and for more than `MOST` that are not in one line yet.
    """
    within = frozenset(criteria)
    told = [answer for answer in answers if answer.decided and answer.pair <= within]
    held = relations(criteria, told)
    groups = len(held.members)
    in_line = sum(higher.bit_count() for higher in held.above) == groups * (groups - 1) // 2
    if not told or held.tangled or (groups > MOST and not in_line):
        return {}
    middle = _middle([len(group) for group in held.members], held.above)
    return {one: middle[held.group_of[one]] for one in criteria}


def _middle(sizes: Sequence[int], above: Sequence[int]) -> list[Fraction]:
    """Return the centre of gravity of all weights that fall along `above`, a bit for each group higher up.

    The weights that fit one line of the groups are a simplex. Its corners
    weigh the first group alone, the first two alike, and so on; its centre is
    the mean of the corners, its volume the product of their parts. The groups
    that may come first, in any line, are gone through once each.
    """
    groups = range(len(sizes))
    whole = (1 << len(sizes)) - 1

    @cache
    def lines(taken: int) -> tuple[Fraction, tuple[Fraction, ...]]:
        """Return the volume of all lines that go on from the groups taken, and their corners by volume."""
        if taken == whole:
            return Fraction(1), (Fraction(0),) * len(sizes)
        volume, corners = Fraction(0), [Fraction(0)] * len(sizes)
        for group in groups:
            if taken >> group & 1 or above[group] & ~taken:
                continue
            longer = taken | 1 << group
            part = Fraction(1, sum(sizes[one] for one in groups if longer >> one & 1))
            beyond, sums = lines(longer)
            volume += part * beyond
            for one in groups:
                corner = part * beyond if longer >> one & 1 else Fraction(0)
                corners[one] += part * (sums[one] + corner)
        return volume, tuple(corners)

    volume, corners = lines(0)
    return [corner / volume / len(sizes) for corner in corners]
