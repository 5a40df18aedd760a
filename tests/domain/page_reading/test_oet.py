"""Ways in which a page asks for the OET."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("International graduates must have passed the OET Medicine.", "yes"),
        ("OET: required", "yes"),
        ("The OET is required of IMGs.", "yes"),
        ("We ask IMGs for OET results.", "yes"),
        (("An OET score report is part of the application of every international graduate."), "yes"),
        ("OET scores: must be submitted", "yes"),
        ("IMGs submit an OET result.", "yes"),
        ("Do I need the OET?\nYes.", "yes"),
        ("Do you require the OET?\nWe do not.", "no"),
        ("Is the OET required?\nNo.", "no"),
        ("The OET is not required.", "no"),
        ("No OET is needed.", "no"),
        ("We do not ask for the OET.", "no"),
        ("OET | not required", "no"),
        ("OET | no", "no"),
        ("OET | yes", "yes"),
        ("You need not take the OET for our sake.", "no"),
        ("We do not need to see an OET score.", "no"),
        ("Proof of English: OET Medicine, passed", "yes"),
        ("English: Occupational English Test (Medicine) required", "yes"),
        (("Applicants from abroad show that they have passed the Occupational English Test."), "yes"),
        ("A passed OET must be on file.", "yes"),
        ("The OET is mandatory for graduates of schools abroad.", "yes"),
        ("We expect the OET to be passed before you apply.", "yes"),
        ("We waive the OET.", "no"),
        ("Without the OET an international application is incomplete.", "yes"),
    ],
)
def test_oet_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("oet_required") == value


@pytest.mark.parametrize(
    "text",
    [
        "Do I have to take the OET?\nOnly if you went to medical school abroad, yes.",
        "Is the OET needed?\nNot by us.",
        "The OET is recommended.",
        "OET: not specified",
    ],
)
def test_what_only_resembles_oet_is_passed_over(facts: Facts, text: str) -> None:
    assert "oet_required" not in facts(text)
