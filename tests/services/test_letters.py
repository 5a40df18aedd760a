"""Letters on a real plan: states, dates, and the mix."""

from datetime import date

import pytest

from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import CHAIN, LetterRisk, LetterState
from matchplanner.errors import UserError
from matchplanner.services import letters, people, profile
from matchplanner.store.schema import Rotation
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
