"""Lists of residents as they are pasted from a program's page, read line by line.

What a line states is kept apart from what can only be guessed from it: a
country from a school's name, the flag "IMG" from a country, the year of entry
from a PGY. A guess counts once the user has confirmed it (R76, B21).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from matchplanner.domain import entry
from matchplanner.domain.claims import YesNo
from matchplanner.domain.countries import HOME_COUNTRIES, country_named, placed
from matchplanner.domain.roster_words import (
    ANSWERS,
    BRACKETED,
    BULLET,
    DEGREE,
    INVISIBLE,
    LABEL_OF,
    NOBODY,
    NOTHING,
    PREFIXED,
    RULE,
    SCHOOL,
    SEPARATORS,
    SINCE,
    TRAINED,
    When,
    columns_of,
    flag_of,
    flag_word,
    heading_of,
    joined,
    when_of,
    without_degrees,
)

MOST_LINES = 500
_LONGEST = 5  # years a residency takes, the combined ones included
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


def parse(text: str, years: Years) -> tuple[RosterLine, ...]:
    """Read a pasted list, at most 500 residents, in the order of the lines.

    Fields may be parted by tabs, bars, semicolons, dashes or commas, stand
    under a row of headings, or follow the name as "Medical school: ..."; a line
    with a year or PGY alone stands for all that follow. A class of a year still to
    come is one of leaving; the last of them began with the newest cohort.
    """
    found = [each for each in _read(text) if each[0].name.casefold() not in NOBODY][:MOST_LINES]
    lowest = min((when.pgy for _line, when in found if when.pgy), default=1)
    years = replace(years, length=years.length or _length((when for _line, when in found), years.newest))
    return tuple(_guessed(_dated(line, when, years, lowest)) for line, when in found)


def _length(told: Iterable[When], newest: int) -> int | None:
    """Return how long a program must be whose last class leaves so many years after the newest cohort."""
    last = max((when.year for when in told if when.year and when.leaving), default=0)
    return last - newest if 0 < last - newest <= _LONGEST else None


def guess_img(country: str) -> YesNo:
    """Return what a school's country says about its graduates: the US and Canada make no IMGs."""
    named = country_named(country)
    if not named:
        return YesNo.UNKNOWN
    return YesNo.NO if named in HOME_COUNTRIES else YesNo.YES


def _read(text: str) -> Iterator[tuple[RosterLine, When]]:
    heading, columns = NOTHING, list[str]()
    current: tuple[RosterLine, When] | None = None
    in_blocks = below = False
    for raw in text.splitlines():
        line = _bare(raw)
        label, _colon, value = line.partition(":")
        key = LABEL_OF.get(label.strip().casefold()) if value.strip() else None
        in_blocks = in_blocks or key == "name"
        told = None if in_blocks and key is not None else heading_of(line)
        if not line:
            below = False
            continue
        if names := columns_of(line):
            columns = names
        elif told is not None:
            heading = told
        elif key is not None:
            if key == "name" and current is not None:
                yield current
                current = None
            current = _labelled(current or (RosterLine(), heading), key, value.strip())
        else:
            *others, last = _rows(line, columns, heading)
            joined_up = _with_school(current, last) if below and not others else None
            if current is not None and joined_up is None:
                yield current
            yield from others
            current = joined_up or last
        below = True
    if current is not None:
        yield current


def _bare(raw: str) -> str:
    """Return a line without bullets and the rules of a drawn table."""
    line = BULLET.sub("", INVISIBLE.sub("", raw.replace("\u00a0", " "))).rstrip()
    if RULE.fullmatch(line):
        return ""
    bars = line.strip()
    return bars.strip("|").strip() if bars.startswith("|") and bars.endswith("|") else line


def _with_school(
    current: tuple[RosterLine, When] | None, below: tuple[RosterLine, When]
) -> tuple[RosterLine, When] | None:
    """Put a school that stands alone on the line below a name to that name; None if it does not."""
    line = below[0]
    if current is None or line.name or not line.school or not current[0].name or current[0].school:
        return None
    return replace(current[0], school=line.school, country=current[0].country or line.country), current[1]


def _labelled(current: tuple[RosterLine, When], key: str, value: str) -> tuple[RosterLine, When]:
    line, when = current
    if key in ("when", "pgy"):
        return line, when_of(f"PGY-{value}" if key == "pgy" and value.isdigit() else value)
    if key == "school":
        school, country = _school(value)
        return replace(line, school=school, country=country or line.country), when
    if key == "country":
        return replace(line, country=country_named(value) or value), when
    if key == "img":
        return replace(line, img=flag_of(value)), when
    if key in ("name", "earlier_training"):
        changes: Mapping[str, str] = {key: without_degrees(value) if key == "name" else value}
        return replace(line, **changes), when  # type: ignore[arg-type]  # the key is one of two text fields
    return current


def _rows(line: str, columns: list[str], heading: When) -> list[tuple[RosterLine, When]]:
    """Read a line that names one resident, or several behind a year: "2024: Ana (Chile), Bo (USA)"."""
    before, colon, after = line.partition(":")
    told = heading_of(before) if colon and after.strip() else None
    if told is not None:
        line, heading = after.strip(), told
    several = _several(line) if told is not None else [line]
    return [_row(one, columns, heading) for one in several]


def _several(line: str) -> list[str]:
    """Part the residents behind a year: by semicolons between whole entries, else by their brackets."""
    parts = [part.strip() for part in line.split(";") if part.strip()]
    if len(parts) > 1 and all("," in part or "(" in part for part in parts):
        return parts
    bracketed = BRACKETED.findall(line)
    return bracketed if len(bracketed) > 1 else [line]


def _row(line: str, columns: list[str], heading: When) -> tuple[RosterLine, When]:
    if columns and columns[0] in line:
        current = (RosterLine(), heading)
        for key, value in zip(columns[1:], line.split(columns[0]), strict=False):
            if value.strip():
                current = _labelled(current, key, value.strip())
        return current
    separator = next((mark for mark in SEPARATORS if mark in line), ",")
    flat = re.sub(r"[(\[]([^)\]]*)[)\]]", rf"{separator}\1{separator}", line)
    fields = [field.strip() for field in flat.split(separator) if field.strip()]
    current = (RosterLine(), heading)
    for field in fields:
        current = _field(current, field)
    return current


def _field(current: tuple[RosterLine, When], field: str) -> tuple[RosterLine, When]:
    """Add one field of unknown kind to a resident."""
    line, when = current
    prefixed = PREFIXED.fullmatch(field)
    if prefixed is not None:
        return _labelled(current, LABEL_OF[prefixed.group(1).casefold()], prefixed.group(2))
    told = when_of(field)
    if told != NOTHING and len(field) < _LONG and not SCHOOL.search(field):
        return line, told
    return _marked(line, field) or _worded(line, field), when


def _marked(line: RosterLine, field: str) -> RosterLine | None:
    """Take a field whose own words say what it is; None for any other."""
    if field.casefold() in ANSWERS:
        return replace(line, img_guess=ANSWERS[field.casefold()], why=f"“{field}” read as IMG")
    flag = flag_word(field)
    if flag is not YesNo.UNKNOWN:
        return replace(line, img=flag)
    degrees = all(DEGREE.fullmatch(word) for word in field.split()) or DEGREE.fullmatch(field)
    if degrees or SINCE.fullmatch(field):
        return line
    if country_named(field):
        return replace(line, country=country_named(field))
    if TRAINED.search(field):
        return replace(line, earlier_training=joined(line.earlier_training, field))
    return None


def _worded(line: RosterLine, field: str) -> RosterLine:
    """Take a field by its place: the name, then the school, then what else is told."""
    if not line.name and not SCHOOL.search(field):
        return replace(line, name=without_degrees(field))
    if not line.school:
        school, country = _school(field)
        return replace(line, school=school, country=line.country or country)
    if placed(field) is not None and not line.earlier_training:
        return replace(line, school=joined(line.school, field))
    return replace(line, earlier_training=joined(line.earlier_training, field))


def _school(text: str) -> tuple[str, str]:
    """Return school and country where the last of several words names a country."""
    head, _comma, tail = text.rpartition(",")
    named = country_named(tail)
    return (head.strip(), named) if head and named else (entry.one_line(text), "")


def _dated(line: RosterLine, when: When, years: Years, lowest_pgy: int) -> RosterLine:
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
