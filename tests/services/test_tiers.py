"""Fit, gates and tiers of programs in a plan."""

from datetime import date

import pytest

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.eligibility import Rule, State
from matchplanner.domain.factors import Factor
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.tiers import Objection
from matchplanner.errors import CancelledError, UserError
from matchplanner.progress import whole
from matchplanner.services import (
    experiences,
    factors,
    fit,
    goals,
    next_steps,
    profile,
    programs,
    scoring,
    tiers,
)
from matchplanner.services.scoring import Given
from matchplanner.services.tiers import Standing
from matchplanner.store import schema
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
FULL = {"past_imgs": 2, "visa": 2, "clarity": 2, "responsiveness": 1}
ZERO = dict.fromkeys(FULL, 0)


def added(store: Store, name: str = "Birch", facts: dict[str, str] | None = None, **fields: object) -> int:
    with store.write("Add"):
        program = programs.add(name, **fields)
        for field, value in (facts or {}).items():
            programs.add_claim(program, ClaimField(field), value, SourceKind.PROGRAM_PAGE, seen_on=TODAY)
    return program


def scored(store: Store, program: int, points: dict[str, int]) -> None:
    with store.write("Score"):
        scoring.save(program, {key: Given(n) for key, n in points.items()})


def stand(program: int) -> Standing:
    return tiers.stand(programs.get(program, TODAY), tiers.ruler())


@pytest.fixture
def asker(store: Store) -> Store:
    """Somebody who needs J-1 and wants pediatric genetics."""
    with store.write("Profile"):
        profile.edit_all(
            {
                "focus": "pediatric",
                "sub_focus": "pediatric/metabolism",
                "target_year": 2027,
                "graduation_year": 2021,
                "j1_eligible": "yes",
                "h1b_need": "not_needed",
                "ecfmg_on": date(2027, 11, 15),
            }
        )
    return store


GOOD = {
    "accreditation": "Continued Accreditation",
    "j1": "yes",
    "research_level": "extensive",
    "childrens_hospital": "yes",
    "clinics": "metabolic",
}


def test_the_profile_becomes_what_rules_ask(asker: Store) -> None:
    with asker.write("Exams"):
        for name, result, attempts in (("USMLE Step 1", "Pass", 1), ("USMLE Step 2 CK", "241", 2)):
            exam = profile.add_exam(name)
            profile.edit_exam(exam, "result", result)
            profile.edit_exam(exam, "attempts", attempts)
        training = profile.add_training("Pediatrics")
        profile.edit_training(training, "country", "USA")
        profile.edit_training(training, "years", 1)
    mine = goals.applicant()
    assert (mine.step1, mine.step1_passed, mine.step2, mine.attempts) == (None, True, 241, 2)
    assert (mine.us_training_years, mine.graduation_year, mine.target_year) == (1, 2021, 2027)
    assert mine.ecfmg_days["by_ranking"] == date(2028, 3, 1)
    assert mine.ecfmg_days["by_start"] == date(2028, 7, 1)
    assert set(mine.ecfmg_days) == {"by_application", "by_interview", "by_ranking", "by_start", "required"}


def test_a_planned_exam_does_not_hide_one_with_a_result(asker: Store) -> None:
    with asker.write("Exams"):
        taken, planned = profile.add_exam("Step 2 CK"), profile.add_exam("Step 2 CK again")
        profile.edit_exam(taken, "result", "233")
        profile.edit_exam(planned, "taken_on", date(2027, 1, 5))
    assert goals.applicant().step2 == 233


def test_fit_draws_on_claims_labels_and_faculty(asker: Store) -> None:
    birch, beech = added(asker, facts=GOOD), added(asker, "Beech")
    rows = {row.id: row for row in programs.rows(TODAY)}
    yard = fit.yardstick()
    assert fit.fit_of(rows[birch], yard).as_text() == "7-8 of 8"
    assert fit.fit_of(rows[beech], yard).as_text() == "no data"
    with asker.write("Faculty"):
        schema.Person.create(name="Dr. Q", program=beech, interests="Inborn errors of metabolism")
    assert fit.fit_of(rows[beech], fit.yardstick()).low == 1
    lines = fit.lines(rows[birch], yard)
    assert [(line.goal.word, line.low) for line in lines] == [("pediatric", 6), ("metabolism", 1)]


def test_all_programs_alike_in_what_is_known_share_one_figure(asker: Store) -> None:
    for number in range(20):
        added(asker, f"Program {number}")
    yard = fit.yardstick()
    for row in programs.rows(TODAY):
        fit.fit_of(row, yard)
    assert len(yard.seen) == 1


def test_lists_of_several_sources_are_read_together(asker: Store) -> None:
    birch = added(asker, facts={"clinics": "cancer"})
    with asker.write("Claim"):
        programs.add_claim(birch, ClaimField.CLINICS, "metabolic", SourceKind.FREIDA)
    known = fit.known_of(programs.get(birch, TODAY), frozenset({ClaimField.CLINICS}))
    assert known.stated(ClaimField.CLINICS) == "cancer; metabolic"


def test_not_stated_is_not_an_answer_to_a_goal(asker: Store) -> None:
    birch = added(asker, facts={"childrens_hospital": "not stated"})
    assert not fit.fit_of(programs.get(birch, TODAY), fit.yardstick()).known


def test_a_program_with_everything_is_a_dream_and_gets_it_on_acceptance(asker: Store) -> None:
    birch = added(asker, facts=GOOD)
    scored(asker, birch, FULL)
    found = stand(birch)
    assert (found.suggestion.tier, found.row.tier) == (1, None)
    with asker.write("Accept"):
        assert tiers.accept(tiers.suggested([found])) == 1
    assert stand(birch).row.tier == 1
    assert tiers.suggested([stand(birch)]) == {}


def test_a_tier_given_with_a_reason_is_left_alone(asker: Store) -> None:
    birch = added(asker, facts=GOOD)
    scored(asker, birch, FULL)
    with asker.write("Tier"):
        tiers.put(birch, 2, TODAY, "Too cold for my family")
    assert tiers.suggested([stand(birch)]) == {}
    with asker.write("Tier"):
        tiers.put(birch, 3, TODAY)
    row = stand(birch).row
    assert (row.tier, row.tier_reason) == (3, "")


def test_on_probation_safety_needs_words_and_undo_takes_both_back(asker: Store) -> None:
    birch = added(asker, facts={**GOOD, "accreditation": "Probationary Accreditation"})
    row = programs.get(birch, TODAY)
    assert tiers.objections_to(row, 3) == (Objection.PROBATION,)
    with pytest.raises(UserError, match="on probation"), asker.write("Tier"):
        tiers.put(birch, 3, TODAY)
    with pytest.raises(UserError, match="Birch: It is on probation"), asker.write("Cell"):
        programs.edit(birch, "tier", "3")
    before = asker.dump()
    with asker.write("Tier") as done:
        tiers.put(birch, 3, TODAY, "They told me it ends in May")
    assert stand(birch).row.tier_reason == "They told me it ends in May"
    with asker.write("Cell"):
        programs.edit(birch, "tier", "3")  # it stands there with its reason already
    with pytest.raises(UserError, match="on probation"), asker.write("Reason"):
        tiers.note_reason(birch, "  ", TODAY)
    asker.revert(done[0], "Undo")
    assert asker.dump() == before


def test_a_score_of_zero_is_no_dream_without_words(asker: Store) -> None:
    birch = added(asker, facts=GOOD)
    scored(asker, birch, ZERO)
    found = stand(birch)
    assert (found.suggestion.tier, found.suggestion.gated_out) == (None, True)
    with pytest.raises(UserError, match="IMG score is zero"), asker.write("Tier"):
        tiers.put(birch, 1, TODAY)


def test_who_sponsors_nobody_is_gated_out(asker: Store) -> None:
    birch = added(asker, facts={**GOOD, "j1": "no", "h1b": "no"})
    scored(asker, birch, FULL)
    found = stand(birch)
    assert found.suggestion.gates.of(Rule.VISA).state is State.CLOSED
    assert found.suggestion.tier is None
    assert tiers.likely_target(found.suggestion.gates) == ""


def test_targets_are_possible_or_realistic_and_undecided_at_first(asker: Store) -> None:
    birch = added(asker, facts=GOOD)
    assert stand(birch).row.target == ""
    assert tiers.likely_target(stand(birch).suggestion.gates) == "realistic"
    assert tiers.likely_target(stand(added(asker, "Beech")).suggestion.gates) == "possible"
    with asker.write("Target"):
        tiers.set_target(birch, "realistic")
    assert stand(birch).row.target == "realistic"
    with pytest.raises(UserError, match="possible or realistic"), asker.write("Target"):
        tiers.set_target(birch, "likely")
    with pytest.raises(UserError, match="not in the plan any more"), asker.write("Target"):
        tiers.set_target(99, "possible")


def test_eligible_programs_are_marked_and_counted(asker: Store) -> None:
    birch, beech = added(asker, facts=GOOD), added(asker, "Beech", {"j1": "no", "h1b": "no"})
    alder = added(asker, "Alder", status="invited")
    by = tiers.ruler()
    standings = [tiers.stand(row, by) for row in programs.rows(TODAY)]
    found = tiers.funnel_of(standings)
    assert (found.eligible, found.open, found.closed, found.applied, found.invited) == (1, 1, 1, 1, 1)
    with asker.write("Mark"):
        rows = [one.row for one in standings if one.suggestion.gates.eligibility is not State.CLOSED]
        assert tiers.will_apply(rows) == 1
    statuses = {row.id: row.status for row in programs.rows(TODAY)}
    assert statuses == {
        birch: ProgramStatus.WILL_APPLY,
        beech: ProgramStatus.CONSIDERING,
        alder: ProgramStatus.INVITED,
    }


def test_declined_programs_are_not_on_the_board(asker: Store) -> None:
    added(asker, tier="1", status="declined")
    added(asker, "Beech", tier="2")
    assert tiers.balance_of(programs.rows(TODAY)).counts == {1: 0, 2: 1, 3: 0}


def test_ratings_and_weights_are_kept_and_refused_outside_their_range(asker: Store) -> None:
    birch = added(asker)
    assert factors.weights() == dict.fromkeys(Factor, 1)
    with asker.write("Rate"):
        factors.rate(birch, Factor.COST, "4")
        factors.annotate(birch, Factor.COST, "Cheap flats near the hospital")
        factors.set_weight(Factor.COST, 3)
        factors.set_weight(Factor.NETWORK, 0)
    rated = factors.ratings(birch)[Factor.COST]
    assert (rated.rating, rated.note) == (4, "Cheap flats near the hospital")
    assert (factors.weights()[Factor.COST], factors.weights()[Factor.NETWORK]) == (3, 0)
    for wrong in ("0", "6", "good"):
        with pytest.raises(UserError, match="The rating"), asker.write("Rate"):
            factors.rate(birch, Factor.COST, wrong)
    for wrong in ("", "9"):
        with pytest.raises(UserError, match="weight"), asker.write("Weigh"):
            factors.set_weight(Factor.COST, wrong)
    with pytest.raises(UserError, match="not in the plan any more"), asker.write("Rate"):
        factors.rate(99, Factor.COST, "3")


def test_weights_that_nobody_of_ours_wrote_count_as_not_set(asker: Store) -> None:
    for text in ("no json", "[1]", '{"cost": 99}'):
        with asker.write("Preference"):
            schema.Preference.delete().execute()
            schema.Preference.create(key=factors.WEIGHTS_KEY, value=text)
        assert factors.weights() == dict.fromkeys(Factor, 1)


def test_experiences_meet_the_strengths_of_a_program(asker: Store) -> None:
    birch = added(asker, facts={"clinics": "metabolic; cancer", "bioinformatics": "yes", "labs": "molecular"})
    with asker.write("Experience"):
        series = experiences.add("Case series of lysosomal disease", ExperienceKind.CASE_REPORT)
        course = experiences.add("Course", ExperienceKind.COURSE)
        experiences.edit(course, "keywords", "statistics, art history")
    found = fit.matches(programs.get(birch, TODAY))
    assert {(match.experience.id, match.strength) for match in found} == {
        (series, "metabolic"),
        (course, ClaimField.BIOINFORMATICS.label),
    }


def test_research_expected_is_held_against_the_portfolio(asker: Store) -> None:
    asked = added(asker, facts={"research_required": "yes"})
    none = added(asker, "Beech", {"research_level": "none"})
    assert fit.research_expected(programs.get(asked, TODAY)) is True
    assert fit.research_expected(programs.get(none, TODAY)) is False
    assert fit.research_expected(programs.get(added(asker, "Alder"), TODAY)) is None
    with asker.write("Experience"):
        experiences.add("Webinars", ExperienceKind.WEBINAR)
        paper = experiences.add("Paper", ExperienceKind.PUBLICATION)
    assert [row.id for row in fit.scholarly(experiences.rows())] == [paper]


def test_the_worklist_asks_first_what_could_change_most(asker: Store) -> None:
    birch = added(asker, facts={"accreditation": "Continued Accreditation", "research_level": "extensive"})
    scored(asker, birch, FULL)
    added(asker, "Gone", status="declined")
    steps = whole(next_steps.worklist(programs.rows(TODAY)))
    assert {step.program_id for step in steps} == {birch}
    keys = [step.effect.question.key for step in steps if step.effect.crosses]
    assert "visa" in keys
    assert ClaimField.ACCREDITATION.value not in keys
    assert not any(key.startswith("score:") for key in keys)
    assert whole(next_steps.worklist([])) == ()


def test_a_tier_there_is_not_is_refused_and_none_needs_no_reason(asker: Store) -> None:
    birch = added(asker, facts={"j1": "no", "h1b": "no"})
    with pytest.raises(UserError, match="The tier is 1"), asker.write("Tier"):
        tiers.put(birch, 4, TODAY)
    with asker.write("Tier"):
        assert tiers.give([birch], None) == ()
    with asker.write("Tier"):
        tiers.put(birch, None, TODAY)
    assert stand(birch).row.tier is None


def test_faculty_of_some_programs_only(asker: Store) -> None:
    birch, beech = added(asker), added(asker, "Beech")
    with asker.write("Faculty"):
        for program in (birch, beech):
            schema.Person.create(name="Dr. Q", program=program, interests="Cancer")
            schema.Person.create(name="Dr. R", program=program)
    assert fit.faculty_interests([beech]) == {beech: ("Cancer",)}


def test_a_factor_this_version_does_not_know_stays_unread(asker: Store) -> None:
    birch = added(asker)
    with asker.write("Rate"):
        schema.FactorRating.create(program=birch, factor="of a later version", rating=5)
    assert {one.rating for one in factors.ratings(birch).values()} == {None}


def test_a_tier_that_nothing_known_rules_out_is_left_alone(asker: Store) -> None:
    birch = added(asker, facts={"accreditation": "Continued Accreditation", "j1": "yes"})
    scored(asker, birch, FULL)
    with asker.write("Tier"):
        programs.edit(birch, "tier", 1)
    assert (stand(birch).suggestion.tier, stand(birch).proposed) == (2, None)
    with asker.write("Fact"):
        programs.set_fact(birch, ClaimField.RESEARCH_LEVEL, "limited", TODAY)
    assert stand(birch).proposed == 2


def test_many_get_a_tier_at_once_but_for_those_that_need_a_reason(asker: Store) -> None:
    sound = [added(asker, f"Sound {number}", facts={"j1": "yes"}) for number in range(3)]
    closed = [added(asker, f"Closed {number}", facts={"j1": "no", "h1b": "no"}) for number in range(5)]
    with asker.write("Reasoned"):
        tiers.put(closed[0], 2, TODAY, "My mentor works there")
        tiers.put(sound[0], 1, TODAY, "Near my family")
    with asker.write("Tier") as done:
        left_out = tiers.give([*sound, *closed], 2)
    assert len(done) == 1
    assert [one.name for one in left_out] == [f"Closed {number}" for number in (1, 2, 3, 4)]
    words = tiers.left_out_words(left_out)
    assert words == "Closed 1, Closed 2, Closed 3 and 1 more: A rule of the program keeps you out."
    rows = {row.id: row for row in programs.rows(TODAY)}
    assert [rows[one].tier for one in (*sound, *closed)] == [2, 2, 2, 2, None, None, None, None]
    assert rows[closed[0]].tier_reason == "My mentor works there"
    assert rows[sound[0]].tier_reason == "", "the reason was for another tier"


def test_a_tier_that_none_may_have_is_refused_and_can_be_stopped(asker: Store) -> None:
    closed = [added(asker, name, facts={"j1": "no", "h1b": "no"}) for name in ("Ash", "Birch")]
    with pytest.raises(UserError, match="Ash, Birch: A rule"), asker.write("Tier"):
        tiers.give(closed, 1)
    with pytest.raises(UserError, match="not in the plan any more"), asker.write("Tier"):
        tiers.give([99], 1)

    def stop(_done: int, _of: int) -> None:
        raise CancelledError("Stopped.")

    sound = added(asker, "Elm", facts={"j1": "yes"})
    with pytest.raises(CancelledError), asker.write("Tier"):
        tiers.give([sound], 1, stop)
    assert programs.get(sound, TODAY).tier is None
