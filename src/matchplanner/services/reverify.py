"""Important answers that have aged: what to look up again, and the note that it is still so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date

from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.claims import ClaimField, Fact, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import programs, research
from matchplanner.services.fact_sheet import FactSheet
from matchplanner.services.programs import ProgramRow
from matchplanner.services.research import Source
from matchplanner.store import schema

_IMPORTANT = frozenset(str(field) for field in IMPORTANT)
_PLACES = {claim_field: place for place, claim_field in enumerate(ClaimField)}
_NO_TIER = 99
_GONE = "The page was gone on"
_GONE_NOTE = re.compile(rf"\s*{_GONE} \d{{4}}-\d\d-\d\d\.")


@dataclass(frozen=True, slots=True)
class Due:
    """An answer to verify again; `id` is that of the claim it rests on, `day` "" where it has none."""

    id: int
    program_id: int
    program: str
    institution: str
    tier: int | None
    field: ClaimField
    day: str
    facts: FactSheet = dataclass_field(compare=False, repr=False)

    @property
    def fact(self) -> Fact:
        """The answer with all its sources."""
        return self.facts[self.field]


def worklist(rows: Iterable[ProgramRow]) -> tuple[Due, ...]:
    """Return the important answers that are too old or without a day, tier by tier, the oldest first.

    Programs the applicant has given up are left out. An answer without a day is
    older than any other.
    """
    found = [
        Due(claim_id, row.id, row.name, row.institution, row.tier, field, day, row.facts)
        for row in rows
        if row.status.pursued
        for field, claim_id, day in row.facts.overdue(_IMPORTANT)
    ]
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
            note=_GONE_NOTE.sub("", claim.note),
            pick=bool(claim.picked),
        )


def note_gone(claim_ids: Iterable[int], today: date) -> None:
    """Note with each of these answers that its page was not there today; the answer stays as it is."""
    for claim_id in claim_ids:
        claim = _claim(claim_id)
        note = f"{_GONE_NOTE.sub('', claim.note)} {_GONE} {today.isoformat()}.".strip()
        schema.Claim.update(note=note).where(schema.Claim.id == claim_id).execute()


def is_gone(note: str) -> bool:
    """Say whether the note of an answer tells that its page was gone."""
    return _GONE_NOTE.search(note) is not None


def now_says(claim_id: int, value: str, today: date) -> None:
    """Note that the source of an answer says something else today."""
    claim = _claim(claim_id)
    source = Source(SourceKind(claim.source_kind), claim.source, today)
    research.answer(claim.program.id, {ClaimField(claim.field): value}, source, today)


def _order(due: Due) -> tuple[int, str, str, int]:
    tier = _NO_TIER if due.tier is None else due.tier
    return tier, due.day, due.program.casefold(), _PLACES[due.field]


def _claim(claim_id: int) -> schema.Claim:
    found = schema.Claim.get_or_none(schema.Claim.id == claim_id)
    if not isinstance(found, schema.Claim):
        raise UserError("This answer is not in the plan any more.")
    return found
