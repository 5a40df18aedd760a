"""What residents say about a program's past IMGs: cohorts, signs, and the step of the rubric they reach."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claims import YesNo
from matchplanner.domain.countries import country_named, part_of_world, same_country
from matchplanner.domain.rubric import CohortRule

START_MONTH = 7
"""Residencies begin in July, and a cohort is named by the year it began."""

YEARS_WITHOUT = 3
"""So many newest cohorts in a row without an IMG are called several years without any (R78)."""


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody trained at a program; `cohort` is the year of entry."""

    id: int
    name: str
    cohort: int | None
    school: str
    country: str
    img: YesNo
    earlier_training: str = ""
    seen_on: date | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cohort:
    """The residents of one year of entry, by what is known of their schools."""

    year: int
    imgs: int = 0
    others: int = 0
    unknown: int = 0

    @property
    def size(self) -> int:
        """How many residents are noted."""
        return self.imgs + self.others + self.unknown


@dataclass(frozen=True, slots=True)
class Outlook:
    """The last cohorts, newest last, and what they amount to.

    `with_imgs` cohorts have an IMG for certain; `perhaps` more might, because
    somebody's school is not known. `earlier_imgs` counts IMGs before the first
    of these cohorts. `undated` residents belong to no cohort.
    """

    cohorts: tuple[Cohort, ...]
    with_imgs: int
    perhaps: int
    noted: int
    imgs: int
    earlier_imgs: int
    undated: int
    newest_without: int

    @property
    def imgs_present(self) -> YesNo:
        """Whether IMGs are seen in these cohorts (R77); "no" only where nobody's school is open."""
        if self.with_imgs:
            return YesNo.YES
        return YesNo.NO if self.noted and not self.perhaps and not self.undated else YesNo.UNKNOWN

    @property
    def several_years_without(self) -> bool:
        """Whether the newest cohorts noted, three or more, are without any IMG (R78)."""
        return self.newest_without >= YEARS_WITHOUT

    @property
    def span(self) -> str:
        """The years looked at, "2022-2026"."""
        return f"{self.cohorts[0].year}-{self.cohorts[-1].year}"


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a program among its residents (R79, R80, R82).

    `schools` counts different schools abroad, `countries` names them; `near`
    are residents from the applicant's country, `region` those from the same
    part of the world; `trained` finished a training before.
    """

    schools: int
    countries: tuple[str, ...]
    near: tuple[Resident, ...]
    region: tuple[Resident, ...]
    trained: tuple[Resident, ...]


def newest_cohort(today: date) -> int:
    """Return the year of the newest cohort that has begun by today."""
    return today.year if today.month >= START_MONTH else today.year - 1


def outlook(residents: Iterable[Resident], today: date, rule: CohortRule) -> Outlook:
    """Count the IMGs of the last cohorts of the current season (R77)."""
    newest = newest_cohort(today)
    years = range(newest - rule.cohorts + 1, newest + 1)
    everybody = list(residents)
    cohorts = tuple(_cohort(year, [r for r in everybody if r.cohort == year]) for year in years)
    return Outlook(
        cohorts=cohorts,
        with_imgs=sum(cohort.imgs > 0 for cohort in cohorts),
        perhaps=sum(cohort.imgs == 0 and cohort.unknown > 0 for cohort in cohorts),
        noted=sum(cohort.size > 0 for cohort in cohorts),
        imgs=sum(cohort.imgs for cohort in cohorts),
        earlier_imgs=sum(
            r.img is YesNo.YES for r in everybody if r.cohort is not None and r.cohort < years[0]
        ),
        undated=sum(r.cohort is None and r.img is not YesNo.NO for r in everybody),
        newest_without=_without(cohorts),
    )


def signs(residents: Iterable[Resident], country: str) -> Signs:
    """Return the positive signs for an applicant from a country ("" if that is not known)."""
    everybody = list(residents)
    abroad = [r for r in everybody if r.img is YesNo.YES]
    part = part_of_world(country)
    near = tuple(r for r in everybody if country and same_country(r.country, country))
    return Signs(
        schools=len({r.school.casefold() for r in abroad if r.school}),
        countries=tuple(sorted({country_named(r.country) or r.country for r in abroad if r.country})),
        near=near,
        region=tuple(r for r in everybody if part and r not in near and part_of_world(r.country) == part),
        trained=tuple(r for r in everybody if r.earlier_training),
    )


def step_of(found: Outlook, rule: CohortRule) -> int | None:
    """Return the place of the step the cohorts reach, 0 none to 3 steady, or None if they cannot say.

    What is not known counts as no IMG for the upper steps; but "none" is
    proposed only where at least one cohort is noted and nobody's school or
    year is open. Source: R96, threshold 1.16.12.
    """
    if found.with_imgs >= rule.steady:
        return 3
    if found.with_imgs >= rule.some:
        return 2
    if found.with_imgs or found.earlier_imgs:
        return 1
    return 0 if found.imgs_present is YesNo.NO else None


def _cohort(year: int, members: Sequence[Resident]) -> Cohort:
    imgs = sum(member.img is YesNo.YES for member in members)
    others = sum(member.img is YesNo.NO for member in members)
    return Cohort(year, imgs, others, len(members) - imgs - others)


def _without(cohorts: Sequence[Cohort]) -> int:
    """Count the newest cohorts in a row that are noted and have nobody but graduates of home schools."""
    count = 0
    for cohort in reversed(cohorts):
        if not cohort.size and not count:
            continue  # the newest year is often not on the page yet
        if not cohort.size or cohort.imgs or cohort.unknown:
            break
        count += 1
    return count
