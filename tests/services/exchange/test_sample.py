"""The sample plan: complete enough to show every window, and never mistaken for somebody's own."""

from datetime import date

from matchplanner.domain.claims import ClaimField
from matchplanner.domain.documents import PaperState
from matchplanner.domain.interviews import Enough
from matchplanner.services import (
    budget,
    case_log,
    considerations,
    documents,
    events,
    interviews,
    letters,
    messages,
    people,
    profile,
    programs,
    ranking,
    roster,
    rotations,
    sample,
)
from matchplanner.services import today as today_lines
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


def fill(store: Store, today: date = TODAY) -> None:
    with store.write("Sample"):
        sample.fill(today)


def test_every_window_has_something_to_show(store: Store) -> None:
    fill(store)

    scored = [row for row in programs.rows(TODAY) if row.score.known]
    assert 6 <= len(scored) <= 8
    assert {row.score.complete for row in scored} == {True, False}
    assert {row.tier for row in scored} == {1, 2, 3}
    assert len(people.rows()) == 8
    assert len({row.state for row in letters.rows(TODAY)}) == len(letters.rows(TODAY)) == 4
    assert len({row.zone for row in interviews.rows()}) == len(interviews.rows()) == 4
    assert any(row.night for row in interviews.rows())
    assert [row.interviewed for row in ranking.rows()] == [True, True, True, True, False]


def test_its_calendar_has_three_rotations_and_a_conflict(store: Store) -> None:
    fill(store)

    plan = rotations.plan(TODAY)
    assert len(plan.rows) == 3
    assert plan.violations
    money, papers = budget.read(), documents.read()
    assert money.total.cents > 0
    assert money.total.unknown == 1
    assert len(money.months) > 3
    assert {cell.state for cell in papers.cells.values()} >= {
        *(PaperState.SENT, PaperState.READY, PaperState.MISSING),
        *(PaperState.EXPIRES, PaperState.NOT_NEEDED, PaperState.UNKNOWN),
    }
    assert [case.condition for case in case_log.rows()] == ["Suspected Marfan syndrome"]


def test_rosters_messages_and_events_show_each_state_once(store: Store) -> None:
    fill(store)

    looks = [roster.outlook(row.id, TODAY) for row in programs.rows(TODAY) if roster.rows(row.id)]
    assert {look.several_years_without for look in looks} == {True, False}
    echoes = messages.echoes(TODAY).values()
    assert sorted((echo.silent, str(echo.quality)) for echo in echoes) == [
        (False, "generic"),
        (False, "helpful"),
        (True, "unknown"),
    ]
    assert {row.prepared for row in events.rows()} == {Enough.FEW, Enough.FINE}
    assert "no_reply" in {line.kind for line in today_lines.due_lines(TODAY)}


def test_it_says_that_it_is_a_sample(store: Store) -> None:
    fill(store)

    assert store.meta(sample.MARK) == "1"
    assert "invented" in profile.get().school
    assert all("Invented" in row.notes for row in people.rows())


def test_the_season_follows_the_day(store: Store) -> None:
    fill(store, date(2029, 3, 1))

    assert profile.get().target_year == 2029


def test_one_program_is_researched_as_its_page_has_it(store: Store) -> None:
    fill(store)

    (mayo,) = (row for row in programs.rows(TODAY) if "Mayo Clinic Rochester" in row.name and row.tier)
    assert mayo.facts[ClaimField.FOUNDED_YEAR].value == "1981"
    assert mayo.facts[ClaimField.LABS].items == ("cytogenetic", "biochemical", "molecular")
    assert not mayo.facts[ClaimField.USMLE_STEP2_MIN].known
    assert mayo.facts[ClaimField.USMLE_STEP2_MIN].answered
    assert {one.kind for one in considerations.of(mayo.id)} == set(ConsiderationKind)
