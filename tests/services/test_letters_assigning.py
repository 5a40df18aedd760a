"""Letters assigned to programs on a real plan."""

from datetime import date

import pytest

from matchplanner.domain.letters import CHAIN, LetterState
from matchplanner.domain.letters_assigning import DoubtKind
from matchplanner.errors import UserError
from matchplanner.services import letters, people, programs
from matchplanner.services import letters_assigning as assigning
from matchplanner.store.schema import Assignment, Pathway, Program
from matchplanner.store.store import Store

ASSIGNED = date(2027, 9, 1)


@pytest.fixture
def mayo(store: Store) -> int:
    """A program to apply to."""
    with store.write("Program"):
        program = programs.add("Mayo")
        Program.update(status="will_apply", program_type="categorical").execute()
    return program


def letter(store: Store, writer: str, specialty: str = "General") -> int:
    """An uploaded letter."""
    with store.write("Letter"):
        made = letters.add(people.add(writer))
        letters.edit(made, "specialty", specialty)
        letters.edit(made, "waived", "yes")
        letters.set_state(made, LetterState.UPLOADED, date(2027, 8, 1))
    return made


def test_programs_to_apply_to_stand_against_the_letters_that_were_not_declined(
    store: Store, mayo: int, today: date
) -> None:
    first, second = letter(store, "Dr Q"), letter(store, "Dr R")
    with store.write("More"):
        programs.add("Considered only")
        letters.set_state(second, LetterState.DECLINED, today)
    found = assigning.grid()
    assert [row.id for row in found.rows] == [mayo]
    assert [one.id for one in found.letters] == [first]


def test_assigning_takes_the_letter_to_its_last_state_and_undo_brings_both_back(
    store: Store, mayo: int
) -> None:
    q = letter(store, "Dr Q")
    with store.write("Assign") as done:
        assert assigning.assign(q, mayo, ASSIGNED) == ()
    (row,) = assigning.grid().rows
    assert dict(row.assigned) == {q: ASSIGNED}
    stands = letters.get(q, ASSIGNED)
    assert (stands.state, stands.state_on) == (LetterState.ASSIGNED, ASSIGNED)
    store.revert(done[0])
    stands = letters.get(q, ASSIGNED)
    assert (stands.state, stands.state_on) == (LetterState.UPLOADED, date(2027, 8, 1))
    assert assigning.grid().of_letter(q) == 0


def test_a_fifth_letter_is_refused_in_one_sentence(store: Store, mayo: int) -> None:
    for writer in "ABCD":
        made = letter(store, writer)
        with store.write("Assign"):
            assigning.assign(made, mayo, ASSIGNED)
    fifth = letter(store, "E")
    with (
        pytest.raises(UserError, match=r"Mayo has 4 letters already, the most.*A, B, C and D"),
        store.write("Assign"),
    ):
        assigning.assign(fifth, mayo, ASSIGNED)
    with store.write("Again"):
        assert assigning.assign(1, mayo, ASSIGNED) == ()
    assert Assignment.select().count() == 4
    assert letters.get(fifth, ASSIGNED).state is LetterState.UPLOADED


def test_a_letter_taken_away_everywhere_is_uploaded_again(store: Store, mayo: int) -> None:
    with store.write("Second program"):
        utah = programs.add("Utah")
        Program.update(status="applied").where(Program.id == utah).execute()
    q = letter(store, "Dr Q")
    with store.write("Assign"):
        assigning.assign(q, mayo, ASSIGNED)
        assigning.assign(q, utah, ASSIGNED)
    with store.write("One less"):
        assigning.withdraw(q, mayo)
    assert letters.get(q, ASSIGNED).state is LetterState.ASSIGNED
    with store.write("None"):
        assigning.withdraw(q, utah)
    assert letters.get(q, ASSIGNED).state is LetterState.UPLOADED
    with store.write("Nothing"):
        assigning.withdraw(q, utah)


def test_a_letter_whose_only_program_is_deleted_is_uploaded_again(store: Store, mayo: int) -> None:
    q, elsewhere = letter(store, "Dr Q"), letter(store, "Dr R")
    with store.write("Two programs"):
        utah = programs.add("Utah")
        Program.update(status="applied").where(Program.id == utah).execute()
        assigning.assign(q, mayo, ASSIGNED)
        assigning.assign(elsewhere, mayo, ASSIGNED)
        assigning.assign(elsewhere, utah, ASSIGNED)
    before = store.dump()
    with store.write("Delete") as done:
        programs.delete([mayo])
    stands = {row.writer: row.state for row in letters.rows(ASSIGNED)}
    assert stands == {"Dr Q": LetterState.UPLOADED, "Dr R": LetterState.ASSIGNED}
    store.revert(done[0])
    assert store.dump() == before


def test_a_letter_for_the_other_plan_is_warned_of_both_ways(store: Store, mayo: int) -> None:
    with store.write("Dual plan"):
        plan = Pathway.create(name="Pediatrics", kind="dual", specialty="Pediatrics", position=1)
        backup = programs.add("Children's")
        Program.update(status="will_apply", pathway=plan).where(Program.id == backup).execute()
    peds, genetics = letter(store, "Dr P", "Pediatrics"), letter(store, "Dr G", "Medical genetics")
    with store.write("Assign"):
        (leak,) = assigning.assign(peds, mayo, ASSIGNED)
        assert assigning.assign(genetics, mayo, ASSIGNED) == ()
        assert assigning.assign(peds, backup, ASSIGNED) == ()
        (other,) = assigning.assign(genetics, backup, ASSIGNED)
    assert {leak.kind, other.kind} == {DoubtKind.LEAK}
    assert set(assigning.leaks()) == {leak, other}


def test_a_program_whose_name_alone_tells_its_field_gets_that_plans_letters(store: Store, mayo: int) -> None:
    with store.write("Dual plan"):
        Pathway.create(name="Genetics", kind="genetics", position=1)
        Pathway.create(name="Pediatrics", kind="dual", specialty="Pediatrics", position=2)
        riley = programs.add("Pediatrics (Riley)")
        Program.update(status="will_apply", program_type="other").where(Program.id == riley).execute()
    peds, genetics = letter(store, "Dr P", "Pediatrics"), letter(store, "Dr G", "Medical genetics")
    with store.write("Assign"):
        assert assigning.assign(peds, riley, ASSIGNED) == ()
        (leak,) = assigning.assign(genetics, riley, ASSIGNED)
        assert assigning.assign(genetics, mayo, ASSIGNED) == ()
    assert leak.text == (
        "The letter of Dr G would tell of your other plan: it is for genetics only, and Pediatrics (Riley) "
        "belongs to your plan “Pediatrics”."
    )


def test_a_letter_goes_to_all_programs_that_have_room_and_are_not_told_of_another_plan(
    store: Store, mayo: int
) -> None:
    with store.write("More programs"):
        plan = Pathway.create(name="Pediatrics", kind="dual", specialty="Pediatrics", position=1)
        children, _utah, full = (programs.add(name) for name in ("Children's", "Utah", "Full"))
        Program.update(status="will_apply").execute()
        Program.update(pathway=plan).where(Program.id == children).execute()
    for writer in "ABCD":
        made = letter(store, writer)
        with store.write("Assign"):
            assigning.assign(made, full, ASSIGNED)
    q = letter(store, "Dr Q", "Medical genetics")
    with store.write("All"):
        spread = assigning.assign_to_all(q, ASSIGNED)
    assert (spread.assigned, spread.full, spread.leaking) == (2, 1, 1)
    assert {row.program.name for row in assigning.grid().rows if q in row.assigned} == {"Mayo", "Utah"}
    with store.write("Again"):
        assert assigning.assign_to_all(q, ASSIGNED).assigned == 0
    assert mayo


def test_a_letter_that_is_declined_later_goes_nowhere(store: Store, mayo: int, today: date) -> None:
    q = letter(store, "Dr Q")
    with store.write("Assign"):
        assigning.assign(q, mayo, ASSIGNED)
    with store.write("Declined") as done:
        letters.set_state(q, LetterState.DECLINED, today)
    assert Assignment.select().count() == 0
    for verb in (lambda: assigning.assign(q, mayo, today), lambda: assigning.assign_to_all(q, today)):
        with pytest.raises(UserError, match="cannot be assigned"), store.write("Assign"):
            verb()
    store.revert(done[0])
    assert assigning.grid().of_letter(q) == 1


def test_only_programs_to_apply_to_get_letters_and_the_chain_ends_there(
    store: Store, mayo: int, today: date
) -> None:
    q = letter(store, "Dr Q")
    with store.write("Considered"):
        other = programs.add("Considered only")
    with pytest.raises(UserError, match="not one to apply to"), store.write("Assign"):
        assigning.assign(q, other, today)
    with store.write("Assign"):
        assigning.assign(q, mayo, today)
        Program.update(status="not_applying").where(Program.id == mayo).execute()
    assert [row.id for row in assigning.grid().rows] == [mayo], "a letter that went out stays in sight"
    assert letters.get(q, today).state is CHAIN[-1]
