"""Saving a roster: only what is stated or confirmed, and nobody twice."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.errors import UserError
from matchplanner.services import profile, programs, roster
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
PAGE = "https://birch.example.org/residents"


@pytest.fixture
def birch(store: Store) -> int:
    with store.write("Add"):
        return programs.add("Birch")


def save(store: Store, program: int, text: str, *, confirm: bool = False) -> int:
    lines = roster.preview(text, program, TODAY)
    with store.write("Save"):
        return roster.save(program, [line.confirmed() if confirm else line for line in lines], PAGE, TODAY)


def test_guesses_nobody_confirmed_stay_unknown(store: Store, birch: int) -> None:
    save(store, birch, "PGY-1\nAmira Hassan, Ain Shams University")
    (resident,) = roster.rows(birch)
    assert (resident.cohort, resident.country, resident.img) == (None, "", YesNo.UNKNOWN)
    assert (resident.source, resident.seen_on) == (PAGE, TODAY)


def test_the_same_list_twice_adds_nobody_and_completes_what_was_open(store: Store, birch: int) -> None:
    text = "2025, Amira Hassan, Ain Shams University"
    assert save(store, birch, text) == 1
    assert save(store, birch, text, confirm=True) == 0
    (resident,) = roster.rows(birch)
    assert (resident.country, resident.img) == ("Egypt", YesNo.YES)


def test_what_was_noted_by_hand_is_not_overwritten(store: Store, birch: int) -> None:
    save(store, birch, "2025, Amira Hassan, Ain Shams University", confirm=True)
    (resident,) = roster.rows(birch)
    with store.write("Edit"):
        roster.edit(resident.id, "country", "usa")
        roster.edit(resident.id, "img", "no")
    save(store, birch, "2025, Amira Hassan, Ain Shams University", confirm=True)
    (again,) = roster.rows(birch)
    assert (again.country, again.img) == ("United States", YesNo.NO)


def test_a_paste_is_one_step_back(store: Store, birch: int) -> None:
    before = store.dump()
    lines = roster.preview("2025, Ana\n2024, Bo\n2023, Cy", birch, TODAY)
    with store.write("Save") as done:
        assert roster.save(birch, lines, "", TODAY) == 3
    store.revert(done[0])
    assert store.dump() == before


def test_a_text_without_residents_says_what_would_be_one(birch: int) -> None:
    with pytest.raises(UserError, match="No resident was found"):
        roster.preview("\n \n", birch, TODAY)


def test_the_length_of_the_program_reads_years_of_leaving(store: Store, birch: int) -> None:
    with store.write("Length"):
        programs.add_claim(birch, ClaimField.DURATION_YEARS, "2", SourceKind.PROGRAM_PAGE)
    (line,) = roster.preview("Class of 2026\nAna Ruiz", birch, TODAY)
    assert line.cohort_guess == 2024


@pytest.mark.parametrize(("field", "value"), [("cohort", "soon"), ("cohort", "1800"), ("img", "perhaps")])
def test_a_value_that_fits_no_field_is_refused(store: Store, birch: int, field: str, value: str) -> None:
    with store.write("Add"):
        resident = roster.add(birch, TODAY, name="Ana")
    with pytest.raises(UserError), store.write("Edit"):
        roster.edit(resident, field, value)


def test_nobody_is_added_to_or_found_in_a_program_that_is_gone(store: Store) -> None:
    with pytest.raises(UserError, match="not in the plan"), store.write("Add"):
        roster.add(99, TODAY)
    with pytest.raises(UserError, match="not in the plan"), store.write("Save"):
        roster.save(99, [], "", TODAY)
    with pytest.raises(UserError, match="not in the plan"), store.write("Edit"):
        roster.edit(99, "name", "Ana")


def test_residents_from_the_applicants_country_are_found(store: Store, birch: int) -> None:
    with store.write("Country"):
        profile.edit("country", "Turkey")
    save(
        store,
        birch,
        "2025, Elif, Hacettepe University, Türkiye\n2024, Noor, Aga Khan, Pakistan",
        confirm=True,
    )
    assert [resident.name for resident in roster.signs(birch).near] == ["Elif"]


def test_deleting_the_program_deletes_its_residents(store: Store, birch: int) -> None:
    save(store, birch, "2025, Ana")
    with store.write("Delete"):
        programs.delete([birch])
    assert roster.all_rows() == {}
