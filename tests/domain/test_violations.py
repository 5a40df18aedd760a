"""The catalogue of violations: one plan that has each, one beside it that has not, and what puts it right."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.applicant import Stage
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.rotations import (
    Paper,
    PlannedRotation,
    Portfolio,
    RotationKind,
    RotationMode,
    RotationStatus,
)
from matchplanner.domain.spans import Span
from matchplanner.domain.violations import (
    Block,
    CauseKind,
    Fix,
    FixKind,
    ListedProgram,
    Severity,
    Situation,
    Violation,
    ViolationKind,
    find,
    find_about,
    fixes,
)

TODAY = date(2026, 9, 10)
R1 = PlannedRotation(1, "Pediatrics", date(2027, 5, 3), date(2027, 5, 28), RotationKind.BROAD)
R2 = PlannedRotation(2, "Genetics", date(2027, 6, 1), date(2027, 6, 28), program_id=7)
R3 = PlannedRotation(3, "Genetics, elsewhere", date(2027, 8, 16), date(2027, 9, 10))
R4 = PlannedRotation(4, "One more", date(2027, 7, 5), date(2027, 7, 30))
PLAIN = Situation(2027, date(2027, 9, 2), TODAY, review=date(2027, 9, 22))
EXAM = Block(5, "Step 2 CK", Span(date(2027, 6, 14), date(2027, 6, 18)))


def plan(*rotations: PlannedRotation, today: date = TODAY) -> Situation:
    return replace(PLAIN, rotations=rotations, today=today)


def kinds(situation: Situation) -> list[ViolationKind]:
    return [violation.kind for violation in find(situation)]


def only(situation: Situation, kind: ViolationKind) -> Violation:
    (found,) = [violation for violation in find(situation) if violation.kind is kind]
    return found


def at(rotation: PlannedRotation, start: str, end: str) -> PlannedRotation:
    return replace(rotation, start=date.fromisoformat(start), end=date.fromisoformat(end))


class Case(NamedTuple):
    """A plan with a violation of a kind, one without, and the ways offered to put it right."""

    kind: ViolationKind
    wrong: Situation
    right: Situation
    offered: tuple[FixKind, ...]


PAPER = Paper(11, "TOEFL", date(2027, 6, 10))
WEST, NORTH = replace(R2, region="West"), replace(R1, region="Northeast")
CATALOGUE = (
    Case(
        ViolationKind.TOO_MANY,
        plan(R1, R2, R3, R4),
        plan(R1, R2, R3),
        (FixKind.DROP, FixKind.DROP, FixKind.DROP, FixKind.DROP),
    ),
    Case(
        ViolationKind.NONE_GENETICS,
        plan(replace(R1, kind=RotationKind.UNKNOWN)),
        plan(R1),
        (FixKind.ADD, FixKind.SET_KIND),
    ),
    Case(
        ViolationKind.SAME_REGION,
        plan(NORTH, WEST, replace(R4, region="West")),
        plan(NORTH, WEST, replace(R4, region="South")),
        (FixKind.SET_REGION, FixKind.SET_REGION, FixKind.SET_REGION, FixKind.DROP),
    ),
    Case(
        ViolationKind.SECOND_UNLISTED,
        plan(R1, replace(R2, program_id=None)),
        plan(R1, R2),
        (FixKind.LIST_PROGRAM,),
    ),
    Case(ViolationKind.SEQUENCE, plan(R2, at(R1, "2027-07-05", "2027-07-30")), plan(R1, R2), (FixKind.SWAP,)),
    Case(
        ViolationKind.PORTFOLIO_FULL,
        plan(replace(R1, portfolio=Portfolio.DREAM), replace(R2, portfolio=Portfolio.DREAM)),
        plan(replace(R1, portfolio=Portfolio.DREAM), replace(R2, portfolio=Portfolio.REALISTIC)),
        (FixKind.SET_PORTFOLIO, FixKind.SET_PORTFOLIO),
    ),
    Case(
        ViolationKind.NONE_REALISTIC,
        plan(replace(R1, portfolio=Portfolio.DREAM), replace(R2, portfolio=Portfolio.BACKUP)),
        plan(replace(R1, portfolio=Portfolio.DREAM), R2),
        (FixKind.SET_PORTFOLIO, FixKind.SET_PORTFOLIO),
    ),
    Case(
        ViolationKind.OVER_BUDGET,
        replace(plan(replace(R1, cost_cents=250_001), replace(R2, cost_cents=250_000)), budget_usd=5000),
        replace(plan(replace(R1, cost_cents=250_000), replace(R2, cost_cents=250_000)), budget_usd=5000),
        (FixKind.DROP, FixKind.DROP),
    ),
    Case(
        ViolationKind.OVERLAP,
        plan(R2, at(R4, "2027-06-28", "2027-07-23")),
        plan(R2, at(R4, "2027-06-29", "2027-07-23")),
        (FixKind.MOVE, FixKind.MOVE, FixKind.SHORTEN, FixKind.SHORTEN),
    ),
    Case(
        ViolationKind.BLOCKED,
        replace(plan(R2), blocks=(EXAM,)),
        replace(plan(R4), blocks=(EXAM,)),
        (FixKind.MOVE, FixKind.MOVE_BLOCK),
    ),
    Case(
        ViolationKind.OUTSIDE_CALENDAR,
        plan(at(R2, "2026-07-06", "2026-07-31")),
        plan(R2),
        (FixKind.MOVE, FixKind.DROP),
    ),
    Case(ViolationKind.LETTER_TOO_LATE, plan(R3), plan(R2), (FixKind.MOVE, FixKind.DROP)),
    Case(
        ViolationKind.CYCLE_MISSED,
        plan(replace(R2, program_opens=date(2027, 7, 7))),
        plan(replace(R1, program_opens=date(2027, 7, 7))),
        (FixKind.MOVE, FixKind.UNLINK_PROGRAM),
    ),
    Case(
        ViolationKind.WINDOW_PAST,
        plan(R2, today=date(2027, 2, 2)),
        plan(R2, today=date(2027, 2, 1)),
        (FixKind.MOVE, FixKind.SET_STATUS),
    ),
    Case(ViolationKind.OVERLAP_SHORT, plan(R1), plan(R2), (FixKind.MOVE, FixKind.SET_STATUS)),
    Case(
        ViolationKind.OVERLAP_EMPTY,
        plan(at(R1, "2027-04-05", "2027-04-30")),
        plan(R2),
        (FixKind.MOVE, FixKind.SET_STATUS),
    ),
    Case(
        ViolationKind.VISA_LEAD,
        plan(R2, today=date(2027, 3, 2)),
        plan(replace(R2, office_asked_on=date(2027, 3, 1)), today=date(2027, 3, 2)),
        (FixKind.OFFICE_ASKED, FixKind.MOVE),
    ),
    Case(
        ViolationKind.DOCUMENT_EXPIRES,
        plan(replace(R2, papers=(PAPER,))),
        plan(replace(R1, papers=(PAPER,))),
        (FixKind.MOVE, FixKind.NOT_NEEDED),
    ),
    Case(
        ViolationKind.US_SCHOOL_ONLY,
        replace(plan(replace(R2, us_school_only=True)), us_school=YesNo.NO),
        replace(plan(replace(R2, us_school_only=True)), us_school=YesNo.YES),
        (FixKind.SET_MODE, FixKind.DROP),
    ),
    Case(
        ViolationKind.VSLO_GRADUATE,
        replace(plan(replace(R2, vslo=YesNo.YES)), stage=Stage.GRADUATE),
        replace(plan(replace(R2, vslo=YesNo.YES)), stage=Stage.STUDENT),
        (FixKind.SET_VSLO, FixKind.DROP),
    ),
    Case(
        ViolationKind.RED_FLAG,
        plan(replace(R2, red_flags=2)),
        plan(replace(R2, red_flags=2, status=RotationStatus.DONE)),
        (FixKind.DROP, FixKind.CLEAR_FLAGS),
    ),
)


def test_the_catalogue_has_every_kind_once() -> None:
    assert sorted(case.kind for case in CATALOGUE) == sorted(ViolationKind)


@pytest.mark.parametrize("case", CATALOGUE, ids=[case.kind.value for case in CATALOGUE])
def test_each_kind_is_found_where_it_is_and_only_there(case: Case) -> None:
    found = only(case.wrong, case.kind)
    assert len(found.causes) == 2
    assert found.causes[0] != found.causes[1]
    assert case.kind not in kinds(case.right)


@pytest.mark.parametrize("case", CATALOGUE, ids=[case.kind.value for case in CATALOGUE])
def test_each_kind_offers_its_ways_out(case: Case) -> None:
    offered = fixes(only(case.wrong, case.kind), case.wrong)
    assert tuple(fix.kind for fix in offered) == case.offered
    assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("case", CATALOGUE, ids=[case.kind.value for case in CATALOGUE])
def test_other_weeks_that_are_offered_are_free_and_right(case: Case) -> None:
    for fix in fixes(only(case.wrong, case.kind), case.wrong):
        if fix.kind in (FixKind.MOVE, FixKind.SHORTEN) and isinstance(fix.value, Span):
            after = case.wrong.moved(fix.record, fix.value)
            assert case.kind not in kinds(after)
            assert ViolationKind.OVERLAP not in kinds(after)
            assert ViolationKind.BLOCKED not in kinds(after)


def test_an_empty_plan_and_a_june_have_nothing_wrong() -> None:
    assert kinds(PLAIN) == []
    assert kinds(plan(R2)) == []
    assert kinds(plan(PlannedRotation(1, "Some day", None, None))) == []


def test_little_time_to_apply_names_the_window_and_the_phase() -> None:
    (found,) = find(plan(R1))
    assert (found.kind, found.severity) == (ViolationKind.OVERLAP_SHORT, Severity.CAUTION)
    assert [(cause.kind, cause.value) for cause in found.causes] == [
        (CauseKind.APPLICATION_WINDOW, Span(date(2026, 9, 3), date(2027, 1, 3))),
        (CauseKind.PHASE_2, Span(date(2027, 1, 1), date(2027, 4, 30))),
    ]


def test_a_letter_from_september_is_too_late_for_september() -> None:
    found = only(plan(R3), ViolationKind.LETTER_TOO_LATE)
    assert (found.severity, found.rotation_ids) == (Severity.PROBLEM, (3,))
    assert [cause.value for cause in found.causes] == [date(2027, 10, 1), date(2027, 9, 2)]


def test_a_fourth_genetics_rotation_is_advised_against() -> None:
    found = find(plan(R1, R2, R3, R4))[0]
    assert (found.kind, [cause.value for cause in found.causes]) == (ViolationKind.TOO_MANY, [4, 3])


@pytest.mark.parametrize(("kind", "unknown"), [(RotationKind.OTHER, 0), (RotationKind.UNKNOWN, 1)])
def test_a_plan_without_genetics_says_how_many_are_unknown(kind: RotationKind, unknown: int) -> None:
    (found,) = find(plan(PlannedRotation(1, "Somewhere", None, None, kind)))
    assert [cause.value for cause in found.causes] == [0, unknown]


def test_what_the_writer_usually_takes_counts_for_the_letter() -> None:
    july = at(R2, "2027-07-26", "2027-08-20")
    assert ViolationKind.LETTER_TOO_LATE in kinds(plan(july))
    assert ViolationKind.LETTER_TOO_LATE not in kinds(plan(replace(july, turnaround=10)))
    assert ViolationKind.LETTER_TOO_LATE in kinds(plan(replace(R2, turnaround=90)))


def test_a_letter_a_few_days_late_can_wait_for_or_be_asked_for_earlier() -> None:
    august = at(replace(R2, has_letter=True), "2027-07-26", "2027-08-20")
    offered = fixes(only(plan(august), ViolationKind.LETTER_TOO_LATE), plan(august))
    assert [fix.kind for fix in offered] == [
        FixKind.MOVE,
        FixKind.SHORTEN,
        FixKind.SUBMIT_LATER,
        FixKind.AGREE_DAY,
    ]
    assert offered[1].value == Span(date(2027, 7, 26), date(2027, 8, 6))
    assert offered[2].value == date(2027, 9, 10)
    agreed = replace(august, letter_on=date(2027, 9, 2))
    assert ViolationKind.LETTER_TOO_LATE not in kinds(plan(agreed))


@pytest.mark.parametrize(
    ("rule", "window"),
    [
        ({"earliest_months": 12, "latest_months": 6}, ("2026-06-01", "2026-12-01")),
        ({"latest_months": 2}, ("2026-10-01", "2027-04-01")),
        ({"apply_by": date(2027, 3, 15)}, ("2026-10-01", "2027-03-15")),
        ({"apply_by": date(2026, 9, 30)}, ("2026-09-30", "2026-09-30")),
    ],
)
def test_the_hosts_own_rule_overrides_eight_to_four_months(
    rule: dict[str, int | date], window: tuple[str, str]
) -> None:
    ruled = replace(R2, **rule)  # type: ignore[arg-type]  # the table above has the right types
    assert ruled.window(date(2027, 6, 1)) == tuple(map(date.fromisoformat, window))
    late = plan(ruled, today=date.fromisoformat(window[1]) + timedelta(days=1))
    assert only(late, ViolationKind.WINDOW_PAST).causes[0].kind is CauseKind.HOST_WINDOW


def test_the_blocked_week_may_be_shortened_where_a_part_of_it_stays() -> None:
    long = replace(EXAM, span=Span(date(2027, 6, 24), date(2027, 7, 9)))
    blocked = replace(plan(R2), blocks=(long,))
    _move, cut = fixes(only(blocked, ViolationKind.BLOCKED), blocked)
    assert cut == Fix(FixKind.SHORTEN_BLOCK, 5, Span(date(2027, 6, 29), date(2027, 7, 9)))
    inside = replace(plan(R2), blocks=(EXAM,))
    assert fixes(only(inside, ViolationKind.BLOCKED), inside)[1].value == Span(
        date(2027, 6, 29), date(2027, 7, 3)
    )


def test_the_programs_of_the_list_at_that_site_are_offered() -> None:
    listed = (ListedProgram(7, "Genetics, Mayo Clinic", "Mayo"), ListedProgram(8, "Genetics", "Duke"))
    second = replace(R2, title="Mayo Clinic", program_id=None)
    situation = replace(plan(R1, second), programs=listed)
    offered = fixes(only(situation, ViolationKind.SECOND_UNLISTED), situation)
    assert offered[0] == Fix(FixKind.LINK_PROGRAM, 2, 7)
    assert offered[-1].kind is FixKind.LIST_PROGRAM


@pytest.mark.parametrize("background", list(BackgroundType))
def test_only_who_needs_to_begins_broadly(background: BackgroundType) -> None:
    situation = replace(plan(R2, at(R1, "2027-07-05", "2027-07-30")), background=background)
    begins_broadly = background in (BackgroundType.UNKNOWN, BackgroundType.NO_US)
    assert (ViolationKind.SEQUENCE in kinds(situation)) is begins_broadly


def test_hosts_of_students_may_let_others_observe() -> None:
    observer = replace(R2, us_school_only=True, mode=RotationMode.OBSERVERSHIP)
    assert ViolationKind.US_SCHOOL_ONLY not in kinds(replace(plan(observer), us_school=YesNo.NO))
    unsaid = plan(replace(R2, us_school_only=True))
    assert only(unsaid, ViolationKind.US_SCHOOL_ONLY).severity is Severity.CAUTION


def test_a_document_that_ends_before_the_start_is_worse_than_one_that_ends_during_it() -> None:
    before = replace(R2, papers=(replace(PAPER, expires_on=date(2027, 5, 31)),))
    assert only(plan(before), ViolationKind.DOCUMENT_EXPIRES).severity is Severity.PROBLEM
    during = replace(R2, papers=(PAPER,))
    assert only(plan(during), ViolationKind.DOCUMENT_EXPIRES).severity is Severity.CAUTION


def test_with_scarce_means_what_serves_genetics_least_goes_first() -> None:
    paid = [
        replace(R2, cost_cents=300_000),
        replace(R1, cost_cents=300_000),
        replace(R4, cost_cents=300_000, red_flags=1),
    ]
    situation = replace(plan(*paid), budget_usd=5000)
    offered = fixes(only(situation, ViolationKind.OVER_BUDGET), situation)
    assert [fix.record for fix in offered] == [1, 4, 2]


Blocks = st.lists(
    st.tuples(st.dates(date(2027, 4, 1), date(2027, 9, 30)), st.integers(4, 60)), min_size=1, max_size=5
)


@given(Blocks)
def test_every_violation_has_two_causes_and_every_move_takes_it_away(
    blocks: Iterable[tuple[date, int]],
) -> None:
    situation = plan(
        *(
            PlannedRotation(number, f"R{number}", start, start + timedelta(days=days))
            for number, (start, days) in enumerate(blocks, start=1)
        )
    )
    for violation in find(situation):
        assert len(violation.causes) == 2
        assert fixes(violation, situation)
        for fix in fixes(violation, situation):
            if fix.kind is FixKind.MOVE and isinstance(fix.value, Span):
                left = find(situation.moved(fix.record, fix.value))
                assert violation not in left


@given(Blocks)
def test_what_is_told_of_one_rotation_is_the_part_of_all_that_is_told(blocks: list[tuple[date, int]]) -> None:
    rotations = [
        PlannedRotation(number, f"R{number}", start, start + timedelta(days=days), region="West")
        for number, (start, days) in enumerate(blocks, start=1)
    ]
    situation = replace(plan(*rotations), blocks=(EXAM,))
    for rotation in rotations:
        told = sorted(map(repr, find_about(situation, rotation.id)))
        assert told == sorted(repr(one) for one in find(situation) if rotation.id in one.rotation_ids)


def test_there_is_a_way_out_even_when_no_free_weeks_are_left() -> None:
    late = plan(R2, at(R4, "2027-06-14", "2027-07-09"), today=date(2027, 9, 20))
    offered = fixes(only(late, ViolationKind.OVERLAP), late)
    assert [fix.kind for fix in offered][-2:] == [FixKind.DROP, FixKind.DROP]
    nothing = plan(replace(R2, kind=RotationKind.OTHER), today=date(2027, 9, 20))
    assert fixes(only(nothing, ViolationKind.NONE_GENETICS), nothing)[0] == Fix(FixKind.ADD, 0)
