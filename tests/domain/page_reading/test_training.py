"""What pages say about the training itself."""

import pytest


@pytest.mark.parametrize(
    ("text", "length", "extra"),
    [
        ("This is a two-year program with an optional third year.", 2, 1),
        ("The residency lasts 24 months.", 2, None),
        ("The training program is three (3) years in length.", 3, None),
        ("Length of training: 2 years", 2, None),
        ("Program length\n2 years", 2, None),
        ("The program takes two years. Residents may stay for an additional year of research.", 2, 1),
        ("Our two-year residency follows two years of earlier training.", 2, None),
        ("The hospital has a 40-year history of training.", None, None),
        ("Eighteen months are clinical.", None, None),
        ("No additional year is offered.", None, None),
    ],
)
def test_length_and_optional_year(facts, text, length, extra):
    found = facts(text)
    assert (found.get("length_years"), found.get("optional_extra_years")) == (length, extra)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We accept two residents per year.", 2),
        ("One position is available each year.", 1),
        ("Each July 3 new residents join us, and we take three residents annually.", 3),
        ("Positions per year: 2", 2),
        ("We recruit one to two residents each year.", "1-2"),
        ("Residents see 400 new patients per year.", None),
        ("We interview 20 applicants each year.", None),
        ("We have six residents in all.", None),
        ("One fellow is accepted each year.", None),
    ],
)
def test_positions(facts, text, count):
    assert facts(text).get("positions_per_year") == count


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The residency was established in 1987.", 1987),
        ("Since 1994 our program has trained clinical geneticists.", 1994),
        ("Our hospital was founded in 1889, and the residency program began in 2004.", 2004),
        ("The university was founded in 1870.", None),
        ("The residency is based at a hospital founded in 1911.", None),
        ("Dr. Sato has directed the residency since 2015.", None),
    ],
)
def test_founding_year(facts, text, year):
    assert facts(text).get("founded_year") == year


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The residency is accredited by the ACGME.", "ACGME accredited"),
        ("We are an ACGME-accredited program.", "ACGME accredited"),
        ("Accreditation: Continued Accreditation", "Continued Accreditation"),
        ("The program holds Initial Accreditation with Warning.", "Initial Accreditation with Warning"),
        ("Applicants must come from an ACGME-accredited residency.", None),
        ("The program is applying for ACGME accreditation.", None),
    ],
)
def test_accreditation(facts, text, status):
    assert facts(text).get("accreditation") == status


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("All of our graduates have passed the ABMGG boards.", 100),
        ("Our board pass rate is 95%.", 95),
        ("Our graduates are expected to sit the boards.", None),
        ("All faculty members are board certified.", None),
        ("The national board pass rate is 90%.", None),
    ],
)
def test_board_results(facts, text, share):
    assert facts(text).get("board_pass") == share


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Half of our current residents are international medical graduates.", "yes"),
        ("None of our current residents are IMGs.", "no"),
        ("International medical graduates are encouraged to apply to our program.", None),
    ],
)
def test_imgs_among_residents(facts, text, answer):
    assert facts(text).get("imgs_among_residents") == answer


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Roughly half of the patients seen are adults.", 50),
        ("Our patients are 60% pediatric and 40% adult.", 40),
        ("About one third of our patients are adults.", 33),
        ("Visits are split evenly between adults and children.", 50),
        ("Half of our patients are children.", None),
        ("We see children and adults.", None),
    ],
)
def test_share_of_adults(facts, text, share):
    assert facts(text).get("adult_share") == share


def test_laboratories_and_research(facts):
    found = facts(
        "Residents spend one month each in the cytogenetics, biochemical and molecular laboratories. "
        "The program consists of 18 months of clinical training and 6 months of research."
    )
    assert found["labs"] == ("cytogenetics", "biochemical", "molecular")
    assert (found["lab_months"], found["research_months"]) == (3, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Residents may do six months of laboratory research.",
        "Graduates may be certified in biochemical genetics or laboratory genetics and genomics.",
        "Our laboratory directors are well known.",
    ],
)
def test_other_laboratories_are_no_rotation(facts, text):
    assert not facts(text).keys() & {"labs", "lab_months"}


def test_clinics_are_listed_as_the_page_names_them(facts):
    found = facts("Specialty clinics include metabolic disorders, hereditary cancer, and Marfan syndrome.")
    assert found["clinics"] == ("metabolic disorders", "hereditary cancer", "marfan syndrome")
