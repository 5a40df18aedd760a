"""The texts of an application in their versions."""

from datetime import date

import pytest

from matchplanner.domain.identifiers import FindingKind, Kept
from matchplanner.domain.plans import TEMPLATES
from matchplanner.domain.texts import Point, TextKind
from matchplanner.errors import UserError
from matchplanner.services import plans, texts
from matchplanner.store.schema import Statement, Tick
from matchplanner.store.store import Store

DAY = date(2026, 10, 1)


@pytest.fixture
def statement(store: Store) -> int:
    with store.write("Add"):
        return texts.add(TextKind.STATEMENT, body="Genetics it is.")


def test_texts_come_by_kind_and_tell_apart_hosts_and_residency(store: Store, statement: int) -> None:
    with store.write("Add"):
        experience = texts.add(TextKind.EXPERIENCE, "Clinic")
        visiting = texts.add(TextKind.VISITING)
        second = texts.add(TextKind.STATEMENT)
    found = texts.rows()
    assert [row.id for row in found] == [statement, second, visiting, experience]
    assert [row.title for row in found] == [
        "Statement for residency",
        "Statement for residency 2",
        "Statement for rotation hosts",
        "Clinic",
    ]
    assert (found[0].length.words, found[0].fits) == (3, True)


def test_a_text_too_long_for_eras_is_kept_and_told(store: Store) -> None:
    with store.write("Add"):
        one = texts.add(TextKind.MEANINGFUL, body="x" * 300)
    assert texts.get(one).fits
    with store.write("Edit"):
        texts.edit(one, "body", "x" * 301)
    assert not texts.get(one).fits


def test_a_new_version_takes_body_plan_note_and_ticks_along(store: Store, statement: int) -> None:
    with store.write("Fill"):
        plan = plans.add(TEMPLATES[0])
        texts.edit(statement, "pathway", plan)
        texts.edit(statement, "note", "  for  genetics ")
        texts.tick_point(statement, Point.MENTORS, DAY, done=True)
        copy = texts.duplicate(statement)
        hosts = texts.duplicate(statement, TextKind.VISITING)
        texts.edit(copy, "body", "Other words.")
    row = texts.get(copy)
    assert (row.title, row.plan, row.note) == (
        "Statement for residency 2",
        texts.get(statement).plan,
        "for genetics",
    )
    assert texts.get(statement).body == "Genetics it is."
    assert texts.get(hosts).kind is TextKind.VISITING
    assert texts.points(copy)[Point.MENTORS].ticked_on == DAY
    with store.write("Untick"):
        texts.tick_point(copy, Point.MENTORS, DAY, done=False)
    assert texts.points(statement)[Point.MENTORS].ticked_on == DAY
    assert texts.points(copy)[Point.MENTORS].ticked_on is None


def test_what_could_identify_a_patient_is_refused_until_it_is_kept_with_a_reason(
    store: Store, statement: int
) -> None:
    named = "I met Mrs Smith in clinic."
    with pytest.raises(UserError, match="could identify a patient"), store.write("Edit"):
        texts.edit(statement, "body", named)
    assert texts.get(statement).body == "Genetics it is."
    kept = Kept(FindingKind.NAME, "Mrs Smith", "an invented name")
    with pytest.raises(UserError, match="Say in a few words"), store.write("Edit"):
        texts.edit(statement, "body", named, [Kept(FindingKind.NAME, "Mrs Smith", " ")])
    with store.write("Keep"):
        texts.edit(statement, "body", named, [kept])
    assert texts.get(statement).kept == (kept,)
    with store.write("Again"):
        texts.edit(statement, "body", f"{named} And again.")
        copy = texts.duplicate(statement)
    assert texts.get(copy).kept == (kept,)
    with store.write("Reword"):
        texts.edit(statement, "body", "I met a mother in clinic.")
    assert texts.get(statement).kept == ()
    with pytest.raises(UserError, match="could identify"), store.write("Edit"):
        texts.edit(statement, "body", named)
    with pytest.raises(UserError, match="could identify"), store.write("Note"):
        texts.edit(statement, "note", "Ask MRN 448812")
    with pytest.raises(UserError, match="could identify"), store.write("Add"):
        texts.add(TextKind.EXPERIENCE, body=named)


def test_deleting_takes_the_ticks_along_and_undo_brings_all_back(store: Store, statement: int) -> None:
    with store.write("Fill"):
        texts.tick_point(statement, Point.FIELD, DAY, done=True)
        texts.edit(statement, "body", "Mrs Smith", [Kept(FindingKind.NAME, "Mrs Smith", "invented")])
    before = store.dump()
    with store.write("Delete") as done:
        texts.delete(statement)
    assert (Statement.select().count(), Tick.select().count()) == (0, 0)
    store.revert(done[0], "Undo")
    assert store.dump() == before


def test_a_plan_that_goes_leaves_its_texts_for_any_plan(store: Store, statement: int) -> None:
    with store.write("Fill"):
        plan = plans.add(TEMPLATES[0])
        texts.edit(statement, "pathway", str(plan))
        plans.delete(plan)
    assert (texts.get(statement).plan_id, texts.get(statement).plan) == (None, "")


def test_a_kind_of_a_newer_version_is_left_alone(store: Store, statement: int) -> None:
    with store.write("Newer"):
        Statement.create(kind="hologram", title="Later")
    assert [row.id for row in texts.rows()] == [statement]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("title", "  ", "needs a title"), ("pathway", "99", "This plan is not there any more")],
)
def test_what_cannot_be_taken_is_refused(
    store: Store, statement: int, field: str, value: str, said: str
) -> None:
    with pytest.raises(UserError, match=said), store.write("Edit"):
        texts.edit(statement, field, value)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Edit"):
        texts.edit(99, field, value)
