"""Rotations in the plan: added, moved by whole weeks, judged, refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.rotations import RotationKind, RotationStatus
from matchplanner.domain.spans import Span
from matchplanner.domain.timeline import resized_to, started_at
from matchplanner.domain.violations import Severity, ViolationKind
from matchplanner.errors import UserError
from matchplanner.services import profile, programs, rotation_facts, rotations
from matchplanner.services.rotations import RotationRow
from matchplanner.store.store import Store

TODAY = date(2026, 9, 10)
MAY = Span(date(2027, 5, 3), date(2027, 5, 28))


@pytest.fixture(autouse=True)
def target_year(store: Store) -> None:
    """Aim at September 2027."""
    with store.write("Target year"):
        profile.edit("target_year", 2027)


def add(store: Store, site: str, start: object = None, end: object = None, **fields: object) -> int:
    """Add a rotation as one action."""
    with store.write("Add"):
        return rotations.add(site, starts_on=start, ends_on=end, **fields)


def row(rotation_id: int) -> RotationRow:
    """Return one rotation as it is shown."""
    found = rotations.plan(TODAY).row(rotation_id)
    assert found is not None
    return found


def test_a_rotation_needs_only_a_site(store: Store) -> None:
    found = row(add(store, "  Mayo   Clinic "))
    assert found.site == "Mayo Clinic"
    assert (found.span, found.window, found.violations) == (None, None, ())
    with pytest.raises(UserError, match="needs a site"):
        add(store, " ")


def test_a_first_day_alone_makes_four_weeks(store: Store) -> None:
    assert row(add(store, "Mayo", date(2027, 5, 3))).span == MAY


def test_the_application_window_runs_from_eight_to_four_months_before(store: Store) -> None:
    assert row(add(store, "Mayo", "2027-06-01", "2027-06-28")).window == Span(
        date(2026, 10, 1), date(2027, 2, 1)
    )


def test_the_plan_of_story_seven_is_judged(store: Store) -> None:
    one = add(store, "R1", "2027-05-03", "2027-05-28", kind="broad")
    with store.write("Program"):
        listed = programs.add("Genetics at R2")
    two = add(store, "R2", "2027-06-01", "2027-06-28", program_id=listed)
    three = add(store, "R3", "2027-08-16", "2027-09-10")
    assert [warning.kind for warning in row(one).violations] == [ViolationKind.OVERLAP_SHORT]
    assert row(two).violations == ()
    assert [(w.kind, w.severity) for w in row(three).violations] == [
        (ViolationKind.LETTER_TOO_LATE, Severity.PROBLEM)
    ]
    add(store, "R4", "2027-07-05", "2027-07-30")
    assert rotations.plan(TODAY).violations[0].kind is ViolationKind.TOO_MANY


def test_dated_rotations_come_first_by_start(store: Store) -> None:
    for site, start in (("Later", "2027-07-05"), ("Some day", None), ("Sooner", "2027-05-03")):
        add(store, site, start)
    assert [found.site for found in rotations.rows(TODAY)] == ["Sooner", "Later", "Some day"]


def test_a_move_keeps_the_length_and_lands_on_a_monday(store: Store) -> None:
    rotation = add(store, "Mayo", MAY.start, MAY.end)
    with store.write("Move"):
        rotations.move(rotation, date(2027, 6, 9))
    assert row(rotation).span == Span(date(2027, 6, 7), date(2027, 7, 2))


def test_a_rotation_without_dates_gets_four_weeks_when_it_is_placed(store: Store) -> None:
    rotation = add(store, "Mayo")
    with store.write("Move"):
        rotations.move(rotation, date(2027, 5, 4))
    assert row(rotation).span == MAY


def test_both_ends_move_by_weeks(store: Store) -> None:
    rotation = add(store, "Mayo", MAY.start, MAY.end)
    with store.write("Longer"):
        rotations.resize(rotation, date(2027, 6, 10))
    with store.write("Later"):
        rotations.start_at(rotation, date(2027, 5, 11))
    assert row(rotation).span == Span(date(2027, 5, 10), date(2027, 6, 11))


@given(st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_no_drag_of_an_end_leaves_less_than_a_week_or_turns_a_rotation_round(first: date, last: date) -> None:
    for span in (started_at(MAY, first), resized_to(MAY, last)):
        assert span.days >= 5
        assert span.start.weekday() == 0
        assert span.end.weekday() == 4


def test_dates_cannot_be_resized_before_they_are_known(store: Store) -> None:
    rotation = add(store, "Mayo")
    with store.write("Longer"), pytest.raises(UserError, match="no dates yet"):
        rotations.resize(rotation, date(2027, 6, 10))


def test_a_move_off_the_calendar_is_refused_but_may_be_typed(store: Store) -> None:
    rotation = add(store, "Mayo", MAY.start, MAY.end)
    with pytest.raises(UserError, match="August 2026 to September 2027"), store.write("Move"):
        rotations.move(rotation, date(2027, 9, 20))
    assert row(rotation).span == MAY
    with store.write("Edit"):
        rotations.edit(rotation, "starts_on", "2027-10-04")
    assert ViolationKind.OUTSIDE_CALENDAR in {w.kind for w in row(rotation).violations}


def test_two_accepted_places_cannot_be_dragged_onto_the_same_days(store: Store) -> None:
    one = add(store, "Mayo", MAY.start, MAY.end, status="accepted")
    two = add(store, "Duke", "2027-06-07", "2027-07-02", status="onboarding")
    with pytest.raises(UserError, match="Duke and Mayo have both accepted"), store.write("Move"):
        rotations.move(two, date(2027, 5, 10))
    with store.write("Status"):
        rotations.edit(one, "status", "idea")
    with store.write("Move"):
        rotations.move(two, date(2027, 5, 10))
    assert row(two).violations[0].kind is ViolationKind.OVERLAP


def test_a_preview_judges_other_dates_without_writing(store: Store) -> None:
    add(store, "Mayo", MAY.start, MAY.end)
    two = add(store, "Duke", "2027-06-07", "2027-07-02")
    plan, before = rotations.plan(TODAY), store.dump()
    assert ViolationKind.OVERLAP in {w.kind for w in plan.preview(two, MAY)}
    assert plan.refusal(two, MAY) is None
    refused = plan.refusal(two, MAY.shifted(300))
    assert refused is not None
    assert "calendar" in refused.message
    assert store.dump() == before


def test_a_first_day_after_the_last_moves_the_whole_rotation(store: Store) -> None:
    rotation = add(store, "Mayo", MAY.start, MAY.end)
    with store.write("Edit"):
        rotations.edit(rotation, "starts_on", "2027-07-05")
    assert row(rotation).span == Span(date(2027, 7, 5), date(2027, 7, 30))
    with store.write("Edit"):
        rotations.edit(rotation, "starts_on", "2027-07-06")
    assert row(rotation).span == Span(date(2027, 7, 6), date(2027, 7, 30))


def test_a_last_day_before_the_first_is_refused(store: Store) -> None:
    rotation = add(store, "Mayo", MAY.start, MAY.end)
    with pytest.raises(UserError, match="end before it starts"), store.write("Edit"):
        rotations.edit(rotation, "ends_on", "2027-04-30")
    with pytest.raises(UserError, match="end before it starts"):
        add(store, "Duke", "2027-05-03", "2027-05-01")


def test_a_date_may_be_forgotten_again(store: Store) -> None:
    rotation = add(store, "Mayo", MAY.start, MAY.end)
    with store.write("Edit"):
        rotations.edit(rotation, "starts_on", None)
    assert (row(rotation).starts_on, row(rotation).ends_on) == (None, MAY.end)


def test_a_linked_program_fills_in_the_place_that_is_not_known(store: Store) -> None:
    with store.write("Program"):
        program = programs.add("Genetics at Duke", city="Durham", state="NC")
    rotation, other = add(store, "Duke"), add(store, "Duke south", city="Cary")
    with store.write("Link"):
        rotations.edit(rotation, "program_id", program)
        rotations.edit(other, "program_id", str(program))
    assert (row(rotation).program_name, row(rotation).place) == ("Genetics at Duke", "Durham, NC")
    assert row(other).place == "Cary"
    with store.write("Unlink"):
        rotations.edit(rotation, "program_id", "")
    assert row(rotation).program_id is None
    with pytest.raises(UserError, match="not in the plan"), store.write("Link"):
        rotations.edit(rotation, "program_id", 999)


def test_words_are_read_strictly_when_typed_and_kindly_when_stored(store: Store) -> None:
    rotation = add(store, "Mayo", kind="pediatrics", mode="observership")
    with pytest.raises(UserError, match="The status must be one of"), store.write("Edit"):
        rotations.edit(rotation, "status", "finished")
    with store.write("Newer version"):
        store.connection.execute("UPDATE rotation SET kind='telehealth', status='dreamt'")
    assert (row(rotation).kind, row(rotation).status) == (RotationKind.OTHER, RotationStatus.IDEA)


def test_a_deleted_rotation_is_gone_and_says_so(store: Store) -> None:
    rotation = add(store, "Mayo")
    with store.write("Delete"):
        rotations.delete(rotation)
    assert rotations.rows(TODAY) == ()
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Delete"):
        rotations.delete(rotation)


def test_the_suggested_start_is_the_first_free_month_of_phase_three(store: Store) -> None:
    assert rotations.suggested_start(TODAY) == date(2027, 5, 3)
    add(store, "Mayo", MAY.start, MAY.end)
    assert rotations.suggested_start(TODAY) == date(2027, 5, 31)
    assert rotations.suggested_start(date(2027, 6, 2)) == date(2027, 6, 7)
    assert rotations.suggested_start(date(2027, 8, 20)) is None
    assert rotations.suggested_start(date(2027, 9, 20)) is None


def test_without_a_target_year_nothing_is_judged_or_suggested(store: Store) -> None:
    rotation = add(store, "Mayo", "2020-01-06")
    with store.write("Forget"):
        profile.edit("target_year", None)
    plan = rotations.plan(TODAY)
    assert (plan.target_year, plan.submission, plan.violations) == (None, None, ())
    assert rotations.suggested_start(TODAY) is None
    with store.write("Move"):
        rotations.move(rotation, date(2030, 1, 7))
    assert row(rotation).starts_on == date(2030, 1, 7)


def test_the_visa_step_follows_the_table_of_lead_times() -> None:
    assert rotation_facts.visa_months() == 3
