"""A saved web page taken apart: what a reader would see of its tables and lines, nothing that is hidden."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

from matchplanner.services.exchange import limits

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "select", "svg", "iframe", "object"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_BLOCKS = frozenset(
    {
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "td", "th", "tr", "table", "caption", "section"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "article", "header", "footer", "main", "nav"),
        *("aside", "form", "fieldset", "legend", "label", "address", "blockquote", "figure", "body"),
    }
)
_CLOSED_BY = {
    "li": {"li"},
    "p": {"p"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tbody": {"tr", "td", "th", "thead"},
}
"""Elements that an opening tag closes where their own closing tag was left out."""

_HOLDS = frozenset({"table", "ul", "ol", "dl"})
_INVISIBLE_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
)
_INVISIBLE_CLASSES = frozenset({"hidden", "d-none", "sr-only", "visually-hidden", "screen-reader-text"})
_NOT_SHOWN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MOST_SPANNED = 1000
_SPAN_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; `heading` for h1 to h6 and the title."""

    text: str
    heading: bool = False


@dataclass(slots=True)
class _Cell:
    column: int
    rows: int
    columns: int
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Grid:
    """A table while it is read; `reaching` holds cells that go on in the rows below."""

    rows: list[list[str]] = field(default_factory=list)
    row: list[str] | None = None
    cell: _Cell | None = None
    reaching: dict[int, tuple[str, int]] = field(default_factory=dict)


class Page(HTMLParser):
    """The visible lines and tables of a page, in its order."""

    def __init__(self, text: str) -> None:
        """Take the page apart."""
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.tables: list[list[list[str]]] = []
        self._open: list[tuple[str, bool]] = []
        self._depth: Counter[str] = Counter()
        self._grids: list[_Grid] = []
        self._words: list[str] = []
        self._heading = False
        self.feed(text)
        self.close()
        self._end_line()
        while self._grids:
            self._end_table()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._close_forgotten(tag)
        if tag in _BLOCKS:
            self._end_line()
        if tag in _VOID:
            return
        self._open.append((tag, self._hidden() or tag in _UNSEEN or _invisible(given)))
        self._depth[tag] += 1
        if self._hidden():
            return
        if re.fullmatch("h[1-6]", tag):
            self._heading = True
        elif tag == "table":
            self._grids.append(_Grid())
        elif tag == "tr" and self._grids:
            self._end_row()
            self._grids[-1].row = []
        elif tag in {"td", "th"} and self._grids:
            self._start_cell(given)

    @override
    def handle_endtag(self, tag: str) -> None:
        while self._depth[tag]:
            name, hidden = self._open.pop()
            self._depth[name] -= 1
            if not hidden:
                self._ended(name)
            if name == tag:
                return

    @override
    def handle_data(self, data: str) -> None:
        if self._hidden():
            return
        self._words.append(data)
        if self._grids and self._grids[-1].cell is not None:
            self._grids[-1].cell.texts.append(data)

    def _ended(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if re.fullmatch("h[1-6]", tag):
            self._heading = False
        if tag in {"td", "th"} and self._grids:
            self._end_cell()
        elif tag == "tr" and self._grids:
            self._end_row()
        elif tag == "table" and self._grids:
            self._end_table()

    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _close_forgotten(self, tag: str) -> None:
        closes = _CLOSED_BY.get(tag, set())
        while self._open and self._open[-1][0] in closes and self._open[-1][0] not in _HOLDS:
            self.handle_endtag(self._open[-1][0])

    def _end_line(self) -> None:
        text = shown("".join(self._words))
        self._words.clear()
        if text:
            self.lines.append(Line(text, self._heading))
        if self._grids and self._grids[-1].cell is not None:
            self._grids[-1].cell.texts.append("\n")

    def _start_cell(self, given: dict[str, str | None]) -> None:
        self._end_cell()
        grid = self._grids[-1]
        if grid.row is None:
            grid.row = []
        _fill_from_above(grid)
        grid.cell = _Cell(len(grid.row), _span(given.get("rowspan")), _span(given.get("colspan")))

    def _end_cell(self) -> None:
        grid = self._grids[-1]
        cell, grid.cell = grid.cell, None
        if cell is None or grid.row is None:
            return
        lines = (shown(line) for line in "".join(cell.texts).split("\n"))
        text = "\n".join(line for line in lines if line)
        grid.row.extend([text, *[""] * (cell.columns - 1)])
        if cell.rows > 1:
            grid.reaching[cell.column] = (text, cell.rows - 1)

    def _end_row(self) -> None:
        self._end_cell()
        grid = self._grids[-1]
        if grid.row is not None:
            _fill_from_above(grid)
            grid.rows.append(grid.row)
        grid.row = None

    def _end_table(self) -> None:
        self._end_row()
        self.tables.append(self._grids.pop().rows)


def shown(text: str) -> str:
    """Return a text as a browser shows it: runs of white space as one, what has no width left out."""
    return " ".join(_NOT_SHOWN.sub("", text).split())


def _fill_from_above(grid: _Grid) -> None:
    """Repeat what reaches down from the rows above, up to the first free place."""
    row = grid.row if grid.row is not None else []
    while len(row) in grid.reaching:
        column = len(row)
        text, left = grid.reaching.pop(column)
        row.append(text)
        if left > 1:
            grid.reaching[column] = (text, left - 1)


def _span(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _SPAN_DIGITS else 1
    return max(1, min(number, _MOST_SPANNED, limits.COLUMNS))


def _invisible(given: dict[str, str | None]) -> bool:
    if "hidden" in given or (given.get("aria-hidden") or "").strip().casefold() == "true":
        return True
    classes = (given.get("class") or "").casefold().split()
    style = (given.get("style") or "").casefold()
    return not _INVISIBLE_CLASSES.isdisjoint(classes) or bool(_INVISIBLE_STYLE.search(style))
