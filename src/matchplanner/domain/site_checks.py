"""Choosing a site: what speaks for it, what to ask about the rotation, big name or small place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchplanner.domain.applicant import Stage
from matchplanner.domain.enquiries import gaps
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rotations import RotationMode


class SiteList(LabelledEnum):
    """A list whose lines are answered yes or no for a site."""

    CRITERIA = "site_criteria", "What speaks for the site"
    CONTENTS = "site_contents", "What the rotation includes"


@dataclass(frozen=True, slots=True)
class SiteItem:
    """A line of a list; the key is what the plan keeps, `asked` how an enquiry asks for it."""

    key: str
    label: str
    asked: str = ""


ITEMS: Mapping[SiteList, tuple[SiteItem, ...]] = {
    SiteList.CRITERIA: (
        SiteItem("residency", "An established residency in medical genetics"),
        SiteItem("combined", "A combined program with pediatrics or internal medicine"),
        SiteItem("metabolic", "A strong metabolic clinic"),
        SiteItem("cancer", "Strong in cancer genetics"),
        SiteItem("prenatal", "Strong in prenatal genetics"),
        SiteItem("precision", "A centre for precision medicine"),
        SiteItem("intensive", "A large NICU or PICU with genetics in its rounds"),
        SiteItem("genomes", "Exomes or genomes sequenced, a genome clinic"),
    ),
    SiteList.CONTENTS: (
        SiteItem("dysmorphology", "Dysmorphology clinics", "dysmorphology clinics"),
        SiteItem("cancer", "Cancer genetics counseling", "cancer genetics counseling"),
        SiteItem("prenatal", "Prenatal or preconception counseling", "prenatal or preconception counseling"),
        SiteItem("metabolic", "Metabolic clinics", "metabolic clinics"),
        SiteItem("tumor_board", "Genomic tumor boards", "genomic tumor boards"),
    ),
}
"""R146 and R149 (guide_away_rotations.txt 140-149, 172-176); items may be added, keys stay."""


class SiteSize(LabelledEnum):
    """How well known a site is (R154)."""

    UNKNOWN = "", "Not said"
    BIG = "big", "A big name"
    SMALL = "small", "Smaller or mid-sized"


@dataclass(frozen=True, slots=True)
class SiteMix:
    """How many sites are big names, smaller places, or not said to be either; and where a mentor is named."""

    big: int
    small: int
    unknown: int
    mentored: int

    @property
    def sites(self) -> int:
        """How many sites there are."""
        return self.big + self.small + self.unknown

    @property
    def mixed(self) -> bool:
        """Whether both kinds are among them."""
        return bool(self.big and self.small)


def mix(sites: Iterable[tuple[SiteSize, bool]]) -> SiteMix:
    """Count sites, each with its size and whether a possible mentor is named there."""
    held = tuple(sites)
    sizes = [size for size, _mentored in held]
    return SiteMix(
        sizes.count(SiteSize.BIG),
        sizes.count(SiteSize.SMALL),
        sizes.count(SiteSize.UNKNOWN),
        sum(mentored for _size, mentored in held),
    )


def item_of(which: SiteList, key: str) -> SiteItem | None:
    """Return a line of a list, None for one that this version does not know."""
    return next((item for item in ITEMS[which] if item.key == key), None)


def open_items(which: SiteList, answers: Mapping[str, YesNo]) -> tuple[SiteItem, ...]:
    """Return the lines that nobody has answered yet."""
    return tuple(item for item in ITEMS[which] if answers.get(item.key, YesNo.UNKNOWN) is YesNo.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A mail that asks a host what the rotation includes; gaps in braces are for the applicant to fill."""

    subject: str
    body: str

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is still to be filled in."""
        return gaps(f"{self.subject}\n{self.body}")


@dataclass(frozen=True, slots=True)
class Visit:
    """What an enquiry says: where, as what, from which day in words ("" while unknown), and who asks."""

    site: str
    mode: RotationMode
    first_day: str
    stage: Stage
    name: str


_WHO = {
    Stage.STUDENT: "a medical student from abroad",
    Stage.GRADUATE: "an international medical graduate",
    Stage.UNKNOWN: "{a student from abroad or an international medical graduate}",
}


def enquiry(visit: Visit, still_open: Sequence[SiteItem]) -> Enquiry | None:
    """Return a mail about the open lines, None when there is nothing left to ask."""
    asked = [item.asked for item in still_open if item.asked]
    if not asked:
        return None
    what = "observership" if visit.mode is RotationMode.OBSERVERSHIP else "rotation"
    time = f" from {visit.first_day}" if visit.first_day else ""
    lines = "\n".join(f"- {one}" for one in asked)
    body = (
        "Dear {name of the coordinator},\n\n"
        f"I am {_WHO[visit.stage]} preparing for a residency in medical genetics, and I hope to come to "
        f"{visit.site} for a genetics {what}{time}. May I ask whether the {what} includes the following, "
        f"and how often a visitor takes part?\n\n{lines}\n\n"
        f"Thank you very much for your time.\n\nKind regards,\n{visit.name or '{name}'}\n"
    )
    return Enquiry(f"What a genetics {what} at {visit.site} includes", body)
