"""Programs compared two at a time: the order the answers give, and what to ask next (B8).

The questions are those of an insertion sort: one program after the other is
placed among those already in order by halving the places that are left to it.
That takes about n log2 n answers (12 programs: about 30). Everything is worked
out from the answers alone, so a round can be left and taken up at any time,
and what follows from answers is not asked.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from matchplanner.domain.pair_relations import Answer, Cycle, relations
from matchplanner.domain.rank_scores import Place

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the answers come to.

    `order` has every program, most preferred first; where the answers leave
    two open, or equal, they keep the order they were given in. `places` says
    from where to where each may stand. `asked` counts the answers that decide
    something between these programs, `left` is about how many are still to
    come, `question` the next, None when only `skipped` pairs are open, or none.
    """

    order: tuple[int, ...]
    places: Mapping[int, Place]
    asked: int
    left: int
    question: Pair | None
    skipped: tuple[Pair, ...]
    cycles: tuple[Cycle, ...]

    @property
    def complete(self) -> bool:
        """Whether the answers settle every place, and contradict each other nowhere."""
        return self.question is None and not self.skipped and not self.cycles


def standing(programs: Sequence[int], answers: Sequence[Answer]) -> Standing:
    """Return where the answers put the programs; the order of the answers does not matter.

    Answers about other programs count for what follows from them.
    """
    given = tuple(dict.fromkeys(programs))
    within = frozenset(given)
    held = _Held(given, answers)
    question, left = _questions(held)
    return Standing(
        order=tuple(held.ordered()),
        places=held.places(),
        asked=sum(answer.decided and answer.pair <= within for answer in answers),
        left=left,
        question=question,
        skipped=tuple(held.named(*pair) for pair in held.open() if held.put_off(*pair)),
        cycles=held.cycles(),
    )


def checks(programs: Sequence[int], answers: Sequence[Answer]) -> tuple[Pair, ...]:
    """Return the pairs that other answers decide and that were never put directly, nearest first.

    Asking a few of them shows whether the answers hold together; where they do
    not, a cycle comes to light. The expected one is named second as often as
    first, so that its side does not give it away.
    """
    given = tuple(dict.fromkeys(programs))
    held = _Held(given, answers)
    asked = {answer.pair for answer in answers}
    order = tuple(held.ordered())
    found = [
        (below - above, above, (order[above], order[below]))
        for above, below in combinations(range(len(order)), 2)
        if frozenset((order[above], order[below])) not in asked and held.sure(order[above], order[below])
    ]
    return tuple(pair if sum(pair) % 2 else pair[::-1] for _distance, _place, pair in sorted(found))


class _Held:
    """What the answers say about some programs; groups are those of `Relations`."""

    def __init__(self, given: Sequence[int], answers: Sequence[Answer]) -> None:
        self._all = relations(given, answers)
        self._given = given
        self._skips = {answer.pair for answer in answers if not answer.decided}
        self.groups: dict[int, list[int]] = {}
        for program in given:
            self.groups.setdefault(self._all.group_of[program], []).append(program)

    def above(self, group: int, among: int) -> int:
        """Return how many groups of a set of bits stand above one."""
        return (self._all.above[group] & among).bit_count()

    def below(self, group: int, among: int) -> int:
        """Return how many groups of a set of bits stand below one."""
        return (self._all.below[group] & among).bit_count()

    def settled(self, one: int, other: int) -> bool:
        """Say whether the answers tell how two groups stand to each other."""
        return bool((self._all.above[one] | self._all.below[one]) >> other & 1)

    def sure(self, one: int, other: int) -> bool:
        """Say whether the answers tell without contradiction how two programs stand to each other."""
        groups = {self._all.group_of[one], self._all.group_of[other]}
        return not groups & self._all.tangled and (len(groups) == 1 or self.settled(*groups))

    def open(self) -> Iterator[Pair]:
        """Yield the pairs of groups between which nothing is decided."""
        return (pair for pair in combinations(self.groups, 2) if not self.settled(*pair))

    def put_off(self, one: int, other: int) -> bool:
        """Say whether the question between two groups was skipped."""
        return self._skipped(one, other) is not None

    def named(self, one: int, other: int) -> Pair:
        """Return a program of each group: those of the question that was skipped, else the first."""
        return self._skipped(one, other) or (self.groups[one][0], self.groups[other][0])

    def ordered(self) -> Iterator[int]:
        """Yield the programs from the top; where nothing is decided, the first given comes first."""
        waiting, left = dict(self.groups), _bits(self.groups)
        while waiting:
            group = next(one for one in waiting if not self.above(one, left))
            left &= ~(1 << group)
            yield from waiting.pop(group)

    def places(self) -> dict[int, Place]:
        """Return from where to where each program may stand."""
        found: dict[int, Place] = {}
        for group, programs in self.groups.items():
            above = self._count(self._all.above[group])
            below = self._count(self._all.below[group])
            equal = len(programs) > 1 and group not in self._all.tangled
            last = len(self._given) - below - (len(programs) - 1 if equal else 0)
            found.update(dict.fromkeys(programs, Place(above + 1, last, shared=equal)))
        return {program: found[program] for program in self._given}

    def cycles(self) -> tuple[Cycle, ...]:
        """Return the contradictions that keep two or more of the programs apart."""
        group_of = self._all.group_of
        return tuple(
            cycle
            for cycle in self._all.cycles
            if len(self.groups.get(group_of[cycle.steps[0].upper], ())) > 1
        )

    def _count(self, among: int) -> int:
        return sum(len(programs) for group, programs in self.groups.items() if among >> group & 1)

    def _skipped(self, one: int, other: int) -> Pair | None:
        pairs = product(self.groups[one], self.groups[other])
        return next((pair for pair in pairs if frozenset(pair) in self._skips), None)


def _questions(held: _Held) -> tuple[Pair | None, int]:
    """Return the next question, and about how many are still to come: 0 when there is none."""
    chain, waiting = _placed(held)
    found: Pair | None = None
    expected = Fraction(0)
    for at, group in enumerate(waiting):
        beside = _askable(held, group, chain)
        untried = _askable(held, group, waiting[:at])
        expected += _expected(len(beside) + len(untried) + 1)
        if found is None and (beside or untried):
            found = held.named((beside or untried)[0], group)
    return found, math.ceil(expected)


def _placed(held: _Held) -> tuple[list[int], list[int]]:
    """Return the groups that the answers put in one line, and those whose place in it is open."""
    chain: list[int] = []
    waiting, among = list(held.groups), 0
    for _round in range(len(waiting)):
        still = []
        for group in waiting:
            above = held.above(group, among)
            if above + held.below(group, among) < len(chain):
                still.append(group)
                continue
            chain.insert(above, group)
            among |= 1 << group
        if still == waiting:
            break
        waiting = still
    return chain, waiting


def _askable(held: _Held, group: int, among: Sequence[int]) -> list[int]:
    """Return the groups to hold one against, the middle of those in question first.

    Of two in the middle the lower comes first: what is given later is more often less preferred.
    """
    asked = [other for other in among if not held.settled(other, group)]
    nearest = sorted(range(len(asked)), key=lambda at: (abs(2 * at + 1 - len(asked)), -at))
    return [asked[at] for at in nearest if not held.put_off(asked[at], group)]


def _expected(places: int) -> Fraction:
    """Return how many answers it takes on average to find one of so many places by halving."""
    depth = (places - 1).bit_length()
    shallow = 2**depth - places
    return Fraction(shallow * (depth - 1) + (places - shallow) * depth, places)


def _bits(groups: Iterable[int]) -> int:
    return sum(1 << group for group in groups)
