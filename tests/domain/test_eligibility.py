"""Rules of a program held against the profile."""

from dataclasses import replace
from datetime import date

import pytest

from matchplanner.domain.applicant import H1bNeed
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.claims import YesNo
from matchplanner.domain.eligibility import (
    Applicant,
    Gates,
    Rule,
    Standing,
    State,
    VisaNeed,
    gates,
    standing,
    visa_need,
)
from matchplanner.domain.known import Known
from matchplanner.domain.rubric import ScoreRange

F = ClaimField
OPEN_SCORE = ScoreRange(0, 10, 0, 4, 10)
SCORED = ScoreRange(5, 7, 3, 4, 10)
ZERO = ScoreRange(0, 0, 4, 4, 10)
MINE = Applicant(
    visa=VisaNeed.J1,
    certified_on=date(2027, 11, 15),
    ecfmg_days={
        "by_application": date(2027, 9, 22),
        "by_interview": date(2027, 9, 22),
        "by_ranking": date(2028, 3, 1),
        "by_start": date(2028, 7, 1),
        "required": date(2028, 3, 1),
    },
    step2=241,
    step1_passed=True,
    attempts=2,
    graduation_year=2021,
    target_year=2027,
)


def held(values: dict[ClaimField, str], mine: Applicant = MINE, score: ScoreRange = SCORED) -> Gates:
    return gates(Known(values), score, mine)


def state(rule: Rule, values: dict[ClaimField, str], mine: Applicant = MINE) -> State:
    return held(values, mine).of(rule).state


@pytest.mark.parametrize(
    ("j1", "h1b", "status", "need"),
    [
        (YesNo.YES, H1bNeed.NOT_NEEDED, "", VisaNeed.J1),
        (YesNo.UNKNOWN, H1bNeed.NOT_NEEDED, "None; lives abroad", VisaNeed.J1),
        (YesNo.YES, H1bNeed.PREFERRED, "", VisaNeed.J1),
        (YesNo.YES, H1bNeed.NEEDED, "", VisaNeed.H1B),
        (YesNo.NO, H1bNeed.UNKNOWN, "", VisaNeed.H1B),
        (YesNo.NO, H1bNeed.NOT_NEEDED, "", VisaNeed.NONE),
        (YesNo.UNKNOWN, H1bNeed.UNKNOWN, "US citizen", VisaNeed.NONE),
        (YesNo.UNKNOWN, H1bNeed.UNKNOWN, "Green card pending", VisaNeed.UNKNOWN),
        (YesNo.UNKNOWN, H1bNeed.UNKNOWN, "", VisaNeed.UNKNOWN),
    ],
)
def test_the_profile_says_which_sponsorship_is_needed(
    j1: YesNo, h1b: H1bNeed, status: str, need: VisaNeed
) -> None:
    assert visa_need(j1, h1b, status) is need


@pytest.mark.parametrize(
    ("need", "j1", "h1b", "sponsors", "expected"),
    [
        (VisaNeed.J1, "yes", "", "", State.MET),
        (VisaNeed.J1, "no", "no", "", State.CLOSED),
        (VisaNeed.J1, "", "", "no", State.CLOSED),
        (VisaNeed.J1, "no", "", "", State.OPEN),
        (VisaNeed.J1, "no", "yes", "", State.MET),
        (VisaNeed.J1, "", "", "", State.OPEN),
        (VisaNeed.J1, "conditional", "no", "", State.OPEN),
        (VisaNeed.H1B, "yes", "no", "", State.CLOSED),
        (VisaNeed.H1B, "yes", "conditional", "", State.OPEN),
        (VisaNeed.H1B, "yes", "yes", "", State.MET),
        (VisaNeed.NONE, "no", "no", "no", State.MET),
        (VisaNeed.UNKNOWN, "no", "no", "", State.OPEN),
        (VisaNeed.UNKNOWN, "yes", "yes", "", State.MET),
    ],
)
def test_a_program_without_a_usable_visa_is_closed(
    need: VisaNeed, j1: str, h1b: str, sponsors: str, expected: State
) -> None:
    stated = {F.J1: j1, F.H1B: h1b, F.VISA_SPONSORSHIP: sponsors}
    values = {field: value for field, value in stated.items() if value}
    assert state(Rule.VISA, values, replace(MINE, visa=need)) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Continued Accreditation", Standing.SOUND),
        ("Initial Accreditation", Standing.SOUND),
        ("Continued Accreditation with Warning", Standing.WARNING),
        ("Initial Accreditation Contingent on a site visit", Standing.WARNING),
        ("Probationary Accreditation", Standing.PROBATION),
        ("Accreditation Withheld", Standing.LOST),
        ("Voluntary Withdrawal", Standing.LOST),
        ("Pending", Standing.UNKNOWN),
        ("", Standing.UNKNOWN),
    ],
)
def test_accreditation_is_read_from_the_words_of_acgme(status: str, expected: Standing) -> None:
    assert standing(Known({F.ACCREDITATION: status} if status else {})) is expected


def test_acgmes_own_list_counts_as_accredited_while_no_status_is_stated() -> None:
    assert standing(Known({F.LISTED_ACGME: "yes"})) is Standing.SOUND
    assert standing(Known({F.LISTED_ACGME: "yes", F.ACCREDITATION: "Withdrawal of Accreditation"})) is (
        Standing.LOST
    )


@pytest.mark.parametrize(
    ("when", "certified_on", "expected"),
    [
        ("by_application", date(2027, 9, 1), State.MET),
        ("by_application", date(2027, 11, 15), State.CLOSED),
        ("by_interview", date(2027, 11, 15), State.OPEN),
        ("by_interview", date(2028, 4, 1), State.CLOSED),
        ("by_ranking", date(2028, 3, 1), State.MET),
        ("by_ranking", date(2028, 3, 2), State.CLOSED),
        ("by_start", date(2028, 6, 30), State.MET),
        ("required", date(2028, 3, 2), State.CLOSED),
        ("by_start", None, State.OPEN),
    ],
)
def test_certification_must_come_by_the_day_a_program_names(
    when: str, certified_on: date | None, expected: State
) -> None:
    mine = replace(MINE, certified_on=certified_on)
    assert state(Rule.ECFMG, {F.ECFMG_REQUIRED: when}, mine) is expected
    assert state(Rule.ECFMG, {F.ECFMG_REQUIRED: when}, replace(mine, certified=True)) is State.MET


@pytest.mark.parametrize(
    ("rule", "field", "value", "expected"),
    [
        (Rule.STEP2, F.USMLE_STEP2_MIN, "241", State.MET),
        (Rule.STEP2, F.USMLE_STEP2_MIN, "242", State.CLOSED),
        (Rule.STEP1, F.USMLE_STEP1_MIN, "220", State.OPEN),  # pass or fail has no number
        (Rule.ATTEMPTS, F.ATTEMPT_LIMIT, "2", State.MET),
        (Rule.ATTEMPTS, F.ATTEMPT_LIMIT, "1", State.CLOSED),
        (Rule.GRADUATION, F.YOG_LIMIT_YEARS, "6", State.MET),
        (Rule.GRADUATION, F.YOG_LIMIT_YEARS, "5", State.CLOSED),
        (Rule.EARLIER_TRAINING, F.PRIOR_GME_YEARS, "1", State.OPEN),
        (Rule.EARLIER_TRAINING, F.PRIOR_GME_YEARS, "0", State.MET),
        (Rule.OET, F.OET_REQUIRED, "yes", State.OPEN),
        (Rule.OET, F.OET_REQUIRED, "no", State.MET),
        (Rule.OPENING, F.TAKES_APPLICATIONS, "no", State.CLOSED),
    ],
)
def test_each_rule_is_met_closed_or_open(rule: Rule, field: ClaimField, value: str, expected: State) -> None:
    assert state(rule, {field: value}) is expected


def test_what_the_profile_does_not_say_leaves_a_rule_open() -> None:
    unknown = Applicant()
    for rule, field, value in (
        (Rule.STEP2, F.USMLE_STEP2_MIN, "240"),
        (Rule.ATTEMPTS, F.ATTEMPT_LIMIT, "1"),
        (Rule.GRADUATION, F.YOG_LIMIT_YEARS, "3"),
    ):
        assert state(rule, {field: value}, unknown) is State.OPEN


def test_a_rule_nobody_names_neither_helps_nor_harms() -> None:
    found = held({F.J1: "yes", F.ACCREDITATION: "Continued Accreditation"})
    assert found.of(Rule.STEP2).state is State.UNSTATED
    assert found.verdict is State.MET


def test_the_verdict_is_closed_before_it_is_open() -> None:
    assert held({F.J1: "no", F.H1B: "no"}).verdict is State.CLOSED
    assert held({}).verdict is State.OPEN


def test_a_score_of_zero_closes_but_an_open_one_does_not() -> None:
    fine = {F.J1: "yes", F.ACCREDITATION: "Continued Accreditation"}
    assert held(fine, score=ZERO).verdict is State.CLOSED
    assert held(fine, score=ZERO).eligibility is State.MET
    assert held(fine, score=OPEN_SCORE).of(Rule.IMG_SCORE).state is State.OPEN
    assert held(fine, score=ScoreRange(0, 4, 2, 4, 10)).of(Rule.IMG_SCORE).state is State.OPEN
