"""Which tier the facts suggest, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import Applicant, Gates, State, VisaNeed, gates
from matchplanner.domain.fit import FitRange
from matchplanner.domain.known import Known
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rubric import ScoreRange
from matchplanner.domain.tiers import (
    Answer,
    Condition,
    Objection,
    Suggestion,
    balance,
    funnel,
    objections,
    suggest,
)

F = ClaimField
MINE = Applicant(visa=VisaNeed.J1, target_year=2027)
ACCREDITED = {F.ACCREDITATION: "Continued Accreditation", F.J1: "yes"}
STRONG, NO_FIT, OPEN_FIT = FitRange(8, 10, 10), FitRange(0, 1, 10), FitRange(0, 10, 10)


def score(low: int, high: int | None = None) -> ScoreRange:
    """Return a score; without `high` it is complete."""
    if high is None:
        return ScoreRange(low, low, 4, 4, 10)
    return ScoreRange(low, high, 3 if high - low < 10 else 0, 4, 10)


def suggested(
    values: dict[ClaimField, str],
    points: ScoreRange,
    fit: FitRange = OPEN_FIT,
    tags: frozenset[str] = frozenset(),
) -> Suggestion:
    known = Known(values, tags=tags)
    return suggest(known, points, fit, gates(known, points, MINE), MINE.target_year)


def held(values: dict[ClaimField, str], points: ScoreRange) -> Gates:
    return gates(Known(values), points, MINE)


def test_a_strong_match_with_good_research_is_a_dream() -> None:
    found = suggested({**ACCREDITED, F.RESEARCH_LEVEL: "extensive"}, score(1), STRONG)
    assert (found.tier, found.unknown) == (1, ())


@pytest.mark.parametrize(
    ("points", "fit", "level"),
    [
        (score(0), STRONG, "extensive"),
        (score(0, 9), STRONG, "extensive"),
        (score(7), OPEN_FIT, "extensive"),
        (score(7), STRONG, "limited"),
        (score(7), STRONG, ""),
    ],
)
def test_nothing_less_is_a_dream(points: ScoreRange, fit: FitRange, level: str) -> None:
    assert suggested({**ACCREDITED, **({F.RESEARCH_LEVEL: level} if level else {})}, points, fit).tier != 1


def test_two_marks_of_research_stand_in_for_the_scale() -> None:
    marks = {F.PROTECTED_TIME: "yes", F.RESIDENTS_PUBLISH: "yes"}
    assert suggested({**ACCREDITED, **marks}, score(5), STRONG).tier == 1


def test_an_acceptable_score_makes_core_and_says_what_is_open() -> None:
    found = suggested(ACCREDITED, score(4))
    assert found.tier == 2
    assert found.unknown == (Condition.GOALS_SOME, Condition.RESEARCH_SOME)


@pytest.mark.parametrize(
    ("values", "points", "fit"),
    [
        (ACCREDITED, score(3), OPEN_FIT),
        ({**ACCREDITED, F.RESEARCH_LEVEL: "none"}, score(5), OPEN_FIT),
        (ACCREDITED, score(5), NO_FIT),
    ],
)
def test_what_speaks_against_core_keeps_a_program_out_of_it(
    values: dict[ClaimField, str], points: ScoreRange, fit: FitRange
) -> None:
    assert suggested(values, points, fit).tier is None


@pytest.mark.parametrize(
    ("extra", "tags"),
    [
        ({F.FOUNDED_YEAR: "2024"}, frozenset[str]()),
        ({F.POSITIONS_PER_YEAR: "1"}, frozenset[str]()),
        ({}, frozenset({"little known"})),
    ],
)
def test_a_friendly_smaller_or_newer_place_is_safety(
    extra: dict[ClaimField, str], tags: frozenset[str]
) -> None:
    assert suggested({**ACCREDITED, **extra}, score(8), OPEN_FIT, tags).tier == 3


@pytest.mark.parametrize("status", ["", "Probationary Accreditation"])
def test_safety_needs_accreditation_that_is_stated_and_sound(status: str) -> None:
    values = {F.J1: "yes", F.RESEARCH_LEVEL: "none", F.FOUNDED_YEAR: "2024"}
    stated = {**values, F.ACCREDITATION: status} if status else values
    assert suggested(stated, score(9)).tier is None
    assert suggested({**values, F.ACCREDITATION: "Continued Accreditation"}, score(9)).tier == 3


def test_a_closed_rule_leaves_no_tier() -> None:
    found = suggested(
        {**ACCREDITED, F.J1: "no", F.H1B: "no", F.RESEARCH_LEVEL: "extensive"}, score(9), STRONG
    )
    assert (found.tier, found.gated_out, found.within_reach) == (None, True, ())


def test_what_is_not_known_yet_keeps_the_tiers_within_reach() -> None:
    found = suggested({}, score(0, 10))
    assert (found.tier, found.within_reach) == (None, (1, 2, 3))
    assert Answer.UNKNOWN in dict(found.reasons).values()


def test_an_edited_rubric_is_scaled_to_ten() -> None:
    assert suggested(ACCREDITED, ScoreRange(8, 8, 4, 4, 20)).tier == 2
    assert suggested(ACCREDITED, ScoreRange(7, 7, 4, 4, 20)).tier is None


@pytest.mark.parametrize(
    ("tier", "values", "points", "expected"),
    [
        (1, ACCREDITED, score(0), {Objection.IMG_ZERO}),
        (2, ACCREDITED, score(0), set()),
        (3, {**ACCREDITED, F.ACCREDITATION: "Probationary Accreditation"}, score(5), {Objection.PROBATION}),
        (2, {**ACCREDITED, F.ACCREDITATION: "Probationary Accreditation"}, score(5), set()),
        (2, {F.J1: "no", F.H1B: "no"}, score(5), {Objection.GATED_OUT}),
        (None, {F.J1: "no", F.H1B: "no"}, score(0), set()),
    ],
)
def test_what_the_facts_speak_against_needs_a_reason(
    tier: int | None, values: dict[ClaimField, str], points: ScoreRange, expected: set[Objection]
) -> None:
    assert set(objections(tier, held(values, points))) == expected


def test_the_balance_names_empty_tiers_once_any_is_filled() -> None:
    assert balance([None, None]).empty == ()
    found = balance([1, 1, 3, None])
    assert (found.counts, found.without, found.empty) == ({1: 2, 2: 0, 3: 1}, 1, (2,))


def test_the_funnel_counts_eligible_applied_and_invited() -> None:
    found = funnel(
        [
            (State.MET, ProgramStatus.APPLIED),
            (State.OPEN, ProgramStatus.INVITED),
            (State.OPEN, ProgramStatus.CONSIDERING),
            (State.CLOSED, ProgramStatus.CONSIDERING),
        ]
    )
    assert (found.eligible, found.open, found.closed, found.applied, found.invited) == (1, 2, 1, 2, 1)


@given(
    st.sampled_from(("", "Continued Accreditation", "Probationary Accreditation", "Accreditation Withheld")),
    st.sampled_from(("", "yes", "no", "conditional")),
    st.sampled_from(("", "none", "limited", "extensive")),
    st.integers(0, 10),
    st.integers(0, 10),
    st.integers(0, 10),
    st.booleans(),
)
def test_whatever_is_known_the_hard_rules_hold(
    status: str, visa: str, research: str, low: int, span: int, certain: int, small: bool
) -> None:
    stated = {F.ACCREDITATION: status, F.J1: visa, F.H1B: visa, F.RESEARCH_LEVEL: research}
    values = {field: value for field, value in stated.items() if value}
    points = ScoreRange(low, min(low + span, 10), 4 if not span else 2, 4, 10)
    found = suggested(
        values, points, FitRange(certain, 10, 10), frozenset({"small"}) if small else frozenset()
    )
    if points.low == 0:
        assert found.tier != 1
    if status != "Continued Accreditation":
        assert found.tier != 3
    if visa == "no" or status == "Accreditation Withheld":
        assert found.tier is None
        assert found.gated_out
    if found.tier is not None:
        assert Answer.NO not in [answer for condition, answer in found.reasons if found.tier < 3]
        assert objections(found.tier, found.gates) == ()


def test_without_any_img_points_safety_is_out_of_reach() -> None:
    assert 3 not in suggested({}, score(0)).within_reach


def test_safety_stays_within_reach_of_what_is_accredited_and_not_scored() -> None:
    assert suggested(ACCREDITED, score(0, 10)).within_reach == (1, 2, 3)
    on_probation = {**ACCREDITED, F.ACCREDITATION: "Probationary Accreditation"}
    assert suggested(on_probation, score(0, 10)).within_reach == (1, 2)
