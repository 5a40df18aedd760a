"""Dates and times as a reader anywhere reads them: with the month's name, whatever the machine's language."""

from datetime import date, datetime

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date) -> str:
    """Return a date as in "Mon 3 May 2027"."""
    return f"{_DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def day_or_unknown(value: date | None) -> str:
    """Return a date in words, or "date unknown"."""
    return "date unknown" if value is None else day(value)


def clock(value: datetime) -> str:
    """Return a moment with a zone as in "Wed 10 Nov 2027, 09:00 EST (America/New_York)"."""
    name = value.tzname() or ""
    if name[:1] in "+-":
        name = f"UTC{name}"  # zones without an abbreviation name their offset
    zone = getattr(value.tzinfo, "key", "")
    return f"{day(value)}, {value:%H:%M} {name}" + (f" ({zone})" if zone not in {"", name} else "")


def moment(value: datetime) -> str:
    """Return a moment with a zone in short, as in "Wed 10 Nov 2027, 09:00 EST"."""
    return clock(value).partition(" (")[0]
