"""A market: who ranks whom, and how many places there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matchplanner.errors import UserError
from matchplanner.wording import say

_EXAMPLE = '{"applicants": {"Ann": ["City"]}, "programs": {"City": {"quota": 1, "ranks": ["Ann"]}}}'


@dataclass(frozen=True, slots=True)
class Program:
    """A program's rank order list, most wanted first, and its quota (0 or more)."""

    quota: int
    ranks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Market:
    """Rank order lists by name, each most wanted first.

    A name that is ranked but has no list of its own can never be matched;
    `strangers` says who that is.
    """

    applicants: Mapping[str, tuple[str, ...]]
    programs: Mapping[str, Program]

    def strangers(self) -> tuple[str, ...]:
        """Return one sentence for each name that is ranked and has no list of its own."""
        applicants = (
            f"{applicant} ranks {name}, which is not among the programs."
            for applicant, ranks in self.applicants.items()
            for name in ranks
            if name not in self.programs
        )
        programs = (
            f"{program} ranks {name}, who is not among the applicants."
            for program, listed in self.programs.items()
            for name in listed.ranks
            if name not in self.applicants
        )
        return (*applicants, *programs)


def parse(document: object) -> Market:
    """Return the market of a JSON document: "applicants", and "programs" with "quota" and "ranks", by name.

    Other keys are passed over. Raises UserError for anything that is not a
    market, and for a name that stands twice on one list.
    """
    if not isinstance(document, Mapping):
        raise _refusal("is not a market")
    applicants, programs = document.get("applicants"), document.get("programs")
    if not isinstance(applicants, Mapping) or not isinstance(programs, Mapping):
        raise _refusal("has no “applicants” and “programs” by name")
    return Market(
        {str(name): _ranks(str(name), ranks) for name, ranks in applicants.items()},
        {str(name): _program(str(name), content) for name, content in programs.items()},
    )


def _program(name: str, content: object) -> Program:
    if not isinstance(content, Mapping):
        raise _refusal(f"has no “quota” and “ranks” for {name}")
    quota = content.get("quota")
    if not isinstance(quota, int) or isinstance(quota, bool) or quota < 0:
        raise _refusal(f"gives {name} no whole number of places as “quota”")
    return Program(quota, _ranks(name, content.get("ranks")))


def _ranks(owner: str, ranks: object) -> tuple[str, ...]:
    if not isinstance(ranks, Iterable) or isinstance(ranks, str | Mapping):
        raise _refusal(f"has no list of ranks for {owner}")
    names = tuple(ranks)
    if not all(isinstance(name, str) for name in names):
        raise _refusal(f"ranks something that is no name on the list of {owner}")
    if len(set(names)) < len(names):
        raise _refusal(f"names somebody twice on the list of {owner}")
    return names


def _refusal(what: str) -> UserError:
    return UserError(
        say("The file {what}.", what=what),
        say("It should look like {example}.", example=_EXAMPLE),
    )
