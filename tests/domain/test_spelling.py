"""Which words are looked at, which spellings are one word, what is offered; for any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import spelling
from matchplanner.domain.spellings import american, british

KNOWN = frozenset(
    (
        *("the", "a", "letter", "of", "was", "is", "kind", "program", "to", "write", "call", "residency"),
        *("they", "were", "and", "organization", "behavior", "center", "hematology", "labeled", "analyze"),
        *("edema", "color", "favorite", "counseling", "judgment", "clinical", "doctoral", "geneticist"),
    )
)


def known(word: str) -> bool:
    return spelling.known(word, KNOWN.__contains__)


def doubted(line: str, *, foreign: bool = False) -> list[str]:
    looked = spelling.look(line, known, foreign=foreign)
    return [word.text for word in looked.doubtful]


def distance(one: str, other: str) -> int:
    """Count letters that differ, and those one has more: enough for the words below."""
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("They were kind adn it was the lettre", ["adn", "lettre"]),
        ("the residancy\u2019s program", ["residancy\u2019s"]),
        ("the program's letter", []),
        ("- [x] call the offfice", ["offfice"]),
        ("1. [ ] write", []),
    ],
)
def test_a_slip_is_found(line: str, found: list[str]) -> None:
    assert doubted(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "the letter was ERAS and NRMP and LoRs to IMGs",
        "the FBN1 and the 22q11 and chr7 letter was the rs1234x",
        "the ClinVar program is gnomAD and iPhone to McKusick",
        "the letter https://www.exmaple.org/aplly?x=persn is to aplly@exmaple.org and www.exmaple.org",
        "the program exmaple.edu is kind and lettre.pdf was C:\\usres\\lettre and /hmoe/persn",
        "the [[Brich Hil]] program and `codde` was {progrm nmae} to Dr. Okonkwo and Prof Wrzesniewski",
        "the письмо was 信 and γράμμα to कार्यक्रम رسالة",
        "the Müller and Kraków and José program",
        "é e\u0301crit a program of the letter",
    ],
)
def test_what_is_no_english_word_is_left_alone(line: str) -> None:
    assert doubted(line) == []


def test_another_language_is_left_alone_and_so_are_its_short_lines() -> None:
    german = "Sehr geehrte Damen, vielen Dank fuer Ihre Antwort"
    looked = spelling.look(german, known)
    assert looked.foreign
    assert not looked.doubtful
    assert doubted("Mit freundlichem Gruss", foreign=True) == []
    assert doubted("the letter was kind adn", foreign=True) == ["adn"]


BRITISH = (
    *("organisation", "Organisation", "behaviour", "centre", "haematology", "labelled", "analyse", "oedema"),
    *("colour", "favourite", "counselling", "judgement"),
)


@pytest.mark.parametrize("word", [*BRITISH, "preclinical", "postdoctoral", "geneticist's"])
def test_british_spellings_prefixes_and_possessives_are_known(word: str) -> None:
    assert doubted(word) == []


@pytest.mark.parametrize("word", ["behavioor", "centrer", "haematologyy", "preclinicle", "organnisation"])
def test_a_slip_in_a_british_word_is_still_one(word: str) -> None:
    assert doubted(word) == [word]


def test_no_word_is_american_to_itself() -> None:
    assert "advise" not in british("advise")
    assert "color" not in american("color")
    assert list(british("doctor")) == []
    assert list(british("color")) == ["colour"]


def test_the_nearest_and_most_usual_come_first_at_most_five_written_as_typed() -> None:
    near = [
        ("leather", 2),
        ("lettre", 1),
        ("latter", 1),
        ("letter", 1),
        ("better", 1),
        ("litter", 1),
        ("later", 1),
    ]
    counted = {"letter": 900, "latter": 90, "later": 500, "better": 5000, "litter": 10, "leather": 10_000}
    offered = spelling.best("Lettrr", near, counted, distance)
    assert offered == ("Letter", "Later", "Latter", "Litter", "Lettre")


def test_a_british_writer_is_offered_the_british_word() -> None:
    offered = spelling.best("organisatiom", [("organization", 2)], {"organization": 5}, distance)
    assert offered == ("organisation", "organization")


def test_two_words_written_as_one_are_parted() -> None:
    counted = {"a": 10**7, "lot": 10**6, "allot": 60, "lo": 10**6, "t": 10**6}
    assert spelling.best("alot", [("allot", 1)], counted, distance) == ("a lot", "allot")


@given(st.text())
def test_words_lie_where_they_say_and_in_order(line: str) -> None:
    ends = 0
    for word in spelling.words(line):
        assert ends <= word.start < word.end
        assert line[word.start : word.end] == word.text
        ends = word.end


@given(st.text(), st.booleans())
def test_nothing_is_doubted_where_every_word_is_known(line: str, foreign: bool) -> None:
    assert not spelling.look(line, lambda _word: True, foreign=foreign).doubtful
