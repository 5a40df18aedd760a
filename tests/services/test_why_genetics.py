"""The answer to "Why medical genetics?": what is offered for it, and whose words print."""

from datetime import date

import pytest

from matchplanner.domain import why_genetics as rules
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.case_log import PracticeKind
from matchplanner.domain.mentoring import ContactKind
from matchplanner.domain.why_genetics import Part
from matchplanner.errors import UserError
from matchplanner.services import (
    contacts,
    experiences,
    people,
    practice,
    prep_sheets,
    profile,
    programs,
    rotations,
    why_genetics,
)
from matchplanner.store.store import Store

TODAY = date(2027, 10, 20)
GENERAL = {Part.EXPERIENCE: "A family in clinic.", Part.MENTOR: "Dr. Moss.", Part.SKILL: ""}


def offered(part: Part) -> list[str]:
    return [offer.text for offer in why_genetics.offers(TODAY)[part]]


@pytest.mark.usefixtures("store")
def test_an_empty_plan_offers_nothing() -> None:
    assert [offered(part) for part in Part] == [[], [], []]


def test_rotations_experiences_mentors_and_counters_are_offered_where_they_belong(store: Store) -> None:
    with store.write("Fill"):
        mentor = people.add("Dr. Ada Moss", role="chief", institution="Lakeside")
        stay = rotations.add("Lakeside", starts_on="2027-06-07", ends_on="2027-07-02", status="done")
        rotations.edit(stay, "mentor_id", mentor)
        talked, known = people.add("Dr. Ben Oh"), people.add("Cy Tan")
        contacts.add(talked, ContactKind.MEETING, happened_on=date(2027, 5, 3))
        contacts.add(known, ContactKind.NEWS, happened_on=date(2027, 5, 3))
        experiences.edit(
            experiences.add("Newborn screening", ExperienceKind.CLINICAL), "started_on", "2025-01-01"
        )
        experiences.add("Case series", ExperienceKind.PUBLICATION)
        for _pedigree in range(12):
            practice.count(PracticeKind.PEDIGREE, TODAY, stay)
        profile.edit("prepared_note", "Three years of pediatrics")
    assert offered(Part.MENTOR) == ["Dr. Ada Moss (chief, Lakeside).", "Dr. Ben Oh."]
    assert any("4 weeks of a genetics rotation at Lakeside." in text for text in offered(Part.EXPERIENCE))
    assert "Newborn screening, 2025." in offered(Part.EXPERIENCE)
    assert "Case series." in offered(Part.SKILL)
    assert any("12" in text for text in offered(Part.SKILL))
    assert "Three years of pediatrics." in offered(Part.SKILL)


def test_a_program_says_its_own_words_part_by_part_and_the_general_ones_else(store: Store) -> None:
    with store.write("Word"):
        birch, oak = programs.add("Birch"), programs.add("Oak")
        own, other = (programs.get(one, TODAY).uid for one in (birch, oak))
        why_genetics.keep(GENERAL, TODAY)
        why_genetics.keep({**GENERAL, Part.MENTOR: "Dr. Oh, who trained at Birch."}, TODAY, own)
    assert why_genetics.own(own) == {
        Part.EXPERIENCE: "",
        Part.MENTOR: "Dr. Oh, who trained at Birch.",
        Part.SKILL: "",
    }
    assert why_genetics.wording(own)[Part.EXPERIENCE] == "A family in clinic."
    assert why_genetics.wording(other) == GENERAL
    known = prep_sheets.gather(TODAY)
    sheets = [prep_sheets.sheet(known, programs.get(one, TODAY)).why for one in (birch, oak)]
    assert [sheet.mentor for sheet in sheets] == ["Dr. Oh, who trained at Birch.", "Dr. Moss."]
    assert [sheet.experience for sheet in sheets] == ["A family in clinic."] * 2
    with store.write("Take away"):
        why_genetics.keep({}, TODAY, own)
    assert why_genetics.wording(own) == GENERAL


@pytest.mark.usefixtures("store")
def test_words_that_could_identify_a_patient_are_refused() -> None:
    with pytest.raises(UserError, match=r"Jane Miller.* could identify a patient"):
        why_genetics.keep({Part.EXPERIENCE: "Mrs Jane Miller, MRN 12345678"}, TODAY)
    assert why_genetics.own("") == dict.fromkeys(Part, "")


def test_the_answer_is_told_in_order_without_what_is_missing() -> None:
    assert rules.answer({Part.SKILL: "Pedigrees. ", Part.EXPERIENCE: "A family."}) == "A family.\nPedigrees."
    assert rules.words({Part.SKILL: "Pedigrees.", Part.EXPERIENCE: "A family."}) == 3
    assert rules.words({}) == 0
