"""Many rows at once: the same history and undo as one by one, only sooner."""

import pytest

from matchplanner.services import programs
from matchplanner.store import bulk, journal
from matchplanner.store.schema import Claim, History, Program
from matchplanner.store.store import Store


def many(count: int) -> None:
    first = bulk.next_id(Program)
    bulk.insert(Program, ("id", "name"), ((first + n, f"Program {n}") for n in range(count)))
    rows = ((first + n, "j1", "yes", "other", "it's; a \x00 source") for n in range(count))
    bulk.insert(Claim, ("program_id", "field", "value", "source_kind", "source"), rows)


def test_many_rows_are_one_step_that_goes_back_and_forth(store: Store) -> None:
    with store.write("Before"):
        programs.add("There already")
    empty = store.dump()

    with store.write("Many") as done:
        many(1000)
    filled = store.dump()
    assert Program.select().count() == 1001
    assert Claim.get_by_id(1).source == "it's; a  source"
    assert History.select().where(History.label == "Many").count() == 2000

    back = store.revert(done[0])
    assert store.dump() == empty
    store.revert(back)
    assert store.dump() == filled


def test_a_column_of_many_rows_is_changed_and_restored(store: Store) -> None:
    with store.write("Many"):
        many(300)
    before = store.dump()

    with store.write("Move") as done:
        bulk.update(Program, ("city",), dict.fromkeys(range(1, 301), ("Boston",)))

    assert {row.city for row in Program.select()} == {"Boston"}
    store.revert(done[0])
    assert store.dump() == before


def test_a_row_changed_twice_in_one_action_goes_back_to_its_first_value(store: Store) -> None:
    with store.write("Many"):
        many(300)
    before = store.dump()

    with store.write("Move") as done:
        for city in ("Boston", "it's Salem; WHERE id=1", ""):
            bulk.update(Program, ("city", "state"), dict.fromkeys(range(1, 301), (city, "MA")))
        bulk.update(Program, ("notes",), {1: ("a",)})
        bulk.update(Program, ("notes",), {1: ("b",)})
        bulk.update(Program, ("notes",), {row: (f"n{row}",) for row in range(1, 301)})
    after = store.dump()
    back = store.revert(done[0])
    assert store.dump() == before
    store.revert(back)
    assert store.dump() == after


def test_what_others_refer_to_goes_and_comes_with_them(store: Store) -> None:
    with store.write("Many"):
        many(50)
    before = store.dump()

    with store.write("Delete") as done:
        programs.delete(range(1, 51))
    assert not Claim.select().exists()
    store.revert(done[0])

    assert store.dump() == before


@pytest.mark.usefixtures("store")
def test_nothing_is_written_outside_an_action() -> None:
    with pytest.raises(RuntimeError, match="inside one user action"):
        many(1)


def test_only_runs_of_one_kind_and_table_are_merged() -> None:
    long = f'INSERT INTO "b" ("id") VALUES (\'{"x" * 5000}\')'
    given = [
        *('DELETE FROM "a" WHERE id=1', 'DELETE FROM "a" WHERE id=2', 'DELETE FROM "b" WHERE id=3'),
        *('INSERT INTO "b" ("id") VALUES (1,\' VALUES \')', 'INSERT INTO "b" ("id") VALUES (2,NULL)'),
        *(long, 'UPDATE "a" SET ("id", "x")=(1,1) WHERE id=1', 'UPDATE "a" SET ("id", "x")=(2,1) WHERE id=2'),
    ]

    assert list(journal.merged(given)) == [
        'DELETE FROM "a" WHERE id IN (1,2)',
        'DELETE FROM "b" WHERE id IN (3)',
        'INSERT INTO "b" ("id") VALUES (1,\' VALUES \'),(2,NULL)',
        *given[5:],
    ]


def test_rows_added_together_and_changed_in_the_same_action_go_back_and_forth(store: Store) -> None:
    with store.write("Before"):
        many(5)
    before = store.dump()

    with store.write("Many") as done:
        many(50)
        bulk.update(Program, ("city",), {10: ("Boston",), 11: ("Salem",)})
        programs.delete([12, 3])
        many(20)
    after = store.dump()

    back = store.revert(done[0])
    assert store.dump() == before
    store.revert(back)
    assert store.dump() == after


def test_rows_added_together_leave_no_gap_between_their_ids(store: Store) -> None:
    before = store.dump()
    with pytest.raises(RuntimeError, match="in sequence"), store.write("Gap"):
        bulk.insert(Program, ("id", "name"), [(1, "Birch"), (3, "Oak")])
    assert store.dump() == before

    with store.write("Again") as done:
        programs.add("Elm")
    store.revert(done[0])
    assert store.dump() == before
