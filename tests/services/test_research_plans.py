"""Research in place of a rotation, and what makes up for only observing, on a real plan file."""

from datetime import date, timedelta

import pytest

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.research_year import PROJECTS, Project
from matchplanner.domain.rotation_lists import RotationList
from matchplanner.domain.rotations import RotationKind, RotationMode
from matchplanner.errors import UserError
from matchplanner.services import (
    blocked_periods,
    compensation,
    experiences,
    profile,
    research_plans,
    rotation_lists,
    rotations,
)
from matchplanner.services.compensation import Aim, AimRow
from matchplanner.services.research_plans import EffectKind
from matchplanner.store.schema import Statement
from matchplanner.store.store import Store


@pytest.fixture(autouse=True)
def season(store: Store) -> None:
    """X is 2027."""
    with store.write("X"):
        profile.edit("target_year", 2027)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda one: one.key)
def test_a_short_project_is_planned_and_counts_once_it_has_begun(
    store: Store, today: date, project: Project
) -> None:
    with store.write("Plan"):
        added = research_plans.plan_project(project, project.title, "2026-11-01", "Dr Q, Riley")
    (row,) = experiences.rows()
    assert (row.id, row.kind, row.place) == (added, project.kind, "Dr Q, Riley")
    assert row.kind.scholarly
    assert [one.id for one in research_plans.read(today).planned] == [added]
    assert experiences.held(today) == ()
    begun = date(2026, 11, 1)
    assert [one.id for one in research_plans.read(begun).held] == [added]
    assert [one.id for one in experiences.held(begun)] == [added]


def test_a_plan_without_a_day_or_a_title_is_refused(store: Store) -> None:
    for title, day in (("Report", None), (" ", "2026-11-01")):
        with pytest.raises(UserError), store.write("Plan"):
            research_plans.plan_project(PROJECTS[0], title, day, "")
    assert experiences.rows() == ()


def test_the_start_suggested_is_the_first_of_next_month() -> None:
    assert research_plans.suggested_start(date(2026, 10, 1)) == date(2026, 11, 1)
    assert research_plans.suggested_start(date(2026, 12, 31)) == date(2027, 1, 1)


def test_a_year_is_seen_with_what_it_meets_before_anything_is_written(store: Store, today: date) -> None:
    with store.write("Fill"):
        rotations.add("R1", starts_on="2027-05-03")
        rotations.add("R2", starts_on="2028-05-01")
        blocked_periods.add("Step 3", "2026-11-09", "2026-11-13")
        blocked_periods.add("Wedding", "2027-06-12", "2027-06-12")
    found = research_plans.preview("2026-11-01", 1, today)
    assert [(one.kind, one.title, one.clash) for one in found.effects] == [
        (EffectKind.ROTATION, "R1", True),
        (EffectKind.BLOCKED, "Step 3", True),
        (EffectKind.BLOCKED, "Wedding", False),
        (EffectKind.SUBMISSION, found.effects[3].title, True),
        (EffectKind.OUTSIDE, "", False),
    ]
    assert found.effects[3].days == -60
    assert len(rotations.rows(today)) == 2
    assert experiences.rows() == ()
    early = research_plans.preview("2026-08-01", 2, today).effects
    assert [one.days for one in early if one.kind is EffectKind.SUBMISSION] == [32]
    assert not any(one.kind is EffectKind.OUTSIDE for one in early)


def test_a_year_without_a_first_day_is_refused(today: date) -> None:
    with pytest.raises(UserError, match="When does the year begin"):
        research_plans.preview(None, 1, today)


def test_the_year_is_written_down_as_one_step(store: Store, today: date) -> None:
    year = research_plans.preview("2026-11-01", 2, today).year
    with store.write("Year") as done:
        research_plans.add_year(year, "Lab of Dr Q", block=True)
    (held,) = experiences.rows()
    assert (held.kind, held.started_on, held.ended_on) == (
        ExperienceKind.RESEARCH_POST,
        date(2026, 11, 1),
        date(2027, 10, 31),
    )
    (clinic,) = rotations.rows(today)
    assert (clinic.site, clinic.kind, clinic.mode) == (
        "Lab of Dr Q",
        RotationKind.GENETICS,
        RotationMode.UNKNOWN,
    )
    assert clinic.span == year.clinic == (date(2026, 11, 2), date(2027, 1, 1) - timedelta(days=7))
    (block,) = blocked_periods.rows()
    assert (block.span, block.kind) == (year.output, BlockKind.OTHER)
    store.revert(done[0])
    assert (experiences.rows(), rotations.rows(today), blocked_periods.rows()) == ((), (), ())
    with store.write("Year"):
        research_plans.add_year(year, "", block=False)
    assert rotations.rows(today)[0].site == "Clinical exposure of the research year"
    assert blocked_periods.rows() == ()


def aim(which: Aim, today: date) -> AimRow:
    return next(row for row in compensation.read(today).aims if row.aim is which)


def test_each_aim_shows_what_the_plan_holds_and_what_is_only_ahead(store: Store, today: date) -> None:
    for which in Aim:
        assert (aim(which, today).shown, aim(which, today).planned) == ((), ())
    with store.write("Fill"):
        experiences.add("Series of nine", ExperienceKind.CASE_REPORT)
        experiences.add("A course", ExperienceKind.COURSE)
        research_plans.plan_project(PROJECTS[1], "Charts", "2027-01-01", "")
        profile.edit_exam(profile.add_exam("Step 2 CK"), "result", "241")
        profile.add_exam("OET")
        Statement.create(title="Mine", body="I saw")
        Statement.create(title="Other", body="")
        Statement.create(title="Signal", kind="other", body="No")
    assert (aim(Aim.RESEARCH, today).shown, aim(Aim.RESEARCH, today).planned) == (
        ("Series of nine",),
        ("Charts",),
    )
    assert (aim(Aim.SCORES, today).shown, aim(Aim.SCORES, today).planned) == (("Step 2 CK: 241",), ("OET",))
    assert (aim(Aim.STATEMENT, today).shown, aim(Aim.STATEMENT, today).planned) == (("Mine",), ("Other",))


def test_an_aim_is_ticked_with_evidence_and_untouched_again(store: Store, today: date) -> None:
    with store.write("Tick"):
        compensation.tick(Aim.SCORES, today, on=True)
        compensation.note(Aim.SCORES, "  above the mean of  last year ")
    assert (aim(Aim.SCORES, today).ticked_on, aim(Aim.SCORES, today).note) == (
        today,
        "above the mean of last year",
    )
    with store.write("Untick"):
        compensation.tick(Aim.SCORES, today, on=False)
    assert (aim(Aim.SCORES, today).ticked_on, aim(Aim.SCORES, today).note) == (
        None,
        "above the mean of last year",
    )


def test_observerships_are_listed_with_what_is_settled_and_only_observing_is_told(
    store: Store, today: date
) -> None:
    assert not compensation.read(today).only_observing
    with store.write("Fill"):
        first = rotations.add("R1", mode="observership")
        rotations.add("R2")
        rotation_lists.tick(first, RotationList.COMPENSATION, "allowed", today, on=True)
    found = compensation.read(today)
    (site,) = found.sites
    assert (site.site, len(site.done), len(site.open)) == ("R1", 1, 5)
    assert (found.hands_on, found.unknown, found.only_observing) == (0, 1, True)
    with store.write("More"):
        rotations.add("R3", mode="hands_on")
    assert not compensation.read(today).only_observing
