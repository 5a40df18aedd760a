"""A day and a time on a wall clock, as people write and read them."""

import re
from datetime import datetime, time

from matchplanner.errors import UserError
from matchplanner.ui.days import day_text, parse_day
from matchplanner.wording import say

_CLOCK = re.compile(
    r"(?P<day>.*?)[\sT,]+(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
_NOON = 12


def moment_text(wall: datetime | None, unknown: str = "") -> str:
    """Return "Wed 10 Nov 2027 09:00", or the word for an unknown moment."""
    return unknown if wall is None else f"{day_text(wall.date())} {clock_text(wall.time())}"


def clock_text(clock: time) -> str:
    """Return "09:00"."""
    return clock.isoformat(timespec="minutes")


def parse_moment(text: str) -> datetime | None:
    """Read a day and a time as typed; blank is unknown (None).

    The day as `days.parse_day` takes it, the time as 09:00, 9.00, 9 am or
    1:30 pm. Raises UserError otherwise.
    """
    plain = " ".join(text.replace(",", " ").split())
    if not plain:
        return None
    match = _CLOCK.fullmatch(plain)
    if match is None or not (match["minute"] or match["half"]):
        parse_day(plain)
        raise UserError("The time is missing.", "Write it as 10 Nov 2027 09:00.")
    day = parse_day(match["day"])
    if day is None:
        raise UserError("The day is missing.", "Write it as 10 Nov 2027 09:00.")
    return datetime.combine(day, _time(int(match["hour"]), int(match["minute"] or 0), match["half"] or ""))


def _time(hour: int, minute: int, half: str) -> time:
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.lower().startswith("p") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise UserError(
            say("{time} is not a time of day.", time=f"{hour}:{minute:02}"), "Write it as 09:00 or 1:30 pm."
        ) from None
