"""What is seen of a web page, and what is not."""

import pytest

from matchplanner.services.saved_pages.html import visible_text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>old</p>",
        '<p style="display: none">old</p>',
        '<p style="visibility:hidden">old</p>',
        '<p style="font-size:0">old</p>',
        '<p style="color:#fff">old</p>',
        '<p class="sr-only">old</p>',
        '<p class="archive">old</p>',
        '<p aria-hidden="true">old</p>',
        "<del>old</del>",
        "<!-- old -->",
        "<script>old</script>",
        "<noscript>old</noscript>",
        "<template>old</template>",
        "<nav>old</nav>",
        "<footer>old</footer>",
        '<div role="navigation">old</div>',
        "<select><option>old</option></select>",
        "<div hidden><div>old</div><br>old</div>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden):
    page = (
        f"<html><style>.archive {{ display: none }}</style><body><p>new</p>{hidden}<p>end</p></body></html>"
    )
    assert visible_text(page).text == "new\n\nend"


def test_a_panel_that_a_click_opens_is_read():
    style = "<style>.accordion-panel{display:none}</style>"
    page = f"{style}<h3>Visas</h3><div class='accordion-panel'>J-1 only.</div>"
    assert visible_text(page).text == "Visas\n\nJ-1 only."


def test_rules_for_print_hide_nothing():
    page = "<style>@media print { .note { display: none } }</style><p class='note'>seen</p>"
    assert visible_text(page).text == "seen"


def test_tables_lists_and_terms_keep_their_form():
    page = """<table><tr><th>Visa<td><p>J-1</p><tr><td>Length</td><td>2 years</td></tr></table>
    <ul><li>One<li>Two</ul><dl><dt>ERAS</dt><dd>Yes</dd><dt>Visas?</dt><dd>No</dd></dl>"""
    assert visible_text(page).text.splitlines() == [
        "Visa | J-1",
        "Length | 2 years",
        "",
        "- One",
        "- Two",
        "",
        "ERAS: Yes",
        "Visas?",
        "No",
    ]


def test_a_table_that_only_arranges_the_page_is_no_table():
    page = "<table><tr><td>Menu</td><td><h1>Residency</h1><p>One.</p><p>Two.</p></td></tr></table>"
    assert visible_text(page).text == "Menu\n\nResidency\n\nOne.\n\nTwo."


def test_headings_are_known_by_mark_up_and_by_bold_lines():
    found = visible_text("<h1>A <em>b</em></h1><p>Text</p><h3>C</h3><p><strong>Visas</strong></p><p>x</p>")
    titles = [(found.text[mark.start :].splitlines()[0], mark.level) for mark in found.marks]
    assert titles == [("A b", 1), ("C", 3), ("Visas", 8)]


def test_the_page_names_its_address():
    assert visible_text("<!-- saved from url=(0017)https://x.edu/mgg --><p>x</p>").url == "https://x.edu/mgg"
    assert visible_text('<link rel="canonical" href="https://x.edu/b"><p>x</p>').url == "https://x.edu/b"
