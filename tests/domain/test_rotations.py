"""What is wrong with a rotation plan, and both causes of each warning."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import rotations
from matchplanner.domain.rotations import (
    CauseKind,
    PlannedRotation,
    RotationKind,
    RotationStatus,
    RotationWarning,
    Severity,
    WarningKind,
)
from matchplanner.domain.spans import Span

R1 = PlannedRotation(1, "Pediatrics", date(2027, 5, 3), date(2027, 5, 28), RotationKind.BROAD)
R2 = PlannedRotation(2, "Genetics", date(2027, 6, 1), date(2027, 6, 28))
R3 = PlannedRotation(3, "Genetics, elsewhere", date(2027, 8, 16), date(2027, 9, 10))
R4 = PlannedRotation(4, "One more", date(2027, 7, 5), date(2027, 7, 30))


def found(*planned: PlannedRotation, today: date = date(2026, 9, 10)) -> tuple[RotationWarning, ...]:
    """Return the warnings of a plan for 2027."""
    return rotations.warnings(planned, target_year=2027, submission=date(2027, 9, 2), today=today)


def kinds(
    *planned: PlannedRotation, today: date = date(2026, 9, 10)
) -> list[tuple[WarningKind, tuple[int, ...]]]:
    """Return what is warned of, and for which rotations."""
    return [(warning.kind, warning.rotation_ids) for warning in found(*planned, today=today)]


def test_an_empty_plan_has_no_warnings() -> None:
    assert found() == ()


def test_a_rotation_in_june_leaves_nothing_to_warn_of() -> None:
    assert kinds(R2) == []


def test_little_time_to_apply_names_the_window_and_the_phase() -> None:
    (warning,) = found(R1)
    assert (warning.kind, warning.severity) == (WarningKind.OVERLAP_SHORT, Severity.CAUTION)
    assert [(cause.kind, cause.value) for cause in warning.causes] == [
        (CauseKind.APPLICATION_WINDOW, Span(date(2026, 9, 3), date(2027, 1, 3))),
        (CauseKind.PHASE_2, Span(date(2027, 1, 1), date(2027, 4, 30))),
    ]


def test_a_window_that_misses_phase_2_is_said_to() -> None:
    april = PlannedRotation(1, "Early", date(2027, 4, 5), date(2027, 4, 30))
    assert kinds(april) == [(WarningKind.OVERLAP_EMPTY, (1,))]


def test_a_letter_from_september_is_too_late_for_september() -> None:
    (warning,) = found(R3)
    assert (warning.kind, warning.severity) == (WarningKind.LETTER_TOO_LATE, Severity.PROBLEM)
    assert [cause.value for cause in warning.causes] == [date(2027, 10, 1), date(2027, 9, 2)]


def test_a_fourth_genetics_rotation_is_advised_against() -> None:
    assert WarningKind.TOO_MANY not in {kind for kind, _ids in kinds(R1, R2, R3)}
    first = found(R1, R2, R3, R4)[0]
    assert (first.kind, [cause.value for cause in first.causes]) == (WarningKind.TOO_MANY, [4, 3])


@pytest.mark.parametrize(("kind", "unknown"), [(RotationKind.OTHER, 0), (RotationKind.UNKNOWN, 1)])
def test_a_plan_without_genetics_says_how_many_are_unknown(kind: RotationKind, unknown: int) -> None:
    (warning,) = found(PlannedRotation(1, "Somewhere", None, None, kind))
    assert warning.kind is WarningKind.NONE_GENETICS
    assert [cause.value for cause in warning.causes] == [0, unknown]


def test_two_rotations_at_the_same_time_are_a_problem() -> None:
    twin = PlannedRotation(9, "Twin", date(2027, 6, 28), date(2027, 7, 23))
    assert kinds(R2, twin) == [(WarningKind.OVERLAP, (2, 9))]


def test_a_rotation_that_ends_on_friday_does_not_clash_with_mondays() -> None:
    monday = PlannedRotation(9, "Next", date(2027, 5, 31), date(2027, 6, 25))
    assert rotations.clashes([R1, monday]) == ()


def test_a_rotation_outside_the_calendar_is_pointed_out() -> None:
    early = PlannedRotation(1, "Early", date(2026, 7, 6), date(2026, 7, 31), status=RotationStatus.DONE)
    assert kinds(early) == [(WarningKind.OUTSIDE_CALENDAR, (1,))]


def test_a_window_that_is_over_is_a_problem_until_applied() -> None:
    today = date(2027, 2, 2)
    applied = PlannedRotation(2, R2.title, R2.start, R2.end, status=RotationStatus.APPLIED)
    assert kinds(R2, today=today) == [(WarningKind.WINDOW_PAST, (2,))]
    assert kinds(applied, today=today) == []


def test_a_rotation_without_dates_is_legal() -> None:
    assert kinds(PlannedRotation(1, "Some day", None, None)) == []


@given(st.lists(st.tuples(st.dates(date(2026, 8, 1), date(2027, 9, 1)), st.integers(0, 60)), max_size=6))
def test_clashes_are_mutual_and_found_once(blocks: list[tuple[date, int]]) -> None:
    planned = [
        PlannedRotation(number, f"R{number}", start, start + timedelta(days=days))
        for number, (start, days) in enumerate(blocks, start=1)
    ]
    forward = {frozenset(pair) for pair in rotations.clashes(planned)}
    backward = {frozenset(pair) for pair in rotations.clashes(planned[::-1])}
    assert forward == backward
    assert len(forward) == len(rotations.clashes(planned))


def test_the_status_chain_has_the_order_of_the_guide() -> None:
    assert [status.label for status in RotationStatus] == [
        "Idea",
        "Eligible?",
        "Applied",
        "Accepted",
        "Onboarding",
        "Running",
        "Done",
        "Letter asked",
    ]
    assert RotationStatus("idea").next() is RotationStatus.ELIGIBLE
    assert RotationStatus.LETTER_ASKED.next() is RotationStatus.LETTER_ASKED
    assert RotationStatus.IDEA.previous() is RotationStatus.IDEA
    assert RotationStatus.DONE.reached(RotationStatus.APPLIED)
    assert not RotationStatus.IDEA.reached(RotationStatus.APPLIED)
