"""A rank list that changed since it was certified is on the Today page until the deadline is over."""

from datetime import UTC, date, datetime

import pytest

from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import VersionKind
from matchplanner.services import profile, programs, rank_lists, rank_versions, ranking, today
from matchplanner.services.agenda.lines import DueLine
from matchplanner.store.store import Store

MAIN, OTHER = MatchList.MAIN, MatchList.SPECIALTIES
DAY = date(2028, 2, 20)


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A and B in the Main Match, S in the specialties match."""
    kinds = {"A": "combined_peds", "B": "combined_im", "S": "categorical"}
    with store.write("Fill"):
        profile.edit_all({"target_year": 2027, "home_zone": "Asia/Karachi"})
        found = {name: programs.add(name, program_type=kind) for name, kind in kinds.items()}
        for program in found.values():
            ranking.add(program)
    return found


def asked(day: date, moment: datetime | None = None) -> list[DueLine]:
    found = today.overview(day, moment=moment).lines
    return [line for line in found if line.kind in {"certify", "certify_again"}]


def test_a_change_since_certification_is_due_by_the_deadline_at_home(
    store: Store, ids: dict[str, int]
) -> None:
    assert asked(DAY) == []
    with store.write("Certify"):
        rank_versions.keep(MAIN, "final", datetime(2028, 2, 12, tzinfo=UTC), kind=VersionKind.CERTIFIED)
    assert asked(DAY) == []
    with store.write("Swap"):
        ranking.move(ids["B"], 1)
    (line,) = asked(DAY)
    assert line.title == "Certify the rank list again: it is not “final” any more"
    assert (line.on, line.place) == (date(2028, 3, 2), "ranking/versions")
    last = datetime(2028, 3, 2, 1, 59, tzinfo=UTC)
    assert len(asked(date(2028, 3, 2), last)) == 1
    assert asked(date(2028, 3, 2), datetime(2028, 3, 2, 2, tzinfo=UTC)) == []


def test_the_users_own_deadline_of_the_specialties_match_is_due(store: Store, ids: dict[str, int]) -> None:
    with store.write("Deadline"):
        rank_lists.set_specialties_deadline("2028-03-08", "21:00")
    (line,) = asked(DAY)
    assert (line.title, line.on) == ("Certify the rank list of the specialties match", date(2028, 3, 9))
    with store.write("Certify"):
        rank_versions.keep(OTHER, "v1", datetime(2028, 2, 12, tzinfo=UTC), kind=VersionKind.CERTIFIED)
    assert asked(DAY) == []
    assert ids
