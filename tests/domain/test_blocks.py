import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.blocks import read, text_of

cells = st.text(st.characters(codec="utf-8", exclude_characters="\r"))
blocks = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(blocks)
def test_a_copied_block_is_pasted_as_it_was(block: list[list[str]]) -> None:
    if len(block) > 1 and block[-1] == [""]:
        block = [*block, ["x"]]  # a last line without anything is a spreadsheet's line end
    assert read(text_of(block)) == tuple(map(tuple, block))


@given(st.text())
def test_any_text_is_some_block(text: str) -> None:
    rows = read(text)
    assert rows
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ash\tMA\r\nBirch\tMN\r\n", (("Ash", "MA"), ("Birch", "MN"))),
        ('"two\nlines"\tx\n', (("two\nlines", "x"),)),
        ('"said ""yes"""\tx', (('said "yes"', "x"),)),
        ('"quoted" in front\tx', (('"quoted" in front', "x"),)),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ("a\n\nb\n", (("a",), ("",), ("b",))),
        ("", (("",),)),
        ("\n", (("",),)),
    ],
)
def test_blocks_read_as_spreadsheets_write_them(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(text) == rows
