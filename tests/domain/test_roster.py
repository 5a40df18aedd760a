"""Cohorts and signs of a roster."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.claims import YesNo
from matchplanner.domain.countries import part_of_world, same_country
from matchplanner.domain.roster import Resident, newest_cohort, outlook, signs, step_of
from matchplanner.domain.rubric import CohortRule

TODAY = date(2026, 10, 1)
RULE = CohortRule()


def resident(
    cohort: int | None, img: YesNo = YesNo.YES, country: str = "", school: str = "", trained: str = ""
) -> Resident:
    return Resident(1, "Somebody", cohort, school, country, img, trained)


def test_the_newest_cohort_began_last_july() -> None:
    assert newest_cohort(date(2026, 6, 30)) == 2025
    assert newest_cohort(date(2026, 7, 1)) == 2026


def test_present_is_yes_no_or_unknown() -> None:
    assert outlook([resident(2023)], TODAY, RULE).imgs_present is YesNo.YES
    assert outlook([resident(2023, YesNo.NO)], TODAY, RULE).imgs_present is YesNo.NO
    assert outlook([], TODAY, RULE).imgs_present is YesNo.UNKNOWN
    assert outlook([resident(2023, YesNo.UNKNOWN)], TODAY, RULE).imgs_present is YesNo.UNKNOWN
    undated = [resident(2023, YesNo.NO), resident(None, YesNo.YES)]
    assert outlook(undated, TODAY, RULE).imgs_present is YesNo.UNKNOWN


@pytest.mark.parametrize(
    ("cohorts", "flagged"),
    [
        ({2026: YesNo.NO, 2025: YesNo.NO, 2024: YesNo.NO, 2023: YesNo.YES}, True),
        ({2025: YesNo.NO, 2024: YesNo.NO, 2023: YesNo.NO}, True),
        ({2026: YesNo.NO, 2025: YesNo.NO, 2024: YesNo.UNKNOWN}, False),
        ({2026: YesNo.NO, 2024: YesNo.NO, 2023: YesNo.NO}, False),
        ({2026: YesNo.YES, 2025: YesNo.NO, 2024: YesNo.NO, 2023: YesNo.NO}, False),
    ],
)
def test_several_years_without_an_img_are_a_red_flag(cohorts: dict[int, YesNo], flagged: bool) -> None:
    found = outlook([resident(year, img) for year, img in cohorts.items()], TODAY, RULE)
    assert found.several_years_without is flagged


def test_signs_name_schools_neighbours_and_earlier_training() -> None:
    everybody = [
        resident(2026, country="Pakistan", school="Dow", trained="Pediatrics"),
        resident(2025, country="India", school="AIIMS"),
        resident(2024, country="Chile", school="Universidad de Chile"),
        resident(2024, YesNo.NO, country="USA", school="Yale"),
    ]
    found = signs(everybody, "pakistan")
    assert found.schools == 3
    assert found.countries == ("Chile", "India", "Pakistan")
    assert [r.country for r in found.near] == ["Pakistan"]
    assert [r.country for r in found.region] == ["India"]
    assert [r.school for r in found.trained] == ["Dow"]
    assert signs(everybody, "").near == ()


def test_countries_are_known_by_their_other_names() -> None:
    assert same_country("Turkey", "Türkiye")
    assert same_country("U.K.", "England")
    assert not same_country("", "")
    assert part_of_world("USA") == "North America"
    assert part_of_world("Atlantis") == ""


_FLAGS = st.sampled_from(tuple(YesNo))
_ROSTERS = st.lists(st.builds(resident, st.none() | st.integers(2015, 2026), _FLAGS), max_size=30)


@given(_ROSTERS)
def test_one_more_img_never_lowers_the_step(everybody: list[Resident]) -> None:
    before = step_of(outlook(everybody, TODAY, RULE), RULE)
    after = step_of(outlook([*everybody, resident(2024)], TODAY, RULE), RULE)
    assert after is not None
    assert before is None or after >= before


@given(_ROSTERS)
def test_settling_what_is_open_never_lowers_the_step(everybody: list[Resident]) -> None:
    before = step_of(outlook(everybody, TODAY, RULE), RULE)
    settled = [resident(r.cohort, YesNo.YES if r.img is YesNo.UNKNOWN else r.img) for r in everybody]
    after = step_of(outlook(settled, TODAY, RULE), RULE)
    assert before is None or after is None or after >= before
