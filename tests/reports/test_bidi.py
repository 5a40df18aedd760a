import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.reports import bidi


def seen(text: str) -> str:
    """Arrange characters as they stand on paper, left to right."""
    _, levels = bidi.levels(list(text))
    order = bidi.visual_order(levels)
    return "".join(bidi.mirrored(text[at]) if levels[at] % 2 else text[at] for at in order)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("abc def", "abc def"),
        ("abc \u05d0\u05d1 \u05d2\u05d3 def", "abc \u05d3\u05d2 \u05d1\u05d0 def"),
        ("\u05d0\u05d1 abc \u05d2", "\u05d2 abc \u05d1\u05d0"),
        ("\u05d0 (abc) \u05d1", "\u05d1 (abc) \u05d0"),
        ("x (\u05d0\u05d1) y", "x (\u05d1\u05d0) y"),
        ("x \u05d0 (\u05d1)", "x (\u05d1) \u05d0"),
        ("\u05d0 2027-11-10 \u05d1", "\u05d1 2027-11-10 \u05d0"),
        ("\u0627 15% \u0628", "\u0628 %15 \u0627"),
        ("\u05d0 12:30 \u05d1", "\u05d1 12:30 \u05d0"),
        ("cost \u05d0 $5", "cost $5 \u05d0"),
        ("a\u05b0b", "a\u05b0b"),
    ],
)
def test_text_of_both_directions_stands_as_unicode_asks(typed: str, printed: str) -> None:
    assert seen(typed) == printed


def test_the_first_letter_decides_where_a_paragraph_starts() -> None:
    assert bidi.levels(list("12 \u05d0b"))[0] == 1
    assert bidi.levels(list("12 b\u05d0"))[0] == 0
    assert bidi.levels([])[0] == 0


@given(st.text(alphabet="ab1 (\u05d0\u05d1)[]%+,\u0627\u0661\u05b0\u200f", max_size=30))
def test_no_character_is_lost_or_doubled_on_a_line(text: str) -> None:
    _, levels = bidi.levels(list(text))
    assert sorted(bidi.visual_order(levels)) == list(range(len(text)))
