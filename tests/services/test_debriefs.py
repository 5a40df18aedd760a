"""Debriefs: unknown stays unknown, what was written stays, a later view is a revision."""

from datetime import UTC, datetime, timedelta

import pytest

from matchplanner.domain import debriefs as rules
from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.errors import UserError
from matchplanner.services import debriefs, interviews, programs
from matchplanner.store.store import Store

ENDS = datetime(2027, 11, 10, 15, tzinfo=UTC)
SOON = ENDS + timedelta(hours=3)


@pytest.fixture
def interview(store: Store) -> int:
    """An interview of an hour that ended at 15:00 UTC."""
    with store.write("Add"):
        held = interviews.add(programs.add("P"), "2027-11-10 09:00", "America/New_York")
        interviews.edit(held, "minutes", 60)
    return held


def test_what_is_not_rated_stays_unknown_and_the_moment_is_kept(store: Store, interview: int) -> None:
    with store.write("Debrief"):
        debriefs.save(interview, {Rated.PEOPLE: 5, Rated.GUT: 4}, {Noted.RED_FLAGS: "Calls  \n"}, SOON)
    (row,) = debriefs.rows(interview)
    assert (row.ratings[Rated.PEOPLE], row.ratings[Rated.GUT], row.ratings[Rated.PLACE]) == (5, 4, None)
    assert (row.notes[Noted.RED_FLAGS], row.notes[Noted.NOTE]) == ("Calls", "")
    assert (row.made_at, row.soon) == (SOON, True)
    held = interviews.get(interview)
    assert (held.status, held.debriefed) == (InterviewStatus.DONE, True)


def test_a_later_view_is_added_and_its_drift_is_told(store: Store, interview: int) -> None:
    with store.write("Debrief"):
        debriefs.save(interview, {Rated.PEOPLE: 5, Rated.CLINIC: 3}, {}, SOON)
        later = ENDS + timedelta(days=20)
        debriefs.save(interview, {Rated.PEOPLE: 3, Rated.CLINIC: 3, Rated.GUT: 2}, {}, later)
    first, last = debriefs.rows(interview)
    assert (first.ratings[Rated.PEOPLE], first.made_at, last.soon) == (5, SOON, False)
    drift = {found.rated: found.change for found in rules.drift(first.ratings, last.ratings)}
    assert (drift[Rated.PEOPLE], drift[Rated.CLINIC], drift[Rated.GUT]) == (-2, 0, None)


@pytest.mark.parametrize("mark", [0, 6, -1, "five"])
def test_a_rating_is_one_to_five(store: Store, interview: int, mark: object) -> None:
    with pytest.raises(UserError, match="from 1 to 5"), store.write("Debrief"):
        debriefs.save(interview, {Rated.PEOPLE: mark}, {}, SOON)
    assert debriefs.rows(interview) == ()


def test_nothing_said_nothing_new_and_nothing_ahead_are_refused(store: Store, interview: int) -> None:
    with pytest.raises(UserError, match="Nothing is written"), store.write("Debrief"):
        debriefs.save(interview, {}, {Noted.NOTE: " \n"}, SOON)
    with pytest.raises(UserError, match="lies ahead"), store.write("Debrief"):
        debriefs.save(interview, {Rated.GUT: 3}, {}, ENDS - timedelta(days=2))
    with store.write("Debrief"):
        debriefs.save(interview, {Rated.GUT: 3}, {}, SOON)
    with pytest.raises(UserError, match="Nothing is different"), store.write("Debrief"):
        debriefs.save(interview, {Rated.GUT: 3}, {}, SOON + timedelta(days=1))
    with store.write("Cancel"):
        interviews.edit(interview, "status", "cancelled")
    with pytest.raises(UserError, match="noted as cancelled"), store.write("Debrief"):
        debriefs.save(interview, {Rated.GUT: 4}, {}, SOON)
