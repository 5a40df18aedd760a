"""Signals and geographic preferences that are given, held against what there is to give (B24).

Source: domain_facts.md 4.2 and 4.3.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.places import Division
from matchplanner.domain.season import Track
from matchplanner.domain.token_tables import SIGNALS, Allowance, DivisionLimit, SignalTable, TokenKind
from matchplanner.wording import counted, joined, say


@dataclass(frozen=True, slots=True)
class Given:
    """A signal given or planned; `clock` is how its program is applied to, None where nobody knows."""

    id: int
    kind: TokenKind
    specialty: str
    program_id: int
    program: str
    clock: tuple[Track, str] | None
    applying: bool


@dataclass(frozen=True, slots=True)
class Meter:
    """How many of one kind of a specialty are used; `of` is None while nobody knows how many there are."""

    specialty: str
    kind: TokenKind
    used: int
    of: int | None

    @property
    def left(self) -> int | None:
        """How many are left, negative where too many are given; None while unknown."""
        return None if self.of is None else self.of - self.used


class Doubt(LabelledEnum):
    """What speaks against a token as it was given, the gravest first."""

    OVER = "over", "More given than there are"
    NONE = "none", "The specialty has no signals"
    UNKNOWN = "unknown", "Nobody knows how many there are"
    TIER = "tier", "The specialty has other kinds"
    OTHER_SPECIALTY = "other_specialty", "A program of another specialty"
    OTHER_MATCH = "other_match", "A program in another match"
    TWICE = "twice", "More than one to a program"
    NOT_APPLYING = "not_applying", "No application is planned"


@dataclass(frozen=True, slots=True)
class TokenDoubt:
    """A doubt about one token, in a sentence."""

    doubt: Doubt
    token: int
    text: str


def meters(given: Sequence[Given], table: SignalTable, specialties: Iterable[str] = ()) -> tuple[Meter, ...]:
    """Return what is used of each kind, for these specialties and those that signals were given in.

    A specialty that has none, and one that no list names, has a meter of plain signals.
    """
    used = Counter((one.specialty.casefold(), one.kind) for one in given)
    names = {name.casefold(): name for name in (*specialties, *(one.specialty for one in given)) if name}
    found = []
    for key, name in sorted(names.items()):
        allowance = table.allowance(name)
        there = dict(() if allowance is None else allowance.counts)
        kinds = [kind for kind in SIGNALS if kind in there or used[key, kind]] or [TokenKind.SIGNAL]
        for kind in kinds:
            of = None if allowance is None else there.get(kind, 0)
            found.append(Meter(name if allowance is None else allowance.specialty, kind, used[key, kind], of))
    return tuple(found)


def doubts(given: Sequence[Given], table: SignalTable) -> tuple[TokenDoubt, ...]:
    """Return what speaks against the signals as they are given, token by token in their order."""
    to_program = Counter(one.program_id for one in given)
    nth: Counter[tuple[str, TokenKind]] = Counter()
    found: list[TokenDoubt] = []
    for one in given:
        at = one.specialty.casefold(), one.kind
        nth[at] += 1
        allowance = table.allowance(one.specialty)
        found += _about_number(one, allowance, nth[at])
        found += _about_program(one, allowance, to_program[one.program_id])
    return tuple(found)


_MANY = {
    TokenKind.SIGNAL: "signals",
    TokenKind.GOLD: "gold signals",
    TokenKind.SILVER: "silver signals",
}


def _about_number(one: Given, allowance: Allowance | None, nth: int) -> list[TokenDoubt]:
    if allowance is None:
        text = say(
            "No list read says how many signals {specialty} has.",
            specialty=one.specialty or say("this specialty"),
        )
        return [TokenDoubt(Doubt.UNKNOWN, one.id, f"{one.program}: {text}")]
    held = [say(_MANY[each]) for each, count in allowance.counts if count]
    if not held:
        text = say("{specialty} has no signals by the table of this season.", specialty=allowance.specialty)
        return [TokenDoubt(Doubt.NONE, one.id, f"{one.program}: {text}")]
    there = allowance.of(one.kind)
    if not there:
        kinds = say(_MANY[one.kind])
        text = say(
            "{specialty} has {held}, not {kinds}.",
            specialty=allowance.specialty,
            held=joined(held),
            kinds=kinds,
        )
        return [TokenDoubt(Doubt.TIER, one.id, f"{one.program}: {text}")]
    if nth > there:
        text = counted(
            "it is {kind} number {nth} in {specialty}, and there is 1.",
            "it is {kind} number {nth} in {specialty}, and there are {n}.",
            there,
            kind=say(one.kind.label).lower(),
            nth=nth,
            specialty=allowance.specialty,
        )
        return [TokenDoubt(Doubt.OVER, one.id, f"{one.program}: {text}")]
    return []


def _about_program(one: Given, allowance: Allowance | None, to_program: int) -> list[TokenDoubt]:
    found = []
    if one.clock is not None:
        track, specialty = one.clock
        if specialty.casefold() != one.specialty.casefold():
            text = say(
                "{program} is applied to in {specialty}, not in {other}.",
                program=one.program,
                specialty=specialty,
                other=one.specialty,
            )
            found.append(TokenDoubt(Doubt.OTHER_SPECIALTY, one.id, text))
        if allowance is not None and allowance.counts and track is not allowance.track:
            text = say(
                "{program} is in another match ({track}); signals of {specialty} are for the {own}.",
                program=one.program,
                track=say(track.label),
                specialty=allowance.specialty,
                own=say(allowance.track.label),
            )
            found.append(TokenDoubt(Doubt.OTHER_MATCH, one.id, text))
    if to_program > 1:
        text = say("{program} is given more than one signal.", program=one.program)
        found.append(TokenDoubt(Doubt.TWICE, one.id, text))
    if not one.applying:
        text = say("{program} is not among the programs you will apply to.", program=one.program)
        found.append(TokenDoubt(Doubt.NOT_APPLYING, one.id, text))
    return found


def geography_doubt(chosen: Sequence[Division], limit: DivisionLimit) -> str:
    """Return what is wrong with the divisions named, "" for nothing."""
    if len(chosen) <= limit.most:
        return ""
    return say("{n} divisions are named, and no more than {most} may be.", n=len(chosen), most=limit.most)
