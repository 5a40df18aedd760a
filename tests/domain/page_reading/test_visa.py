"""What pages say about visas, and what only looks like it."""

import pytest

YES, NO, MAYBE = "yes", "no", "conditional"


@pytest.mark.parametrize(
    ("text", "j1", "h1b"),
    [
        ("We sponsor J-1 visas.", YES, None),
        ("We sponsor J-1 and H-1B visas.", YES, YES),
        ("The hospital accepts J1 visa holders but not H1B.", YES, NO),
        ("We sponsor J-1 visas only.", YES, NO),
        ("The only visa we support is the J\u20111.", YES, NO),
        ("J-1 visas are sponsored through ECFMG; H-1B visas are not sponsored.", YES, NO),
        ("We are unable to sponsor H-1B visas at this time.", None, NO),
        ("We do not sponsor visas other than the J-1.", YES, NO),
        ("Neither J-1 nor H-1B visas are sponsored.", NO, NO),
        ("J-1 visas are accepted. H-1B visas are considered case by case.", YES, MAYBE),
        ("H-1B visas may be offered to exceptional candidates who have passed Step 3.", None, MAYBE),
        ("H-1B sponsorship is available only for graduates of US medical schools.", None, MAYBE),
        ("We previously sponsored H-1B visas. We now sponsor the J-1 only.", YES, NO),
        ("We no longer sponsor H-1B visas.", None, NO),
        ("J-1 (no H-1B) visas are sponsored.", YES, NO),
        ("Visa sponsorship: J-1", YES, None),
        ("J-1 visa: Yes\nH-1B visa: No", YES, NO),
        ("Do you sponsor J-1 visas?\nYes.\n\nDo you sponsor H-1B visas?\nUnfortunately not.", YES, NO),
        ("Visas we sponsor:\n- J-1 (ECFMG)\n- H-1B", YES, YES),
    ],
)
def test_sponsored_visas_are_read(facts, text, j1, h1b):
    found = facts(text)
    assert (found.get("j1"), found.get("h1b")) == (j1, h1b)
    assert "visa_sponsorship" not in found


@pytest.mark.parametrize(
    "text",
    [
        "We do not sponsor visas.",
        "We cannot accept applicants requiring visa sponsorship.",
        "At this time the program is unable to provide visa sponsorship of any kind.",
        "Do you sponsor visas?\nNo, we do not.",
        "Visa sponsorship: not offered",
        "Applicants must be U.S. citizens or permanent residents.",
    ],
)
def test_a_refusal_of_all_visas_is_one_fact(facts, text):
    assert facts(text) == {"visa_sponsorship": "no"}


@pytest.mark.parametrize(
    "text",
    [
        "H-1B visas are available for faculty members.",
        "Research scholars come on a J-1 visa.",
        "Our fellowship sponsors H-1B visas.",
        "In the past we sponsored J-1 visas.",
        "Applicants on visas should contact the GME office.",
        "Visa sponsorship is decided by the institution.",
        "Graduates with a J-1 waiver job may moonlight.",
        "To be paid from our T32 grant, residents must be citizens or permanent residents.",
        "International medical graduates are welcome to apply.",
    ],
)
def test_what_is_said_of_others_or_of_the_past_is_no_fact(facts, text):
    assert not facts(text).keys() & {"j1", "h1b", "visa_sponsorship"}


def test_answers_that_contradict_each_other_are_no_answer(facts):
    assert "h1b" not in facts("We sponsor H-1B visas.\n\nH-1B visas are not sponsored.")
