"""What is due: in order, within the horizon, and overdue only where something can be done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import season, timeline
from matchplanner.domain.due import DueInterview, DueItem, DueKind, DueLetter, Page, due_items
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.domain.letters import LetterState
from matchplanner.domain.rotations import PlannedRotation, RotationStatus
from matchplanner.domain.season import Fact, SeasonRules

GENETICS = PlannedRotation(2, "Genetics", date(2027, 6, 1), date(2027, 6, 28))
LETTER = DueLetter(5, "Dr Q", LetterState.CANDIDATE, date(2027, 8, 12))
INTERVIEW = DueInterview(7, "Elm", date(2027, 11, 10), InterviewStatus.SCHEDULED)


def lines(items: tuple[DueItem, ...]) -> list[tuple[str, DueKind, int]]:
    return [(item.title, item.kind, item.days) for item in items]


def test_nothing_known_means_nothing_due() -> None:
    assert due_items(date(2026, 9, 10)) == ()


def test_a_deadline_within_thirty_days_is_due_and_marked_as_expected(
    rules: SeasonRules, facts: tuple[Fact, ...]
) -> None:
    milestones = season.resolve(rules, facts, 2028)
    titles = {item.title: item for item in due_items(date(2028, 2, 1), milestones=milestones)}
    rank = titles["Rank order list certification deadline"]
    assert (rank.on, rank.days, rank.kind) == (date(2028, 3, 1), 29, DueKind.DEADLINE)
    assert (rank.page, rank.target, rank.expected, rank.overdue) == (Page.RANK_LIST, None, True, False)
    assert "Match Day" not in titles


def test_a_date_of_the_season_leaves_the_list_when_past(rules: SeasonRules, facts: tuple[Fact, ...]) -> None:
    milestones = season.resolve(rules, facts, 2028)
    on_thursday = due_items(date(2028, 3, 16), milestones=milestones, horizon=1)
    assert lines(on_thursday) == [("Match Week", DueKind.EVENT, 0), ("Match Day", DueKind.EVENT, 1)]
    assert due_items(date(2028, 3, 18), milestones=milestones, horizon=1) == ()


@pytest.mark.parametrize(
    ("today", "status", "expected"),
    [
        (date(2026, 9, 10), RotationStatus.IDEA, [(DueKind.APPLY_OPENS, 21)]),
        (date(2026, 10, 1), RotationStatus.IDEA, [(DueKind.APPLY_OPENS, 0)]),
        (date(2027, 1, 10), RotationStatus.ELIGIBLE, [(DueKind.APPLY_BY, 22)]),
        (date(2027, 2, 11), RotationStatus.ELIGIBLE, [(DueKind.APPLY_BY, -10)]),
        (date(2027, 2, 11), RotationStatus.APPLIED, []),
        (date(2027, 5, 20), RotationStatus.ACCEPTED, [(DueKind.ROTATION_STARTS, 12)]),
        (date(2027, 6, 22), RotationStatus.RUNNING, [(DueKind.ASK_LETTER, 6), (DueKind.ROTATION_ENDS, 6)]),
        (date(2027, 6, 22), RotationStatus.ONBOARDING, [(DueKind.ASK_LETTER, 6), (DueKind.ROTATION_ENDS, 6)]),
        (date(2027, 7, 5), RotationStatus.DONE, [(DueKind.ASK_LETTER, -7)]),
        (date(2027, 7, 5), RotationStatus.LETTER_ASKED, []),
        (date(2027, 7, 5), RotationStatus.IDEA, []),
    ],
)
def test_a_rotation_asks_for_the_next_step(
    today: date, status: RotationStatus, expected: list[tuple[DueKind, int]]
) -> None:
    found = due_items(today, rotations=[replace(GENETICS, status=status)])
    assert [(item.kind, item.days) for item in found] == expected
    assert all((item.page, item.target) == (Page.ROTATIONS, 2) for item in found)


def test_a_hosts_own_deadline_says_so() -> None:
    hosted = replace(GENETICS, apply_by=date(2027, 1, 20))
    (line,) = due_items(date(2027, 1, 10), rotations=[hosted])
    assert (line.kind, line.on, line.why) == (
        DueKind.APPLY_BY,
        date(2027, 1, 20),
        "The host says when it takes applications.",
    )


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (LetterState.CANDIDATE, DueKind.ASK_LETTER),
        (LetterState.AGREED, DueKind.LETTER_NEEDED),
        (LetterState.UPLOADED, None),
        (LetterState.DECLINED, None),
    ],
)
def test_a_letter_is_due_until_it_is_in_hand_or_declined(state: LetterState, kind: DueKind | None) -> None:
    found = due_items(date(2027, 8, 20), letters=[replace(LETTER, state=state)])
    assert lines(found) == ([] if kind is None else [("Dr Q", kind, -8)])
    assert all(item.overdue and item.target == 5 for item in found)


def test_letters_are_due_no_more_once_rank_lists_are_certified(
    rules: SeasonRules, facts: tuple[Fact, ...]
) -> None:
    milestones = season.resolve(rules, facts, 2028)
    done = replace(GENETICS, status=RotationStatus.DONE)

    def kinds(today: date) -> set[DueKind]:
        found = due_items(today, milestones=milestones, letters=[LETTER], rotations=[done])
        return {item.kind for item in found} & {DueKind.ASK_LETTER, DueKind.LETTER_NEEDED}

    assert kinds(date(2028, 3, 1)) == {DueKind.ASK_LETTER}
    assert kinds(date(2028, 7, 15)) == set()


def test_a_letter_without_a_day_is_not_due() -> None:
    assert due_items(date(2027, 8, 20), letters=[replace(LETTER, need_by=None)]) == ()


def test_the_notes_are_reviewed_the_night_before_the_interview() -> None:
    found = due_items(date(2027, 11, 1), interviews=[INTERVIEW])
    assert lines(found) == [("Elm", DueKind.REVIEW_NOTES, 8), ("Elm", DueKind.INTERVIEW, 9)]
    assert lines(due_items(date(2027, 11, 10), interviews=[INTERVIEW])) == [("Elm", DueKind.INTERVIEW, 0)]


@pytest.mark.parametrize(
    "changed",
    [
        replace(INTERVIEW, on=None),
        replace(INTERVIEW, on=date(2027, 10, 31)),
        replace(INTERVIEW, status=InterviewStatus.CANCELLED),
        replace(INTERVIEW, status=InterviewStatus.DONE),
    ],
)
def test_an_interview_that_is_past_off_or_not_dated_is_not_due(changed: DueInterview) -> None:
    assert due_items(date(2027, 11, 1), interviews=[changed]) == ()


def test_a_missed_ecfmg_date_stays_on_the_list() -> None:
    (item,) = due_items(date(2027, 11, 20), ecfmg_expected=date(2027, 11, 15))
    assert (item.kind, item.days, item.page) == (DueKind.ECFMG, -5, Page.PROFILE)
    assert item.overdue


@given(
    today=st.dates(date(2026, 8, 1), date(2027, 12, 31)),
    horizon=st.integers(0, 120),
    starts=st.lists(
        st.tuples(st.dates(date(2026, 8, 1), date(2027, 9, 1)), st.sampled_from(RotationStatus)), max_size=5
    ),
)
def test_the_list_is_in_order_and_inside_the_horizon(
    rules: SeasonRules, today: date, horizon: int, starts: list[tuple[date, RotationStatus]]
) -> None:
    planned = [
        PlannedRotation(n, f"R{n}", *timeline.default_span(start), status=status)
        for n, (start, status) in enumerate(starts)
    ]
    found = due_items(
        today,
        milestones=season.resolve(rules, (), 2028),
        rotations=planned,
        letters=[LETTER],
        interviews=[INTERVIEW],
        horizon=horizon,
    )
    assert [item.on for item in found] == sorted(item.on for item in found)
    for item in found:
        assert item.on == today + timedelta(days=item.days)
        assert item.days <= horizon
        assert item.overdue == (item.on < today)
        assert item.why
