"""What pages ask of applicants: certificate, scores, attempts, years, earlier training."""

import pytest


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("ECFMG certification is required at the time of application.", "by_application"),
        ("Applicants must be ECFMG certified before they can be invited to interview.", "by_interview"),
        ("A valid ECFMG certificate must be received before we rank applicants.", "by_ranking"),
        ("You need a valid ECFMG certificate before the start of training.", "by_start"),
        ("Graduates of foreign schools must hold a valid ECFMG certificate.", "required"),
        ("ECFMG certification is not required to apply but must be complete before ranking.", "by_ranking"),
        ("ECFMG certification is preferred at application and required by July 1.", "by_start"),
        ("Do I need ECFMG certification to apply?\nYes.", "by_application"),
        ("Do I need ECFMG certification to apply?\nNo, but you must have it before you start.", "by_start"),
        ("ECFMG certification: Required by start date", "by_start"),
        ("ECFMG certification is not required at the time of application.", None),
        ("ECFMG certification at the time of application is preferred.", None),
        ("J-1 visas are sponsored by the ECFMG.", None),
    ],
)
def test_ecfmg_certification(facts, text, when):
    assert facts(text).get("ecfmg_required") == when


@pytest.mark.parametrize(
    ("text", "step1", "step2"),
    [
        ("A minimum score of 220 on Step 1 and 230 on Step 2 CK is required.", 220, 230),
        ("USMLE Step 1: at least 215; USMLE Step 2 CK: at least 225.", 215, 225),
        ("A Step 2 CK score of 225 or higher is required.", None, 225),
        ("We require a score of at least 220 on both USMLE Steps.", 220, 220),
        ("Minimum USMLE Step 2 CK score: 232", None, 232),
        ("A pass on Step 1 and a minimum of 228 on Step 2 CK are required.", None, 228),
        ("Is there a minimum Step 2 CK score?\nYes, 224.", None, 224),
        ("We have no minimum score, but most residents scored above 240 on Step 2 CK.", None, None),
        ("The average Step 2 CK score of our residents is at least 245.", None, None),
        ("A Step 2 CK score above 230 is preferred.", None, None),
        ("Step 2 CK must be passed; call us at 555-230-2200.", None, None),
    ],
)
def test_usmle_scores(facts, text, step1, step2):
    found = facts(text)
    assert (found.get("usmle_step1_min"), found.get("usmle_step2_min")) == (step1, step2)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("All USMLE Steps must be passed on the first attempt.", 1),
        ("No more than two attempts at any USMLE Step are allowed.", 2),
        ("Applicants with more than three attempts on a Step will not be considered.", 3),
        ("USMLE attempt limit: 2", 2),
        ("No failed attempts on any USMLE Step.", 1),
        ("Passing each Step on the first attempt is preferred.", None),
        ("There is no limit on attempts.", None),
    ],
)
def test_attempts(facts, text, limit):
    assert facts(text).get("attempt_limit") == limit


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Applicants must have graduated from medical school within the last five years.", 5),
        ("Graduation from medical school may lie no more than 3 years back.", 3),
        ("We do not accept applicants who graduated more than seven years ago.", 7),
        ("Year of graduation: within 10 years", 10),
        ("Graduation within three years is preferred.", None),
        ("There is no cut-off for the year of graduation.", None),
        ("All of our graduates in the last five years passed their boards.", None),
        ("Clinical experience within the last two years is required.", None),
    ],
)
def test_years_since_graduation(facts, text, years):
    assert facts(text).get("yog_limit_years") == years


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("International graduates must take the OET.", "yes"),
        ("Is the OET required?\nNo.", "no"),
        ("OET scores are helpful.", None),
    ],
)
def test_oet(facts, text, answer):
    assert facts(text).get("oet_required") == answer


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Applicants must have completed at least one year of ACGME-accredited residency.", 1),
        ("A minimum of 24 months of postgraduate training is required before entry.", 2),
        ("Prerequisites: two years of residency in pediatrics or internal medicine", 2),
        ("Candidates must have finished an internship.", 1),
        ("No prior residency training is required.", 0),
        ("One year of prior residency is preferred.", None),
        ("After two years of residency with us, graduates are board eligible.", None),
    ],
)
def test_earlier_training(facts, text, years):
    assert facts(text).get("prior_gme_years") == years
