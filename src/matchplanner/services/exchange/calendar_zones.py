"""Which zone of this computer a calendar file means by its own description of one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from matchplanner.domain import zones
from matchplanner.errors import UserError

_HALF_A_YEAR = timedelta(days=182)


def known(name: str) -> str:
    """Return a zone's name if this computer has it, else ""."""
    try:
        return zones.zone_named(name).key if name else ""
    except UserError:
        return ""


def alike(moment: datetime, candidates: Sequence[str]) -> str:
    """Return the first zone whose clocks agree with those of a moment's own zone, half a year around it.

    "" if none of the candidates does.
    """
    for name in filter(known, candidates):
        zone = zones.zone_named(name)
        if all(_offset(near, zone) == near.utcoffset() for near in _around(moment)):
            return name
    return ""


def _around(moment: datetime) -> list[datetime]:
    instant = moment.astimezone(UTC)
    return [
        (instant + shift).astimezone(moment.tzinfo) for shift in (timedelta(), -_HALF_A_YEAR, _HALF_A_YEAR)
    ]


def _offset(moment: datetime, zone: tzinfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()
