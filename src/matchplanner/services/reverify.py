"""Important answers that have aged: what to look up again, and the note that it is still so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.claims import Claim, ClaimField, Fact, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import programs, research
from matchplanner.services.programs import ProgramRow
from matchplanner.services.research import Source
from matchplanner.store import schema

_IMPORTANT = frozenset(IMPORTANT)
_PLACES = {field: place for place, field in enumerate(ClaimField)}
_NO_TIER = 99


@dataclass(frozen=True, slots=True)
class Due:
    """An answer to verify again; `id` is that of the claim it rests on."""

    id: int
    program: ProgramRow
    fact: Fact
    claim: Claim

    @property
    def field(self) -> ClaimField:
        """The question."""
        return self.fact.field


def worklist(rows: Iterable[ProgramRow]) -> tuple[Due, ...]:
    """Return the important answers that are too old or without a day, tier by tier, the oldest first.

    Programs the applicant has given up are left out. An answer without a day is
    older than any other.
    """
    found = [due for row in rows if row.status.pursued for due in _of(row)]
    return tuple(sorted(found, key=_order))


def still_so(claim_ids: Iterable[int], today: date) -> None:
    """Note that the sources of these answers say the same today."""
    for claim_id in claim_ids:
        claim = _claim(claim_id)
        programs.set_fact(
            claim.program.id,
            ClaimField(claim.field),
            claim.value,
            today,
            source_kind=SourceKind(claim.source_kind),
            source=claim.source,
            note=claim.note,
            pick=bool(claim.picked),
        )


def now_says(claim_id: int, value: str, today: date) -> None:
    """Note that the source of an answer says something else today."""
    claim = _claim(claim_id)
    source = Source(SourceKind(claim.source_kind), claim.source, today)
    research.answer(claim.program.id, {ClaimField(claim.field): value}, source, today)


def _of(row: ProgramRow) -> Iterable[Due]:
    for field in row.facts.spoken_of():
        if field in _IMPORTANT:
            fact = row.facts[field]
            if fact.shown is not None and fact.answered and fact.stale:
                yield Due(fact.shown.id, row, fact, fact.shown)


def _order(due: Due) -> tuple[int, bool, int, str, int]:
    tier = _NO_TIER if due.program.tier is None else due.program.tier
    age = due.fact.age_days
    return tier, age is not None, -(age or 0), due.program.name.casefold(), _PLACES[due.field]


def _claim(claim_id: int) -> schema.Claim:
    found = schema.Claim.get_or_none(schema.Claim.id == claim_id)
    if not isinstance(found, schema.Claim):
        raise UserError("This answer is not in the plan any more.")
    return found
