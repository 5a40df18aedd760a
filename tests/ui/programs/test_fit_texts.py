"""Rules, goals and questions in words."""

import pytest

from matchplanner.domain.applicant import Focus
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import Applicant, Gates, Rule, VisaNeed, gates
from matchplanner.domain.fit import goals_of
from matchplanner.domain.goals import CareerShape, Theme
from matchplanner.domain.known import Known
from matchplanner.domain.next_steps import Effect
from matchplanner.domain.questions import Question, Way, of_criteria, of_goals, of_rules
from matchplanner.domain.rubric import ScoreRange
from matchplanner.services import scoring
from matchplanner.ui.programs import fit_texts, question_texts

F = ClaimField
EARLIER_TRAINING = (
    "Earlier US training in years: at least 1; yours: 0. "
    "Training abroad counts only after a review by the ABMGG"
)
GOALS = goals_of(
    tuple(Focus), tuple(Theme), CareerShape.ACADEMIC, ("zebrafish",), "I want to treat rare diseases."
)


def held(values: dict[ClaimField, str], mine: Applicant | None = None) -> Gates:
    return gates(
        Known(values), ScoreRange(5, 5, 4, 4, 10), mine or Applicant(visa=VisaNeed.J1, target_year=2027)
    )


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        (Rule.ACCREDITATION, {}, "Accreditation: unknown"),
        (Rule.ACCREDITATION, {F.LISTED_ACGME: "yes"}, "Accreditation: on ACGME's list"),
        (Rule.VISA, {F.J1: "yes"}, "Visa: J-1 yes, H-1B unknown; you need J-1 or H-1B"),
        (
            Rule.VISA,
            {F.J1: "no", F.H1B: "conditional"},
            "Visa: J-1 no, H-1B under conditions; you need J-1 or H-1B",
        ),
        (Rule.ECFMG, {}, "ECFMG certification: no rule known"),
        (Rule.ECFMG, {F.ECFMG_REQUIRED: "by_ranking"}, "ECFMG certification to be ranked; yours: unknown"),
        (Rule.STEP2, {F.USMLE_STEP2_MIN: "230"}, "Step 2 CK: at least 230; yours: unknown"),
        (Rule.GRADUATION, {F.YOG_LIMIT_YEARS: "5"}, "Years since graduation: at most 5; yours: unknown"),
        (
            Rule.EARLIER_TRAINING,
            {F.PRIOR_GME_YEARS: "1"},
            EARLIER_TRAINING,
        ),
        (Rule.OET, {F.OET_REQUIRED: "yes"}, "OET: yes"),
        (Rule.IMG_SCORE, {}, "IMG score above zero: 5 of 10"),
    ],
)
def test_each_rule_says_what_is_asked_and_what_one_has(
    rule: Rule, values: dict[ClaimField, str], said: str
) -> None:
    assert fit_texts.gate_words(held(values).of(rule)) == said


def test_the_summary_names_the_rules_that_decide() -> None:
    assert fit_texts.rules_words(held({F.J1: "no", F.H1B: "no"})) == "A rule keeps you out: visa"
    open_ = held({F.USMLE_STEP2_MIN: "230", F.J1: "yes"})
    assert fit_texts.rules_words(open_) == (
        "No rule known keeps you out; still open: accreditation, Step 2 CK score"
    )
    fine = held({F.ACCREDITATION: "Continued Accreditation", F.J1: "yes"})
    assert fit_texts.rules_words(fine) == "You meet every rule that is known."
    assert fit_texts.unstated_words(fine).startswith("No source names: ECFMG certification, Step 1 score")


def test_goals_are_called_as_in_the_profile() -> None:
    words = [fit_texts.goal_words(goal) for goal in GOALS]
    assert words[0] == "Pediatric genetics"
    assert "Inborn errors of metabolism" in words
    assert "Academic, with research and teaching" in words
    assert "zebrafish" in words
    assert "rare disease (from your statement)" in words


@pytest.mark.usefixtures("store")
def test_every_question_has_words() -> None:
    card = scoring.rubric()
    for question in (*of_rules(), *of_criteria(card), *of_goals(GOALS)):
        assert question_texts.find_words(question, card)
        assert question_texts.way_words(question) in {"Ask", "Look up"}
        asked = question_texts.asked_words(question)
        assert asked.endswith("?") or question.key in {"score:clarity", "score:responsiveness"}


def test_what_may_change_is_told_weightiest_first() -> None:
    question = Question("x", Way.ASK, (F.J1,))
    effect = Effect(question, (1, None), closes=True, passed_in_fit=1, passed_in_score=4)
    assert question_texts.change_words(effect) == (
        "suggested tier could become 1 Dream or no tier; could keep you out; "
        "up to 4 places by IMG score; 1 place by fit"
    )
