"""How far a program serves the goals, and how open that still is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import fit
from matchplanner.domain.applicant import Focus
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.fit import FitRange, Goal, GoalKind, Mark
from matchplanner.domain.goals import CareerShape, Theme
from matchplanner.domain.known import Known
from matchplanner.domain.programs import ProgramType

NO_SHAPE = CareerShape.UNKNOWN


def goals(*focus: Focus, **rest: object) -> tuple[Goal, ...]:
    wanted = {"themes": (), "shape": NO_SHAPE, "keywords": (), "vision": "", **rest}
    return fit.goals_of(focus, **wanted)  # type: ignore[arg-type]


def only(kind: Focus, known: Known) -> fit.GoalLine:
    (line,) = fit.held_against(goals(kind), known)
    return line


def test_without_goals_there_is_no_figure() -> None:
    assert fit.total(()).as_text() == "no goals yet"


def test_without_facts_everything_is_open() -> None:
    found = fit.total(fit.held_against(goals(Focus.PEDIATRIC), Known()))
    assert (found.low, found.high, found.best) == (0, 6, 6)
    assert (found.known, found.settled, found.as_text()) == (False, False, "no data")


@pytest.mark.parametrize(
    ("focus", "fields", "mark"),
    [
        (Focus.PEDIATRIC, {ClaimField.CHILDRENS_HOSPITAL: "yes"}, Mark.SERVED),
        (Focus.PEDIATRIC, {ClaimField.PEDIATRIC_EMPHASIS: "4"}, Mark.SERVED),
        (Focus.PEDIATRIC, {ClaimField.PEDIATRIC_EMPHASIS: "2"}, Mark.MISSED),
        (Focus.PEDIATRIC, {ClaimField.ROTATIONS: "NICU; craniofacial"}, Mark.SERVED),
        (Focus.PEDIATRIC, {ClaimField.ADULT_SHARE: "90"}, Mark.MISSED),
        (Focus.PEDIATRIC, {ClaimField.STIPEND: "60000"}, Mark.NO_DATA),
        (Focus.ADULT, {ClaimField.CANCER_CENTER: "yes"}, Mark.SERVED),
        (Focus.ADULT, {ClaimField.CLINICS: "cardiogenetics"}, Mark.SERVED),
        (Focus.ADULT, {ClaimField.CANCER_CENTER: "no", ClaimField.ADULT_EMPHASIS: "1"}, Mark.MISSED),
        (Focus.REPRODUCTIVE, {ClaimField.CLINICS: "prenatal"}, Mark.SERVED),
        (Focus.LABORATORY, {ClaimField.LABS: "molecular; cytogenetic"}, Mark.SERVED),
        (Focus.LABORATORY, {ClaimField.LAB_MONTHS: "1"}, Mark.MISSED),
        (Focus.LABORATORY, {ClaimField.DEGREE_OPTIONS: "master's"}, Mark.SERVED),
        (Focus.LABORATORY, {ClaimField.BIOINFORMATICS: "yes"}, Mark.SERVED),
    ],
)
def test_each_sign_of_the_guide_speaks_for_its_goal(
    focus: Focus, fields: dict[ClaimField, str], mark: Mark
) -> None:
    assert only(focus, Known(fields)).mark is mark


def test_pediatric_and_adult_emphasis_are_two_scales_of_their_own() -> None:
    known = Known({ClaimField.PEDIATRIC_EMPHASIS: "5", ClaimField.ADULT_EMPHASIS: "5"})
    assert {line.mark for line in fit.held_against(goals(Focus.PEDIATRIC, Focus.ADULT), known)} == {
        Mark.SERVED
    }


def test_a_combined_program_serves_its_other_half_and_says_nothing_against_the_rest() -> None:
    combined = Known(program_type=ProgramType.COMBINED_PEDS)
    assert only(Focus.PEDIATRIC, combined).mark is Mark.SERVED
    assert only(Focus.ADULT, combined).mark is Mark.NO_DATA


def test_the_own_label_counts_as_a_sign() -> None:
    assert only(Focus.ADULT, Known(tags=frozenset({"cancer/genomics"}))).mark is Mark.SERVED


def test_one_sign_counts_half_and_two_count_in_full() -> None:
    one = only(Focus.PEDIATRIC, Known({ClaimField.CHILDRENS_HOSPITAL: "yes"}))
    two = only(
        Focus.PEDIATRIC, Known({ClaimField.CHILDRENS_HOSPITAL: "yes", ClaimField.CLINICS: "metabolic"})
    )
    assert (one.low, one.high, two.low, two.high) == (3, 6, 6, 6)


def test_the_first_focus_weighs_most() -> None:
    found = goals(Focus.LABORATORY, Focus.ADULT, Focus.PEDIATRIC)
    assert [(goal.word, goal.weight) for goal in found] == [
        ("laboratory", 3),
        ("adult", 2),
        ("pediatric", 1),
    ]


def test_an_academic_shape_asks_for_time_expectations_and_mentors() -> None:
    (goal,) = goals(shape=CareerShape.ACADEMIC)
    yes = {
        ClaimField.PROTECTED_TIME: "yes",
        ClaimField.CLEAR_EXPECTATIONS: "yes",
        ClaimField.RESEARCH_MENTORS: "yes",
    }
    (line,) = fit.held_against([goal], Known(yes))
    assert (line.mark, line.low, line.high) == (Mark.SERVED, 4, 4)


def test_a_list_that_does_not_name_a_theme_has_not_said_no() -> None:
    (goal,) = goals(themes=(Theme.PRENATAL,))
    (unnamed,) = fit.held_against([goal], Known({ClaimField.CLINICS: "metabolic; cancer"}))
    (denied,) = fit.held_against([goal], Known({ClaimField.CLINICS: "metabolic; no prenatal clinic"}))
    assert (unnamed.mark, denied.mark) == (Mark.NO_DATA, Mark.MISSED)


def test_faculty_who_share_a_keyword_serve_it() -> None:
    (goal,) = goals(keywords=("neuromuscular",))
    (line,) = fit.held_against([goal], Known(faculty=("Muscular dystrophy and neuromuscular disease",)))
    assert line.mark is Mark.SERVED


def test_a_subject_is_a_goal_only_once() -> None:
    found = goals(
        themes=(Theme.METABOLISM,),
        keywords=("inborn errors", "statistics"),
        vision="I want to treat metabolic disease and undiagnosed patients with data science.",
    )
    assert [(goal.kind, goal.word) for goal in found] == [
        (GoalKind.THEME, "metabolism"),
        (GoalKind.KEYWORD, "statistics"),
        (GoalKind.VISION, "rare disease"),
    ]


FACTS = st.sets(
    st.sampled_from(
        (
            (ClaimField.CHILDRENS_HOSPITAL, "yes"),
            (ClaimField.PEDIATRIC_EMPHASIS, "1"),
            (ClaimField.ADULT_SHARE, "50"),
            (ClaimField.CLINICS, "metabolic; cancer"),
            (ClaimField.STRENGTHS, "no craniofacial service"),
            (ClaimField.LABS, "molecular"),
            (ClaimField.LAB_MONTHS, "2"),
            (ClaimField.DEGREE_OPTIONS, "none"),
            (ClaimField.BOARD_OUTCOMES, "clinical genetics and genomics"),
            (ClaimField.PROTECTED_TIME, "no"),
            (ClaimField.RESEARCH_LEVEL, "extensive"),
            (ClaimField.RESEARCH_MONTHS, "6"),
            (ClaimField.CANCER_CENTER, "no"),
        )
    )
)
EVERYTHING = goals(
    Focus.PEDIATRIC,
    Focus.LABORATORY,
    Focus.ADULT,
    themes=(Theme.METABOLISM, Theme.HEREDITARY_CANCER),
    shape=CareerShape.ACADEMIC,
    keywords=("craniofacial",),
)


@given(FACTS, FACTS)
def test_what_becomes_known_only_narrows_the_range(
    first: set[tuple[ClaimField, str]], later: set[tuple[ClaimField, str]]
) -> None:
    before = fit.total(fit.held_against(EVERYTHING, Known(dict(first))))
    after = fit.total(fit.held_against(EVERYTHING, Known(dict(first | later))))
    assert before.low <= after.low <= after.high <= before.high
    assert 0 <= after.low <= after.high <= after.best == before.best


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 18))
def test_what_has_no_data_sorts_last(low: int, span: int, best: int) -> None:
    shown = FitRange(min(low, best), min(low + span, best), best)
    if shown.known:
        assert fit.best_first(shown) < fit.best_first(FitRange(0, best, best))


def test_a_number_in_words_is_no_number() -> None:
    assert Known({ClaimField.ADULT_SHARE: "about half"}).number(ClaimField.ADULT_SHARE) is None
