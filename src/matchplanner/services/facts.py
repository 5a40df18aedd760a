"""The facts of many programs at once, drawn from the claims in the plan."""

from collections.abc import Collection
from datetime import date

from matchplanner.services.fact_sheet import NO_CLAIMS, ClaimTuple, FactSheet
from matchplanner.services.plain_rows import tuples
from matchplanner.store import schema

NONE = NO_CLAIMS
"""The facts of a program about which no source has spoken."""


def read(
    today: date, program_ids: Collection[int] | None = None, fields: Collection[str] | None = None
) -> dict[int, FactSheet]:
    """Return the facts of each program with a claim; None asks for all programs, and for all fields."""
    heaps: dict[int, list[ClaimTuple]] = {}
    for row in _claims(program_ids, fields):
        heap = heaps.get(row[0])
        if heap is None:
            heaps[row[0]] = [row]
        else:
            heap.append(row)
    return {program_id: FactSheet(heap, today) for program_id, heap in heaps.items()}


def _claims(program_ids: Collection[int] | None, fields: Collection[str] | None) -> list[ClaimTuple]:
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
    )
    if program_ids is not None:
        query = query.where(stored.program.in_(program_ids))
    if fields is not None:
        query = query.where(stored.field.in_([str(field) for field in fields]))
    return tuples(query.order_by(stored.id))
