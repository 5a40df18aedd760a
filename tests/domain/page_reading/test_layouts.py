"""The same facts in many layouts: lists, columns, tables, tiles and wrapped text."""

from datetime import date
from textwrap import fill

import pytest

from matchplanner.domain.page_reading.reader import read
from matchplanner.services.page_reader import read_html

TODAY = date(2026, 11, 22)
HEAD = "Medical Genetics and Genomics Residency\nElm University\n\n"
FACTS = (
    ("Length of training", "2 years"),
    ("Positions per year", "2"),
    ("Visas", "J-1 only"),
    ("ECFMG certification", "Required before ranking"),
    ("Application deadline", "October 15, 2026"),
    ("Prior training", "At least one year of ACGME-accredited training"),
    ("Accreditation", "Continued Accreditation (ACGME)"),
    ("Application system", "ERAS"),
)
STATED = {
    "length_years": 2,
    "positions_per_year": 2,
    "j1": "yes",
    "h1b": "no",
    "ecfmg_required": "by_ranking",
    "application_deadline": "2026-10-15",
    "prior_gme_years": 1,
    "accreditation": "Continued Accreditation",
    "application_system": "ERAS",
}
SAID = (
    "The program lasts two years. We take two residents per year. We sponsor J-1 visas only. "
    "ECFMG certification is required before ranking. The application deadline is October 15, 2026. "
    "Applicants need at least one year of prior ACGME-accredited training. "
    "The program holds continued accreditation from the ACGME. Apply through ERAS."
)


def _rows(form: str) -> str:
    return HEAD + "".join(form.format(label, value) for label, value in FACTS)


@pytest.mark.parametrize(
    "page",
    [
        _rows("{}: {}\n"),
        _rows("\u2022 {} \u2013 {}\n"),
        _rows("{}\n{}\n"),
        _rows("{}\n\n{}\n\n"),
        _rows("{}:\n\n{}\n\n"),
        _rows("{}\t{}\n"),
        HEAD + "| Item | Detail |\n|---|---|\n" + _rows("| {} | {} |\n").removeprefix(HEAD),
        _rows("## {}\n{}\n\n"),
        _rows("{:30}{}\n"),
        _rows("{} ....... {}\n"),
        _rows("**{}:** {}\n"),
        HEAD + fill(SAID, 60),
        HEAD + fill(SAID, 44, initial_indent="    ", subsequent_indent="    "),
        HEAD + SAID.replace(" ", "  "),
        HEAD + "\n".join(fill(f"\u2713 {part}.", 50, subsequent_indent="  ") for part in SAID.split(". ")),
    ],
)
def test_text_in_any_layout_says_the_same(page):
    assert {str(found.field): found.value for found in read(page, TODAY)} == STATED


@pytest.mark.parametrize(
    "form",
    [
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
        "<div><div>{}</div><div>{}</div></div>",
        "<li><span>{}</span><span>{}</span></li>",
        "<p><strong>{}</strong><br>{}</p>",
        "<section><h3>{}</h3><p>{}</p></section>",
        "<div class='card'><h4>{}</h4><div>{}</div></div>",
        "<details><summary>{}</summary>{}</details>",
        "<table><tr><th>{}</th><td>{}</td></tr></table>",
    ],
)
def test_a_web_page_in_any_layout_says_the_same(form):
    page = "<h1>Medical Genetics Residency</h1>" + "".join(form.format(*fact) for fact in FACTS)
    found = read_html(f"<html><body>{page}</body></html>", TODAY).proposals
    assert {str(fact.field): fact.value for fact in found} == STATED


def test_tiles_show_the_number_above_its_label():
    tiles = "".join(
        f"<div><div>{value}</div><div>{label}</div></div>"
        for value, label in (
            ("2 years", "program length"),
            ("2", "positions per year"),
            ("100%", "board pass rate"),
        )
    )
    found = read_html(f"<html><h1>Genetics Residency</h1>{tiles}</html>", TODAY).proposals
    assert {str(fact.field): fact.value for fact in found} == {
        "length_years": 2,
        "positions_per_year": 2,
        "board_pass": 100,
    }


def _stated(text: str) -> dict[str, object]:
    return {str(found.field): found.value for found in read(f"{HEAD}{text}", TODAY)}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            (
                "Rotation   Year 1 (mo)   Year 2 (mo)\nCytogenetics lab   1  "
                " 0\nMolecular lab   0   1\nTOTAL   12   12"
            ),
            "lab_months",
            2,
        ),
        (
            "Laboratory   Duration   Site\nCytogenetics   4 weeks   Main\nBiochemical   6 weeks   East",
            "lab_months",
            2.5,
        ),
        (
            "- Cytogenetics laboratory, 1 month\n- Molecular laboratory, 1 month\n\nIn all: 2 months.",
            "lab_months",
            2,
        ),
        ("Year   Research\nPGY-3   1 month\nPGY-4   4 months", "research_months", 5),
        ("Prenatal (2 mo) | Research (3 mo)", "research_months", 3),
        (
            "Item   U.S. graduates   International graduates\nStep 2 CK   Pass   230 or higher",
            "usmle_step2_min",
            230,
        ),
        (
            "15 October 2026      Applications close\n1 July 2027      Training starts",
            "application_deadline",
            "2026-10-15",
        ),
        ("ECFMG         certificate required before\n              ranking", "ecfmg_required", "by_ranking"),
    ],
)
def test_tables_are_read_by_row_and_column(text, field, value):
    assert _stated(text).get(field) == value


def test_rotations_of_a_list_name_the_clinics():
    text = (
        "Year 1\n- General genetics clinic, 4 months\n- Cancer "
        "genetics, 2 months\n- Prenatal genetics, 2 months"
    )
    clinics = _stated(text)["clinics"]
    assert isinstance(clinics, (list, tuple))
    assert len(clinics) == 3


def test_an_older_answer_is_replaced_by_the_new_one():
    text = (
        "Q. How recent does my degree have to be?\nOLD: Within 3 "
        "years.\nNEW: Within 6 years of the date you apply."
    )
    assert _stated(text)["yog_limit_years"] == 6


@pytest.mark.parametrize(
    "part", ["two years of training ", "a | b | c\n", "Jane Roe, MD\n", "(", "J-1 ", "in 1998 ", "x@y."]
)
def test_endless_text_is_read_without_going_astray(part):
    for found in read(HEAD + part * (20_000 // len(part)), TODAY):
        assert found.sentence
