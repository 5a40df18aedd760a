"""Days and months as pages write them, and the season they belong to."""

import re
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.page_reading.words import MONTH, MONTHS, month_number

_SEASON_BEGINS = 7

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth")
_ORDINALS = {
    **{
        word: n for n, word in enumerate((*_UNITS, *_TEENS, "eighteenth", "nineteenth", "twentieth"), start=1)
    },
    **{f"twenty-{word}": 20 + n for n, word in enumerate(_UNITS, start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
_SPELT = "|".join(sorted(_ORDINALS, key=len, reverse=True))
DAY = re.compile(
    rf"(?<![\d/$.:-])(?P<short>(?P<m6>1[0-2]|0?[1-9])/(?P<d6>3[01]|[12]\d|"
    rf"0?[1-9]))(?![\d/%])(?!\s?(?:split|hours?|patients|coverage))|"
    rf"\b(?P<german>(?P<d7>3[01]|[12]\d|0?[1-9])\.\s?(?P<m7>1[0-2]|0?[1-9])\.\s?(?P<y7>20\d\d))\b|"
    rf"(?P<slash>\b(?P<y8>20\d\d)/(?P<m8>1[0-2]|0?[1-9])/(?P<d8>3[01]|[12]\d|0?[1-9]))\b|"
    rf"(?P<world>\b(?P<d9>3[01]|2\d|1[3-9])[/.-](?P<m9>1[0-2]|0?[1-9])[/.-](?P<y9>20\d\d))\b|"
    rf"(?P<iso>(?P<y1>20\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d))\b|(?P<us>\b(?P<m2>1[0-2]|0?[1-9])[/-](?P<d2>3[01]|"
    rf"[12]\d|0?[1-9])[/-](?P<y2>(?:20)?\d\d))\b|"
    rf"\b(?P<name>{MONTH})\s(?:the\s)?(?P<d3>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?:,?\s(?P<y3>20\d\d))?|"
    rf"\b(?P<d4>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|"
    rf"th)?[\s-](?:of\s)?(?P<name4>{MONTH})(?:,?[\s-](?P<y4>20\d\d))?|"
    rf"\bthe (?P<ordinal>{_SPELT}|last day|end) of (?P<name5>{MONTH})"
)
"""A day of the year, with or without its year."""

_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_SEASON = re.compile(
    r"\b(?P<a>20\d\d)\s?[-/]\s?(?:20)?(?P<b>\d\d)\b|\b(?P<match>20\d\d) (?:nrmp |eras |main |"
    r"specialties )?(?:match|season|cycle|recruitment)|\bmatch (?:of )?(?P<of>20\d\d)|"
    r"\b(?:start\w*|begin\w*|commenc\w*|positions?|entry|entering)\b[^.;]{0,30}\b(?:july|summer|"
    r"june)(?: 1,?)?(?: of)? (?P<start>20\d\d)"
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day on a page; `day` is 0 and `year` is None where the page does not say it."""

    month: int
    day: int
    year: int | None

    def text(self) -> str:
        """Return the ISO day, or "November 1" without a year."""
        if self.year is None:
            return f"{MONTHS[self.month - 1].capitalize()} {self.day}"
        return date(self.year, self.month, self.day).isoformat()


def found_day(found: re.Match[str]) -> FoundDay | None:
    """Return the day that a match of DAY names, or None if there is no such day."""
    groups = found.groupdict()
    if groups["iso"]:
        year, month, day = int(groups["y1"]), int(groups["m1"]), int(groups["d1"])
    elif groups["us"]:
        year, month, day = int(groups["y2"]), int(groups["m2"]), int(groups["d2"])
        year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits of this century
    elif groups["short"]:
        year, month, day = 0, int(groups["m6"]), int(groups["d6"])
    elif groups["slash"]:
        year, month, day = int(groups["y8"]), int(groups["m8"]), int(groups["d8"])
    elif groups["world"]:
        year, month, day = int(groups["y9"]), int(groups["m9"]), int(groups["d9"])
    elif groups["german"]:
        year, month, day = int(groups["y7"]), int(groups["m7"]), int(groups["d7"])
    else:
        month = month_number(groups["name"] or groups["name4"] or groups["name5"])
        day = int(
            groups["d3"] or groups["d4"] or _ORDINALS.get(groups["ordinal"] or "", 0) or _LAST_DAYS[month - 1]
        )
        named = groups["y3"] or groups["y4"]
        year = int(named) if named else 0
    return FoundDay(month, day, year or None) if is_day(year, month, day) else None


def is_day(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has such a day; year 0 stands for any, leap years included."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def season_start(today: date) -> date:
    """Return the first day of the application season: July 1, when the first ERAS cycle opens."""
    year = today.year if today.month >= _SEASON_BEGINS else today.year - 1
    return date(year, _SEASON_BEGINS, 1)


def is_closed(text: str, day: FoundDay | None, today: date | None) -> bool:
    """Return whether a day or the season that a text names is over; without `today` nothing is."""
    if today is None:
        return False
    start = season_start(today)
    if day is not None and day.year is not None:
        return date(day.year, day.month, max(day.day, 1)) < start
    ends = [end for found in _SEASON.finditer(text) if (end := _season_end(found)) is not None]
    return bool(ends) and max(ends) <= start.year


def _season_end(found: re.Match[str]) -> int | None:
    """Return the year a season ends in; None for two numbers that only look like one, "2026 - 12"."""
    if found["a"]:
        begins, ends = int(found["a"]), int(found["a"][:2] + found["b"])
        return ends if ends == begins + 1 else None
    return int(found["match"] or found["of"] or found["start"])
