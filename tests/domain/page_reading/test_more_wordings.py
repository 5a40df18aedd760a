"""Further ways in which pages state each fact, and statements that only look like one."""

from datetime import date

import pytest

from matchplanner.domain.page_reading.reader import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The program consists of 24 months of training.", "length_years", 2),
        ("It is a two-year program.", "length_years", 2),
        ("Training period: two years", "length_years", 2),
        ("The residency is 2 years long.", "length_years", 2),
        ("Over two years, residents rotate through all services.", "length_years", 2),
        ("Program duration\n24 months", "length_years", 2),
        ("How long is the program?\nTwo years.", "length_years", 2),
        ("Length \u2013 2 years", "length_years", 2),
        ("Program length \u2014 two years", "length_years", 2),
        ("LENGTH OF TRAINING\n2 years", "length_years", 2),
        ("Length of training\nTwo years", "length_years", 2),
        ("Program length | 2 years | Positions per year | 2", "length_years", 2),
        ("Length: 2 years | Positions: 2 per year | Visa: J-1 | Deadline: Oct 15", "length_years", 2),
        ("Length of program ........ 2 years", "length_years", 2),
        ("A third research year is optional.", "optional_extra_years", 1),
        ("Residents interested in research can apply for a third year.", "optional_extra_years", 1),
        ("Optional: third year for research or clinical biochemical genetics", "optional_extra_years", 1),
        ("An extra year of protected research is possible with T32 support.", "optional_extra_years", 1),
        ("Optional third year | Yes", "optional_extra_years", 1),
        ("Is a third year possible?\nYes, for research.", "optional_extra_years", 1),
        ("Residents who wish may add a year of research.", "optional_extra_years", 1),
        ("You can stay on a third year for research.", "optional_extra_years", 1),
        ("Extension by one year for research is possible.", "optional_extra_years", 1),
        ("Third-year option for physician-scientists", "optional_extra_years", 1),
        ("A third year is optional.", "optional_extra_years", 1),
        ("We also offer an additional year in clinical research.", "optional_extra_years", 1),
        (
            "With approval of the director, training can be prolonged to three years.",
            "optional_extra_years",
            1,
        ),
        ("We require at least 12 months of ACGME-accredited training.", "prior_gme_years", 1),
        ("PGY-1 required: yes, one year in any ACGME specialty", "prior_gme_years", 1),
        (
            "Entry requirement: two years of pediatrics, internal medicine or another primary specialty",
            "prior_gme_years",
            2,
        ),
        ("Applicants need at least a year of residency behind them.", "prior_gme_years", 1),
        ("We accept residents at the PGY-2 level or above.", "prior_gme_years", 1),
        ("Residents start as PGY-3s after two years of another residency.", "prior_gme_years", 2),
        ("No previous residency is needed.", "prior_gme_years", 0),
        ("Straight out of medical school? You first need a preliminary year.", "prior_gme_years", 1),
        ("You must first finish an intern year.", "prior_gme_years", 1),
        ("Prerequisite training: minimum 1 year (ACGME)", "prior_gme_years", 1),
        (
            "Candidates are eligible after completion of at least 1 year of GME training (internship).",
            "prior_gme_years",
            1,
        ),
        ("Prior training | At least 24 months", "prior_gme_years", 2),
        ("Prior training \u2013 one year ACGME", "prior_gme_years", 1),
        ("Prior training\nAt least one year of ACGME-accredited residency", "prior_gme_years", 1),
        ("Positions offered each year: 1", "positions_per_year", 1),
        ("Number of residents per year: 2", "positions_per_year", 2),
        ("Annual intake: 2", "positions_per_year", 2),
        ("We have two spots a year.", "positions_per_year", 2),
        ("Resident complement: 4 (2 per year)", "positions_per_year", 2),
        ("Our program has four residents, two at each level.", "positions_per_year", 2),
        ("One resident begins each July.", "positions_per_year", 1),
        ("We offer a single position annually.", "positions_per_year", 1),
        ("Two PGY-2 positions are available each year.", "positions_per_year", 2),
        ("Available positions for July 2027: 2", "positions_per_year", 2),
        ("Total positions: 6 (three per year)", "positions_per_year", 3),
        ("We enroll 1 to 2 trainees per academic year.", "positions_per_year", "1-2"),
        ("Class size: 3", "positions_per_year", 3),
        ("With two residents per year, everybody knows everybody.", "positions_per_year", 2),
        ("Our residency, one of the oldest in the country, dates from 1973.", "founded_year", 1973),
        ("The program began in 1980.", "founded_year", 1980),
        ("The program was founded in 1991 and accredited in 1993.", "founded_year", 1991),
        ("The genetics residency is new: it opened in 2023.", "founded_year", 2023),
        ("Started: 1999", "founded_year", 1999),
        ("Since 1984 we have trained 52 medical geneticists.", "founded_year", 1984),
        ("In 1978, Dr. Roe started the genetics residency.", "founded_year", 1978),
        ("The department, founded in 1960, started its residency program in 1985.", "founded_year", 1985),
        ("Founded \u2013 1988", "founded_year", 1988),
        ("Established\n1988", "founded_year", 1988),
        ("The residency began in 1981 under Dr. Elm.", "founded_year", 1981),
        ("Training of residents began in 1985.", "founded_year", 1985),
        ("Established in 1979, the program was among the first.", "founded_year", 1979),
        ("A residency since 1984", "founded_year", 1984),
        ("Board pass rate (first attempt, 2020-2025): 100%", "board_pass", 100),
        ("ABMGG board pass rate: 100%", "board_pass", 100),
        (
            (
                "Over the past five years, 92% of our graduates passed the "
                "ABMGG certifying examination on their first attempt."
            ),
            "board_pass",
            92,
        ),
        ("All residents who completed the program have become board certified.", "board_pass", 100),
        ("None of our graduates has failed the boards.", "board_pass", 100),
        ("100% of graduates pass their boards.", "board_pass", 100),
        ("7 of 8 graduates have passed the boards.", "board_pass", 88),
        ("Our graduates' certification rate is 96 percent.", "board_pass", 96),
        ("Board pass rate \u2013 100%", "board_pass", 100),
        ("Board pass rate\n100% over the last five years", "board_pass", 100),
        ("Of our last ten graduates, all passed the boards.", "board_pass", 100),
        ("Every resident who sat the ABMGG exam has passed.", "board_pass", 100),
        ("Five-year first-time ABMGG pass rate of 96%", "board_pass", 96),
        ("Boards: 100% pass (2018-2025)", "board_pass", 100),
        ("About 40% of our patients are adults.", "adult_share", 40),
        ("Patient population: 60% pediatric, 40% adult", "adult_share", 40),
        ("Adults account for one third of clinic visits.", "adult_share", 33),
        ("Our patients are 70% children and 30% adults.", "adult_share", 30),
        ("Patient mix: adults 45%, children 55%", "adult_share", 45),
        ("Roughly half of our patients are adults.", "adult_share", 50),
        ("We see an equal mix of children and adults.", "adult_share", 50),
        ("Three out of ten patients are adults.", "adult_share", 30),
        ("Adults \u2013 about 40% of patients", "adult_share", 40),
        ("Adults are roughly a third of those we see.", "adult_share", 33),
        ("One in three of our patients is an adult.", "adult_share", 33),
        ("40/60 adult/pediatric patients", "adult_share", 40),
        ("About 55 percent of outpatient visits are for adults.", "adult_share", 55),
        ("Patients: 45% adult, 55% pediatric", "adult_share", 45),
        (
            (
                "Residents spend three months in the laboratories: one each "
                "in cytogenetics, molecular genetics and biochemical genetics."
            ),
            "lab_months",
            3,
        ),
        ("Laboratory rotations (3 months): cytogenetics, molecular, biochemical", "lab_months", 3),
        ("Lab time: 12 weeks in cytogenetics, biochemical and molecular labs", "lab_months", 3),
        (
            "Four weeks each in the cytogenomics, molecular and biochemical genetics laboratories",
            "lab_months",
            3,
        ),
        ("A month in each of the three laboratories (cytogenetics, molecular, biochemical)", "lab_months", 3),
        (
            (
                "Rotations include cytogenetics (1 month), biochemical "
                "genetics lab (1 month) and molecular lab (2 months)."
            ),
            "lab_months",
            4,
        ),
        ("Laboratory \u2013 3 months (cytogenetics, molecular, biochemical)", "lab_months", 3),
        ("Three months are devoted to laboratory rotations.", "lab_months", 3),
        (
            (
                "You will spend one month in each of three laboratories: "
                "cytogenetics, molecular and biochemical."
            ),
            "lab_months",
            3,
        ),
        ("Laboratory: 3 x 4 weeks (cytogenetics, biochemical, molecular)", "lab_months", 3),
        ("Laboratory training lasts a total of ten weeks.", "lab_months", 2.5),
        (
            (
                "A three-month laboratory block covers cytogenomics, "
                "molecular diagnostics and biochemical genetics."
            ),
            "lab_months",
            3,
        ),
        ("At least two months of laboratory experience", "lab_months", 2),
        (
            (
                "Residents rotate through the cytogenetics, molecular and "
                "biochemical labs for a total of 3 months."
            ),
            "lab_months",
            3,
        ),
        ("Six months are set aside for research.", "research_months", 6),
        ("Research: 6 months", "research_months", 6),
        ("Residents have three to six months of protected research time.", "research_months", 3),
        ("A research block of 12 weeks is part of the second year.", "research_months", 3),
        ("Protected time for research: 4 months in the second year", "research_months", 4),
        ("Research \u2013 6 months", "research_months", 6),
        ("Half a year is reserved for research.", "research_months", 6),
        ("The second year includes four months of research.", "research_months", 4),
        ("Research block: 8 weeks", "research_months", 2),
        ("You will have five protected months for a scholarly project.", "research_months", 5),
        ("Scholarly work: three months", "research_months", 3),
        ("A six-month research block is part of the program.", "research_months", 6),
        ("Protected research: 6 mo", "research_months", 6),
        ("6 mo research", "research_months", 6),
        ("ECFMG certification: required before ranking", "ecfmg_required", "by_ranking"),
        ("ECFMG certificate | Required at time of application", "ecfmg_required", "by_application"),
        ("All IMGs must be ECFMG certified by February 28 to be ranked.", "ecfmg_required", "by_ranking"),
        (
            "International graduates: ECFMG certification is needed by the start of training.",
            "ecfmg_required",
            "by_start",
        ),
        (
            "You may apply while your ECFMG certification is pending, but we cannot rank you without it.",
            "ecfmg_required",
            "by_ranking",
        ),
        (
            "We do not require ECFMG certification to interview; it must be in place before you begin.",
            "ecfmg_required",
            "by_start",
        ),
        ("Only ECFMG-certified applicants will be invited to interview.", "ecfmg_required", "by_interview"),
        (
            "Applications from IMGs without ECFMG certification are not reviewed.",
            "ecfmg_required",
            "by_application",
        ),
        (
            "If you are an international graduate, you must hold an ECFMG certificate.",
            "ecfmg_required",
            "required",
        ),
        ("ECFMG \u2013 certificate required by rank list deadline", "ecfmg_required", "by_ranking"),
        ("ECFMG\nRequired before ranking", "ecfmg_required", "by_ranking"),
        ("Must I be ECFMG certified? Yes - before we rank you.", "ecfmg_required", "by_ranking"),
        ("ECFMG certification is a precondition for ranking.", "ecfmg_required", "by_ranking"),
        ("We cannot rank applicants without ECFMG certification.", "ecfmg_required", "by_ranking"),
        ("The application deadline is October 15.", "application_deadline", "October 15"),
        ("Applications are accepted through October 31, 2026.", "application_deadline", "2026-10-31"),
        ("Deadline: 10/15/2026", "application_deadline", "2026-10-15"),
        ("Deadline for ERAS applications: September 30", "application_deadline", "September 30"),
        ("We review applications received by 15 October.", "application_deadline", "October 15"),
        ("Applications open September 3 and close November 1.", "application_deadline", "November 1"),
        (
            "Applications received after October 1st will not be reviewed.",
            "application_deadline",
            "October 1",
        ),
        ("Apply no later than the 1st of November.", "application_deadline", "November 1"),
        ("Deadline \u2013 October 15", "application_deadline", "October 15"),
        ("Application deadline \u2014 Nov. 1, 2026", "application_deadline", "2026-11-01"),
        ("Deadline\nOctober 15, 2026", "application_deadline", "2026-10-15"),
        ("- **Deadline**: October 15", "application_deadline", "October 15"),
        ("The deadline? October 15.", "application_deadline", "October 15"),
        ("The last day to apply is October 20.", "application_deadline", "October 20"),
        ("Interviews take place in November and December.", "interview_period", "November to December"),
        ("Interviews: October - December", "interview_period", "October to December"),
        (
            "We interview from mid-October through the end of January.",
            "interview_period",
            "October to January",
        ),
        ("Virtual interviews are held on Wednesdays in December.", "interview_period", "December"),
        ("Interviews \u2013 November to January", "interview_period", "November to January"),
        ("Interview days are December 2, 9 and 16.", "interview_period", "December"),
        ("We hold interviews in late fall.", "interview_period", "Fall"),
        (
            "Interviews will be conducted virtually in November and early December.",
            "interview_period",
            "November to December",
        ),
        ("Interview dates: 11/3, 11/10, 11/17", "interview_period", "November"),
        ("Expect an interview in January.", "interview_period", "January"),
        ("We accept up to two attempts on each Step.", "attempt_limit", 2),
        ("All USMLE steps must be passed on the first or second attempt.", "attempt_limit", 2),
        ("More than 3 attempts at any Step will disqualify an application.", "attempt_limit", 3),
        ("USMLE Steps 1 and 2 passed in a maximum of two attempts each", "attempt_limit", 2),
        ("We will not consider applicants who failed a Step more than once.", "attempt_limit", 2),
        ("No failures on USMLE examinations.", "attempt_limit", 1),
        ("Failed attempts: none allowed", "attempt_limit", 1),
        ("Number of attempts: up to 3 per Step", "attempt_limit", 3),
        ("How many USMLE attempts do you allow?\nTwo.", "attempt_limit", 2),
        ("Attempts \u2013 maximum two per Step", "attempt_limit", 2),
        ("Two attempts per Step are the most we accept.", "attempt_limit", 2),
        ("At most one repeat of any Step is accepted.", "attempt_limit", 2),
        ("You may have repeated a Step once, not more.", "attempt_limit", 2),
        ("Applicants who needed more than two tries cannot be considered.", "attempt_limit", 2),
        ("Graduation from medical school within 5 years of application", "yog_limit_years", 5),
        ("Graduation within the last 10 years is required.", "yog_limit_years", 10),
        ("No more than 6 years since graduation from medical school.", "yog_limit_years", 6),
        ("Years since graduation: 5 or fewer", "yog_limit_years", 5),
        ("Year-of-graduation cut-off: 7 years", "yog_limit_years", 7),
        (
            (
                "Is there a limit on year of graduation?\nApplicants should "
                "have graduated no more than eight years ago."
            ),
            "yog_limit_years",
            8,
        ),
        (
            "Medical school must have been completed within seven (7) years of the start of residency.",
            "yog_limit_years",
            7,
        ),
        ("Those whose degree is older than 10 years cannot be considered.", "yog_limit_years", 10),
        ("Graduation \u2013 within 5 years", "yog_limit_years", 5),
        ("Your medical degree should be no more than five years old.", "yog_limit_years", 5),
        ("We look at graduates of the past six years only.", "yog_limit_years", 6),
        ("Not more than 7 years may have passed since medical school.", "yog_limit_years", 7),
        ("If you finished medical school over ten years ago we cannot take you.", "yog_limit_years", 10),
        ("The cutoff is five years after medical school.", "yog_limit_years", 5),
        ("Step 2 CK: 225 minimum", "usmle_step2_min", 225),
        ("Step 1 >= 205, Step 2 CK >= 215", "usmle_step2_min", 215),
        ("Step 2 CK score must be 220 or above (first attempt).", "usmle_step2_min", 220),
        ("We screen at 215 on Step 2 CK.", "usmle_step2_min", 215),
        ("Our cutoff for Step 2 CK is 230.", "usmle_step2_min", 230),
        ("Applicants scoring under 210 on Step 2 CK are not considered.", "usmle_step2_min", 210),
        ("Minimum score: Step 1 - Pass; Step 2 CK - 222", "usmle_step2_min", 222),
        ("Step 2 CK score of 220 or COMLEX Level 2 score of 500 required", "usmle_step2_min", 220),
        ("Step 2 CK \u2013 220 minimum", "usmle_step2_min", 220),
        ("Step 1: 210+, Step 2 CK: 220+", "usmle_step2_min", 220),
        ("A Step 2 CK score of 220 is the minimum.", "usmle_step2_min", 220),
        ("We set the bar at 225 for Step 2 CK.", "usmle_step2_min", 225),
        ("Applicants below 215 on Step 2 CK are not invited.", "usmle_step2_min", 215),
        ("Nobody with a Step 2 CK below 220 will be interviewed.", "usmle_step2_min", 220),
        ("Accreditation: ACGME, Continued Accreditation", "accreditation", "Continued Accreditation"),
        ("Accreditation: ACGME", "accreditation", "ACGME accredited"),
        ("Our program is accredited by the ACGME without citations.", "accreditation", "ACGME accredited"),
        (
            "We received ACGME initial accreditation effective July 1, 2025.",
            "accreditation",
            "Initial Accreditation",
        ),
        ("Program is ACGME accredited.", "accreditation", "ACGME accredited"),
        (
            "Status: Continued Accreditation without Outcomes",
            "accreditation",
            "Continued Accreditation without Outcomes",
        ),
        (
            "The ACGME has granted the program continued accreditation.",
            "accreditation",
            "Continued Accreditation",
        ),
        (
            "Our ACGME status is Continued Accreditation with Warning.",
            "accreditation",
            "Continued Accreditation with Warning",
        ),
        ("Accredited (ACGME), 10-year cycle", "accreditation", "ACGME accredited"),
        ("Last ACGME review: Continued Accreditation", "accreditation", "Continued Accreditation"),
        (
            "Probation was lifted in 2020 and the program has continued accreditation.",
            "accreditation",
            "Continued Accreditation",
        ),
        ("The program is on probation with the ACGME.", "accreditation", "Probationary Accreditation"),
        ("Four of our seven residents are IMGs.", "imgs_among_residents", "yes"),
        ("IMGs: 3 of 6 residents", "imgs_among_residents", "yes"),
        ("Half of our residents are international graduates.", "imgs_among_residents", "yes"),
        ("Currently, 60% of residents are IMGs.", "imgs_among_residents", "yes"),
        ("We currently have three IMGs among our six residents.", "imgs_among_residents", "yes"),
        ("No IMGs are in the program now.", "imgs_among_residents", "no"),
    ],
)
def test_each_fact_has_many_wordings(facts, text, field, value):
    assert facts(text).get(field) == value


@pytest.mark.parametrize(
    "text",
    [
        "Faculty on H-1B visas are supported by the international office.",
        "Spouses of J-1 holders may work on a J-2 visa.",
        "International students on F-1 visas should ask the registrar.",
        "ECFMG certification need not be complete when you apply.",
        "USMLE scores: no minimum",
        "We have no minimum score requirement; a passing score on Steps 1 and 2 is needed.",
        "The mean Step 2 CK score of matched applicants was 248.",
        "Successful applicants generally have Step 2 CK scores of 230 or higher.",
        "There is no cut-off, but scores above 225 are preferred.",
        "COMLEX Level 2 minimum of 500.",
        "The 225 patients seen each month ...",
        (
            "Do failed attempts matter?\nWe look at the entire "
            "application; a failed attempt does not exclude you."
        ),
        "Recent graduates (less than five years) are preferred.",
        (
            "We do not have a cutoff for years since graduation, but "
            "graduates of the last five years are favored."
        ),
        "Graduates from more than ten years ago need recent clinical work.",
        "Is there a limit on year of graduation?\nThere is none.",
        "A third year of training is not offered.",
        "Preference is given to applicants who have completed a residency in pediatrics.",
        "Many of our residents come to us after three years of pediatrics.",
        "We take two.",
        "The combined program takes one.",
        "ACGME accreditation is anticipated by July 2027.",
        "Previous ACGME-accredited training is required.",
        "Our medical school opened its doors in 1823.",
    ],
)
def test_what_only_looks_like_a_fact_is_none(facts, text):
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "j1", "h1b"),
    [
        ("What visas do you support?\nJ-1 and, rarely, H-1B.", "yes", "conditional"),
        ("Do you offer H1B visas?\nNo - J1 only.", "yes", "no"),
        ("Visas \u2013 J-1 only", "yes", "no"),
        ("H-1B visas are reserved for faculty.", None, "no"),
        ("We hope to obtain approval for J-1 sponsorship.", None, None),
        ('Our alumna says: "I came on an H-1B."', None, None),
        (
            "The pediatrics residency sponsors H-1B visas; the genetics residency sponsors J-1 only.",
            "yes",
            "no",
        ),
        ("We sponsor J-1 visas; the fellowship sponsors H-1B visas.", "yes", None),
    ],
)
def test_visas_told_apart(facts, text, j1, h1b):
    found = facts(text)
    assert (found.get("j1"), found.get("h1b")) == (j1, h1b)


def test_a_plain_statement_outweighs_one_that_only_fits(facts):
    text = "Two years after the start everybody presents a project.\n\nThe program lasts three years."
    assert facts(text)["length_years"] == 3


def test_a_piece_of_news_is_read_only_if_it_announces_a_program():
    news = (
        "NEWSROOM\n\nOur genetics residency wins a prize\n\nThe "
        "two-year program was praised.\n\nMedia contact: x@y.edu"
    )
    assert read(news, TODAY) == ()
    told = news.replace("was praised", "takes two residents a year, sponsors J-1 visas and uses ERAS")
    assert {str(found.field) for found in read(told, TODAY)} >= {"length_years", "positions_per_year", "j1"}


def test_a_page_about_programs_in_general_is_read_only_if_it_has_a_number_of_its_own():
    page = (
        "Medical genetics residency\n\nPrograms differ. Most "
        "programs sponsor the J-1. A program lasts two years. "
        "Good programs take two residents per year. Programs use ERAS."
    )
    assert read(page, TODAY) == ()
