"""What if: the plan duplicated, changed, compared, adopted; everything else sees the plan alone."""

from datetime import date

import pytest

from matchplanner.domain.rotation_lists import RotationList
from matchplanner.domain.violations import Severity
from matchplanner.errors import UserError
from matchplanner.services import (
    case_log,
    letters,
    people,
    profile,
    rotation_lists,
    rotations,
    scenarios,
    today,
)
from matchplanner.services.exchange import calendar_entries
from matchplanner.store.schema import Cost, Rotation
from matchplanner.store.store import Store

TODAY = date(2026, 9, 10)


@pytest.fixture(autouse=True)
def plan(store: Store) -> dict[str, int]:
    """A plan of two rotations for 2027: Mayo with a cost, a tick and a letter; Duke, too late for one."""
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        mayo = rotations.add("Mayo", starts_on="2027-06-07", ends_on="2027-07-02", notes="By the lake")
        duke = rotations.add("Duke", starts_on="2027-08-16", ends_on="2027-09-10")
        Cost.create(rotation=mayo, kind="housing", amount_cents=150_050)
        rotation_lists.tick(mayo, RotationList.COMPENSATION, "project", TODAY, on=True)
        letters.add(people.add("Dr Q"), rotation_id=mayo)
    return {"Mayo": mayo, "Duke": duke}


@pytest.fixture
def scenario(store: Store) -> int:
    with store.write("Duplicate"):
        return scenarios.duplicate("Earlier", TODAY)


def of(scenario: int | None, site: str) -> int:
    return next(row.id for row in rotations.plan(TODAY, scenario).rows if row.site == site)


def test_a_scenario_is_the_plan_again_with_costs_and_ticks(scenario: int) -> None:
    (row,) = scenarios.rows()
    assert (row.name, row.made_on, row.rotations) == ("Earlier", TODAY, 2)
    copy = rotations.plan(TODAY, scenario).row(of(scenario, "Mayo"))
    assert copy is not None
    assert (copy.notes, copy.planned.cost_cents) == ("By the lake", 150_050)
    assert copy.ticked[RotationList.COMPENSATION] == {"project"}


def test_what_is_changed_in_a_scenario_leaves_the_plan_alone(store: Store, scenario: int) -> None:
    with store.write("Move"):
        rotations.move(of(scenario, "Duke"), date(2027, 7, 5))
        rotations.add("Boston", scenario)
    assert [row.site for row in rotations.rows(TODAY)] == ["Mayo", "Duke"]
    assert [row.site for row in rotations.plan(TODAY, scenario).rows] == ["Mayo", "Duke", "Boston"]


def test_letters_today_and_the_calendar_file_see_the_plan_alone(
    store: Store, scenario: int, plan: dict[str, int]
) -> None:
    assert [record for record, _site in letters.origins()] == list(plan.values())
    assert [one.id for one in rotations.planned()] == list(plan.values())
    before = today.overview(TODAY)
    entries = {entry.uid for entry in calendar_entries.entries(TODAY)}
    with store.write("Delete"):
        scenarios.delete(scenario)
    assert {entry.uid for entry in calendar_entries.entries(TODAY)} == entries
    assert today.overview(TODAY) == before


def test_two_are_compared_by_their_figures(store: Store, scenario: int) -> None:
    with store.write("Earlier"):
        rotations.move(of(scenario, "Duke"), date(2027, 7, 5))
        Cost.create(rotation=of(scenario, "Duke"), amount_cents=100_000)
    own, other = scenarios.figures(TODAY), scenarios.figures(TODAY, scenario)
    assert (own.rotations, own.weeks, own.letters, own.in_time) == (2, 8, 2, 1)
    assert (other.rotations, other.weeks, other.letters, other.in_time) == (2, 8, 2, 2)
    assert (own.violations[Severity.PROBLEM], other.violations[Severity.PROBLEM]) == (1, 0)
    assert (own.cost_cents, own.uncosted) == (150_050, 1)
    assert (other.cost_cents, other.uncosted) == (250_050, 0)


def test_an_adopted_scenario_replaces_the_plan_in_one_step(
    store: Store, scenario: int, plan: dict[str, int]
) -> None:
    with store.write("Change"):
        rotations.move(of(scenario, "Mayo"), date(2027, 5, 3))
        rotations.delete(of(scenario, "Duke"))
        rotations.add("Boston", scenario, starts_on="2027-07-05")
    uid = Rotation.get_by_id(plan["Mayo"]).uid
    before = store.dump()
    with store.write("Adopt") as done:
        kept = scenarios.adopt(scenario, TODAY, "Until today")
    assert [(row.site, row.starts_on) for row in rotations.rows(TODAY)] == [
        ("Mayo", date(2027, 5, 3)),
        ("Boston", date(2027, 7, 5)),
    ]
    mayo = rotations.rows(TODAY)[0]
    assert (mayo.id, mayo.uid, mayo.planned.cost_cents) == (plan["Mayo"], uid, 150_050)
    assert mayo.ticked[RotationList.COMPENSATION] == {"project"}
    assert letters.rows(TODAY)[0].rotation == "Mayo"
    assert [(row.id, row.name, row.rotations) for row in scenarios.rows()] == [(kept, "Until today", 2)]
    store.revert(done[0])
    assert store.dump() == before


def test_a_scenario_is_renamed_copied_and_deleted(store: Store, scenario: int) -> None:
    with store.write("Rename"):
        scenarios.rename(scenario, "Summer")
        scenarios.duplicate("Summer again", TODAY, scenario)
    assert [(row.name, row.rotations) for row in scenarios.rows()] == [("Summer", 2), ("Summer again", 2)]
    with store.write("Delete"):
        scenarios.delete(scenario)
    assert [row.name for row in scenarios.rows()] == ["Summer again"]
    assert len(rotations.rows(TODAY)) == 2
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Rename"):
        scenarios.rename(scenario, "Gone")
    with pytest.raises(UserError, match="needs a name"), store.write("Rename"):
        scenarios.duplicate(" ", TODAY)


def test_two_rotations_at_one_site_keep_their_own_letters(store: Store, plan: dict[str, int]) -> None:
    with store.write("Again at Mayo"):
        again = rotations.add("Mayo", starts_on="2027-07-05", ends_on="2027-07-30")
        letters.add(people.add("Dr Again"), rotation_id=again)
        scenario = scenarios.duplicate("Without June", TODAY)
        rotations.delete(of(scenario, "Mayo"))
        rotations.move(of(scenario, "Mayo"), date(2027, 7, 12))
        scenarios.adopt(scenario, TODAY, "Until today")
    (mayo,) = (row for row in rotations.rows(TODAY) if row.site == "Mayo")
    assert (mayo.id, mayo.starts_on) == (again, date(2027, 7, 12))
    assert {row.writer: row.rotation_id for row in letters.rows(TODAY)} == {"Dr Q": None, "Dr Again": again}
    assert plan["Mayo"] not in {row.id for row in rotations.rows(TODAY)}


def test_a_site_renamed_in_a_scenario_keeps_its_letters(
    store: Store, scenario: int, plan: dict[str, int]
) -> None:
    with store.write("Rename"):
        rotations.edit(of(scenario, "Mayo"), "site", "Mayo Clinic, Rochester")
        scenarios.adopt(scenario, TODAY, "Until today")
    (letter,) = letters.rows(TODAY)
    assert (letter.rotation_id, letter.rotation) == (plan["Mayo"], "Mayo Clinic, Rochester")


def test_what_a_scenario_would_detach_is_counted_and_may_be_kept(
    store: Store, scenario: int, plan: dict[str, int]
) -> None:
    with store.write("Log"):
        case_log.add_example(plan["Mayo"], TODAY)
        rotations.delete(of(scenario, "Mayo"))
        rotations.delete(of(scenario, "Duke"))
    (losing,) = scenarios.detached(scenario)
    assert (losing.rotation_id, losing.site) == (plan["Mayo"], "Mayo")
    assert (losing.letters, losing.cases, losing.others) == (1, 1, 0)
    with store.write("Adopt"):
        scenarios.adopt(scenario, TODAY, "Until today", [losing.rotation_id])
    assert [row.site for row in rotations.rows(TODAY)] == ["Mayo"]
    assert letters.rows(TODAY)[0].rotation_id == plan["Mayo"]


def test_a_scenario_with_every_rotation_detaches_nothing(scenario: int) -> None:
    assert scenarios.detached(scenario) == ()
