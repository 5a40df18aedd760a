"""Which records of the plan came from which events, so that a second import knows them again."""

from dataclasses import dataclass

from matchplanner.services import preferences
from matchplanner.services.exchange.calendar_entry import DOMAIN, ROTATION
from matchplanner.services.exchange.calendar_incoming import IncomingEvent
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import (
    BlockedPeriod,
    Cost,
    Document,
    Event,
    Interview,
    Letter,
    Preference,
    Rotation,
    SiteDocument,
)

_PREFIX = "calendar_in:"
GIVEN = "calendar:"
"""Begins the keys under which the plan notes what it exported."""

_OWN = (Rotation, Letter, Document, SiteDocument, Cost, Interview)
INTERVIEW, EVENT, BLOCKED = "interview", "event", "blocked_period"
_MODELS = {INTERVIEW: Interview, EVENT: Event, BLOCKED: BlockedPeriod}


@dataclass(frozen=True, slots=True)
class Known:
    """A record an event belongs to; its `id` is 0 once it was deleted.

    `digest` marks what the event said when it was last taken, "" where it never was.
    """

    table: str
    id: int
    digest: str = ""


class KnownEvents:
    """What the plan knows of events at one moment."""

    def __init__(self) -> None:
        """Read all of it."""
        self._ids = {
            uid: (table, record)
            for table, model in _MODELS.items()
            for record, uid in tuples(model.select(model.id, model.uid))
        }
        stored = Preference.select(Preference.key, Preference.value)
        mine = tuples(stored.where(Preference.key.startswith(_PREFIX)))
        self._own = {uid for model in _OWN for (uid,) in tuples(model.select(model.uid))}
        given = tuples(Preference.select(Preference.key).where(Preference.key.startswith(GIVEN)))
        self._given = {str(key).removeprefix(GIVEN) for (key,) in given}
        self._noted = {str(key).removeprefix(_PREFIX): str(value) for key, value in mine}

    def of(self, event: IncomingEvent) -> Known | None:
        """Return what an event belongs to: noted at an earlier import, or because this plan gave it out."""
        noted = self._noted.get(event.key, "").split()
        if len(noted) == 3 and noted[0] in _MODELS:  # noqa: PLR2004 - table, uid and digest
            table, uid, digest = noted
            return Known(table, self._ids.get(uid, (table, 0))[1], digest)
        if not given_out(event):
            return None
        found = self._ids.get(event.uid.removesuffix(f"@{DOMAIN}"))
        return None if found is None else Known(*found)

    def own(self, event: IncomingEvent) -> bool:
        """Say whether an exported event is this plan's: of its records, given out before, or of a season."""
        key = event.uid.removesuffix(f"@{DOMAIN}")
        record = key.partition("-")[0]
        return event.uid in self._given or record in self._own or record.isdecimal()


def of_record(event: IncomingEvent) -> bool:
    """Say whether an exported event is an interview, event or blocked period itself, not drawn from one."""
    return "-" not in event.uid and not event.title.startswith(ROTATION)


def given_out(event: IncomingEvent) -> bool:
    """Say whether an event comes from a plan's own export."""
    return event.uid.endswith(f"@{DOMAIN}")


def remember(event: IncomingEvent, table: str, record: int) -> None:
    """Note which record an event has become, and what it said."""
    model = _MODELS[table]
    ((uid,),) = tuples(model.select(model.uid).where(model.id == record))
    preferences.put(_PREFIX + event.key, f"{table} {uid} {event.digest}")
