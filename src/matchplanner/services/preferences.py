"""Choices that hold for the whole plan, as text under a key."""

from collections.abc import Collection

from matchplanner.domain import entry
from matchplanner.domain.due import HORIZON_DAYS, HORIZONS
from matchplanner.domain.enquiries import WAITING_DAYS, WAITING_LIMITS
from matchplanner.domain.invitations import BUFFER_LIMITS, BUFFER_MINUTES
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Preference
from matchplanner.wording import say

_PAIR = (Preference.key, Preference.value)

RUBRIC = "rubric"
WAITING = "waiting_days"
INTERVIEW_BUFFER = "interview_buffer_minutes"
REMINDER_DAYS = "reminder_days"
REMINDERS_OFF = "reminders_off"


def get(key: str) -> str:
    """Return what is kept under a key, "" if nothing is."""
    found = tuples(Preference.select(Preference.value).where(Preference.key == key))
    return str(found[0][0]) if found else ""


def under(start: str) -> dict[str, str]:
    """Return what is kept under all keys that begin so."""
    begins = Preference.key.startswith(start)
    return {str(key): str(value) for key, value in tuples(Preference.select(*_PAIR).where(begins))}


def put(key: str, value: str) -> None:
    """Keep a text under a key; an empty one takes the key away."""
    held = get(key)
    if value == held:
        return
    if not held:
        Preference.create(key=key, value=value)
    elif value:
        Preference.update(value=value).where(Preference.key == key).execute()
    else:
        Preference.delete().where(Preference.key == key).execute()


def rubric_among(ids: Collection[int]) -> bool:
    """Say whether one of these rows is the rubric, or is gone and may have been."""
    if not ids:
        return False
    found = tuples(Preference.select(Preference.key).where(Preference.id.in_(list(ids))))
    return len(found) < len(ids) or any(row[0] == RUBRIC for row in found)


def waiting_days() -> int:
    """Return how long one waits for a reply before silence counts (R102)."""
    text = get(WAITING)
    return _whole(text, WAITING_DAYS, *WAITING_LIMITS)


def set_waiting_days(value: object) -> None:
    """Keep another waiting period; raises UserError outside 1 to 120 days."""
    days = entry.whole_number(value, "The waiting period", *WAITING_LIMITS)
    if days is None:
        raise UserError(
            "The waiting period is a number of days.",
            say("{usual} is the usual one.", usual=WAITING_DAYS),
        )
    put(WAITING, "" if days == WAITING_DAYS else str(days))


def interview_buffer() -> int:
    """Return how many minutes should lie between two interviews."""
    text = get(INTERVIEW_BUFFER)
    return _whole(text, BUFFER_MINUTES, *BUFFER_LIMITS)


def set_interview_buffer(value: object) -> None:
    """Keep another buffer between interviews; raises UserError outside 0 to 480 minutes."""
    minutes = entry.whole_number(value, "The time between two interviews", *BUFFER_LIMITS)
    if minutes is None:
        raise UserError(
            "The time between two interviews is a number of minutes.",
            say("{usual} is the usual one.", usual=BUFFER_MINUTES),
        )
    put(INTERVIEW_BUFFER, "" if minutes == BUFFER_MINUTES else str(minutes))


def _whole(text: str, otherwise: int, low: int, high: int) -> int:
    """Return a kept number, or the usual one for what is none or lies outside: files come from elsewhere."""
    sound = text.isascii() and text.isdigit() and len(text) <= len(str(high))
    return int(text) if sound and low <= int(text) <= high else otherwise


def reminder_days() -> int:
    """Return how many days ahead Today looks."""
    text = get(REMINDER_DAYS)
    return int(text) if text in {str(days) for days in HORIZONS} else HORIZON_DAYS


def set_reminder_days(days: int) -> None:
    """Let Today look so many days ahead; raises UserError for a number that is not offered."""
    if days not in HORIZONS:
        raise UserError("Today looks 7, 14, 30, 60 or 90 days ahead.", "Choose one of them.")
    put(REMINDER_DAYS, "" if days == HORIZON_DAYS else str(days))


def reminders_off() -> frozenset[str]:
    """Return the groups of lines that Today leaves out."""
    return frozenset(filter(None, get(REMINDERS_OFF).split(" ")))


def set_reminders(group: str, *, on: bool) -> None:
    """Let Today show a group of lines, or leave it out."""
    groups = reminders_off()
    put(REMINDERS_OFF, " ".join(sorted(groups - {group} if on else groups | {group})))
