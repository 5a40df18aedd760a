"""The words by which a list of residents tells years, degrees, schools and flags apart."""

import re
from dataclasses import dataclass

from matchplanner.domain.field_rules import YesNo


@dataclass(frozen=True, slots=True)
class When:
    """What a heading or a field says about the year: a year, a PGY, or the year of leaving."""

    year: int | None = None
    pgy: int | None = None
    leaving: bool = False


NOTHING = When()
SEPARATORS = ("\t", "|", ";", " \u2013 ", " \u2014 ", " - ", ",")
BULLET = re.compile("^[\\s\u2022\u00b7*\u25aa\u2023\\-\u2013\u2014]+(?=\\S)|^\\d{1,2}[.)]\\s+")
RULE = re.compile(r"[-=_|:+\s]+")
"""A line of a table that only draws."""

NOBODY = frozenset({"none", "n/a", "na", "tbd", "tba", "vacant", "open", "not filled", "unfilled"})
SINCE = re.compile(r"(?:now|currently|presently|next)\b.*", re.IGNORECASE)
"""What somebody did after the program."""

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")
_PGY = re.compile(r"\bPGY[\s-]*([1-8])\b", re.IGNORECASE)
_ORDINALS = {
    **{word: number for number, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)},
    **{word: number for number, word in enumerate(("1st", "2nd", "3rd", "4th", "5th"), start=1)},
}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})[\s-]+years?\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\byear[\s-]+([1-5])\b", re.IGNORECASE)
_LEAVING = re.compile(r"\bclass of\b|\bgraduat\w+|\balum\w+|\bleft\b", re.IGNORECASE)
_COMING = re.compile(r"\bentering\b|\bincoming\b|\bmatriculat\w+|\bstart(?:ed|ing)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile("(?<=of )['\u2018\u2019](?=[0-9]{2}\\b)", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:class|classes|cohort|residents?|fellows?|trainees?|entering|entered|incoming|new|started|starting|"
    r"current|past|former|chief|of|in|the|our|genetics|genomics|medical|and|level|"
    r"matriculat\w+|years?|first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)|graduat\w+|alum\w+|academic|"
    r"program|pgy|[-\u2013:\s\d/])+",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"(?:M\.?D\.?|D\.?O\.?|MB ?BS|MB ?Ch ?B|MB|BS|BCh|BChir|Ph\.?D\.?|MSc?|MPH|MHS|MBA|FACMG|MRCPCH|DCH|FAAP|"
    r"MBBCh|MMed|MMSc|MS|CGC)",
    re.IGNORECASE,
)
TRAINED = re.compile(
    r"\bresiden(?:cy|t)\b|\binternship\b|\bfellowship\b|\btrained\b|\bspecialt", re.IGNORECASE
)
SCHOOL = re.compile(
    r"universi|college|school|institut|faculty|facult|academy|hochschule|medical|medicine|üniversite|\bUC[A-Z]{2}\b",
    re.IGNORECASE,
)
_IMG_WORDS = {
    **dict.fromkeys(("img", "fmg", "international medical graduate", "non-us img", "us img"), YesNo.YES),
    **dict.fromkeys(("amg", "usmd", "us md", "us do", "us graduate", "american graduate"), YesNo.NO),
}
ANSWERS = {"yes": YesNo.YES, "y": YesNo.YES, "no": YesNo.NO, "n": YesNo.NO}
_TICKS = {"true": YesNo.YES, "1": YesNo.YES, "x": YesNo.YES, "false": YesNo.NO, "0": YesNo.NO}
BRACKETED = re.compile(r"[^,;()]+\([^)]*\)")
PREFIXED = re.compile(r"(cohort|class|year|school|medical school|country)\s+(?!of\b)(\S.*)", re.IGNORECASE)
_LABELS = {
    "name": ("name", "resident", "resident name", "fellow"),
    "pgy": ("pgy", "pgy level", "level"),
    "when": (
        "cohort",
        "year",
        "class",
        "start",
        "started",
        "entry year",
        "start year",
        "year of entry",
        "entered",
    ),
    "school": ("school", "medical school", "med school", "university", "medical college", "institution"),
    "country": ("country", "country of school", "from"),
    "img": ("img", "img?", "img flag"),
    "earlier_training": (
        "earlier training",
        "prior training",
        "previous training",
        "residency",
        "prior residency",
        "previous residency",
        "training",
    ),
    "": ("hometown", "undergraduate", "undergrad", "college", "interests", "hobbies", "email", "e-mail"),
}
LABEL_OF = {word: key for key, words in _LABELS.items() for word in words}


_PEOPLE = ("residents", "resident", "fellows", "fellow", "alumni", "graduates", "trainees", "classes")


def heading_of(line: str) -> When | None:
    """Return what a heading says of the lines below it, or None if the line is none."""
    plain = _SHORT_YEAR.sub("20", line.strip(" :*#").strip())
    if not plain or _HEADING.fullmatch(plain) is None:
        return None
    when = when_of(plain)
    return when if when != NOTHING or plain.casefold().endswith(_PEOPLE) else None


def when_of(text: str) -> When:
    """Return the year, PGY or year of leaving that a text names."""
    pgy, ordinal, year = _PGY.search(text), _ORDINAL.search(text), _YEAR.search(text)
    numbered = _NUMBERED.search(text)
    if pgy:
        return When(pgy=int(pgy.group(1)))
    if ordinal:
        return When(pgy=_ORDINALS[ordinal.group(1).casefold()])
    if year:
        leaving = _LEAVING.search(text) is not None and _COMING.search(text) is None
        return When(year=int(year.group(1)), leaving=leaving)
    return When(pgy=int(numbered.group(1))) if numbered else NOTHING


def columns_of(line: str) -> list[str]:
    """Return separator and keys if a line is a row of column headings."""
    for separator in SEPARATORS[:3] + SEPARATORS[-1:]:
        words = [word.strip().casefold() for word in line.split(separator)]
        if len(words) > 1 and all(word in LABEL_OF for word in words):
            return [separator, *(LABEL_OF[word] for word in words)]
    return []


def flag_of(value: str) -> YesNo:
    """Return what the IMG column says."""
    return ANSWERS.get(value.strip().casefold()) or _TICKS.get(value.strip().casefold()) or flag_word(value)


def flag_word(value: str) -> YesNo:
    """Return the flag that a word such as "AMG" states."""
    return _IMG_WORDS.get(value.strip(" .*").casefold(), YesNo.UNKNOWN)


def without_degrees(name: str) -> str:
    """Return a name without the degrees behind it."""
    head, *rest = [part.strip() for part in name.split(",")]
    kept = [part for part in rest if not all(DEGREE.fullmatch(word) for word in part.split())]
    words = head.split()
    while len(words) > 1 and DEGREE.fullmatch(words[-1]):
        words.pop()
    return ", ".join([" ".join(words), *kept])


def joined(one: str, other: str) -> str:
    """Return two texts with a comma between."""
    return f"{one}, {other}" if one else other
