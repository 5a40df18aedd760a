"""Choosing a site: proposals from a program's facts, the enquiry, the mix, where to look."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from matchplanner.domain import site_checks, site_search
from matchplanner.domain.applicant import Stage
from matchplanner.domain.claims import NO_FACT, Claim, ClaimField, Fact, SourceKind, YesNo, fact
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.rotations import RotationMode
from matchplanner.domain.site_checks import ITEMS, SiteList, SiteSize, Visit, enquiry, open_items
from matchplanner.domain.site_proposals import SiteProgram, propose

DAY = date(2026, 9, 1)
CRITERIA, CONTENTS = SiteList.CRITERIA, SiteList.CONTENTS
VISIT = Visit("Lakeside", RotationMode.OBSERVERSHIP, "3 May 2027", Stage.GRADUATE, "Zofia Lecka")


def facts(said: Mapping[ClaimField, str]) -> dict[ClaimField, Fact]:
    held = dict(NO_FACT)
    for number, (field, value) in enumerate(said.items()):
        claim = Claim(number, field, value, SourceKind.PROGRAM_PAGE, "example.org", seen_on=DAY)
        held[field] = fact(field, [claim], DAY)
    return held


def program(said: Mapping[ClaimField, str], kind: ProgramType = ProgramType.UNKNOWN) -> SiteProgram:
    return SiteProgram("Birch", kind, facts(said))


def test_a_program_of_which_nothing_is_known_proposes_nothing() -> None:
    assert propose(program({})) == {}


@pytest.mark.parametrize(
    ("field", "value", "place", "answer"),
    [
        (ClaimField.ACCREDITATION, "Continued Accreditation", (CRITERIA, "residency"), YesNo.YES),
        (ClaimField.ACCREDITATION, "Initial Accreditation", (CRITERIA, "residency"), YesNo.NO),
        (ClaimField.STRENGTHS, "metabolic", (CRITERIA, "metabolic"), YesNo.YES),
        (ClaimField.CLINICS, "hereditary cancer clinic", (CONTENTS, "cancer"), YesNo.YES),
        (ClaimField.ROTATIONS, "no prenatal clinic", (CONTENTS, "prenatal"), YesNo.NO),
        (ClaimField.ROTATIONS, "dysmorphology", (CONTENTS, "dysmorphology"), YesNo.YES),
        (ClaimField.ROTATIONS, "NICU", (CRITERIA, "intensive"), YesNo.YES),
        (ClaimField.ADVANCED_TESTING, "yes", (CRITERIA, "genomes"), YesNo.YES),
        (ClaimField.ADVANCED_TESTING, "no", (CRITERIA, "genomes"), YesNo.NO),
        (
            ClaimField.HOST_INSTITUTE,
            "Center for Personalized Medicine",
            (CRITERIA, "precision"),
            YesNo.YES,
        ),
        (ClaimField.BIOINFORMATICS, "yes", (CRITERIA, "precision"), YesNo.YES),
        (ClaimField.EXPECTATIONS, "Attends the tumor board", (CONTENTS, "tumor_board"), YesNo.YES),
    ],
)
def test_a_fact_proposes_an_answer_with_its_words(
    field: ClaimField, value: str, place: tuple[SiteList, str], answer: YesNo
) -> None:
    proposal = propose(program({field: value}))[place]
    assert proposal.answer is answer
    assert proposal.seen == f"{field.label}: {value} (example.org)"
    assert proposal.seen_on == DAY


def test_a_combined_program_is_seen_by_its_type_or_beside_it_on_the_list() -> None:
    found = propose(program({}, ProgramType.COMBINED_PEDS))
    assert found[CRITERIA, "combined"].words == "Pediatrics and genetics"
    beside = replace(program({}, ProgramType.CATEGORICAL), combined="Birch combined")
    assert propose(beside)[CRITERIA, "combined"].words == "Birch combined"
    assert (CRITERIA, "combined") not in propose(program({}, ProgramType.CATEGORICAL))


def test_what_is_not_named_is_not_denied() -> None:
    found = propose(program({ClaimField.CLINICS: "metabolic; cancer"}))
    assert set(found) == {
        (CRITERIA, "metabolic"),
        (CRITERIA, "cancer"),
        (CONTENTS, "metabolic"),
        (CONTENTS, "cancer"),
    }


def test_the_enquiry_asks_for_what_is_open_and_names_its_gaps() -> None:
    answers = {"dysmorphology": YesNo.YES, "metabolic": YesNo.NO}
    still_open = open_items(CONTENTS, answers)
    mail = enquiry(VISIT, still_open)
    assert mail is not None
    assert mail.subject == "What a genetics observership at Lakeside includes"
    assert "- genomic tumor boards" in mail.body
    assert "dysmorphology" not in mail.body
    assert "observership from 3 May 2027" in mail.body
    assert mail.body.endswith("Kind regards,\nZofia Lecka\n")
    assert mail.gaps == ("{name of the coordinator}",)


def test_with_everything_answered_there_is_no_enquiry() -> None:
    answers = {item.key: YesNo.NO for item in ITEMS[CONTENTS]}
    assert enquiry(VISIT, open_items(CONTENTS, answers)) is None


def test_who_asks_is_a_gap_while_the_profile_does_not_say() -> None:
    unsaid = replace(VISIT, stage=Stage.UNKNOWN, name="", first_day="", mode=RotationMode.UNKNOWN)
    mail = enquiry(unsaid, ITEMS[CONTENTS])
    assert mail is not None
    assert len(mail.gaps) == 3
    assert "for a genetics rotation. May I ask" in mail.body


def test_the_mix_counts_big_names_smaller_places_and_mentors() -> None:
    found = site_checks.mix([(SiteSize.BIG, False), (SiteSize.SMALL, True), (SiteSize.UNKNOWN, True)])
    assert (found.big, found.small, found.unknown, found.mentored) == (1, 1, 1, 2)
    assert (found.sites, found.mixed) == (3, True)
    assert not site_checks.mix([(SiteSize.BIG, True)]).mixed


def test_there_are_five_places_to_look_and_each_phrase_goes_with_the_site() -> None:
    anywhere, there = site_search.places(), site_search.places("  Lakeside  Hospital ")
    assert [place.key for place in there] == ["society", "freida", "phrase0", "phrase1", "phrase2"]
    assert anywhere[2].query == '"Division of Medical Genetics"'
    assert there[2].query == '"Division of Medical Genetics" Lakeside Hospital'
    assert there[4].query == '("Metabolic Genetics" OR "Inherited Metabolic Disorders") Lakeside Hospital'
    for place in there[2:]:
        assert parse_qs(urlsplit(place.url).query)["q"] == [place.query]
    assert {place.query for place in there[:2]} == {site_search.SPECIALTY}
