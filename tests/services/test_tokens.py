"""Signals and geographic preferences in the plan: given, moved, taken back, and how many there are."""

from datetime import date

import pytest

from matchplanner.domain.places import Division
from matchplanner.domain.plans import TEMPLATES
from matchplanner.domain.season import Track
from matchplanner.domain.token_tables import TokenKind
from matchplanner.domain.tokens import Doubt
from matchplanner.errors import UserError
from matchplanner.services import budget, geography, plans, profile, programs, signal_tables, tokens
from matchplanner.store.schema import Program, SeasonValue
from matchplanner.store.store import Store

PEDS = "Pediatrics"


@pytest.fixture
def riley(store: Store) -> int:
    """A pediatrics program to apply to in the season of 2027, beside a genetics one."""
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        plans.add(next(one for one in TEMPLATES if one.specialty == PEDS))
        made = programs.add("Pediatrics (Riley)", institution="Riley", state="IN")
        genetics = programs.add("Medical Genetics (Mayo)", state="MN")
        Program.update(status="will_apply").execute()
        Program.update(program_type="other").where(Program.id == made).execute()
        Program.update(program_type="categorical").where(Program.id == genetics).execute()
    return made


def left(name: str) -> dict[str, int | None]:
    return {one.kind.value: one.left for one in tokens.read([name]).meters if one.specialty == name}


def test_a_signal_is_counted_and_taken_back_with_the_reason_kept_meanwhile(store: Store, riley: int) -> None:
    assert tokens.usual(riley) == (PEDS, TokenKind.SIGNAL)
    with store.write("Give"):
        given = tokens.give(riley, TokenKind.SIGNAL, PEDS, "Own metabolic ward")
        tokens.edit(given, "given_on", "2027-09-24")
    (row,) = tokens.read().signals
    assert (row.program, row.note, row.given_on, row.doubts) == (
        *("Pediatrics (Riley)", "Own metabolic ward"),
        date(2027, 9, 24),
        (),
    )
    assert left(PEDS) == {"signal": 4}
    assert tokens.by_program() == {riley: ("Signal, Pediatrics",)}
    with store.write("Take back"):
        tokens.take_back(given)
    assert (left(PEDS), tokens.by_program()) == ({"signal": 5}, {})


def test_a_signal_moves_to_another_program_and_is_doubted_there(store: Store, riley: int) -> None:
    with store.write("Give"):
        given = tokens.give(riley, TokenKind.SIGNAL, PEDS)
        mayo = next(record for record, name in tokens.programs_offered() if "Mayo" in name)
        tokens.move(given, mayo)
    (row,) = tokens.read().signals
    assert row.program == "Medical Genetics (Mayo)"
    assert [one.doubt for one in row.doubts] == [Doubt.OTHER_SPECIALTY, Doubt.OTHER_MATCH]


def test_a_program_shows_the_signal_it_was_given(store: Store, riley: int, today: date) -> None:
    with store.write("Give"):
        tokens.give(riley, TokenKind.GOLD, "Internal medicine")
    assert programs.get(riley, today).signals == ("Gold signal, Internal medicine",)


def test_a_change_of_a_signal_may_concern_any_program() -> None:
    assert programs.touched([("token", 1)]) is None


def test_the_season_is_corrected_with_its_source_and_costs_stay_as_they_are(store: Store, riley: int) -> None:
    fees = budget.season_fees()
    with store.write("Correct"):
        signal_tables.correct("pediatrics", Track.MAIN, "2 + 4", source="the list", checked_on="2027-08-01")
        signal_tables.correct("Nuclear medicine", Track.FELLOWSHIP_JULY, "3")
        signal_tables.correct_divisions("4", source="the form")
    table = signal_tables.of_season()
    found = table.allowance(PEDS)
    assert found is not None
    assert (found.counts, found.origin.own, found.origin.sources, found.origin.checked_on) == (
        *(((TokenKind.GOLD, 2), (TokenKind.SILVER, 4)), True, ("the list",)),
        date(2027, 8, 1),
    )
    nuclear = table.allowance("nuclear medicine")
    assert nuclear is not None
    assert (nuclear.track, table.divisions.most) == (Track.FELLOWSHIP_JULY, 4)
    assert tokens.usual(riley) == (PEDS, TokenKind.GOLD)
    assert budget.season_fees() == fees
    with store.write("Back"):
        signal_tables.correct(PEDS, Track.MAIN, "")
        signal_tables.correct("Nuclear medicine", Track.MAIN, "")
        signal_tables.correct_divisions("")
    again = signal_tables.of_season()
    assert (again.allowance("Nuclear medicine"), again.divisions.most) == (None, 3)
    assert not SeasonValue.select().exists()


def test_without_a_target_year_nothing_can_be_corrected(store: Store) -> None:
    with store.write("Correct"), pytest.raises(UserError, match="season"):
        signal_tables.correct(PEDS, Track.MAIN, "5")


@pytest.mark.parametrize(("field", "value"), [("kind", "division"), ("specialty", " "), ("given_on", "soon")])
def test_what_is_no_signal_is_refused(store: Store, riley: int, field: str, value: str) -> None:
    with store.write("Give"):
        given = tokens.give(riley, TokenKind.SIGNAL, PEDS)
    with store.write("Edit"), pytest.raises(UserError):
        tokens.edit(given, field, value)


def test_what_is_gone_is_said_to_be(store: Store) -> None:
    with store.write("Edit"):
        with pytest.raises(UserError, match="signal"):
            tokens.edit(99, "note", "x")
        with pytest.raises(UserError, match="program"):
            tokens.give(99, TokenKind.SIGNAL, PEDS)
        with pytest.raises(UserError, match="Choose it first"):
            geography.explain(Division.PACIFIC, "Family")


@pytest.mark.usefixtures("riley")
def test_divisions_are_named_with_a_reason_until_there_are_too_many(store: Store) -> None:
    named = [Division.EAST_NORTH_CENTRAL, Division.PACIFIC, Division.MOUNTAIN]
    with store.write("Name"):
        for division in named:
            geography.prefer(division, on=True)
        geography.explain(Division.PACIFIC, "Family in Oregon")
    found = geography.read()
    rows = {row.division: row for row in found.divisions}
    assert [row.division for row in found.chosen] == [row for row in Division if row in named]
    assert (rows[Division.PACIFIC].note, found.doubt) == ("Family in Oregon", "")
    assert rows[Division.EAST_NORTH_CENTRAL].programs == ("Pediatrics (Riley)",)
    with store.write("One more"):
        geography.prefer(Division.NEW_ENGLAND, on=True)
    assert "4" in geography.read().doubt


def test_no_preference_and_divisions_shut_each_other_out(store: Store) -> None:
    with store.write("Name"):
        geography.prefer(Division.PACIFIC, on=True)
        geography.prefer_anywhere(on=True)
    assert (geography.read().chosen, geography.read().anywhere) == ((), True)
    with store.write("Explain"):
        geography.explain(None, "Free to move")
        geography.prefer_anywhere(on=True)
    assert geography.read().anywhere_note == "Free to move"
    with store.write("Name"):
        geography.prefer(Division.PACIFIC, on=True)
        geography.prefer(Division.PACIFIC, on=True)
    assert (len(geography.read().chosen), geography.read().anywhere) == (1, False)
    with store.write("Leave out"):
        geography.prefer(Division.PACIFIC, on=False)
        geography.prefer_anywhere(on=True)
        geography.prefer_anywhere(on=False)
    assert not geography.read().anywhere


def test_a_signal_goes_with_its_program(store: Store, riley: int) -> None:
    with store.write("Give"):
        tokens.give(riley, TokenKind.SIGNAL, PEDS)
        programs.delete([riley])
    assert tokens.read().signals == ()


def test_genetics_alone_has_nothing_to_give(store: Store) -> None:
    with store.write("Fill"):
        made = programs.add("Medical Genetics (Mayo)")
        Program.update(status="will_apply", program_type="categorical").where(Program.id == made).execute()
    assert tokens.read().nothing_to_give
