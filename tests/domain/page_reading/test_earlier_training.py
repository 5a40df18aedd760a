"""Ways in which a page asks for training before entry."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Applicants must have completed at least one year of ACGME-accredited training.", 1),
        ("One year of residency in an ACGME-accredited program is a prerequisite.", 1),
        ("We require two years of prior residency training in any primary specialty.", 2),
        ("Residents enter at the PGY-2 level.", 1),
        ("Residents enter the program as PGY-3s.", 2),
        ("Entry level: PGY-2", 1),
        ("Positions are at the PGY-2 level.", 1),
        ("We offer PGY-2 positions, so you need an intern year.", 1),
        ("Applicants need to have finished an intern year before July 1.", 1),
        ("You will need a completed internship in a direct patient care specialty.", 1),
        ("A preliminary year in medicine, pediatrics or surgery is sufficient.", 1),
        ("A transitional year is enough.", 1),
        ("A PGY-1 year with direct patient care is all we ask.", 1),
        ("Prerequisite: PGY-1", 1),
        (("Prerequisites: 12 months of direct patient care in an ACGME-accredited residency"), 1),
        (
            (
                "Before starting with us you must have done a year of internal "
                "medicine, pediatrics, family medicine or ob/gyn."
            ),
            1,
        ),
        ("To begin here, one needs two years of graduate medical education elsewhere.", 2),
        ("Graduate medical education before entry: 24 months", 2),
        ("Prior training required | 1 year", 1),
        ("Required prior GME | 2 years", 2),
        ("Years of GME required: 1", 1),
        ("Previous residency required: two years", 2),
        ("Previous training: one year of clinical residency", 1),
        ("Training before entry: twelve months, any clinical specialty", 1),
        (("What training do I need first?\nAt least one year in an ACGME-accredited residency."), 1),
        ("How many years of residency must I have completed?\nTwo.", 2),
        (("How many years of residency do I need before I start?\nOne, in any ACGME-accredited program."), 1),
        (
            ("Can I apply straight from medical school?\nNo, you need at least one year of residency first."),
            1,
        ),
        ("Do I need to finish a residency first?\nNo. One year of internship is enough.", 1),
        (("Do I need a full pediatrics residency?\nNo, a single year of accredited training will do."), 1),
        ("Is prior residency training required?\nYes, one year.", 1),
        ("Is previous residency training required?\nNo.", 0),
        ("No prior residency is required; we accept graduating medical students.", 0),
        ("Prior training: none required", 0),
        ("Previous GME: none", 0),
        ("You can come to us directly from medical school; no intern year is necessary.", 0),
        ("Residents start in July as PGY-1s; no earlier training is asked for.", 0),
        ("You need not have completed any residency before you start.", 0),
        ("We take people right out of medical school.", 0),
        ("The residency follows one preparatory year in a primary specialty.", 1),
        ("Training in genetics begins after two years of a primary residency.", 2),
        (("Only physicians with two or more years of accredited residency behind them are considered."), 2),
        (("Only those who have two years of accredited residency training can be appointed."), 2),
        ("The ACGME demands one year of prior training and so do we.", 1),
        ("Open to physicians with one or more years of ACGME-accredited residency.", 1),
        (
            (
                "Open to graduates who hold an MD or DO and have at least 1 year of "
                "postgraduate clinical training."
            ),
            1,
        ),
        (
            (
                "Eligibility: MD, DO or equivalent and a minimum of 12 months of GME "
                "in a program accredited by ACGME, AOA or RCPSC."
            ),
            1,
        ),
        (("The minimum is two years in a core specialty such as pediatrics or internal medicine."), 2),
        (
            (
                "At the time of entry, residents have behind them at least twelve "
                "months of accredited clinical training."
            ),
            1,
        ),
        (("Our residents come to us after a minimum of two years in another ACGME-accredited program."), 2),
        ("PGY-1 must be completed prior to entry.", 1),
        ("PGY1 and PGY2 must be completed before genetics training begins.", 2),
        ("Successful completion of PGY-2 in an accredited program is required.", 2),
        ("Completion of an ACGME-accredited PGY-1 year is mandatory.", 1),
        ("We will look at anybody who has one accredited year behind them.", 1),
        ("You bring a year of pediatrics or medicine; we do the rest.", 1),
        ("An internship of twelve months must have been completed.", 1),
        ("Prior residency training of two years is expected of all candidates.", 2),
        ("Two years of pediatrics are needed, no more.", 2),
        ("Candidates with less than one year of ACGME training cannot be considered.", 1),
        (("We cannot consider applicants who have not completed at least two years of residency."), 2),
        ("Applicants without an accredited intern year are not eligible.", 1),
        ("No one is admitted with fewer than two years of GME.", 2),
        ("Nobody begins here without a year of primary residency.", 1),
        ("The prerequisite is a clinical year (internship) in the US or Canada.", 1),
        ("Categorical genetics: entry after 1 year of GME", 1),
        ("Entry: after one year (PGY-1) in any specialty with direct patient care", 1),
        ("GME prerequisite - 2 yrs", 2),
        ("Requirements: MD/DO; 1 year ACGME residency; Steps 1 and 2 passed", 1),
        ("One clinical year in an accredited program comes first.", 1),
        (
            (
                "Applicants should be in, or have completed, an ACGME-accredited "
                "residency of which at least one year is finished by July."
            ),
            1,
        ),
        ("The first year of training is done elsewhere, in a primary care specialty.", 1),
        ("You may apply during your intern year; you must finish it before you come.", 1),
        ("At least 1 yr. residency", 1),
        ("PGY-2 entry", 1),
        ("Applicants apply during PGY-1 for entry at PGY-2.", 1),
    ],
)
def test_earlier_training_is_read(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("prior_gme_years") == value


@pytest.mark.parametrize(
    "text",
    [
        "Applicants with two years of residency are preferred.",
        "Fellows must have completed two years of residency.",
        "Residents complete two years of training in genetics.",
        "Most of our residents have completed three years of pediatrics.",
        "Until 2022 two years of residency were required.",
        "The residency is two years long.",
        "Applicants need one year of US clinical experience.",
        "Graduates may complete an additional year of fellowship training.",
        "The director completed a three-year residency in pediatrics before joining us.",
        "PGY-2 salary: $70,000",
        "The biochemical fellowship requires completion of a two-year residency.",
        ("Dr. Gray finished two years of residency in pediatrics at Boston before she came."),
        "Residents receive PGY-2 to PGY-4 pay according to their level.",
        "A third year of training is required for laboratory certification.",
    ],
)
def test_what_only_resembles_earlier_training_is_passed_over(facts: Facts, text: str) -> None:
    assert "prior_gme_years" not in facts(text)
