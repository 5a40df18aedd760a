"""Risks on Today: conflicts of the rotations, ECFMG slack, answers that have aged."""

from datetime import date, timedelta

import pytest

from matchplanner.domain.claims import ClaimField
from matchplanner.services import blocked_periods, profile, programs, rotations, today
from matchplanner.services.agenda import reminders, risks
from matchplanner.services.today import Band, DueLine
from matchplanner.store.store import Store

DAY = date(2027, 1, 13)


@pytest.fixture(autouse=True)
def season_2027(store: Store) -> None:
    """Aim at September 2027."""
    with store.write("Target year"):
        profile.edit("target_year", 2027)


def told(day: date, kind: str) -> list[DueLine]:
    """Return the risks of a kind."""
    return [line for line in today.due_lines(day) if line.kind == kind and line.risk]


def test_a_conflict_names_its_two_causes_and_leads_to_the_rotation(store: Store) -> None:
    with store.write("Add"):
        mayo = rotations.add("Mayo", starts_on="2027-06-07", ends_on="2027-07-02")
        rotations.add("Utah", starts_on="2027-06-21", ends_on="2027-07-16")
    (line,) = told(DAY, "conflict")
    assert (line.title, line.page, line.record) == (
        "Two rotations at the same time: Mayo and Utah",
        "rotations",
        mayo,
    )
    assert line.why == "This rotation: 7 Jun 2027 to 2 Jul 2027; Other rotation: 21 Jun 2027 to 16 Jul 2027"
    assert (line.band, line.on) == (Band.RISKS, None)
    assert told(date(2027, 7, 20), "conflict") == []


def test_a_conflict_that_was_dealt_with_comes_back_in_another_shape(store: Store) -> None:
    with store.write("Add"):
        mayo = rotations.add("Mayo", starts_on="2027-05-03", ends_on="2027-05-28")
        blocked_periods.add("Step 2 CK", "2027-05-10", "2027-05-14")

    def blocked(day: date) -> list[DueLine]:
        return [
            line for line in told(day, "conflict") if line.title == "A rotation in a blocked period: Mayo"
        ]

    (line,) = blocked(DAY)
    with store.write("Done"):
        reminders.done(line.key, DAY)
    assert blocked(DAY + timedelta(days=3)) == []
    with store.write("Move"):
        rotations.edit(mayo, "starts_on", "2027-05-10")
    assert len(blocked(DAY)) == 1


def test_what_weighs_less_is_one_line(store: Store) -> None:
    with store.write("Add"):
        for site, start in (("Mayo", "2027-01-18"), ("Utah", "2027-02-22")):
            rotations.add(site, starts_on=start)
    (line,) = told(DAY, "cautions")
    assert line.title.endswith("cautions about the rotations")
    assert "Little time for a visa" in line.why


@pytest.mark.parametrize(
    ("expected_on", "titles"),
    [
        ("2027-11-15", []),
        ("2028-02-20", ["ECFMG slack: 10 days"]),
        ("2028-03-03", ["ECFMG certification 2 days too late"]),
    ],
)
def test_little_or_no_ecfmg_slack_is_a_risk(store: Store, expected_on: str, titles: list[str]) -> None:
    with store.write("ECFMG"):
        profile.edit("ecfmg_status", "on_track")
        profile.edit("ecfmg_on", expected_on)
    found = told(DAY, "ecfmg_slack")
    assert [line.title for line in found] == titles
    assert all(line.why == "It must precede the rank list deadline, 1 Mar 2028" for line in found)


def _sponsor(tier: int | None, seen: date) -> int:
    made = programs.add("Elm", tier=tier) if tier else programs.add("Oak")
    programs.set_fact(made, ClaimField.J1, "yes", seen, source="https://example.org")
    return made


def test_aged_answers_of_programs_with_a_tier_are_counted_in_one_line(store: Store) -> None:
    long_ago = DAY - timedelta(days=1500)
    with store.write("Facts"):
        elm = _sponsor(1, long_ago)
        _sponsor(2, DAY)
        _sponsor(None, long_ago)
    (line,) = told(DAY, "verify")
    assert (line.title, line.page, line.record) == ("Verify 1 answer again", "programs", elm)
    assert line.why == "Too old to rely on, at 1 program with a tier or to be applied to; first Elm"


def test_answers_to_verify_come_back_next_week(store: Store) -> None:
    with store.write("Facts"):
        _sponsor(1, DAY - timedelta(days=1500))
    (line,) = told(DAY, "verify")
    with store.write("Done"):
        reminders.done(line.key, DAY)
    sunday, monday = date(2027, 1, 17), date(2027, 1, 18)
    assert told(sunday, "verify") == []
    assert len(told(monday, "verify")) == 1


def test_of_very_many_programs_the_first_tiers_are_looked_at(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(risks, "MOST_PROGRAMS", 2)
    with store.write("Facts"):
        for tier in (3, 2, 1):
            _sponsor(tier, DAY - timedelta(days=1500))
    assert [line.title for line in told(DAY, "verify")] == ["Verify at least 2 answers again"]
