"""Facts told in counts, shares and parts of a year, and what only looks like one."""

from collections.abc import Callable

import pytest

from matchplanner.domain.page_reading.reader import read

Facts = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "Files that are not complete on October 2 will not be reviewed.",
            "application_deadline",
            "October 2",
        ),
        (
            "Please have everything in by the 9th of November, as I read over the weekend.",
            "application_deadline",
            "November 9",
        ),
        (
            "Applications must be complete on November 3. Later files are not read.",
            "application_deadline",
            "November 3",
        ),
        ("File in ERAS before the 5th of December.", "application_system", "ERAS"),
        (
            (
                "We need evidence of two years in an ACGME-accredited residency (pediatrics being "
                "the usual one)."
            ),
            "prior_gme_years",
            2,
        ),
        (
            "Two postgraduate years in an accredited core residency are the least we ask for.",
            "prior_gme_years",
            2,
        ),
        ("Minimum training beforehand: 1 yr ACGME.", "prior_gme_years", 1),
        (
            "Every candidate must have a completed intern year; we require an internship.",
            "prior_gme_years",
            1,
        ),
        ("A class consists of a single resident.", "positions_per_year", 1),
        ("There are two openings for July 2027.", "positions_per_year", 2),
        ("Openings: 2", "positions_per_year", 2),
        ("We enrol 3 physicians each year.", "positions_per_year", 3),
        ("About 40 percent of the people seen in our clinics are over eighteen.", "adult_share", 40),
        ("We see 900 patients a year, and six of every ten of them are grown-ups.", "adult_share", 60),
        ("Adult visits: 1,900 of 3,800 last year.", "adult_share", 50),
        ("Slightly more than half (55 %) of our outpatient visits are by adults.", "adult_share", 55),
        (
            "Eleven physicians have completed the residency and eleven are diplomates of the ABMGG.",
            "board_pass",
            100,
        ),
        ("IMGs at present: 5 of 8", "imgs_among_residents", "yes"),
        ("There is one research month in the first and two in the second year.", "research_months", 3),
        ("Half a year altogether is kept free for an investigator-led project.", "research_months", 6),
        (
            (
                "Of six months of elective and research time at least four of these months are for "
                "research alone."
            ),
            "research_months",
            4,
        ),
        ("You can stay on for a further twelve months if funding allows.", "optional_extra_years", 1),
        ("What you learn in the two years with us will last.", "length_years", 2),
        (
            "Your application is not complete without a certificate of the ECFMG.",
            "ecfmg_required",
            "by_application",
        ),
        (
            "Without a standard ECFMG certificate your application is incomplete.",
            "ecfmg_required",
            "by_application",
        ),
        ("Candidates will not be invited without an ECFMG certificate.", "ecfmg_required", "by_interview"),
        ("ECFMG certification must be complete before we submit our list.", "ecfmg_required", "by_ranking"),
        ("Minimum scores | Step 1: none. Step 2 CK: 230\nMatch | Yes", "usmle_step2_min", 230),
        ("Foreign nationals train here on the J-1 physician visa.", "j1", "yes"),
        ("Visas?\nJ-1, via ECFMG. No other category.", "h1b", "no"),
        (
            (
                "Until June 2025 this hospital filed H-1B petitions for residents. As of 2026 it "
                "no longer does so."
            ),
            "h1b",
            "no",
        ),
    ],
)
def test_a_turn_of_phrase_states_a_fact(facts: Facts, text: str, field: str, value: object) -> None:
    assert facts(text).get(field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("OET: Not specified", "oet_required"),
        ("[x] ECFMG certificate\n[ ] OET required", "oet_required"),
        ("Minimum scores | Step 1: none. Step 2 CK: 230\nMatch | Yes", "usmle_step1_min"),
        ("The Step 1 minimum of 220 has been dropped.", "usmle_step1_min"),
        ("Board results: 14 of 14 graduates in the last seven years certified.", "yog_limit_years"),
        ("Internal Medicine: apply by September 24", "application_deadline"),
        ("You may stay on for a further twelve months in medical biochemical genetics.", "lab_months"),
        ("One year of ACGME training was sufficient up to now.", "prior_gme_years"),
        ("Pediatrics runs its own residency (sixteen interns a year).", "positions_per_year"),
    ],
)
def test_what_only_looks_like_a_fact_states_none(facts: Facts, text: str, field: str) -> None:
    assert field not in facts(text)


def test_of_several_programs_under_headings_that_in_genetics_alone_is_read() -> None:
    page = (
        "Training programs in genetics\n\nCombined Pediatrics/Medical Genetics Residency\n\n"
        "It takes four years. H-1B visas are sponsored.\n\nMedical Genetics and Genomics Residency\n\n"
        "It takes two years. J-1 visas are sponsored.\n"
    )
    found = {str(proposal.field): proposal.value for proposal in read(page)}
    assert found == {"length_years": 2, "j1": "yes"}
