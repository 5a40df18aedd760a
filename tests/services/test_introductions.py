"""Who could introduce the applicant, or speak for them, and where (R121, R206)."""

from datetime import date

import pytest

from matchplanner.domain.mentoring import Helper, HelpKind
from matchplanner.errors import UserError
from matchplanner.services import history, introductions, people, programs, sentences
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
INTRODUCE, SPEAK = HelpKind.INTRODUCE, HelpKind.SPEAK


@pytest.fixture
def plan(store: Store) -> Store:
    """Birch and Cedar, and Dr. Dar, who knows people there."""
    with store.write("Fill"):
        programs.add("Birch", institution="Birch University")
        programs.add("Cedar")
        people.add("Dr. Dar")
        people.add("Dr. Ali")
    return store


def test_a_program_names_who_could_help_there_and_through_whom(plan: Store) -> None:
    with plan.write("Add"):
        introductions.add(1, INTRODUCE, program=1, through="Dr. Hale", asked_on=date(2026, 9, 1))
        introductions.add(2, SPEAK, program=1)
        introductions.add(1, INTRODUCE, through=" Dr.  Ek ")
    assert [(row.person, row.kind, row.through) for row in introductions.at_program(1)] == [
        ("Dr. Dar", INTRODUCE, "Dr. Hale"),
        ("Dr. Ali", SPEAK, ""),
    ]
    assert [(row.program, row.through) for row in introductions.of_person(1, INTRODUCE)] == [
        ("Birch", "Dr. Hale"),
        ("", "Dr. Ek"),
    ]
    assert introductions.of_person(1, SPEAK) == ()
    birch, cedar = programs.rows(TODAY)
    assert [helper.words for helper in birch.helpers] == ["Dr. Ali", "Dr. Dar through Dr. Hale"]
    assert cedar.helpers == ()


def test_a_line_must_lead_somewhere(plan: Store) -> None:
    with pytest.raises(UserError, match="at which program, or through whom"), plan.write("Add"):
        introductions.add(1, INTRODUCE, through="  ")
    with plan.write("Add"):
        line = introductions.add(1, INTRODUCE, program=2)
    with pytest.raises(UserError, match="at which program, or through whom"), plan.write("Clear"):
        introductions.edit(line, "program", "")
    with pytest.raises(UserError, match="No program of this name"), plan.write("Other"):
        introductions.edit(line, "program", "Elm")
    assert introductions.of_person(1, INTRODUCE)[0].program == "Cedar"


def test_a_line_is_edited_field_by_field_and_deleted(plan: Store) -> None:
    with plan.write("Add"):
        line = introductions.add(1, SPEAK, program=2)
    for field, value in {
        "through": "Dr. Ek",
        "program": 1,
        "asked_on": "2026-09-30",
        "note": "by mail",
    }.items():
        with plan.write("Edit"):
            introductions.edit(line, field, value)
    (row,) = introductions.at_program(1)
    assert (row.through, row.asked_on, row.note) == ("Dr. Ek", date(2026, 9, 30), "by mail")
    with plan.write("Delete"):
        introductions.delete(line)
    assert introductions.at_program(1) == ()
    with pytest.raises(UserError, match="not in the plan any more"), plan.write("Delete"):
        introductions.delete(line)


def test_a_deleted_program_leaves_the_acquaintance(plan: Store) -> None:
    with plan.write("Add"):
        introductions.add(1, INTRODUCE, program=1, through="Dr. Hale")
    with plan.write("Delete"):
        programs.delete([1])
    (row,) = introductions.of_person(1, INTRODUCE)
    assert (row.program_id, row.program, row.through) == (None, "", "Dr. Hale")


def test_a_deleted_person_takes_their_lines_along(plan: Store) -> None:
    with plan.write("Add"):
        introductions.add(1, INTRODUCE, program=1)
    with plan.write("Delete"):
        people.delete(1)
    assert introductions.at_program(1) == ()


def test_a_line_that_moves_to_another_program_is_read_at_both(plan: Store) -> None:
    with plan.write("Add"):
        line = introductions.add(1, INTRODUCE, program=1)
    with plan.write("Move") as changes:
        introductions.edit(line, "program", 2)
    assert programs.touched(changes[0].rows) is None
    assert introductions.by_program([1]) == {}
    assert introductions.by_program() == {2: (Helper(INTRODUCE, "Dr. Dar"),)}


def test_an_enquiry_may_name_who_helps(plan: Store) -> None:
    with plan.write("Add"):
        introductions.add(1, INTRODUCE, program=1, through="Dr. Hale", asked_on=TODAY)
        introductions.add(2, SPEAK, program=1, asked_on=TODAY)
        introductions.add(2, INTRODUCE, program=2, through="Dr. Ek")
    birch, cedar = programs.rows(TODAY)
    assert [(one.about, one.text) for one in sentences.for_program(birch)] == [
        (
            "Introduction by Dr. Dar through Dr. Hale",
            "Dr. Dar, who knows Dr. Hale, has kindly offered to introduce me to you.",
        ),
        ("Spoken for by Dr. Ali", "Dr. Ali knows my work and would be glad to tell you about it."),
    ]
    assert [(one.about, one.text) for one in sentences.for_program(cedar)] == [
        (
            "Introduction by Dr. Ali through Dr. Ek (not asked yet)",
            "Dr. Ali knows my work and also knows Dr. Ek.",
        )
    ]


def test_a_program_remembers_who_was_noted_and_taken_off(plan: Store) -> None:
    with plan.write("Add"):
        line = introductions.add(1, INTRODUCE, program=1, through="Dr. Hale")
    with plan.write("Ask"):
        introductions.edit(line, "asked_on", "2026-09-30")
    with plan.write("Delete"):
        introductions.delete(line)
    told = [(entry.what, entry.before, entry.after) for entry in history.of(1)][:3]
    assert told == [
        ("Introduction by", "Dr. Dar through Dr. Hale", ""),
        ("Introduction by: asked on", "", "2026-09-30"),
        ("Introduction by", "", "Dr. Dar through Dr. Hale"),
    ]
