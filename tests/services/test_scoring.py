from datetime import date

import pytest

from matchplanner.errors import RubricError, UserError
from matchplanner.services import programs, scoring
from matchplanner.services.scoring import Given
from matchplanner.store import schema
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
SIX_OF_EIGHT = {
    "past_imgs": Given(3, "https://example.org/residents", TODAY),
    "visa": Given(2),
    "clarity": Given(1, "a thin page"),
}


def added(store: Store, name: str, **fields: object) -> int:
    with store.write("Add"):
        return programs.add(name, **fields)


def test_the_shipped_rubric_has_four_criteria_and_ten_points() -> None:
    assert [criterion.best for criterion in scoring.shipped().criteria] == [3, 3, 2, 2]
    assert scoring.shipped().total == 10


def test_three_answers_of_four_make_a_range(store: Store) -> None:
    birch = added(store, "Birch")
    with store.write("Score"):
        scoring.save(birch, SIX_OF_EIGHT)
    score = programs.get(birch, TODAY).score
    assert (score.low, score.high, score.assessed, score.as_text()) == (6, 8, 3, "6-8 of 10")
    assert scoring.answers(birch) == SIX_OF_EIGHT


def test_saving_replaces_all_answers_in_one_undoable_step(store: Store) -> None:
    birch = added(store, "Birch")
    with store.write("Score"):
        scoring.save(birch, SIX_OF_EIGHT)
    before = store.dump()
    with store.write("Score again") as done:
        scoring.save(birch, {"visa": Given(0, " no sponsorship "), "responsiveness": Given(2)})
    assert scoring.answers(birch) == {"visa": Given(0, "no sponsorship"), "responsiveness": Given(2)}
    store.revert(done[0])
    assert store.dump() == before


def test_saving_the_same_answers_changes_nothing(store: Store) -> None:
    birch = added(store, "Birch")
    with store.write("Score"):
        scoring.save(birch, SIX_OF_EIGHT)
    with store.write("Score") as done:
        scoring.save(birch, SIX_OF_EIGHT)
    assert done == []


def test_points_that_no_step_has_are_refused_and_the_old_answers_stay(store: Store) -> None:
    birch = added(store, "Birch")
    with store.write("Score"):
        scoring.save(birch, SIX_OF_EIGHT)
    with pytest.raises(RubricError, match="no step worth 3"), store.write("Score"):
        scoring.save(birch, {"clarity": Given(3)})
    assert scoring.answers(birch) == SIX_OF_EIGHT


def test_a_program_that_went_meanwhile_cannot_be_scored(store: Store) -> None:
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Score"):
        scoring.save(99, SIX_OF_EIGHT)


def test_answers_the_rubric_no_longer_knows_are_kept_and_not_counted(store: Store) -> None:
    birch = added(store, "Birch")
    with store.write("Import"):
        schema.Answer.create(program=birch, rubric=scoring.rubric().id, criterion="charm", points=9)
        schema.Answer.create(program=birch, rubric=scoring.rubric().id, criterion="clarity", points=9)
        schema.Answer.create(program=birch, rubric="another", criterion="visa", points=1)
    assert not programs.get(birch, TODAY).score.known
    assert scoring.answers(birch) == {}
    with store.write("Score"):
        scoring.save(birch, {"visa": Given(2)})
    assert {row.criterion for row in schema.Answer.select()} == {"charm", "visa"}


def test_points_of_another_rubric_are_replaced_by_new_ones(store: Store) -> None:
    birch = added(store, "Birch")
    with store.write("Import"):
        schema.Answer.create(program=birch, rubric=scoring.rubric().id, criterion="visa", points=9)
    with store.write("Score"):
        scoring.save(birch, {"visa": Given(2)})
    assert scoring.answers(birch) == {"visa": Given(2)}


def test_the_next_unscored_program_goes_round_by_name_and_passes_over_what_is_dropped(store: Store) -> None:
    cedar, ash, birch = (added(store, name) for name in ("Cedar", "ash", "Birch"))
    added(store, "Dogwood", status="not_applying")

    def next_after(program: int) -> int | None:
        found = scoring.next_unscored(program)
        return None if found is None else found.id

    assert [next_after(ash), next_after(birch), next_after(cedar)] == [birch, cedar, ash]
    for program in (ash, birch):
        with store.write("Score"):
            scoring.save(program, {"visa": Given(1)})
    assert next_after(ash) == cedar
    assert next_after(cedar) is None
    assert next_after(999) == cedar
