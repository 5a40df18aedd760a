"""Ways in which a page names its lowest scores."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Step 2 CK of 220 or higher is required.", "usmle_step2_min", 220),
        ("We require at least 225 on Step 2 CK.", "usmle_step2_min", 225),
        ("There's a floor of 222 on Step 2.", "usmle_step2_min", 222),
        ("Our Step 2 CK minimum is 215.", "usmle_step2_min", 215),
        ("Step 2 CK minimum | 230", "usmle_step2_min", 230),
        ("Minimum Step 2 score: 218", "usmle_step2_min", 218),
        ("Step 2 CK >= 217", "usmle_step2_min", 217),
        ("Step 2 CK: 220+", "usmle_step2_min", 220),
        ("Step 2 CK cutoff: 224", "usmle_step2_min", 224),
        (
            "A Step 2 CK result below 209 has never led to an interview: it is our minimum.",
            "usmle_step2_min",
            209,
        ),
        ("We do not consider applicants with a Step 2 CK score under 214.", "usmle_step2_min", 214),
        ("Applicants scoring less than 220 on Step 2 CK are not reviewed.", "usmle_step2_min", 220),
        ("We filter out Step 2 CK scores lower than 225.", "usmle_step2_min", 225),
        ("You need a 220 on Step 2 CK.", "usmle_step2_min", 220),
        ("You need 220 points on Step 2 CK to be considered.", "usmle_step2_min", 220),
        ("Step 2 CK must be 220 or better.", "usmle_step2_min", 220),
        ("Our bar for Step 2 CK is 225.", "usmle_step2_min", 225),
        ("What Step 2 score do you want?\nAt least 225.", "usmle_step2_min", 225),
        ("Do you have a minimum Step 2 CK score?\nYes, 220.", "usmle_step2_min", 220),
        ("Is there a score cutoff?\n220 on Step 2 CK.", "usmle_step2_min", 220),
        ("Minimum score?\nStep 2 CK 220.", "usmle_step2_min", 220),
        ("Score thresholds: Step 1 pass, Step 2 CK 220", "usmle_step2_min", 220),
        ("Score thresholds: Step 1 205, Step 2 CK 220", "usmle_step1_min", 205),
        ("Step 1 (if scored) 210, Step 2 CK 220, minimum", "usmle_step1_min", 210),
        ("Minimum of 210 on Step 1 for those who have a numerical score.", "usmle_step1_min", 210),
        ("With a Step 2 CK score below 218 you will not get past our filter.", "usmle_step2_min", 218),
        ("We look at applications with 220 or more on Step 2 CK.", "usmle_step2_min", 220),
        ("We read every file with a Step 2 CK score of at least 215.", "usmle_step2_min", 215),
        ("Files with Step 2 CK under 212 are not opened.", "usmle_step2_min", 212),
        ("The lowest Step 2 CK score we accept is 216.", "usmle_step2_min", 216),
        ("Lowest score considered (Step 2 CK): 216", "usmle_step2_min", 216),
        ("The threshold is 221 for Step 2 CK.", "usmle_step2_min", 221),
        ("Scores of 220 and above on Step 2 CK are considered.", "usmle_step2_min", 220),
        ("Neither Step 1 nor Step 2 CK may be below 220.", "usmle_step1_min", 220),
        ("We draw the line at 219 for Step 2 CK.", "usmle_step2_min", 219),
        ("Step 2 CK scores start at 215 for us; below that we do not read on.", "usmle_step2_min", 215),
        ("Both Step 1 and Step 2 CK need to be over 215.", "usmle_step2_min", 215),
        ("No one with less than 214 on Step 2 CK is invited.", "usmle_step2_min", 214),
        ("A score of 220 is the least we accept on Step 2 CK.", "usmle_step2_min", 220),
        ("A 220 in Step 2 CK is a must.", "usmle_step2_min", 220),
        ("USMLE: Step 1 pass; Step 2 CK minimum 220", "usmle_step2_min", 220),
        ("USMLE | Step 1 passed, Step 2 CK 222 (minimum)", "usmle_step2_min", 222),
        ("220 is the minimum we set for Step 2 CK.", "usmle_step2_min", 220),
        ("Our hospital screens out anyone under 210 on Step 2 CK.", "usmle_step2_min", 210),
    ],
)
def test_least_scores_is_read(facts: Facts, text: str, field: str, value: object) -> None:
    assert facts(text).get(field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("The average Step 2 CK score of our residents is 240.", "usmle_step2_min"),
        ("We have no minimum score; most residents scored above 230 on Step 2 CK.", "usmle_step2_min"),
        ("A Step 2 CK score above 230 is preferred.", "usmle_step2_min"),
        ("The passing score for Step 2 CK is 214.", "usmle_step2_min"),
        ("Step 2 CK scores below 220 are looked at individually.", "usmle_step2_min"),
        ("Step 1 is pass/fail.", "usmle_step1_min"),
        ("Pediatrics asks for 230 on Step 2 CK.", "usmle_step2_min"),
    ],
)
def test_what_only_resembles_least_scores_is_passed_over(facts: Facts, text: str, field: str) -> None:
    assert field not in facts(text)
