"""The page: size, margins, header and footer, and the road from flowables to bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame
from typing_extensions import override

from matchplanner.domain.names_left_out import Hide
from matchplanner.progress import Progress, unwatched
from matchplanner.reports import dates, faces
from matchplanner.reports.characters import clean
from matchplanner.reports.running import Mark, RunningOn, running_on
from matchplanner.reports.tagging import TaggedCanvas, tagged
from matchplanner.reports.text import TextBlock
from matchplanner.reports.theme import ACCENT, HAIRLINE, Theme
from matchplanner.reports.typesetter import BOLD, Span

rl_config.useA85 = 0  # pages as plain bytes: spelling them out in ASCII took a fifth of the time

MARGIN = 15 * mm
_HEADER = 24.0
_FOOTER = 22.0
_GAP = 16.0
_RIGHT_AT_MOST = 0.65
_PRIVATE = "Personal - do not forward"
_BUILDING = Lock()  # reportlab's loaded faces are read through one position


class Paper(Enum):
    """Paper sizes; the value is width and height in points, upright."""

    A4 = (210 * mm, 297 * mm)
    LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document. `undrawable` holds each character that was printed as its code point."""

    data: bytes
    pages: int
    undrawable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around the text: above it the title and season, below it plan, date and page.

    `hide` returns what may be printed of a text; `left_out` says on every page,
    in the place of the plan's name, what that leaves out. Long documents tell
    `told` how far they have come; what it raises stops them.
    """

    title: str
    season: str
    plan: str
    printed: date
    paper: Paper = Paper.A4
    landscape: bool = False
    private: bool = False
    told: Progress = unwatched
    hide: Hide = str
    left_out: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        width, height = self.paper.value
        return (height, width) if self.landscape else (width, height)

    @property
    def area(self) -> tuple[float, float]:
        """Width and height in points of what a page offers to text."""
        width, height = self.size
        return width - 2 * MARGIN, height - 2 * MARGIN - _HEADER - _FOOTER


class Part(Flowable):
    """Starts a named part of a section: where it runs on over a page's end, the notices name it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = clean(name).replace("\n", " ")

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        """Note the part on its page; leaves no ink."""
        self._note(part=True)

    def _note(self, *, part: bool) -> "_PageCanvas":
        canvas = self.canv
        if not isinstance(canvas, _PageCanvas):
            raise TypeError("a part of a document needs a canvas that names its pages")
        _, height = canvas.absolutePosition(0, 0)
        at_top = height > canvas.sheet.size[1] - MARGIN - _HEADER - 1
        self._name = canvas.sheet.hide(self._name)
        canvas.marks.append(Mark(canvas.getPageNumber(), self._name, at_top, part))
        return canvas


class Section(Part):
    """Starts a section: named in the header of its pages, the reader's index and the notices.

    `key` names it for a table of contents that leads to it; `reached` is called when it is drawn.
    """

    def __init__(self, name: str, key: str = "", reached: Callable[[], None] = lambda: None) -> None:
        super().__init__(name)
        self._key, self._reached = key, reached

    @override
    def draw(self) -> None:
        canvas = self._note(part=False)
        key = self._key or f"section-{len(canvas.marks)}"
        canvas.pages_of[key] = canvas.getPageNumber()
        canvas.bookmarkHorizontal(key, 0, 0)
        canvas.addOutlineEntry(self._name, key)
        self._reached()


class Linked(Flowable):
    """Leads to a section: something drawn, or with `numbered` the number of the page it begins on."""

    def __init__(self, block: TextBlock, key: str, *, numbered: bool = False) -> None:
        super().__init__()
        self._block, self._key, self._numbered = block, key, numbered

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = self._block.wrap(availWidth, availHeight)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the text, or leave its place to the number, which is known when all pages are."""
        canvas = self.canv
        if not isinstance(canvas, _PageCanvas):
            raise TypeError("a link needs a canvas that knows its pages")
        if self._numbered:
            canvas.numbers.append((self._key, self.width, self.height))
            with canvas.tagged("P"):
                canvas.doForm(_number_name(len(canvas.numbers)))
        else:
            self._block.drawOn(canvas, 0, 0)
        canvas.linkRect("", self._key, (0, 0, self.width, self.height), relative=1)


class _PageCanvas(TaggedCanvas):
    """Draws every page's header and footer when all pages are known."""

    def __init__(self, *args: Any, sheet: Sheet, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.marks: list[Mark] = []
        self.pages_of: dict[str, int] = {}
        self.numbers: list[tuple[str, float, float]] = []
        self.sheet = sheet
        self._theme = theme

    @override
    def save(self) -> None:
        pages = self.getPageNumber() - 1
        self.write_tags()
        onwards = [running_on(self.marks, page) for page in range(1, pages + 2)]
        for page in range(1, pages + 1):
            self.beginForm(_frame_name(page))
            self._header(onwards[page - 1])
            self._footer(page, pages, onwards[page] if page < pages else RunningOn())
            self.endForm()
        for at, (key, width, height) in enumerate(self.numbers, start=1):
            self.beginForm(_number_name(at), 0, 0, width, height)
            self._theme.text(str(self.pages_of[key]), "cell_end").put(self, 0, height, width)
            self.endForm()
        sections = [mark.name for mark in self.marks if not mark.part]
        if len(sections) == 1:
            self.setTitle(f"{clean(self.sheet.hide(self.sheet.title))}: {sections[0]}")
        elif sections:
            self.showOutline()
        super().save()

    def _header(self, onwards: RunningOn) -> None:
        width, height = self.sheet.size
        y = height - MARGIN
        title, right = self.sheet.title, [_PRIVATE] if self.sheet.private else []
        if onwards.section:  # takes the room of the season, which the first page names
            title = f"{onwards.section}, continued: {onwards.words}".removesuffix(": ")
        else:
            right.append(self.sheet.season)
        self._put_pair(self._theme.text(title, "label"), [Span("   ".join(right))], y)
        self.setStrokeColor(ACCENT)
        self.setLineWidth(1.5)
        self.line(MARGIN, y - 15, width - MARGIN, y - 15)

    def _footer(self, page: int, pages: int, onwards: RunningOn) -> None:
        width, _ = self.sheet.size
        y = MARGIN + 12
        self.setStrokeColor(HAIRLINE)
        self.setLineWidth(0.4)
        self.line(MARGIN, y + 3, width - MARGIN, y + 3)
        left = f"Printed {dates.day(self.sheet.printed)}   {self.sheet.left_out or self.sheet.plan}"
        right = [Span(f"Page {page} of {pages}")]
        if onwards.section:
            rest = f": {onwards.words}" if onwards.parts else ""
            right.insert(0, Span(f"Continued on page {page + 1}{rest}   ", BOLD))
        self._put_pair(self._theme.text(left, "small"), right, y)

    def _put_pair(self, left: TextBlock, right: Sequence[Span], top: float) -> None:
        """Draw one text at either margin; the left one is shortened if both do not fit."""
        width = self.sheet.area[0]
        at_end = self._theme.text(right, "small_end")
        taken = min(at_end.natural_width() + 1, width * _RIGHT_AT_MOST)
        left.put(self, MARGIN, top, width - taken - _GAP)
        at_end.put(self, MARGIN + width - taken, top, taken)


def build(story: Sequence[Flowable], sheet: Sheet, theme: Theme) -> Pdf:
    """Lay a story out on pages; the same input gives the same bytes."""
    stream = BytesIO()
    width, height = sheet.area
    frame = Frame(MARGIN, MARGIN + _FOOTER, width, height, 0, 0, 0, 0)
    document = BaseDocTemplate(
        stream,
        pagesize=sheet.size,
        title=clean(sheet.hide(sheet.title)),
        author="",
        subject=clean(sheet.season),
        creator="MatchPlanner",
        lang="en",
        invariant=1,
        initialFontName=faces.REGULAR,
        displayDocTitle=True,
        pageTemplates=[PageTemplate("page", [frame], onPage=_place_frame)],
    )
    pages: list[_PageCanvas] = []

    def canvas(*args: Any, **kwargs: Any) -> _PageCanvas:
        pages.append(_PageCanvas(*args, sheet=sheet, theme=theme, **kwargs))
        return pages[-1]

    with _BUILDING:
        document.build(list(story), canvasmaker=canvas)
    return Pdf(stream.getvalue(), pages[-1].getPageNumber() - 1, theme.undrawable)


def _place_frame(canvas: Canvas, _document: BaseDocTemplate) -> None:
    """Reserve the header and footer of the present page."""
    with tagged(canvas, ""):
        canvas.doForm(_frame_name(canvas.getPageNumber()))


def _frame_name(page: int) -> str:
    return f"frame-{page}"


def _number_name(at: int) -> str:
    return f"number-{at}"
