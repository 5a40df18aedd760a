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
        ("If neither deters you, apply to us through ERAS.", {"application_system": "ERAS"}),
        ("Residents train for two years. Contracts are for one year and are renewed.", {"length_years": 2}),
    ],
)
def test_the_fact_beside_a_trap_is_read(facts, text, stated):
    assert facts(text) == stated
