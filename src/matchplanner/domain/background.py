"""What the applicant brings along: earlier training and experiences."""

from collections.abc import Iterable

from matchplanner.domain.labels import LabelledEnum


class ExperienceKind(LabelledEnum):
    """Kinds of experience (R14, R25, R30, R31, R223)."""

    RESEARCH_POST = "research_post", "Research post or fellowship"
    CASE_REPORT = "case_report", "Case report or series"
    CHART_REVIEW = "chart_review", "Chart review"
    LITERATURE_REVIEW = "literature_review", "Literature review"
    GENOMIC_PROJECT = "genomic_project", "Genomic or molecular project"
    BASIC_RESEARCH = "basic_research", "Basic or translational research"
    ABSTRACT = "abstract", "Abstract"
    PUBLICATION = "publication", "Co-authored publication"
    CLINICAL = "clinical", "Clinical experience in genetics"
    TEACHING = "teaching", "Teaching"
    WEBINAR = "webinar", "Webinar"
    SOCIETY_EVENT = "society_event", "Virtual society event"
    COURSE = "course", "Course"
    REMOTE_PROJECT = "remote_project", "Remote project"
    ROTATION = "rotation", "Concentrated rotation in genetics"
    US_GENETICS_HANDS_ON = "us_genetics_hands_on", "US genetics, hands-on"
    US_GENETICS_OBSERVED = "us_genetics_observership", "US genetics, observership"
    US_OTHER_HANDS_ON = "us_other_hands_on", "US other field, hands-on"
    US_OTHER_OBSERVED = "us_other_observership", "US other field, observership"
    OTHER = "other", "Other"

    @property
    def scholarly(self) -> bool:
        """Tell whether a program that expects research would count it (R30)."""
        return self in _SCHOLARLY

    @property
    def shows_commitment(self) -> bool:
        """Tell whether it shows commitment when the home site has little genetics (R31)."""
        return self.as_commitment in COMMITMENT

    @property
    def as_commitment(self) -> "ExperienceKind":
        """Return the kind it counts as there: genetics seen in the US is a concentrated rotation."""
        return ExperienceKind.ROTATION if self in _US_GENETICS else self


_SCHOLARLY = frozenset(
    {
        ExperienceKind.RESEARCH_POST,
        ExperienceKind.CASE_REPORT,
        ExperienceKind.CHART_REVIEW,
        ExperienceKind.LITERATURE_REVIEW,
        ExperienceKind.GENOMIC_PROJECT,
        ExperienceKind.BASIC_RESEARCH,
        ExperienceKind.ABSTRACT,
        ExperienceKind.PUBLICATION,
        ExperienceKind.REMOTE_PROJECT,
    }
)
_US_GENETICS = frozenset({ExperienceKind.US_GENETICS_HANDS_ON, ExperienceKind.US_GENETICS_OBSERVED})
COMMITMENT = (
    ExperienceKind.WEBINAR,
    ExperienceKind.SOCIETY_EVENT,
    ExperienceKind.COURSE,
    ExperienceKind.REMOTE_PROJECT,
    ExperienceKind.CASE_REPORT,
    ExperienceKind.ROTATION,
)
"""What shows commitment when the home site has little genetics (R31; guide_away_rotations.txt 510-518)."""

_RELATED = {
    "pediatrics": ("pediatric", "paediatric", "neonat", "child health"),
    "internal medicine": ("internal medicine", "general medicine", "internist"),
    "obstetrics and gynecology": ("obstetric", "gynecolog", "gynaecolog", "ob/gyn", "obgyn", "ob-gyn"),
    "neurology": ("neurolog",),
}


def commitment_shown(kinds: Iterable[ExperienceKind]) -> tuple[ExperienceKind, ...]:
    """Return which of the six kinds of evidence are among some experiences, each once (R31)."""
    held = frozenset(kind.as_commitment for kind in kinds)
    return tuple(kind for kind in COMMITMENT if kind in held)


def related_field(field: str) -> str:
    """Return the field related to genetics that a residency was in, "" for any other (R15).

    Related are pediatrics, internal medicine, obstetrics and gynecology, and
    neurology (guide_researching_programs.txt 339).
    """
    text = field.casefold()
    for name, stems in _RELATED.items():
        if any(stem in text for stem in stems):
            return name
    return ""


def related_fields(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the related fields among several residencies, each once."""
    return tuple(dict.fromkeys(name for name in map(related_field, fields) if name))
