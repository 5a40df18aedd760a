"""Ways in which a page says how to apply."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We accept applications only through ERAS.", "ERAS"),
        ("Apply via the Electronic Residency Application Service.", "ERAS"),
        ("ERAS, like everybody else.", "ERAS"),
        ("The door is ERAS.", "ERAS"),
        ("How to apply: ERAS", "ERAS"),
        ("Forms: ERAS", "ERAS"),
        ("Platform | ERAS", "ERAS"),
        ("Application route: ERAS", "ERAS"),
        ("Where do I apply?\nIn ERAS.", "ERAS"),
        ("How do I apply?\nERAS, only ERAS.", "ERAS"),
        ("Exclusively by ERAS.", "ERAS"),
        ("All materials are uploaded to MyERAS.", "ERAS"),
        ("Everything goes through ERAS.", "ERAS"),
        ("We are an ERAS program.", "ERAS"),
        ("We take part in ERAS.", "ERAS"),
        ("You will find us in ERAS.", "ERAS"),
        ("ERAS is the only way in.", "ERAS"),
        ("No paper applications, no e-mails: ERAS.", "ERAS"),
        ("We do not take applications by e-mail; use ERAS.", "ERAS"),
        ("We do not use ERAS; send your application directly to the coordinator.", "direct"),
        (
            (
                "We are not in ERAS. Please e-mail your CV, a personal statement and "
                "three letters to the coordinator."
            ),
            "direct",
        ),
        ("Applications are made to us directly, not through ERAS.", "direct"),
        ("Outside ERAS: mail CV and letters to the program.", "direct"),
        ("Application system: direct (no ERAS)", "direct"),
        ("Applications go directly to the program coordinator by e-mail.", "direct"),
        ("Write to us with a CV and three letters; there is no central system.", "direct"),
        (
            (
                "Use our own application form, which you can download below, and mail "
                "it to the residency office."
            ),
            "direct",
        ),
        ("Beginning with this cycle we use ResidencyCAS instead of ERAS.", "ResidencyCAS"),
        ("Apply in ResidencyCAS.", "ResidencyCAS"),
        ("We have moved from ERAS to ResidencyCAS.", "ResidencyCAS"),
        ("Applications are handled by ResidencyCAS.", "ResidencyCAS"),
    ],
)
def test_application_system_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("application_system") == value


@pytest.mark.parametrize(
    "text",
    [
        "The fellowship uses ERAS.",
        "ERAS token fees are $165.",
    ],
)
def test_what_only_resembles_application_system_is_passed_over(facts: Facts, text: str) -> None:
    assert "application_system" not in facts(text)
