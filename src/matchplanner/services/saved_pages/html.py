"""The visible text of a web page, line by line, with its headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from typing_extensions import override

from matchplanner.domain.page_reading.lines import Mark
from matchplanner.services.saved_pages import addresses, layout
from matchplanner.services.saved_pages.hiding import Styles, is_footer, is_hidden, opens, own_styles
from matchplanner.services.saved_pages.layout import Line
from matchplanner.services.saved_pages.selectors import Element

_VOID = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
        ),
        "wbr",
    }
)
_PARAGRAPHS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre", "section"),
        *("article", "form", "hr", "footer"),
    }
)
_LINES = frozenset(
    {
        *("div", "li", "tr", "dt", "dd", "br", "address", "aside", "header", "main", "figure", "figcaption"),
        *("summary", "details", "button", "fieldset", "legend", "caption", "tbody", "thead", "label", "body"),
    }
)
_CLOSED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
}
_KEEPS_OPEN = frozenset({"table", "ul", "ol", "dl", "div", "section", "article", "body"})
_LEVELS = {f"h{level}": level for level in range(1, 7)} | {"summary": 7, "legend": 7}
_BOLD = frozenset({"strong", "b"})
_SET_APART = frozenset({"span", "strong", "b", "em"})
_CELLS = frozenset({"td", "th"})
_ARRANGED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "form"})
_PARAGRAPH_GAP = 2
_HEAD = 4_000
_BOXES_DEEP = 8
"""Boxes within boxes that are told apart."""

_LINK = 12
"""Pieces of text that a link may consist of."""

_UNCLOSED = 100
"""Comments without an end that a page may hold."""

_DEEPEST = 500
"""Tags within tags that are followed, about as many as browsers do."""

_STRANGE_SECTION = re.compile(r"<!\[(?!(?:if|else|endif|cdata)\b)", re.IGNORECASE)
"""The beginning of a marked section that is none, which the parser does not bear."""

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A page's text, where its headings begin, the title of its window and where it was saved from."""

    text: str
    marks: tuple[Mark, ...] = ()
    url: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that is not closed yet."""

    tag: str
    hidden: bool
    arranges: bool = False
    """A table, or a cell of one, that only arranges the page."""
    box: int = 0
    """The number of the box it is, or 0."""
    footer: bool = False
    address: str = ""
    """The address that a link opens a mail to."""
    level: int = 0
    bold: bool = False


_OUTSIDE = _Open("", hidden=False)
_NONE = -1


def visible_text(source: str, styles: Iterable[str] = ()) -> VisibleText:
    """Return what a page shows, without navigation, and of its footer only who is to be contacted.

    `styles` are style sheets kept beside the page; see `hiding` for what is
    left out.
    """
    source = _closed(source)
    finder = _LayoutFinder()
    finder.feed(source)
    parser = _Parser(Styles([*styles, *own_styles(source)]), frozenset(finder.layout))
    parser.feed(source)
    parser.close()
    saved = _SAVED_FROM.search(source[:_HEAD])
    text, marks = layout.written(parser.lines)
    name = " ".join("".join(parser.name).split())
    return VisibleText(text, marks, saved[1] if saved else parser.canonical, name)


def _closed(source: str) -> str:
    """Take away beginnings of tags and comments that never end: the parser looks for each end anew."""
    last = source.rfind(">") + 1
    source = source[:last] + source[last:].replace("<", " ")
    if source.count("<!--") > source.count("-->") + _UNCLOSED:
        source = source.replace("<!--", " ")
    return _STRANGE_SECTION.sub(" ", source)


class _LayoutFinder(HTMLParser):
    """Finds the tables that only arrange a page: a cell of theirs holds headings, lists or paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.layout: set[int] = set()
        self._count = 0
        self._open: list[int] = []
        self._paragraphs = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CELLS:
            self._paragraphs = 0
        elif tag == "p":
            self._paragraphs += 1
        if self._open and (tag in _ARRANGED or (tag == "p" and self._paragraphs > 1)):
            self.layout.add(self._open[-1])
        if tag == "table":
            self._open.append(self._count)
            self._count += 1
            self._paragraphs = 0

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()


class _Parser(HTMLParser):
    """Writes visible text into lines while the page goes by."""

    def __init__(self, styles: Styles, layout_tables: frozenset[int]) -> None:
        super().__init__(convert_charrefs=True)
        self._layout = layout_tables
        self._tables = 0
        self.canonical = ""
        self.name: list[str] = []
        self.lines = [Line()]
        self._styles = styles
        self._open: list[_Open] = []
        self._above: list[Element] = []
        self._boxes = 0
        self._in_cells = 0
        self._within: list[int] = []
        self._joint = ""
        self._after_term = False
        self._after_span = False
        self._in_item = False
        self._control = _NONE

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = given.get("href", "")
        self._close_implied(tag)
        hidden = self._hidden()
        if not hidden:
            self._begin(tag)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._enter(Element.of(tag, given), hidden=hidden)

    def _enter(self, element: Element, *, hidden: bool) -> None:
        tag = element.tag
        root = tag in {"html", "body"}
        after_control = len(self._open) == self._control
        self._control = _NONE if len(self._open) <= self._control else self._control
        gone = not root and (
            hidden or is_hidden(element, self._above, self._styles, after_control=after_control)
        )
        guarded = "" if gone else addresses.guarded(element.given)
        if guarded:
            self.handle_data(guarded)
        box = len(self._within) < _BOXES_DEEP and layout.is_box(element)
        self._boxes += box
        if box:
            self._within.append(self._boxes)
        linked = addresses.linked(element.given) if tag == "a" and not gone else ""
        outer = self._open[-1] if self._open else _OUTSIDE
        opened = _Open(
            tag,
            hidden=gone or bool(guarded),
            arranges=self._arranges(tag),
            box=self._boxes * box,
            footer=outer.footer or is_footer(element),
            address=linked,
            level=_LEVELS.get(tag, outer.level),
            bold=outer.bold or tag in _BOLD,
        )
        self._in_cells += tag in _CELLS and not opened.arranges
        self._open.append(opened)
        self._above.append(element)

    @override
    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._close() != tag:
                pass

    @override
    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag == "title":
            self.name.append(data)
        if self._hidden() or not data:
            return
        words = " ".join(data.split())
        line = self.lines[-1]
        if not words:
            line.pieces.append(" ")
            return
        inner = self._open[-1] if self._open else _OUTSIDE
        if not line.begun:
            line.boxes = tuple(self._within)
            line.footer, line.level = inner.footer, inner.level
            if self._in_item and not line.level:
                line.pieces.append("- ")
                line.plain = 1
        elif self._joint:
            line.pieces.append(self._joint)
        elif self._after_span and inner.tag in _SET_APART:
            line.pieces.append(" ")  # side by side, they are set apart by their style
        self._joint, self._in_item, self._after_term, self._after_span = "", False, False, False
        line.pieces += [" " if data[0].isspace() else "", words, " " if data[-1].isspace() else ""]
        line.plain += 0 if inner.bold else len(words)

    def _arranges(self, tag: str) -> bool:
        if tag == "table":
            self._tables += 1
            return self._tables - 1 in self._layout
        if tag not in _CELLS:
            return False
        return next((element.arranges for element in reversed(self._open) if element.tag == "table"), False)

    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1].hidden

    def _begin(self, tag: str) -> None:
        line = self.lines[-1]
        if tag in _CELLS and self._arranges(tag):
            self._break(_PARAGRAPH_GAP)
        elif tag in _CELLS:
            self._joint = f"{self._joint} | " if line.begun else ""
        elif tag == "dd" and self._after_term and line.begun and not line.text.endswith("?"):
            self._joint = " " if line.text.endswith(":") else ": "
        elif tag in _PARAGRAPHS:
            self._break(2)
        elif tag in _LINES:
            self._break(1)
        self._in_item = tag == "li" or (self._in_item and tag not in _LINES)

    def _note_control(self, closed: Element) -> None:
        """Remember how deep a control stands that was just closed, alone or in its heading."""
        depth = len(self._open)
        wraps = self._control == depth + 1 and (closed.tag in _LEVELS or closed.tag == "dt")
        if opens(closed) or wraps:
            self._control = depth
        elif self._control > depth:
            self._control = _NONE

    def _close(self) -> str:
        element = self._open.pop()
        self._note_control(self._above.pop())
        self._in_cells -= element.tag in _CELLS and not element.arranges
        if element.box:
            self._within.pop()
        if element.hidden:
            return element.tag
        line = self.lines[-1]
        if element.address and element.address.lower() not in "".join(line.pieces[-_LINK:]).lower():
            line.pieces.append(f" ({element.address})" if line.begun else element.address)
        self._after_span = element.tag in _SET_APART
        if element.tag == "dt":
            self._after_term = True
        elif element.tag in _PARAGRAPHS:
            self._break(_PARAGRAPH_GAP)
        elif element.tag in _LINES:
            self._break(1)
        return element.tag

    def _break(self, count: int) -> None:
        """Begin a new line, or a new paragraph; a table row stays one line."""
        line = self.lines[-1]
        if self._in_cells:
            line.pieces.append(" ")
            return
        blank = count == _PARAGRAPH_GAP
        self._joint = ""
        if line.begun:
            self.lines.append(Line(after_blank=blank))
        else:
            line.after_blank = line.after_blank or blank
            line.pieces.clear()

    def _close_implied(self, tag: str) -> None:
        """Close what HTML lets authors leave open: a paragraph, an item, a cell."""
        closed = _CLOSED_BY.get(tag, {"p"} if tag in _PARAGRAPHS or tag == "div" else set())
        while closed:
            inner = next(
                (element.tag for element in reversed(self._open) if element.tag in closed | _KEEPS_OPEN), ""
            )
            if inner not in closed:
                return
            while self._close() != inner:
                pass
