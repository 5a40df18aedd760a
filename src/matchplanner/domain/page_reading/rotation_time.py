"""Months of rotations as pages add them up: by year, for each year, in blocks, as a part of a year."""

import re
from typing import Final

from matchplanner.domain.page_reading.words import NUMBER, count

WEEKS_A_MONTH: Final = 4
MOST_MONTHS: Final = 36
"""Months that laboratories or research may take up at most."""

_TRAINING_YEARS = 2
"""Years over which a genetics residency gives the time it names for each of them."""

UNIT: Final = r"(?:months?|mos?|weeks?|wks?)\b"
TIME: Final = (
    rf"({NUMBER}|(?<!once )(?<!twice )(?<!times )(?<!day )(?<!days )\ban?(?= month (?:in|of|on|at|with|"
    rf"through|each)\b))"
    rf"(?:(?: ?- ?| to | or )({NUMBER}))?[ -]*(?:laboratory |full |calendar |protected |consecutive |whole |"
    rf"solid )*"
    rf"(months?|mos?|weeks?|wks?|blocks?(?! \())\b"
)
"""A time as three groups: its number, the higher one of a span, and its unit."""

EVERY_TIME: Final = re.compile(TIME)
SET_ASIDE: Final = re.compile(
    rf"\W*(?:some |about |in all |altogether )*{TIME} (?:in all |altogether )?(?:are|is|"
    rf"have been) (?:set aside|reserved|"
    rf"kept|devoted|dedicated|given|allotted|foreseen|free|protected)\b"
)
"""A time without what it is for, of which the sentence before speaks: "Ten weeks are set aside."."""

_SUM = re.compile(
    rf"({NUMBER})(?: (months?|weeks?))? (?:in (?:all|total)|altogether|combined|total)\b|"
    rf"\b(?:total(?:l?ing|s)?(?: of)?|altogether|together last) ({NUMBER}) (months?|weeks?)\b|"
    rf"\bin (?:all|total),? [^.;,\d]{{0,40}}?({NUMBER}) (months?|weeks?)\b|"
    rf"({NUMBER}) (months?|weeks?) (?:of|in|for|at) (?!each\b)[^.;,\d]{{0,40}}?\b(?:in (?:all|total)|"
    rf"altogether)\b"
)
_SEGMENT_END = re.compile(
    r",\s+(?:and |then )?|;\s+|\s+and (?=(?:do|spend|have|another|then|\d|[a-z]+ (?:months?|weeks?))\b)"
)
_BARE = re.compile(rf"({NUMBER})(?= (?:of|in|for|to|on)\b|\W*$)")
_TIME = rf"(?P<n>{NUMBER})[ -]*(?:[a-z-]+ ){{0,2}}?(?P<unit>{UNIT})"
_FIRST = r"(?:(?:first|1st)(?:[ -]years?)?|years? (?:1|one|i)|pgy-?\s?[12])\b"
_SECOND = r"(?:(?:second|2nd)(?:[ -]years?)?|years? (?:2|two|ii)|pgy-?\s?[23])\b"
_BY_YEAR = (
    re.compile(
        rf"(?P<one>{NUMBER})(?:[ -](?:[a-z-]+ "
        rf"){{0,2}}?(?P<unit>{UNIT}))?[^.;\d]{{0,45}}?\b{_FIRST}[^.;\d]{{0,80}}?"
        rf"(?<!year )(?P<two>{NUMBER})(?:[ -](?:[a-z-]+ "
        rf"){{0,2}}?(?P<other>{UNIT}))?[^.;\d]{{0,45}}?\b{_SECOND}"
    ),
    re.compile(
        rf"\b{_FIRST}[^.;\d]{{0,45}}?(?<!year )(?P<one>{NUMBER})[ -](?:[a-z-]+ "
        rf"){{0,2}}?(?P<unit>{UNIT})[^;\d]{{0,45}}?"
        rf"\b{_SECOND}[^.;\d]{{0,45}}?(?P<two>{NUMBER})(?:[ -](?:[a-z-]+ ){{0,2}}?(?P<other>{UNIT}))?(?=\W|$)"
    ),
)
_EACH_YEAR = (
    re.compile(
        rf"{_TIME}[^.;]{{0,45}}?\b(?:per|in each|each|every|in every|a|/) ?(?:training |academic |residency |"
        rf"of (?:the |our |your )?(?:two )?)?years?\b"
    ),
    re.compile(rf"\b(?:each|every) (?:training |academic )?year,? [^.;]{{0,30}}?{_TIME}"),
    re.compile(rf"{_TIME}[^.;]{{0,20}}?\b(?:annually|yearly)\b|\b(?:annual|yearly) (?=(?P<n2>{NUMBER}))"),
)
_BLOCKS = (
    re.compile(
        rf"(?P<many>{NUMBER}) (?:[a-z-]+ ){{0,2}}?(?:blocks?|rotations?|periods?|times|x|stretches) (?:of )?"
        rf"(?P<n>{NUMBER})[ -](?P<unit>{UNIT})"
    ),
    re.compile(
        rf"(?P<many>{NUMBER}) (?P<n>{NUMBER})[- ](?P<unit>weeks?|months?) (?:[a-z-]+ )?(?:blocks?|"
        rf"rotations?|periods?)"
    ),
    re.compile(
        rf"(?P<many>{NUMBER}) (?:[a-z-]+ ){{0,3}}?(?:laborator(?:y|ies)|labs)\b[^.;\d]{{0,40}}?"
        rf"(?P<n>{NUMBER}) (?P<unit>{UNIT}) (?:in|at|with|per|for)? ?each\b"
    ),
)
_SHARE = re.compile(
    rf"(?:^|[,;:(]|\band|\bthen)\s*(?P<n>{NUMBER})(?: (?P<unit>{UNIT}))? (?:each )?(?:in|of|with|at|on|"
    rf"for|during)\b"
)
"""One share of a time, in the unit of the whole where it has none of its own."""

_BLOCKS_A_YEAR = 13
_BLOCKS_LABEL = re.compile(
    r"\W*(?:blocks?|months?|rotations?|periods?) (?P<first>\d{1,2})(?: ?(?:-|to|and|"
    r"&) ?(?P<last>\d{1,2}))?\W*"
)
_OUT_OF = re.compile(
    rf"({NUMBER}) (?:months? )?(?:out )?of (?:the |your |our |these |those |all )*(?:24|twenty-four|18|"
    rf"eighteen) months\b"
)
_PLUS = re.compile(rf"({NUMBER}) ?\+ ?({NUMBER})(?! ?\+)")
_COUNTED_OUT = re.compile(rf"\bblocks? \({NUMBER} {UNIT}\)")
_PART = re.compile(
    r"\b(?:(?P<half>(?:one )?half)|(?P<third>an? third|one third|one-third)|(?P<quarter>an? quarter|"
    r"one quarter|"
    r"one-quarter)|(?P<two>two[- ]thirds)) "
    r"(?:of )?(?:an?|the|one|your|their|each|every) (?:(?P<year>(?:(?:first|second|final|last|whole|"
    r"pgy-?\s?\d) )?year)|(?P<whole>(?:two[- ]years?|training|residency|program(?:me)?|twenty-four months|"
    r"24 months)))\b"
)
_PARTS = {"half": 6.0, "third": 4.0, "quarter": 3.0, "two": 8.0}


def is_year(lead: str) -> bool:
    """Return whether a label is that of one year of the training: "PGY-3", "Second year"."""
    return re.fullmatch(rf"\W*(?:in (?:the )?)?(?:{_FIRST}|{_SECOND})\W*", lead) is not None


def blocks_in(lead: str) -> int:
    """Return how many blocks, of four weeks each, a label stands for: "Blocks 9-10" is 2; 0 if it is none."""
    found = _BLOCKS_LABEL.fullmatch(lead)
    if found is None:
        return 0
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return last - first + 1 if first <= last <= _BLOCKS_A_YEAR else 0


def plain_months(number: str, unit: str) -> int | float | None:
    """Return a time in months; four weeks are one."""
    value = count(number)
    if value is None:
        return None
    return whole(value / WEEKS_A_MONTH if unit.startswith("w") else value)


def whole(months: float) -> int | float:
    """Return a number without its fraction where that is zero."""
    return int(months) if float(months).is_integer() else months


def months(number: str, unit: str) -> int | float | None:
    """Return a time in months as `plain_months` does; None for blocks, whose length is not known."""
    return None if unit.startswith("block") else plain_months(number, unit)


def total(text: str) -> int | float | None:
    """Return the months a statement sums up to: "three months in all", "a total of six months"."""
    found = _SUM.search(text)
    if found is None or ("month" not in text and "week" not in text):
        return None
    unit = found[2] or found[4] or found[6] or found[8] or ("months" if "month" in text else "weeks")
    summed = plain_months(found[1] or found[3] or found[5] or found[7], unit)
    return summed if summed is not None and 0 < summed <= MOST_MONTHS else None


def own_part(text: str, topic: re.Pattern[str], other: re.Pattern[str]) -> str:
    """Return what a statement about two things says of one: "two months of laboratory, four of research"."""
    if not topic.search(text) or not other.search(text):
        return text
    kept = [part for part in _SEGMENT_END.split(text) if topic.search(part) and not other.search(part)]
    if not kept:
        return text
    if re.search(r"\bmonths\b", text):
        kept = [part if EVERY_TIME.search(part) else _BARE.sub(r"\1 months", part, count=1) for part in kept]
    return ", ".join(kept)


def added_up(text: str) -> int | float | None:
    """Return the months that a statement makes by sum or product; None for none and for a single time."""
    out_of = _OUT_OF.search(text)
    if out_of:
        return count(out_of[1])
    plus = _PLUS.search(text)
    if plus and "month" in text:
        return (count(plus[1]) or 0) + (count(plus[2]) or 0)
    by_year = shared_time(text) or _by_year(text)
    if by_year is not None:
        return by_year
    for form in () if _COUNTED_OUT.search(text) else _BLOCKS:
        found = form.search(text)
        if found:
            each = plain_months(found["n"], found["unit"])
            return whole((count(found["many"]) or 0) * (each or 0)) or None
    for form in _EACH_YEAR:
        found = form.search(text)
        if found and found["n"]:
            each = plain_months(found["n"], found["unit"])
            return None if each is None else whole(each * _TRAINING_YEARS)
    return None


def shared_time(text: str) -> int | float | None:
    """Return the months that a statement shares out: "three months: one in A, one in B, one in C" is 3."""
    for whole_time in EVERY_TIME.finditer(text):
        listed = re.match(r"[^.;:(\d]{0,70}?[:(]", text[whole_time.end() :])
        if listed is None:
            continue
        rest = text[whole_time.end() + listed.end() :]
        stated, unit = months(whole_time[1], whole_time[3]), whole_time[3]
        shares = [
            plain_months(hit["n"], hit["unit"] or unit) or 0
            for hit in _SHARE.finditer(rest)
            if not unit.startswith("block")
        ]
        if stated is not None and len(shares) > 1 and sum(shares) == stated:
            return stated
    return None


def _by_year(text: str) -> int | float | None:
    for form in _BY_YEAR:
        found = form.search(text)
        if found is None or not (found["unit"] or found["other"]):
            continue
        unit = found["unit"] or found["other"]
        both = (plain_months(found["one"], unit), plain_months(found["two"], found["other"] or unit))
        if both[0] is not None and both[1] is not None:
            return whole(both[0] + both[1])
    return None


def part_of_training(text: str) -> int | float | None:
    """Return the months that a part of a year or of the training makes: "half of the second year" is 6."""
    found = _PART.search(text)
    if found is None:
        return None
    months = next(length for name, length in _PARTS.items() if found[name])
    every = re.search(r"\b(?:each|every) year$", found.group())
    return whole(months * (_TRAINING_YEARS if found["whole"] or every else 1))
