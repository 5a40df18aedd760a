"""What a rotation is: its status, and which of them share days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import rotations
from matchplanner.domain.rotations import PlannedRotation, RotationKind, RotationStatus

R1 = PlannedRotation(1, "Pediatrics", date(2027, 5, 3), date(2027, 5, 28), RotationKind.BROAD)


def test_a_rotation_that_ends_on_friday_does_not_clash_with_mondays() -> None:
    monday = PlannedRotation(9, "Next", date(2027, 5, 31), date(2027, 6, 25))
    assert rotations.clashes([R1, monday]) == ()


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
