"""What is wrong with the rotations as a set: how many, which, where, and what they cost together."""

from collections.abc import Iterator

from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.rotations import (
    GENETICS_RELEVANT,
    PlannedRotation,
    Portfolio,
    RotationKind,
    RotationStatus,
)
from matchplanner.domain.violations.kinds import Cause, CauseKind, Severity, Violation, ViolationKind
from matchplanner.domain.violations.situation import Situation

MOST_USEFUL = 3
"""One to three rotations are worth their price (R142)."""

ROOM = {Portfolio.DREAM: 1, Portfolio.REALISTIC: 2, Portfolio.BACKUP: 1}
"""How many sites of each part a portfolio has (R151)."""

SITES = {
    Portfolio.DREAM: CauseKind.DREAM_SITES,
    Portfolio.REALISTIC: CauseKind.REALISTIC_SITES,
    Portfolio.BACKUP: CauseKind.BACKUP_SITES,
}

BROAD = frozenset({RotationKind.BROAD, RotationKind.PEDIATRICS, RotationKind.INTERNAL_MEDICINE})
"""What one begins with to learn the ways of US clinics (R143)."""

_GENETICS_FIRST = frozenset({BackgroundType.GENERALIST, BackgroundType.RESEARCH})


def of_plan(situation: Situation) -> Iterator[Violation]:
    """Yield what is wrong with the rotations as a set; an empty plan has nothing wrong with it."""
    yield from _number(situation)
    yield from _portfolio(situation)
    yield from _budget(situation)
    yield from _second(situation)
    yield from _third(situation)
    yield from _sequence(situation)


def nth_relevant(situation: Situation, number: int) -> PlannedRotation | None:
    """Return the rotation of that number, from 1, among those about genetics, in the order of their dates."""
    relevant = [one for one in situation.in_order() if one.kind in GENETICS_RELEVANT]
    return relevant[number - 1] if number <= len(relevant) else None


def _number(situation: Situation) -> Iterator[Violation]:
    relevant = sum(one.kind in GENETICS_RELEVANT for one in situation.rotations)
    unknown = sum(one.kind is RotationKind.UNKNOWN for one in situation.rotations)
    planned = Cause(CauseKind.GENETICS_ROTATIONS, relevant)
    if relevant > MOST_USEFUL:
        most = Cause(CauseKind.MOST_USEFUL, MOST_USEFUL)
        yield Violation(ViolationKind.TOO_MANY, Severity.ADVICE, (), (planned, most))
    if situation.rotations and not relevant:
        open_kinds = Cause(CauseKind.ROTATIONS_OF_UNKNOWN_KIND, unknown)
        yield Violation(ViolationKind.NONE_GENETICS, Severity.CAUTION, (), (planned, open_kinds))


def _portfolio(situation: Situation) -> Iterator[Violation]:
    count = {part: sum(one.portfolio is part for one in situation.rotations) for part in ROOM}
    for part, room in ROOM.items():
        if count[part] > room:
            causes = (Cause(SITES[part], count[part]), Cause(CauseKind.MOST_USEFUL, room))
            yield Violation(ViolationKind.PORTFOLIO_FULL, Severity.ADVICE, (), causes)
    decided = sum(count.values())
    if decided and decided == len(situation.rotations) and not count[Portfolio.REALISTIC]:
        causes = (Cause(CauseKind.REALISTIC_SITES, 0), Cause(CauseKind.SITES_DECIDED, decided))
        yield Violation(ViolationKind.NONE_REALISTIC, Severity.ADVICE, (), causes)


def _budget(situation: Situation) -> Iterator[Violation]:
    """With less money than the known costs add up to, say which rotations matter most (R153)."""
    cost = sum(one.cost_cents or 0 for one in situation.rotations)
    if situation.budget_usd is not None and cost > 100 * situation.budget_usd:
        causes = (Cause(CauseKind.COST, -(-cost // 100)), Cause(CauseKind.BUDGET, situation.budget_usd))
        yield Violation(ViolationKind.OVER_BUDGET, Severity.ADVICE, (), causes)


def _second(situation: Situation) -> Iterator[Violation]:
    second = nth_relevant(situation, 2)
    if second is None or second.status.reached(RotationStatus.DONE):
        return
    if second.program_id is None:
        causes = (Cause(CauseKind.PLACE_IN_ORDER, 2), Cause(CauseKind.ON_THE_LIST, YesNo.NO))
        yield Violation(ViolationKind.SECOND_UNLISTED, Severity.ADVICE, (second.id,), causes)


def _third(situation: Situation) -> Iterator[Violation]:
    third = nth_relevant(situation, 3)
    if third is None or not third.region:
        return
    earlier = (nth_relevant(situation, 1), nth_relevant(situation, 2))
    same = next((one for one in earlier if one is not None and one.region == third.region), None)
    if same is not None:
        causes = (Cause(CauseKind.REGION, third.region), Cause(CauseKind.OTHER_REGION, same.region))
        yield Violation(ViolationKind.SAME_REGION, Severity.ADVICE, (third.id,), causes)


def _sequence(situation: Situation) -> Iterator[Violation]:
    """Without US experience one begins broadly; a generalist or a researcher need not (R143, R148)."""
    if situation.background in _GENETICS_FIRST:
        return
    dated = [one for one in situation.in_order() if one.span is not None]
    broad = next((one for one in dated if one.kind in BROAD), None)
    first = next((one for one in dated if one.kind is RotationKind.GENETICS), None)
    if broad is None or first is None or broad.span is None or first.span is None:
        return
    if first.span.start < broad.span.start and not first.status.reached(RotationStatus.RUNNING):
        causes = (Cause(CauseKind.ROTATION, first.span), Cause(CauseKind.OTHER_ROTATION, broad.span))
        yield Violation(ViolationKind.SEQUENCE, Severity.ADVICE, (first.id, broad.id), causes)
