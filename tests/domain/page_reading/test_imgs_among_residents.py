"""Ways in which a page says whether it has international graduates."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two of our four residents are international medical graduates.", "yes"),
        ("Two of the four are international medical graduates.", "yes"),
        ("About one third of our residents are IMGs.", "yes"),
        ("Half of our current residents are IMGs.", "yes"),
        ("One of our current residents graduated from a medical school abroad.", "yes"),
        ("Three of our six residents earned their degrees outside the United States.", "yes"),
        (("Residents at present: six, of whom two are graduates of international medical schools"), "yes"),
        ("Our residents come from Egypt, India, Ohio and Texas; two are IMGs.", "yes"),
        ("IMGs among current residents: 2 of 5", "yes"),
        ("Current IMGs | 3", "yes"),
        ("Percent IMG | 40 %", "yes"),
        ("IMG residents: 33%", "yes"),
        ("International medical graduates in the program: 2", "yes"),
        ("Share of IMGs | one quarter", "yes"),
        ("Do you have IMGs?\nYes, two of our four residents.", "yes"),
        ("Are there international graduates among your residents?\nYes.", "yes"),
        ("Have you taken IMGs?\nYes, almost every year.", "yes"),
        ("Do you take IMGs?\nHalf of our residents are.", "yes"),
        ("We currently have one IMG in training.", "yes"),
        ("There are two IMGs among our residents.", "yes"),
        ("One resident of the four went to medical school abroad.", "yes"),
        (("Forty percent of the residents trained here are graduates of foreign medical schools."), "yes"),
        ("Of the present six residents, three studied medicine abroad.", "yes"),
        ("IMGs make up a third of our residents.", "yes"),
        ("Since 2018, five of our twelve residents have been IMGs.", "yes"),
        ("All our current residents are graduates of US schools.", "no"),
        ("None of our residents is an IMG.", "no"),
        ("None of our current residents is an international medical graduate.", "no"),
        ("We have no IMGs at present.", "no"),
        ("At present there are no international graduates among our residents.", "no"),
        ("IMGs among residents: none", "no"),
        ("IMGs at present | 0", "no"),
        ("Are any of your current residents IMGs?\nNot at the moment.", "no"),
        ("Current residents are all US graduates.", "no"),
    ],
)
def test_imgs_among_residents_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("imgs_among_residents") == value


@pytest.mark.parametrize(
    "text",
    [
        "International medical graduates are welcome to apply.",
        "IMGs must be ECFMG certified.",
        "Half of our faculty are international medical graduates.",
        "Two of our fellows are IMGs.",
        "IMGs are encouraged to apply.",
        "A third of applicants are IMGs.",
    ],
)
def test_what_only_resembles_imgs_among_residents_is_passed_over(facts: Facts, text: str) -> None:
    assert "imgs_among_residents" not in facts(text)
