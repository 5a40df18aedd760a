"""Today on each day from August before the season to July after it, over the sample plan."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import due
from matchplanner.services import sample, today
from matchplanner.services.agenda import reminders
from matchplanner.services.today import Band, DueLine, Overview
from matchplanner.store.schema import Cost, Event, Interview, Letter, Person, Program, Rotation
from matchplanner.store.store import Store

FIRST, LAST = date(2026, 8, 1), date(2028, 7, 31)
MONTHS = [date(2026 + at // 12, at % 12 + 1, 1) for at in range(7, 31)]
_OF = {
    "programs": Program,
    "rotations": Rotation,
    "letters": Letter,
    "people": Person,
    "events": Event,
    "interviews": Interview,
    "interviews/debrief": Interview,
    "rotations/documents": Rotation,
    "rotations/budget": Cost,
}
_WHOLE_PAGES = {"profile", "ranking", "rotations", "people", "application"}
_PASSES = {
    *("deadline", "opening", "event", "apply_opens", "rotation_starts", "rotation_ends", "review_notes"),
    *("interview", "blocked", "paper_expires", "english_expires", "talk", "prepare_talk", "prepare_event"),
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample plan of the season 2027."""
    folder: Path = tmp_path_factory.mktemp("sample")
    opened = Store.create(folder / "sample.matchplan")
    with opened.write("Sample"):
        sample.fill(date(2026, 10, 1))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def records(plan: Store) -> dict[str, set[int]]:  # noqa: ARG001 - the plan must be open
    """The ids that a line may lead to, by page."""
    return {page: {row.id for row in table.select()} for page, table in _OF.items()}


def sound(found: Overview, records: dict[str, set[int]]) -> None:
    """Fail where a line breaks a promise of the list."""
    day, lines = found.today, found.lines
    dated, at_risk = [line for line in lines if not line.risk], [line for line in lines if line.risk]
    assert [*dated, *at_risk] == list(lines)
    assert [line.days for line in dated] == sorted(line.days for line in dated)
    assert [line.band for line in dated] == sorted(
        (line.band for line in dated), key=(Band.OVERDUE, Band.THIS_WEEK, Band.COMING).index
    )
    assert all(line.days <= due.HORIZON_DAYS for line in lines)
    everything = [*found.away, *lines, *(line for line, _until in found.put_off), *found.done]
    assert len({line.key for line in everything}) == len(everything)
    for line in everything:
        leads_somewhere(line, records)
        assert line.days == (0 if line.on is None else (line.on - day).days), line
        assert line.gone or line.days >= 0 or line.kind not in _PASSES, line
    assert found.next is None or found.next.days > due.HORIZON_DAYS


def leads_somewhere(line: DueLine, records: dict[str, set[int]]) -> None:
    """Fail where a line has no reason or leads to nothing."""
    assert line.title.strip(), line
    assert line.why.strip(), line
    assert line.key, line
    if line.record:
        assert line.record in records[line.place], line
    else:
        assert line.page in _WHOLE_PAGES, line


def in_phase(found: Overview) -> None:
    """Fail where the phase is not that of the day, or the next one is not ahead."""
    summary, day = found.summary, found.today
    assert [phase for phase in summary.phases if phase.band.holds(day)] == list(filter(None, [summary.phase]))
    ahead = [phase for phase in summary.phases if phase.band.start > day]
    assert summary.next_phase == (ahead[0] if ahead else None)
    assert summary.ahead is None or summary.ahead.on >= day
    assert summary.phase or summary.next_phase or summary.ahead or day > date(2028, 5, 31)
    certified = max(day, date(2027, 11, 15))  # expected then; what has not come by then comes today at best
    assert summary.ecfmg.slack_days == (date(2028, 3, 1) - certified).days


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month:%Y-%m}")
def test_every_day_of_the_season_is_sound(plan: Store, records: dict[str, set[int]], month: date) -> None:
    day, finished = month, set[str]()
    while (day.year, day.month) == (month.year, month.month):
        found = today.overview(day)
        sound(found, records)
        in_phase(found)
        assert not finished & {line.key for line in found.lines}
        if day.day % 10 == 1 and found.lines:
            key = found.lines[0].key
            with plan.write("Done"):
                reminders.done(key, day)
            finished.add(key)
        day += timedelta(days=1)


def test_the_months_are_august_before_to_july_after() -> None:
    assert (MONTHS[0], MONTHS[-1]) == (FIRST, LAST.replace(day=1))


@given(seen=st.dates(FIRST, LAST - timedelta(days=1)), away=st.integers(1, 200), put_off=st.integers(0, 5))
def test_coming_back_after_any_days_away_is_sound(
    plan: Store, records: dict[str, set[int]], seen: date, away: int, put_off: int
) -> None:
    day = min(seen + timedelta(days=away), LAST)
    before = today.overview(day, seen_on=seen)
    with plan.write("Put off"):
        for line in before.lines[:put_off]:
            reminders.snooze(line.key, day + timedelta(days=2), day)
    found = today.overview(day, seen_on=seen)
    sound(found, records)
    assert all(seen < line.on < day for line in found.away if line.on)
    assert not any(line.on and seen < line.on < day for line in found.lines)
    assert len(found.put_off) == len(before.put_off) + len(before.lines[:put_off])
    with plan.write("Back"):
        for line, _until in found.put_off:
            reminders.reopen(line.key)
