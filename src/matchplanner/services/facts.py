"""The facts of many programs at once, drawn from the claims in the plan."""

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from matchplanner.domain.claims import NO_FACT, Claim, ClaimField, Fact, SourceKind, fact
from matchplanner.services.plain_rows import tuples
from matchplanner.store import schema

NONE: Mapping[ClaimField, Fact] = MappingProxyType(NO_FACT)
"""The facts of a program about which no source has spoken."""

_FIELDS = {str(field): field for field in ClaimField}
_KINDS = {str(kind): kind for kind in SourceKind}


def read(today: date, program_ids: Collection[int] | None = None) -> dict[int, Mapping[ClaimField, Fact]]:
    """Return the facts of each program with a claim; None asks for all programs.

    Claims of fields this version does not know stay in the plan, unread.
    """
    heaps: dict[int, dict[ClaimField, list[Claim]]] = {}
    for program_id, claim in _claims(program_ids):
        heaps.setdefault(program_id, {}).setdefault(claim.field, []).append(claim)
    return {
        program_id: MappingProxyType(
            NO_FACT | {field: fact(field, claims, today) for field, claims in heap.items()}
        )
        for program_id, heap in heaps.items()
    }


def _claims(program_ids: Collection[int] | None) -> list[tuple[int, Claim]]:
    stored = schema.Claim
    query = stored.select(
        stored.program,
        stored.id,
        stored.field,
        stored.value,
        stored.source_kind,
        stored.source,
        stored.seen,
        stored.seen_on,
        stored.note,
        stored.picked,
    ).where(stored.field.in_(tuple(_FIELDS)))
    if program_ids is not None:
        query = query.where(stored.program.in_(program_ids))
    return [(row[0], _claim(row[1:])) for row in tuples(query.order_by(stored.id))]


def _claim(row: tuple[Any, ...]) -> Claim:
    claim_id, field, value, kind, source, seen, day, note, picked = row
    seen_on = None if day is None else date.fromisoformat(day)
    known_kind = _KINDS.get(kind, SourceKind.OTHER)
    return Claim(
        claim_id, _FIELDS[field], value, known_kind, source, seen, seen_on, note, picked=bool(picked)
    )
