"""Ways in which a page limits the years since graduation."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Applicants must have graduated from medical school within the last five years.", 5),
        ("Medical school graduation within 5 years of application is required.", 5),
        ("No more than seven years since graduation from medical school.", 7),
        ("We do not accept applicants who graduated more than ten years ago.", 10),
        ("Year of graduation: within 10 years", 10),
        ("Years since graduation | 8 maximum", 8),
        ("Time since graduation: not more than 6 years", 6),
        ("YOG limit: 5 years", 5),
        ("Age of degree | not above twelve years", 12),
        ("Your medical degree may not be older than ten years.", 10),
        ("Ten years after graduation is our limit.", 10),
        ("Graduation from medical school must not be more than five years in the past.", 5),
        ("Medical degree obtained in the last 7 years", 7),
        ("How old can a degree be?\nTen years, tops.", 10),
        ("How old may my diploma be?\nNo older than eight years.", 8),
        ("Is there a graduation cutoff?\nYes, five years.", 5),
        ("Do you have a year-of-graduation limit?\nWe do: seven years.", 7),
        ("Is there a limit on years since graduation?\nYes, 10.", 10),
        ("I graduated long ago. Can I apply?\nOnly if it was no more than ten years ago.", 10),
        ("We look at graduates of the past five years only.", 5),
        ("Only graduates of the last six years are considered.", 6),
        ("You should have left medical school no longer than eight years ago.", 8),
        (("If you finished medical school more than ten years ago, we cannot consider you."), 10),
        ("Those who finished medical school over five years ago need not apply.", 5),
        (("A gap of more than five years between medical school and application is not accepted."), 5),
        ("Medical school diplomas older than ten years are not accepted.", 10),
        ("Degrees must be less than ten years old.", 10),
        ("The MD must have been awarded within ten years of the start of training.", 10),
        ("Cut-off for graduation: 5 years", 5),
        ("5 years or less since graduation", 5),
        ("Graduation date: last 10 years", 10),
        ("Graduates of more than 8 years' standing are not considered.", 8),
        ("Maximum time since medical school: 7 years", 7),
        ("Graduated from medical school ≤ 5 years ago", 5),
        ("Recency of graduation: five years", 5),
        ("We require recent graduates (within five years of medical school graduation).", 5),
        ("Our hospital draws the line at ten years after medical school graduation.", 10),
        ("We set a limit of ten years since medical school.", 10),
        ("Medical school must have been completed in the ten years before application.", 10),
        ("No more than a decade may have gone by since you finished medical school.", 10),
        ("At most 10 years may lie between graduation and July 1 of the year you start.", 10),
    ],
)
def test_graduation_limit_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("yog_limit_years") == value


@pytest.mark.parametrize(
    "text",
    [
        "Preference is given to those who graduated within five years.",
        "There is no cutoff for year of graduation.",
        "Two of our graduates joined the faculty within the last five years.",
        "In the last five years all graduates passed the boards.",
        "Clinical experience within the last five years is required.",
        "USMLE scores must not be older than seven years.",
        "Is there a limit on years since graduation?\nNo.",
        "Fellows must have graduated within five years.",
    ],
)
def test_what_only_resembles_graduation_limit_is_passed_over(facts: Facts, text: str) -> None:
    assert "yog_limit_years" not in facts(text)
