"""Papers that hosts of rotations ask for: which, in what state for each host, and till when they hold.

Kinds: guide_away_rotations.txt 239-250 (R166-R173).
"""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain.labels import LabelledEnum


class DocumentKind(LabelledEnum):
    """A kind of paper."""

    TRANSCRIPT = "transcript", "Transcript"
    TRANSLATION = "translation", "Translation of the transcript"
    MSPE = "mspe", "Dean's letter (MSPE)"
    STEP_1 = "step_1", "Step 1 score report"
    STEP_2 = "step_2", "Step 2 CK score report"
    IMMUNIZATION = "immunization", "Immunizations"
    TUBERCULOSIS = "tuberculosis", "TB test"
    INSURANCE = "insurance", "Health insurance"
    BACKGROUND = "background", "Background check"
    DRUG_SCREEN = "drug_screen", "Drug screen"
    CV = "cv", "CV"
    STATEMENT = "statement", "Personal statement"
    ENGLISH = "english", "English test"
    PASSPORT = "passport", "Passport"
    OTHER = "other", "Other"


class Need(LabelledEnum):
    """Whether a host asks for a paper."""

    NEEDED = "needed", "Needed"
    NOT_NEEDED = "not_needed", "Not needed"
    UNKNOWN = "unknown", "Not asked yet"


class Audience(LabelledEnum):
    """Whom a version of a paper is written for; the two are kept apart (R172)."""

    ANY = "", "Anybody"
    VISITING = "visiting", "Hosts of rotations"
    RESIDENCY = "residency", "Residency applications"


class PaperState(LabelledEnum):
    """How a paper stands with one host; what needs doing first."""

    EXPIRES = "expires", "Expires too early"
    WRONG_VERSION = "wrong_version", "Residency version"
    MISSING = "missing", "Missing"
    UNKNOWN = "unknown", "Ask the host"
    READY = "ready", "Ready"
    SENT = "sent", "Sent"
    NOT_NEEDED = "not_needed", "Not needed"


TO_DO = frozenset({PaperState.EXPIRES, PaperState.WRONG_VERSION, PaperState.MISSING})
"""States that stand in a rotation's way."""

WITH_VERSIONS = frozenset({DocumentKind.CV, DocumentKind.STATEMENT})


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper the applicant has, as the rules see it."""

    audience: Audience = Audience.ANY
    expires_on: date | None = None


def kinds(*, student: bool, english: bool) -> tuple[DocumentKind, ...]:
    """Return the kinds to think of: the MSPE for students alone, no translation of an English transcript."""
    left_out = {DocumentKind.OTHER}
    if not student:
        left_out.add(DocumentKind.MSPE)
    if english:
        left_out.add(DocumentKind.TRANSLATION)
    return tuple(kind for kind in DocumentKind if kind not in left_out)


def state(need: Need, paper: Paper | None, sent_on: date | None, last_day: date | None) -> PaperState:
    """Judge one paper at one host whose rotation ends on `last_day`.

    A paper must hold to the rotation's end, sent or not; with no dates yet it
    cannot expire too early. A paper for a host that has not been asked is ready
    only once there is one.
    """
    if need is Need.NOT_NEEDED:
        return PaperState.NOT_NEEDED
    if paper is None:
        return PaperState.MISSING if need is Need.NEEDED else PaperState.UNKNOWN
    if paper.expires_on is not None and last_day is not None and paper.expires_on < last_day:
        return PaperState.EXPIRES
    if paper.audience is Audience.RESIDENCY:
        return PaperState.WRONG_VERSION
    return PaperState.READY if sent_on is None else PaperState.SENT
