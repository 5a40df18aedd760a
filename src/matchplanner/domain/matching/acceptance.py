"""Applicant-proposing deferred acceptance, step by step: NRMP's published algorithm without couples.

Who proposes next does not change the outcome, so each applicant goes on until
held or out of programs before the next begins: that is how NRMP tells it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.matching.market import Market

Matches = Mapping[str, str | None]


class Outcome(LabelledEnum):
    """What a program answers to an applicant's proposal."""

    HELD = "held", "Held"
    REPLACED = "replaced", "Held, and another let go"
    FULL = "full", "Full with applicants it ranks higher"
    NOT_RANKED = "not_ranked", "Not on the program's list"


@dataclass(frozen=True, slots=True)
class Step:
    """One proposal and its answer; `let_go` is who has to go on, "" for nobody."""

    applicant: str
    program: str
    outcome: Outcome
    let_go: str = ""


@dataclass(frozen=True, slots=True)
class Proposing:
    """A market on its way: who is held where, and how many programs each applicant has asked.

    `places` tells by program where each applicant stands on its list; `asked` and
    `held` move on with each proposal.
    """

    lists: Mapping[str, tuple[str, ...]]
    quotas: Mapping[str, int]
    places: Mapping[str, Mapping[str, int]]
    asked: dict[str, int]
    held: dict[str, list[str]]

    @classmethod
    def begun(cls, market: Market) -> "Proposing":
        """Return the market with nobody held yet."""
        return cls(
            lists=market.applicants,
            quotas={name: program.quota for name, program in market.programs.items()},
            places={
                name: {applicant: at for at, applicant in enumerate(program.ranks)}
                for name, program in market.programs.items()
            },
            asked=dict.fromkeys(market.applicants, 0),
            held={name: [] for name in market.programs},
        )

    def joined_by(self, applicant: str, ranks: tuple[str, ...]) -> "Proposing":
        """Return the same moment with a list for an applicant who has not proposed yet."""
        return replace(
            self,
            lists={**self.lists, applicant: ranks},
            asked={**self.asked, applicant: 0},
            held={name: list(there) for name, there in self.held.items()},
        )

    def go_on(self, first: str) -> Iterator[Step]:
        """Yield the proposals that follow once this applicant proposes, until nobody is free that can ask."""
        free = first
        while free and self.asked[free] < len(self.lists[free]):
            program = self.lists[free][self.asked[free]]
            self.asked[free] += 1
            places: Mapping[str, int] = self.places.get(program, {})
            if free not in places:
                yield Step(free, program, Outcome.NOT_RANKED)
                continue
            now = self.held[program]
            now.append(free)
            if len(now) <= self.quotas[program]:
                yield Step(free, program, Outcome.HELD)
                return
            out = max(now, key=places.__getitem__)
            now.remove(out)
            if out == free:
                yield Step(free, program, Outcome.FULL)
            else:
                yield Step(free, program, Outcome.REPLACED, let_go=out)
                free = out


def steps(market: Market) -> Iterator[Step]:
    """Yield every proposal in order; what is held after the last one is the match."""
    proposing = Proposing.begun(market)
    for applicant in market.applicants:
        yield from proposing.go_on(applicant)


def solve(market: Market) -> dict[str, str | None]:
    """Return each applicant's program, None for no match: the stable match best for every applicant."""
    matches: dict[str, str | None] = dict.fromkeys(market.applicants)
    for step in steps(market):
        if step.let_go:
            matches[step.let_go] = None
        if step.outcome in {Outcome.HELD, Outcome.REPLACED}:
            matches[step.applicant] = step.program
    return matches


def unfilled(market: Market, matches: Matches) -> dict[str, int]:
    """Return how many places of each program stay empty."""
    taken = list(matches.values())
    return {name: program.quota - taken.count(name) for name, program in market.programs.items()}


def blocking_pairs(market: Market, matches: Matches) -> Iterator[tuple[str, str]]:
    """Yield applicants and programs that would both rather have each other; a stable match has none."""
    for applicant, ranks in market.applicants.items():
        for name in ranks:
            if name == matches[applicant]:
                break
            program = market.programs.get(name)
            if program is None or applicant not in program.ranks or not program.quota:
                continue
            there = [other for other, at in matches.items() if at == name]
            place = program.ranks.index(applicant)
            if len(there) < program.quota or any(program.ranks.index(other) > place for other in there):
                yield applicant, name
