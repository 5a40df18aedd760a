"""The sample plan: complete enough to show every window, and never mistaken for somebody's own."""

from datetime import UTC, date, datetime

from matchplanner.domain import debriefs as debrief_rules
from matchplanner.domain.claims import ClaimField
from matchplanner.domain.documents import PaperState
from matchplanner.domain.interviews import Enough, InterviewKind
from matchplanner.domain.rank_lint import RankRule, RankSeverity
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.tokens import Doubt
from matchplanner.services import (
    budget,
    case_log,
    considerations,
    debriefs,
    documents,
    events,
    geography,
    interviews,
    letters,
    messages,
    pairwise,
    people,
    profile,
    programs,
    rank_criteria,
    rank_lint,
    rank_lists,
    rank_versions,
    ranking,
    roster,
    rotations,
    sample,
    tokens,
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
    ahead = [row for row in interviews.rows() if row.kind is InterviewKind.INTERVIEW]
    assert len({row.zone for row in ahead}) == len(ahead) == 4
    assert any(row.night for row in ahead)
    assert [row.interviewed for row in ranking.rows(MatchList.MAIN)] == [True, True, True, False]
    assert [row.interviewed for row in ranking.rows(MatchList.SPECIALTIES)] == [True, False]


def test_what_is_past_was_before_the_day_and_what_is_ahead_comes_after_it(store: Store) -> None:
    fill(store)

    now = datetime(2026, 10, 1, tzinfo=UTC)
    talks = [row for row in interviews.rows() if row.kind is InterviewKind.OTHER]
    assert all(row.over(now) and row.replied_on is not None for row in talks)
    assert {(row.debriefed, row.thanked_on is None) for row in talks} == {
        *((True, False), (True, True), (False, True)),
    }
    written = [debriefs.rows(row.id) for row in talks]
    assert sorted(map(len, written)) == [0, 1, 2]
    assert all(one.made_at < now for held in written for one in held)
    drift = next(debrief_rules.drift(held[0].ratings, held[1].ratings) for held in written if len(held) > 1)
    assert {one.change for one in drift} >= {-1, 0, None}
    kinds = {line.kind for line in today_lines.due_lines(TODAY)}
    assert kinds >= {"interview_debrief", "answer_invitation"}


def test_both_rank_lists_have_every_kind_of_thing_to_look_into(store: Store) -> None:
    fill(store)

    board = rank_criteria.board(MatchList.MAIN)
    assert [row.weight for row in board.criteria] == [40, 35, 25]
    assert {len(row.ratings) for row in board.rows} >= {2, 3}
    assert rank_lists.in_play() == (MatchList.MAIN, MatchList.SPECIALTIES)
    found = rank_lint.findings(TODAY, MatchList.MAIN)
    assert {one.rule for one in found} >= {
        *(RankRule.NEVER_INTERVIEWED, RankRule.WOULD_ATTEND, RankRule.ABSENT, RankRule.CLOSING),
        *(RankRule.AGAINST_SCORE, RankRule.AGAINST_CHOICE),
    }
    assert {bool(one.waived) for one in found} == {True, False}
    assert {one.severity for one in found} == set(RankSeverity)
    other = {one.rule for one in rank_lint.findings(TODAY, MatchList.SPECIALTIES)}
    assert other >= {RankRule.NEVER_INTERVIEWED, RankRule.CODE_MISSING}
    pairs = pairwise.board(MatchList.MAIN).round
    assert (len(pairs.answers), len(pairs.skipped)) == (3, 1)
    (version,) = rank_versions.rows(MatchList.MAIN)
    moved = [line for line in rank_versions.compare(version.id, None, MatchList.MAIN) if line.by]
    assert len(moved) == 2
    held = tokens.read()
    assert [[one.doubt for one in row.doubts] for row in held.signals] == [[Doubt.NONE]]
    assert [len(row.programs) for row in geography.read().chosen] == [1, 1]


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
