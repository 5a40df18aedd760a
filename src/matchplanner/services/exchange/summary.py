"""What an import found, in lines to read and as JSON for other programs."""

from collections.abc import Iterator
from typing import Any

from matchplanner.domain.claims import ClaimField
from matchplanner.services.exchange.outcome import Preview, Uncertain

_MOST_LINES = 20


def as_json(found: Preview, *, applied: bool) -> dict[str, Any]:
    """Return the counts under the six outcomes, then the rows behind them."""
    return {
        **found.counts(),
        "applied": applied,
        "read_as": found.read_as,
        "new_rows": [{"row": row.row, "name": row.name} for row in found.new],
        "changed_programs": [
            {
                "row": changed.incoming.row,
                "id": changed.program_id,
                "name": changed.name,
                "fields": {c.field: {"old": c.old, "new": c.new} for c in changed.changes},
            }
            for changed in found.changed
        ],
        "uncertain_rows": [
            {
                "row": doubt.incoming.row,
                "name": doubt.incoming.name,
                "perhaps": {"id": doubt.program_id, "name": doubt.name},
                "reason": doubt.reason,
                "candidates": [{"id": c.program_id, "name": c.name} for c in doubt.candidates],
            }
            for doubt in found.uncertain
        ],
        "vanished_programs": [{"id": gone.program_id, "name": gone.name} for gone in found.vanished],
        "invalid_rows": [{"row": bad.row, "name": bad.name, "reason": bad.reason} for bad in found.invalid],
        "official_list": found.official or None,
        "dated": found.dated or None,
        "confirmed_facts": len(found.confirmed),
        "alerts": [{"name": alert.name, "alert": alert.text} for alert in found.alerts],
        "problems": [{"row": p.row, "column": p.column, "problem": p.text} for p in found.problems],
    }


def lines(found: Preview, *, applied: bool) -> Iterator[str]:
    """Yield the outcome to be read: the counts, then what needs a look."""
    counts = found.counts()
    yield f"{found.list_name}: {found.read_as}."
    yield ("Done: " if applied else "Would do: ") + ", ".join(
        f"{what} {count}" for what, count in counts.items()
    )
    yield from _first([f"new: row {row.row}: {row.name}" for row in found.new])
    yield from _first(
        [
            f"changed: {changed.name}: {_label(change.field)}: {change.old or 'unknown'} -> {change.new}"
            for changed in found.changed
            for change in changed.changes
        ]
    )
    yield from _first([_doubt(doubt) for doubt in found.uncertain])
    yield from _first(
        [f"not in the list any more, kept and marked so: {gone.name}" for gone in found.vanished]
    )
    yield from _first([f"look into: {alert.name}: {alert.text}" for alert in found.alerts])
    if found.confirmed:
        yield f"seen again and dated {found.dated}: {len(found.confirmed)} facts"
    yield from _first(
        [f"invalid, left out: row {bad.row}: {bad.name} - {bad.reason}" for bad in found.invalid]
    )
    yield from _first([f"note: {f'row {p.row}: ' if p.row else ''}{p.text}" for p in found.problems])


def _first(told: list[str]) -> Iterator[str]:
    yield from told[:_MOST_LINES]
    if len(told) > _MOST_LINES:
        yield f"... and {len(told) - _MOST_LINES} more"


def _doubt(doubt: Uncertain) -> str:
    row = doubt.incoming
    return f"uncertain, left alone: row {row.row}: {row.name} - perhaps {doubt.name}: {doubt.reason}"


def _label(field: str) -> str:
    known = {str(claim): claim.label for claim in ClaimField}
    return known.get(field, field.replace("_", " "))
