"""What can be read off a program's page, and what a finding looks like."""

from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | tuple[str, ...]


class Field(StrEnum):
    """The facts a page may state; the names are those of `read-page --json`."""

    J1 = "j1"
    H1B = "h1b"
    VISA_SPONSORSHIP = "visa_sponsorship"
    ECFMG_REQUIRED = "ecfmg_required"
    USMLE_STEP1_MIN = "usmle_step1_min"
    USMLE_STEP2_MIN = "usmle_step2_min"
    ATTEMPT_LIMIT = "attempt_limit"
    YOG_LIMIT_YEARS = "yog_limit_years"
    OET_REQUIRED = "oet_required"
    LENGTH_YEARS = "length_years"
    OPTIONAL_EXTRA_YEARS = "optional_extra_years"
    PRIOR_GME_YEARS = "prior_gme_years"
    POSITIONS_PER_YEAR = "positions_per_year"
    ACCREDITATION = "accreditation"
    FOUNDED_YEAR = "founded_year"
    BOARD_PASS = "board_pass"  # noqa: S105 - boards, not passwords
    ADULT_SHARE = "adult_share"
    LAB_MONTHS = "lab_months"
    LABS = "labs"
    RESEARCH_MONTHS = "research_months"
    CLINICS = "clinics"
    APPLICATION_SYSTEM = "application_system"
    APPLICATION_DEADLINE = "application_deadline"
    INTERVIEW_PERIOD = "interview_period"
    CONTACT_NAME = "contact_name"
    CONTACT_EMAIL = "contact_email"
    ACGME_ID = "acgme_id"
    NRMP_CODE = "nrmp_code"
    IMGS_AMONG_RESIDENTS = "imgs_among_residents"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one passage says about one field, before passages are weighed against each other.

    `strength` is -1 for what only fits, 0 for plain words, 1 for a labelled value and 2 where the page
    says that this answer replaces an older one.
    """

    field: Field
    value: Value
    start: int
    end: int
    strength: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact the page states; `sentence` is the text from `start` to `end`, as it stands there."""

    field: Field
    value: Value
    sentence: str
    start: int
    end: int
