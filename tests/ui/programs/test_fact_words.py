from datetime import date, timedelta

import pytest

from matchplanner.domain.claims import Claim, ClaimField, SourceKind, fact
from matchplanner.ui.fact_words import age_words, seen_words, stated

TODAY = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "seen today"),
        (1, "seen yesterday"),
        (59, "seen 59 days ago"),
        (60, "seen 2 months ago"),
        (729, "seen 24 months ago"),
        (730, "seen 2 years ago"),
    ],
)
def test_age_reads_in_the_unit_that_fits(days: int, words: str) -> None:
    claim = Claim(1, ClaimField.J1, "yes", SourceKind.EMAIL, seen_on=TODAY - timedelta(days=days))
    assert age_words(fact(ClaimField.J1, [claim], TODAY)) == words


def test_an_undated_claim_says_so_or_quotes_its_source() -> None:
    undated = Claim(1, ClaimField.J1, "yes", SourceKind.EMAIL)
    assert age_words(fact(ClaimField.J1, [undated], TODAY)) == "date unknown"
    assert age_words(fact(ClaimField.J1, [], TODAY)) == ""
    assert seen_words(undated) == "date unknown"
    assert seen_words(Claim(1, ClaimField.J1, "yes", SourceKind.EMAIL, seen="about 2013")) == "about 2013"
    assert seen_words(Claim(1, ClaimField.J1, "yes", SourceKind.EMAIL, seen_on=TODAY)) == "1 Oct 2026"


def test_values_read_as_words() -> None:
    assert stated(ClaimField.J1, "unknown") == "unknown"
    assert stated(ClaimField.J1, "no") == "No"
    assert stated(ClaimField.LISTED, "yes") == "listed"
    assert stated(ClaimField.DURATION_YEARS, "2.5") == "2.5"
