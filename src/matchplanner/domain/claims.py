"""Claims: what one source says about one field of a program, and the fact drawn from several of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.field_rules import FieldRule, ValueKind, YesNo
from matchplanner.domain.field_values import NOT_APPLICABLE, NOT_STATED, UNKNOWN, is_value, items, normalised
from matchplanner.domain.labels import LabelledEnum

__all__ = [
    "NOT_APPLICABLE",
    "NOT_STATED",
    "NO_FACT",
    "UNKNOWN",
    "Claim",
    "ClaimField",
    "Fact",
    "FieldRule",
    "SourceKind",
    "ValueKind",
    "YesNo",
    "fact",
    "is_warning",
    "normalised",
]

_WARNING = re.compile("warning|probation|withheld|withdraw", re.IGNORECASE)


class SourceKind(LabelledEnum):
    """Where a claim comes from, the most trusted first."""

    PROGRAM_PAGE = "program_page", "Program page"
    EMAIL = "email", "E-mail from the program"
    ACGME = "acgme", "ACGME"
    ABMGG = "abmgg", "ABMGG"
    NRMP = "nrmp", "NRMP"
    ERAS = "eras", "ERAS"
    FREIDA = "freida", "FREIDA"
    INSTITUTION_PAGE = "institution_page", "Institution page"
    PERSON = "person", "Person"
    DIRECTORY = "directory", "Directory or list"
    OTHER = "other", "Other source"
    OWN = "own", "Own judgement"

    @property
    def trust(self) -> int:
        """The place in the order of trust; 0 is the most trusted."""
        return _TRUST[self]


_TRUST = {kind: place for place, kind in enumerate(SourceKind)}


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's word on one field.

    `source` is a URL or a person; `seen` is the date in the source's own
    words ("undated; older page") and `seen_on` the day, where there is one.
    """

    id: int
    field: ClaimField
    value: str
    source_kind: SourceKind
    source: str = ""
    seen: str = ""
    seen_on: date | None = None
    note: str = ""
    picked: bool = False

    @property
    def known(self) -> bool:
        """Whether the source states a value at all."""
        return is_value(self.value)

    @property
    def answered(self) -> bool:
        """Whether the question is settled: by a value, or by "not stated" or "not applicable"."""
        return self.value != UNKNOWN


@dataclass(frozen=True, slots=True)
class Fact:
    """What is held to be so, and why.

    `value` is `UNKNOWN` when no claim answers the question, `NOT_STATED` or
    `NOT_APPLICABLE` when the answer is that there is none. `age_days` is None
    when there is no claim to show or its day is not known.
    """

    field: ClaimField
    value: str = UNKNOWN
    shown: Claim | None = None
    claims: tuple[Claim, ...] = ()
    disputed: bool = False
    age_days: int | None = None
    stale: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return is_value(self.value)

    @property
    def answered(self) -> bool:
        """Whether the question is settled: by a value, or by "not stated" or "not applicable" (R94)."""
        return self.value != UNKNOWN

    @property
    def number(self) -> float | None:
        """The value of a number or percent field, or None when it is unknown."""
        return float(self.value) if self.known and self.field.rule.numeric else None

    @property
    def items(self) -> tuple[str, ...]:
        """The words of a list field: of the picked claim, else of all sources together; else no words."""
        if self.field.rule.kind is not ValueKind.LIST or not self.known or self.shown is None:
            return ()
        if self.shown.picked:
            return items(self.value)
        told = (claim.value for claim in sorted(self.claims, key=_precedence) if claim.known)
        return items("; ".join(told))


NO_FACT = {field: Fact(field) for field in ClaimField}
"""The fact of each field about which no source has spoken."""


def fact(field: ClaimField, claims: Iterable[Claim], today: date) -> Fact:
    """Draw the fact from a field's claims.

    Shown is the claim the user picked, else the newest from the most trusted
    source that states a value. A claim whose day is not known is older than
    any other and stale. "Unknown", "not stated" and "not applicable"
    contradict nobody, and what a source said earlier does not contradict what
    the same source says now.
    """
    standing = tuple(claims)
    if not standing:
        return NO_FACT[field]
    several = len(standing) > 1
    shown = min(standing, key=_precedence) if several else standing[0]
    age = None if shown.seen_on is None else max((today - shown.seen_on).days, 0)
    return Fact(
        field=field,
        value=shown.value,
        shown=shown,
        claims=standing,
        disputed=several and field.rule.disputable and _differ(standing),
        age_days=age,
        stale=shown.seen_on is None or field.rule.shelf.over(shown.seen_on, today),
    )


def is_warning(status: str) -> bool:
    """Tell whether an accreditation status is one to be wary of (R57).

    ACGME's adverse statuses are many: with warning, probationary, withheld,
    and every kind of withdrawal.
    """
    return bool(_WARNING.search(status))


def _precedence(claim: Claim) -> tuple[bool, bool, bool, int, int, int]:
    day = 0 if claim.seen_on is None else claim.seen_on.toordinal()
    return not claim.picked, not claim.known, not claim.answered, claim.source_kind.trust, -day, -claim.id


def _differ(claims: Sequence[Claim]) -> bool:
    values = {claim.value.casefold() for claim in claims if claim.known}
    return len(values) > 1 and len({claim.value.casefold() for claim in _latest(claims) if claim.known}) > 1


def _latest(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those that the same source has since replaced by another."""
    latest: dict[tuple[SourceKind, str], date] = {}
    for claim in claims:
        if claim.source and claim.seen_on is not None:
            key = claim.source_kind, claim.source
            latest[key] = max(latest.get(key, claim.seen_on), claim.seen_on)
    return [
        claim
        for claim in claims
        if claim.seen_on is None or claim.seen_on >= latest.get((claim.source_kind, claim.source), date.min)
    ]
