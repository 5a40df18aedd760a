"""One entry of the plan's calendar, as every calendar format gets it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from matchplanner.domain.labels import LabelledEnum

DOMAIN = "matchplanner"
ROTATION = "Rotation: "
"""Begins the title of a rotation."""
"""What the uids of all entries end in, behind an @."""


class EntryKind(LabelledEnum):
    """What stands in the calendar."""

    MILESTONE = "milestone", "Season"
    ROTATION = "rotation", "Rotation"
    APPLY = "apply", "Apply for rotation"
    LETTER = "letter", "Letter"
    INTERVIEW = "interview", "Interview"
    REPLY = "reply", "Reply to invitation"
    EVENT = "event", "Event"
    BLOCKED = "blocked", "Blocked period"
    DOCUMENT = "document", "Document"
    PAYMENT = "payment", "Payment"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry. Without `at` it fills whole days from `first` to `last`, both included.

    With `at` it begins at that wall time in `zone`; `minutes` may be unknown.
    `sequence` counts its changes, as calendars want it, and `changed` is the
    moment of the last one, None where nobody knows. What is `cancelled` does not
    take place: a calendar that has it takes it out. No private notes are in here:
    calendars are shared. `link` is the address of a
    meeting where `place` is something else.
    """

    uid: str
    kind: EntryKind
    title: str
    first: date
    last: date
    at: time | None = None
    zone: str = ""
    minutes: int | None = None
    place: str = ""
    detail: str = ""
    sequence: int = 0
    changed: datetime | None = None
    cancelled: bool = False
    link: str = ""

    @property
    def wall(self) -> datetime | None:
        """The wall time it begins at, without a zone, or None where it fills whole days."""
        return None if self.at is None else datetime.combine(self.first, self.at)


def uid_of(key: str) -> str:
    """Return the uid of an entry from a key that never changes."""
    return f"{key}@{DOMAIN}"
