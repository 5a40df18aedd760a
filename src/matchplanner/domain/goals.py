"""What the applicant aims at: themes under each focus, the shape of the career, and words for both."""

from collections.abc import Iterable

from matchplanner.domain import entry
from matchplanner.domain.applicant import Focus
from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import UserError
from matchplanner.wording import say

_LONGEST_KEYWORD = 80


class Theme(LabelledEnum):
    """A theme under a focus (R2; guide_researching_programs.txt 24-27)."""

    ANOMALIES = "anomalies", "Congenital anomalies"
    METABOLISM = "metabolism", "Inborn errors of metabolism"
    HEREDITARY_CANCER = "hereditary_cancer", "Hereditary cancer"
    CARDIOGENETICS = "cardiogenetics", "Cardiogenetics"
    NEUROGENETICS = "neurogenetics", "Neurogenetics"
    PRENATAL = "prenatal", "Prenatal diagnosis"
    PREIMPLANTATION = "preimplantation", "Preimplantation genetics"
    MOLECULAR = "molecular", "Molecular diagnostics"
    CYTOGENETICS = "cytogenetics", "Cytogenetics"
    INFORMATICS = "informatics", "Genomic informatics"

    @property
    def focus(self) -> Focus:
        """Return the focus the theme belongs to."""
        return _FOCUS_OF[self]


THEMES: dict[Focus, tuple[Theme, ...]] = {
    Focus.PEDIATRIC: (Theme.ANOMALIES, Theme.METABOLISM),
    Focus.ADULT: (Theme.HEREDITARY_CANCER, Theme.CARDIOGENETICS, Theme.NEUROGENETICS),
    Focus.REPRODUCTIVE: (Theme.PRENATAL, Theme.PREIMPLANTATION),
    Focus.LABORATORY: (Theme.MOLECULAR, Theme.CYTOGENETICS, Theme.INFORMATICS),
}

_FOCUS_OF = {theme: focus for focus, themes in THEMES.items() for theme in themes}


class CareerShape(LabelledEnum):
    """What most of the working week should be (R3; guide_researching_programs.txt 28-31)."""

    UNKNOWN = "", "Unknown"
    CLINICAL = "clinical", "Mainly clinic, in multidisciplinary teams"
    ACADEMIC = "academic", "Academic, with research and teaching"
    TRANSLATIONAL = "translational", "Translational or in industry"


class BackgroundType(LabelledEnum):
    """Which of the three backgrounds comes closest (R24; guide_away_rotations.txt 162-181)."""

    UNKNOWN = "", "Unknown"
    NO_US = "no_us", "No US clinical experience yet"
    GENERALIST = "generalist", "Strong generalist, little genetics"
    RESEARCH = "research", "Much genetics research"


class Strength(LabelledEnum):
    """How the applicant judges the application as a whole (R32)."""

    UNKNOWN = "", "Unknown"
    BELOW = "below", "Has weak points"
    AVERAGE = "average", "Solid"
    STRONG = "strong", "Strong"


def parse_themes(value: object) -> tuple[Theme, ...]:
    """Return the themes of a text of lines "focus/theme", in the order of the vocabulary.

    Raises UserError for a word that is no theme.
    """
    words = {line.rpartition("/")[2].strip() for line in str(value).splitlines() if line.strip()}
    chosen = {entry.choice(Theme, word, "The theme") for word in words}
    return tuple(theme for theme in Theme if theme in chosen)


def stored_themes(value: str) -> tuple[Theme, ...]:
    """Return the themes a plan holds; words this version does not know are left out."""
    words = {line.rpartition("/")[2].strip() for line in value.splitlines()}
    return tuple(theme for theme in Theme if theme.value in words)


def joined_themes(themes: Iterable[Theme]) -> str:
    """Return themes as the plan stores them."""
    return "\n".join(f"{theme.focus.value}/{theme.value}" for theme in themes)


def parse_keywords(value: object) -> tuple[str, ...]:
    """Return keywords parted by commas, semicolons or line ends, each once whatever its case.

    Raises UserError for one of more than 80 characters.
    """
    text = "\n".join(value) if isinstance(value, tuple) else str(value)
    found = dict[str, str]()
    for part in text.replace(",", "\n").replace(";", "\n").splitlines():
        keyword = entry.one_line(part)
        if len(keyword) > _LONGEST_KEYWORD:
            raise UserError(
                say("A keyword has at most {most} characters.", most=_LONGEST_KEYWORD),
                "Part keywords with commas.",
            )
        if keyword:
            found.setdefault(keyword.casefold(), keyword)
    return tuple(found.values())
