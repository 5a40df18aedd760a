"""The worklist of what to find out, held against trying everything by hand."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import fit, rubric
from matchplanner.domain.applicant import Focus
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import Applicant, State, VisaNeed, gates
from matchplanner.domain.fit import goals_of, held_against, total
from matchplanner.domain.goals import CareerShape, Theme
from matchplanner.domain.judging import Judging
from matchplanner.domain.known import Known
from matchplanner.domain.next_steps import Effect, Outlook, Subject, worklist
from matchplanner.domain.questions import (
    RULES,
    VISA,
    Question,
    Way,
    of_criteria,
    of_goals,
    of_rules,
)
from matchplanner.domain.rubric import Criterion, Rubric, ScoreRange
from matchplanner.domain.rubric import Step as Points
from matchplanner.domain.tiers import suggest
from matchplanner.progress import whole

F = ClaimField
CARD = Rubric(
    "card",
    1,
    "Card",
    "",
    5,
    (
        Criterion("past_imgs", "Past IMGs", "", "", "s", (Points(0, "", ""), Points(3, "", ""))),
        Criterion("responsiveness", "Replies", "", "", "s", (Points(0, "", ""), Points(2, "", ""))),
    ),
)
GOALS = goals_of((Focus.PEDIATRIC,), (Theme.HEREDITARY_CANCER,), CareerShape.UNKNOWN, (), "")
QUESTIONS = (*of_rules(), *of_criteria(CARD), *of_goals(GOALS))
MINE = Applicant(visa=VisaNeed.J1, step2=230, attempts=1, graduation_year=2022, target_year=2027)


def judge(known: Known, score: ScoreRange) -> Outlook:
    figure = total(held_against(GOALS, known))
    held = gates(known, score, MINE)
    return Outlook(held.eligibility, suggest(known, score, figure, held, 2027).tier, figure, score)


def subject(number: int, values: dict[ClaimField, str], points: dict[str, int], care: int = 0) -> Subject:
    unanswered = tuple(one.key for one in CARD.criteria if one.key not in points)
    return Subject(number, Known(values), rubric.total(CARD, points), unanswered, (care,))


def by_hand(subjects: list[Subject]) -> list[tuple[int, Effect]]:
    """Try every answer to every question and count the programs passed one by one."""
    found = []
    for place, one in enumerate(subjects):
        for number, question in enumerate(QUESTIONS):
            effect = _tried(one, question, [other for other in subjects if other.id != one.id])
            if effect is not None and effect.matters:
                order = (
                    not effect.crosses,
                    -(effect.passed_in_fit + effect.passed_in_score),
                    -len(effect.tiers) - effect.closes,
                    not effect.clears,
                    -one.care[0],
                    place,
                    number,
                )
                found.append((order, one.id, effect))
    found.sort(key=lambda line: line[0])
    return [(program, effect) for _order, program, effect in found]


def _tried(one: Subject, question: Question, others: list[Subject]) -> Effect | None:
    now = judge(one.known, one.score)
    later = []
    if question.criterion in one.open:
        for points in question.points:
            low, high = one.score.low + points, one.score.high - question.best + points
            later.append(judge(one.known, ScoreRange(low, high, one.score.assessed + 1, 2, 5)))
    for trial in question.trials:
        values = {**dict(trial), **one.known.values}
        if values != one.known.values:
            later.append(judge(Known(values), one.score))
    if not later:
        return None
    return Effect(
        question,
        tuple(sorted({o.tier for o in later} - {now.tier}, key=lambda t: (t is None, t or 0))),
        closes=now.eligibility is not State.CLOSED and State.CLOSED in {o.eligibility for o in later},
        clears=now.eligibility is State.OPEN and State.MET in {o.eligibility for o in later},
        passed_in_fit=max(_passed(now, o, others, lambda x: fit.best_first(x.fit)) for o in later),
        passed_in_score=max(_passed(now, o, others, lambda x: rubric.best_first(x.score)) for o in later),
    )


def _passed(
    now: Outlook, then: Outlook, others: list[Subject], key: Callable[[Outlook], tuple[int, ...]]
) -> int:
    count = 0
    for other in others:
        standing = key(judge(other.known, other.score))
        was, will = key(now), key(then)
        count += (was < standing < will) or (will < standing < was)
    return count


PROGRAMS = st.lists(
    st.tuples(
        st.dictionaries(
            st.sampled_from((F.J1, F.H1B, F.CHILDRENS_HOSPITAL, F.CANCER_CENTER, F.PROTECTED_TIME)),
            st.sampled_from(("yes", "no")),
        ),
        st.sampled_from(("", "Continued Accreditation", "Probationary Accreditation")),
        st.sampled_from(("", "metabolic", "cancer; prenatal")),
        st.dictionaries(st.just("past_imgs"), st.sampled_from((0, 3))),
        st.dictionaries(st.just("responsiveness"), st.sampled_from((0, 2))),
        st.integers(0, 2),
    ),
    max_size=5,
)


@given(PROGRAMS)
def test_the_worklist_is_what_trying_everything_by_hand_finds(
    programs: list[tuple[dict[ClaimField, str], str, str, dict[str, int], dict[str, int], int]],
) -> None:
    subjects = []
    for number, (stated, status, clinics, past, replies, care) in enumerate(programs, start=1):
        own = {F.ACCREDITATION: status, F.CLINICS: clinics}
        values = {**stated, **{field: value for field, value in own.items() if value}}
        subjects.append(subject(number, values, {**past, **replies}, care))
    found = whole(worklist(subjects, QUESTIONS, judge, 1000))
    assert [(step.program_id, step.effect) for step in found] == by_hand(subjects)
    assert whole(worklist(subjects, QUESTIONS, judge, 3)) == found[:3]
    assert whole(worklist(subjects, QUESTIONS, Judging(GOALS, MINE), 1000)) == found


def test_what_could_cross_a_border_comes_before_what_only_moves_places() -> None:
    settled = {F.ACCREDITATION: "Continued Accreditation", F.J1: "yes", F.H1B: "yes"}
    silent = subject(1, {**settled, F.CLINICS: "metabolic"}, {"past_imgs": 3, "responsiveness": 2})
    unsure = subject(2, {}, {})
    found = whole(worklist([silent, unsure], QUESTIONS, judge, 100))
    crossing = [step.effect.crosses for step in found]
    assert crossing == sorted(crossing, reverse=True)
    assert any(
        step.program_id == 2 and step.effect.question.key == VISA and step.effect.closes for step in found
    )


def test_what_is_answered_is_not_asked_again() -> None:
    visas = subject(1, {F.J1: "yes", F.H1B: "no"}, {"past_imgs": 3})
    keys = {step.effect.question.key for step in whole(worklist([visas], QUESTIONS, judge, 100))}
    assert VISA not in keys
    assert "score:past_imgs" not in keys
    assert RULES in keys


def test_equal_effects_follow_the_applicants_care() -> None:
    alike = [subject(1, {}, {}, 0), subject(2, {}, {}, 7), subject(3, {}, {}, 7)]
    found = whole(worklist(alike, QUESTIONS, judge, 100))
    assert [one.program_id for one in found if one.effect.question.key == VISA] == [2, 3, 1]


def test_questions_know_how_to_find_out_and_stay_one_a_subject() -> None:
    by_key = {question.key: question for question in QUESTIONS}
    assert len(by_key) == len(QUESTIONS)
    assert by_key["score:responsiveness"].way is Way.ASK
    assert by_key[F.ACCREDITATION.value].way is Way.LOOK_UP
    assert F.YOG_LIMIT_YEARS in by_key[RULES].fields
    assert by_key[F.CLINICS.value].trials


def test_nothing_to_ask_of_nobody() -> None:
    assert whole(worklist([], QUESTIONS, judge, 10)) == ()


def test_without_goals_nothing_is_asked_for_them() -> None:
    assert of_goals(()) == ()
    assert [question.key for question in of_goals(goals_of((), (), CareerShape.CLINICAL, (), ""))] == [
        F.MULTIDISCIPLINARY_CLINICS.value,
        F.COUNSELORS.value,
        F.CLINICS.value,
    ]


def test_a_theme_that_the_clinics_do_not_name_is_asked_for_among_the_strengths() -> None:
    clinics = {question.key: question for question in QUESTIONS}[F.CLINICS.value]
    known = Known({F.CLINICS: "metabolic"})
    assert clinics.open_in(known)
    answers = clinics.answers(known)
    assert {one.stated(F.CLINICS) for one in answers} == {"metabolic"}
    assert any("cancer" in one.stated(F.STRENGTHS) for one in answers)


def test_laboratories_are_a_question_of_their_own() -> None:
    laboratory = of_goals(goals_of((Focus.LABORATORY,), (), CareerShape.UNKNOWN, (), ""))
    labs = next(question for question in laboratory if question.key == F.LABS.value)
    assert any("molecular" in one.stated(F.LABS) for one in labs.answers(Known()))
