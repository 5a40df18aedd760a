import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.reports import characters


@given(st.text(alphabet=st.characters(), max_size=200))
def test_whatever_is_typed_becomes_printable(text: str) -> None:
    cleaned = characters.clean(text)
    cleaned.encode("utf-8")
    assert not any(c < " " and c != "\n" for c in cleaned)
    assert characters.clean(cleaned) == cleaned


def test_line_ends_of_every_system_are_one() -> None:
    assert characters.clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_broken_and_invisible_characters_do_not_reach_paper() -> None:
    assert characters.clean("a\x00b\x1b[0m\ud800") == "ab[0m\ufffd"


@given(st.text(max_size=60))
def test_clusters_join_to_the_text_up_to_composition(text: str) -> None:
    joined = "".join(characters.clusters(text))
    assert unicodedata.normalize("NFD", joined) == unicodedata.normalize("NFD", text)


def test_letters_keep_their_marks_and_emoji_their_parts() -> None:
    assert list(characters.clusters("ae\u0301q\u0303")) == ["a", "\u00e9", "q\u0303"]
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert list(characters.clusters(f"x{family}y")) == ["x", family, "y"]
    assert list(characters.clusters("\U0001f44d\U0001f3fd")) == ["\U0001f44d\U0001f3fd"]


def test_code_points_are_spelt_out_without_what_joins_them() -> None:
    assert characters.code_points("\U0001f468\u200d\U0001f469") == "[U+1F468][U+1F469]"


def test_chinese_lines_do_not_begin_with_a_full_stop() -> None:
    assert characters.may_break_between("\u4f60", "\u597d")
    assert not characters.may_break_between("\u597d", "\u3002")
    assert not characters.may_break_between("\uff08", "\u597d")
    assert characters.may_break_between("/", "a")
    assert not characters.may_break_between("a", "b")
