"""Sentences the plan has ready: what training gave, and where experience meets a program (R16, R111)."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField
from matchplanner.services import experiences, profile, programs, sentences
from matchplanner.services.programs import ProgramRow
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture
def birch(store: Store) -> ProgramRow:
    with store.write("Add"):
        program = programs.add("Birch")
        programs.set_fact(program, ClaimField.STRENGTHS, "metabolic; cancer", TODAY)
        programs.set_fact(program, ClaimField.BIOINFORMATICS, "yes", TODAY)
    return programs.get(program, TODAY)


def test_a_plan_without_notes_has_nothing_to_say(store: Store, birch: ProgramRow) -> None:  # noqa: ARG001 - its being there is what counts
    assert sentences.for_program(birch) == ()


def test_what_training_gave_is_told_in_the_applicants_words(store: Store) -> None:
    with store.write("Profile"):
        profile.edit("prepared_note", "Two years of chronic\ndisease")
        training = profile.add_training("Pediatrics")
        profile.edit_training(training, "note", "Many newborns with anomalies!")
        profile.add_training("Surgery")
    assert [(one.about, one.text) for one in sentences.for_program(None)] == [
        ("How your training prepared you", "Two years of chronic disease."),
        ("Your training in Pediatrics", "Many newborns with anomalies!"),
    ]


def test_an_experience_that_meets_a_strength_makes_a_sentence(store: Store, birch: ProgramRow) -> None:
    with store.write("Experience"):
        series = experiences.add("Case series of lysosomal disease")
        experiences.edit(series, "keywords", "metabolic")
        experiences.edit(experiences.add("Course"), "keywords", "bioinformatics")
        experiences.add("Chess club")
    assert [one.text for one in sentences.for_program(birch)] == [
        "Your strength in metabolic is close to what I have worked on: Case series of lysosomal disease.",
        "Your strength in bioinformatics or genomic institute is close to what I have worked on: Course.",
    ]
