"""Which snapshots stay: the rule of thinning, over years and with a clock that jumps."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from matchplanner.store.retention import ALL_WITHIN, Kept, surplus

NOW = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)

histories = st.lists(
    st.tuples(st.integers(-2000, 24 * 1000), st.integers(1, 5_000_000), st.booleans()), max_size=120
).map(
    lambda rows: [Kept(n, NOW - timedelta(hours=h), size, protected=p) for n, (h, size, p) in enumerate(rows)]
)


def every(step: timedelta, count: int) -> list[Kept]:
    """Snapshots at even distances, the newest now."""
    return [Kept(count - n, NOW - n * step, 1000) for n in range(count)]


def test_everything_of_the_last_two_days_stays() -> None:
    assert not surplus(every(timedelta(minutes=10), 6 * 48), NOW)


def test_older_ones_thin_out_to_days_weeks_and_months() -> None:
    snapshots = every(timedelta(hours=6), 4 * 365)
    gone = surplus(snapshots, NOW)
    stay = [s for s in snapshots if s.sequence not in gone and NOW - s.taken_at > ALL_WITHIN]
    days, weeks, months = stay[:12], stay[12:22], stay[22:]
    assert len({s.taken_at.date() for s in days}) == 12
    assert len({s.taken_at.isocalendar()[:2] for s in weeks}) == 10
    assert len({(s.taken_at.year, s.taken_at.month) for s in months}) == len(months) == 9


def test_of_a_period_the_newest_stays() -> None:
    snapshots = [Kept(n, NOW - timedelta(days=5) + timedelta(minutes=n), 1000) for n in range(5)]
    assert surplus(snapshots, NOW) == {0, 1, 2, 3}


def test_the_oldest_go_when_all_together_are_too_large() -> None:
    snapshots = [Kept(n, NOW, 100, protected=n == 1) for n in range(5)]
    assert surplus(snapshots, NOW, largest_total=300) == {0, 2}


@given(histories)
def test_protected_ones_stay_and_thinning_again_removes_nothing(snapshots: list[Kept]) -> None:
    gone = surplus(snapshots, NOW)
    assert not gone & {s.sequence for s in snapshots if s.protected}
    rest = [s for s in snapshots if s.sequence not in gone]
    assert not surplus(rest, NOW)


@given(histories)
def test_what_is_recent_or_from_the_future_stays_while_there_is_room(snapshots: list[Kept]) -> None:
    gone = surplus(snapshots, NOW, largest_total=10**12)
    assert all(NOW - s.taken_at > ALL_WITHIN for s in snapshots if s.sequence in gone)


@given(st.data())
def test_over_three_years_of_jumping_clocks_the_last_one_is_always_there(data: st.DataObject) -> None:
    """Snapshots are taken and thinned as in use; the newest is protected by its taker."""
    clock, kept = NOW, list[Kept]()
    for sequence in range(60):
        clock += timedelta(hours=data.draw(st.integers(-72, 24 * 40)))
        kept.append(Kept(sequence, clock, 1_000_000, protected=True))
        gone = surplus(kept, clock)
        kept = [Kept(s.sequence, s.taken_at, s.size) for s in kept if s.sequence not in gone]
        assert kept[-1].sequence == sequence
        assert len(kept) <= 60
