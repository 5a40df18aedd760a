"""How far rotations and letters serve each plan, a case for each rule."""

import pytest

from matchplanner.domain import serving
from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import LetterState
from matchplanner.domain.letters_assigning import Addressee, DoubtKind, Plan, Sheet, doubts
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.rotations import RotationKind
from matchplanner.domain.serving import Judgement, Serves, Stay, Voice, letter_serves, rotation_serves

KIND = RotationKind
GENETICS, PEDIATRICS = Plan(1, "Genetics"), Plan(2, "Pediatrics beside it", "Pediatrics")
MEDICINE, FAMILY = Plan(3, "Medicine", "Internal medicine"), Plan(4, "Family", "Family medicine")
BOTH_AT_ONCE = Plan(5, "Combined", "Pediatrics/Medical genetics")
YES, PARTLY, NOT, UNKNOWN = Serves.SERVES, Serves.PARTLY, Serves.NOT, Serves.UNKNOWN


@pytest.mark.parametrize(
    ("stay", "plan", "expected"),
    [
        (Stay(KIND.GENETICS), GENETICS, YES),
        (Stay(KIND.BROAD), GENETICS, YES),
        (Stay(KIND.LABORATORY), GENETICS, YES),
        (Stay(KIND.RESEARCH), GENETICS, PARTLY),
        (Stay(KIND.PEDIATRICS), GENETICS, PARTLY),
        (Stay(KIND.INTERNAL_MEDICINE), GENETICS, PARTLY),
        (Stay(KIND.OB_GYN), GENETICS, PARTLY),
        (Stay(KIND.OTHER), GENETICS, NOT),
        (Stay(KIND.UNKNOWN), GENETICS, UNKNOWN),
        (Stay(KIND.UNKNOWN), PEDIATRICS, UNKNOWN),
        (Stay(KIND.PEDIATRICS), PEDIATRICS, YES),
        (Stay(KIND.PEDIATRICS), MEDICINE, NOT),
        (Stay(KIND.OB_GYN), Plan(6, "O", "Obstetrics and gynecology"), YES),
        (Stay(KIND.GENETICS), PEDIATRICS, PARTLY),
        (Stay(KIND.GENETICS, program="Indiana", program_type=ProgramType.COMBINED_PEDS), PEDIATRICS, YES),
        (Stay(KIND.GENETICS, program="Indiana", program_type=ProgramType.COMBINED_PEDS), MEDICINE, PARTLY),
        (Stay(KIND.BROAD), PEDIATRICS, PARTLY),
        (Stay(KIND.BROAD, department="Pediatrics"), PEDIATRICS, YES),
        (Stay(KIND.BROAD, department="Pediatrics"), MEDICINE, NOT),
        (Stay(KIND.BROAD, program="Indiana", program_type=ProgramType.COMBINED_PEDS), PEDIATRICS, YES),
        (Stay(KIND.BROAD), FAMILY, NOT),
        (Stay(KIND.LABORATORY), PEDIATRICS, NOT),
        (Stay(KIND.RESEARCH), PEDIATRICS, NOT),
        (Stay(KIND.OTHER), PEDIATRICS, NOT),
        (Stay(KIND.PEDIATRICS), BOTH_AT_ONCE, YES),
        (Stay(KIND.GENETICS), BOTH_AT_ONCE, YES),
    ],
)
def test_a_rotation_serves_a_plan_by_its_kind_and_its_host(stay: Stay, plan: Plan, expected: Serves) -> None:
    found = rotation_serves(stay, plan)
    assert found.level is expected
    assert found.why.endswith(".")
    assert not found.own


def test_every_kind_of_rotation_is_judged_for_every_plan_with_a_reason() -> None:
    for kind in RotationKind:
        for plan in (GENETICS, PEDIATRICS, MEDICINE, FAMILY, BOTH_AT_ONCE):
            assert rotation_serves(Stay(kind), plan).why


def voice(
    specialty: str = "",
    field: str = "",
    *,
    role: str = "",
    certified: YesNo = YesNo.UNKNOWN,
    generalist: YesNo = YesNo.UNKNOWN,
    at: RotationKind | None = None,
    plan: Plan | None = None,
) -> Voice:
    sheet = Sheet("Dr Q", LetterState.UPLOADED, YesNo.YES, specialty, generalist, plan)
    return Voice(sheet, field, role, certified, at)


@pytest.mark.parametrize(
    ("letter", "plan", "expected"),
    [
        (voice("Medical genetics and genomics"), GENETICS, YES),
        (voice("Medical genetics and genomics"), PEDIATRICS, UNKNOWN),
        (voice("Medical genetics and genomics", generalist=YesNo.YES), PEDIATRICS, YES),
        (voice("Medical genetics and genomics", generalist=YesNo.NO), PEDIATRICS, NOT),
        (voice("Pediatrics/Medical genetics"), GENETICS, YES),
        (voice("Pediatrics/Medical genetics"), PEDIATRICS, YES),
        (voice("Pediatrics"), PEDIATRICS, YES),
        (voice("Pediatrics"), GENETICS, NOT),
        (voice("Pediatrics"), MEDICINE, NOT),
        (voice("General", "Pediatrics"), GENETICS, PARTLY),
        (voice("General", "Pediatrics"), PEDIATRICS, YES),
        (voice("General", role="Program director, pediatrics"), PEDIATRICS, YES),
        (voice("General", certified=YesNo.YES), GENETICS, YES),
        (voice("", certified=YesNo.YES), PEDIATRICS, UNKNOWN),
        (voice("", "Pediatrics", at=KIND.GENETICS), GENETICS, YES),
        (voice("", "Pediatrics", at=KIND.GENETICS), PEDIATRICS, YES),
        (voice("", at=KIND.PEDIATRICS), PEDIATRICS, YES),
        (voice(""), GENETICS, UNKNOWN),
        (voice("", role="Program director"), GENETICS, UNKNOWN),
        (voice("", "Neurology"), GENETICS, NOT),
        (voice("Surgery"), PEDIATRICS, NOT),
        (voice("Pediatrics", plan=GENETICS), PEDIATRICS, NOT),
        (voice("Medical genetics", plan=GENETICS, generalist=YesNo.YES), PEDIATRICS, YES),
        (voice("Pediatrics", plan=PEDIATRICS), PEDIATRICS, YES),
    ],
)
def test_a_letter_serves_a_plan_by_its_entry_or_else_by_its_writer(
    letter: Voice, plan: Plan, expected: Serves
) -> None:
    found = letter_serves(letter, plan)
    assert found.level is expected
    assert found.why.endswith(".")


@pytest.mark.parametrize("specialty", ["Pediatrics", "Medical genetics and genomics"])
@pytest.mark.parametrize("generalist", list(YesNo))
@pytest.mark.parametrize("meant", [None, GENETICS, PEDIATRICS])
def test_a_letter_that_would_leak_never_serves(specialty: str, generalist: YesNo, meant: Plan | None) -> None:
    letter = voice(specialty, generalist=generalist, plan=meant)
    for plan in (GENETICS, PEDIATRICS):
        told = doubts(letter.sheet, Addressee("There", ProgramType.OTHER, plan))
        if any(doubt.kind is DoubtKind.LEAK for doubt in told):
            assert letter_serves(letter, plan).level in {NOT, UNKNOWN}


def test_the_users_word_stands_with_its_reason_and_what_the_rules_say() -> None:
    found = serving.overruled(
        rotation_serves(Stay(KIND.GENETICS), PEDIATRICS), YES, "Half of it is the ward."
    )
    assert (found.level, found.own) == (YES, True)
    assert found.why == "Half of it is the ward. (Your word; by the rules: partly.)"


def test_what_serves_every_plan_is_counted_and_what_may() -> None:
    yes, unknown, partly = (Judgement(level, "") for level in (YES, UNKNOWN, PARTLY))
    rows = [(yes, yes), (yes, partly), (yes, unknown), (partly, unknown)]
    assert serving.serve_all(rows) == (1, 1, 4)
    assert serving.serve_all([]) == (0, 0, 0)
