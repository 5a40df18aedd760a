"""Papers, payments and blocked days on Today: when they are due, why, and when they leave."""

from datetime import date

import pytest

from matchplanner.domain.budget import CostKind
from matchplanner.domain.documents import Audience, DocumentKind, Need
from matchplanner.services import blocked_periods, budget, documents, profile, rotations, scenarios, today
from matchplanner.services.today import Band, DueLine
from matchplanner.store.store import Store


@pytest.fixture
def mayo(store: Store) -> int:
    """A rotation from 1 to 28 June 2027 that has accepted the applicant."""
    with store.write("Add"):
        return rotations.add("Mayo", starts_on="2027-06-01", ends_on="2027-06-28", status="accepted")


def lines(day: date, *kinds: str) -> list[DueLine]:
    """Return the lines of some kinds."""
    return [line for line in today.due_lines(day) if line.kind in kinds]


def test_sites_are_looked_for_twelve_months_before_until_there_is_one(store: Store) -> None:
    with store.write("Target year"):
        profile.edit("target_year", 2028)
    (line,) = lines(date(2027, 8, 20), "look_for_sites")
    assert (line.on, line.page) == (date(2027, 9, 1), "rotations")
    assert line.why == "18 to 12 months before the season, from 1 Mar 2027; there is no rotation yet"
    assert lines(date(2027, 9, 2), "look_for_sites") == []
    with store.write("Add"):
        rotations.add("Mayo")
    assert lines(date(2027, 8, 20), "look_for_sites") == []


def test_a_paper_the_host_wants_is_missing_before_the_rotation(store: Store, mayo: int) -> None:
    with store.write("Wanted"):
        documents.set_need(mayo, DocumentKind.INSURANCE, Need.NEEDED)
    (line,) = lines(date(2027, 5, 20), "paper")
    assert (line.title, line.on, line.place, line.record) == (
        "Missing: Health insurance, Mayo",
        date(2027, 6, 1),
        "rotations/documents",
        mayo,
    )
    assert line.why == "The rotation starts on 1 Jun 2027"
    (late,) = lines(date(2027, 6, 10), "paper")
    assert late.band is Band.OVERDUE
    assert lines(date(2027, 6, 29), "paper") == []
    with store.write("There"):
        documents.add(DocumentKind.INSURANCE)
    assert lines(date(2027, 5, 20), "paper") == []


def test_a_paper_that_expires_too_early_is_told_once_with_its_day(store: Store, mayo: int) -> None:
    with store.write("Paper"):
        documents.set_need(mayo, DocumentKind.TUBERCULOSIS, Need.NEEDED)
        documents.add(DocumentKind.TUBERCULOSIS, expires_on="2027-06-15")
    (line,) = lines(date(2027, 5, 20), "paper", "paper_expires")
    assert (line.title, line.on) == ("Renew: TB test, Mayo", date(2027, 6, 1))
    assert line.why == "It expires on 15 Jun 2027, before the rotation is over"
    (line,) = lines(date(2027, 6, 22), "paper", "paper_expires")
    assert line.why == "It expired on 15 Jun 2027"


def test_a_version_for_residencies_does_not_do_for_a_host(store: Store, mayo: int) -> None:
    with store.write("Paper"):
        documents.set_need(mayo, DocumentKind.CV, Need.NEEDED)
        documents.add(DocumentKind.CV, audience=Audience.RESIDENCY.value)
    (line,) = lines(date(2027, 5, 20), "paper")
    assert (line.title, line.why) == (
        "Write a version for hosts: CV, Mayo",
        "The only one is written for residencies",
    )


def test_papers_and_tests_that_expire_are_listed_until_they_have(store: Store) -> None:
    with store.write("Papers"):
        documents.add(DocumentKind.BACKGROUND, title="Police certificate", expires_on="2027-05-25")
        profile.edit("english_test", "IELTS")
        profile.edit("english_expires", "2027-05-28")
    found = lines(date(2027, 5, 20), "paper_expires", "english_expires")
    assert [(line.title, line.on, line.page) for line in found] == [
        ("Police certificate expires", date(2027, 5, 25), "rotations"),
        ("IELTS expires", date(2027, 5, 28), "profile"),
    ]
    assert lines(date(2027, 5, 29), "paper_expires", "english_expires") == []


def test_a_payment_is_due_until_it_is_paid(store: Store, mayo: int) -> None:
    with store.write("Costs"):
        room = budget.add(CostKind.HOUSING, mayo, amount_cents="900.50", due_on="2027-04-20")
        visa = budget.add(CostKind.VISA, due_on="2027-04-25", label="Visa fee")
        budget.add(CostKind.TRAVEL, mayo, amount_cents="100")
    found = lines(date(2027, 4, 10), "payment")
    assert [(line.title, line.why, line.record) for line in found] == [
        ("Pay: Housing, Mayo", "900.50 USD; the day it is due in the budget", room),
        ("Pay: Visa fee", "amount unknown; the day it is due in the budget", visa),
    ]
    assert {line.place for line in found} == {"rotations/budget"}
    assert [line.band for line in lines(date(2027, 4, 22), "payment")] == [Band.OVERDUE, Band.THIS_WEEK]
    with store.write("Paid"):
        budget.edit(room, "paid_on", "2027-04-19")
    assert [line.title for line in lines(date(2027, 4, 10), "payment")] == ["Pay: Visa fee"]


def test_what_a_scenario_would_cost_is_not_due(store: Store, mayo: int) -> None:
    with store.write("Scenario"):
        room = budget.add(CostKind.HOUSING, mayo, amount_cents="900", due_on="2027-04-20")
        scenarios.duplicate("Other", date(2027, 4, 1))
    assert [line.record for line in lines(date(2027, 4, 10), "payment")] == [room]


def test_blocked_days_are_listed_while_they_last(store: Store) -> None:
    with store.write("Block"):
        blocked_periods.add("Step 2 CK", "2027-04-01", "2027-04-20", kind="exam")
    ahead, running = lines(date(2027, 3, 10), "blocked"), lines(date(2027, 4, 10), "blocked")
    assert [(line.title, line.on, line.days) for line in ahead] == [("Step 2 CK", date(2027, 4, 1), 22)]
    assert [(line.on, line.band) for line in running] == [(date(2027, 4, 10), Band.THIS_WEEK)]
    assert running[0].why == "No rotation until 20 Apr 2027: a period you blocked"
    assert ahead[0].key == running[0].key
    assert lines(date(2027, 4, 21), "blocked") == []
