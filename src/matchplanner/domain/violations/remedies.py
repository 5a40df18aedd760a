"""What puts each violation right: a few ways, the likeliest first, each done in one step."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.places import Region
from matchplanner.domain.rotations import (
    GENETICS_RELEVANT,
    PlannedRotation,
    Portfolio,
    RotationKind,
    RotationMode,
    RotationStatus,
)
from matchplanner.domain.violations import places
from matchplanner.domain.violations.kinds import Fix, FixKind, Violation, ViolationKind
from matchplanner.domain.violations.of_plan import SITES
from matchplanner.domain.violations.situation import ListedProgram, Situation

MOST_OFFERED = 4

_PARTS = {cause: part for part, cause in SITES.items()}
_REGIONS = (Region.NORTHEAST, Region.MIDWEST, Region.SOUTH, Region.WEST)


def fixes(violation: Violation, situation: Situation) -> tuple[Fix, ...]:
    """Return the ways to put a violation right, the likeliest first; at most four."""
    about = [situation.rotation(record) for record in violation.rotation_ids]
    rotations = [one for one in about if one is not None]
    return tuple(_REMEDIES[violation.kind](violation, situation, rotations))[:MOST_OFFERED]


Rotations = list[PlannedRotation]


def _too_many(_violation: Violation, situation: Situation, _about: Rotations) -> Iterator[Fix]:
    last_first = [one for one in reversed(situation.in_order()) if one.kind in GENETICS_RELEVANT]
    last_first.sort(key=lambda one: one.status.place)
    yield from _drops(last_first)


def _none_genetics(_violation: Violation, situation: Situation, _about: Rotations) -> Iterator[Fix]:
    free = places.free_month(situation)
    yield Fix(FixKind.ADD, 0, free)
    for one in situation.in_order():
        if one.kind is RotationKind.UNKNOWN:
            yield Fix(FixKind.SET_KIND, one.id, RotationKind.GENETICS)
    for one in situation.in_order():
        if one.kind in (RotationKind.PEDIATRICS, RotationKind.INTERNAL_MEDICINE):
            yield Fix(FixKind.SET_KIND, one.id, RotationKind.BROAD)


def _same_region(_violation: Violation, _situation: Situation, about: Rotations) -> Iterator[Fix]:
    third = about[0]
    for region in _REGIONS:
        if region != third.region:
            yield Fix(FixKind.SET_REGION, third.id, region)
    yield Fix(FixKind.DROP, third.id)


def _second_unlisted(_violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    second = about[0]
    for program in situation.programs:
        if _same_place(program, second.title):
            yield Fix(FixKind.LINK_PROGRAM, second.id, program.id)
    yield Fix(FixKind.LIST_PROGRAM, second.id)


def _same_place(program: ListedProgram, site: str) -> bool:
    name = site.casefold()
    known = [text.casefold() for text in (program.name, program.institution) if text]
    return any(name in text or text in name for text in known)


def _sequence(_violation: Violation, _situation: Situation, about: Rotations) -> Iterator[Fix]:
    first, broad = about
    yield Fix(FixKind.SWAP, first.id, broad.id)


def _portfolio_full(violation: Violation, situation: Situation, _about: Rotations) -> Iterator[Fix]:
    part = _PARTS[violation.causes[0].kind]
    other = Portfolio.BACKUP if part is Portfolio.REALISTIC else Portfolio.REALISTIC
    same = [one for one in situation.in_order() if one.portfolio is part]
    for one in reversed(same):
        yield Fix(FixKind.SET_PORTFOLIO, one.id, other)


def _none_realistic(_violation: Violation, situation: Situation, _about: Rotations) -> Iterator[Fix]:
    for one in situation.in_order():
        yield Fix(FixKind.SET_PORTFOLIO, one.id, Portfolio.REALISTIC)


def _over_budget(_violation: Violation, situation: Situation, _about: Rotations) -> Iterator[Fix]:
    """Keep what is specific to genetics, at a program of the list, and without red flags (R153)."""
    costly = [one for one in situation.in_order() if one.cost_cents]
    yield from _drops(sorted(costly, key=_merits))


def _merits(rotation: PlannedRotation) -> int:
    specific = rotation.kind is RotationKind.GENETICS
    return specific + (rotation.program_id is not None) + (not rotation.red_flags)


def _overlap(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    one, other = about
    for moving in (other, one):
        yield from _move(violation, situation, moving)
    for cut, kept in ((one, other), (other, one)):
        if cut.span is not None and kept.span is not None:
            left = places.shortened(cut.span, kept.span)
            if left is not None:
                yield Fix(FixKind.SHORTEN, cut.id, left)
    yield from _drops((other, one))


def _blocked(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield from _move(violation, situation, about[0])
    block, span = situation.block(violation.record), about[0].span
    if block is None or span is None:
        return
    left = places.block_cut(block, span)
    if left is not None:
        yield Fix(FixKind.SHORTEN_BLOCK, block.id, left)
    else:
        yield Fix(FixKind.MOVE_BLOCK, block.id, places.block_after(situation, block, span))


def _outside(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield from _move(violation, situation, about[0])
    yield Fix(FixKind.DROP, about[0].id)


def _letter_late(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    rotation = about[0]
    yield from _move(violation, situation, rotation)
    yield from _shorter(situation, rotation)
    if rotation.span is not None:
        expected = situation.expected(rotation, rotation.span.end)
        if situation.review is not None and situation.submission < expected < situation.review:
            yield Fix(FixKind.SUBMIT_LATER, 0, expected)
        if rotation.has_letter and rotation.span.end <= situation.submission:
            yield Fix(FixKind.AGREE_DAY, rotation.id, situation.submission)
    yield Fix(FixKind.DROP, rotation.id)


def _shorter(situation: Situation, rotation: PlannedRotation) -> Iterator[Fix]:
    if rotation.span is None or rotation.letter_on is not None:
        return
    usual = situation.turnaround if rotation.turnaround is None else rotation.turnaround
    left = places.shortened_until(rotation.span, situation.submission - timedelta(days=usual))
    if left is not None:
        yield Fix(FixKind.SHORTEN, rotation.id, left)


def _cycle_missed(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    rotation = about[0]
    yield from _move(violation, situation, rotation)
    opens = rotation.program_opens
    if rotation.has_letter and rotation.end is not None and opens is not None and rotation.end <= opens:
        yield Fix(FixKind.AGREE_DAY, rotation.id, opens)
    yield Fix(FixKind.UNLINK_PROGRAM, rotation.id)


def _window(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield from _move(violation, situation, about[0])
    yield Fix(FixKind.SET_STATUS, about[0].id, RotationStatus.APPLIED)


def _visa(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield Fix(FixKind.OFFICE_ASKED, about[0].id, situation.today)
    yield from _move(violation, situation, about[0])


def _document(violation: Violation, situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield from _move(violation, situation, about[0])
    yield Fix(FixKind.NOT_NEEDED, violation.record)


def _us_school(_violation: Violation, _situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield Fix(FixKind.SET_MODE, about[0].id, RotationMode.OBSERVERSHIP)
    yield Fix(FixKind.DROP, about[0].id)


def _vslo(_violation: Violation, _situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield Fix(FixKind.SET_VSLO, about[0].id, YesNo.NO)
    yield Fix(FixKind.DROP, about[0].id)


def _red_flag(_violation: Violation, _situation: Situation, about: Rotations) -> Iterator[Fix]:
    yield Fix(FixKind.DROP, about[0].id)
    yield Fix(FixKind.CLEAR_FLAGS, about[0].id)


def _move(violation: Violation, situation: Situation, rotation: PlannedRotation) -> Iterator[Fix]:
    better = places.better_weeks(situation, rotation, violation)
    if better is not None:
        yield Fix(FixKind.MOVE, rotation.id, better)


def _drops(rotations: Iterable[PlannedRotation]) -> Iterator[Fix]:
    for one in rotations:
        if not one.status.reached(RotationStatus.RUNNING):
            yield Fix(FixKind.DROP, one.id)


_REMEDIES: dict[ViolationKind, Callable[[Violation, Situation, Rotations], Iterator[Fix]]] = {
    ViolationKind.TOO_MANY: _too_many,
    ViolationKind.NONE_GENETICS: _none_genetics,
    ViolationKind.SAME_REGION: _same_region,
    ViolationKind.SECOND_UNLISTED: _second_unlisted,
    ViolationKind.SEQUENCE: _sequence,
    ViolationKind.PORTFOLIO_FULL: _portfolio_full,
    ViolationKind.NONE_REALISTIC: _none_realistic,
    ViolationKind.OVER_BUDGET: _over_budget,
    ViolationKind.OVERLAP: _overlap,
    ViolationKind.BLOCKED: _blocked,
    ViolationKind.OUTSIDE_CALENDAR: _outside,
    ViolationKind.LETTER_TOO_LATE: _letter_late,
    ViolationKind.CYCLE_MISSED: _cycle_missed,
    ViolationKind.WINDOW_PAST: _window,
    ViolationKind.OVERLAP_SHORT: _window,
    ViolationKind.OVERLAP_EMPTY: _window,
    ViolationKind.VISA_LEAD: _visa,
    ViolationKind.DOCUMENT_EXPIRES: _document,
    ViolationKind.US_SCHOOL_ONLY: _us_school,
    ViolationKind.VSLO_GRADUATE: _vslo,
    ViolationKind.RED_FLAG: _red_flag,
}
