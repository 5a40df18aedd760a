"""The small words of a page: numbers, months, negation, hedges; and text folded in place."""

import re
from collections.abc import Iterator
from typing import Final

_ONE_FOR_ONE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    "*": " ",
    **dict.fromkeys("\u2018\u2019\u201a\u2032\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
    **dict.fromkeys(
        "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00ae\u2122\u00ad\u200b\u200c\u200d\u2060\ufeff", " "
    ),
}
_SPACES = re.compile(r"[^\S ]")
_BLANKS = re.compile(r" {2,}")

_DIVIDED = re.compile(
    r"(\b(?:acgme|ecfmg|non|year|month|post|two|one|three|four|first|second|full|long|half|board|pgy|follow|"
    r"in|h|j)-)"
    r" (?=[a-z\d])|(?<=[a-z]{2})- (?!(?:and|or|to|the|a|in|for|with|of|is|are|we|by)\b)(?=[a-z]{2})"
)
"""Where the hyphen of a compound ends a line, or one that only divides a word."""

_STOPS_WITHIN = re.compile(
    r"\b(?:u\.s\.a\.|u\.s\.|u\.k\.|ph\.d\.?|m\.d\.?|d\.o\.|m\.s\.|e\.g\.|i\.e\.|dr\.|st\.|[ap]\.m\.|(?:max|"
    r"min|approx|yrs?|mos?|wks?|hrs?)\.(?= [\da-z])|(?:jan|"
    r"feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?= ?\d)|etc\.(?= [a-z]))"
)

INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""What nobody sees in a text, for `str.translate`."""

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SHORTEST_SPELT = 3
_NUMBERS: Final = {word: n for n, word in enumerate(_UNITS)} | {
    "twenty four": 24,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "single": 1,
    **{
        f"{ten}-{unit}": 10 * n + k
        for n, ten in enumerate(_TENS, start=2)
        for k, unit in enumerate(_UNITS[1:10], start=1)
    },
    "a": 1,
    "an": 1,
}
_SPELT = "|".join(sorted((word for word in _NUMBERS if len(word) >= _SHORTEST_SPELT), key=len, reverse=True))
_HALF = " and a half"
NUMBER: Final = (
    rf"(?:\b\d{{1,3}}(?:\.\d|\u00bd)?(?![\d.]*\d)|\b(?:{_SPELT})\b)(?:{_HALF}| and one[- ]half)?"
    rf"(?:\s*\((?:\d+|[a-z-]+)\))?"
)
"""A count in digits or words, "three (3)" and "two and a half" included."""

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b[.\u00b7]?"
)

NEGATION: Final = re.compile(
    r"\b(?:nobody|no one|not(?! only| limited)|no(?! later| earlier| exception| more than| fewer| less|"
    r" problem)|none|never|"
    r"neither|nor|regrettably not|"
    r"cannot|unable|"
    r"without|unavailable|ineligible|discontinued|declines?|ceased|stopped|non-sponsor\w*)\b|n't\b|"
    r"\bno longer\b"
)
PREFERENCE: Final = re.compile(
    r"\bprefer\w*|\bencourag\w+|\bideal(?:ly)?\b|\brecommend\w*|\btypical(?:ly)?\b|\busual(?:ly)?\b|"
    r"\bhistorically\b|"
    r"\baverage[sd]?\b|\bmean\b|\bmedian\b|\bcompetitive\b|\bpriority\b|\bmost successful\b|"
    r"\bsuccessful (?:applicants|"
    r"candidates)\b(?! (?:must|will|need|have to))|\bdesir\w+|\bstrongly\b|\bfavou?r\w*|\b(?:many|some|"
    r"several|few) (?:of )?(?:our|"
    r"applicants|"
    r"candidates|residents)\b|\bmost (?:of )?(?:our|applicants|"
    r"candidates|"
    r"residents|matched)|\bin general\b(?! (?:genetics|ped|med|dys|clinic))|\bgenerally\b|\bhelpful\b|"
    r"\badvantage\w*|\ba plus\b|\bsuggest\w*|"
    r"\badvis\w+"
)
PAST: Final = re.compile(
    r"\bpreviously\b(?! (?:completed|held|failed))|\bformerly\b|(?<!years )\bin the past\b(?! (?:\w+|"
    r"\w+ \(\d+\)) years)|\bhistorically\b|\bused to\b|"
    r"\b(?:before|prior to|until|up to) (?:the )?(?:(?:last|this) (?:year|season|cycle|summer)|(?:\w+ )?"
    r"(?:19|20)\d\d)\b[^.;]*\b(?:was|were|had|used|sponsored|accepted|took|required|offered|asked|filed)\b|"
    r"\b(?:was|were|had|sponsored|accepted|took|required|offered|came)\b[^.;]*\b(?:until|through|before|"
    r"up to) "
    r"(?:the )?(?:\w+ )?(?:19|20)\d\d\b|\b(?:until|up to) (?:19|20)\d\d\b[^.;]*\b(?:was|were|had|sponsored|"
    r"accepted)\b|"
    r"\bin (?:prior|earlier|previous|past) (?:years|cycles|seasons)\b|\bhad sponsored\b|"
    r"\bonce (?:sponsored|offered|accepted|required)\b|\bwere (?:once|sponsored|accepted|required|offered)\b|"
    r"\bwas (?:once|sponsored|accepted|required|offered)\b|\bsponsored (?:\w+ ){0,3}in (?:19|20)\d\d\b|"
    r"\bin the (?:19|20)\d0s\b|\b(?:from|between) (?:19|20)\d\d (?:to|until|through|and) (?:19|"
    r"20)\d\d\b[^.;]*\b(?:was|were)\b|"
    r"\b(?:older|earlier|previous|former) (?:page|policy|version|rule|answer|guidance)\w*|\boriginally\b|"
    r"\b(?:up to|until) now\b|\b(?:has|have) been (?:dropped|abolished|removed|lifted|scrapped|"
    r"discontinued)\b|"
    r"\buntil (?:\w+ )?20[0-2]\d\b(?! (?:match|cycle))[^.;]*\b(?:filed|sponsored|accepted|took|required|"
    r"offered|asked)\b"
)
NOW: Final = re.compile(
    r"\bno longer\b|\beffective\b|\bas of\b|\bupdated?\b|\b(?:starting|beginning) (?:with|in)\b|\bnow\b|"
    r"\bcurrently\b|"
    r"\bfrom (?:july |the )?20\d\d\b|\bsince 20\d\d\b|\bnew policy\b|\bat this time\b|\bat present\b|"
    r"\binstead\b"
)
REFUSES: Final = re.compile(
    r"\bnot (?:be )?(?:\w+ )?(?:consider\w*|accept\w*|review\w*|eligib\w+|invit\w*|interview\w*|rank\w*)|"
    r"\bineligible\b|"
    r"\bscreened out\b|\bdisqualif\w+|\bcannot be\b|\bcan't be\b|n't (?:consider|accept|review|eligible)|"
    r"\brejected\b|"
    r"\bexclud\w+|\bfiltered\b|\bnot read\b"
)
YES: Final = re.compile(r"[\s-]*(?:a(?:nswer)?\s*[:.]\s*)?(?:yes|yep|certainly|absolutely|of course)\b")
NO: Final = re.compile(
    r"[\s-]*(?:a(?:nswer)?\s*[:.]\s*)?(?:no(?! (?:later|earlier|more|fewer|less|longer|older|problem)\b)|"
    r"unfortunately|none|"
    r"regrettably not|sorry|not at)\b"
)

_ASIDE = re.compile(
    r"\((?:but |and |please note:? )?(?:not?|we do not|h-?1-?b|except|excluding|"
    r"only)\b[^()]*\)"
)
_BREAK = re.compile(
    r";|\s[\u00b7\u2022]\s|\s-+\s(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))|"
    r",?\s(?=but(?! not limited)\b|"
    r"however\b|although\b|though\b|whereas\b|while\b|yet we\b)"
    r"|,\s(?=(?:and|or) (?:we|our|the|it|they|h-?1-?b|j-?1|there|this|is|are|does|do|cannot|will)\b)|"
    r",\s(?=not?\b(?!\s*(?:[.!)]|$)))"
    r"|\s(?=and (?:do|does|cannot|can|will|is|are|has|have|did|required|must|needed|not|no)\b)|(?<=[a-z])\.\s"
)


def folded(text: str) -> str:
    """Return text in lower case with plain dashes, quotes and blanks; every character keeps its place.

    The stops of "U.S.", "Ph.D." and their like become middle dots, since they
    end no statement.
    """
    lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    plain = _SPACES.sub(" ", lower.translate(_TABLE))
    return _STOPS_WITHIN.sub(lambda found: found.group().replace(".", "\u00b7"), plain)


_TABLE = str.maketrans(_ONE_FOR_ONE)


def squeezed(text: str) -> str:
    """Return text as it would stand on one line.

    Blanks of justified lines are one, and words that a narrow column divides are whole again.
    """
    return _DIVIDED.sub(lambda found: found[1] or "", _BLANKS.sub(" ", text))


def count(word: str) -> int | float | None:
    """Return the number a text begins with, in digits or words; None if it begins with none."""
    plain = word.strip().partition("(")[0].strip()
    whole = re.sub(rf"{_HALF}$| and one[- ]half$|\u00bd$", "", plain)
    if whole != plain:
        return (_NUMBERS.get(whole) or float(whole)) + 0.5
    try:
        value = float(plain)
    except ValueError:
        return _NUMBERS.get(plain)
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - "nan" is a word too
        return None
    return int(value) if value.is_integer() else value


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or its abbreviation; `word` matches MONTH."""
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(word.strip(" .\u00b7")[:3]))


def parts(text: str) -> Iterator[tuple[int, str]]:
    """Split a folded sentence where one statement ends and the next begins; yields place and part.

    A denial in brackets, "(no H-1B)", is a statement of its own and is blanked
    out of the one around it.
    """
    asides = [(found.start(), found.group()) for found in _ASIDE.finditer(text)]
    plain = _ASIDE.sub(lambda found: " " * len(found.group()), text)
    start = 0
    for found in _BREAK.finditer(plain):
        if plain[start : found.start()].strip():
            yield start, plain[start : found.start()]
        start = found.end()
    if plain[start:].strip():
        yield start, plain[start:]
    yield from asides
