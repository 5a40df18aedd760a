"""Which interviews a binder holds, and what it says of them."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.errors import UserError
from matchplanner.services import binders, interviews, profile, programs
from matchplanner.services.binders import Days
from matchplanner.services.reporting import Document, Printing, render
from matchplanner.store.store import Store

TODAY = date(2027, 10, 20)
WEEK = binders.week_of(date(2027, 11, 10))


def pages(document: Document) -> list[str]:
    printed = render(document, Printing("Plan", TODAY), None)
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(printed.data)).pages]


def add(name: str, at: str | None, zone: str = "America/New_York", **fields: object) -> int:
    return interviews.add(programs.add(name), at, zone, **fields)


@pytest.fixture
def season(store: Store) -> Store:
    """Interviews of two weeks, seen from Karachi."""
    with store.write("Fill"):
        profile.edit("home_zone", "Asia/Karachi")
        profile.edit("name", "Sana Iqbal")
        add("Oak", "2027-11-10 13:00", "America/Los_Angeles")
        add("Birch", "2027-11-10 09:00", minutes=60)
        add("Elm", "2027-11-10 10:10", minutes=30)
        add("Fir", "2027-11-18 09:00")
        add("Yew", None)
        add("Ash", "2027-11-11 09:00", status="declined")
    return store


def names(days: Days) -> list[str]:
    return [row.program for row in binders.held(days)]


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert Days(date(2027, 11, 8), date(2027, 11, 14)) == WEEK
    assert binders.week_of(date(2027, 11, 8)) == binders.week_of(date(2027, 11, 14)) == WEEK
    assert WEEK.words == "8 November 2027 to 14 November 2027"


@pytest.mark.usefixtures("season")
def test_a_week_holds_its_interviews_in_order_and_the_season_those_without_a_time_too() -> None:
    assert names(WEEK) == ["Birch", "Elm", "Oak"]
    assert names(Days()) == ["Birch", "Elm", "Oak", "Fir", "Yew"]


def test_the_week_is_that_of_the_day_at_home(store: Store) -> None:
    with store.write("Fill"):
        profile.edit("home_zone", "Asia/Karachi")
        add("Oak", "2027-11-14 13:00", "America/Los_Angeles")  # Monday at home
    assert names(WEEK) == []
    assert names(binders.week_of(date(2027, 11, 15))) == ["Oak"]


def test_a_talk_is_prepared_for_with_the_interview_and_stands_on_the_cover(store: Store) -> None:
    with store.write("Fill"):
        elm, oak = programs.add("Elm"), programs.add("Oak")
        interviews.add(elm, "2027-11-09 17:00", "America/New_York", kind="other")
        interviews.add(elm, "2027-11-10 09:00", "America/New_York")
        interviews.add(elm, None, kind="other")
        interviews.add(oak, "2027-11-10 14:00", "America/New_York", kind="other")
    cover, contents, *sheets = pages(binders.document(Days(), TODAY))
    assert len(sheets) == 2
    assert (contents.count("Elm"), contents.count("Oak")) == (1, 1)
    assert "4 interviews; 2 sheets; 1 without a time yet." in cover
    assert "Other: Tue 9 Nov 2027, 17:00 EST" in cover
    assert "Other: unknown" in cover
    assert "Wed 10 Nov 2027, 09:00 EST" in sheets[0]


@pytest.mark.usefixtures("season")
def test_the_binder_names_days_applicant_and_what_is_too_close() -> None:
    document = binders.document(WEEK, TODAY)
    cover, contents, *sheets = pages(document)
    assert document.file_name == "Interviews week of 2027-11-08, printed 2027-10-20.pdf"
    assert "8 November 2027 to 14 November 2027 For Sana Iqbal" in cover
    assert "only 10 min before Elm" in cover
    assert "only 10 min after Birch" in cover
    assert "at night at home" in cover
    assert "Birch Wed 10 Nov 2027 3" in contents
    assert len(sheets) == 3
    assert "Thu 11 Nov 2027, 02:00 PKT" in sheets[2]


def test_two_interviews_at_one_program_have_a_sheet_each(store: Store) -> None:
    with store.write("Fill"):
        program = programs.add("Birch")
        interviews.add(program, "2027-11-10 09:00", "America/New_York")
        interviews.add(program, "2027-11-12 15:00", "America/New_York", kind="second_look")
    first, second = pages(binders.document(WEEK, TODAY))[2:]
    assert "Wed 10 Nov 2027, 09:00" in first
    assert "Fri 12 Nov 2027, 15:00" in second
    assert "Second look" in second


@pytest.mark.usefixtures("season")
def test_days_without_an_interview_are_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match="no interview on these days"):
        binders.document(binders.week_of(date(2027, 12, 1)), TODAY)
