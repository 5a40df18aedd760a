"""The dates of a season: from the shipped rules and sources, or corrected by the user."""

import functools
import importlib.resources
import re
import tomllib
from datetime import date, time
from typing import Any

from matchplanner.domain import entry, season, season_files, zones
from matchplanner.domain.season import Fact, Milestone, Override, SeasonRules
from matchplanner.errors import UserError
from matchplanner.store.schema import MilestoneOverride, Profile
from matchplanner.wording import say

SUBMISSION = "eras_submit"
RANK_DEADLINE = "rol_certification"

_CLOCK = re.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]")


@functools.cache
def rules() -> SeasonRules:
    """Return the milestone rules the app ships."""
    return season_files.parse_rules(_table("rules.toml"))


@functools.cache
def facts(match_year: int) -> tuple[Fact, ...]:
    """Return what sources say about the season of a Match year; none for a year without a file."""
    name = f"{match_year}.toml"
    if not importlib.resources.files("matchplanner.resources").joinpath("seasons", name).is_file():
        return ()
    return season_files.parse_facts(_table(name))


def target_year() -> int | None:
    """Return the applicant's target application year X, or None while it is unknown."""
    return Profile.get_by_id(1).target_year


def milestones(target_year: int | None) -> tuple[Milestone, ...]:
    """Return the milestones of target year X with the user's corrections, earliest first.

    None while X is unknown. Corrections of milestones this version does not
    know stay in the plan, unread.
    """
    if target_year is None:
        return ()
    match_year = season.match_year_of(target_year)
    known = {rule.key for rule in rules().milestones}
    stored = MilestoneOverride.select().where(MilestoneOverride.match_year == match_year)
    overrides = [_override(row) for row in stored if row.key in known]
    return season.resolve(rules(), facts(match_year), match_year, overrides)


def submission(target_year: int | None) -> Milestone | None:
    """Return when ERAS takes applications in target year X, or None while X is unknown."""
    return _milestone(target_year, SUBMISSION)


def certification_deadline(target_year: int | None) -> Milestone | None:
    """Return when the rank order list must be certified, or None while X is unknown."""
    return _milestone(target_year, RANK_DEADLINE)


def submission_day() -> date | None:
    """Return the first day on which ERAS takes the applicant's application, or None while X is unknown."""
    found = submission(target_year())
    return None if found is None else found.on


def override(
    target_year: int,
    key: str,
    *,
    on: object,
    at: object = None,
    zone: object = "",
    source: object = "",
    checked_on: object = None,
    note: object = "",
) -> None:
    """Put the user's own date of a milestone in place of the derived or published one.

    A blank time or zone leaves that part as it would be. Raises UserError for
    a date, time or zone that is none.
    """
    label = season.milestone_by_key(milestones(target_year), key).label
    day = entry.day(on, "The date")
    if day is None:
        raise UserError(
            say("“{label}” needs a date.", label=label), "To drop your own date, go back to the derived one."
        )
    match_year = season.match_year_of(target_year)
    values = {
        "on_date": day,
        "at_time": parse_time(at),
        "zone": parse_zone(zone),
        "source": entry.one_line(source),
        "checked_on": entry.day(checked_on, "The day you checked it"),
        "note": entry.paragraph(note),
    }
    row = MilestoneOverride.get_or_none(_stored(match_year, key))
    if row is None:
        MilestoneOverride.create(match_year=match_year, key=key, **values)
    else:
        MilestoneOverride.update(values).where(MilestoneOverride.id == row.id).execute()


def own_date(target_year: int, key: str) -> Override | None:
    """Return what the user entered for one date, also for one that the shipped rules do not know."""
    row = MilestoneOverride.get_or_none(_stored(season.match_year_of(target_year), key))
    return None if row is None else _override(row)


def clear_override(target_year: int, key: str) -> None:
    """Go back to the derived or published date of a milestone."""
    MilestoneOverride.delete().where(_stored(season.match_year_of(target_year), key)).execute()


def parse_time(value: object) -> str | None:
    """Return a time of day as the plan stores it, or None for a blank; raises UserError otherwise."""
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    text = "" if value is None else entry.one_line(value)
    if not text:
        return None
    if not _CLOCK.fullmatch(text):
        raise UserError(
            say("“{text}” is not a time of day.", text=text),
            "Write it as 21:00, or leave it blank for the usual time.",
        )
    return text.rjust(5, "0")


def parse_zone(value: object) -> str:
    """Return an IANA zone name, or "" for a blank; raises UserError for a name that is none."""
    name = entry.one_line(value)
    if name:
        zones.zone_named(name)
    return name


def _milestone(target_year: int | None, key: str) -> Milestone | None:
    found = milestones(target_year)
    return season.milestone_by_key(found, key) if found else None


def _stored(match_year: int, key: str) -> Any:
    return (MilestoneOverride.match_year == match_year) & (MilestoneOverride.key == key)


def _override(row: MilestoneOverride) -> Override:
    at = None if row.at_time is None else time.fromisoformat(row.at_time)
    return Override(row.key, row.on_date, at, row.zone, row.source, row.checked_on, row.note)


def _table(name: str) -> dict[str, object]:
    file = importlib.resources.files("matchplanner.resources").joinpath("seasons", name)
    return tomllib.loads(file.read_text("utf-8"))
