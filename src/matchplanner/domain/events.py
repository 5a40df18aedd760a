"""Open houses, question hours and fairs: when they are over, and how prepared one is."""

import re
from datetime import date, datetime, time, timedelta

from matchplanner.domain import entry, zones
from matchplanner.domain.interviews import Enough
from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import UserError
from matchplanner.wording import say

QUESTIONS = range(3, 5)
"""Three or four questions prepared beforehand (R125)."""

USUAL_MINUTES = 60
_WALL = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")


class EventKind(LabelledEnum):
    """What an event is."""

    OPEN_HOUSE = "open_house", "Open house"
    QUESTION_HOUR = "question_hour", "Question hour"
    FAIR = "fair", "Society or specialty fair"
    OTHER = "other", "Other"


def enough_questions(count: int) -> Enough:
    """Judge how many questions are prepared: three or four are right."""
    if count in QUESTIONS:
        return Enough.FINE
    return Enough.FEW if count < QUESTIONS.start else Enough.MANY


def end_of(starts_at: datetime, zone: str, minutes: int | None) -> datetime:
    """Return the moment an event ends, in UTC; one of unknown length takes an hour."""
    return zones.instant(starts_at, zone) + timedelta(minutes=minutes or USUAL_MINUTES)


def start_of_day(today: date, home: str) -> datetime:
    """Return the first moment of a day at home in UTC; without a home zone, in UTC itself.

    Where no clock is asked, only what ended before today is over for certain.
    """
    return zones.instant(datetime.combine(today, time()), home or "UTC")


def parse_wall(value: object) -> datetime | None:
    """Return the time on the event's own wall clock, without a zone, or None for a blank."""
    text = value.isoformat(timespec="minutes") if isinstance(value, datetime) else entry.one_line(value or "")
    if not text:
        return None
    refusal = UserError("The event's date and time must look like 2026-11-03 18:00.", "Or leave it blank.")
    if not _WALL.fullmatch(text):
        raise refusal
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise refusal from None
    if found.year not in entry.YEARS:
        raise UserError(
            say(
                "The event must lie between {first} and {last}.",
                first=entry.YEARS[0],
                last=entry.YEARS[-1],
            )
        )
    return found
