"""The sentence counter of the ten-year statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.vision import VisionLength, count_sentences

GOOD = "In ten years I see families with rare disease. I teach residents. My group reads genomes."


def test_two_sentences_are_too_few_and_a_third_makes_the_length_good() -> None:
    two = "I care for children with metabolic disease. I lead a small clinic."
    assert (count_sentences(two).count, count_sentences(two).length) == (2, VisionLength.TOO_SHORT)
    three = count_sentences(f"{two} I teach.")
    assert (three.count, three.length, three.fine) == (3, VisionLength.FINE, True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("   \n ", 0),
        ("...", 0),
        ("No stop at the end", 1),
        ("One. Two without a stop", 2),
        ("I work with Dr. Smith and Prof. Lee. We publish.", 2),
        ("Rare diseases, e.g. lysosomal ones, i.e. my field. I stay.", 2),
        ("I train in the U.S. health system. I return.", 2),
        ("I want to stay in the U.S. I also teach.", 2),
        ("I hold an M.D. and a Ph.D. in genetics. I write.", 2),
        ("I became a Ph.D. Then I trained.", 2),
        ("I trained with J. R. Smith. We met in Lyon.", 2),
        ("So do I. Then we go on.", 2),
        ("We solve 3.5 cases a week. Good.", 2),
        ("Genes, genomes, etc. Clinics come first.", 2),
        ("Genes, genomes, etc. matter. Clinics too.", 2),
        ("Will it work?! Yes! It must...", 3),
        ("I wonder... but I go on. Fine.", 2),
        ("I wonder\u2026 Then I go on.", 2),
        ('She said "Stay." I stayed.', 2),
        ("(I teach.) I learn.", 2),
        ("1. I teach. 2. I learn.", 2),
        ("First aim\n\nSecond aim\n\nThird aim", 3),
        ("First line\nstill the first sentence. Second.", 2),
        ("\u6211\u662f\u533b\u751f\u3002\u6211\u7231\u9057\u4f20\u5b66\u3002\u8c22\u8c22\u3002", 3),
        ("\u0623\u0646\u0627 \u0637\u0628\u064a\u0628. \u0647\u0644 \u0623\u0639\u0644\u0645\u061f", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert count_sentences(text).count == count


def test_six_sentences_are_too_many() -> None:
    assert count_sentences("I do. " * 5).length is VisionLength.FINE
    assert count_sentences("I do. " * 6).length is VisionLength.TOO_LONG


@given(st.integers(0, 20))
def test_plain_sentences_count_one_each(number: int) -> None:
    assert count_sentences("Clinics grow slowly. " * number).count == number


@given(st.text())
def test_any_text_has_a_count_that_a_further_sentence_raises(text: str) -> None:
    before = count_sentences(text).count
    after = count_sentences(f"{text}\n\nI teach.").count
    assert 0 <= before < after


@given(st.text(alphabet=" \n\t"), st.text(alphabet=" \n\t"))
def test_blanks_around_the_text_do_not_count(before: str, after: str) -> None:
    assert count_sentences(before + GOOD + after).count == 3


def test_a_very_long_text_is_counted_at_once() -> None:
    assert count_sentences("Dr. Who said so. " * 20_000).count == 20_000
