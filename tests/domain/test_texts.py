"""Texts of the application: lengths against ERAS's limits, points, words of a fallback, sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import texts
from matchplanner.domain.case_log import PracticeKind
from matchplanner.domain.rotations import RotationMode
from matchplanner.domain.texts import Length, Point, Stay, TextKind


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("  Genetics.  ", 1, 9),
        ("It's a father's, mother-to-child thing\n\nindeed", 6, 46),
        ("\u0141\u00f3d\u017a \u00d6rnek \u2013 3,204", 4, 18),
    ],
)
def test_words_and_characters_are_counted_without_blanks_at_the_ends(
    text: str, words: int, characters: int
) -> None:
    assert texts.length(text) == Length(words, characters)


def test_eras_takes_750_and_300_characters_ten_times_and_thrice() -> None:
    assert [(kind.limit, kind.most) for kind in TextKind] == [
        (None, None),
        (None, None),
        (750, 10),
        (300, 3),
    ]
    assert [kind for kind in TextKind if kind.statement] == [TextKind.STATEMENT, TextKind.VISITING]


def test_a_statement_has_the_points_of_both_guides() -> None:
    assert len(Point) == 8


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Genetics is my backup plan; a fall-back, in short.", ("backup plan", "fall-back")),
        ("Pediatrics was my Plan B.", ("Plan B",)),
        ("I went back up the stairs", ("back up",)),
        ("I chose genetics first and have not looked back.", ()),
        ("A backup, a backup, just in case", ("backup", "just in case")),
    ],
)
def test_words_that_sound_like_a_fallback_are_found_as_they_stand(text: str, found: tuple[str, ...]) -> None:
    assert texts.fallback_words(text) == found


@pytest.mark.parametrize(
    ("stay", "sentence"),
    [
        (
            Stay("Lakeside", True, RotationMode.OBSERVERSHIP, 4),  # noqa: FBT003 - as the record has it
            "4 weeks of a genetics observership at Lakeside.",
        ),
        (
            Stay("Hill", False, RotationMode.HANDS_ON, 1),  # noqa: FBT003 - as the record has it
            "1 week of a rotation at Hill.",
        ),
        (
            Stay("Hill", True, RotationMode.UNKNOWN, None),  # noqa: FBT003 - as the record has it
            "A genetics rotation at Hill.",
        ),
    ],
)
def test_a_stay_is_told_in_a_sentence(stay: Stay, sentence: str) -> None:
    assert texts.stay_sentence(stay) == sentence


def test_skills_and_initiative_are_told_apart() -> None:
    counts = {
        PracticeKind.PEDIGREE: 3,
        PracticeKind.REPORT: 1,
        PracticeKind.BOARD: 2,
        PracticeKind.TALK: 1,
        PracticeKind.HEAD: 0,
    }
    assert texts.skills_sentence(counts) == (
        "Drew 3 pedigrees, read 1 genetic test report and attended 2 tumor or genome boards."
    )
    assert texts.initiative_sentence(counts, ["Case report: Fabry", "Abstract: MPS"]) == (
        "Gave 1 five-minute talk. Case report: Fabry; Abstract: MPS."
    )
    assert texts.initiative_sentence({}, ["Abstract: MPS"]) == "Abstract: MPS."
    assert texts.skills_sentence({}) == texts.initiative_sentence({}, ()) == ""


@given(st.dictionaries(st.sampled_from(PracticeKind), st.integers(0, 9)))
def test_everything_counted_is_told_once(counts: dict[PracticeKind, int]) -> None:
    told = texts.joined((texts.skills_sentence(counts), texts.initiative_sentence(counts, ())))
    for kind, count in counts.items():
        assert told.lower().count(kind.done(count)) == (1 if count else 0)
