"""Which letter may go where: fields, plans, waiver."""

import pytest

from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import LetterState
from matchplanner.domain.letters_assigning import (
    Addressee,
    DoubtKind,
    Field,
    Plan,
    Sheet,
    doubts,
    fields_of,
    refusal,
)
from matchplanner.domain.programs import ProgramType

GENETICS = Plan(1, "Genetics")
BACKUP = Plan(2, "Pediatrics", "Pediatrics")
MAYO = Addressee("Mayo", ProgramType.CATEGORICAL)
UTAH = Addressee("Utah", ProgramType.COMBINED_PEDS)
CHILDREN = Addressee("Children's", ProgramType.OTHER, BACKUP)


def sheet(specialty: str = "", plan: Plan | None = None, generalist: YesNo = YesNo.UNKNOWN) -> Sheet:
    return Sheet("Dr Q", LetterState.UPLOADED, YesNo.YES, specialty, generalist, plan)


@pytest.mark.parametrize(
    ("specialty", "expected"),
    [
        ("", set()),
        ("General", set()),
        (" general ", set()),
        ("General pediatrics", {Field.PEDIATRICS}),
        ("General surgery", {Field.OTHER}),
        ("Medical genetics and genomics", {Field.GENETICS}),
        ("Pediatrics/Medical genetics", {Field.PEDIATRICS, Field.GENETICS}),
        ("Paediatrics", {Field.PEDIATRICS}),
        ("Ob/Gyn", {Field.OBSTETRICS}),
        ("Radiology", {Field.OTHER}),
    ],
)
def test_a_specialty_names_its_fields(specialty: str, expected: set[Field]) -> None:
    assert fields_of(specialty) == expected


@pytest.mark.parametrize(
    ("letter", "program", "leaks"),
    [
        (sheet("Pediatrics"), MAYO, True),
        (sheet("Pediatrics"), UTAH, False),
        (sheet("Internal medicine"), UTAH, True),
        (sheet("Medical genetics and genomics"), CHILDREN, True),
        (sheet("Medical genetics and genomics", generalist=YesNo.YES), CHILDREN, False),
        (sheet("Pediatrics", generalist=YesNo.YES), MAYO, True),
        (sheet("Pediatrics"), CHILDREN, False),
        (sheet("General"), MAYO, False),
        (sheet("General"), CHILDREN, False),
        (sheet(""), MAYO, False),
        (sheet(plan=BACKUP), MAYO, True),
        (sheet(plan=BACKUP), CHILDREN, False),
        (sheet(plan=GENETICS), CHILDREN, True),
        (sheet("Pediatrics", plan=GENETICS), CHILDREN, True),
        (sheet("Radiology"), MAYO, True),
    ],
)
def test_a_letter_for_the_other_plan_is_warned_of(letter: Sheet, program: Addressee, *, leaks: bool) -> None:
    assert (DoubtKind.LEAK in {doubt.kind for doubt in doubts(letter, program)}) is leaks


def test_a_leak_names_both_causes() -> None:
    (leak,) = doubts(sheet("Pediatrics"), MAYO)
    assert leak.text == (
        "The letter of Dr Q would tell of your other plan: it is for pediatrics only, and Mayo is a program "
        "in genetics."
    )
    (other,) = doubts(sheet(plan=GENETICS), CHILDREN)
    assert other.text == (
        "The letter of Dr Q would tell of your other plan: it belongs to your plan “Genetics”, and "
        "Children's belongs to your plan “Pediatrics”."
    )


def test_a_letter_that_is_not_waived_or_not_there_is_no_refusal_but_a_doubt() -> None:
    kept = Sheet("Dr Q", LetterState.AGREED, YesNo.NO)
    assert [doubt.kind for doubt in doubts(kept, MAYO)] == [DoubtKind.WAIVER, DoubtKind.NOT_THERE]
    unknown = Sheet("Dr Q", LetterState.UPLOADED, YesNo.UNKNOWN)
    assert "unknown whether you waived" in doubts(unknown, MAYO)[0].text


def test_the_refusal_names_who_is_there() -> None:
    assert refusal("Mayo", ["A", "B", "C", "D"]) == (
        "Mayo has 4 letters already, the most that ERAS assigns to one program: A, B, C and D."
    )
