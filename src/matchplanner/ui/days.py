"""Days as people write and read them: month by name, never 03/04."""

from datetime import date, datetime

from matchplanner.errors import UserError
from matchplanner.wording import counted, say

_FORMS = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%a %d %b %Y", "%d.%m.%Y", "%Y/%m/%d")
_FIRST, _LAST = 1950, 2100
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_text(day: date | None, unknown: str = "unknown") -> str:
    """Return "Mon 3 May 2027", or the word for an unknown day."""
    if day is None:
        return unknown
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return "3 May 2027"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def relative(day: date, today: date) -> str:
    """Return "today", "in 12 days" or "3 days ago"."""
    distance = (day - today).days
    if distance == 0:
        return say("today")
    if distance in (1, -1):
        return say("tomorrow") if distance == 1 else say("yesterday")
    if distance > 0:
        return counted("in 1 day", "in {n} days", distance)
    return counted("1 day ago", "{n} days ago", -distance)


def parse_day(text: str) -> date | None:
    """Read a day as typed; blank is unknown (None).

    Accepts 2027-05-03, 3 May 2027, May 3, 2027, Mon 3 May 2027 and 3.5.2027.
    Refuses 5/3/2027, which Americans and Europeans read differently. Raises
    UserError otherwise, or outside 1950 to 2100.
    """
    plain = " ".join(text.replace(",", " ").split())
    if not plain:
        return None
    for form in _FORMS:
        try:
            day = datetime.strptime(plain, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
        if not _FIRST <= day.year <= _LAST:
            raise UserError(
                say("{year} is outside {first} to {last}.", year=day.year, first=_FIRST, last=_LAST),
                "Check the year.",
            )
        return day
    raise UserError(
        say("“{text}” is not a date.", text=text.strip()), "Write it as 3 May 2027 or 2027-05-03."
    )
