"""What a saved page holds in its mark-up and does not say."""

from datetime import date

import pytest

from matchplanner.services import page_reader

TODAY = date(2026, 11, 22)
SAID = "Our program lasts three years and sponsors H-1B visas."


def facts_of(body: str, style: str = "") -> dict[str, object]:
    """Return what a genetics residency's page states that has this mark-up in its body."""
    page = (
        f"<html><head><title>Medical Genetics Residency</title><style>{style}</style></head><body>"
        f"<h1>Medical Genetics Residency</h1><p>Our program trains residents.</p>{body}</body></html>"
    )
    return {str(found.field): found.value for found in page_reader.read_html(page, TODAY).proposals}


def test_a_figure_and_the_line_below_it_are_one_statement():
    tiles = (
        "<div><strong>2</strong><br>residents welcomed each year</div>"
        "<div><div class='n'>40%</div><div>of our patients are adults</div></div>"
    )
    assert facts_of(tiles) == {"positions_per_year": 2, "adult_share": 40}


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (f"<p hidden>{SAID}</p>", ""),
        (f"<div aria-hidden='true'><p>{SAID}</p></div>", ""),
        (f"<p style='DISPLAY: none !important'>{SAID}</p>", ""),
        (f"<p class='banner-2023'>{SAID}</p>", ".banner-2023{display:none}"),
        (f"<div class='archive'><p>{SAID}</p></div>", ".archive p{visibility:hidden}"),
        (f"<p style='color:#fff;background:#fff'>{SAID}</p>", ""),
        (f"<p style='position:absolute;left:-9999px'>{SAID}</p>", ""),
        (f"<p><del>{SAID}</del></p>", ""),
        (f"<p class='gone'>{SAID}</p>", ".gone{text-decoration:line-through}"),
        (f"<template><p>{SAID}</p></template>", ""),
        (f"<button aria-expanded='false'>Menu</button><ul hidden><li>{SAID}</li></ul>", ""),
        (f"<button>Print</button><div hidden><p>{SAID}</p></div>", ""),
        (f"<button aria-expanded='false'>Visas?</button><p>Soon.</p><div hidden><p>{SAID}</p></div>", ""),
        (f"<!-- <p>{SAID}</p> -->", ""),
        (f"<nav><p>{SAID}</p></nav>", ""),
        (f"<footer><p>{SAID}</p></footer>", ""),
        (f"<div id='cookie-consent'><p>{SAID}</p></div>", ""),
        (f"<aside><h3>Related</h3><p>{SAID}</p></aside>", ""),
        (f"<p><img alt='{SAID}'><input placeholder='{SAID}'></p>", ""),
    ],
)
def test_what_is_not_shown_is_not_read(body, style):
    assert facts_of(body, style) == {}


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (f"<p>{SAID}</p>", ""),
        (f"<details><summary>Visas</summary><p>{SAID}</p></details>", ""),
        (f"<div class='tab-pane'><p>{SAID}</p></div>", ".tab-pane{display:none}"),
        (
            f"<button class='acc' aria-expanded='false'>Visas?</button><div class='box'><p>{SAID}</p></div>",
            ".box{max-height:0;overflow:hidden}",
        ),
        (f"<h3><button aria-expanded='false'>Visas?</button></h3><div hidden><p>{SAID}</p></div>", ""),
        (f"<a data-toggle='x' href='#'>Visas?</a> <div class='b'><p>{SAID}</p></div>", ".b{display:none}"),
        (f"<p style='color:#fff;background:#036'>{SAID}</p>", ""),
        (f"<p class='note'>{SAID}</p>", "@media print{.note{display:none}}"),
    ],
)
def test_what_is_shown_or_a_click_opens_is_read(body, style):
    assert facts_of(body, style) == {"length_years": 3, "h1b": "yes"}
