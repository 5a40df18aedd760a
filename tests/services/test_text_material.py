"""Evidence for the points of a statement, and sentences for ERAS, drawn from what the plan holds."""

from datetime import date

import pytest

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.case_log import ERAS_EXPERIENCE, PracticeKind
from matchplanner.domain.identifiers import FindingKind, Kept
from matchplanner.domain.letters import LetterState
from matchplanner.domain.texts import Point, TextKind
from matchplanner.services import (
    case_log,
    events,
    experiences,
    feedback,
    letters,
    people,
    practice,
    profile,
    rotations,
    text_material,
    texts,
)
from matchplanner.services.text_material import Source
from matchplanner.store.store import Store

DAY = date(2027, 7, 9)


def texts_of(source: Source) -> list[str]:
    return [one.text for one in text_material.passages(DAY) if one.source is source]


@pytest.fixture
def site(store: Store) -> int:
    with store.write("Add"):
        return rotations.add(
            "Lakeside", starts_on="2027-05-03", ends_on="2027-05-28", mode="observership", status="done"
        )


def test_an_empty_plan_has_nothing_to_draw_on(store: Store) -> None:  # noqa: ARG001 - the plan
    assert set(text_material.evidence(DAY)) == set(Point)
    assert not any(text_material.evidence(DAY).values())
    assert text_material.passages(DAY) == ()


def test_each_point_is_shown_by_what_the_plan_holds(store: Store, site: int) -> None:
    with store.write("Fill"):
        vega = people.add("Dr Vega")
        letters.set_state(letters.add(vega, rotation_id=site), LetterState.AGREED, DAY)
        rotations.edit(site, "mentor_id", vega)
        said = feedback.add("You think in pedigrees", DAY, site, vega)
        feedback.edit(said, "for_statement", "yes")
        feedback.add("Not tagged", DAY, site, vega)
        webinar = experiences.add("Variant webinar", ExperienceKind.WEBINAR)
        experiences.edit(webinar, "started_on", date(2024, 5, 1))
        fair = events.add("ACMG fair")
        events.edit(fair, "kind", "fair")
        events.edit(fair, "attended", "yes")
        profile.edit("prepared_note", "Chronic disease on a ward")
        case = case_log.add(site, DAY, "Fabry disease")
        case_log.edit(case, "topics", ["uncertainty", "plain"])
        practice.count(PracticeKind.PEDIGREE, DAY, site)
    found = text_material.evidence(DAY)
    assert found[Point.FIELD] == ("“You think in pedigrees”, Dr Vega",)
    assert found[Point.CONFERENCES] == ("Variant webinar, 2024", "ACMG fair")
    assert found[Point.ELECTIVES] == ("Lakeside, observership, 2027",)
    assert found[Point.MENTORS] == ("Dr Vega",)
    assert found[Point.ISSUES] == ("Fabry disease: uncertain prognosis",)
    assert found[Point.EARLY] == ("Variant webinar, 2024",)
    assert found[Point.RARE] == ("1 pedigree drawn", "Fabry disease")
    assert found[Point.COMPLEX] == ("Chronic disease on a ward.",)


def test_cases_that_taught_something_come_first(store: Store, site: int) -> None:
    with store.write("Fill"):
        taught = case_log.add(site, DAY, "Fabry disease")
        case_log.edit(taught, "learning", "How family screening begins")
        case_log.add(site, DAY, "Noonan syndrome")
        case_log.add(site, DAY)
    assert texts_of(Source.CASES) == [
        "Fabry disease at Lakeside. I learned how family screening begins.",
        "Noonan syndrome at Lakeside.",
    ]


def test_what_was_kept_in_a_case_on_purpose_is_kept_in_a_text_that_begins_with_it(
    store: Store, site: int
) -> None:
    kept = Kept(FindingKind.NAME, "Mrs Smith", "an invented name")
    with store.write("Fill"):
        case = case_log.add(site, DAY, "Fabry disease")
        case_log.edit(case, "learning", "Mrs Smith asked first", [kept])
    (passage,) = text_material.passages(DAY)[1:]
    assert passage.kept == (kept,)
    with store.write("Begin"):
        begun = texts.add(TextKind.EXPERIENCE, passage.about, body=passage.text, keep=passage.kept)
    assert texts.get(begun).kept == (kept,)


def test_counters_and_projects_become_skills_and_initiative(store: Store, site: int) -> None:
    with store.write("Fill"):
        for kind in (
            PracticeKind.PEDIGREE,
            PracticeKind.REPORT,
            PracticeKind.BOARD,
            PracticeKind.TALK,
        ):
            practice.count(kind, DAY, site)
        experiences.add("MPS in nine children", ExperienceKind.CASE_REPORT)
        experiences.add("A course", ExperienceKind.COURSE)
    skills = "Drew 1 pedigree, read 1 genetic test report and attended 1 tumor or genome board."
    assert texts_of(Source.SKILLS) == [skills]
    assert texts_of(Source.INITIATIVE) == [
        "Gave 1 five-minute talk. Case report or series: MPS in nine children."
    ]
    (told,) = texts_of(Source.ROTATIONS)
    assert told == f"4 weeks of a genetics observership at Lakeside. {skills} Gave 1 five-minute talk."
    assert len(told) < ERAS_EXPERIENCE


def test_a_rotation_nobody_accepted_is_not_told(store: Store, site: int) -> None:
    with store.write("Edit"):
        rotations.edit(site, "status", "applied")
    assert texts_of(Source.ROTATIONS) == []
    assert text_material.evidence(DAY)[Point.ELECTIVES] == ()
