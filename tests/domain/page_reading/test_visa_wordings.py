"""Ways in which a page speaks of visas."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("We sponsor J-1 visas only.", "j1", "yes"),
        ("We sponsor J-1 visas only.", "h1b", "no"),
        ("We sponsor both J-1 and H-1B visas.", "h1b", "yes"),
        ("The only visa we sponsor is the J-1.", "h1b", "no"),
        ("J-1 is the sole visa category for residents.", "h1b", "no"),
        (
            (
                "All of our international residents hold J-1 visas sponsored by ECFMG; "
                "we file no H-1B petitions."
            ),
            "h1b",
            "no",
        ),
        ("Visa: J-1", "j1", "yes"),
        ("Visas | J-1 (ECFMG) yes; H-1B no", "h1b", "no"),
        ("Visas accepted: J-1, H-1B", "h1b", "yes"),
        ("Sponsorship\nJ-1: available. H-1B: unavailable.", "h1b", "no"),
        ("J-1, absolutely. H-1B, no.", "h1b", "no"),
        ("J-1, absolutely. H-1B, no.", "j1", "yes"),
        ("H-1B petitions are considered once Step 3 is passed.", "h1b", "conditional"),
        ("H-1B: only with Step 3 passed by the rank list deadline", "h1b", "conditional"),
        ("H-1B sponsorship is possible in exceptional cases.", "h1b", "conditional"),
        ("H-1B: by exception", "h1b", "conditional"),
        ("H-1B: rarely", "h1b", "conditional"),
        ("H-1B only for those who already hold one.", "h1b", "conditional"),
        (
            ("If you already hold an H-1B we can take over the petition; new petitions we do not file."),
            "h1b",
            "conditional",
        ),
        ("The hospital decides on each H-1B petition separately.", "h1b", "conditional"),
        ("We petition for the H-1B where Step 3 has been passed.", "h1b", "conditional"),
        ("H-1B upon request and with the consent of the DIO", "h1b", "conditional"),
        ("Physicians on H-1B can transfer their visa to us; otherwise we use the J-1.", "h1b", "conditional"),
        ("The J-1 is fine, the H-1B is not.", "h1b", "no"),
        ("H-1B is off the table.", "h1b", "no"),
        ("The H-1B is out of the question.", "h1b", "no"),
        ("H-1B petitions are beyond our means.", "h1b", "no"),
        ("We are not in a position to offer the H-1B to residents.", "h1b", "no"),
        ("Our institution does not do H-1Bs.", "h1b", "no"),
        ("Our lawyers do not file H-1B petitions for trainees.", "h1b", "no"),
        ("Please do not ask for an H-1B.", "h1b", "no"),
        ("Cairn Valley is unable to sponsor H-1B visas for house staff.", "h1b", "no"),
        ("The medical center's policy provides for J-1 sponsorship only.", "h1b", "no"),
        ("Residents from abroad come on a J-1 and on nothing else.", "h1b", "no"),
        ("Which visas do you sponsor?\nJ-1.", "j1", "yes"),
        ("Which visas do you sponsor?\nOnly the J-1.", "h1b", "no"),
        ("Do you sponsor H-1B visas?\nNo.", "h1b", "no"),
        ("Do you sponsor visas?\nYes, J-1 and H-1B.", "h1b", "yes"),
        ("Do you sponsor visas?\nJ-1 yes, H-1B no.", "h1b", "no"),
        ("Can I come on an H-1B?\nSorry, no.", "h1b", "no"),
        ("Can I come on an H-1B?\nIf you have passed Step 3, yes.", "h1b", "conditional"),
        ("What about H-1B?\nWe have stopped offering it.", "h1b", "no"),
        ("Will you sponsor my visa?\nA J-1, gladly. An H-1B, no.", "j1", "yes"),
        ("I need an H-1B. Can you help?\nWe cannot.", "h1b", "no"),
        ("Is visa sponsorship available?\nYes, for the J-1.", "j1", "yes"),
        ("We welcome holders of J-1 visas.", "j1", "yes"),
        ("The residency welcomes J-1 physicians.", "j1", "yes"),
        ("Both are here on J-1 visas, which the health system sponsors for residents.", "j1", "yes"),
        ("J-1 exchange visitors: welcome", "j1", "yes"),
        ("Visa categories: J-1 clinical (through Intealth). H-1B is not offered.", "j1", "yes"),
        ("ECFMG-sponsored J-1 status is the usual route for our residents.", "j1", "yes"),
        ("Residents in J-1 status are sponsored by ECFMG.", "j1", "yes"),
        ("International residents train under a J-1.", "j1", "yes"),
        ("Noncitizens may be appointed in J-1 status with ECFMG as sponsor.", "j1", "yes"),
        ("We can take residents on the J-1.", "j1", "yes"),
        ("Sponsorship of J-1 yes, of H-1B no", "h1b", "no"),
        ("Yes to J-1, no to H-1B.", "h1b", "no"),
        ("Yes to J-1, no to H-1B.", "j1", "yes"),
        ("J-1 | Yes\nH-1B | No", "h1b", "no"),
        ("J1 visa: accepted\nH1B visa: not accepted", "h1b", "no"),
        ("H-1B sponsored? | no", "h1b", "no"),
        ("We do not sponsor any visas.", "visa_sponsorship", "no"),
        ("No visa sponsorship.", "visa_sponsorship", "no"),
        ("Visa sponsorship: none", "visa_sponsorship", "no"),
        ("Visa sponsorship | Not available", "visa_sponsorship", "no"),
        ("Applicants must be US citizens or permanent residents.", "visa_sponsorship", "no"),
        (
            "You must be authorized to work in the United States without sponsorship.",
            "visa_sponsorship",
            "no",
        ),
        ("We are unable to help with visas of any kind.", "visa_sponsorship", "no"),
        ("Do you sponsor visas?\nNo, unfortunately not.", "visa_sponsorship", "no"),
        ("Do you sponsor visas?\nWe don't.", "visa_sponsorship", "no"),
        ("Visas: we have none to offer.", "visa_sponsorship", "no"),
        ("Only citizens and green card holders can be appointed.", "visa_sponsorship", "no"),
        ("The hospital is a county institution and may not sponsor visas.", "visa_sponsorship", "no"),
        ("Our county does not sponsor foreign nationals.", "visa_sponsorship", "no"),
        ("Permanent work authorization is required; there is no sponsorship.", "visa_sponsorship", "no"),
        ("Visa sponsorship is not something we can do.", "visa_sponsorship", "no"),
        ("There is no visa sponsorship at this hospital.", "visa_sponsorship", "no"),
    ],
)
def test_visa_wordings_is_read(facts: Facts, text: str, field: str, value: object) -> None:
    assert facts(text).get(field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("The H-1B for faculty is handled by the international office.", "h1b"),
        ("J-1 research scholars are hosted by the laboratory.", "j1"),
        ("Fellows may hold a J-1 or H-1B.", "h1b"),
        ("We sponsored an H-1B in 2015.", "h1b"),
        ("J-1 physicians may not moonlight.", "j1"),
        ("Several alumni obtained J-1 waivers in the region.", "j1"),
        ('"I came on an H-1B and never regretted it." - alumna', "h1b"),
        ("We hope to sponsor H-1B visas in the future.", "h1b"),
    ],
)
def test_what_only_resembles_visa_wordings_is_passed_over(facts: Facts, text: str, field: str) -> None:
    assert field not in facts(text)
