"""Statements of another time, place or possibility, replaced values, totals and sums."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]
_BYGONE = [
    ("When the program was new, residents could come straight from medical school.", "prior_gme_years", None),
    ("In the early days residents could come straight from medical school.", "prior_gme_years", None),
    ("At first the program took one resident a year.", "positions_per_year", None),
    ("In its first years the residency lasted three years.", "length_years", None),
    ("Graduates from before 2021 will remember five months of laboratory time.", "lab_months", None),
    (
        (
            "Those who trained here before the closure may remember a three-year curriculum; today's is "
            "two years long."
        ),
        "length_years",
        2,
    ),
    (
        (
            "The old rule was that residents spent six months in the laboratory. The present curriculum "
            "has two months, one in cytogenetics and one in the molecular lab."
        ),
        "lab_months",
        2,
    ),
    (
        "For many years applicants wrote us a letter. Now everything goes through ERAS.",
        "application_system",
        "ERAS",
    ),
    ("Back in the nineties we took three residents a year.", "positions_per_year", None),
    ("Before the merger there were four positions a year.", "positions_per_year", None),
    ("Years ago one needed a Step 1 score of 230.", "usmle_step1_min", None),
    ("In those days the residency was one year long.", "length_years", None),
    ("Under our former director two years of prior training were required.", "prior_gme_years", None),
    ("The previous curriculum had six months of research.", "research_months", None),
    ("The old curriculum had four months in the laboratories.", "lab_months", None),
    ("Long ago we required three years of pediatrics.", "prior_gme_years", None),
    ("When I was a resident, training took three years.", "length_years", None),
]
_COMMON = [
    ("Most programs ask for at least one year of prior training.", "prior_gme_years", None),
    (
        "Most genetics residencies in this country want two years of training first. Ours doesn't.",
        "prior_gme_years",
        None,
    ),
    ("Most programs use ERAS and interview between October and January.", "interview_period", None),
    ("Nationally, half of the patients seen by geneticists are adults.", "adult_share", None),
    ("In most programs the residency takes two years.", "length_years", None),
    ("Other programs ask for a Step 2 score of 230.", "usmle_step2_min", None),
    ("Elsewhere the deadline may be October 1.", "application_deadline", None),
    ("Nationwide 90 percent of first-time takers pass the boards.", "board_pass", None),
]
_POSSIBLE = [
    (
        (
            "If the ACGME approves the application, the two-year program could accept its first two "
            "residents in 2029."
        ),
        "positions_per_year",
        None,
    ),
    ("If the plan succeeds, we will have four positions a year.", "positions_per_year", None),
    ("Should the council agree, we would take three residents per year.", "positions_per_year", None),
    ("We would love to have three residents a year.", "positions_per_year", None),
    ("We would like to grow to three residents per year.", "positions_per_year", None),
    ("I wish we could take four residents a year.", "positions_per_year", None),
    ("The department has asked for a third position per year.", "positions_per_year", None),
    ("Ideally we would see adults half of the time.", "adult_share", None),
    ("A proposal to lengthen research to nine months is before the committee.", "research_months", None),
]
_REPLACED = [
    ("We are growing from two to three residents a year.", "positions_per_year", 3),
    ("The class grows from one to two residents per year in 2027.", "positions_per_year", 2),
    (
        (
            "In April the Review Committee moved the program from Initial Accreditation to Continued "
            "Accreditation."
        ),
        "accreditation",
        "Continued Accreditation",
    ),
    (
        (
            "The Review Committee changed our status from Continued Accreditation with Warning to "
            "Continued Accreditation."
        ),
        "accreditation",
        "Continued Accreditation",
    ),
    ("We are using ResidencyCAS instead of ERAS.", "application_system", "ResidencyCAS"),
    ("The program has moved from ERAS to ResidencyCAS.", "application_system", "ResidencyCAS"),
    ("We have switched from ResidencyCAS to ERAS.", "application_system", "ERAS"),
    (
        "Applications are now made in ResidencyCAS and no longer in ERAS.",
        "application_system",
        "ResidencyCAS",
    ),
    (
        "We are staying with ERAS. Our colleagues in obstetrics moved to ResidencyCAS in 2024.",
        "application_system",
        "ERAS",
    ),
    ("The minimum Step 2 CK score has been lowered from 230 to 220.", "usmle_step2_min", 220),
    ("The deadline has moved from October 15 to November 20.", "application_deadline", "November 20"),
    ("Prior training: one year (two until 2025).", "prior_gme_years", 1),
    ("We require two years of prior training rather than one.", "prior_gme_years", 2),
]
_TOTALS = [
    ("We have room for four residents in all and take two in each class.", "positions_per_year", 2),
    ("There are six residents in total, three in each year.", "positions_per_year", 3),
    ("Four residents train here at any one time.", "positions_per_year", None),
    ("With two residents in each of the two years we have four altogether.", "positions_per_year", 2),
    ("The residency has four residents altogether.", "positions_per_year", None),
    ("Our six residents (three per class) share an office.", "positions_per_year", 3),
]
_SUMS = [
    (
        (
            "Three months are spent in the diagnostic laboratories: one in cytogenetics, one in "
            "molecular genetics and one in biochemical genetics."
        ),
        "lab_months",
        3,
    ),
    (
        (
            "Three months are spent at the bench: one in cytogenetics, one in molecular diagnostics, and "
            "one with the biochemical genetics team."
        ),
        "lab_months",
        3,
    ),
    ("New residents do 3 weeks each in the cyto lab, molecular lab and biochemical lab.", "lab_months", 2.25),
    (
        (
            "Rotations in cytogenetics and in the molecular laboratory are required and last six weeks "
            "each, so three months of laboratory time altogether."
        ),
        "lab_months",
        3,
    ),
    ("Labs? Eight weeks, four in cytogenetics and four in biochemical genetics.", "lab_months", 2),
    ("Four months of laboratory time (two in cytogenetics, two in molecular genetics).", "lab_months", 4),
    (
        "Residents spend four weeks each in cytogenetics, biochemical genetics and the molecular laboratory.",
        "lab_months",
        3,
    ),
    ("Six months of research: two in the first year and four in the second.", "research_months", 6),
    ("You have five months of research, one of them in the first year.", "research_months", 5),
]
_DENIALS = [
    (
        (
            "If you carry a work permit that does not depend on us, it does not matter where you studied, "
            "and in fact two of our three residents are international graduates."
        ),
        "imgs_among_residents",
        "yes",
    ),
    (
        "All applicants whose medical education was not in English must submit an OET (Medicine) result.",
        "oet_required",
        "yes",
    ),
    (
        (
            "All applicants whose medical education was not in English must submit an OET (Medicine) "
            "result, irrespective of the ECFMG pathway."
        ),
        "oet_required",
        "yes",
    ),
    (
        "We need an OET Medicine result from everyone whose medical school did not teach in English.",
        "oet_required",
        "yes",
    ),
    ("Graduates of schools that do not teach in English have to take the OET.", "oet_required", "yes"),
    ("If English was not the language of your school, an OET result is required.", "oet_required", "yes"),
    ("OET: only as part of your ECFMG pathway. You don't send us anything extra.", "oet_required", "no"),
    ("OET: only if your ECFMG pathway asks for it.", "oet_required", "no"),
    ("We ask for no OET beyond what ECFMG wants.", "oet_required", "no"),
    ("The OET is a matter between you and ECFMG; we do not ask for it.", "oet_required", "no"),
    ("We do not require the OET from anyone.", "oet_required", "no"),
    (
        (
            "It does not matter to me where you went to school, and in fact two of our three residents "
            "are international graduates."
        ),
        "imgs_among_residents",
        "yes",
    ),
    (
        "We do not care where you studied: three of our six residents are international medical graduates.",
        "imgs_among_residents",
        "yes",
    ),
    ("None of our residents is an international medical graduate.", "imgs_among_residents", "no"),
    ("None of our current residents went to medical school abroad.", "imgs_among_residents", "no"),
    ("There are no international graduates among our residents at present.", "imgs_among_residents", "no"),
    ("Do current residents include IMGs?\nYes! Three of the eight.", "imgs_among_residents", "yes"),
    (
        "International medical graduates currently make up half of our residents.",
        "imgs_among_residents",
        "yes",
    ),
    ("Two of our four residents hold degrees from foreign medical schools.", "imgs_among_residents", "yes"),
    ("One resident went to medical school in Ghana.", "imgs_among_residents", None),
    ("At the moment all of our residents are graduates of US schools.", "imgs_among_residents", "no"),
    ("International graduates are welcome.", "imgs_among_residents", None),
]
_DATES = [
    ("The residency has had Continued Accreditation from the ACGME since 2018.", "founded_year", None),
    ("The program has been in ResidencyCAS since 2025.", "founded_year", None),
    ("The program's page in ResidencyCAS opens on September 8, 2026.", "founded_year", None),
    ("The residency has sponsored J-1 visas since 2012.", "founded_year", None),
    ("Since 2015 residents have published thirty-four papers.", "founded_year", None),
    ("The program has been led by Dr. Ortiz since 2019.", "founded_year", None),
    ("The residency opened on July 1, 2004.", "founded_year", 2004),
]
_YEARS = [
    (
        (
            "A resident shall have satisfactorily completed not less than one (1) year of accredited "
            "graduate medical education."
        ),
        "yog_limit_years",
        None,
    ),
    ("You may apply while your ECFMG certificate is pending.", "ecfmg_required", None),
    (
        (
            "ECFMG certification may still be pending when you apply, but must be complete before we "
            "submit our rank list."
        ),
        "ecfmg_required",
        "by_ranking",
    ),
    (
        "The laboratory, which performs cytogenetics and molecular testing, will move to a new floor.",
        "labs",
        None,
    ),
]


def test_a_row_of_one_year_is_not_the_length_of_the_training(facts: Facts) -> None:
    found = facts("Shape of the program\n\nYear | What\n1 | Clinics\n2 | Research (12 months), call")
    assert "length_years" not in found


def test_the_address_for_broken_links_is_no_contact(facts: Facts) -> None:
    assert "contact_email" not in facts("This page: genetics-web@dunmore.edu (broken links only, please).")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [*_BYGONE, *_COMMON, *_POSSIBLE, *_REPLACED, *_TOTALS, *_SUMS, *_DENIALS, *_DATES, *_YEARS],
)
def test_only_what_holds_here_and_now_is_a_fact(facts: Facts, text: str, field: str, value: object) -> None:
    assert facts(text).get(field) == value
