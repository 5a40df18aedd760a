"""Statements on a genetics residency's page that look like a fact and are none, or another one."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        # years that are nobody's length
        "J-1 physicians are subject to the two-year home residence requirement.",
        "Residents of all programs are appointed for one year at a time.",
        "Residents are appointed for one year and reappointed each July.",
        "You are evaluated after every rotation against the ACGME milestones and twice a year in person.",
        "Our residents see the same families for three years and longer in private practice.",
        "The clinic has run for two years in a new building, where residents have their own rooms.",
        # what was said once
        "Before 2022 we also had a threshold of 215 for Step 1, but we have dropped it.",
        "Before 2020 the program accepted H-1B visas.",
        "Until last year we required two years of prior training.",
        "In the past residents came on H-1B visas.",
        # rules that are still being made
        "On H-1B the rules are being rewritten; the GME office posts the current answer.",
        "Visas\nH-1B: under review by the hospital's counsel.",
        "The hospital is deciding whether to sponsor H-1B visas.",
        "For J-1 and H-1B questions write to the GME office.",
        "Visa questions (J-1, H-1B) are answered by the GME office.",
        # what is for others
        "Visas for clinical faculty: H-1B, O-1, TN",
        "The cancer institute sponsors J-1 scholars and H-1B scientists.",
        "H-1B petitions are filed for attending physicians by the Medical Staff Office.",
        "Observers enter on a B-1 visa; observerships last one month.",
        "Genetic Counseling (MS): 2 years, 10 students, deadline January 4",
        "Related programs\n\nLaboratory Genetics and Genomics Fellowship: 2 years, 1 position, due March 31",
        # preferences that are no rules
        "Three years of prior training are preferred.",
        "We prefer applicants who graduated within the last five years.",
        "Most of our residents scored above 240 on Step 2 CK.",
        "A score of 230 or more on Step 2 CK is competitive.",
        "Successful applicants usually have two years of pediatrics behind them.",
        "H-1B holders are encouraged to ask the law office about their options.",
        # numbers beside the ids
        "Phone 130 555 1234, NPI 1301234567, tax ID 130123456",
        "GME office pager 1303331212",
        # founding years of something else
        "The hospital was founded in 1923 and moved to its present site in 1987.",
        "The genetics division opened its first clinic in 1974.",
        "Dr. Bell founded the newborn screening laboratory in 1966.",
        # closed seasons
        "The deadline for the 2025 Match was October 15, 2024.",
        "Applications for the 2025-2026 season closed on October 1, 2025.",
        # parts of the training are no whole
        "Each laboratory visit lasts an hour, once a month.",
        # boards
        "All of our faculty are board certified in clinical genetics.",
        "Nationally 88% of candidates pass the ABMGG examination.",
        # what concerns everybody, or somebody else
        "Becoming a geneticist takes five years of training after medical school.",
        "About half of our patients are referred from other states.",
        "Half of our residents are women.",
        "A third of our faculty hold NIH grants.",
        "Internal candidates are nominated by September 1.",
        "Page last revised October 2025.",
        "This page was last updated on November 2, 2026.",
        "H-1B: not specified",
        "OET: see the ECFMG website",
        "Letters of recommendation: three, uploaded by October 15.",
        "The rank order list is due on March 1.",
        "Match Day is on March 19, 2027.",
        "Interview invitations are sent out in October.",
        "An open house will be held by video on October 12.",
        "Second-look visits are offered in January and February.",
        "Orientation for new residents takes place in the last week of June.",
        "The abstract deadline of the ACMG meeting is November 12.",
        "Residents may spend up to three months abroad.",
        "Research electives are available for up to six months.",
        "Fellows spend 18 months in research.",
        "Our laboratory performs 20,000 tests in two months.",
        "The cytogenetics laboratory was founded in 1971 and moved here in 1999.",
        "Our cancer genetics clinic is led by a nurse practitioner.",
        "The program director has been in office for seven years.",
        "The residency has been accredited for thirty years.",
        "We look back on a history of 45 years.",
        "Graduates within the last five years have gone to academic positions.",
        "Of our graduates of the last ten years, nine hold academic positions.",
        "Eight of our last ten graduates hold academic positions.",
        "Our faculty includes three international medical graduates.",
        "International medical graduates are encouraged to apply.",
        "Our IMG faculty mentor, Dr. Rao, came from India.",
        "Three of our residents have children.",
        "Each year two residents attend the ACMG meeting.",
        "We host four visiting residents a year.",
        "Two positions are reserved for the combined program.",
        "The hospital has 12 residents in genetics, neurology and child development each year.",
        "ECFMG certification is issued by Intealth.",
        "ECFMG offers Pathways to those who graduated before 2024.",
        "ECFMG sponsors J-1 physicians in the United States.",
        "To obtain a J-1 visa you need a statement of need from your home country.",
        "J-1 waiver jobs are plentiful in our state.",
        "Our attending physicians on H-1B visas are glad to advise you.",
        "Dependents come on J-2 visas.",
        "Moonlighting is not allowed on a J-1 visa.",
        "We do not discriminate on the basis of visa status.",
        "The program does not sponsor visas for observers.",
        "There is no limit on attempts, but most who match passed at once.",
        "USMLE Step 3 must be passed within two attempts during residency.",
        "Residents who fail the in-training examination twice meet the director.",
        "COMLEX Level 2: 500 or higher",
        "TOEFL score of 100 is required of students.",
        "The average Step 2 CK score of our residents is 245.",
        "Applicants with scores above 240 are invited first.",
        "You must be within 50 miles of the hospital when on call.",
        "Residents must log 150 cases within two years.",
        "For appointments write to clinic@elm.example.",
        "To refer a patient, write to refer@elm.example.",
        "Technical problems with this page: web@elm.example",
        "To donate, write to giving@elm.example.",
        "Medical students: write to Ann Lee, alee@elm.example.",
        "The MS in genetic counseling takes eight students a year and closes on January 10.",
        "The pediatrics residency closes on October 1.",
        "The hospital is accredited by the Joint Commission and the ACGME.",
        "Our laboratory is accredited by CAP; ABMGG accredits our laboratory fellowships.",
        "Our cytogenetics fellowship is ACGME accredited.",
        "We are in the process of applying for ACGME accreditation of a combined program.",
    ],
)
def test_nothing_is_read_from_what_only_looks_like_a_fact(facts, text):
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Visa sponsorship\n\nResidents: J-1. We may consider an H-1B for those ineligible for a J-1.",
            {"j1": "yes", "h1b": "conditional"},
        ),
        ("We support J-1 visas only when the GME committee has agreed.", {"j1": "conditional"}),
        ("Visas: J-1 only, no O-1, no H-1B, no F-1 OPT", {"j1": "yes", "h1b": "no"}),
        (
            "We have a complement of six residents and take three new residents each July.",
            {"positions_per_year": 3},
        ),
        ("Each resident has a three-month rotation in the laboratories.", {"lab_months": 3}),
        (
            (
                "Laboratory training takes twelve weeks: the cytogenetics lab, the biochemical lab "
                "and the molecular lab, four weeks apiece."
            ),
            {"lab_months": 3, "labs": ("cytogenetics", "biochemical", "molecular")},
        ),
        (
            "You have 18 months of clinical and laboratory training followed by six months of research.",
            {"research_months": 6},
        ),
        (
            (
                "There is a research block of ten weeks in year one and one of ten in year two, so five "
                "months in total."
            ),
            {"research_months": 5},
        ),
        ("If neither deters you, apply to us through ERAS.", {"application_system": "ERAS"}),
        ("Residents train for two years. Contracts are for one year and are renewed.", {"length_years": 2}),
        ("All of our graduates passed their boards on the first attempt.", {"board_pass": 100}),
        (
            "Since 2015 every graduate has passed the ABMGG examination within two years of graduation.",
            {"board_pass": 100},
        ),
        (
            "94% of residents pass the boards on the first try; only one needed a second attempt.",
            {"board_pass": 94},
        ),
        ("Step 1: 210, Step 2 CK: 220 (minimum)", {"usmle_step1_min": 210, "usmle_step2_min": 220}),
        ("USMLE: Step 1 pass; Step 2 CK 225 minimum", {"usmle_step2_min": 225}),
        ("ERAS opens to programs on September 23, 2026.", {"application_system": "ERAS"}),
        (
            "We receive 60 applications for two positions each year and interview 20 candidates.",
            {"positions_per_year": 2},
        ),
        (
            "Please call 555-010-2030 or write to our office at genetics@elm.example.",
            {"contact_email": "genetics@elm.example"},
        ),
    ],
)
def test_the_fact_beside_a_trap_is_read(facts, text, stated):
    assert facts(text) == stated
