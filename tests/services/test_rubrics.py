"""The user's own rubric: what it changes is told before, done in one step, and taken back in one."""

from dataclasses import replace
from datetime import date

import pytest

from matchplanner.domain import rubric_changes
from matchplanner.domain.rubric import CohortRule, Rubric, parse
from matchplanner.errors import RubricError, UserError
from matchplanner.services import preferences, programs, proposals, roster, rubrics, score_sheet, scoring
from matchplanner.services.integrity import check
from matchplanner.services.scoring import Given
from matchplanner.store import schema
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture
def birch(store: Store) -> int:
    with store.write("Add"):
        program = programs.add("Birch")
        scoring.save(program, {"visa": Given(3), "clarity": Given(1)})
        scoring.save(programs.add("Cedar"), {"clarity": Given(2)})
    return program


def visa_of_six(card: Rubric) -> Rubric:
    """Return the rubric with twice the points for visas."""
    steps = tuple(replace(step, points=step.points * 2) for step in card.criterion("visa").steps)
    return rubric_changes.with_criterion(card, "visa", steps)


def apply(store: Store, new: Rubric, *, follow: bool = True) -> None:
    with store.write("Rubric"):
        rubrics.apply(new, TODAY, follow=follow)


def test_points_move_with_their_step_and_every_range_is_told(store: Store, birch: int) -> None:
    new = visa_of_six(scoring.rubric())
    told = [(c.program, c.before.as_text(), c.after.as_text()) for c in rubrics.effect(new, TODAY)]
    assert told == [("Birch", "4-9 of 10", "7-12 of 13"), ("Cedar", "2-10 of 10", "2-13 of 13")]
    apply(store, new)
    assert programs.get(birch, TODAY).score.as_text() == "7-12 of 13"
    assert scoring.answers(birch)["visa"].points == 6
    assert rubrics.is_own()
    assert list(check(store.connection)) == []


def test_a_change_is_one_step_and_undo_brings_rubric_and_points_back(store: Store, birch: int) -> None:
    before = store.dump()
    with store.write("Rubric") as done:
        rubrics.apply(visa_of_six(scoring.rubric()), TODAY)
    store.revert(done[0])
    assert store.dump() == before
    assert scoring.rubric() == scoring.shipped()
    assert scoring.answers(birch)["visa"].points == 3


def test_going_back_to_the_default_moves_the_points_back(store: Store, birch: int) -> None:
    apply(store, visa_of_six(scoring.rubric()))
    apply(store, scoring.shipped())
    assert not rubrics.is_own()
    assert preferences.get(preferences.RUBRIC) == ""
    assert programs.get(birch, TODAY).score.as_text() == "4-9 of 10"


def test_other_words_change_no_score(store: Store) -> None:
    card = scoring.rubric()
    steps = (replace(card.criterion("visa").steps[0], label="None at all"), *card.criterion("visa").steps[1:])
    new = rubric_changes.with_criterion(card, "visa", steps)
    assert rubrics.effect(new, TODAY) == ()
    apply(store, new)
    assert scoring.rubric().criterion("visa").steps[0].label == "None at all"


def test_thresholds_move_points_that_were_accepted_and_no_others(store: Store, birch: int) -> None:
    with store.write("Roster"):
        for program, points in ((birch, 3), (2, 1)):
            for cohort in (2026, 2025, 2024, 2023, 2022):
                roster.add(program, TODAY, cohort=cohort, img="yes" if cohort > 2022 else "no")
            scoring.save(program, {"past_imgs": Given(2 if points == 3 else 1)})
    new = rubric_changes.with_rule(scoring.rubric(), CohortRule(cohorts=5, steady=4, some=2))
    assert [(c.program, c.after.low) for c in rubrics.effect(new, TODAY)] == [("Birch", 3)]
    assert rubrics.effect(new, TODAY, follow=False) == ()
    apply(store, new)
    assert scoring.answers(birch)["past_imgs"].points == 3
    assert scoring.answers(2)["past_imgs"].points == 1


def test_own_points_stay_the_users_own(store: Store, birch: int) -> None:
    with store.write("Score"):
        scoring.save(birch, {"visa": Given(2, reason="H-1B only")})
    new = visa_of_six(scoring.rubric())
    apply(store, new)
    given = scoring.answers(birch)["visa"]
    assert (given.points, given.reason) == (2, "H-1B only")
    assert programs.get(birch, TODAY).score.known


@pytest.mark.parametrize("points", [(0, 2, 2, 3), (0, 3, 2, 4)])
def test_steps_that_do_not_rise_are_refused(store: Store, points: tuple[int, ...]) -> None:
    card = scoring.rubric()
    steps = tuple(
        replace(step, points=n) for step, n in zip(card.criterion("visa").steps, points, strict=True)
    )
    new = rubric_changes.with_criterion(card, "visa", steps)
    with pytest.raises(RubricError, match="must begin with 0 points and rise"), store.write("Rubric"):
        rubrics.apply(new, TODAY)


def test_thresholds_that_fall_are_refused(store: Store) -> None:
    new = rubric_changes.with_rule(scoring.rubric(), CohortRule(cohorts=5, steady=2, some=3))
    with pytest.raises(RubricError, match="the thresholds must rise"), store.write("Rubric"):
        rubrics.apply(new, TODAY)


@pytest.mark.parametrize("kept", ["{", "[]", '{"id": "x"}'])
def test_a_rubric_that_cannot_be_read_is_told_and_the_shipped_one_counts(store: Store, kept: str) -> None:
    with store.write("Import"):
        schema.Preference.create(key=preferences.RUBRIC, value=kept)
    assert scoring.rubric() == scoring.shipped()
    assert any("own rubric cannot be read" in finding.message for finding in check(store.connection))


@pytest.mark.parametrize(("value", "days"), [("14", 14), (30, 30), ("21", 21)])
def test_the_waiting_period_is_the_plans_own(store: Store, value: object, days: int) -> None:
    with store.write("Wait"):
        preferences.set_waiting_days(value)
    assert preferences.waiting_days() == days


def test_a_waiting_period_that_makes_no_sense_is_refused_or_left_aside(store: Store) -> None:
    for value in ("", "0", "999", "soon"):
        with pytest.raises(UserError), store.write("Wait"):
            preferences.set_waiting_days(value)
    with store.write("Import"):
        preferences.put(preferences.WAITING, "100000")
    assert preferences.waiting_days() == 21
    for days in ("30", "40"):
        with store.write("Wait"):
            preferences.set_waiting_days(days)
    assert preferences.waiting_days() == 40


def test_every_program_is_read_again_when_the_rubric_changes(store: Store) -> None:
    with store.write("Rubric") as made:
        rubrics.apply(visa_of_six(scoring.rubric()), TODAY)
    assert programs.touched(made[0].rows) is None
    with store.write("Default") as gone:
        rubrics.apply(scoring.shipped(), TODAY)
    assert programs.touched(gone[0].rows) is None
    with store.write("Wait") as waiting:
        preferences.set_waiting_days(30)
    assert programs.touched(waiting[0].rows) == set()


def test_a_rubric_without_a_step_proposes_nothing_for_it(store: Store, birch: int) -> None:
    with store.write("Roster"):
        for cohort in range(2022, 2027):
            roster.add(birch, TODAY, cohort=cohort, img="yes")
    card = scoring.rubric()
    short = rubric_changes.with_criterion(card, "past_imgs", card.criterion("past_imgs").steps[:2])
    assert proposals.past_imgs(roster.rows(birch), TODAY, short).points is None
    criteria = tuple(one for one in card.criteria if one.key != "past_imgs")
    assert proposals.past_imgs(roster.rows(birch), TODAY, replace(card, criteria=criteria)).points is None
    assert rubric_changes.moved_points(card, replace(card, criteria=criteria), "past_imgs", 3) == 3


def test_points_of_ones_own_follow_no_threshold(store: Store, birch: int) -> None:
    with store.write("Roster"):
        for cohort in range(2023, 2027):
            roster.add(birch, TODAY, cohort=cohort, img="yes")
        scoring.save(birch, {"past_imgs": Given(2, reason="I met them all")})
    new = rubric_changes.with_rule(scoring.rubric(), CohortRule(cohorts=5, steady=4, some=2))
    assert rubrics.effect(new, TODAY) == ()


def test_a_note_is_kept_with_the_rubric_and_may_be_missing() -> None:
    card = scoring.shipped()
    for wanted in (card, replace(card, note="")):
        assert parse(rubric_changes.as_table(wanted)) == wanted


def test_the_sheet_says_when_what_is_known_proposes_something_else(store: Store, birch: int) -> None:
    with store.write("Roster"):
        roster.add(birch, TODAY, cohort=2026, img="yes")
        scoring.save(birch, {"past_imgs": Given(3), "clarity": Given(1)})
    parts = {part.criterion.key: part for part in score_sheet.read(birch, TODAY).parts}
    assert parts["past_imgs"].differs
    assert not parts["clarity"].differs
    with store.write("Reason"):
        scoring.save(birch, {"past_imgs": Given(3, reason="They told me of more")})
    sheet = score_sheet.read(birch, TODAY)
    assert not sheet.parts[0].differs
    assert sheet.alone
