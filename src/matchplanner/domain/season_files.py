"""Reads the declared season data (`resources/seasons/*.toml`) into rules and facts."""

import calendar
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from matchplanner.domain.date_rules import (
    WEEKDAYS,
    YEARS,
    BusinessDayFrom,
    DateRule,
    FixedDay,
    LastBusinessDay,
    NthWeekday,
    Offset,
)
from matchplanner.domain.declared import Fields
from matchplanner.domain.season import (
    DateStatus,
    Fact,
    MilestoneKind,
    MilestoneRule,
    RuleVersion,
    SeasonRules,
    Track,
    check_cycles,
)
from matchplanner.errors import SeasonError

SOURCES_TO_CONFIRM = 2
SOURCED = frozenset({DateStatus.CONFIRMED, DateStatus.ONE_SOURCE})


def parse_rules(table: Mapping[str, object]) -> SeasonRules:
    """Return the milestone rules of `rules.toml`; raises SeasonError naming what is wrong."""
    fields = Fields(table, "Season rules", SeasonError)
    milestones: dict[str, MilestoneRule] = {}
    for entry in fields.tables("milestone"):
        rule = _milestone(entry)
        if rule.key in milestones:
            raise fields.fail(f"milestone '{rule.key}' is there twice")
        milestones[rule.key] = rule
    rules = SeasonRules(_zone(fields), fields.day("checked_on"), tuple(milestones.values()))
    fields.finish()
    check_cycles(rules.milestones)
    return rules


def parse_facts(table: Mapping[str, object]) -> tuple[Fact, ...]:
    """Return what sources say about one season; raises SeasonError naming what is wrong."""
    fields = Fields(table, "Season facts", SeasonError)
    match_year = fields.integer("match_year")
    fields.place = f"Season facts {match_year}"
    checked_on = fields.day("checked_on")
    facts: dict[str, Fact] = {}
    for entry in fields.tables("fact"):
        single = Fields(entry, fields.place, SeasonError)
        single.place = f"{fields.place}, '{single.text('key')}'"
        status = single.word("status", [s for s in DateStatus if s is not DateStatus.OWN])
        fact = Fact(
            match_year=match_year,
            key=single.text("key"),
            on=single.optional_day("date"),
            at=single.optional_time("time"),
            end=single.optional_day("end"),
            status=status,
            sources=single.texts("sources"),
            unofficial_sources=single.integer("unofficial_sources", default=0),
            checked_on=single.optional_day("checked_on") or checked_on,
            note=single.optional_text("note"),
        )
        single.finish()
        _check_fact(single, fact)
        if fact.key in facts:
            raise fields.fail(f"fact '{fact.key}' is there twice")
        facts[fact.key] = fact
    fields.finish()
    return tuple(facts.values())


def _check_fact(fields: Fields, fact: Fact) -> None:
    if (fact.on is None) != (fact.status is DateStatus.DERIVED):
        raise fields.fail("a derived fact has no 'date', every other fact needs one")
    if fact.status in SOURCED and not fact.sources and not fact.unofficial_sources:
        raise fields.fail("its status claims a source, but none is given")
    if (
        fact.status is DateStatus.CONFIRMED
        and len(fact.sources) + fact.unofficial_sources < SOURCES_TO_CONFIRM
    ):
        raise fields.fail("'confirmed' takes two or more sources")
    if fact.end is not None and (fact.on is None or fact.end < fact.on):
        raise fields.fail("'end' must not lie before 'date'")


def _milestone(table: Mapping[str, object]) -> MilestoneRule:
    fields = Fields(table, "Season rules", SeasonError)
    fields.place = f"Season rules, '{fields.text('key')}'"
    rule = MilestoneRule(
        key=fields.text("key"),
        label=fields.text("label"),
        track=fields.word("track", tuple(Track)),
        kind=fields.word("kind", tuple(MilestoneKind)),
        pattern=fields.text("pattern"),
        sources=fields.texts("sources"),
        versions=tuple(_version(entry, fields.place) for entry in fields.tables("rule")),
    )
    fields.finish()
    if not rule.sources:
        raise fields.fail("'sources' must name the page where the date is published")
    since = [version.since for version in rule.versions]
    if since != sorted(set(since)):
        raise fields.fail("the rules must be in the order of 'since', each year once")
    return rule


def _version(table: Mapping[str, object], place: str) -> RuleVersion:
    fields = Fields(table, place, SeasonError)
    version = RuleVersion(
        since=fields.integer("since", default=0),
        date_rule=_date_rule(fields),
        at=fields.optional_time("time"),
        days=fields.integer("lasts_days", default=1),
    )
    fields.finish()
    if version.days < 1:
        raise fields.fail("'lasts_days' must be 1 or more")
    return version


def _date_rule(fields: Fields) -> DateRule:
    match fields.text("kind"):
        case "nth_weekday":
            n = _between(fields, "n", 1, 4)
            weekday = WEEKDAYS[fields.word("weekday", tuple(WEEKDAYS))]
            return NthWeekday(n, weekday, _month(fields), _year(fields))
        case "fixed":
            return FixedDay(_month(fields), _day(fields), _year(fields))
        case "business_day_from":
            return BusinessDayFrom(_month(fields), _day(fields), _year(fields))
        case "last_business_day":
            return LastBusinessDay(_month(fields), _year(fields))
        case "offset":
            return Offset(fields.text("after"), fields.integer("days"))
        case kind:
            raise fields.fail(f"unknown rule kind '{kind}'")


def _month(fields: Fields) -> int:
    return _between(fields, "month", 1, 12)


def _day(fields: Fields) -> int:
    shortest = calendar.monthrange(2001, _month(fields))[1]  # a day that only leap years have is no rule
    return _between(fields, "day", 1, shortest)


def _year(fields: Fields) -> int:
    return YEARS[fields.word("year", tuple(YEARS))]


def _between(fields: Fields, key: str, low: int, high: int) -> int:
    value = fields.integer(key)
    if not low <= value <= high:
        raise fields.fail(f"'{key}' must lie between {low} and {high}")
    return value


def _zone(fields: Fields) -> str:
    name = fields.text("zone")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise fields.fail(f"'{name}' is not an IANA time zone") from None
    return name
