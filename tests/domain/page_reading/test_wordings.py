"""Less usual ways in which pages say the same things."""

from datetime import date

import pytest

from matchplanner.domain.page_reading.reader import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("USMLE: 1st attempt passes only", "attempt_limit", 1),
        ("We allow a maximum of four tries per exam.", "attempt_limit", 4),
        ("How many times may I have sat a Step?\nThree times at most.", "attempt_limit", 3),
        ("YOG: not older than 6 yrs", "yog_limit_years", 6),
        ("No more than 9 years since the medical degree was awarded.", "yog_limit_years", 9),
        ("Date of graduation: no earlier than three years before you start.", "yog_limit_years", 3),
        ("Applicants should have graduated in the past four years.", "yog_limit_years", 4),
        ("ECFMG cert: needed before you apply", "ecfmg_required", "by_application"),
        ("The residency in brief: lasts 24 months; starts in July.", "length_years", 2),
        ("The places grew to three per year.", "positions_per_year", 3),
        ("Places: 1 per year", "positions_per_year", 1),
        ("We are approved for four residents, two per year.", "positions_per_year", 2),
        ("There are three of us in each class.", "positions_per_year", 3),
        ("We require one preliminary year in medicine.", "prior_gme_years", 1),
        ("Preliminary training: One year, ACGME", "prior_gme_years", 1),
        ("Our number with the ACGME is 130-22-11-345.", "acgme_id", "1302211345"),
        ("Ninety-four percent of our graduates passed the ABMGG boards.", "board_pass", 94),
        ("Nine of our last ten graduates passed the boards.", "board_pass", 90),
        ("Two in five patients are adults.", "adult_share", 40),
        ("One family in four is an adult.", "adult_share", None),
        ("One patient in four is an adult.", "adult_share", 25),
        ("Share of IMGs: 30%", "imgs_among_residents", "yes"),
        ("Time for research?\nTwo months in each year, four in total.", "research_months", 4),
        ("Laboratories: two months of cytogenetics and one of DNA, three months in all.", "lab_months", 3),
        ("Until when?\nUntil October 9.", "application_deadline", "October 9"),
        ("Applications close on the twenty-second of September.", "application_deadline", "September 22"),
        ("Please mail a CV and two letters to the program.", "application_system", "direct"),
        ("1988 \u2013 The genetics residency is launched.", "founded_year", 1988),
        ("1911 \u2013 The hospital is founded.", "founded_year", None),
        ("Training medical geneticists since 1981.", "founded_year", 1981),
        ("Trainees can extend their training to three years.", "optional_extra_years", 1),
        ("Fifty-five percent of visits are for adults.", "adult_share", 55),
        ("Two months of cytogenetics and one month of molecular laboratory.", "lab_months", 3),
        ("Residents spend two months in cytogenetics and one in molecular laboratories.", "lab_months", 3),
        ("We talk to applicants in November and December.", "interview_period", "November to December"),
        ("Which clinics are there?\nCancer genetics, prenatal genetics and PKU.", "clinics", 3),
    ],
)
def test_other_wordings_are_read(facts, text, field, value):
    found = facts(text).get(field)
    assert (len(found) if isinstance(found, tuple) else found) == value


@pytest.mark.parametrize(
    ("text", "j1", "h1b"),
    [
        ("International graduates can join us on a J-1; we don't petition for an H-1B.", "yes", "no"),
        ("H1-B: no\nJ1: no problem", "yes", "no"),
        ("Residents who are neither citizens nor permanent residents train in J-1 status.", "yes", None),
        ("\u201cWill you sponsor me?\u201d \u2013 For a J-1, yes. For an H-1B, no.", "yes", "no"),
        ("Visa: exchange visitor visa (J1). Other visa types: no.", "yes", "no"),
        ("We take J-1 holders. H-1B sponsorship is not guaranteed.", "yes", "conditional"),
        ("From 2004 to 2016 residents were sponsored for H-1B visas.", None, None),
    ],
)
def test_visas_in_other_words(facts, text, j1, h1b):
    found = facts(text)
    assert (found.get("j1"), found.get("h1b")) == (j1, h1b)


def test_who_needs_a_visa_is_turned_away_whoever_pays(facts):
    text = "As a state grant pays us, we cannot consider applicants who need visa sponsorship."
    assert facts(text)["visa_sponsorship"] == "no"


def test_bullets_in_lower_case_are_statements_of_their_own(facts):
    found = facts("For applicants:\n- j-1: yes\n- deadline: october 12\n- length: two years")
    assert (found["j1"], found["application_deadline"], found["length_years"]) == ("yes", "October 12", 2)


def test_the_letter_o_may_be_a_bullet(facts):
    found = facts("Requirements\n   o USMLE Steps passed in no more than two attempts\n   o J-1 visas only")
    assert (found["attempt_limit"], found["h1b"]) == (2, "no")


def test_now_continues_the_topic_before_it(facts):
    found = facts("Visas - Formerly: none. Now: J-1, and H-1B case by case.")
    assert (found["j1"], found["h1b"]) == ("yes", "conditional")


def _read(page: str) -> dict[str, object]:
    return {str(found.field): found.value for found in read(page, TODAY)}


def test_a_page_that_lists_specialties_is_read_under_genetics_alone():
    found = _read(
        "Our residency programs at Elm Hospital\n\n"
        "## Pediatrics\nDeadline: October 3. Visa: none.\n\n"
        "## Medical Genetics\nDeadline: September 8. Visa: J-1.\n\n"
        "## Dermatology\nDeadline: October 30. Visa: H-1B.\n"
    )
    assert found == {"application_deadline": "September 8", "j1": "yes"}


def test_numbered_lines_in_capitals_part_the_programs():
    found = _read(
        "Genetics training at Elm University\n\n"
        "1. RESIDENCY IN MEDICAL GENETICS\n   Two-year training.\n   Closing date: September 8.\n\n"
        "2. PHD IN HUMAN GENETICS\n   Five years.\n   Closing date: December 5.\n"
    )
    assert (found["length_years"], found["application_deadline"]) == (2, "September 8")


def test_the_corner_of_a_table_of_programs_may_be_empty():
    found = _read(
        "What our programs accept: residency at Elm Hospital\n\n"
        "J-1\tH-1B\tAttempts allowed (each Step)\n"
        "Emergency Medicine\tNo\tNo\t1\n"
        "Medical Genetics\tYes\tNo\t2\n"
        "Pathology\tYes\tYes\t3\n"
    )
    assert (found["j1"], found["h1b"], found["attempt_limit"]) == ("yes", "no", 2)


def test_an_office_for_scholars_is_no_program():
    page = (
        "Elm University | Scholar Services\n\nWe issue J-1 papers; residents are handled by others.\n"
        "Write to us: office@elm.edu. Genetics hosted ten."
    )
    assert read(page, TODAY) == ()
