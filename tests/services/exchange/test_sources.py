"""Sources: what kind of page an address is, which day a text means, where addresses end."""

from datetime import date

import pytest

from matchplanner.domain.claims import SourceKind
from matchplanner.services.exchange.sources import addresses, kind_of, seen_on


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("https://birch.edu/genetics", SourceKind.PROGRAM_PAGE),
        ("https://birch.edu/other", SourceKind.INSTITUTION_PAGE),
        ("https://apps.acgme.org/ads", SourceKind.ACGME),
        ("https://notacgme.org/ads", SourceKind.INSTITUTION_PAGE),
        ("https://www.nrmp.org/x", SourceKind.NRMP),
        ("https://residencyadvisor.com/program/x", SourceKind.DIRECTORY),
        ("my list.xlsx", SourceKind.DIRECTORY),
        ("javascript:alert(1)", SourceKind.DIRECTORY),
    ],
)
def test_the_kind_of_source_is_told_by_its_host(source: str, kind: SourceKind) -> None:
    assert kind_of(source, "https://birch.edu/genetics") is kind


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023-09-26", date(2023, 9, 26)),
        ("2024-06 (commit date of the list)", date(2024, 6, 1)),
        ("2023", None),
        ("2007-2008 season", None),
        ("2015, about 2003-2005", None),
        ("2024-13", None),
        ("2026-02-30", None),
        ("2999-12", None),
        ("mentions July 2017 start", None),
        ("", None),
    ],
)
def test_a_day_is_only_what_the_words_honestly_say(words: str, day: date | None) -> None:
    assert seen_on(words) == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.org/x. And https://b.org/y, too", ["https://a.org/x", "https://b.org/y"]),
        ("facts (https://a.org/x), not more", ["https://a.org/x"]),
        ("https://a.org/x_(genetics)", ["https://a.org/x_(genetics)"]),
        ("no address", []),
    ],
)
def test_an_address_ends_before_the_sentence_does(text: str, found: list[str]) -> None:
    assert addresses(text) == found
