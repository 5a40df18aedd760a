"""Programs: who and where they are as plain columns, everything researched about them as claims."""

from collections.abc import Iterable, Mapping
from datetime import date

from matchplanner.domain.claims import ClaimField, SourceKind, normalised
from matchplanner.domain.program_columns import checked
from matchplanner.errors import UserError
from matchplanner.services import letters_assigning, ranking, tiers
from matchplanner.services.plain_rows import tuples
from matchplanner.services.program_rows import GONE, ProgramRow, get, rows, touched
from matchplanner.store import schema
from matchplanner.store.schema import Program

__all__ = [
    "ProgramRow",
    "add",
    "add_claim",
    "delete",
    "delete_claim",
    "edit",
    "get",
    "pick_claim",
    "rows",
    "set_fact",
    "touched",
    "unpick_claim",
]


def add(name: str, **fields: object) -> int:
    """Add a program, of which only the name must be known (R42), and return its id."""
    values = {field: checked(field, value) for field, value in {"name": name, **fields}.items()}
    return Program.create(**values).id


def edit(program_id: int, field: str, value: object) -> None:
    """Change one of a program's own columns; raises UserError if the value does not fit."""
    taken = checked(field, value)
    if field == "tier" and (taken is None or isinstance(taken, int)):
        tiers.give([program_id], taken)
    else:
        _update(program_id, {field: taken})


def delete(program_ids: Iterable[int]) -> None:
    """Delete programs with everything that belongs to them; the rank list closes up.

    A letter that went to none but these counts as uploaded again.
    """
    going = list(program_ids)
    of_going = schema.Assignment.select(schema.Assignment.letter).where(schema.Assignment.program.in_(going))
    sent = [letter for (letter,) in tuples(of_going.distinct())]
    Program.delete().where(Program.id.in_(going)).execute()
    letters_assigning.settle(sent)
    ranking.close_gaps()


def add_claim(
    program_id: int,
    field: ClaimField,
    value: str,
    source_kind: SourceKind,
    *,
    source: str = "",
    seen: str = "",
    seen_on: date | None = None,
    note: str = "",
) -> int:
    """Note what a source says about a field and return the claim's id."""
    claim = schema.Claim.create(
        program=program_id,
        field=field,
        value=normalised(field, value),
        source_kind=source_kind,
        source=source.strip(),
        seen=seen.strip() or (seen_on.isoformat() if seen_on else ""),
        seen_on=seen_on,
        note=note.strip(),
    )
    return claim.id


def set_fact(
    program_id: int,
    field: ClaimField,
    value: str,
    today: date,
    *,
    source_kind: SourceKind = SourceKind.OWN,
    source: str = "",
    note: str = "",
    pick: bool = True,
) -> int:
    """Say what is so: add a claim of today and pick it unless told otherwise; return its id.

    A claim of the same source and day is corrected instead of standing beside
    a second one.
    """
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError(GONE)
    stored = schema.Claim
    same = stored.get_or_none(
        (stored.program == program_id)
        & (stored.field == field)
        & (stored.source_kind == source_kind)
        & (stored.source == source.strip())
        & (stored.seen_on == today)
    )
    if same is None:
        claim_id = add_claim(program_id, field, value, source_kind, source=source, seen_on=today, note=note)
    else:
        claim_id = same.id
        changed = {"value": normalised(field, value), "note": note.strip() or same.note}
        stored.update(changed).where(stored.id == claim_id).execute()
    if pick:
        pick_claim(claim_id)
    return claim_id


def pick_claim(claim_id: int) -> None:
    """Show this claim's value, whatever the other sources say."""
    claim = _claim(claim_id)
    stored = schema.Claim
    rivals = (stored.program == claim.program) & (stored.field == claim.field) & (stored.id != claim_id)
    stored.update(picked=0).where(rivals & (stored.picked == 1)).execute()
    stored.update(picked=1).where((stored.id == claim_id) & (stored.picked == 0)).execute()


def unpick_claim(claim_id: int) -> None:
    """Leave the choice to trust and date again."""
    _claim(claim_id)
    schema.Claim.update(picked=0).where(schema.Claim.id == claim_id).execute()


def delete_claim(claim_id: int) -> None:
    """Delete what a source said."""
    schema.Claim.delete().where(schema.Claim.id == claim_id).execute()


def _claim(claim_id: int) -> schema.Claim:
    claim = schema.Claim.get_or_none(schema.Claim.id == claim_id)
    if claim is None:
        raise UserError("This source is not in the plan any more.")
    return claim


def _update(program_id: int, values: Mapping[str, object]) -> None:
    if not Program.update(values).where(Program.id == program_id).execute():
        raise UserError(GONE)
