"""The way of one letter, and the mix of all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import letters
from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import CHAIN, LetterRisk, LetterState, MixGap, MixLetter

TODAY = date(2027, 7, 1)
SUBMISSION = date(2027, 9, 1)
LETTERS = st.builds(MixLetter, st.sampled_from(LetterState), st.sampled_from(YesNo), st.booleans())


def test_a_letter_goes_from_candidate_to_assigned_step_by_step() -> None:
    state, way = LetterState.CANDIDATE, [LetterState.CANDIDATE]
    while (following := letters.next_state(state)) is not None:
        state = following
        way.append(state)
    assert tuple(way) == CHAIN
    assert [step.value for step in way] == [
        "candidate", "asked", "agreed", "entry_made", "confirmed", "uploaded", "assigned",
    ]  # fmt: skip


def test_a_refusal_leads_nowhere() -> None:
    assert letters.next_state(LetterState.DECLINED) is None


def test_one_letter_from_a_certified_geneticist_reaches_the_target() -> None:
    mix = letters.mix([MixLetter(LetterState.ASKED, YesNo.YES, genetics_rotation=False)])
    assert (mix.total, mix.genetics, mix.geneticists, mix.gaps) == (1, 1, 1, ())
    assert mix.complete


def test_two_genetics_letters_without_a_geneticist_are_not_enough() -> None:
    mix = letters.mix([MixLetter(LetterState.UPLOADED, YesNo.NO, genetics_rotation=True)] * 2)
    assert (mix.genetics, mix.geneticists, mix.in_hand) == (2, 0, 2)
    assert mix.gaps == (MixGap.NO_GENETICIST,)
    assert not mix.complete


def test_an_unknown_certification_is_neither_counted_nor_taken_for_no() -> None:
    mix = letters.mix([MixLetter(LetterState.AGREED, YesNo.UNKNOWN, genetics_rotation=False)])
    assert (mix.unknown, mix.geneticists) == (1, 0)
    assert MixGap.CERTIFICATION_UNKNOWN in mix.gaps


@given(st.lists(LETTERS))
def test_a_declined_letter_changes_no_count(others: list[MixLetter]) -> None:
    declined = MixLetter(LetterState.DECLINED, YesNo.YES, genetics_rotation=True)
    assert letters.mix([*others, declined]) == letters.mix(others)


@given(st.lists(LETTERS))
def test_the_counts_fit_into_each_other(found: list[MixLetter]) -> None:
    mix = letters.mix(found)
    assert mix.geneticists <= mix.genetics <= mix.total
    assert mix.geneticists + mix.unknown <= mix.total
    assert mix.complete == (not {MixGap.NO_GENETICIST, MixGap.NO_GENETICS_LETTER} & set(mix.gaps))


def test_a_letter_is_needed_three_weeks_before_submission_unless_the_user_says_otherwise() -> None:
    assert letters.need_by(SUBMISSION, None) == date(2027, 8, 11)
    assert letters.need_by(SUBMISSION, TODAY) == TODAY
    assert letters.need_by(None, None) is None


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, LetterRisk.LATE), (0, LetterRisk.SOON), (30, LetterRisk.SOON), (31, LetterRisk.OK)],
)
def test_the_risk_grows_as_the_day_comes(days: int, expected: LetterRisk) -> None:
    assert letters.risk(LetterState.AGREED, TODAY + timedelta(days=days), TODAY) is expected


def test_what_is_uploaded_or_declined_or_undated_is_no_risk() -> None:
    late = TODAY - timedelta(days=9)
    assert letters.risk(LetterState.UPLOADED, late, TODAY) is LetterRisk.DONE
    assert letters.risk(LetterState.DECLINED, late, TODAY) is LetterRisk.CLOSED
    assert letters.risk(LetterState.ASKED, None, TODAY) is LetterRisk.UNKNOWN


def test_the_writers_own_days_count_where_they_are_known() -> None:
    assert letters.need_by(SUBMISSION, None, 40) == date(2027, 7, 23)
    assert letters.need_by(SUBMISSION, None, 0) == SUBMISSION
    assert letters.arrives(date(2027, 8, 11), None) == SUBMISSION
    assert letters.arrives(date(2027, 8, 11), None, 40) == date(2027, 9, 20)
    assert letters.arrives(date(2027, 8, 11), TODAY, 40) == TODAY
    assert letters.arrives(None, None, 40) is None


@pytest.mark.parametrize(
    ("state", "arrival", "expected"),
    [
        (LetterState.CANDIDATE, SUBMISSION, LetterRisk.OK),
        (LetterState.CANDIDATE, SUBMISSION + timedelta(days=1), LetterRisk.TOO_LATE),
        (LetterState.AGREED, SUBMISSION + timedelta(days=1), LetterRisk.TOO_LATE),
        (LetterState.UPLOADED, SUBMISSION + timedelta(days=1), LetterRisk.DONE),
        (LetterState.CANDIDATE, None, LetterRisk.OK),
    ],
)
def test_a_letter_that_cannot_be_there_by_submission_is_red_while_planning(
    state: LetterState, arrival: date | None, expected: LetterRisk
) -> None:
    assert letters.risk(state, date(2027, 8, 11), TODAY, arrival, SUBMISSION) is expected


@pytest.mark.parametrize(
    ("role", "specialty", "expected"),
    [
        ("Genetic counselor", "", True),
        ("Attending", "Pediatrics", True),
        ("Internist", "", True),
        ("", "Internal medicine", True),
        ("Division chief", "Medical genetics", False),
        ("", "", False),
    ],
)
def test_the_second_letters_field_is_told_by_role_or_specialty(
    role: str, specialty: str, *, expected: bool
) -> None:
    assert letters.of_second_field(role, specialty) is expected


def test_a_second_letter_from_a_related_field_rounds_the_mix_off() -> None:
    first = MixLetter(LetterState.ASKED, YesNo.YES, genetics_rotation=True)
    second = MixLetter(LetterState.ASKED, YesNo.NO, genetics_rotation=True, second_field=True)
    elsewhere = MixLetter(LetterState.ASKED, YesNo.NO, genetics_rotation=False, second_field=True)
    assert letters.mix([first]).wants_second
    assert letters.mix([first, elsewhere]).wants_second
    assert not letters.mix([first, second]).wants_second
    assert (letters.mix([first, second]).second, letters.mix([second]).wants_second) == (1, False)
