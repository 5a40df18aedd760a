"""What a new plan begins with: answers checked one by one, stored together, arranged like another plan."""

from datetime import date

import pytest

from matchplanner.domain import applicant
from matchplanner.domain.claims import YesNo
from matchplanner.errors import UserError
from matchplanner.services import layout, preferences, profile, programs, setting_up
from matchplanner.services.profile import ExamRow, TrainingRow
from matchplanner.services.setting_up import FirstAnswers
from matchplanner.store.store import Store

WHOLE = FirstAnswers(
    {"name": "Sana Iqbal", "target_year": "2027", "budget_usd": "9 000 USD"},
    (ExamRow(7, "USMLE Step 2 CK", date(2026, 7, 2), "241", 1, "planned again"),),
    (TrainingRow(7, "Pediatrics", "Pakistan", 3, YesNo.YES, "chronic disease"),),
)


def test_all_answers_are_stored_in_one_step(store: Store, today: date) -> None:
    with store.write("Set up") as done:
        setting_up.begin(WHOLE, today, directory=True)
    assert len(done) == 1
    row = profile.get()
    assert (row.name, row.target_year, row.budget_usd) == ("Sana Iqbal", 2027, 9000)
    (exam,) = profile.exams()
    assert (exam.name, exam.taken_on, exam.result, exam.attempts) == (
        "USMLE Step 2 CK",
        date(2026, 7, 2),
        "241",
        1,
    )
    (training,) = profile.trainings()
    assert (training.field, training.country, training.years, training.completed) == (
        "Pediatrics",
        "Pakistan",
        3,
        YesNo.YES,
    )
    assert len(programs.rows(today)) == 65


def test_nothing_answered_is_an_empty_plan(store: Store, today: date) -> None:
    with store.write("Set up"):
        setting_up.begin(FirstAnswers({}), today, directory=False)
    assert profile.get().target_year is None
    assert programs.rows(today) == []


@pytest.mark.parametrize(
    ("field", "value", "others", "refusal"),
    [
        ("target_year", "2025", {}, "September 2025 is over"),
        ("target_year", "2027", {"graduation_year": 2031}, "Graduation in 2031 comes too late"),
        ("graduation_year", "2031", {"target_year": 2027}, "Graduation in 2031 comes too late"),
        ("graduation_year", "soon", {}, "The graduation year must be a whole number"),
        ("budget_usd", "a lot", {}, "The budget must be whole US dollars"),
    ],
)
def test_an_answer_is_refused_where_it_is_given(
    field: str, value: str, others: dict[str, object], refusal: str, today: date
) -> None:
    with pytest.raises(UserError, match=refusal):
        setting_up.checked(field, value, others, today)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [("target_year", "2027", 2027), ("target_year", "", None), ("graduation_year", "2021", 2021)],
)
def test_an_answer_is_kept_as_the_plan_keeps_it(
    field: str, value: str, kept: int | None, today: date
) -> None:
    assert setting_up.checked(field, value, {}, today) == kept


@pytest.mark.parametrize(
    ("today", "year", "over"),
    [
        (date(2026, 9, 30), 2026, False),
        (date(2026, 10, 1), 2026, True),
        (date(2026, 1, 1), 2025, True),
        (date(2026, 12, 31), 2027, False),
        (date(2026, 12, 31), None, False),
    ],
)
def test_a_season_is_over_when_its_september_is(today: date, year: int | None, over: bool) -> None:
    if not over:
        applicant.check_target(year, today)
        return
    with pytest.raises(UserError, match=f"September {year} is over"):
        applicant.check_target(year, today)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 7, 31), 2026), (date(2026, 8, 1), 2027), (date(2026, 12, 31), 2027)]
)
def test_from_august_on_the_next_season_is_planned(today: date, year: int) -> None:
    assert applicant.season_to_plan(today) == year


def test_a_layout_brings_choices_and_no_records(store: Store, today: date) -> None:
    with store.write("Arrange"):
        preferences.set_waiting_days(30)
        setting_up.begin(WHOLE, today, directory=False)
    taken = layout.take()
    assert taken.choices == ((preferences.WAITING, "30"),)
    with store.write("Back"):
        preferences.set_waiting_days(21)
        setting_up.begin(FirstAnswers({}), today, directory=False, like=taken)
    assert preferences.waiting_days() == 30
