"""Pasted lists of residents: what is stated, what is only guessed, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.claims import YesNo
from matchplanner.domain.roster_lines import MOST_LINES, RosterLine, Years, parse

YEARS = Years(newest=2026)


def only(text: str, years: Years = YEARS) -> RosterLine:
    (line,) = parse(text, years)
    return line


@pytest.mark.parametrize(
    "text",
    [
        "2024\tLi Wei, MD\tPeking University\tChina",
        "Li Wei; 2024; Peking University; China",
        "Li Wei | 2024 | Peking University | China",
        "Li Wei, MD, PhD, 2024, Peking University, China",
        "2. Li Wei, MBBS - Peking University, China - 2024",
        "\u2022 Li Wei (Peking University, China) 2024",
        "Class year\n2024\nLi Wei - Peking University, China",
        "Name,Year,School,Country\nLi Wei,2024,Peking University,China",
        "2024-2025\nLi Wei\nMedical school: Peking University, China\nHometown: Wuhan",
    ],
)
def test_name_year_school_and_country_are_read_however_they_are_parted(text: str) -> None:
    line = parse(text, YEARS)[-1]
    assert (line.name, line.school, line.country) == ("Li Wei", "Peking University", "China")
    if "\u2022" not in text:
        assert line.cohort == 2024


def test_a_country_makes_an_img_only_once_it_is_confirmed() -> None:
    line = only("2025, Ana Ruiz, Universidad de Chile, Chile")
    assert (line.country, line.img, line.img_guess) == ("Chile", YesNo.UNKNOWN, YesNo.YES)
    assert line.guessed
    assert line.confirmed().img is YesNo.YES
    assert not line.confirmed().guessed


def test_a_country_is_guessed_from_the_school_and_says_why() -> None:
    line = only("2025, Amira Hassan, Ain Shams University")
    assert (line.country, line.country_guess, line.img_guess) == ("", "Egypt", YesNo.YES)
    assert line.why == "“Ain Shams” points to Egypt; school abroad"
    home = only("2025, Bob Ray, University of Iowa")
    assert (home.country_guess, home.img_guess) == ("United States", YesNo.NO)


@pytest.mark.parametrize(
    "school", ["University of Georgia", "Example Medical College", "St. Mary's University"]
)
def test_a_school_that_points_nowhere_stays_unknown(school: str) -> None:
    line = only(f"2025, Sam Poe, {school}")
    assert (line.country, line.country_guess, line.img_guess) == ("", "", YesNo.UNKNOWN)
    assert line.confirmed().img is YesNo.UNKNOWN


def test_what_a_line_states_is_no_guess() -> None:
    line = only("2025, Ana Ruiz, Universidad de Chile, Chile, IMG")
    assert (line.img, line.guessed) == (YesNo.YES, False)
    assert only("2025, Bo Li, Ross University, AMG").img is YesNo.NO


def test_pgy_years_are_guessed_from_the_newest_cohort() -> None:
    text = "PGY-1\nAna Ruiz\nPGY-3\nBob Ray\nSecond-year residents\nEva Hill"
    assert [(line.name, line.cohort, line.cohort_guess) for line in parse(text, YEARS)] == [
        ("Ana Ruiz", None, 2026),
        ("Bob Ray", None, 2024),
        ("Eva Hill", None, 2025),
    ]


def test_a_program_entered_at_pgy_three_has_its_newest_there() -> None:
    lines = parse("PGY-3\nAna Ruiz\nPGY-4\nBob Ray", YEARS)
    assert [line.cohort_guess for line in lines] == [2026, 2025]


@pytest.mark.parametrize(
    ("text", "cohorts"),
    [
        ("1st year: Ana Ruiz, Universidad de Chile, Chile\n2nd year: Bob Ray, Yale", [2026, 2025]),
        ("1st Year Residents\nAna Ruiz\n2nd-Year Residents\nBob Ray", [2026, 2025]),
        ("First years: Ana Ruiz (Chile)\nSecond years: Bob Ray (USA)", [2026, 2025]),
        ("Year 1\nAna Ruiz\nYear 2\nBob Ray", [2026, 2025]),
        ("PGY-1: Ana Ruiz\nPGY-2: Bob Ray", [2026, 2025]),
        ("Class of 2028\nAna Ruiz, Universidad de Chile\nClass of 2027\nBob Ray, Yale", [2026, 2025]),
        ("Current Residents\nClass of 2028:\nAna Ruiz\nCLASS OF 2027\nBob Ray", [2026, 2025]),
        ("Class of '28\nAna Ruiz\nClass of \u201927\nBob Ray", [2026, 2025]),
        ("Graduating 2028\nAna Ruiz\nGraduating 2027\nBob Ray", [2026, 2025]),
    ],
)
def test_headings_and_prefixes_of_real_pages_give_the_cohort(text: str, cohorts: list[int]) -> None:
    lines = parse(text, YEARS)
    assert [line.name for line in lines] == ["Ana Ruiz", "Bob Ray"]
    assert [line.cohort_guess for line in lines] == cohorts


def test_a_table_copied_with_its_rules_names_only_residents() -> None:
    text = """| Name | Year | Medical school |
|---|---|---|
| Ola Nordmann | PGY1 | University of Oslo |
| Jan Kowalski | PGY2 | Jagiellonian University |
"""
    assert [(line.name, line.cohort_guess, line.school) for line in parse(text, YEARS)] == [
        ("Ola Nordmann", 2026, "University of Oslo"),
        ("Jan Kowalski", 2025, "Jagiellonian University"),
    ]


def test_several_whole_entries_behind_a_year_are_parted_by_semicolons() -> None:
    lines = parse("1st year: Mei Lin, Fudan University; Sara Cohen, Tel Aviv University", YEARS)
    assert [(line.name, line.school) for line in lines] == [
        ("Mei Lin", "Fudan University"),
        ("Sara Cohen", "Tel Aviv University"),
    ]


def test_a_school_below_a_name_belongs_to_it_and_what_came_later_to_nobody() -> None:
    text = """Chief Resident
Ana Ruiz, MD
Universidad de Chile

Graduates
2022: none
2024 - Li Na (Zhejiang University) - now faculty at Duke
"""
    assert [(line.name, line.school, line.country_guess) for line in parse(text, YEARS)] == [
        ("Ana Ruiz", "Universidad de Chile", "Chile"),
        ("Li Na", "Zhejiang University", "China"),
    ]


def test_an_entering_class_states_its_cohort() -> None:
    lines = parse("Entering class of 2025\nAna Ruiz\nIncoming Residents 2026\nBob Ray", YEARS)
    assert [(line.name, line.cohort) for line in lines] == [("Ana Ruiz", 2025), ("Bob Ray", 2026)]


def test_a_known_length_comes_before_what_the_classes_suggest() -> None:
    lines = parse("Class of 2028\nAna Ruiz\nClass of 2027\nBob Ray", Years(2026, length=4))
    assert [line.cohort_guess for line in lines] == [2024, 2023]


def test_a_year_of_leaving_becomes_one_of_entry_where_the_length_is_known() -> None:
    assert only("Class of 2026\nAna Ruiz", Years(2026, length=2)).cohort_guess == 2024
    assert only("Class of 2026\nAna Ruiz").cohort_guess == 2026
    ahead = only("Class of 2039\nAna Ruiz")
    assert (ahead.cohort, ahead.cohort_guess) == (None, None)
    assert "no year of entry yet" in ahead.why


def test_labelled_lines_belong_to_the_name_above_them() -> None:
    text = """Name: Ana Ruiz, MD
Medical school: Universidad de Chile, Chile
Prior residency: Pediatrics in Santiago
Year: 2025
IMG: yes
Hobbies: chess

Name: Bob Ray
School: Yale
IMG?: no
Country: United States
"""
    ana, bob = parse(text, YEARS)
    assert (ana.name, ana.school, ana.country, ana.cohort) == (
        "Ana Ruiz",
        "Universidad de Chile",
        "Chile",
        2025,
    )
    assert (ana.img, ana.earlier_training) == (YesNo.YES, "Pediatrics in Santiago")
    assert (bob.name, bob.img, bob.country, bob.guessed) == ("Bob Ray", YesNo.NO, "United States", False)


def test_cities_and_further_words_find_their_place() -> None:
    line = only("2025; Ana Ruiz; Medical University; Lahore; FCPS; speaks Urdu")
    assert (line.school, line.country_guess) == ("Medical University, Lahore", "Pakistan")
    assert line.earlier_training == "FCPS, speaks Urdu"
    assert only("2025; Ruiz, Ana; Yale; MD MPH").name == "Ruiz, Ana"
    torn = only("2025; Ana; University of Toronto and Karachi")
    assert torn.country_guess == ""


def test_several_people_behind_a_year_are_several_residents() -> None:
    lines = parse("2022: Ana Silva (Brazil), Tom Lee (USA)\n2023: Omar Farouk (Egypt)", YEARS)
    assert [(line.name, line.cohort, line.country) for line in lines] == [
        ("Ana Silva", 2022, "Brazil"),
        ("Tom Lee", 2022, "United States"),
        ("Omar Farouk", 2023, "Egypt"),
    ]


def test_a_bare_yes_is_taken_for_the_flag_and_asks_to_be_confirmed() -> None:
    line = only("R1, 2022, Brazil, yes")
    assert (line.school, line.img, line.img_guess) == ("", YesNo.UNKNOWN, YesNo.YES)
    assert line.why == "“yes” read as IMG"


def test_words_before_a_value_name_it() -> None:
    line = only("Ana Silva; cohort 2022; school University of Sao Paulo; country Brazil")
    assert (line.cohort, line.school, line.country) == (2022, "University of Sao Paulo", "Brazil")
    numbered = parse("Name, PGY, School\nA. Rossi, 1, Sapienza\nB. Smith, 2, Duke", YEARS)
    assert [line.cohort_guess for line in numbered] == [2026, 2025]


def test_earlier_training_is_kept_apart_from_the_school() -> None:
    line = only("Rita Ora, 2026, Dow University of Health Sciences, pediatrics residency in Lahore")
    assert line.school == "Dow University of Health Sciences"
    assert line.earlier_training == "pediatrics residency in Lahore"


def test_headings_alone_name_nobody() -> None:
    assert parse("Current Residents\n\nClass of 2026\n2024-2025\n", YEARS) == ()


def test_a_book_is_cut_to_what_a_program_may_have() -> None:
    assert len(parse("\n".join(f"Person {n}" for n in range(2000)), YEARS)) == MOST_LINES


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader_and_no_guess_is_ever_stated(text: str) -> None:
    for line in parse(text, YEARS):
        assert line.confirmed().guessed is False
        assert line.cohort is None or 1950 <= line.cohort <= 2026
