"""Events that repeat, as their occurrences on the days that matter.

Daily, weekly, monthly and yearly rules of the usual forms are followed; of others the caller takes the
first occurrence alone and says so.
"""

import calendar
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

MOST = 200
"""Occurrences of one event that are taken."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ON_WEEKDAY = re.compile("([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_FOLLOWED = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"})
_LAST_YEAR = 2101
_LONGEST_STEP = 1000


@dataclass(frozen=True, slots=True)
class Rule:
    """How an event repeats; `until` is the last day, `weekdays` are (week of the month or 0, weekday)."""

    frequency: str
    interval: int = 1
    times: int = 0
    until: date | None = None
    weekdays: tuple[tuple[int, int], ...] = ()


def rule_of(given: Mapping[str, Sequence[Any]], start: date) -> Rule | None:
    """Return the rule of an event that begins on a day; None for one that is not followed here."""
    said = {str(name).upper(): values for name, values in given.items()}
    if not said.keys() <= _FOLLOWED or len(said.get("FREQ", ())) != 1:
        return None
    days = [_ON_WEEKDAY.fullmatch(str(day)) for day in said.get("BYDAY", ())]
    on = tuple((int(day[1] or 0), _WEEKDAYS.index(day[2])) for day in days if day is not None)
    rule = Rule(
        frequency=str(said["FREQ"][0]).upper(),
        interval=min(max(int(said.get("INTERVAL", (1,))[0]), 1), _LONGEST_STEP),
        times=int(said.get("COUNT", (0,))[0]),
        until=_day(said["UNTIL"][0]) if "UNTIL" in said else None,
        weekdays=on,
    )
    same_day = said.get("BYMONTHDAY", (start.day,)) == [start.day] or "BYMONTHDAY" not in said
    same_month = "BYMONTH" not in said or [int(month) for month in said["BYMONTH"]] == [start.month]
    yearly = rule.frequency == "YEARLY"
    if not same_day or not same_month or ("BYMONTH" in said and not yearly) or None in days:
        return None
    plain = all(not week for week, _day_of_week in on)
    fits = {
        "DAILY": not on,
        "WEEKLY": plain,
        "MONTHLY": len(on) <= 1 and (not on or not plain),
        "YEARLY": not on,
    }
    return rule if fits.get(rule.frequency, False) else None


def days_of(rule: Rule, start: date, first: date, last: date, left_out: Collection[date]) -> Iterator[date]:
    """Yield the days from `first` to `last` on which an event that began on `start` takes place."""
    taken = 0
    for number, day in enumerate(_days(rule, start), start=1):
        if day > last or (rule.until is not None and day > rule.until):
            return
        if day >= first and day not in left_out:
            yield day
            taken += 1
        if number == rule.times or taken == MOST:
            return


def _days(rule: Rule, start: date) -> Iterator[date]:
    steps = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
    for day in steps[rule.frequency](rule, start):
        if day.year >= _LAST_YEAR:
            return
        if day >= start:
            yield day


def _daily(rule: Rule, start: date) -> Iterator[date]:
    return (start + timedelta(days=at) for at in count(0, rule.interval))


def _weekly(rule: Rule, start: date) -> Iterator[date]:
    weekdays = sorted({day for _week, day in rule.weekdays} or {start.weekday()})
    monday = start - timedelta(days=start.weekday())
    for week in count(0, rule.interval):
        for weekday in weekdays:
            yield monday + timedelta(weeks=week, days=weekday)


def _monthly(rule: Rule, start: date) -> Iterator[date]:
    for months in count(0, rule.interval):
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        if year > _LAST_YEAR:
            return
        day = _in_month(year, month + 1, rule, start)
        if day is not None:
            yield day


def _in_month(year: int, month: int, rule: Rule, start: date) -> date | None:
    length = calendar.monthrange(year, month)[1]
    if not rule.weekdays:
        return date(year, month, start.day) if start.day <= length else None
    ((week, weekday),) = rule.weekdays
    on = [date(year, month, day) for day in range(1, length + 1)]
    on = [day for day in on if day.weekday() == weekday]
    at = week - 1 if week > 0 else len(on) + week
    return on[at] if 0 <= at < len(on) else None


def _yearly(rule: Rule, start: date) -> Iterator[date]:
    for year in range(start.year, _LAST_YEAR + 1, rule.interval):
        if start.day <= calendar.monthrange(year, start.month)[1]:
            yield date(year, start.month, start.day)


def _day(value: object) -> date:
    return value.date() if isinstance(value, datetime) else date.fromisoformat(str(value))
