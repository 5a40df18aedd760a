"""What answers to "which of these two" say together: who is above whom, who is equal, what contradicts."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum


class Verdict(LabelledEnum):
    """The answer to "which of these two"."""

    FIRST = "first", "The first"
    SECOND = "second", "The second"
    EQUAL = "equal", "Equal"
    SKIP = "skip", "Skipped"

    @property
    def mirrored(self) -> "Verdict":
        """The same answer with the two the other way round."""
        return {Verdict.FIRST: Verdict.SECOND, Verdict.SECOND: Verdict.FIRST}.get(self, self)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; a later one has a higher id."""

    id: int
    first: int
    second: int
    verdict: Verdict

    @property
    def pair(self) -> frozenset[int]:
        """The two it is about, whichever was named first."""
        return frozenset((self.first, self.second))

    @property
    def decided(self) -> bool:
        """Whether it says anything."""
        return self.verdict is not Verdict.SKIP

    @property
    def over(self) -> tuple[int, int]:
        """The two with the preferred one first; as they were named where they are equal."""
        return (self.second, self.first) if self.verdict is Verdict.SECOND else (self.first, self.second)


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a cycle: by `answer`, an id, `upper` was preferred to `lower` or held `equal` to it."""

    upper: int
    lower: int
    equal: bool
    answer: int


@dataclass(frozen=True, slots=True)
class Cycle:
    """Answers that cannot all hold; `reconsider` is the answer to think over first."""

    steps: tuple[Step, ...]
    reconsider: int


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything that follows from the answers.

    Items that are held equal, or that contradictions tie together, make a
    group. `above` and `below` have for each group a bit for every group above
    and below it; `tangled` names the groups that contradict themselves.
    """

    group_of: Mapping[int, int]
    members: tuple[tuple[int, ...], ...]
    above: tuple[int, ...]
    below: tuple[int, ...]
    tangled: frozenset[int]
    cycles: tuple[Cycle, ...]

    def outranks(self, upper: int, lower: int) -> bool:
        """Say whether one group stands above the other for certain."""
        return bool(self.above[lower] >> upper & 1)

    def settled(self, one: int, other: int) -> bool:
        """Say whether the answers tell how two groups stand to each other."""
        return one == other or self.outranks(one, other) or self.outranks(other, one)


def relations(items: Iterable[int], answers: Sequence[Answer]) -> Relations:
    """Return what follows from the answers; they may speak of more than the items.

    "A over B" and "B over C" give "A over C". A chain of answers that leads
    back to its start through at least one preference is a cycle: its members
    are tied together until one answer is changed.
    """
    decided = [answer for answer in answers if answer.decided]
    known = tuple(dict.fromkeys((*items, *(one for answer in decided for one in answer.over))))
    at = {item: index for index, item in enumerate(known)}
    down = _reach(len(known), _links(decided, at))
    group_of, members = _groups(known, down)
    tangled = frozenset(
        group_of[answer.first]
        for answer in decided
        if answer.verdict is not Verdict.EQUAL and group_of[answer.first] == group_of[answer.second]
    )
    heads = [at[group[0]] for group in members]
    below = tuple(
        sum(1 << lower for lower, head in enumerate(heads) if head != here and down[here] >> head & 1)
        for here in heads
    )
    above = tuple(
        sum(1 << upper for upper, under in enumerate(below) if under >> group & 1)
        for group in range(len(members))
    )
    return Relations(group_of, members, above, below, tangled, _cycles(decided, group_of, tangled))


def _links(decided: Sequence[Answer], at: Mapping[int, int]) -> list[tuple[int, int]]:
    links = [(at[answer.over[0]], at[answer.over[1]]) for answer in decided]
    back = [(at[answer.second], at[answer.first]) for answer in decided if answer.verdict is Verdict.EQUAL]
    return links + back


def _reach(count: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each item, as bits, itself and all that links lead down to (Warshall's closure)."""
    reach = [1 << item for item in range(count)]
    for upper, lower in links:
        reach[upper] |= 1 << lower
    for through in range(count):
        for item in range(count):
            if reach[item] >> through & 1:
                reach[item] |= reach[through]
    return reach


def _groups(known: Sequence[int], down: Sequence[int]) -> tuple[dict[int, int], tuple[tuple[int, ...], ...]]:
    """Put items that lead down to each other into one group; groups stand in the order of the items."""
    group_of: dict[int, int] = {}
    members: list[tuple[int, ...]] = []
    for one, item in enumerate(known):
        if item in group_of:
            continue
        alike = tuple(
            known[other] for other in range(len(known)) if down[one] >> other & 1 and down[other] >> one & 1
        )
        group_of.update(dict.fromkeys(alike, len(members)))
        members.append(alike)
    return group_of, tuple(members)


def _cycles(
    decided: Sequence[Answer], group_of: Mapping[int, int], tangled: frozenset[int]
) -> tuple[Cycle, ...]:
    """Return for each contradicted preference the shortest way back to its start, each cycle once.

    To be reconsidered first is the answer that takes part in most of the
    cycles and, among these, the latest: it closed the cycle.
    """
    inside = [
        answer
        for answer in decided
        if group_of[answer.first] in tangled and group_of[answer.first] == group_of[answer.second]
    ]
    steps: dict[int, list[Step]] = {}
    for answer in inside:
        for step in _steps(answer):
            steps.setdefault(step.upper, []).append(step)
    found: dict[frozenset[int], tuple[Step, ...]] = {}
    for answer in inside:
        if answer.verdict is not Verdict.EQUAL:
            round_trip = (_steps(answer)[0], *_way(steps, answer.over[1], answer.over[0]))
            found.setdefault(frozenset(step.answer for step in round_trip), round_trip)
    counts = {answer.id: sum(answer.id in cycle for cycle in found) for answer in inside}
    cycles = (
        Cycle(way, max((step.answer for step in way), key=lambda key: (counts[key], key)))
        for way in found.values()
    )
    return tuple(sorted(cycles, key=lambda cycle: len(cycle.steps)))


def _steps(answer: Answer) -> tuple[Step, ...]:
    equal = answer.verdict is Verdict.EQUAL
    there = Step(*answer.over, equal, answer.id)
    return (there, Step(there.lower, there.upper, equal, answer.id)) if equal else (there,)


def _way(steps: Mapping[int, Sequence[Step]], start: int, end: int) -> tuple[Step, ...]:
    """Return the shortest chain of steps from start down to end; there is one within a tangled group."""
    came: dict[int, Step] = {}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for step in steps.get(here, ()):
            if step.lower != start and step.lower not in came:
                came[step.lower] = step
                waiting.append(step.lower)
    way: list[Step] = []
    while end != start:
        way.append(came[end])
        end = came[end].upper
    return tuple(reversed(way))
