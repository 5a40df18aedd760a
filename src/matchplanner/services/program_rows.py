"""Programs as they are read: identity, the applicant's own marks, what is known of each, its score."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain.mentoring import Helper
from matchplanner.domain.places import region_of
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.domain.rubric import ScoreRange
from matchplanner.errors import UserError
from matchplanner.services import facts, introductions, preferences, scoring, tags, tokens
from matchplanner.services.fact_sheet import FactSheet
from matchplanner.services.plain_rows import tuples
from matchplanner.store import schema
from matchplanner.store.schema import Program

GONE = "This program is not in the plan any more."
_MANY = 5000
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
        raise UserError(GONE)
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
