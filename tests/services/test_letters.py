"""Letters on a real plan: states, dates, and the mix."""

from datetime import date

import pytest

from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import CHAIN, AskedHow, LetterRisk, LetterState
from matchplanner.domain.rotations import RotationMode
from matchplanner.errors import UserError
from matchplanner.services import budget, case_log, documents, letters, people, profile, rotations
from matchplanner.store.schema import Pathway, Rotation
from matchplanner.store.store import Store


@pytest.fixture
def letter(store: Store) -> int:
    """A letter that Dr Q, a board-certified geneticist, may write."""
    with store.write("Add"):
        return letters.add(people.add("Dr Q", role="Division chief", board_certified="yes"))


def test_a_letter_is_taken_through_all_states_with_the_day_of_each(
    store: Store, letter: int, today: date
) -> None:
    for expected in CHAIN[1:]:
        with store.write("Advance"):
            assert letters.advance(letter, today) is expected
        assert (letters.rows(today)[0].state, letters.rows(today)[0].state_on) == (expected, today)
    with pytest.raises(UserError, match="no further step"), store.write("Advance"):
        letters.advance(letter, today)


def test_undoing_an_advance_brings_back_the_state_with_its_day(
    store: Store, letter: int, today: date
) -> None:
    with store.write("Ask"):
        letters.advance(letter, date(2026, 9, 1))
    with store.write("Advance") as done:
        letters.advance(letter, today)
    store.revert(done[0])
    row = letters.rows(today)[0]
    assert (row.state, row.state_on) == (LetterState.ASKED, date(2026, 9, 1))


def test_a_refusal_can_be_noted_and_taken_back(store: Store, letter: int, today: date) -> None:
    with store.write("Declined"):
        letters.set_state(letter, LetterState.DECLINED, today)
    row = letters.rows(today)[0]
    assert (row.risk, letters.mix([row]).total) == (LetterRisk.CLOSED, 0)
    with pytest.raises(UserError, match="declined"), store.write("Advance"):
        letters.advance(letter, today)
    with store.write("Asked"):
        letters.set_state(letter, LetterState.ASKED, today)
    assert letters.mix(letters.rows(today)).complete


def test_the_day_a_letter_is_needed_follows_the_target_year(store: Store, letter: int, today: date) -> None:
    row = letters.rows(today)[0]
    assert (row.need_by, row.days_left, row.risk) == (None, None, LetterRisk.UNKNOWN)
    with store.write("Target year"):
        profile.edit("target_year", 2027)
    row = letters.rows(today)[0]
    assert (row.need_by, row.risk) == (date(2027, 8, 11), LetterRisk.OK)
    with store.write("Due"):
        letters.edit(letter, "due_on", "2026-10-11")
    row = letters.rows(today)[0]
    assert (row.need_by, row.days_left, row.risk) == (date(2026, 10, 11), 10, LetterRisk.SOON)


def test_a_letter_from_a_genetics_rotation_counts_as_a_genetics_letter(store: Store, today: date) -> None:
    with store.write("Add"):
        rotation = Rotation.create(site="Mayo Clinic", kind="genetics")
        letter = letters.add(people.add("Dr P"), rotation_id=rotation.id)
    row = letters.rows(today)[0]
    assert (row.rotation, row.genetics_rotation, row.board_certified) == ("Mayo Clinic", True, YesNo.UNKNOWN)
    assert letters.mix([row]).genetics == 1
    with store.write("Edit"):
        letters.edit(letter, "rotation", None)
        letters.edit(letter, "waived", "yes")
        letters.edit(letter, "notes", "knows me well")
    row = letters.rows(today)[0]
    assert (row.rotation_id, row.waived, row.notes) == (None, YesNo.YES, "knows me well")


def test_what_is_gone_is_said_to_be_gone(store: Store, letter: int) -> None:
    with store.write("Delete"):
        letters.delete(letter)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Delete"):
        letters.delete(letter)
    with pytest.raises(UserError, match="writer is not in the plan"), store.write("Add"):
        letters.add(99)
    writer = people.rows()[0].id
    with pytest.raises(UserError, match="rotation is not in the plan"), store.write("Add"):
        letters.add(writer, rotation_id=99)


def test_a_rotation_that_ends_too_late_makes_the_letter_red_while_planning(store: Store, today: date) -> None:
    with store.write("Plan"):
        profile.edit("target_year", 2027)
        late = rotations.add("Utah", starts_on="2027-08-16", ends_on="2027-09-10", mode="observership")
        early = rotations.add("Mayo", starts_on="2027-06-01", ends_on="2027-06-28")
        slow = people.add("Dr Slow", turnaround_days=70)
        letters.add(people.add("Dr Q"), rotation_id=late)
        letters.add(people.add("Dr R"), rotation_id=early)
        letters.add(slow, rotation_id=early)
    q, r, s = letters.rows(today)
    assert (q.arrives, q.risk, q.observed) == (date(2027, 10, 1), LetterRisk.TOO_LATE, True)
    assert (r.arrives, r.risk, r.observed) == (date(2027, 7, 19), LetterRisk.OK, False)
    assert r.ask_in is not None
    assert (r.ask_in.start, r.ask_in.end) == (date(2027, 6, 22), date(2027, 6, 28))
    assert (s.arrives, s.need_by, s.risk) == (date(2027, 9, 6), date(2027, 6, 23), LetterRisk.TOO_LATE)
    with store.write("Agreed on a day"):
        letters.edit(s.id, "due_on", "2027-08-20")
    assert letters.get(s.id, today).risk is LetterRisk.OK
    assert r.mode is RotationMode.UNKNOWN


def test_what_eras_asks_of_a_letter_is_kept(store: Store, letter: int, today: date) -> None:
    with store.write("Edit"):
        plan = Pathway.create(name="Pediatrics", kind="dual", specialty="Pediatrics", position=1)
        letters.edit(letter, "letter_code", " ABC-123 ")
        letters.edit(letter, "specialty", "General")
        letters.edit(letter, "chair", "yes")
        letters.edit(letter, "generalist", "yes")
        letters.edit(letter, "pathway", plan.id)
    row = letters.get(letter, today)
    assert (row.letter_code, row.specialty) == ("ABC-123", "General")
    assert (row.chair, row.generalist, row.pathway_id) == (YesNo.YES, YesNo.YES, plan.id)
    assert letters.plans() == ((plan.id, "Pediatrics"),)
    with store.write("Edit"):
        letters.edit(letter, "pathway", "")
    assert letters.get(letter, today).pathway_id is None
    with pytest.raises(UserError, match="plan is not there"), store.write("Edit"):
        letters.edit(letter, "pathway", 99)
    with pytest.raises(UserError, match="not in the plan any more"):
        letters.get(99, today)


def test_how_and_when_somebody_was_asked_is_kept_and_later_steps_stay(
    store: Store, letter: int, today: date
) -> None:
    with store.write("Asked"):
        letters.note_asked(letter, AskedHow.IN_PERSON, date(2026, 9, 20))
    row = letters.get(letter, today)
    assert (row.asked_how, row.asked_on) == (AskedHow.IN_PERSON, date(2026, 9, 20))
    assert (row.state, row.state_on) == (LetterState.ASKED, date(2026, 9, 20))
    with store.write("Agreed, then corrected"):
        letters.set_state(letter, LetterState.AGREED, today)
        letters.note_asked(letter, AskedHow.MAIL, date(2026, 9, 21))
    row = letters.get(letter, today)
    assert (row.state, row.asked_how, row.asked_on) == (LetterState.AGREED, AskedHow.MAIL, date(2026, 9, 21))


def test_two_rotations_at_one_site_are_told_apart_where_one_is_chosen(store: Store) -> None:
    with store.write("Add"):
        first = rotations.add("Elm", starts_on="2027-05-03")
        again = rotations.add("Elm", starts_on="2027-07-05")
        other = rotations.add("Oak", starts_on="2027-06-07")
    named = {first: "Elm, 3 May 2027", again: "Elm, 5 Jul 2027", other: "Oak"}
    assert {record: name for record, name in letters.origins() if record in named} == named
    assert {one.id: one.site for one in case_log.rotations() if one.id in named} == named
    assert {one.rotation_id: one.name for one in documents.read().sites if one.rotation_id in named} == named
    assert {one.rotation_id: one.site for one in budget.read().sites if one.rotation_id in named} == named
