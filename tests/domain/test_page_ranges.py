"""Pages as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.page_ranges import parse, sequence
from matchplanner.errors import UserError


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5, 6)),
        (" ", (1, 2, 3, 4, 5, 6)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("5;1 - 3", (1, 2, 3, 5)),
        ("2\u20133,3", (2, 3)),
        ("4-", (4, 5, 6)),
        ("-2", (1, 2)),
        ("2 to 4", (2, 3, 4)),
        ("6,", (6,)),
    ],
)
def test_pages_are_read_as_they_are_usually_typed(text: str, pages: tuple[int, ...]) -> None:
    assert parse(text, 6) == pages


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        ("x", 6, "“x” names no pages: write them as 1-3, 5."),
        ("1 3", 6, "“1 3” names no pages: write them as 1-3, 5."),
        ("-", 6, "“-” names no pages: write them as 1-3, 5."),
        ("7", 6, "The pages go from 1 to 6."),
        ("0-2", 6, "The pages go from 1 to 6."),
        ("2", 1, "The document has one page only."),
        ("5-3", 6, "“5-3” goes backwards: write 3-5."),
    ],
)
def test_what_names_no_page_is_refused_in_one_sentence(text: str, count: int, said: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(text, count)
    assert caught.value.sentence() == said


@given(st.sets(st.integers(1, 40), min_size=1))
def test_any_choice_of_pages_can_be_typed(pages: set[int]) -> None:
    assert parse(", ".join(map(str, pages)), 40) == tuple(sorted(pages))


def test_copies_come_out_whole_or_page_by_page() -> None:
    assert sequence((1, 2), 2) == (1, 2, 1, 2)
    assert sequence((1, 2), 2, collated=False) == (1, 1, 2, 2)
    assert sequence((1, 2, 3), backwards=True) == (3, 2, 1)
