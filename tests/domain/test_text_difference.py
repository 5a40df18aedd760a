"""Two versions of a text beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.text_difference import Pair, Piece, Side, difference

WORDS = st.lists(st.sampled_from(["one", "two", "three", "gene", "and", "."]), max_size=8).map(" ".join)
TEXTS = st.lists(WORDS, max_size=5).map("\n\n".join)


def plain(side: Side) -> str:
    return "".join(piece.text for piece in side)


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_equal_texts_say_the_same() -> None:
    found = difference("One.\n\nTwo.", "One.\n\nTwo.\n")
    assert found.same
    assert found.pairs == (Pair((Piece("One."),), (Piece("One."),)), Pair((Piece("Two."),), (Piece("Two."),)))


def test_a_changed_word_is_marked_within_its_paragraph() -> None:
    found = difference("I drew a pedigree.\nSame.", "I drew three pedigrees.\nSame.")
    assert found.pairs[0].left == (
        Piece("I drew "),
        Piece("a pedigree", own=True),
        Piece("."),
    )
    assert (found.only_left, found.only_right) == (2, 2)
    assert not found.same
    assert found.pairs[1] == Pair((Piece("Same."),), (Piece("Same."),))


def test_a_paragraph_of_one_side_stands_alone() -> None:
    found = difference("First.", "First.\n\nSecond one.")
    assert found.pairs[1] == Pair((), (Piece("Second one.", own=True),))
    assert (found.only_left, found.only_right) == (0, 2)
    assert difference("Gone.", "").pairs == (Pair((Piece("Gone.", own=True),), ()),)


def test_a_change_of_a_full_stop_is_no_word_but_not_the_same() -> None:
    found = difference("So it is.", "So it is!")
    assert (found.only_left, found.only_right, found.same) == (0, 0, False)


@given(TEXTS, TEXTS)
def test_nothing_of_either_side_is_lost_or_made_up(left: str, right: str) -> None:
    found = difference(left, right)
    assert [plain(pair.left) for pair in found.pairs if pair.left] == paragraphs(left)
    assert [plain(pair.right) for pair in found.pairs if pair.right] == paragraphs(right)
    assert found.same == (paragraphs(left) == paragraphs(right))


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_on_both_sides(left: str, right: str) -> None:
    for pair in difference(left, right).pairs:
        both = ["".join(piece.text for piece in side if not piece.own) for side in (pair.left, pair.right)]
        assert both[0] == both[1]
