"""Boxes, footers, addresses in links and compound selectors of saved pages."""

import pytest

from matchplanner.services.saved_pages.html import visible_text


@pytest.mark.parametrize(
    ("style", "element"),
    [
        (".page .note.old{display:none}", "<div class='page'><p class='note old'>x</p></div>"),
        ("div#legacy > p{visibility:hidden}", "<div id='legacy'><p>x</p></div>"),
        ("p[data-old]{display:none}", "<p data-old='1'>x</p>"),
        (
            ".panels p[aria-label='old']{display:none!important}",
            "<div class='panels'><p aria-label='old'>x</p></div>",
        ),
        (".tip{display:none}.tip.show{display:block}", "<p class='tip'>x</p>"),
        ("aside{display:none}", "<aside>x</aside>"),
    ],
)
def test_compound_selectors_hide(style, element):
    assert visible_text(f"<style>{style}</style><p>new</p>{element}<p>end</p>").text == "new\n\nend"


@pytest.mark.parametrize(
    ("style", "element"),
    [
        (".page .old{display:none}", "<div class='other'><p class='old'>x</p></div>"),
        ("#legacy > p{display:none}", "<div id='legacy'><div><p>x</p></div></div>"),
        (".tip{display:none}.tip.show{display:block}", "<p class='tip show'>x</p>"),
        (".tip:not(.show){display:none}", "<p class='tip show'>x</p>"),
        ("p:hover{display:none}", "<p>x</p>"),
    ],
)
def test_what_a_selector_does_not_mean_is_seen(style, element):
    assert "x" in visible_text(f"<style>{style}</style>{element}").text


def test_a_link_tells_the_address_it_writes_to():
    page = (
        "<p>Ask <a href='mailto:ann%40elm.edu?subject=Hi'>Ann "
        "Elm</a>.</p><p><a href='mailto:b@elm.edu'>b@elm.edu</a></p>"
    )
    assert visible_text(page).text == "Ask Ann Elm (ann@elm.edu).\n\nb@elm.edu"


def test_a_guarded_address_is_spelt_out():
    code = "2a" + "".join(f"{ord(char) ^ 0x2A:02x}" for char in "ann@elm.edu")
    assert (
        visible_text(f"<p>Write <span data-cfemail='{code}'>[email protected]</span></p>").text
        == "Write ann@elm.edu"
    )


def test_a_footer_is_read_for_the_contact_of_the_program_alone():
    page = (
        "<p>Text</p><footer><p>Elm Hospital, founded 1901</p><p>Residency coordinator: Ann Elm</p>"
        "<p>ann@elm.edu</p><p>giving@elm.edu</p></footer>"
    )
    assert visible_text(page).text == "Text\n\nResidency coordinator: Ann Elm\n\nann@elm.edu"


def test_text_after_a_box_goes_on_with_the_section_around_it():
    page = visible_text("<h2>Residency</h2><p>a</p><aside><h3>Fellowship</h3><p>b</p></aside><p>c</p>")
    at = page.text.index("c", page.text.index("b"))
    assert [mark.resumes for mark in page.marks if mark.start == at] == [0]


def test_printed_letters_and_hyphens_become_typed_ones():
    from matchplanner.services.saved_pages.files import pasted

    assert pasted("of\ufb01ce med\u2011gen") == "office med-gen"


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p><b>x</b>",
        "<!--",
        "<?",
        "<![",
        "<![x>",
        "<a href='mailto:a@b.c'>x</a>",
        "<aside><h3>x</h3>y",
        "<style>",
        "<",
    ],
)
def test_broken_and_endless_markup_is_borne(piece):
    assert isinstance(visible_text("<p>Text</p>" + piece * 5_000).text, str)
