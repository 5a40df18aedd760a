"""The applicant's answers, as stored and read back."""

from datetime import date

import pytest

from matchplanner.domain.applicant import EcfmgOutlook, EcfmgStatus, Focus, H1bNeed, Stage
from matchplanner.domain.claims import YesNo
from matchplanner.errors import UserError
from matchplanner.services import profile
from matchplanner.store.store import Store


@pytest.mark.usefixtures("store")
def test_a_new_plan_knows_nothing_about_the_applicant() -> None:
    row = profile.get()
    assert (row.name, row.target_year, row.budget_usd, row.ecfmg_on) == ("", None, None, None)
    assert (row.stage, row.us_school, row.h1b_need) == (Stage.UNKNOWN, YesNo.UNKNOWN, H1bNeed.UNKNOWN)
    assert profile.ecfmg_verdict().outlook is EcfmgOutlook.UNKNOWN


def test_answers_typed_in_are_stored_as_values(store: Store) -> None:
    typed = {
        "name": "  Zofia   Łęcka ",
        "school": "Jagiellonian University",
        "country": "Poland",
        "graduation_year": "2021",
        "stage": "graduate",
        "us_school": "no",
        "target_year": "2027",
        "focus": (Focus.PEDIATRIC, Focus.LABORATORY),
        "vision": "One.\r\nTwo.",
        "j1_eligible": "yes",
        "h1b_need": "not_needed",
        "immigration_status": "none",
        "rotation_visa": "B-1",
        "visa_note": "ask the host",
        "ecfmg_status": "on_track",
        "ecfmg_on": "2027-11-15",
        "ecfmg_number": "0-123-456-7",
        "budget_usd": "$9,000",
        "home_zone": "Asia/Karachi",
    }
    for field, value in typed.items():
        with store.write("Edit profile"):
            profile.edit(field, value)
    row = profile.get()
    assert row.name == "Zofia Łęcka"
    assert (row.graduation_year, row.target_year, row.budget_usd) == (2021, 2027, 9000)
    assert row.focus == (Focus.PEDIATRIC, Focus.LABORATORY)
    assert row.vision == "One.\nTwo."
    assert (row.ecfmg_status, row.ecfmg_on) == (EcfmgStatus.ON_TRACK, date(2027, 11, 15))
    assert row.home_zone == "Asia/Karachi"


def test_a_blank_makes_an_answer_unknown_again(store: Store) -> None:
    with store.write("Edit profile"):
        profile.edit("budget_usd", "9000")
    with store.write("Edit profile"):
        profile.edit("budget_usd", "")
    assert profile.get().budget_usd is None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("target_year", "1999", "The target year must be a whole number from 2000 to 2100."),
        ("graduation_year", "1949", "The graduation year must be a whole number from 1950 to 2100."),
        ("budget_usd", "a lot", "The budget must be whole US dollars, for example 9,000."),
        ("home_zone", "Mars/Olympus", "'Mars/Olympus' is not a time zone."),
        ("stage", "sage", "The stage must be one of: student, graduate, unknown."),
        ("ecfmg_on", "soon", "The ECFMG date must be a date like 2027-05-03."),
    ],
)
def test_a_bad_answer_is_refused_and_changes_nothing(
    store: Store, field: str, value: str, message: str
) -> None:
    before = store.dump()
    with pytest.raises(UserError) as refused, store.write("Edit profile"):
        profile.edit(field, value)
    assert refused.value.message == message
    assert store.dump() == before


def test_graduating_more_than_a_year_after_the_target_year_is_refused_from_either_side(store: Store) -> None:
    with store.write("Edit profile"):
        profile.edit_all({"graduation_year": "2028", "target_year": "2027"})
    with pytest.raises(UserError, match="comes too late"), store.write("Edit profile"):
        profile.edit("target_year", "2026")
    with pytest.raises(UserError, match="comes too late"), store.write("Edit profile"):
        profile.edit("graduation_year", "2029")
    with store.write("Edit profile"):
        profile.edit_all({"graduation_year": "2030", "target_year": "2030"})
    assert (profile.get().graduation_year, profile.get().target_year) == (2030, 2030)


def test_the_verdict_compares_certification_with_the_seasons_deadline(store: Store) -> None:
    with store.write("Edit profile"):
        profile.edit_all({"target_year": "2027", "ecfmg_status": "on_track", "ecfmg_on": "2027-11-15"})
    verdict = profile.ecfmg_verdict()
    assert verdict.deadline == date(2028, 3, 1)
    assert (verdict.outlook, verdict.slack_days) == (EcfmgOutlook.IN_TIME, 107)


def test_exams_stand_by_day_with_unknown_days_last(store: Store) -> None:
    with store.write("Add exams"):
        oet = profile.add_exam("OET")
        ck = profile.add_exam("USMLE Step 2 CK")
        profile.edit_exam(ck, "taken_on", "2026-03-04")
        profile.edit_exam(ck, "result", "248")
        profile.edit_exam(ck, "attempts", "1")
        profile.edit_exam(ck, "note", "first attempt")
    assert [exam.name for exam in profile.exams()] == ["USMLE Step 2 CK", "OET"]
    assert profile.exams()[0].attempts == 1
    assert profile.exams()[1].attempts is None
    with store.write("Delete exam"):
        profile.delete_exam(oet)
    assert [exam.id for exam in profile.exams()] == [ck]


def test_an_exam_needs_a_name_and_a_sensible_number_of_attempts(store: Store) -> None:
    with pytest.raises(UserError, match="needs a name"), store.write("Add"):
        profile.add_exam("  ")
    with store.write("Add"):
        exam = profile.add_exam("OET")
    with pytest.raises(UserError, match="from 1 to 20"), store.write("Edit"):
        profile.edit_exam(exam, "attempts", "0")


def test_prior_training_is_kept_with_what_is_unknown_about_it(store: Store) -> None:
    with store.write("Add"):
        row = profile.add_training("Pediatrics")
    assert (profile.trainings()[0].years, profile.trainings()[0].completed) == (None, YesNo.UNKNOWN)
    with store.write("Edit"):
        for field, value in {"years": "2.5", "country": "Pakistan", "completed": "yes", "note": "n"}.items():
            profile.edit_training(row, field, value)
        profile.edit_training(row, "field", "General pediatrics")
    training = profile.trainings()[0]
    assert (training.field, training.years, training.completed) == ("General pediatrics", 2.5, YesNo.YES)
    with store.write("Delete"):
        profile.delete_training(row)
    assert profile.trainings() == ()
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Delete"):
        profile.delete_training(row)


def test_no_answers_change_nothing(store: Store) -> None:
    with store.write("Start") as done:
        profile.edit_all({})
    assert done == []
