"""The lines of a page and what shape each has: heading, label, row, item, prose."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from matchplanner.domain.page_reading.speakers import Turn, turns
from matchplanner.domain.page_reading.words import folded

_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 12
_LONGEST_VALUE = 90
_LONGEST_STATEMENT = 60
_LONGEST_LABEL = 40
_LABEL_WORDS = 5
_ROW_CELLS = 2
_DEEP = 6
"""Blanks before a line that stands under a column and not at the margin."""

_WRAPPED_SHARE = 3

WRAPPED_FROM = 50
"""A line of this length may go on in the next one."""

CAPITALS_LEVEL = 2
TITLE_LEVEL = 4
"""The levels given to guessed headings: a line in capitals stands above one in title case."""

_BULLET = re.compile(
    r"(?:[-*+>\u2713\u2714\u2705\u25a0\u25a1\u25b6\u25ba\u25c6\u27a4\u2192\u2605\u2219\u25cb\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2013\u2014]|\[[xX\u2713\u2714]\]|[\u2611\u2612]|\(?\d{1,2}[.)]|\(?[a-hA-H][.)]|\([a-z]{1,3}\)|"
    r"o(?= +[A-Z\d]))\s+(?=\S)"
)
INLINE_LABEL = re.compile(r"[^\s.?!:;|@](?:[^.?!:;|@]|\.(?! [A-Z])){1,70}?\s?:[\s*]+(?=\S)")
"""A label before its value, "Program length: two years"."""

TOPIC: Final = (
    r"\b(?:visas?|j-?1|h-?1-?b|length|duration|deadline|positions?|spots|"
    r"residents|ecfmg|prior|"
    r"prerequisites?|training|founded|established|started|boards?|interviews?|steps?|usmle|attempts?|"
    r"graduation|"
    r"yog|research|laborator\w+|labs?|adults?|coordinator|contact|apply|applications?|accreditation|imgs?|"
    r"program|"
    r"oet|clinics|nrmp|acgme|size|class|entry|system)\b"
)
DASH_LABEL = re.compile(
    rf"(?=(?:(?!\s[-\u2013\u2014]\s)[^:]){{0,45}}?{TOPIC})"
    r"[A-Za-z][\w/&()' .-]{1,44}?(?<=[A-Za-z)])\s+[-\u2013\u2014]\s+(?=\S)",
    re.IGNORECASE,
)
"""A label parted from its value by a dash, "Program length - two years"; it names what facts are about."""

BARE_LABEL = re.compile(
    r"(?!(?:step|room|suite|level|pgy|phase|box|year|part|slide|chapter|july|section|since|about|over|class|"
    r"cohort|"
    r"apartment|building|floor|grade|page|tier|track|established|founded|est)\b)"
    rf"(?:(?=[^\d]{{0,40}}?{TOPIC})[A-Za-z#%][A-Za-z#%/()' -]{{1,40}}?|years)[ ]+"
    r"(?=(?:[1-9]\d{0,2}(?:\.\d)?(?: ?%| (?:years?|months?|mo|weeks?))?|(?:19|20)\d\d|\d{10})\Z)",
    re.IGNORECASE,
)
"""A label parted from a bare number by a blank only, "Residents per year 2", as boxes of facts have them."""

_NUMBERED_TITLE = re.compile(r"\d{1,2}[.)]\s+[A-Z][A-Z ,&()/\u2013-]{8,}")
"""A numbered line in capitals, which heads what follows it."""

_SPOKEN = re.compile(r"(?:Q(?:uestion)?|A(?:nswer)?)\s*\d{0,2}\s*[:.)]\s+(?=\S)")
_ASKED = re.compile(r".*\?['\")]*")
_CELL = re.compile(r"\s*\t\s*|\s+\|\s*|\s*\|\s+|(?<=\S)\s{3,}(?=\S)|\s*\.{4,}\s*")
_CAPITALS_FIRST = re.compile(r"[A-Z]{5,}\b(?!:)")
"""What heads a list of labels though it is long, "RESIDENCY (categorical, two years)"."""

_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_RULER = re.compile(r"[=\-~_*|+: ]{3,}")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-Z]")
"""A heading with its number, "2 Eligibility"; a number alone begins a count, "2 residents a year"."""

_VALUE = re.compile(
    r"(?:\W{0,2}\d|(?:yes|no|none|eras|j-?1|h-?1-?b|continued|initial|probation\w*|acgme|via|through|"
    r"required|available|"
    r"optional|approximately|about|at least|one|two|three|four|five|six|(?:jan|feb|mar|apr|may|jun|jul|aug|"
    r"sep|oct|nov|"
    r"dec)[a-z]*|not \w+)\b|[\w.+-]+@)"
)
_FINISHED = re.compile(r".*[.!?;,]['\")\]]*", re.DOTALL)


class Shape(StrEnum):
    """What a line looks like."""

    HEADING = "heading"
    LABEL = "label"
    LABELLED = "labelled"
    QUESTION = "question"
    CLAIM = "claim"
    ROW = "row"
    ITEM = "item"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading known from the page's own mark-up; level 1 is the highest.

    `resumes` says that the text goes on here with the section whose heading
    begins at that place, after a box of its own; -1 is the page before its
    first heading. Such a mark may stand on a line that is no heading, level 0.
    """

    start: int
    level: int
    resumes: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks and the bullet around it.

    `value_at` is where the value of a labelled line or row begins, counted in
    the whole text; `level` is 0 for what is no heading; `indent` counts the
    blanks before it; `short` lines read like headings, whether they are or not;
    `wrapped` ones belong to a block of wrapped text.
    """

    start: int
    end: int
    text: str
    shape: Shape
    after_blank: bool
    indent: int = 0
    level: int = 0
    value_at: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    short: bool = False
    wrapped: bool = False
    bulleted: bool = False
    resumes: int | None = None


def lines(text: str, marks: Sequence[Mark] = ()) -> list[Line]:
    """Cut a text into lines with their shapes.

    With `marks` the headings are those the page's mark-up names; without, short
    lines that read like headings are taken for them.
    """
    levels = {mark.start: mark.level for mark in marks}
    boxes = {mark.start: mark.resumes for mark in marks}
    spoken = turns(text)
    found = [
        replace(_line(text, span, levels, spoken.get(span[0])), resumes=boxes.get(span[0]))
        for span in _spans(text)
    ]
    found = _with_wrapping(_with_whole_rows(found, text))
    return found if any(levels.values()) else _with_guessed_headings(found)


def label_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the label that a passage begins with, up to its value."""
    return (
        INLINE_LABEL.match(text, start, end)
        or DASH_LABEL.match(text, start, end)
        or BARE_LABEL.match(text, start, end)
    )


def names_topic(line: Line) -> bool:
    """Return whether a line that is no heading is a label for all that: "Program length"."""
    plain = line.shape in {Shape.PROSE, Shape.ITEM} and not line.wrapped
    short = len(line.text) <= _LONGEST_LABEL and len(line.text.split()) <= _LABEL_WORDS
    return (
        plain
        and short
        and re.search(TOPIC, line.text, re.IGNORECASE) is not None
        and not _FINISHED.fullmatch(line.text)
    )


def names_topic_in(text: str) -> bool:
    """Return whether a passage is short and names what facts are about, as a label does."""
    return len(text) <= _LONGEST_LABEL and re.search(TOPIC, text, re.IGNORECASE) is not None


def is_short_statement(line: Line) -> bool:
    """Return whether a line may say something of the topic that stands alone on the line above it."""
    if line.shape is Shape.LABELLED:
        return line.text[0].isdigit()
    return line.shape is Shape.PROSE and len(line.text) <= _LONGEST_STATEMENT


def is_value(line: Line) -> bool:
    """Return whether a line may be the value of the label that stands alone on the line above it."""
    if line.shape not in {Shape.PROSE, Shape.HEADING}:
        return False
    short = len(line.text) <= _LONGEST_VALUE and not line.text.endswith(".")
    return short and _VALUE.match(folded(line.text)) is not None


_TICKED = re.compile(r"^[ \t]*(?:\[[xX\u2713\u2714]\]|[\u2611\u2612])", re.MULTILINE)
_UNTICKED = re.compile(r"(?:\[ ?\]|\u2610)\s")


def _spans(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield the lines that are not blank; of boxes to tick those that are ticked, if any are."""
    at, blank = 0, True
    ticked = _TICKED.search(text) is not None
    for raw in text.splitlines(keepends=True):
        indent = len(raw) - len(raw.lstrip())
        start, end = at + indent, at + len(raw.rstrip())
        at += len(raw)
        if ticked and _UNTICKED.match(text, start, end):
            continue
        if start < end and not _RULER.fullmatch(text, start, end):
            yield start, end, indent, blank
        blank = start >= end


def _line(
    text: str, span: tuple[int, int, int, bool], levels: Mapping[int, int], turn: Turn | None = None
) -> Line:
    start, end, indent, after_blank = span
    if turn is not None:
        asked = Shape.CLAIM if turn.claims else Shape.QUESTION
        shape = asked if turn.asks else Shape.PROSE
        return Line(turn.start, end, text[turn.start : end], shape, after_blank, indent)
    level = levels.get(start, 0)
    hashes = _HASHES.match(text, start, end)
    spoken = _SPOKEN.match(text, start, end)
    if spoken:
        start = spoken.end()
    bullet = None if level else _BULLET.match(text, start, end)
    if bullet and _NUMBERED_TITLE.fullmatch(text, start, end):
        start, bullet = bullet.end(), None
    if hashes:
        level, start = len(hashes[1]), hashes.end()
    elif bullet:
        start = bullet.end()
    line = Line(
        *(start, end, text[start:end], Shape.PROSE, after_blank, indent, level), bulleted=bullet is not None
    )
    if level:
        return replace(line, shape=Shape.HEADING)
    return _shaped(line, text)


def _shaped(line: Line, text: str) -> Line:
    cells = _cells(text, line.start, line.end)
    filled = [cell for cell in cells if cell[0] < cell[1]]
    if len(filled) >= _ROW_CELLS:
        return replace(line, shape=Shape.ROW, cells=cells, value_at=filled[1][0])
    if _ASKED.fullmatch(line.text):
        return replace(line, shape=Shape.QUESTION)
    label = label_in(line.text, 0, len(line.text))
    if label:
        return replace(line, shape=Shape.LABELLED, value_at=line.start + label.end())
    if line.text.endswith(":"):
        return replace(line, shape=Shape.LABEL)
    return replace(line, shape=Shape.ITEM) if line.bulleted else line


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    end = len(text[start:end].rstrip("| ")) + start if text[start] == "|" else end
    found, at = [], start + (text[start] == "|")
    at += len(text[at:end]) - len(text[at:end].lstrip())
    for gap in _CELL.finditer(text, at, end):
        found.append((at, gap.start()))
        at = gap.end()
    return (*found, (at, end))


def _with_whole_rows(found: list[Line], text: str) -> list[Line]:
    """Give a row of two columns the lines below it that stand under its second column."""
    joined: list[Line] = []
    for line in found:
        row = joined[-1] if joined else None
        if row is not None and row.shape is Shape.ROW and _is_under(row, line):
            label, *_, (start, _end) = row.cells
            whole = text[row.start : line.end]
            joined[-1] = replace(row, end=line.end, text=whole, cells=(label, (start, line.end)))
        else:
            joined.append(line)
    return joined


def _is_under(row: Line, line: Line) -> bool:
    if len(row.cells) != _ROW_CELLS or line.after_blank or line.bulleted:
        return False
    column = row.indent + row.value_at - row.start
    return line.shape in {Shape.PROSE, Shape.LABELLED} and line.indent >= max(column - 1, _DEEP)


def _with_wrapping(found: list[Line]) -> list[Line]:
    """Mark the blocks in which a third of the lines goes on in lower case: text that was wrapped."""
    marked, at = list(found), 0
    while at < len(found):
        end = at + 1
        while end < len(found) and not found[end].after_blank and found[end].shape is Shape.PROSE:
            end += 1
        if end - at > 1 and _heads_paragraph(found[at], found[at + 1]):
            at += 1
        lower = sum(line.text[0].islower() for line in found[at + 1 : end])
        if lower and _WRAPPED_SHARE * lower >= end - at - 1:
            marked[at:end] = [replace(line, wrapped=True) for line in found[at:end]]
        at = end
    return marked


def _heads_paragraph(line: Line, after: Line) -> bool:
    """Return whether a short line stands right above a paragraph that begins with a capital letter."""
    long = len(after.text) >= WRAPPED_FROM and not after.text[0].islower()
    return long and line.after_blank and _like_heading(line)


def _with_guessed_headings(found: list[Line]) -> list[Line]:
    """Take short lines for headings: in a run of them the first, and the last if a paragraph follows.

    What stands between is a list whose bullets were lost on the way.
    """
    like = [_like_heading(line) and _stands_apart(*_around(found, at)) for at, line in enumerate(found)]
    guessed = list(found)
    for at, line in enumerate(found):
        if not like[at] or at + 1 == len(found):
            continue
        begins = line.after_blank or not at or not like[at - 1]
        ends = not found[at + 1].after_blank and not like[at + 1]
        level = CAPITALS_LEVEL if line.text.isupper() else TITLE_LEVEL
        shape = Shape.HEADING if begins or ends or level == CAPITALS_LEVEL else Shape.PROSE
        guessed[at] = replace(line, shape=shape, level=level if shape is Shape.HEADING else 0, short=True)
    return guessed


def _around(found: Sequence[Line], at: int) -> tuple[Line, Line | None, Line | None]:
    before = found[at - 1] if at else None
    return found[at], before, found[at + 1] if at + 1 < len(found) else None


def _like_heading(line: Line) -> bool:
    if line.shape is not Shape.PROSE or len(line.text) > _LONGEST_HEADING or line.wrapped:
        return False
    words = line.text.split()
    starts = line.text[0].isupper() or _NUMBERED.match(line.text) is not None
    return starts and len(words) <= _MOST_HEADING_WORDS and not _FINISHED.fullmatch(line.text)


def _stands_apart(line: Line, before: Line | None, after: Line | None) -> bool:
    """Return whether a line is not merely the beginning or the end of a wrapped paragraph."""
    if line.after_blank and _CAPITALS_FIRST.match(line.text) and after and after.shape is Shape.LABELLED:
        return True
    if (
        after is not None
        and not after.after_blank
        and (len(line.text) >= WRAPPED_FROM or after.text[0].islower())
    ):
        return False
    if line.after_blank or before is None or before.shape is not Shape.PROSE:
        return True
    return bool(_FINISHED.fullmatch(before.text)) or _like_heading(before)
