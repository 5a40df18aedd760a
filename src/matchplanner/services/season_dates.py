"""The dates of the applicant's own season that the other areas count from."""

import functools
import importlib.resources
import tomllib
from datetime import date, time

from matchplanner.domain import season, season_files
from matchplanner.domain.season import Fact, Milestone, Override, SeasonRules
from matchplanner.store.schema import MilestoneOverride, Profile

SUBMISSION = "eras_submit"
RANK_DEADLINE = "rol_certification"


@functools.cache
def rules() -> SeasonRules:
    """Return the milestone rules the app ships."""
    return season_files.parse_rules(_table("rules.toml"))


@functools.cache
def facts() -> tuple[Fact, ...]:
    """Return what sources say about single seasons, from the files the app ships."""
    folder = importlib.resources.files("matchplanner.resources").joinpath("seasons")
    names = sorted(item.name for item in folder.iterdir() if item.name[0].isdigit())
    return tuple(fact for name in names for fact in season_files.parse_facts(_table(name)))


def milestones() -> tuple[Milestone, ...]:
    """Return the season's milestones with the user's corrections; none while X is unknown."""
    target_year = Profile.get_by_id(1).target_year
    if target_year is None:
        return ()
    match_year = season.match_year_of(target_year)
    known = {rule.key for rule in rules().milestones}
    stored = MilestoneOverride.select().where(MilestoneOverride.match_year == match_year)
    return season.resolve(
        rules(), facts(), match_year, [_override(row) for row in stored if row.key in known]
    )


def milestone(key: str) -> Milestone | None:
    """Return one milestone of the season, or None while X is unknown."""
    found = milestones()
    return season.milestone_by_key(found, key) if found else None


def submission_day() -> date | None:
    """Return the first day on which ERAS takes applications, or None while X is unknown."""
    found = milestone(SUBMISSION)
    return None if found is None else found.on


def _override(row: MilestoneOverride) -> Override:
    at = None if row.at_time is None else time.fromisoformat(row.at_time)
    return Override(row.key, row.on_date, at, row.zone, row.source, row.checked_on, row.note)


def _table(name: str) -> dict[str, object]:
    file = importlib.resources.files("matchplanner.resources").joinpath("seasons", name)
    return tomllib.loads(file.read_text("utf-8"))
