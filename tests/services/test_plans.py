"""The applicant's plans on a real plan file: what belongs to each, what it costs, and what serves it."""

from datetime import date

import pytest

from matchplanner.domain.letters import LetterState
from matchplanner.domain.plans import TEMPLATES, PlanKind, Template
from matchplanner.domain.serving import Serves
from matchplanner.errors import UserError
from matchplanner.services import (
    budget,
    letters,
    people,
    plan_programs,
    plan_serving,
    plans,
    profile,
    programs,
    rotations,
    scenarios,
    season,
)
from matchplanner.services import letters_assigning as assigning
from matchplanner.services import (
    today as today_lines,
)
from matchplanner.services.plan_serving import Place, Side
from matchplanner.services.plans import PlanRow
from matchplanner.store.schema import Letter, Pathway, Program, Statement, Tick
from matchplanner.store.store import Store

GENETICS = TEMPLATES[0]
DUAL = next(one for one in TEMPLATES if one.kind is PlanKind.DUAL)
YEAR = next(one for one in TEMPLATES if one.kind is PlanKind.RESEARCH_YEAR)


def add(store: Store, template: Template = DUAL) -> int:
    with store.write("Plan"):
        return plans.add(template)


def program(store: Store, name: str, kind: str, status: str = "will_apply") -> int:
    with store.write("Program"):
        made = programs.add(name)
        Program.update(status=status, program_type=kind).where(Program.id == made).execute()
    return made


def row(plan_id: int) -> PlanRow:
    found = plans.read().row(plan_id)
    assert found is not None
    return found


def names() -> list[str]:
    return [one.name for one in plans.read().rows]


def test_the_first_broader_plan_brings_genetics_along_as_one_step(store: Store) -> None:
    with store.write("Add") as done:
        plans.add(DUAL)
    assert names() == ["Genetics", "Pediatrics beside genetics"]
    store.revert(done[0])
    assert names() == []
    add(store, GENETICS)
    add(store)
    assert names() == ["Genetics", "Pediatrics beside genetics"]


def test_plans_of_the_same_template_are_told_apart(store: Store) -> None:
    for _time in range(3):
        add(store, YEAR)
    assert names() == ["Research year first", "Research year first 2", "Research year first 3"]


def test_plans_are_renamed_turned_into_others_noted_and_ordered(store: Store) -> None:
    dual = add(store)
    with store.write("Edit"):
        plans.edit(dual, "name", "  Children   first ")
        plans.edit(dual, "kind", "broad_first")
        plans.edit(dual, "specialty", "Neurology")
        plans.edit(dual, "note", "if nothing else")
        plans.move(dual, 1)
    first = plans.read().rows[0]
    assert (first.name, first.note) == ("Children first", "if nothing else")
    assert first.steps == ("Neurology residency", "Genetics fellowship or residency")
    with store.write("Back"):
        plans.move(dual, 9)
    assert names() == ["Genetics", "Children first"]


@pytest.mark.parametrize(
    ("field", "value", "told"), [("name", " ", "needs a name"), ("kind", "sideways", "must be one of")]
)
def test_what_a_plan_cannot_be_is_refused(store: Store, field: str, value: str, told: str) -> None:
    dual = add(store)
    with pytest.raises(UserError, match=told), store.write("Edit"):
        plans.edit(dual, field, value)


def test_a_deleted_plan_leaves_what_belonged_to_it_and_undo_brings_it_back(store: Store, today: date) -> None:
    dual = add(store)
    utah = program(store, "Utah", "combined_peds")
    with store.write("Fill"):
        letter = letters.add(people.add("Dr Q"))
        letters.edit(letter, "pathway", dual)
        plan_programs.assign([utah], dual)
        Statement.create(title="For pediatrics", pathway=dual, body="I")
        plan_serving.overrule(Place(Side.LETTER, letter, dual), Serves.SERVES, "I asked", today)
    with store.write("Delete") as done:
        plans.delete(dual)
    assert names() == ["Genetics"]
    assert letters.get(letter, today).pathway_id is None
    assert (Statement.get().pathway, Tick.select().count()) == (None, 0)
    assert [one.plan.name for one in plan_programs.applying() if one.plan] == ["Genetics"]
    store.revert(done[0])
    found = row(dual)
    assert (found.programs, found.letters, found.statements) == (("Utah",), 1, ("For pediatrics",))
    assert Tick.select().count() == 1


def test_what_is_gone_is_said_to_be_gone(store: Store) -> None:
    with store.write("Gone"):
        for action in (
            lambda: plans.edit(7, "name", "x"),
            lambda: plans.move(7, 1),
            lambda: plans.delete(7),
        ):
            with pytest.raises(UserError, match="not there any more"):
                action()
        with pytest.raises(UserError, match="not there any more"):
            plan_programs.assign([1], 7)
        with pytest.raises(UserError, match="not in the plan"):
            plan_programs.assign([1], None)


def test_programs_belong_to_the_plan_of_their_type_until_the_user_says_otherwise(store: Store) -> None:
    dual = add(store)
    mayo, riley = program(store, "Mayo", "categorical"), program(store, "Pediatrics (Riley)", "other")
    program(store, "Considered", "categorical", "considering")
    program(store, "Unclear", "")
    by_name = {one.name: one for one in plan_programs.applying()}
    assert sorted(by_name) == ["Mayo", "Pediatrics (Riley)", "Unclear"]
    assert {name: one.plan.name if one.plan else None for name, one in by_name.items()} == {
        "Mayo": "Genetics",
        "Pediatrics (Riley)": "Pediatrics beside genetics",
        "Unclear": None,
    }
    assert plans.read().undecided == ("Unclear",)
    with store.write("Assign"):
        plan_programs.assign([mayo], dual)
    assert row(dual).programs == ("Mayo", "Pediatrics (Riley)")
    with store.write("Back"):
        plan_programs.assign([mayo], None)
        plan_programs.assign([riley], dual)
    assert row(dual).programs == ("Pediatrics (Riley)",)


def test_each_plan_has_its_own_sum_and_the_whole_is_that_of_the_budget(store: Store) -> None:
    dual = add(store)
    for number in range(12):
        program(store, f"Genetics {number:02}", "categorical")
    for number in range(3):
        program(store, f"Pediatrics {number}", "other")
    found = plans.read()
    genetics, children = found.rows
    assert (genetics.cost.cents, children.cost.cents) == (149_00, 33_00)  # 115 + 2 x 17; 3 x 11
    assert [line.specialty for line in children.fees] == ["Pediatrics"]
    assert found.total.cents == sum(line.cents for line in budget.read().applications) == 182_00
    assert found.shared == ()
    program(store, "Somewhere", "other")
    with store.write("Outside"):
        Program.update(track="outside", pathway=dual).where(Program.name == "Somewhere").execute()
    assert (row(dual).cost.cents, row(dual).cost.unknown) == (33_00, 1)


def test_a_specialty_in_two_plans_is_paid_for_once_and_said_so(store: Store) -> None:
    dual = add(store)
    for number in range(11):
        program(store, f"Genetics {number:02}", "categorical")
    with store.write("Assign"):
        for one in plan_programs.applying()[:3]:
            plan_programs.assign([one.id], dual)
    found = plans.read()
    assert [one.cost.cents for one in found.rows] == [115_00, 115_00]
    assert found.total.cents == 132_00
    assert found.shared == ("Medical genetics and genomics",)


def test_a_plan_counts_the_letters_meant_for_it_and_the_statements_that_are_begun(
    store: Store, today: date
) -> None:
    dual = add(store)
    with store.write("Fill"):
        for writer in ("Dr Q", "Dr R"):
            letters.edit(letters.add(people.add(writer)), "pathway", dual)
        letters.set_state(Letter.select().order_by(-Letter.id).get().id, LetterState.DECLINED, today)
        letters.add(people.add("Dr S"))
        for title, body, kind in (("A", "I", "statement"), ("B", "", "statement"), ("C", "I", "signal")):
            Statement.create(title=title, body=body, kind=kind, pathway=dual)
        Statement.create(title="D", body="I", kind="statement")
    assert (row(dual).letters, row(dual).statements) == (1, ("A",))


def test_a_statement_for_no_plan_belongs_to_the_only_one_there_is(store: Store) -> None:
    only = add(store, GENETICS)
    with store.write("Text"):
        Statement.create(title="Mine", body="I", kind="statement")
    assert row(only).statements == ("Mine",)
    add(store)
    assert row(only).statements == ()


def test_rotations_and_letters_are_held_against_each_plan_and_counted(store: Store, today: date) -> None:
    dual = add(store)
    indiana = program(store, "Indiana", "combined_peds")
    with store.write("Fill"):
        rotations.add("R1", kind="genetics", program_id=indiana)
        rotations.add("R2", kind="genetics")
        rotations.add("R3", kind="pediatrics", starts_on="2027-05-03")
        for writer, specialty, generalist in (
            ("Both", "Pediatrics/Medical genetics", "unknown"),
            ("Wide", "Medical genetics and genomics", "yes"),
            ("Open", "Medical genetics and genomics", "unknown"),
            ("Narrow", "Pediatrics", "unknown"),
        ):
            letter = letters.add(people.add(writer))
            letters.edit(letter, "specialty", specialty)
            letters.edit(letter, "generalist", generalist)
        scenarios.duplicate("What if", today)
    found = plan_serving.read()
    assert [plan.id for plan in found.plans][1] == dual
    assert {one.title: [word.level.value for word in one.shown] for one in found.rows} == {
        "R3": ["partly", "serves"],
        "R1": ["serves", "serves"],
        "R2": ["serves", "partly"],
        "Both": ["serves", "serves"],
        "Wide": ["serves", "serves"],
        "Open": ["serves", "unknown"],
        "Narrow": ["does_not", "serves"],
    }
    assert (found.count(Side.ROTATION), found.count(Side.LETTER)) == ((1, 0, 3), (2, 1, 4))


def test_the_users_word_overrules_with_a_reason_and_goes_with_what_it_is_about(
    store: Store, today: date
) -> None:
    dual = add(store)
    with store.write("Fill"):
        rotation = rotations.add("R2", kind="genetics")
    place = Place(Side.ROTATION, rotation, dual)
    with pytest.raises(UserError, match="Say why"), store.write("Overrule"):
        plan_serving.overrule(place, Serves.SERVES, " ", today)
    with store.write("Overrule") as done:
        plan_serving.overrule(place, Serves.SERVES, "Half of it is the ward", today)
    shown = plan_serving.read().rows[0].shown[1]
    assert (shown.level, shown.own) == (Serves.SERVES, True)
    assert shown.why.startswith("Half of it is the ward (Your word; by the rules: partly")
    assert plan_serving.own_reason(place) == "Half of it is the ward"
    with store.write("Again"):
        plan_serving.overrule(place, Serves.NOT, "No, it is not", today)
    assert plan_serving.read().rows[0].shown[1].level is Serves.NOT
    with store.write("Rules"):
        plan_serving.overrule(place, None, "", today)
    assert not plan_serving.read().rows[0].shown[1].own
    assert plan_serving.own_reason(place) == ""
    store.revert(done[0])
    with store.write("Overrule"):
        plan_serving.overrule(place, Serves.NOT, "Only labs", today)
        rotations.delete(rotation)
    assert Tick.select().count() == 0
    with pytest.raises(UserError, match="not in the plan"), store.write("Late"):
        plan_serving.overrule(place, Serves.NOT, "Gone", today)


def test_today_asks_for_each_plans_statement_before_applications_go_out(store: Store) -> None:
    dual = add(store)
    program(store, "Mayo", "categorical")
    program(store, "Pediatrics (Riley)", "other")
    with store.write("X"):
        profile.edit("target_year", 2027)
    submission = season.submission_day()
    assert submission is not None

    def due(day: date) -> list[str]:
        return [one.title for one in today_lines.due_lines(day) if one.place == "application/texts"]

    assert due(date(2027, 6, 1)) == []
    both = ["Statement for “Genetics”", "Statement for “Pediatrics beside genetics”"]
    assert due(submission) == both
    with store.write("Written"):
        Statement.create(title="Mine", body="I saw a child", pathway=dual)
    assert due(submission) == both[:1]
    assert due(date(2027, 10, 1)) == []


def test_today_warns_of_a_letter_that_tells_of_the_other_plan_and_leads_to_the_assignment(
    store: Store, today: date
) -> None:
    dual = add(store)
    mayo = program(store, "Mayo", "categorical")
    with store.write("Fill"):
        letter = letters.add(people.add("Dr Q"))
        letters.edit(letter, "pathway", dual)
        letters.edit(letter, "specialty", "Pediatrics")
        assigning.assign(letter, mayo, today)
    (line,) = [one for one in today_lines.due_lines(today) if one.kind == "plan_leak"]
    assert (line.title, line.place, line.risk) == (
        "A letter tells of your other plan",
        "letters/assignment",
        True,
    )
    assert "Dr Q" in line.why
    assert "Mayo" in line.why


def test_a_way_this_version_does_not_know_reads_as_another_one(store: Store) -> None:
    with store.write("Other"):
        Pathway.create(name="Mine", kind="other", position=1)
    assert (plans.read().rows[0].kind, plans.read().rows[0].steps) == (PlanKind.OTHER, ())
