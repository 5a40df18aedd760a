"""The case log in a real plan: nothing that identifies gets in, and a case becomes what one needs."""

from datetime import date

import pytest

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.case_log import AgeBand, CaseRole, Inheritance, LookUp, PracticeKind, Topic
from matchplanner.domain.identifiers import FindingKind, Kept, scan
from matchplanner.errors import UserError
from matchplanner.services import case_log, experiences, interviews, practice, programs, rotations
from matchplanner.store.schema import History
from matchplanner.store.store import Store

STORY = "Mrs Smith, MRN 448812, seen 12 June"
DAY = date(2027, 6, 9)
NAME = Kept(FindingKind.NAME, "Mrs Smith", "From a published report")


@pytest.fixture
def site(store: Store) -> int:
    with store.write("Add"):
        return rotations.add("Example Hospital", starts_on="2027-06-07", ends_on="2027-07-02")


@pytest.fixture
def case(store: Store, site: int) -> int:
    with store.write("Add"):
        return case_log.add(site, DAY)


def edit(store: Store, case: int, field: str, value: object, *keep: Kept) -> None:
    with store.write("Edit"):
        case_log.edit(case, field, value, keep)


def test_a_case_keeps_what_was_noted_of_it(store: Store, case: int) -> None:
    edit(store, case, "condition", "  Suspected   Marfan syndrome ")
    edit(store, case, "gene", "FBN1")
    edit(store, case, "inheritance", Inheritance.DOMINANT)
    edit(store, case, "age", AgeBand.ADOLESCENT)
    edit(store, case, "roles", [CaseRole.CONFERENCE, CaseRole.HISTORY])
    edit(store, case, "topics", [Topic.UNCERTAINTY])
    edit(store, case, "looked_up", [LookUp.OMIM])
    edit(store, case, "family", "Father tall\nBrother with ectopia lentis\n")

    row = case_log.get(case)
    assert (row.condition, row.gene, row.inheritance) == (
        "Suspected Marfan syndrome",
        "FBN1",
        Inheritance.DOMINANT,
    )
    assert row.age is AgeBand.ADOLESCENT
    assert row.roles == (CaseRole.HISTORY, CaseRole.CONFERENCE)
    assert row.topics == (Topic.UNCERTAINTY,)
    assert row.looked_up == (LookUp.OMIM,)
    assert row.family == "Father tall\nBrother with ectopia lentis"
    assert row.site == "Example Hospital"
    assert row.week == date(2027, 6, 7)


def test_a_day_becomes_its_week_and_a_rotation_may_go(store: Store, case: int) -> None:
    edit(store, case, "week", "2027-06-20")
    edit(store, case, "rotation_id", None)

    assert case_log.get(case).week == date(2027, 6, 14)
    assert case_log.get(case).site == ""
    with pytest.raises(UserError, match="not in the plan"):
        edit(store, case, "rotation_id", 77)
    with pytest.raises(UserError, match="must be one of"):
        edit(store, case, "roles", ["surgeon"])


def test_what_could_identify_a_patient_never_reaches_the_file(store: Store, case: int) -> None:
    with pytest.raises(UserError, match=r"“Mrs Smith”, “MRN 448812” and “12 June” could identify"):
        edit(store, case, "family", STORY)

    assert case_log.get(case).family == ""
    assert not [row for row in History.select() if "Smith" in f"{row.old}{row.new}"]


def test_a_new_case_is_looked_through_as_well(store: Store, site: int) -> None:
    with pytest.raises(UserError, match="Mrs Smith"), store.write("Add"):
        case_log.add(site, DAY, "Marfan, Mrs Smith")
    assert case_log.rows() == ()


def test_what_is_kept_on_purpose_is_stored_with_its_reason_until_it_is_gone(store: Store, case: int) -> None:
    edit(store, case, "family", "Mrs Smith", NAME)
    assert case_log.get(case).kept == (NAME,)

    edit(store, case, "learning", "As in Mrs Smith's report of Mrs Smith")
    assert case_log.get(case).kept == (NAME,)

    edit(store, case, "family", "The mother")
    assert case_log.get(case).kept == (NAME,)
    edit(store, case, "learning", "As in the report")
    assert case_log.get(case).kept == ()
    with pytest.raises(UserError):
        edit(store, case, "learning", "Mrs Smith")


def test_keeping_needs_a_reason_and_all_of_it_settled(store: Store, case: int) -> None:
    with pytest.raises(UserError, match="why it may stay"):
        edit(store, case, "family", "Mrs Smith", Kept(FindingKind.NAME, "Mrs Smith", " "))
    with pytest.raises(UserError, match="12 June"):
        edit(store, case, "family", "Mrs Smith on 12 June", NAME)
    assert case_log.get(case).kept == ()


def test_the_worked_example_is_complete_and_identifies_nobody(store: Store, site: int) -> None:
    with store.write("Example"):
        added = case_log.add_example(site, DAY)

    row = case_log.get(added)
    assert (row.condition, row.gene, row.inheritance) == (
        "Suspected Marfan syndrome",
        "FBN1",
        Inheritance.DOMINANT,
    )
    texts = [getattr(row, field) for field in case_log.TEXTS]
    assert all(texts)
    assert not [scan(text) for text in texts if scan(text)]
    assert row.roles
    assert row.topics
    assert row.looked_up == (LookUp.GENEREVIEWS, LookUp.OMIM)


def test_cases_come_latest_first_and_go(store: Store, case: int) -> None:
    with store.write("Add"):
        later = case_log.add(None, date(2027, 6, 14), "Fabry disease")
    assert [row.id for row in case_log.rows()] == [later, case]

    with store.write("Delete"):
        case_log.delete(later)
    with pytest.raises(UserError, match="not in the plan"):
        case_log.get(later)
    with pytest.raises(UserError, match="not in the plan"), store.write("Delete"):
        case_log.delete(later)


def test_the_rotation_of_today_is_the_one_that_runs(store: Store, site: int) -> None:
    with store.write("Add"):
        later = rotations.add("Later", starts_on="2027-08-02", ends_on="2027-08-27")
        rotations.add("No days yet")

    assert case_log.running(date(2027, 6, 6)) is None
    assert case_log.running(date(2027, 6, 7)) == site
    assert case_log.running(date(2027, 7, 20)) == site
    assert case_log.running(date(2027, 8, 3)) == later
    assert [one.site for one in case_log.rotations()] == ["Example Hospital", "Later", "No days yet"]


def test_a_case_becomes_lines_for_the_letter_writer_the_earliest_first(
    store: Store, site: int, case: int
) -> None:
    edit(store, case, "condition", "Marfan syndrome")
    with store.write("Add"):
        case_log.add(site, date(2027, 6, 14), "Fabry disease")
        case_log.add(None, date(2027, 6, 14), "Elsewhere")
        practice.count(PracticeKind.PEDIGREE, DAY, case_id=case)

    assert case_log.packet_bullets(site) == ("Marfan syndrome: drew 1 pedigree.", "Fabry disease.")


def test_a_case_becomes_a_talking_point_in_the_notes_of_an_interview(store: Store, case: int) -> None:
    edit(store, case, "condition", "Suspected Marfan syndrome")
    with store.write("Add"):
        interview = interviews.add(programs.add("Birch"))
        interviews.edit(interview, "notes", "Ask for Jo")
        over = interviews.add(programs.add("Cedar"))
        interviews.edit(over, "status", "done")
    for _time in range(2):
        with store.write("Tell"):
            case_log.tell_in_interview(case, interview)

    assert [row.program for row in case_log.open_interviews()] == ["Birch"]
    assert case_log.open_interviews()[0].notes == "Ask for Jo\nA case to tell: suspected Marfan syndrome."
    with pytest.raises(UserError, match="interview is not in the plan"), store.write("Tell"):
        case_log.tell_in_interview(case, 99)


def test_a_case_becomes_an_experience_that_programs_are_matched_by(store: Store, case: int) -> None:
    edit(store, case, "condition", "Suspected Marfan syndrome")
    edit(store, case, "gene", "FBN1")
    with store.write("Add"):
        case_log.add_experience(case, "I took the history.")

    (row,) = experiences.rows()
    assert (row.kind, row.title, row.place) == (
        ExperienceKind.CLINICAL,
        "Suspected Marfan syndrome (FBN1)",
        "Example Hospital",
    )
    assert row.keywords == ("FBN1", "Marfan syndrome")
    assert row.note == "I took the history."
    with pytest.raises(UserError, match="Mrs Smith"), store.write("Add"):
        case_log.add_experience(case, "I met Mrs Smith.")
    with pytest.raises(UserError, match="Write what"), store.write("Add"):
        case_log.add_experience(case, " ")
