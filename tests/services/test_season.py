"""The season's dates in the plan: derived, corrected by hand, and back."""

from datetime import date, time

import pytest

from matchplanner.domain.season import DateStatus, milestone_by_key
from matchplanner.errors import UserError
from matchplanner.services import profile, season
from matchplanner.store.schema import MilestoneOverride
from matchplanner.store.store import Store


def correct(store: Store, **values: object) -> None:
    """Correct the rank-list deadline of a season."""
    with store.write("Correct"):
        season.override(2027, season.RANK_DEADLINE, **{"on": date(2028, 3, 2), **values})


@pytest.mark.usefixtures("store")
def test_without_a_target_year_there_are_no_dates() -> None:
    assert season.milestones(None) == ()
    assert season.submission(None) is None
    assert season.certification_deadline(None) is None
    assert season.submission_day() is None


@pytest.mark.usefixtures("store")
def test_x_2027_is_submitted_in_september_2027_and_ranked_in_march_2028() -> None:
    submission, deadline = season.submission(2027), season.certification_deadline(2027)
    assert submission is not None
    assert deadline is not None
    assert submission.on == date(2027, 9, 1)
    assert (deadline.on, deadline.at) == (date(2028, 3, 1), time(21))
    assert deadline.expected


def test_the_submission_day_is_that_of_the_profile(store: Store) -> None:
    with store.write("Profile"):
        profile.edit("target_year", 2026)
    assert season.submission_day() == date(2026, 9, 2)


def test_an_own_date_stands_and_is_no_longer_called_expected(store: Store) -> None:
    correct(
        store, at="20:00", zone="America/Chicago", source="nrmp.org", checked_on="2027-12-01", note="mailed"
    )
    found = season.certification_deadline(2027)
    assert found is not None
    assert (found.on, found.at, found.zone) == (date(2028, 3, 2), time(20), "America/Chicago")
    assert (found.status, found.expected, found.overridden) == (DateStatus.OWN, False, True)
    assert (found.sources, found.checked_on, found.note) == (("nrmp.org",), date(2027, 12, 1), "mailed")


def test_a_correction_of_one_season_leaves_the_others_alone(store: Store) -> None:
    correct(store)
    other = season.certification_deadline(2026)
    assert other is not None
    assert not other.overridden


def test_correcting_twice_keeps_one_row(store: Store) -> None:
    correct(store)
    correct(store, on="2028-03-03", at=time(8, 30))
    correct(store, on="2028-03-03", at="9:00")
    assert MilestoneOverride.select().count() == 1
    found = season.certification_deadline(2027)
    assert found is not None
    assert (found.on, found.at) == (date(2028, 3, 3), time(9))


def test_back_to_the_derived_date(store: Store) -> None:
    before = season.milestones(2027)
    correct(store)
    with store.write("Back"):
        season.clear_override(2027, season.RANK_DEADLINE)
    assert season.milestones(2027) == before


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"on": None}, "needs a date"),
        ({"on": "soon"}, "The date"),
        ({"at": "25:00"}, "not a time of day"),
        ({"zone": "Mars/Olympus"}, "not a time zone"),
        ({"checked_on": "yesterday"}, "checked"),
    ],
)
def test_what_is_no_date_time_or_zone_is_refused_in_plain_words(
    store: Store, values: dict[str, object], says: str
) -> None:
    with pytest.raises(UserError, match=says):
        correct(store, **values)
    assert MilestoneOverride.select().count() == 0


def test_a_correction_from_a_newer_version_is_kept_unread(store: Store) -> None:
    with store.write("Newer"):
        MilestoneOverride.create(match_year=2028, key="not_known_here", on_date=date(2028, 1, 1))
    assert {m.key for m in season.milestones(2027)} == {rule.key for rule in season.rules().milestones}
    assert MilestoneOverride.select().count() == 1


@pytest.mark.usefixtures("store")
def test_a_year_far_ahead_is_derived_from_the_patterns_alone() -> None:
    assert season.facts(2090) == ()
    assert milestone_by_key(season.milestones(2089), season.SUBMISSION).on.weekday() == 2
