"""Lists of residents as they are pasted from a program's page, read line by line.

What a line states is kept apart from what can only be guessed from it: a
country from a school's name, the flag "IMG" from a country, the year of entry
from a PGY. A guess counts once the user has confirmed it (R76, B21).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from matchplanner.domain import entry
from matchplanner.domain.claims import YesNo
from matchplanner.domain.countries import HOME_COUNTRIES, country_named, placed

MOST_LINES = 500
_LONG = 24  # characters: a longer field that holds a year is a sentence, not a date


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One resident as read. `guess` fields wait for a confirmation; `why` says where they come from."""

    name: str = ""
    cohort: int | None = None
    school: str = ""
    country: str = ""
    img: YesNo = YesNo.UNKNOWN
    earlier_training: str = ""
    cohort_guess: int | None = None
    country_guess: str = ""
    img_guess: YesNo = YesNo.UNKNOWN
    why: str = ""

    @property
    def guessed(self) -> bool:
        """Whether something waits for a confirmation."""
        return bool(self.cohort_guess or self.country_guess or self.img_guess is not YesNo.UNKNOWN)

    def confirmed(self) -> "RosterLine":
        """Return the line with its guesses taken as stated."""
        return replace(
            self,
            cohort=self.cohort or self.cohort_guess,
            country=self.country or self.country_guess,
            img=self.img if self.img is not YesNo.UNKNOWN else self.img_guess,
            cohort_guess=None,
            country_guess="",
            img_guess=YesNo.UNKNOWN,
            why="",
        )


@dataclass(frozen=True, slots=True)
class Years:
    """How years are read: the newest cohort there can be, and the program's length if it is known."""

    newest: int
    length: int | None = None


@dataclass(frozen=True, slots=True)
class _When:
    """What a heading or a field says about the year: a year, a PGY, or the year of leaving."""

    year: int | None = None
    pgy: int | None = None
    leaving: bool = False


_NOTHING = _When()
_SEPARATORS = ("\t", "|", ";", " \u2013 ", " \u2014 ", " - ", ",")
_BULLET = re.compile("^[\\s\u2022\u00b7*\u25aa\u2023\\-\u2013\u2014]+(?=\\S)|^\\d{1,2}[.)]\\s+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")
_PGY = re.compile(r"\bPGY[\s-]*([1-8])\b", re.IGNORECASE)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})[\s-]+year\b", re.IGNORECASE)
_LEAVING = re.compile(r"\bclass of\b|\bgraduat\w+|\balum\w+|\bleft\b", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:class|cohort|residents?|fellows?|entering|entered|started|starting|current|of|in|the|genetics|medical|"
    r"year|years|first|second|third|fourth|fifth|graduat\w+|alum\w+|academic|program|pgy|[-\u2013:\s\d/])+",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:M\.?D\.?|D\.?O\.?|MB ?BS|MB ?Ch ?B|MB|BS|BCh|BChir|Ph\.?D\.?|MSc?|MPH|MHS|MBA|FACMG|MRCPCH|DCH|FAAP|"
    r"MBBCh|MMed|MMSc|MS|CGC)",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"\bresiden(?:cy|t)\b|\binternship\b|\bfellowship\b|\btrained\b|\bspecialt", re.IGNORECASE
)
_SCHOOL = re.compile(
    r"universi|college|school|institut|faculty|facult|academy|hochschule|medical|medicine|üniversite|\bUC[A-Z]{2}\b",
    re.IGNORECASE,
)
_IMG_WORDS = {
    **dict.fromkeys(("img", "fmg", "international medical graduate", "non-us img", "us img"), YesNo.YES),
    **dict.fromkeys(("amg", "usmd", "us md", "us do", "us graduate", "american graduate"), YesNo.NO),
}
_ANSWERS = {"yes": YesNo.YES, "y": YesNo.YES, "no": YesNo.NO, "n": YesNo.NO}
_TICKS = {"true": YesNo.YES, "1": YesNo.YES, "x": YesNo.YES, "false": YesNo.NO, "0": YesNo.NO}
_BRACKETED = re.compile(r"[^,;()]+\([^)]*\)")
_PREFIXED = re.compile(r"(cohort|class|year|school|medical school|country)\s+(?!of\b)(\S.*)", re.IGNORECASE)
_LABELS = {
    "name": ("name", "resident", "resident name", "fellow"),
    "pgy": ("pgy", "pgy level", "level"),
    "when": ("cohort", "year", "class", "entry year", "start year", "year of entry", "entered"),
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
_LABEL_OF = {word: key for key, words in _LABELS.items() for word in words}


def parse(text: str, years: Years) -> tuple[RosterLine, ...]:
    """Read a pasted list, at most 500 residents, in the order of the lines.

    Fields may be parted by tabs, bars, semicolons, dashes or commas, stand
    under a row of headings, or follow the name as "Medical school: ..."; a line
    with a year or PGY alone stands for all that follow.
    """
    found = list(_read(text))[:MOST_LINES]
    lowest = min((when.pgy for _line, when in found if when.pgy), default=1)
    return tuple(_guessed(_dated(line, when, years, lowest)) for line, when in found)


def guess_img(country: str) -> YesNo:
    """Return what a school's country says about its graduates: the US and Canada make no IMGs."""
    named = country_named(country)
    if not named:
        return YesNo.UNKNOWN
    return YesNo.NO if named in HOME_COUNTRIES else YesNo.YES


def _read(text: str) -> Iterator[tuple[RosterLine, _When]]:
    heading, columns = _NOTHING, list[str]()
    current: tuple[RosterLine, _When] | None = None
    in_blocks = False
    for raw in text.splitlines():
        line = _BULLET.sub("", _INVISIBLE.sub("", raw.replace("\u00a0", " "))).rstrip()
        label, _colon, value = line.partition(":")
        key = _LABEL_OF.get(label.strip().casefold()) if value.strip() else None
        in_blocks = in_blocks or key == "name"
        told = None if in_blocks and key is not None else _heading(line)
        if not line.strip():
            continue
        if names := _columns(line):
            columns = names
        elif told is not None:
            heading = told
        elif key is not None:
            if key == "name" and current is not None:
                yield current
                current = None
            current = _labelled(current or (RosterLine(), heading), key, value.strip())
        else:
            if current is not None:
                yield current
            *others, current = _rows(line, columns, heading)
            yield from others
    if current is not None:
        yield current


def _heading(line: str) -> _When | None:
    plain = line.strip(" :*#").strip()
    if not plain or _HEADING.fullmatch(plain) is None:
        return None
    when = _when(plain)
    return when if when != _NOTHING or plain.casefold().endswith(("residents", "fellows", "alumni")) else None


def _when(text: str) -> _When:
    pgy, ordinal, year = _PGY.search(text), _ORDINAL.search(text), _YEAR.search(text)
    if pgy:
        return _When(pgy=int(pgy.group(1)))
    if ordinal:
        return _When(pgy=_ORDINALS[ordinal.group(1).casefold()])
    if year:
        return _When(year=int(year.group(1)), leaving=bool(_LEAVING.search(text)))
    return _NOTHING


def _columns(line: str) -> list[str]:
    for separator in _SEPARATORS[:3] + _SEPARATORS[-1:]:
        words = [word.strip().casefold() for word in line.split(separator)]
        if len(words) > 1 and all(word in _LABEL_OF for word in words):
            return [separator, *(_LABEL_OF[word] for word in words)]
    return []


def _labelled(current: tuple[RosterLine, _When], key: str, value: str) -> tuple[RosterLine, _When]:
    line, when = current
    if key in ("when", "pgy"):
        return line, _when(f"PGY-{value}" if key == "pgy" and value.isdigit() else value)
    if key == "school":
        school, country = _school(value)
        return replace(line, school=school, country=country or line.country), when
    if key == "country":
        return replace(line, country=country_named(value) or value), when
    if key == "img":
        return replace(line, img=_flag(value)), when
    if key in ("name", "earlier_training"):
        changes: Mapping[str, str] = {key: _without_degrees(value) if key == "name" else value}
        return replace(line, **changes), when  # type: ignore[arg-type]  # the key is one of two text fields
    return current


def _rows(line: str, columns: list[str], heading: _When) -> list[tuple[RosterLine, _When]]:
    """Read a line that names one resident, or several behind a year: "2024: Ana (Chile), Bo (USA)"."""
    before, colon, after = line.partition(":")
    told = _heading(before) if colon and after.strip() else None
    if told is not None:
        line, heading = after.strip(), told
    several = _BRACKETED.findall(line) if told is not None else []
    return [_row(one, columns, heading) for one in (several if len(several) > 1 else [line])]


def _row(line: str, columns: list[str], heading: _When) -> tuple[RosterLine, _When]:
    if columns and columns[0] in line:
        current = (RosterLine(), heading)
        for key, value in zip(columns[1:], line.split(columns[0]), strict=False):
            if value.strip():
                current = _labelled(current, key, value.strip())
        return current
    separator = next((mark for mark in _SEPARATORS if mark in line), ",")
    flat = re.sub(r"[(\[]([^)\]]*)[)\]]", rf"{separator}\1{separator}", line)
    fields = [field.strip() for field in flat.split(separator) if field.strip()]
    current = (RosterLine(), heading)
    for field in fields:
        current = _field(current, field)
    return current


def _field(current: tuple[RosterLine, _When], field: str) -> tuple[RosterLine, _When]:
    """Add one field of unknown kind to a resident."""
    line, when = current
    prefixed = _PREFIXED.fullmatch(field)
    if prefixed is not None:
        return _labelled(current, _LABEL_OF[prefixed.group(1).casefold()], prefixed.group(2))
    told = _when(field)
    if told != _NOTHING and len(field) < _LONG and not _SCHOOL.search(field):
        return line, told
    return _marked(line, field) or _worded(line, field), when


def _marked(line: RosterLine, field: str) -> RosterLine | None:
    """Take a field whose own words say what it is; None for any other."""
    if field.casefold() in _ANSWERS:
        return replace(line, img_guess=_ANSWERS[field.casefold()], why=f"“{field}” read as IMG")
    flag = _flag_word(field)
    if flag is not YesNo.UNKNOWN:
        return replace(line, img=flag)
    if all(_DEGREE.fullmatch(word) for word in field.split()) or _DEGREE.fullmatch(field):
        return line
    if country_named(field):
        return replace(line, country=country_named(field))
    if _TRAINED.search(field):
        return replace(line, earlier_training=_joined(line.earlier_training, field))
    return None


def _worded(line: RosterLine, field: str) -> RosterLine:
    """Take a field by its place: the name, then the school, then what else is told."""
    if not line.name and not _SCHOOL.search(field):
        return replace(line, name=_without_degrees(field))
    if not line.school:
        school, country = _school(field)
        return replace(line, school=school, country=line.country or country)
    if placed(field) is not None and not line.earlier_training:
        return replace(line, school=_joined(line.school, field))
    return replace(line, earlier_training=_joined(line.earlier_training, field))


def _school(text: str) -> tuple[str, str]:
    """Return school and country where the last of several words names a country."""
    head, _comma, tail = text.rpartition(",")
    named = country_named(tail)
    return (head.strip(), named) if head and named else (entry.one_line(text), "")


def _flag(value: str) -> YesNo:
    return _ANSWERS.get(value.strip().casefold()) or _TICKS.get(value.strip().casefold()) or _flag_word(value)


def _flag_word(value: str) -> YesNo:
    return _IMG_WORDS.get(value.strip(" .*").casefold(), YesNo.UNKNOWN)


def _without_degrees(name: str) -> str:
    head, *rest = [part.strip() for part in name.split(",")]
    kept = [part for part in rest if not all(_DEGREE.fullmatch(word) for word in part.split())]
    words = head.split()
    while len(words) > 1 and _DEGREE.fullmatch(words[-1]):
        words.pop()
    return ", ".join([" ".join(words), *kept])


def _joined(one: str, other: str) -> str:
    return f"{one}, {other}" if one else other


def _dated(line: RosterLine, when: _When, years: Years, lowest_pgy: int) -> RosterLine:
    if when.pgy is not None:
        cohort = years.newest - (when.pgy - lowest_pgy)
        return replace(line, cohort_guess=cohort, why=_also(line.why, f"PGY-{when.pgy} read as {cohort}"))
    if when.year is None:
        return line
    if when.leaving and years.length is not None:
        cohort = when.year - years.length
        why = f"leaving {when.year} read as entry {cohort}"
        return replace(line, cohort_guess=cohort, why=_also(line.why, why))
    if when.year > years.newest:
        return replace(line, why=_also(line.why, f"{when.year} is no year of entry yet"))
    if when.leaving:
        why = f"class of {when.year} read as entry {when.year}"
        return replace(line, cohort_guess=when.year, why=_also(line.why, why))
    return replace(line, cohort=when.year)


def _guessed(line: RosterLine) -> RosterLine:
    country = line.country
    if not country and line.school:
        found = placed(line.school)
        if found is not None:
            country = found.country
            why = f"“{found.because}” points to {country}"
            line = replace(line, country_guess=country, why=_also(line.why, why))
    settled = line.img is not YesNo.UNKNOWN or line.img_guess is not YesNo.UNKNOWN
    flag = YesNo.UNKNOWN if settled else guess_img(country)
    if flag is YesNo.UNKNOWN:
        return line
    why = "school abroad" if flag is YesNo.YES else "school in the US or Canada"
    return replace(line, img_guess=flag, why=_also(line.why, why))


def _also(why: str, more: str) -> str:
    return f"{why}; {more}" if why else more
