"""Events that repeat: the days on which they take place."""

from datetime import date

import pytest
from icalendar import vRecur

from matchplanner.services.exchange import recurrence

FIRST, LAST = date(2026, 8, 1), date(2027, 9, 30)


def days(rule: str, start: date, *, first: date = FIRST, last: date = LAST) -> list[str]:
    made = recurrence.rule_of(vRecur.from_ical(rule), start)
    assert made is not None
    return [day.isoformat() for day in recurrence.days_of(made, start, first, last, ())]


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", date(2026, 12, 30), ["2026-12-30", "2026-12-31", "2027-01-01"]),
        ("FREQ=DAILY;INTERVAL=2;UNTIL=20261004", date(2026, 10, 1), ["2026-10-01", "2026-10-03"]),
        ("FREQ=DAILY;UNTIL=20261002T235959Z", date(2026, 10, 1), ["2026-10-01", "2026-10-02"]),
        ("FREQ=WEEKLY;COUNT=2", date(2026, 10, 28), ["2026-10-28", "2026-11-04"]),
        (
            "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4;WKST=SU",
            date(2026, 10, 7),
            ["2026-10-07", "2026-10-12", "2026-10-14", "2026-10-19"],
        ),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2", date(2026, 10, 7), ["2026-10-07", "2026-10-21"]),
        ("FREQ=MONTHLY;COUNT=3", date(2026, 12, 31), ["2026-12-31", "2027-01-31", "2027-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=5;COUNT=2", date(2026, 12, 5), ["2026-12-05", "2027-01-05"]),
        ("FREQ=MONTHLY;BYDAY=1TH;COUNT=2", date(2026, 11, 5), ["2026-11-05", "2026-12-03"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", date(2026, 11, 27), ["2026-11-27", "2026-12-25"]),
        ("FREQ=MONTHLY;BYDAY=5MO;COUNT=2", date(2026, 11, 30), ["2026-11-30", "2027-03-29"]),
        ("FREQ=YEARLY", date(2020, 2, 29), []),
        ("FREQ=YEARLY;BYMONTH=3", date(2020, 3, 1), ["2027-03-01"]),
    ],
)
def test_the_usual_rules_are_followed(rule: str, start: date, expected: list[str]) -> None:
    assert days(rule, start) == expected


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=DAILY;BYMONTH=3",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYDAY=MO",
    ],
)
def test_other_rules_are_not_guessed_at(rule: str) -> None:
    assert recurrence.rule_of(vRecur.from_ical(rule), date(2026, 10, 7)) is None


def test_an_event_without_an_end_stops_with_the_days_that_matter() -> None:
    found = days("FREQ=WEEKLY", date(2010, 1, 4))

    assert (found[0], found[-1]) == ("2026-08-03", "2027-09-27")


def test_a_rule_beyond_all_measure_ends() -> None:
    assert days("FREQ=DAILY;INTERVAL=999999999", date(2026, 10, 1)) == ["2026-10-01"]
    assert days("FREQ=MONTHLY;INTERVAL=999", date(2026, 10, 31)) == ["2026-10-31"]
    assert len(days("FREQ=DAILY", date(1990, 1, 1), last=date(2100, 1, 1))) == recurrence.MOST


def test_days_left_out_are_left_out() -> None:
    rule = recurrence.rule_of(vRecur.from_ical("FREQ=DAILY;COUNT=3"), date(2026, 10, 1))
    assert rule is not None
    found = list(recurrence.days_of(rule, date(2026, 10, 1), FIRST, LAST, {date(2026, 10, 2)}))

    assert found == [date(2026, 10, 1), date(2026, 10, 3)]
