"""Tables of a page: rows of a label and its value, or one row or column for each of several programs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchplanner.domain.page_reading.lines import INLINE_LABEL, TOPIC, Line, Shape
from matchplanner.domain.page_reading.words import MONTH, squeezed

_PROGRAM_COLUMN = re.compile(
    r"\b(?:program(?:me)?s?|specialt(?:y|ies)|residenc(?:y|ies)|tracks?|departments?|"
    r"training)\b"
)
_SPECIALTY = re.compile(
    r"\b(?:genetics?|pediatrics?|medicine|surgery|neurology|pathology|fellowship|categorical|combined|"
    r"psychiatry|anesthesiology|"
    r"obstetrics|dermatology|radiology|residency|counsell?ing)\b"
)
_LEAST = 2
_ROW_CELLS = 2
_TOPIC = re.compile(
    r"\bj-?1\b|\bh-?1-?b?\b|\bvisas?\b|\becfmg\b|\bdeadline\b|\battempts?\b|\bpositions?\b|\blength\b|"
    r"\bduration\b|\bstep ?\d|\bscores?\b|\bcontact\b|\bcoordinator\b|\binterviews?\b|\bcode\b|\bgraduat\w+"
)
_ABROAD = re.compile(r"\bimgs?\b|\bfmgs?\b|\binternational\b|\bforeign\b|\bnon-us\b")
_AT_HOME = re.compile(r"\b(?:us|u\Ws\W?|american|canadian|domestic|lcme|usmg|amg)\b")
_ROW_KIND = re.compile(
    r"^(?:seasons?|cycles?|match(?: year)?|application (?:year|cycle|season)|items?|topics?|requirements?|"
    r"criteri(?:on|a)|categor(?:y|ies)|questions?|exams?|examinations?|"
    r"visas?(?: types?| status)?|rotations?|blocks?|laborator(?:y|ies)|labs?|services?|clinics?|experiences?|"
    r"activit(?:y|ies)|years?|pgy(?: level)?|levels?|tests?|facts?|features?|sites?|program facts)$"
)
_TIME_KIND = re.compile(r"(?:training |academic )?years?|pgy(?: level)?|levels?")
_PLACE_KIND = re.compile(r"laborator(?:y|ies)|labs?")
_COLUMN_KIND = re.compile(
    r"\b(?:duration|length|months?|weeks?|minimum|attempts|sponsored|accepted|status|details?|time|required|"
    r"steps? ?[123]|our (?:policy|answer|rule)|pgy-?\s?\d|year (?:1|2|one|two))\b"
)
_SAYS_NOTHING = re.compile(
    r"(?:the )?(?:details?|descriptions?|informations?|our (?:policy|answer|rule|program(?:me)?)|answers?|"
    r"values?|"
    r"program(?:me)?|response|facts?|what we (?:ask|offer|require)|sponsored|status|accepted|policy|"
    r"requirements?)\??"
)
_NEW_COLUMN = re.compile(
    r"\W*(?:new|now|after|today|currently?|from (?:now on|20\d\d)(?: on)?|as of 20\d\d|since 20\d\d|"
    r"this (?:year|season|cycle)|"
    r"next (?:year|season|cycle)|(?:new|revised|current) (?:rule|policy|value|version)|"
    r"starting (?:in )?20\d\d|"
    r"(?:from|for|entering(?: in)?|as of) (?:july |fall |the )?20\d\d(?: (?:season|cycle|match|class))?)\W*"
)
_OLD_COLUMN = re.compile(
    r"\W*(?:old|before|previous(?:ly)?|until (?:now|20\d\d)|up to (?:now|20\d\d)|so far|formerly|"
    r"last (?:year|season|cycle)|"
    r"(?:old|previous|former) (?:rule|policy|value|version)|(?:in |for )?20\d\d(?: (?:season|cycle|match|"
    r"class))?|was|hitherto)\W*"
)
_SEASON = re.compile(
    r"\W*(?:for |in |entering (?:in )?|season |match |class of |cycle )?(20\d\d)(?:[-/]\d\d+)?(?: (?:season|"
    r"match|cycle|class))?\W*"
)
"""A column for one season."""

_UNIT = re.compile(r"\b(months?|mos?|weeks?|wks?)\b")
_UNIT_NOTED = re.compile(r"\s*\((?:in )?(?:months?|mos?|weeks?|wks?)\.?\)|^(?:months?|weeks?)$")
_BARE_NUMBER = re.compile(r"\d{1,2}(?:\.\d)?|one|two|three|four|five|six")
_OWN_TIME = re.compile(r"\b\d{1,2}(?:\.\d)?[ -]*(?:months?|mos?|weeks?|wks?)\b")
_ONLY_DAY = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{{1,2}}(?:st|nd|rd|"
    rf"th)? )?{MONTH}(?: \d{{1,2}})?"
    rf"(?:st|nd|rd|th)?(?:,? 20\d\d)?|\d{{1,2}}[/.]\d{{1,2}}(?:[/.](?:20)?\d\d)?"
)
_SUM_ROW = re.compile(r"(?:grand )?(?:totals?|sum|all|overall)\W*")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table says under one label: its row from `start` to `end`, and the statement it makes.

    `text` is folded, "label: value" with the value from `answer_at` on;
    `subject` names the program it is about where a table speaks of several.
    """

    start: int
    end: int
    lead: str
    text: str
    answer_at: int
    subject: str = ""


def last_row(lines: Sequence[Line], at: int) -> int:
    """Return the place of the last row of the table that begins at a place."""
    while at + 1 < len(lines) and lines[at + 1].shape is Shape.ROW and not lines[at + 1].after_blank:
        at += 1
    return at


def cells_of(rows: Sequence[Line], low: str) -> Iterator[Cell]:
    """Yield what a table states, row by row; `low` is the page's folded text."""
    table = [[squeezed(low[start:end]).strip() for start, end in row.cells] for row in rows]
    header = table[0]
    if _lacks_corner(table):
        header = ["program", *header]
    chosen = _applicants_column(header) or _newest_column(header)
    if (
        len(rows) > 1
        and _PROGRAM_COLUMN.search(header[0])
        and _names_specialties(row[0] for row in table[1:])
    ):
        yield from _by_rows(rows[1:], table[1:], header)
    elif len(rows) > 1 and _names_specialties(header[-len(table[1]) + 1 :]):
        yield from _by_columns(rows[1:], table[1:], header)
    elif len(rows) > 1 and chosen:
        yield from _of_column(rows[1:], table[1:], chosen)
    elif _is_header(table):
        yield from _under_headings(rows[1:], table[1:], header)
    else:
        for row, texts in zip(rows, table, strict=True):
            yield from _plain(row, texts, low)


def _lacks_corner(table: Sequence[Sequence[str]]) -> bool:
    """Return whether the header's first cell, above the names of programs, is empty and was lost."""
    header, rows = table[0], table[1:]
    return (
        len(rows) >= _LEAST
        and all(len(row) == len(header) + 1 for row in rows)
        and sum(_TOPIC.search(text) is not None for text in header) >= _LEAST
    )


def _applicants_column(header: Sequence[str]) -> int:
    """Return the column for international graduates beside one for American ones; 0 if there is none."""
    abroad = [number for number, text in enumerate(header) if number and _ABROAD.search(text)]
    at_home = any(_AT_HOME.search(text) for text in header[1:])
    return abroad[0] if len(abroad) == 1 and at_home else 0


def _newest_column(header: Sequence[str]) -> int:
    """Return the column of what holds now beside one of what held before; 0 if there are no such two."""
    new = [number for number, text in enumerate(header) if number and _NEW_COLUMN.fullmatch(text)]
    old = [number for number, text in enumerate(header) if number and _OLD_COLUMN.fullmatch(text)]
    if len(new) == 1 and old:
        return new[0]
    years = [found[1] if (found := _SEASON.fullmatch(text)) else "" for text in header[1:]]
    distinct = len(years) >= _LEAST and all(years) and len(set(years)) == len(years)
    return years.index(max(years)) + 1 if distinct else 0


def _is_header(table: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row of a table names what its columns hold."""
    header, rows = table[0], table[1:]
    if len(rows) < _LEAST - 1 or any(":" in text or re.match(r"\W*\d", text) for text in header):
        return False
    if any(len(row) != len(header) for row in rows):
        return False
    if any(all(_OWN_TIME.search(text) for text in row) for row in rows):
        return False
    if _TIME_KIND.fullmatch(header[0]):
        return True
    named = any(_COLUMN_KIND.search(text) or _SAYS_NOTHING.fullmatch(text) for text in header[1:])
    return named or (len(header) > _ROW_CELLS and _ROW_KIND.search(header[0]) is not None)


def _said(row: Line, lead: str, value: str, subject: str = "") -> Cell:
    lead = lead.rstrip(": ")
    return Cell(row.start, row.end, lead, f"{lead}: {value}", len(lead) + 2, subject)


def _plain(row: Line, texts: Sequence[str], low: str) -> Iterator[Cell]:
    """Read a row of a label and its values, or of cells that have labels of their own."""
    labels = [INLINE_LABEL.match(row.text, start - row.start, end - row.start) for start, end in row.cells]
    if all(labels):
        for (start, end), text in zip(row.cells, texts, strict=True):
            lead, _, value = text.partition(":")
            yield Cell(start, end, lead.strip(), f"{lead}: {value.strip()}", len(lead) + 2)
        return
    if all(_OWN_TIME.search(text) for text in texts if text):
        for (start, end), text in zip(row.cells, texts, strict=True):
            if text:
                yield Cell(start, end, "", text, 0)
        return
    lead = next(text for text in texts if text)
    pairs = [text for text in texts if text]
    if len(pairs) > _ROW_CELLS and not len(pairs) % 2 and all(re.search(TOPIC, text) for text in pairs[::2]):
        for label, value in zip(pairs[::2], pairs[1::2], strict=True):
            yield _said(row, label, value)
        return
    if _ONLY_DAY.match(lead) and not re.search(r"\d", low[row.value_at : row.end]):
        yield _said(row, squeezed(low[row.value_at : row.end]), lead)
        return
    yield _said(row, lead, squeezed(low[row.value_at : row.end]))


def _under_headings(
    rows: Sequence[Line], table: Sequence[Sequence[str]], header: Sequence[str]
) -> Iterator[Cell]:
    """Read cells that mean something only with the headings of their row and column."""
    for row, texts in zip(rows, table, strict=True):
        if _SUM_ROW.fullmatch(texts[0]):
            continue
        place = " laboratory" if _PLACE_KIND.fullmatch(header[0]) and "lab" not in texts[0] else ""
        for text, column in zip(texts[1:], header[1:], strict=True):
            if not text:
                continue
            unit = _UNIT.search(column)
            value = f"{text} {unit[1]}" if unit and _BARE_NUMBER.fullmatch(text) else text
            topic = _UNIT_NOTED.sub("", column).strip()
            said = "" if not topic or _SAYS_NOTHING.fullmatch(topic) else f" {topic}"
            lead = f"{texts[0]}{place}{said}"
            yield _said(row, lead, value)


def _of_column(rows: Sequence[Line], table: Sequence[Sequence[str]], number: int) -> Iterator[Cell]:
    for row, texts in zip(rows, table, strict=True):
        if number < len(texts) and texts[number]:
            yield _said(row, texts[0], texts[number])


def _names_specialties(texts: Iterator[str] | Sequence[str]) -> bool:
    return sum(_SPECIALTY.search(text) is not None for text in texts) >= _LEAST


def _by_rows(rows: Sequence[Line], table: Sequence[Sequence[str]], header: Sequence[str]) -> Iterator[Cell]:
    for row, texts in zip(rows, table, strict=True):
        for text, lead in zip(texts[1:], header[1:], strict=False):
            if text:
                yield _said(row, lead, text, texts[0])


def _by_columns(
    rows: Sequence[Line], table: Sequence[Sequence[str]], header: Sequence[str]
) -> Iterator[Cell]:
    for row, texts in zip(rows, table, strict=True):
        subjects = header[-len(texts) + 1 :]
        for text, subject in zip(texts[1:], subjects, strict=False):
            if text:
                yield _said(row, texts[0], text, subject)
