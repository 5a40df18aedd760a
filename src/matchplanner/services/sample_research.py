"""The sample's research: what a program's page says as facts with their source, and invented opinions."""

from datetime import date, timedelta

from matchplanner.domain.claims import NOT_STATED, ClaimField, SourceKind
from matchplanner.services import considerations, research, tags
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.research import Source

_PAGE = (
    "https://college.mayo.edu/academics/residencies-and-fellowships/"
    "clinical-medical-genetics-residency-minnesota/"
)
_SAID = {
    ClaimField.DURATION_YEARS: "2",
    ClaimField.OPTIONAL_EXTRA_YEARS: "1",
    ClaimField.EXTRA_YEAR_CONDITION: "depends on available slots",
    ClaimField.FOUNDED_YEAR: "1981",
    ClaimField.BOARD_PASS: "100",
    ClaimField.BOARD_OUTCOMES: "clinical genetics and genomics; clinical biochemical genetics; "
    "laboratory genetics and genomics",
    ClaimField.ADULT_SHARE: "50",
    ClaimField.PATIENT_AGES: "prenatal; children; adults",
    ClaimField.REFERRAL: "region; nation; abroad",
    ClaimField.DISORDERS: "single-gene; chromosomal; mitochondrial; multifactorial; teratogenic",
    ClaimField.LAB_MONTHS: "3",
    ClaimField.LABS: "cytogenetic; biochemical; molecular",
    ClaimField.COUNSELING: "Includes non-directive counseling on testing and prenatal options",
    ClaimField.TEAM: "genetic counselors; nurses; laboratory directors; dietitians; social workers",
    ClaimField.EXPECTATIONS: "Attend dietitian visits until familiar with the diet",
    ClaimField.USMLE_STEP2_MIN: NOT_STATED,
    ClaimField.ATTEMPT_LIMIT: NOT_STATED,
}
"""What the program's own page says, field by field."""

_OPINIONS = (
    (ConsiderationKind.PRO, "Three laboratories under one roof"),
    (ConsiderationKind.PRO, "Half of the patients are adults"),
    (ConsiderationKind.CON, "Long, cold winters (invented for the sample plan)"),
)


def fill(program_id: int, today: date) -> None:
    """Put the research into one program; must run inside a write."""
    seen = today - timedelta(days=30)
    research.answer(program_id, _SAID, Source(SourceKind.PROGRAM_PAGE, _PAGE, seen), today)
    for kind, words in _OPINIONS:
        considerations.add(program_id, kind, words)
    tags.add([program_id], "adult")
