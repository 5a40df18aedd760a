"""Words that mean the same field of work."""

import pytest

from matchplanner.domain import topics


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("Metabolic clinic", "inborn errors of metabolism"),  # the guide's first pair
        ("Strength in bioinformatics and data science", "statistics"),  # and its second
        ("Craniofacial clinic", "cleft lip and palate"),
        ("Zebrafish unit", "zebrafish"),
        ("CARDIOGENETICS", "Marfan syndrome"),
    ],
)
def test_a_text_speaks_of_a_keyword_in_its_own_or_kindred_words(text: str, keyword: str) -> None:
    assert topics.speaks_of(text, keyword)


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("Metabolic clinic", "cancer"),
        ("There is no prenatal clinic", "prenatal"),
        ("We do not offer craniofacial care", "craniofacial"),
        ("", "cancer"),
        ("anything", ""),
        ("Interest in art", "ar"),
    ],
)
def test_what_is_denied_or_not_there_is_not_spoken_of(text: str, keyword: str) -> None:
    assert not topics.speaks_of(text, keyword)


def test_what_is_denied_is_told_apart_from_what_is_not_named() -> None:
    text = "Metabolic clinic; no prenatal clinic"
    assert topics.denied_in(text) == {"prenatal"}
    assert topics.topics_in(text) == {"metabolic"}
