from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from matchplanner.glyphs import QtOutliner
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import STYLES, Style, Theme
from matchplanner.reports.typesetter import BOLD, Span

Pages = Callable[[Pdf], list[str]]

HOSTILE = (
    "A & B <b@x.org> <i>",
    "<&\u0141\u00f3d\u017a>",
    "R&D <3",
    '<img src="/etc/hostname"/>',
    '<a href="javascript:alert(1)">x</a>',
    "<font size=100000>gone</font>",
    "<para><b>unclosed",
    "[[[x for x in ().__class__.__base__.__subclasses__()]]]",
    "100% &amp; &lt;tag&gt; \\n (brackets) %s {0}",
)

SCRIPTS = {
    "latin": "\u0141\u00f3d\u017a \u1ec5 \u011f \u0130\u0131 \u00df",
    "cyrillic": "\u0416\u0430\u043d\u0430\u0440 \u0410\u0493\u0430\u0435\u0432 \u041a\u0438\u0457\u0432",
    "greek": "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac \u1fbc",
    "arabic": "\u0645\u062d\u0645\u062f \u0627\u0644\u0623\u0645\u064a\u0646",
    "hebrew": "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
    "chinese": "\u533b\u5b66\u9057\u4f20\u5b66",
    "devanagari": "\u0939\u093f\u0928\u094d\u0926\u0940 \u0928\u094b\u091f",
    "thai": "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22",
    "georgian": "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8",
}


def fonts_of(pdf: Pdf) -> list[Any]:
    reader: Any = PdfReader(BytesIO(pdf.data))
    return [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]


def printed(text: str, page: Sheet, outliner: Outliner | None = None, style: Style = "body") -> Pdf:
    theme = Theme(outliner)
    return build([theme.text(text, style)], page, theme)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_prints_as_typed_and_never_as_markup(text: str, a4: Sheet, pages_of: Pages) -> None:
    pdf = printed(text, a4)
    assert text in pages_of(pdf)[0]
    assert b"/URI" not in pdf.data
    assert b"/Image" not in pdf.data.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(
        b"/ImageI", b""
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_prints_and_can_be_searched(
    script: str, page: Sheet, outliner: QtOutliner, pages_of: Pages
) -> None:
    pdf = printed(f"Dr. {SCRIPTS[script]} ok", page, outliner)
    assert SCRIPTS[script] in pages_of(pdf)[0]
    assert pdf.undrawable == ()
    bold = printed(SCRIPTS[script], page, outliner, "title")
    assert SCRIPTS[script] in pages_of(bold)[0]


@pytest.mark.parametrize("script", ["latin", "cyrillic", "greek", "georgian"])
def test_european_scripts_need_no_outliner(script: str, a4: Sheet, pages_of: Pages) -> None:
    pdf = printed(SCRIPTS[script], a4)
    assert SCRIPTS[script] in pages_of(pdf)[0]
    assert pdf.undrawable == ()


@pytest.mark.parametrize("script", ["arabic", "hebrew", "chinese", "devanagari", "thai"])
def test_without_an_outliner_other_scripts_are_spelt_out_and_counted(
    script: str, a4: Sheet, pages_of: Pages
) -> None:
    text = SCRIPTS[script].replace(" ", "")
    pdf = printed(text, a4)
    assert "".join(f"[U+{ord(c):04X}]" for c in text) in pages_of(pdf)[0].replace(" ", "")
    assert pdf.undrawable == tuple(dict.fromkeys(text))


def test_what_nothing_can_draw_prints_as_its_code_point(
    a4: Sheet, outliner: QtOutliner, pages_of: Pages
) -> None:
    pdf = printed("DNA \U0001f9ec\U0001f9ec and \U0010ffff, nothing else", a4, outliner)
    assert "DNA [U+1F9EC][U+1F9EC] and [U+10FFFF], nothing else" in pages_of(pdf)[0]
    assert pdf.undrawable == ("\U0001f9ec", "\U0010ffff")


def test_drawable_neighbours_of_an_undrawable_character_are_drawn(
    a4: Sheet, outliner: QtOutliner, pages_of: Pages
) -> None:
    pdf = printed("\u4f60\U0010ffff\u597d", a4, outliner)
    assert "\u4f60[U+10FFFF]\u597d" in pages_of(pdf)[0]


def test_all_fonts_are_embedded(a4: Sheet, outliner: QtOutliner) -> None:
    pdf = printed("\n".join(SCRIPTS.values()), a4, outliner)
    for font in fonts_of(pdf):
        embedded = font["/Subtype"] == "/Type3" or "/FontFile2" in font["/FontDescriptor"]
        assert embedded, font


def test_the_same_text_gives_the_same_bytes(a4: Sheet, outliner: QtOutliner) -> None:
    text = "\n".join(SCRIPTS.values())
    assert printed(text, a4, outliner).data == printed(text, a4, QtOutliner()).data


def test_right_to_left_paragraphs_start_at_the_right(a4: Sheet, outliner: QtOutliner) -> None:
    def first_x(text: str) -> float:
        found: list[float] = []

        def visit(seen: str, _cm: object, tm: list[float], *_rest: object) -> None:
            if seen.strip() in text and seen.strip():
                found.append(tm[4])

        pdf = printed(text, a4, outliner)
        PdfReader(BytesIO(pdf.data)).pages[0].extract_text(visitor_text=visit)
        return found[0]

    assert first_x("Latin") < 100
    assert first_x(SCRIPTS["hebrew"]) > 300


def test_a_long_word_wraps_within_its_width() -> None:
    block = Theme().text("W" * 10_000)
    block.wrap(200, 100)
    room = 200 * 1000 / STYLES["body"].size
    assert all(sum(piece.width for piece in line.pieces) <= room + 1 for line in block._lines)
    assert "".join(piece.text for line in block._lines for piece in line.pieces) == "W" * 10_000


@given(st.text(alphabet="ab cd\n-/Wi\u0105", max_size=120), st.floats(min_value=12, max_value=300))
def test_lines_keep_their_width_and_lose_nothing(text: str, width: float) -> None:
    block = Theme().text(text, "cell")
    block.wrap(width, 100)
    room = width * 1000 / STYLES["cell"].size + 1
    for line in block._lines:
        assert sum(piece.width for piece in line.visible) <= room or len(line.visible) == 1
    joined = "".join(
        "".join(piece.text for piece in line.pieces) + ("\n" if line.ends_paragraph else "")
        for line in block._lines
    )
    assert joined == f"{text}\n"


@given(st.integers(min_value=1, max_value=60), st.floats(min_value=1, max_value=500))
def test_a_split_block_keeps_all_its_lines(count: int, height: float) -> None:
    block = Theme().text("\n".join(f"line {number}" for number in range(count)))
    _, total = block.wrap(300, 1000)
    parts = block.split(300, height)
    if parts:
        heights = [part.wrap(300, 1000)[1] for part in parts]
        assert sum(heights) == pytest.approx(total)
        assert heights[0] <= height + 0.01


def test_a_part_of_a_block_can_be_wrapped_at_another_width() -> None:
    block = Theme().text("one two three four five six seven eight nine ten")
    block.wrap(60, 1000)
    rest = block.split(60, 30)[1]
    rest.wrap(1000, 1000)
    assert rest.height == STYLES["body"].leading


def test_long_notes_run_over_as_many_pages_as_they_need(a4: Sheet, pages_of: Pages) -> None:
    pdf = printed(" ".join(f"word{number}" for number in range(20_000)), a4)
    pages = pages_of(pdf)
    assert pdf.pages > 20
    assert "word0 " in pages[0]
    assert "word19999" in pages[-1]


def test_a_line_too_long_for_its_place_ends_in_an_ellipsis() -> None:
    theme = Theme()
    short = theme.text("A very long name of a program", "cell").shortened(60)
    text = "".join(piece.text for line in short._lines for piece in line.pieces)
    assert text.endswith("\u2026")
    assert "A very long".startswith(text[:6])
    whole = theme.text("Short", "cell").shortened(200)
    assert [piece.text for line in whole._lines for piece in line.pieces] == ["Short"]


def test_bold_and_plain_share_a_line(a4: Sheet, pages_of: Pages) -> None:
    theme = Theme()
    pdf = build([theme.text([Span("Certify ", BOLD), Span("by March")])], a4, theme)
    assert "Certify by March" in pages_of(pdf)[0]
    assert any("Bold" in font["/BaseFont"] for font in fonts_of(pdf))


def test_lines_end_after_a_slash_or_hyphen_but_not_inside_a_visa_class() -> None:
    block = Theme().text("J-1 https://example.org/a well-known", "cell")
    words = [
        piece.text for paragraph in block._paragraphs for piece in paragraph.pieces if not piece.is_space
    ]
    assert words == ["J-1", "https://example.org/", "a", "well-", "known"]
