"""Requirements, dates and visas in words that no other table has."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "Certification by ECFMG: must be shown at interview at the latest.",
            "ecfmg_required",
            "by_interview",
        ),
        (
            ("We ask that IMGs be ECFMG certified at the time their application is submitted."),
            "ecfmg_required",
            "by_application",
        ),
        (
            ("IMGs who lack ECFMG certification on the day we submit our rank list cannot be ranked."),
            "ecfmg_required",
            "by_ranking",
        ),
        (
            "Your ECFMG certificate has to be there when residency begins, not earlier.",
            "ecfmg_required",
            "by_start",
        ),
        ("ECFMG certification is a condition for being invited.", "ecfmg_required", "by_interview"),
        (
            "We'll read your file only if it includes your ECFMG certificate.",
            "ecfmg_required",
            "by_application",
        ),
        (
            ("An ECFMG certificate dated no later than June 30 is required for the start of training."),
            "ecfmg_required",
            "by_start",
        ),
        (
            ("Graduates of schools outside the US and Canada: ECFMG certificate (by rank list submission)."),
            "ecfmg_required",
            "by_ranking",
        ),
        ("You don't need to be certified by ECFMG to apply, only to start.", "ecfmg_required", "by_start"),
        (
            "We need the ECFMG certificate in hand before a contract can be issued.",
            "ecfmg_required",
            "by_start",
        ),
        ("Applicants come to us having finished at least one year of residency.", "prior_gme_years", 1),
        ("We take physicians after an internship year.", "prior_gme_years", 1),
        ("Applicants need 24 months of ACGME-accredited training before July 1.", "prior_gme_years", 2),
        ("PGY-1 and PGY-2 years must be done elsewhere.", "prior_gme_years", 2),
        ("Our positions start at PGY-2.", "prior_gme_years", 1),
        ("Previous training: 2 years minimum", "prior_gme_years", 2),
        ("Having done one year in pediatrics, medicine or another field is a must.", "prior_gme_years", 1),
        ("No residency beforehand is required.", "prior_gme_years", 0),
        ("Minimum GME before start: PGY-1", "prior_gme_years", 1),
        (
            "You cannot start before you have completed two years of accredited residency.",
            "prior_gme_years",
            2,
        ),
        ("It takes one year of previous GME to be eligible.", "prior_gme_years", 1),
        (
            ("ERAS applications received by November 13 are guaranteed a review; we do not read later ones."),
            "application_deadline",
            "November 13",
        ),
        ("We shut the portal on November 13.", "application_deadline", "November 13"),
        ("Deadline to apply is the 13th of November.", "application_deadline", "November 13"),
        ("Nov. 13 is the last day we take applications.", "application_deadline", "November 13"),
        (
            "Applications are taken from September 2 through November 13.",
            "application_deadline",
            "November 13",
        ),
        ("No applications after November 13, please.", "application_deadline", "November 13"),
        ("Get your application to us by November 13.", "application_deadline", "November 13"),
        ("Our final date for applications is November 13.", "application_deadline", "November 13"),
        ("ERAS will be closed for our program on November 13.", "application_deadline", "November 13"),
        (
            "Send us your application before the thirteenth of November.",
            "application_deadline",
            "November 13",
        ),
        ("Interviewing takes place over four Fridays in November.", "interview_period", "November"),
        (
            "Candidates are interviewed by Zoom between November 9 and December 11.",
            "interview_period",
            "November 9 to December 11",
        ),
        ("We meet our candidates in December and early January.", "interview_period", "December to January"),
        ("Interview weeks: Nov 9, Nov 16, Dec 7", "interview_period", "November to December"),
        (
            "Expect interviews from mid-October to the week before Thanksgiving.",
            "interview_period",
            "October to November",
        ),
        (
            "Most interviews are in November, the last ones in January.",
            "interview_period",
            "November to January",
        ),
        ("A maximum of two attempts is permitted for each Step.", "attempt_limit", 2),
        ("You may fail a Step once, not twice.", "attempt_limit", 2),
        ("We consider candidates with up to one failed attempt on Step 1 or 2.", "attempt_limit", 2),
        ("Steps passed on the first try only.", "attempt_limit", 1),
        ("Applicants with any USMLE failure are screened out.", "attempt_limit", 1),
        ("Limit of attempts per Step: three", "attempt_limit", 3),
        ("No Step may have been attempted more than three times.", "attempt_limit", 3),
        ("More than one failure on the USMLE is a reason for rejection.", "attempt_limit", 2),
        ("Every Step must be passed within two attempts.", "attempt_limit", 2),
        ("Medical school must lie no more than six years back.", "yog_limit_years", 6),
        ("We accept graduates up to eight years out of medical school.", "yog_limit_years", 8),
        (
            "More than five years since medical school? Then we are not the right program.",
            "yog_limit_years",
            5,
        ),
        (
            ("Applicants who are more than ten years out of medical school are not considered."),
            "yog_limit_years",
            10,
        ),
        ("Date of graduation: not more than seven years ago", "yog_limit_years", 7),
        (
            ("We look for applicants within five years of graduation and do not make exceptions."),
            "yog_limit_years",
            5,
        ),
        ("For residents from abroad there is the J-1 visa and only that.", "h1b", "no"),
        ("Trainees on visas: J-1 through ECFMG. We do not file for H-1B.", "j1", "yes"),
        ("J-1: yes / H-1B: after Step 3, individually", "h1b", "conditional"),
        (
            "The university sponsors J-1 and, for those who have passed Step 3, H-1B visas.",
            "h1b",
            "conditional",
        ),
        ("We'd love to, but we can't do H-1Bs.", "h1b", "no"),
        ("Foreign nationals need a J-1 visa sponsored by ECFMG.", "j1", "yes"),
        ("Sponsorship is limited to J-1.", "h1b", "no"),
        ("We cannot sponsor any kind of visa.", "visa_sponsorship", "no"),
        ("Visa support: not offered", "visa_sponsorship", "no"),
        ("A quarter of our current residents trained abroad.", "imgs_among_residents", "yes"),
        ("Three current residents are international graduates.", "imgs_among_residents", "yes"),
        ("There is currently no IMG in the program.", "imgs_among_residents", "no"),
        ("Step 2 CK: at least 219.", "usmle_step2_min", 219),
        ("Only those with 219 or more in Step 2 CK are invited.", "usmle_step2_min", 219),
        ("Our Step 2 CK cut is 219.", "usmle_step2_min", 219),
        ("Step 2 CK score of 219 needed.", "usmle_step2_min", 219),
        ("We want an OET from every IMG.", "oet_required", "yes"),
        ("OET? Not needed.", "oet_required", "no"),
        ("All applications come in over ERAS.", "application_system", "ERAS"),
        ("ERAS is what we use.", "application_system", "ERAS"),
    ],
)
def test_more_requirements_is_read(facts: Facts, text: str, field: str, value: object) -> None:
    assert facts(text).get(field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Graduation no earlier than 2019", "yog_limit_years"),
    ],
)
def test_what_only_resembles_more_requirements_is_passed_over(facts: Facts, text: str, field: str) -> None:
    assert field not in facts(text)
