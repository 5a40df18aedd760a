"""Spans of time as pages write them: "two years", "24 months", "three (3) years"."""

from typing import Final

from matchplanner.domain.page_reading.words import NUMBER, count

_MONTHS_A_YEAR = 12

_NO_RATE = "".join(
    rf"(?<!{word} )"
    for word in (
        "once",
        "twice",
        "times",
        "days",
        "weeks",
        "months",
        "visits",
        "meetings",
        "residents",
        "hours",
    )
)
"""Before "a year" these words make it a rate: "twice a year" is no span."""

YEARS: Final = (
    rf"((?<!pgy-)(?<!pgy )(?<!pgy){NUMBER}|{_NO_RATE}\ban?(?= (?:full )?year\b))(?: or more|\+)?[ "
    rf"-]*(?:(?:calendar|full|academic|consecutive|whole|"
    rf"solid|continuous) )?(years?|yrs?|months?|mos?)\b"
)
"""A number and its unit, as two groups."""

LONGEST: Final = 7
"""Years that a residency, or the training asked for before it, may last at most."""


def in_years(number: str, unit: str) -> int | float | None:
    """Return a span in whole years; None for months that make none, such as 18."""
    value = count(number)
    if value is None or not unit.startswith("mo"):
        return value
    years = value / _MONTHS_A_YEAR
    return int(years) if years.is_integer() else None
