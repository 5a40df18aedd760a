"""What calendars were given, so that what has left the plan since can be taken out of them."""

import json
from collections.abc import Collection, Iterable
from datetime import date, time

from matchplanner.domain import zones
from matchplanner.errors import UserError
from matchplanner.services import preferences
from matchplanner.services.exchange.calendar_entry import CalendarEntry, EntryKind
from matchplanner.services.exchange.calendar_known import GIVEN
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Preference

_PREFIX = GIVEN
_LEFT_OUT, _SILENT = "calendar_left_out", "calendar_silent"


def with_taken_back(found: tuple[CalendarEntry, ...], today: date) -> tuple[CalendarEntry, ...]:
    """Return the plan's entries, and as cancelled those that were exported and have left the plan since.

    What is over by `today` is not taken back.
    """
    present = {entry.uid for entry in found}
    gone = [entry for entry in _sent() if entry.uid not in present and entry.last >= today]
    return (*found, *sorted(gone, key=lambda entry: (entry.first, entry.uid)))


def remember(given: Iterable[CalendarEntry], today: date) -> None:
    """Note that calendars have these entries now; drop what is over and gone."""
    held = {entry.uid: entry for entry in _sent()}
    given = tuple(given)
    for entry in given:
        if not entry.cancelled:
            preferences.put(_PREFIX + entry.uid, _packed(entry))
    there = {entry.uid for entry in given}
    for uid, entry in held.items():
        if uid not in there and entry.last < today:
            preferences.put(_PREFIX + uid, "")


def left_out() -> frozenset[EntryKind]:
    """Return the kinds that were not exported last time."""
    return _kinds(_LEFT_OUT)


def silent() -> frozenset[EntryKind]:
    """Return the kinds that are exported without reminders."""
    return _kinds(_SILENT)


def remember_choices(left_out: Collection[EntryKind], silent: Collection[EntryKind]) -> None:
    """Keep for the next time which kinds are left out, and which do not remind."""
    preferences.put(_LEFT_OUT, _listed(left_out))
    preferences.put(_SILENT, _listed(silent))


def _kinds(key: str) -> frozenset[EntryKind]:
    known = set(EntryKind)
    return frozenset(EntryKind(word) for word in preferences.get(key).split() if word in known)


def _listed(kinds: Collection[EntryKind]) -> str:
    return " ".join(kind.value for kind in EntryKind if kind in kinds)


def _packed(entry: CalendarEntry) -> str:
    at = "" if entry.at is None else entry.at.isoformat(timespec="minutes")
    days = (entry.first.isoformat(), entry.last.isoformat())
    return json.dumps([entry.kind.value, entry.title, *days, at, entry.zone, entry.sequence])


def _sent() -> list[CalendarEntry]:
    """Return what was exported, each as the cancellation that would take it back."""
    query = Preference.select(Preference.key, Preference.value).where(Preference.key.startswith(_PREFIX))
    found = (_unpacked(str(key).removeprefix(_PREFIX), str(value)) for key, value in tuples(query))
    return [entry for entry in found if entry is not None]


def _unpacked(uid: str, value: str) -> CalendarEntry | None:
    """Return what `_packed` wrote down; None for what another program put in its place."""
    try:
        kind, title, first, last, at, zone, sequence = json.loads(value)
        return CalendarEntry(
            uid=uid,
            kind=EntryKind(kind),
            title=f"No longer planned: {title}",
            first=date.fromisoformat(first),
            last=date.fromisoformat(last),
            at=time.fromisoformat(at) if at else None,
            zone=zones.zone_named(zone).key if at else "",
            sequence=int(sequence) + 1,
            cancelled=True,
        )
    except (ValueError, TypeError, UserError):
        return None
