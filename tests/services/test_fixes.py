"""Each way to put a violation right is one action: afterwards it is gone, and one undo brings it back."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from matchplanner.domain.claims import YesNo
from matchplanner.domain.rotation_lists import US_SCHOOL_ONLY, RotationList
from matchplanner.domain.violations import FixKind, Violation, ViolationKind
from matchplanner.services import (
    blocked_periods,
    fixes,
    letters,
    people,
    profile,
    programs,
    rotation_lists,
    rotations,
    season,
)
from matchplanner.services.rotations import RotationPlan
from matchplanner.store.schema import Cost, Document, Person, Program, SiteDocument
from matchplanner.store.store import Store

TODAY = date(2026, 9, 10)
MAY, JUNE = ("2027-05-03", "2027-05-28"), ("2027-06-07", "2027-07-02")
JULY, LATE = ("2027-07-05", "2027-07-30"), ("2027-07-26", "2027-08-20")


def add(site: str, days: tuple[str, str], **fields: object) -> int:
    return rotations.add(site, starts_on=days[0], ends_on=days[1], **fields)


def tick(rotation: int, which: RotationList, item: str) -> None:
    rotation_lists.tick(rotation, which, item, TODAY, on=True)


def too_many() -> None:
    for number, days in enumerate((MAY, JUNE, JULY, LATE)):
        add(f"R{number}", days)


def none_genetics() -> None:
    add("Somewhere", JUNE, kind="unknown")


def same_region() -> None:
    for site, days, state in (("A", MAY, "MN"), ("B", JUNE, "NY"), ("C", JULY, "IL")):
        add(site, days, state=state)


def second_unlisted() -> None:
    programs.add("Genetics", institution="Duke")
    add("A", MAY)
    add("Duke", JUNE)


def sequence() -> None:
    add("A", JUNE)
    add("B", JULY, kind="broad")


def portfolio_full() -> None:
    add("A", JUNE, portfolio="dream")
    add("B", JULY, portfolio="dream")


def none_realistic() -> None:
    add("A", JUNE, portfolio="dream")


def over_budget() -> None:
    profile.edit("budget_usd", 1000)
    Cost.create(rotation=add("A", JUNE), amount_cents=120_000)


def overlap() -> None:
    add("A", JUNE)
    add("B", ("2027-06-28", "2027-07-23"))


def blocked() -> None:
    add("A", JUNE)
    blocked_periods.add("Exam", "2027-06-14", "2027-06-18")


def blocked_partly() -> None:
    add("A", JUNE)
    blocked_periods.add("Term", "2027-06-28", "2027-07-09")


def outside() -> None:
    add("A", ("2026-07-06", "2026-07-31"))


def late() -> None:
    rotation = add("A", LATE)
    letters.add(people.add("Dr Q"), rotation_id=rotation)


def cycle() -> None:
    program = programs.add("Genetics")
    Program.update(track="fellowship_july").where(Program.id == program).execute()
    add("A", JUNE, program_id=program)


def window_short() -> None:
    add("A", MAY)


def window_empty() -> None:
    add("A", ("2027-04-05", "2027-04-30"))


def window_past() -> None:
    add("A", ("2026-12-07", "2027-01-01"))


def visa() -> None:
    add("A", ("2026-11-02", "2026-11-27"))


def document() -> None:
    paper = Document.create(kind="english", title="TOEFL", expires_on=date(2027, 6, 18))
    SiteDocument.create(rotation=add("A", JUNE), kind="english", document=paper, need="needed")


def us_school() -> None:
    profile.edit("us_school", "no")
    tick(add("A", JUNE), RotationList.HOST_RULES, US_SCHOOL_ONLY)


def vslo() -> None:
    profile.edit("stage", "graduate")
    add("A", JUNE, vslo=YesNo.YES)


def red_flag() -> None:
    tick(add("A", JUNE), RotationList.RED_FLAGS, "never_imgs")


class Case(NamedTuple):
    """A plan and what is wrong with it."""

    fill: Callable[[], None]
    kind: ViolationKind


CASES = (
    Case(too_many, ViolationKind.TOO_MANY),
    Case(none_genetics, ViolationKind.NONE_GENETICS),
    Case(same_region, ViolationKind.SAME_REGION),
    Case(second_unlisted, ViolationKind.SECOND_UNLISTED),
    Case(sequence, ViolationKind.SEQUENCE),
    Case(portfolio_full, ViolationKind.PORTFOLIO_FULL),
    Case(none_realistic, ViolationKind.NONE_REALISTIC),
    Case(over_budget, ViolationKind.OVER_BUDGET),
    Case(overlap, ViolationKind.OVERLAP),
    Case(blocked, ViolationKind.BLOCKED),
    Case(blocked_partly, ViolationKind.BLOCKED),
    Case(outside, ViolationKind.OUTSIDE_CALENDAR),
    Case(late, ViolationKind.LETTER_TOO_LATE),
    Case(cycle, ViolationKind.CYCLE_MISSED),
    Case(window_short, ViolationKind.OVERLAP_SHORT),
    Case(window_empty, ViolationKind.OVERLAP_EMPTY),
    Case(window_past, ViolationKind.WINDOW_PAST),
    Case(visa, ViolationKind.VISA_LEAD),
    Case(document, ViolationKind.DOCUMENT_EXPIRES),
    Case(us_school, ViolationKind.US_SCHOOL_ONLY),
    Case(vslo, ViolationKind.VSLO_GRADUATE),
    Case(red_flag, ViolationKind.RED_FLAG),
)


def begin(store: Store, case: Case) -> tuple[RotationPlan, Violation]:
    """Fill a plan for 2027 and return it with what is wrong."""
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        case.fill()
    plan = rotations.plan(TODAY)
    return plan, next(one for one in plan.violations if one.kind is case.kind)


@pytest.mark.parametrize("case", CASES, ids=[case.fill.__name__ for case in CASES])
def test_each_fix_takes_its_violation_away_and_one_undo_brings_it_back(store: Store, case: Case) -> None:
    plan, violation = begin(store, case)
    offered = plan.fixes(violation)
    assert offered
    for fix in offered:
        before = store.dump()
        with store.write("Fix") as done:
            fixes.apply_fix(violation, fix, TODAY)
        assert violation not in rotations.plan(TODAY).violations, fix
        store.revert(done[0])
        assert store.dump() == before


def test_all_kinds_but_those_of_the_catalogue_are_tried_here() -> None:
    assert {case.kind for case in CASES} == set(ViolationKind)


def test_submitting_later_is_the_users_own_date_and_says_why(store: Store) -> None:
    plan, violation = begin(store, Case(late, ViolationKind.LETTER_TOO_LATE))
    fix = next(one for one in plan.fixes(violation) if one.kind is FixKind.SUBMIT_LATER)
    with store.write("Fix"):
        fixes.apply_fix(violation, fix, TODAY)
    submission = season.submission(2027)
    assert submission is not None
    assert (submission.on, submission.overridden) == (date(2027, 9, 10), True)
    assert "same date" in submission.note


def test_the_writers_own_days_count(store: Store) -> None:
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        rotation = add("A", LATE)
        writer = people.add("Dr Q")
        letters.add(writer, rotation_id=rotation)
    assert ViolationKind.LETTER_TOO_LATE in {one.kind for one in rotations.plan(TODAY).violations}
    with store.write("Quick"):
        Person.update(turnaround_days=7).where(Person.id == writer).execute()
    assert ViolationKind.LETTER_TOO_LATE not in {one.kind for one in rotations.plan(TODAY).violations}


def test_a_genetics_rotation_may_be_added_when_the_season_is_over(store: Store) -> None:
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        add("Somewhere", JUNE, kind="other")
    later = date(2027, 9, 20)
    plan = rotations.plan(later)
    violation = next(one for one in plan.violations if one.kind is ViolationKind.NONE_GENETICS)
    with store.write("Fix"):
        fixes.apply_fix(violation, plan.fixes(violation)[0], later)
    assert [(row.site, row.span) for row in rotations.rows(later)][-1] == ("New genetics rotation", None)


def test_marking_a_rotation_applied_notes_the_day_once(store: Store) -> None:
    plan, violation = begin(store, Case(window_past, ViolationKind.WINDOW_PAST))
    fix = next(one for one in plan.fixes(violation) if one.kind is FixKind.SET_STATUS)
    with store.write("Fix"):
        fixes.apply_fix(violation, fix, TODAY)
    assert plan.rows[0].applied_on is None
    assert rotations.rows(TODAY)[0].applied_on == TODAY
    with store.write("Later"):
        rotations.set_status(fix.record, "applied", date(2026, 12, 1))
    assert rotations.rows(TODAY)[0].applied_on == TODAY
