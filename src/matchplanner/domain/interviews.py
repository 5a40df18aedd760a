"""Interviews: wall times as they are typed and stored, and how prepared one is."""

import re
from datetime import datetime, timedelta

from matchplanner.domain import entry, zones
from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import UserError
from matchplanner.wording import say

TALKING_POINTS = range(2, 4)
"""Two or three likes, and two or three questions, for each program (R211, R212)."""


USUAL_MINUTES = 60
"""How long an interview is taken to last while its length is not known."""


class InterviewKind(LabelledEnum):
    """What one is invited to."""

    INTERVIEW = "interview", "Interview"
    SECOND_LOOK = "second_look", "Second look"
    OTHER = "other", "Other"


class InterviewFormat(LabelledEnum):
    """How the interview is held."""

    VIDEO = "video", "Video"
    IN_PERSON = "in_person", "In person"
    PHONE = "phone", "Phone"
    UNKNOWN = "unknown", "Unknown"


class InterviewStatus(LabelledEnum):
    """Where an interview stands."""

    INVITED = "invited", "Invited"
    SCHEDULED = "scheduled", "Scheduled"
    DONE = "done", "Done"
    DECLINED = "declined", "Declined"
    CANCELLED = "cancelled", "Cancelled"


OFF = frozenset({InterviewStatus.DECLINED, InterviewStatus.CANCELLED})
"""The statuses of an interview that does not take place."""


class TalkingKind(LabelledEnum):
    """What a talking point is."""

    LIKE = "like", "Like"
    QUESTION = "question", "Question"


class Enough(LabelledEnum):
    """Whether a list of talking points has the length it should have."""

    FEW = "few", "Too few"
    FINE = "fine", "Enough"
    MANY = "many", "Too many"


_WALL = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")


def enough(count: int) -> Enough:
    """Judge the number of likes, or of questions, of one program."""
    if count in TALKING_POINTS:
        return Enough.FINE
    return Enough.FEW if count < TALKING_POINTS.start else Enough.MANY


def end_of(starts_at: datetime, zone: str, minutes: int | None) -> datetime:
    """Return the moment an interview ends, in UTC; one of unknown length is taken to last an hour."""
    return zones.instant(starts_at, zone) + timedelta(minutes=minutes or USUAL_MINUTES)


def parse_wall(value: object) -> datetime | None:
    """Return the time on the host's wall clock, without a zone, or None for a blank.

    Accepts a datetime without a zone, "2027-11-10 09:00" and "2027-11-10T09:00".
    """
    if value is None:
        return None
    text = (
        value.isoformat(timespec="minutes") if isinstance(value, datetime) else " ".join(str(value).split())
    )
    if not text:
        return None
    refusal = UserError(
        "The interview's date and time must look like 2027-11-10 09:00.",
        "Leave it blank while it is not known.",
    )
    if not _WALL.fullmatch(text):
        raise refusal
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise refusal from None
    if found.year not in entry.YEARS:
        raise UserError(
            say(
                "The interview's date must lie between {first} and {last}.",
                first=entry.YEARS[0],
                last=entry.YEARS[-1],
            ),
            "Leave it blank while it is not known.",
        )
    return found


def wall_text(wall: datetime | None) -> str | None:
    """Return the time as the plan stores it, to the minute."""
    return None if wall is None else wall.replace(tzinfo=None).isoformat(timespec="minutes")
