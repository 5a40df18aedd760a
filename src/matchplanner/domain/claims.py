"""Claims: what one source says about one field of a program, and the fact drawn from several of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import UserError

UNKNOWN = "unknown"
"""The value of a fact nobody has stated: not "no", not zero, and last in every order."""

_SEASON_DAYS = 365
_YEAR_DAYS = 365


class SourceKind(LabelledEnum):
    """Where a claim comes from, the most trusted first."""

    PROGRAM_PAGE = "program_page", "Program page"
    EMAIL = "email", "E-mail from the program"
    ACGME = "acgme", "ACGME"
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


class YesNo(LabelledEnum):
    """An answer that may be missing."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Unknown"


class ValueKind(StrEnum):
    """What the value of a field may be."""

    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"


ACCREDITATION_STATUSES: tuple[str, ...] = (
    "Initial Accreditation",
    "Initial Accreditation with Warning",
    "Continued Accreditation",
    "Continued Accreditation without Outcomes",
    "Continued Accreditation with Warning",
    "Probationary Accreditation",
    "Accreditation Withheld",
    "Withdrawal of Accreditation",
    "Voluntary Withdrawal",
)
"""ACGME's own words for the common statuses; a field holds others as well."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How the claims of one field are read.

    A claim is stale `shelf_days` after it was seen. Claims of a field that is
    not `disputable` complete each other instead of contradicting each other.
    """

    kind: ValueKind
    shelf_days: int
    disputable: bool = True
    suggestions: tuple[str, ...] = ()
    largest: float = 0


class ClaimField(LabelledEnum):
    """The researched facts of a program."""

    J1 = "j1", "J-1"
    H1B = "h1b", "H-1B"
    DURATION_YEARS = "duration_years", "Length in years"
    POSITIONS_PER_YEAR = "positions_per_year", "Positions a year"
    ACCREDITATION = "accreditation", "Accreditation"
    IMG_INFO = "img_info", "IMG information"
    LISTED = "listed", "Listed at"

    @property
    def rule(self) -> FieldRule:
        """How claims of this field are read."""
        return _RULES[self]


_RULES = {
    ClaimField.J1: FieldRule(ValueKind.YES_NO, _SEASON_DAYS),
    ClaimField.H1B: FieldRule(ValueKind.YES_NO, _SEASON_DAYS),
    ClaimField.DURATION_YEARS: FieldRule(ValueKind.NUMBER, 3 * _YEAR_DAYS, largest=10),
    ClaimField.POSITIONS_PER_YEAR: FieldRule(ValueKind.NUMBER, 2 * _YEAR_DAYS, largest=200),
    ClaimField.ACCREDITATION: FieldRule(ValueKind.TEXT, _YEAR_DAYS, suggestions=ACCREDITATION_STATUSES),
    ClaimField.IMG_INFO: FieldRule(ValueKind.TEXT, _SEASON_DAYS, disputable=False),
    ClaimField.LISTED: FieldRule(ValueKind.YES_NO, 2 * _YEAR_DAYS, disputable=False),
}


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
        return self.value != UNKNOWN


@dataclass(frozen=True, slots=True)
class Fact:
    """What is held to be so, and why.

    `value` is `UNKNOWN` when no claim states one. `age_days` is None when
    there is no claim to show or its day is not known.
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
        return self.value != UNKNOWN

    @property
    def number(self) -> float | None:
        """The value of a number field, or None when it is unknown."""
        return float(self.value) if self.known and self.field.rule.kind is ValueKind.NUMBER else None


NO_FACT = {field: Fact(field) for field in ClaimField}
"""The fact of each field about which no source has spoken."""


def fact(field: ClaimField, claims: Iterable[Claim], today: date) -> Fact:
    """Draw the fact from a field's claims.

    Shown is the claim the user picked, else the newest from the most trusted
    source that states a value. A claim whose day is not known is older than
    any other and stale. "Unknown" contradicts nobody.
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
        stale=age is None or age >= field.rule.shelf_days,
    )


def normalised(field: ClaimField, value: str) -> str:
    """Return a typed value in the form in which it is stored.

    Blank means unknown. Raises UserError when the value is not of the field's
    kind or a number lies outside 0 < number <= `rule.largest`.
    """
    text = " ".join(value.split()) if field.rule.kind is not ValueKind.TEXT else value.strip()
    if not text or text.casefold() == UNKNOWN:
        return UNKNOWN
    if field.rule.kind is ValueKind.YES_NO:
        if text.casefold() not in tuple(YesNo):
            raise UserError(f"{field.label} is yes, no or unknown.")
        return text.casefold()
    return _number(field, text) if field.rule.kind is ValueKind.NUMBER else text


def _precedence(claim: Claim) -> tuple[bool, bool, int, int, int]:
    day = 0 if claim.seen_on is None else claim.seen_on.toordinal()
    return not claim.picked, not claim.known, claim.source_kind.trust, -day, -claim.id


def _differ(claims: Sequence[Claim]) -> bool:
    return len({claim.value.casefold() for claim in claims if claim.known}) > 1


def _number(field: ClaimField, text: str) -> str:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise UserError(f"{field.label} is a number.", "Leave it blank if you do not know it.") from None
    if not 0 < number <= field.rule.largest:
        raise UserError(f"{field.label} lies between 0 and {field.rule.largest:g}.")
    return f"{number:g}"
