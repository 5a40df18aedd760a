"""Programs: who and where they are as plain columns, everything researched about them as claims."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain.claims import ClaimField, SourceKind, normalised
from matchplanner.domain.mentoring import Helper
from matchplanner.domain.places import region_of
from matchplanner.domain.program_columns import checked
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.domain.rubric import ScoreRange
from matchplanner.errors import UserError
from matchplanner.services import (
    facts,
    introductions,
    letters_assigning,
    preferences,
    ranking,
    scoring,
    tags,
    tokens,
)
from matchplanner.services.fact_sheet import FactSheet
from matchplanner.services.plain_rows import tuples
from matchplanner.store import schema
from matchplanner.store.schema import Program

_MANY = 5000
_GONE = "This program is not in the plan any more."
_COLUMNS = (
    "id",
    "uid",
    "name",
    "institution",
    "city",
    "state",
    "region",
    "program_type",
    "acgme_id",
    "nrmp_code",
    "website",
    "status",
    "tier",
    "interest",
    "notes",
    "target",
    "tier_reason",
    "track",
)
_PARTS = (("claim", schema.Claim), ("answer", schema.Answer), ("tag", schema.Tag))
_MOVING = {"introduction", "token"}
"""The tables whose rows go from one program to another."""
_TYPES = {str(kind): kind for kind in ProgramType}
_STATUSES = {str(status): status for status in ProgramStatus}


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """A program as it is shown: identity, the applicant's own marks, facts and score.

    `region` is the state's unless `own_region` overrides it. `target` is
    "possible", "realistic" or "" (R140), `tags` are the applicant's own labels,
    `helpers` those who could introduce or speak for them there (R121, R206),
    `signals` what ERAS signals it was given (B24).
    """

    id: int
    uid: str
    name: str
    institution: str
    city: str
    state: str
    region: str
    own_region: str
    program_type: ProgramType
    acgme_id: str
    nrmp_code: str
    website: str
    status: ProgramStatus
    tier: int | None
    interest: int | None
    notes: str
    target: str
    tier_reason: str
    track: str
    facts: FactSheet
    score: ScoreRange
    tags: tuple[str, ...] = ()
    helpers: tuple[Helper, ...] = ()
    signals: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """City and state as one reads them."""
        return ", ".join(part for part in (self.city, self.state) if part)


def rows(today: date, ids: Collection[int] | None = None) -> list[ProgramRow]:
    """Return the programs in the order in which they were added; None asks for all.

    Seven queries, however many programs there are.
    """
    query = Program.select(*(getattr(Program, name) for name in _COLUMNS)).order_by(Program.id)
    if ids is not None:
        query = query.where(Program.id.in_(ids))
    known = facts.read(today, ids)
    card = scoring.rubric()
    scores = scoring.scores(ids, card)
    labels, helpers, signals = tags.read(ids), introductions.by_program(ids), tokens.by_program(ids)
    not_scored, regions = scoring.score({}, card=card), dict[tuple[str, str], str]()
    return [
        _row(
            record,
            regions,
            known.get(record[0], facts.NONE),
            scores.get(record[0], not_scored),
            (labels.get(record[0], ()), helpers.get(record[0], ()), signals.get(record[0], ())),
        )
        for record in tuples(query)
    ]


def get(program_id: int, today: date) -> ProgramRow:
    """Return one program; raises UserError if the plan does not hold it."""
    found = rows(today, [program_id])
    if not found:
        raise UserError(_GONE)
    return found[0]


def touched(rows_changed: Collection[tuple[str, int]]) -> set[int] | None:
    """Return the programs that a change set's (table, row id) pairs concern, deleted ones included.

    None means that a claim, answer or tag is gone, and nobody can say whose it
    was, that an introduction or a signal may have been to another program
    before, that the rubric changed, by which all are scored, or that so much
    changed that reading everything is quicker than finding out.
    """
    if len(rows_changed) > _MANY:
        return None
    changed: dict[str, set[int]] = {}
    for table, row in rows_changed:
        changed.setdefault(table, set()).add(row)
    if changed.keys() & _MOVING or preferences.rubric_among(changed.get("preference", set())):
        return None
    found = set(changed.get("program", ()))
    for table, model in _PARTS:
        parts = changed.get(table, set())
        owners = tuples(model.select(model.program).where(model.id.in_(parts))) if parts else []
        if len(owners) < len(parts):
            return None
        found |= {row[0] for row in owners}
    return found


def add(name: str, **fields: object) -> int:
    """Add a program, of which only the name must be known (R42), and return its id."""
    values = {field: checked(field, value) for field, value in {"name": name, **fields}.items()}
    return Program.create(**values).id


def edit(program_id: int, field: str, value: object) -> None:
    """Change one of a program's own columns; raises UserError if the value does not fit."""
    taken = checked(field, value)
    if field == "tier" and (taken is None or isinstance(taken, int)):
        from matchplanner.services import tiers

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
        raise UserError(_GONE)
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
        raise UserError(_GONE)


def _row(
    record: tuple[Any, ...],
    regions: dict[tuple[str, str], str],
    known: FactSheet,
    score: ScoreRange,
    attached: tuple[tuple[str, ...], tuple[Helper, ...], tuple[str, ...]],
) -> ProgramRow:
    """Build a row; `regions` remembers what states and own words came to, as lists repeat them.

    What is attached are the tags, the helpers and the signals.
    """
    number, uid, name, institution, city, state, own_region, kind, *rest = record
    acgme_id, nrmp_code, website, status, tier, interest, notes, target, tier_reason, track = rest
    region = regions.get((state, own_region))
    if region is None:
        region = regions[state, own_region] = region_of(state, own_region)
    return ProgramRow(
        number,
        uid,
        name,
        institution,
        city,
        state,
        region,
        own_region,
        _TYPES.get(kind, ProgramType.OTHER),
        acgme_id,
        nrmp_code,
        website,
        _STATUSES.get(status, ProgramStatus.CONSIDERING),
        tier,
        interest,
        notes,
        target,
        tier_reason,
        track,
        known,
        score,
        *attached,
    )
