"""The lines of a page as a browser shows them: headings, boxes beside the text, the footer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from matchplanner.domain.page_reading.lines import Mark
from matchplanner.services.saved_pages.selectors import Element

_BOLD_LEVEL = 8
_LONGEST_BOLD = 90
_BOXES = frozenset({"aside", "section", "article", "details"})
_BOX_CLASS = re.compile(
    r"(?:^|[\s_-])(?:cards?|panel|widget|side-?bar|box|aside|tile|callout|promo|teaser|accordion-item)(?:$|"
    r"[\s_-])"
)
_CONTACT_ROLE = re.compile(
    r"\b(?:residenc\w+|program(?:me)?|education|training|academic|genetics)\b[^.@]{0,50}"
    r"\b(?:coordinator|administrator|manager|secretary|contact|office)\b|\bcoordinator\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{1,4}(?:\.\d)?\s?(?:%|\+)?")
_CARD = 4
"""Lines of a footer that make up one contact."""


@dataclass(slots=True)
class Line:
    """A line while it is written; `boxes` are those it stands in, outermost first."""

    pieces: list[str] = field(default_factory=list)
    level: int = 0
    plain: int = 0
    """How many characters are not bold."""
    after_blank: bool = False
    boxes: tuple[int, ...] = ()
    footer: bool = False

    @property
    def begun(self) -> bool:
        """Whether the line holds more than blanks."""
        return any(piece.strip() for piece in self.pieces)

    @property
    def text(self) -> str:
        """The line with single blanks."""
        return " ".join("".join(self.pieces).split())


@dataclass(slots=True)
class _Box:
    """A box that was met; it is a section of its own once text stands below a heading in it."""

    outer: int
    has_heading: bool = False
    is_section: bool = False


def is_box(element: Element) -> bool:
    """Return whether a tag sets something apart from the text around it."""
    return element.tag in _BOXES or _BOX_CLASS.search(element.given.get("class", "").lower()) is not None


def written(lines: Sequence[Line]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of the lines, and where headings begin and boxes end in it."""
    pieces: list[str] = []
    marks: list[Mark] = []
    boxes: dict[int, _Box] = {}
    inside: tuple[int, ...] = ()
    at, heading = 0, -1
    for line, text, level in _kept(lines):
        gap = "" if not at else "\n\n" if line.after_blank else "\n"
        at += len(gap)
        resumes = -1 if line.footer else _left(boxes, inside, line.boxes)
        heading = heading if resumes is None else resumes
        if level or resumes is not None:
            marks.append(Mark(at, level, resumes))
        for number in line.boxes:
            box = boxes.setdefault(number, _Box(heading))
            box.is_section = box.is_section or (box.has_heading and not level)
            box.has_heading = box.has_heading or level > 1
        heading = at if level else heading
        inside = line.boxes
        pieces += [gap, text]
        at += len(text)
    return "".join(pieces), tuple(marks)


def _joins_figure(line: Line, after: Line) -> bool:
    """Return whether a line is a figure in large letters and the next one says of what."""
    figure, label = line.text, after.text
    if not _FIGURE.fullmatch(figure) or after.after_blank or line.boxes != after.boxes or after.level:
        return False
    return 0 < len(label) <= _LONGEST_BOLD and (label[0].islower() or figure.endswith("%"))


def _with_figures(lines: Sequence[Line]) -> list[Line]:
    """Join the two lines of a tile: "40%" and "of our patients are adults" below it."""
    joined: list[Line] = []
    for line in lines:
        if joined and _joins_figure(joined[-1], line):
            joined[-1].pieces += [" ", *line.pieces]
            joined[-1].plain += max(1, line.plain)
            joined[-1].level = 0
        else:
            joined.append(line)
    return joined


def _kept(lines: Sequence[Line]) -> Iterator[tuple[Line, str, int]]:
    lines = _with_figures(lines)
    foot = [(line, text) for line in lines if line.footer and (text := line.text)]
    for line in lines:
        text = "" if line.footer else line.text
        if text:
            yield line, text, line.level or _bold_level(line, text)
    for line, text in _contacts(foot):
        yield line, text, 0


def _contacts(foot: Sequence[tuple[Line, str]]) -> Iterator[tuple[Line, str]]:
    """Yield the lines of a footer that name the program's contact, from the role to the address."""
    at = 0
    while at < len(foot):
        card = foot[at : at + _CARD]
        last = next((n for n, (_, text) in enumerate(card) if "@" in text), None)
        if last is not None and _CONTACT_ROLE.search(foot[at][1]):
            foot[at][0].after_blank = True
            yield from card[: last + 1]
            at += last + 1
        else:
            at += 1


def _left(boxes: dict[int, _Box], before: Sequence[int], now: Sequence[int]) -> int | None:
    """Return the heading under which the text goes on after the boxes that end here; None if none ends."""
    ended = [number for number in before if number not in now]
    return next((boxes[number].outer for number in ended if boxes[number].is_section), None)


def _bold_level(line: Line, text: str) -> int:
    """Take a line that is wholly bold for a heading, as pages without headings write them."""
    heading = not line.plain and len(text) <= _LONGEST_BOLD and not text.endswith((".", ":", ",", ";"))
    return _BOLD_LEVEL if heading and " | " not in text else 0
