"""Choices of a plan that came from elsewhere: what is no choice reads as the usual one."""

import pytest

from matchplanner.services import preferences
from matchplanner.store.store import Store


@pytest.mark.parametrize("kept", ["garbage", "-1", "0x1F", "²", "٣٠", "1e3", "9" * 5_000, "[]"])
def test_a_kept_number_that_is_none_reads_as_the_usual_one(store: Store, kept: str) -> None:
    with store.write("Choose"):
        for key in (preferences.WAITING, preferences.INTERVIEW_BUFFER, preferences.REMINDER_DAYS):
            preferences.put(key, kept)
    read = preferences.waiting_days(), preferences.interview_buffer(), preferences.reminder_days()
    with store.write("Choose nothing"):
        for key in (preferences.WAITING, preferences.INTERVIEW_BUFFER, preferences.REMINDER_DAYS):
            preferences.put(key, "")
    assert read == (preferences.waiting_days(), preferences.interview_buffer(), preferences.reminder_days())


def test_a_kept_number_is_read(store: Store) -> None:
    with store.write("Choose"):
        preferences.set_waiting_days(30)
        preferences.set_interview_buffer(0)
    assert (preferences.waiting_days(), preferences.interview_buffer()) == (30, 0)
