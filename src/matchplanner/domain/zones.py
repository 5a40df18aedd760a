"""Wall times and time zones: the same moment there and here."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import UserError
from matchplanner.wording import say

US_ZONES: tuple[str, ...] = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)
"""The zones of the United States, from east to west, the most used first."""

NIGHT_FROM, NIGHT_UNTIL = time(22), time(7)


class WallKind(LabelledEnum):
    """Whether a wall time happens once, never or twice where clocks change."""

    PLAIN = "plain", "Plain"
    SKIPPED = "skipped", "The clocks skip this time"
    REPEATED = "repeated", "This time comes twice: the first is meant"


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A moment on the wall clock of one zone; `short` is the clock's name, such as "EST" or "+0545"."""

    day: date
    clock: time
    zone: str
    short: str

    @property
    def night(self) -> bool:
        """Return whether it is between 22:00 and 06:59."""
        return self.clock >= NIGHT_FROM or self.clock < NIGHT_UNTIL


@dataclass(frozen=True, slots=True)
class TwoClocks:
    """The same moment at the host and at home.

    `day_shift` is how many days home is ahead (1: the next day there). `kind`
    says whether the host's clocks show this time once. A skipped time is taken
    as the clocks would have gone on without the change.
    """

    instant: datetime
    there: LocalTime
    here: LocalTime
    kind: WallKind

    @property
    def day_shift(self) -> int:
        """Return the days from the host's date to the date at home, mostly -1, 0 or 1."""
        return (self.here.day - self.there.day).days

    @property
    def same_clock(self) -> bool:
        """Return whether both clocks show the same."""
        return (self.there.day, self.there.clock) == (self.here.day, self.here.clock)


def zone_named(name: str) -> ZoneInfo:
    """Return the IANA zone; raises UserError for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError(
            say("'{name}' is not a time zone.", name=name),
            "Choose one from the list, such as America/New_York.",
        ) from None


def zone_names() -> tuple[str, ...]:
    """Return all zone names for a list to choose from: the US zones, then the rest by name."""
    rest = sorted(name for name in available_timezones() - set(US_ZONES) if "/" in name or name == "UTC")
    return (*US_ZONES, *rest)


def wall_kind(wall: datetime, zone: str) -> WallKind:
    """Return whether a wall time happens once, never or twice in its zone."""
    tz = zone_named(zone)
    first, second = (wall.replace(tzinfo=tz, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return WallKind.PLAIN
    back = first.astimezone(UTC).astimezone(tz).replace(tzinfo=None, fold=0)
    return WallKind.REPEATED if back == wall.replace(tzinfo=None, fold=0) else WallKind.SKIPPED


def instant(wall: datetime, zone: str) -> datetime:
    """Return the moment of a wall time, in UTC; of a repeated time the first."""
    return wall.replace(tzinfo=zone_named(zone), fold=0).astimezone(UTC)


def local(moment: datetime, zone: str) -> LocalTime:
    """Return what the clock of a zone shows at a moment, which must carry a zone itself."""
    there = moment.astimezone(zone_named(zone))
    return LocalTime(there.date(), there.time(), zone, there.tzname() or "")


def two_clocks(wall: datetime, zone: str, home: str) -> TwoClocks:
    """Return a wall time of one zone as both clocks show it; raises UserError for an unknown zone."""
    moment = instant(wall, zone)
    return TwoClocks(moment, local(moment, zone), local(moment, home), wall_kind(wall, zone))


def deadline_clocks(on: date, at: time | None, zone: str, home: str) -> TwoClocks:
    """Return a deadline as both clocks show it; a deadline without a time ends with its day, at 23:59."""
    return two_clocks(datetime.combine(on, at or time(23, 59)), zone, home)
