"""Gates and tiers of programs: suggested, given, overruled with a reason (R130-R135, R140, R141)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import ELIGIBILITY_FIELDS, Applicant, Gates, State, gates
from matchplanner.domain.fit import FitRange, held_against, total
from matchplanner.domain.known import Known, Signature
from matchplanner.domain.programs import TIERS, ProgramStatus, Target
from matchplanner.domain.rubric import ScoreRange
from matchplanner.domain.tiers import (
    TIER_FIELDS,
    Balance,
    Funnel,
    Objection,
    Suggestion,
    balance,
    funnel,
    objections,
    suggest,
)
from matchplanner.errors import UserError
from matchplanner.progress import Progress, Sliced, unwatched
from matchplanner.services import facts, fit, goals, program_rows, scoring
from matchplanner.services.fit import Yardstick
from matchplanner.services.plain_rows import tuples
from matchplanner.services.program_rows import ProgramRow
from matchplanner.store import bulk
from matchplanner.store.schema import Program
from matchplanner.wording import say

FIELDS = frozenset((*ELIGIBILITY_FIELDS, *TIER_FIELDS))
_CHUNK = 400
_SLICE = 100  # programs
_MOST_NAMED = 3
_RULED = frozenset(ELIGIBILITY_FIELDS)
_SAY_WHY = "Say in a few words why all the same."
NEEDS_REASON = "Give the tier under Tiers, with a reason."
_PURSUED = frozenset(status for status in ProgramStatus if status.pursued)

_OBJECTIONS = {
    Objection.GATED_OUT: "A rule of the program keeps you out.",
    Objection.IMG_ZERO: "Its IMG score is zero, which no Tier 1 program should have.",
    Objection.PROBATION: "It is on probation, which a safety program should not be.",
}


@dataclass(frozen=True, slots=True)
class Ruler:
    """Everything programs are held against; made once for many programs."""

    yard: Yardstick
    mine: Applicant
    fields: frozenset[ClaimField]
    told: dict[Signature, Known] = field(default_factory=dict, compare=False)
    known: dict[Signature, Known] = field(default_factory=dict, compare=False)
    seen: dict[tuple[int, ScoreRange], tuple[FitRange, Suggestion]] = field(
        default_factory=dict, compare=False
    )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A program that was not given a tier, and what speaks against it."""

    name: str
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One program with its fit and the tier its facts suggest."""

    row: ProgramRow
    fit: FitRange
    suggestion: Suggestion

    @property
    def proposed(self) -> int | None:
        """The tier to propose, None where the present one may stay.

        It may if it was given with a reason, or if nothing known rules it out.
        """
        found, given = self.suggestion, self.row.tier
        if found.tier == given or (
            given is not None and (self.row.tier_reason or given in found.within_reach)
        ):
            return None
        return found.tier


def ruler() -> Ruler:
    """Read goals, faculty and profile from the plan."""
    yard = fit.yardstick()
    return Ruler(yard, goals.applicant(), yard.fields | FIELDS)


def known_of(row: ProgramRow, by: Ruler) -> Known:
    """Return what is known of a program; programs of which the same is known share one object.

    Long lists are full of such, and finding that they say the same costs less
    than drawing their facts.
    """
    told = row.facts.told(by.fields)
    mark = None if told is None else (told, row.program_type, row.tags, by.yard.faculty.get(row.id))
    found = None if mark is None else by.told.get(mark)
    if found is None:
        drawn = fit.known_of(row, by.fields, by.yard.faculty)
        found = by.known.setdefault(drawn.signature(), drawn)
        if mark is not None:
            by.told[mark] = found
    return found


def stand(row: ProgramRow, by: Ruler) -> Standing:
    """Return a program's fit and suggested tier."""
    known = known_of(row, by)
    mark = (id(known), row.score)  # `by` keeps what is known, so no id comes again
    found = by.seen.get(mark)
    if found is None:
        figure = total(held_against(by.yard.goals, known))
        held = gates(known, row.score, by.mine)
        found = figure, suggest(known, row.score, figure, held, by.mine.target_year)
        by.seen[mark] = found
    return Standing(row, *found)


def considered(rows: Iterable[ProgramRow]) -> list[ProgramRow]:
    """Return the programs that are still pursued."""
    return [row for row in rows if row.status in _PURSUED]


def standings(
    rows: Sequence[ProgramRow], by: Ruler, before: Mapping[int, Standing] | None = None
) -> Sliced[list[Standing]]:
    """Return how the programs still pursued stand.

    `before` holds standings by the same ruler: the very rows they were made of
    are not judged again.
    """
    listed, judged = considered(rows), before or {}
    found = []
    for done, row in enumerate(listed):
        old = judged.get(row.id)
        found.append(old if old is not None and old.row is row else stand(row, by))
        if not done % _SLICE:
            yield done, len(listed)
    return found


def put(program_id: int, tier: int | None, today: date, reason: str | None = None) -> None:
    """Give a program a tier, or take it away; None as `reason` keeps the one noted for the same tier.

    The reason for another tier goes with that tier. Raises UserError if the tier
    needs a reason and there is none: a program a rule keeps out, Tier 1 with an
    IMG score of zero, Tier 3 on probation.
    """
    row = program_rows.get(program_id, today)
    if tier is not None and tier not in TIERS:
        raise UserError("The tier is 1 (dream), 2 (core) or 3 (safety).")
    kept = row.tier_reason if tier == row.tier else ""
    words = kept if reason is None else entry.paragraph(reason).strip()
    against = objections_to(row, tier)
    if against and not words:
        raise UserError(objection_words(against), _SAY_WHY)
    Program.update(tier=tier, tier_reason=words).where(Program.id == program_id).execute()


def objections_to(row: ProgramRow, tier: int | None, mine: Applicant | None = None) -> tuple[Objection, ...]:
    """Return why giving a program this tier needs a reason; `mine` spares reading the profile."""
    known = fit.known_of(row, frozenset(ELIGIBILITY_FIELDS))
    return objections(tier, gates(known, row.score, mine or goals.applicant()))


def give(
    program_ids: Collection[int], tier: int | None, told: Progress = unwatched, reason: str | None = None
) -> tuple[LeftOut, ...]:
    """Give several programs a tier, or take it away; return those left out, which need a reason for it.

    Where the applicant was asked for a reason it is noted with the programs that
    need one, and none is left out. A tier that stands with its reason may be set
    again; a reason noted for another tier goes with that tier. Raises UserError
    if every program is left out, if the reason is blank, or if a program is not
    in the plan any more.
    """
    wanted = frozenset(program_ids)
    held = _held(wanted)
    if len(held) < len(wanted):
        raise UserError("One of these programs is not in the plan any more.")
    against = _against(held, tier, told) if tier is not None else {}
    words = entry.paragraph(reason or "").strip()
    if against and not words and (reason is not None or len(against) == len(wanted)):
        hint = NEEDS_REASON if reason is None else _SAY_WHY
        raise UserError(left_out_words(tuple(against.values())), hint)
    kept_out = {} if words else against
    changed = [one.id for one in held if one.tier != tier and one.id not in kept_out]
    for done, part in enumerate(_parts(changed)):
        told(len(held) + done * _CHUNK, 2 * len(held))
        given = {each: (tier, words if each in against else "") for each in part}
        bulk.update(Program, ("tier", "tier_reason"), given)
    return tuple(kept_out.values())


@dataclass(frozen=True, slots=True)
class _Held:
    """A program with the tier it has."""

    id: int
    name: str
    tier: int | None
    reason: str


def _held(wanted: Collection[int]) -> list[_Held]:
    query = Program.select(Program.id, Program.name, Program.tier, Program.tier_reason)
    if len(wanted) <= _CHUNK:
        query = query.where(Program.id.in_(wanted))
    return [_Held(*row) for row in tuples(query) if row[0] in wanted]


def _against(held: Sequence[_Held], tier: int, told: Progress) -> dict[int, LeftOut]:
    """Return which programs need a reason for a tier, by id; reads only what rules ask for."""
    some = [one.id for one in held] if len(held) <= _CHUNK else None
    mine, card = goals.applicant(), scoring.rubric()
    known = facts.read(date.min, some, _RULED)  # no rule asks how old a fact is
    scores, not_scored = scoring.scores(some, card), scoring.score({}, card=card)
    seen: dict[tuple[object, ...], tuple[Objection, ...]] = {}
    found = {}
    for at, one in enumerate(held):
        if not at % _SLICE:
            told(at, 2 * len(held))
        if one.tier == tier and one.reason:
            continue
        sheet, score = known.get(one.id, facts.NONE), scores.get(one.id, not_scored)
        mark = (sheet.told(_RULED) or one.id, score)
        if mark not in seen:
            stated = Known(fit.values_in(sheet, _RULED))
            seen[mark] = objections(tier, gates(stated, score, mine))
        if seen[mark]:
            found[one.id] = LeftOut(one.name, seen[mark])
    return found


def left_out_words(left_out: Sequence[LeftOut]) -> str:
    """Return which programs were left out and why, as one sentence."""
    by_reason: dict[tuple[Objection, ...], list[str]] = {}
    for one in left_out:
        by_reason.setdefault(one.objections, []).append(one.name)
    return " ".join(f"{_named(names)}: {objection_words(why)}" for why, names in by_reason.items())


def _named(names: Sequence[str]) -> str:
    shown, more = names[:_MOST_NAMED], len(names) - _MOST_NAMED
    if more <= 0:
        return ", ".join(shown)
    return say("{names} and {n:,} more", names=", ".join(shown), n=more)


def objection_words(against: Sequence[Objection]) -> str:
    """Return the objections as sentences."""
    return " ".join(say(_OBJECTIONS[one]) for one in against)


def note_reason(program_id: int, reason: str, today: date) -> None:
    """Keep why a program has its tier; raises UserError if the tier needs a reason and none is left."""
    row = program_rows.get(program_id, today)
    put(program_id, row.tier, today, reason)


def explain(program_ids: Sequence[int], reason: str) -> None:
    """Note a reason where a tier needs one and has none; the others may be suggested another tier."""
    if not program_ids:
        return
    mine = goals.applicant()
    unexplained = [row for row in program_rows.rows(date.min, program_ids) if not row.tier_reason]
    ids = [row.id for row in unexplained if objections_to(row, row.tier, mine)]
    for part in _parts(ids):
        Program.update(tier_reason=reason).where(Program.id.in_(part)).execute()


def accept(chosen: Mapping[int, int], told: Progress = unwatched) -> int:
    """Give programs their suggested tiers and return how many got another one than before.

    A reason noted for the tier before goes with it.
    """
    changed = 0
    for tier in TIERS:
        ids = [program_id for program_id, given in chosen.items() if given == tier]
        for done, part in enumerate(_parts(ids)):
            told(done * _CHUNK + (tier - 1) * len(chosen), len(TIERS) * len(chosen))
            other = Program.tier.is_null() | (Program.tier != tier)
            changed += Program.update(tier=tier, tier_reason="").where(Program.id.in_(part) & other).execute()
    return changed


def suggested(standings: Iterable[Standing]) -> dict[int, int]:
    """Return the tier proposed for each program that should stand in another one than it does."""
    return {one.row.id: one.proposed for one in standings if one.proposed is not None}


def set_target(program_id: int, target: str) -> None:
    """Say whether a program is a possible or a realistic target; "" leaves it undecided."""
    if target not in tuple(Target):
        raise UserError("A target is possible or realistic.", "Leave it open if you do not know yet.")
    if not Program.update(target=target).where(Program.id == program_id).execute():
        raise UserError("This program is not in the plan any more.")


def likely_target(held: Gates) -> Target:
    """Return what the rules alone make of a program; nothing where one keeps the applicant out."""
    likely = {State.MET: Target.REALISTIC, State.OPEN: Target.POSSIBLE}
    return likely.get(held.eligibility, Target.NOT_JUDGED)


def will_apply(rows: Iterable[ProgramRow], told: Progress = unwatched) -> int:
    """Mark the programs that are only considered as ones to apply to; return how many."""
    ids = [row.id for row in rows if row.status is ProgramStatus.CONSIDERING]
    for done, part in enumerate(_parts(ids)):
        told(done * _CHUNK, len(ids))
        Program.update(status=ProgramStatus.WILL_APPLY.value).where(Program.id.in_(part)).execute()
    return len(ids)


def balance_of(rows: Iterable[ProgramRow]) -> Balance:
    """Count the programs still pursued by tier (R135)."""
    return balance(row.tier for row in considered(rows))


def funnel_of(standings: Sequence[Standing]) -> Funnel:
    """Count eligible, applied and invited programs (R141)."""
    eligible: dict[int, State] = {}  # programs alike share their suggestion
    found = []
    for one in standings:
        mark = id(one.suggestion)
        if mark not in eligible:
            eligible[mark] = one.suggestion.gates.eligibility
        found.append((eligible[mark], one.row.status))
    return funnel(found)


def funnel_now(today: date) -> Funnel:
    """Count eligible, applied and invited programs among all that are still pursued (R141)."""
    by = ruler()
    return funnel_of([stand(row, by) for row in considered(program_rows.rows(today))])


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))
