"""Facts told in passing, and what only looks like one."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]
_PRIOR = [
    (
        "Recent graduates of medical school enter as PGY-1s, so no earlier residency training is needed.",
        "prior_gme_years",
        0,
    ),
    (
        "One categorical position offered annually, PGY-1 entry straight from medical school.",
        "prior_gme_years",
        0,
    ),
    ("You match straight out of medical school; no prior residency needed.", "prior_gme_years", 0),
    ("You come to us right out of medical school.", "prior_gme_years", 0),
    ("Residents enter directly from medical school.", "prior_gme_years", 0),
    ("No earlier residency is expected or needed.", "prior_gme_years", 0),
    (
        (
            "You need to be done with a full residency of three years or more in pediatrics, internal "
            "medicine or neurology."
        ),
        "prior_gme_years",
        3,
    ),
    ("We want people who have two years of residency behind them.", "prior_gme_years", 2),
    ("Come to us after at least one year of residency.", "prior_gme_years", 1),
    ("A PGY-1 year is all we ask for.", "prior_gme_years", 1),
    ("Fellows enter after three years of residency.", "prior_gme_years", None),
]
_EXTRA = [
    ("Program length: two years (a third, research-intensive year may be added)", "optional_extra_years", 1),
    (
        "Residents stay two years; some take a third, which we fund for those who want a start in research.",
        "optional_extra_years",
        1,
    ),
    (
        "A third year is available for those who want to add training in medical biochemical genetics.",
        "optional_extra_years",
        1,
    ),
    (
        (
            "You can add a third, optional year and leave with eligibility in medical biochemical "
            "genetics as well."
        ),
        "optional_extra_years",
        1,
    ),
    ("Two years, plus an optional year for those pursuing a second certificate", "optional_extra_years", 1),
    (
        (
            "A resident who wants to stay on for a further two years in the Clinician-Investigator Track "
            "may do so."
        ),
        "optional_extra_years",
        2,
    ),
    (
        "One in three decides to stay for an extra year of research, and we have always found the money.",
        "optional_extra_years",
        1,
    ),
    (
        (
            "Many of our graduates have also stayed for an optional fifth year of research, which the "
            "department pays for."
        ),
        "optional_extra_years",
        1,
    ),
    (
        "1 resident per year, 2-year program, optional PGY-5 year in clinical informatics or research",
        "optional_extra_years",
        1,
    ),
    ("There is no third year.", "optional_extra_years", None),
    ("A third year is not offered.", "optional_extra_years", None),
    ("An optional third year can be arranged.", "optional_extra_years", 1),
    ("Those who wish may extend their training by one year.", "optional_extra_years", 1),
    (
        "With permission of the program director a third year may be spent in medical biochemical genetics.",
        "optional_extra_years",
        1,
    ),
    ("Residents in their third year of medical school may rotate with us.", "optional_extra_years", None),
]
_IMGS = [
    (
        "None is an international graduate at present, although IMGs are encouraged to apply.",
        "imgs_among_residents",
        "no",
    ),
    (
        (
            "Our four current residents come from medical schools in Ohio and Puerto Rico. None is an "
            "international graduate at present, although IMGs are encouraged to apply."
        ),
        "imgs_among_residents",
        "no",
    ),
    ("One of our three residents this year is an IMG.", "imgs_among_residents", "yes"),
    (
        "I should also be honest that none of our current residents is an international medical graduate.",
        "imgs_among_residents",
        "no",
    ),
    ("Nobody in the program at the moment is an IMG.", "imgs_among_residents", "no"),
    (
        (
            "International graduates make up one quarter of our house staff. In genetics, three of our "
            "eight residents went to medical school abroad."
        ),
        "imgs_among_residents",
        "yes",
    ),
    ("In genetics, two of our residents are international medical graduates.", "imgs_among_residents", "yes"),
    (
        (
            "There are two of us in each class, so eight altogether. Three of the eight are IMGs (from "
            "Jordan, Colombia and Ireland)."
        ),
        "imgs_among_residents",
        "yes",
    ),
    ("IMGs need the ECFMG certificate.", "imgs_among_residents", None),
    ("Two of our faculty are international medical graduates.", "imgs_among_residents", None),
]
_POSITIONS = [
    ("- 1 categorical position offered annually", "positions_per_year", 1),
    ("How many residents do you take?\nOne.", "positions_per_year", 1),
    (
        (
            "How many do you take each year?\nOne. We were approved for two starting in 2028, and hope "
            "to fill both then."
        ),
        "positions_per_year",
        1,
    ),
    ("Two residents begin each July.", "positions_per_year", 2),
    ("One resident joins us each summer and stays two years.", "positions_per_year", 1),
    ("We welcome a single new resident every July.", "positions_per_year", 1),
    ("Every summer two new colleagues join us.", "positions_per_year", 2),
    ("We give two interviews a day.", "positions_per_year", None),
    ("Two residents present at each conference every year.", "positions_per_year", None),
]
_ADULTS = [
    (
        (
            "Third, we see everyone: children first of all, but also adults, who account for thirty "
            "percent of the panel."
        ),
        "adult_share",
        30,
    ),
    (
        (
            "On average thirty-five percent of encounters in a resident's logbook are with patients aged "
            "eighteen or over."
        ),
        "adult_share",
        35,
    ),
    (
        (
            "Because Alder Creek is a children's hospital, adults make up only about 15 percent of our "
            "genetics patients."
        ),
        "adult_share",
        15,
    ),
    ("Forty percent of our patients are adults.", "adult_share", 40),
    ("Roughly half of the patients you will see are adults.", "adult_share", 50),
    ("About two thirds of the people you'll meet will be adults.", "adult_share", 67),
    ("Some 60 percent of our clinic patients are adults.", "adult_share", 60),
    ("Adults are thirty percent of those we see.", "adult_share", 30),
    ("Three in ten patients are over eighteen.", "adult_share", 30),
    ("Adults pay forty percent of the bill.", "adult_share", None),
]
_BOARDS = [
    (
        (
            "All nine passed the ABIM examination, and eight of the nine, 89%, passed the genetics "
            "boards on their first try."
        ),
        "board_pass",
        89,
    ),
    (
        "Ninety-seven percent of them passed the ABMGG certifying examination on their first attempt.",
        "board_pass",
        97,
    ),
    (
        (
            "Since 2010 all graduates of this residency have passed the clinical genetics board "
            "examination the first time they took it."
        ),
        "board_pass",
        100,
    ),
    ("Over the last decade, 9 of 10 graduates have passed the ABMGG examination.", "board_pass", 90),
    ("ABMGG pass rate, last ten years: 92%", "board_pass", 92),
    ("No graduate has failed the boards.", "board_pass", 100),
]
_RESEARCH = [
    ("Six months of protected time for scholarship let you chase a question.", "research_months", 6),
    ("Since 2024 every resident has five months for research.", "research_months", 5),
]
_ECFMG = [
    (
        (
            "Penhallow Regional Health requires that the ECFMG certificate be valid no later than the "
            "first day of employment."
        ),
        "ecfmg_required",
        "by_start",
    ),
    (
        (
            "Applicants must hold a currently valid certificate from ECFMG. The hospital requires that "
            "the certificate be valid no later than the first day of employment."
        ),
        "ecfmg_required",
        "by_start",
    ),
    (
        (
            "You can apply while your ECFMG certification is in progress. By the day of your interview "
            "we will want to see the certificate."
        ),
        "ecfmg_required",
        "by_interview",
    ),
    (
        "ECFMG certificate. I need a copy of it before I can send you an interview invitation.",
        "ecfmg_required",
        "by_interview",
    ),
    (
        (
            "Must have if you're an IMG: ECFMG certificate. I need a copy of it before I can send you an "
            "interview invitation."
        ),
        "ecfmg_required",
        "by_interview",
    ),
    ("You cannot be offered an interview until ECFMG has certified you.", "ecfmg_required", "by_interview"),
    ("We need the ECFMG certificate only by the first day of training.", "ecfmg_required", "by_start"),
    ("Your ECFMG certificate needs to be done by the time we interview.", "ecfmg_required", "by_interview"),
    ("The ECFMG certificate is required with the application.", "ecfmg_required", "by_application"),
]
_DEADLINES = [
    ("We review until November 30, 2026 and not after that.", "application_deadline", "2026-11-30"),
    (
        (
            "Send a curriculum vitae and three letters directly to the program by e-mail before "
            "September 30, 2026."
        ),
        "application_deadline",
        "2026-09-30",
    ),
    ("ERAS opens for us 9/23/26. Turn in everything by 11/9/26.", "application_deadline", "2026-11-09"),
    ("PDFs received by December 7, 2026 get read.", "application_deadline", "2026-12-07"),
    ("We stop downloading on November 20, 2026.", "application_deadline", "2026-11-20"),
    ("When? We stop downloading on November 20, 2026.", "application_deadline", "2026-11-20"),
    ("Use ERAS, and have everything in by the last day of November.", "application_deadline", "November 30"),
    ("We accept applications until the first of December.", "application_deadline", "December 1"),
    ("You may apply in ERAS until December 18.", "application_deadline", "December 18"),
    ("Our window closes on December 4, 2026.", "application_deadline", "2026-12-04"),
    ("We stop interviewing on January 15.", "application_deadline", None),
    ("Letters received by December 7 go into the newsletter.", "application_deadline", None),
]
_SCORES = [
    (
        (
            "Step 1: pass; if you have a numerical score it should be 205 or higher, and lower scores "
            "are screened out."
        ),
        "usmle_step1_min",
        205,
    ),
    ("For Step 1 we accept a Pass or, where there is one, a score of 203 and above.", "usmle_step1_min", 203),
    ("Every applicant must have a Step 2 CK score, and it must be 210 or more.", "usmle_step2_min", 210),
    (
        "There's a screen: Step 2 of 220, or Step 1 of 210 for those who still have a number.",
        "usmle_step2_min",
        220,
    ),
    (
        "There's a screen: Step 2 of 220, or Step 1 of 210 for those who still have a number.",
        "usmle_step1_min",
        210,
    ),
    (
        "We look for Step 2 CK scores of 216 and above; applications with lower scores are not reviewed.",
        "usmle_step2_min",
        216,
    ),
]
_LENGTH = [
    ("One resident joins us each summer and stays two years.", "length_years", 2),
    ("Here is how the two years go.", "length_years", 2),
    ("Residents spend twenty-four months with us.", "length_years", 2),
]
_YOG = [
    ("We look at applicants who finished medical school up to five years ago.", "yog_limit_years", 5),
    ("Nice to have:\n- A Step 3 pass.\n- A graduation date in the past five years.", "yog_limit_years", None),
    (
        "Nice, but not necessary\nA Step 3 pass. Spanish. A graduation date in the past five years.",
        "yog_limit_years",
        None,
    ),
]
_FOUNDING = [
    (
        (
            "What hasn't changed in the forty-one years since the residency was founded, in 1985, is "
            "that we are first of all clinicians."
        ),
        "founded_year",
        1985,
    ),
    ("I started this residency in 1998 with a borrowed desk and a single trainee.", "founded_year", 1998),
]
_ACCREDITATION = [
    (
        "The program holds Continued Accreditation from the ACGME, with no citations at the last review.",
        "accreditation",
        "Continued Accreditation",
    ),
    (
        (
            "This policy describes how the two-year Medical Genetics and Genomics Residency "
            "(ACGME-accredited) selects its residents."
        ),
        "accreditation",
        "ACGME accredited",
    ),
]
_WHAT_ONLY_LOOKS_LIKE_IT = [
    ("Forty percent of our adult patients come for cancer genetics visits.", "adult_share", None),
    ("Adults pay for 20 percent of their visits themselves.", "adult_share", None),
    (
        "Ninety percent of graduates who passed the ABMGG boards stayed in academic medicine.",
        "board_pass",
        None,
    ),
    ("Nationally, 85 percent passed the ABMGG boards.", "board_pass", None),
    ("Please submit vacation requests by November 1.", "application_deadline", None),
    ("Send your thank-you notes by December 1.", "application_deadline", None),
    ("We review evaluations until December 15.", "application_deadline", None),
    ("An extra year of prior training may be required.", "optional_extra_years", None),
    ("A third year of fellowship training is available elsewhere.", "optional_extra_years", None),
    ("Founded in 1987, the hospital has 400 beds.", "founded_year", None),
    ("The average Step 2 CK score was 245 or higher.", "usmle_step2_min", None),
    ("A Step 3 score of 210 or higher is required for the H-1B.", "usmle_step2_min", None),
    ("Preferred\n- A Step 2 CK score of at least 240.", "usmle_step2_min", None),
    (
        "What we like (but don't require)\nA Step 2 CK score of 240 or higher. Two years of residency.",
        "usmle_step2_min",
        None,
    ),
    (
        "What we like (but don't require)\nA Step 2 CK score of 240 or higher. Two years of residency.",
        "prior_gme_years",
        None,
    ),
    (
        "I should say that two of our residents are international medical graduates.",
        "imgs_among_residents",
        "yes",
    ),
]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        *_PRIOR,
        *_EXTRA,
        *_IMGS,
        *_POSITIONS,
        *_ADULTS,
        *_BOARDS,
        *_RESEARCH,
        *_ECFMG,
        *_DEADLINES,
        *_SCORES,
        *_LENGTH,
        *_YOG,
        *_FOUNDING,
        *_ACCREDITATION,
        *_WHAT_ONLY_LOOKS_LIKE_IT,
    ],
)
def test_what_is_told_in_passing_is_read(facts: Facts, text: str, field: str, value: object) -> None:
    assert facts(text).get(field) == value
