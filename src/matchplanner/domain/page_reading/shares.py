"""Shares of a whole as pages write them: per cent, fractions, "four of ten", "one visit in three"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matchplanner.domain.page_reading.words import NUMBER, count

_HUNDRED = 100
_N = rf"(?:\b\d[\d,]*(?!\d)(?!\.\d)(?!\s?%)(?! ?per ?cent)|{NUMBER})"
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_NOT_TIME = r"(?![ -](?:(?:of )?an? )?(?:days?|years?|yrs?|hours?|months?|weeks?|blocks?|by)\b)"
_SHARE = re.compile(
    rf"(?P<percent>\b\d{{1,3}}(?:\.\d+)?|{NUMBER})\)?\s?(?:%|percent\b|per ?cent\b|pct\b)|"
    rf"\b(?P<times>an?|one|two|three|four)(?: good| full| bare| scant)?[ -](?P<part>half|halve|third|"
    rf"quarter|fourth|fifth|sixth|tenth)s?\b"
    rf"{_NOT_TIME}|"
    rf"\b(?P<half>half)\b{_NOT_TIME}|"
    rf"\bevery (?P<every>other|second|third|fourth|fifth)\b(?! (?:years?|weeks?|months?|days?|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)|"
    rf"(?P<some>{_N}) (?:(?!family)[a-z]+ )?(?:of|out of|in)"
    rf"(?: every| our| the| those| these)?(?: last| past)? "
    rf"(?P<all>{_N})(?! (?:years?|months?|weeks?|hours?|hospitals?)\b)"
)
_OF_THEM = (
    re.compile(
        rf"\bof (?:the |our |some |about |every )*(?P<all>{_N})\b[^.;,]{{0,40}}, (?:about )?(?P<some>{_N})\b"
    ),
    re.compile(rf"(?P<all>{_N}) [^.;,\d]{{0,40}}, (?:and )?(?P<some>{_N}) of them\b"),
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent and where it stands in a text."""

    start: int
    end: int
    per_cent: int | float


def shares(text: str) -> list[Share]:
    """Return the shares that a folded text names, in their order."""
    found = list(_plain(text))
    return found or [share for form in _OF_THEM for share in _counted(form, text)]


def _plain(text: str) -> Iterator[Share]:
    for hit in _SHARE.finditer(text):
        value = _value(hit)
        if value is not None and 0 < value <= _HUNDRED:
            yield Share(hit.start(), hit.end(), value)


def _counted(form: re.Pattern[str], text: str) -> Iterator[Share]:
    for hit in form.finditer(text):
        value = ratio(hit["some"], hit["all"])
        if value is not None:
            yield Share(hit.start("some"), hit.end(), value)


def _value(hit: re.Match[str]) -> int | float | None:
    if hit["percent"]:
        return count(hit["percent"])
    if hit["half"]:
        return 50
    if hit["every"]:
        return round(_HUNDRED / _ORDINALS[hit["every"]])
    if hit["part"]:
        return round(_HUNDRED * (count(hit["times"]) or 1) / _PARTS[hit["part"]])
    return ratio(hit["some"], hit["all"])


def ratio(some: str, whole: str) -> int | None:
    """Return the per cent that two counts make, "1,900" of "3,800"; None where they make none."""
    part, total = _number(some), _number(whole)
    return round(_HUNDRED * part / total) if part and total and part <= total else None


def _number(word: str) -> float | None:
    plain = word.replace(",", "")
    return float(plain) if plain.isdigit() else count(word)
