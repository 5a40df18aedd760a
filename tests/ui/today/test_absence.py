"""The last look at a plan: what counts as days away, also with a clock that was wrong for a while."""

from datetime import date

import pytest

from matchplanner.ui.settings import Settings
from matchplanner.ui.today.absence import last_seen

A, B, C = date(2026, 11, 1), date(2026, 11, 9), date(2026, 11, 10)
LONG_AGO, FAR_AHEAD = date(2020, 1, 1), date(2036, 1, 1)


@pytest.mark.parametrize(
    ("looks", "answers"),
    [
        ((A, B, B), (None, A, A)),
        ((A, B, LONG_AGO, LONG_AGO, B), (None, A, None, None, A)),
        ((A, B, LONG_AGO, C), (None, A, None, B)),
        ((A, FAR_AHEAD, B, B), (None, A, A, A)),
        ((FAR_AHEAD, B, C), (None, None, B)),
        ((B, C, B, B, C), (None, B, None, None, B)),
    ],
    ids=[
        "away",
        "set back for a day",
        "set back, then days",
        "ahead",
        "ahead at first",
        "over the date line",
    ],
)
def test_days_away_are_counted_from_the_last_true_look(
    settings: Settings, looks: tuple[date, ...], answers: tuple[date | None, ...]
) -> None:
    assert tuple(last_seen(settings, "plan", day) for day in looks) == answers
