"""The page: size, margins, header and footer, and the road from flowables to bytes."""

from collections.abc import Sequence
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

from matchplanner.progress import Progress, unwatched
from matchplanner.reports import dates, faces
from matchplanner.reports.characters import clean
from matchplanner.reports.text import TextBlock
from matchplanner.reports.theme import ACCENT, HAIRLINE, Theme

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

    Long documents tell `told` how far they have come; what it raises stops them.
    """

    title: str
    season: str
    plan: str
    printed: date
    paper: Paper = Paper.A4
    landscape: bool = False
    private: bool = False
    told: Progress = unwatched

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


class Section(Flowable):
    """Starts a part of the document: named in the header of its pages, the reader's index and the notices."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = clean(name).replace("\n", " ")

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        """Note the section on its page; leaves no ink."""
        canvas = self.canv
        if not isinstance(canvas, _PageCanvas):
            raise TypeError("a section needs a canvas that names its pages")
        page = canvas.getPageNumber()
        key = f"section-{page}"
        canvas.sections[page] = self._name
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(self._name, key)


class _PageCanvas(Canvas):
    """Draws every page's header and footer when all pages are known."""

    def __init__(self, *args: Any, sheet: Sheet, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections: dict[int, str] = {}
        self._sheet = sheet
        self._theme = theme

    @override
    def save(self) -> None:
        pages = self.getPageNumber() - 1
        section = ""
        for page in range(1, pages + 1):
            continued = bool(section) and page not in self.sections
            section = self.sections.get(page, section)
            continues = bool(section) and page < pages and page + 1 not in self.sections
            self.beginForm(_frame_name(page))
            self._header(f"{section}, continued" if continued else "")
            self._footer(f"Page {page} of {pages}", continues=continues)
            self.endForm()
        super().save()

    def _header(self, continued: str) -> None:
        width, height = self._sheet.size
        y = height - MARGIN
        marks = [_PRIVATE] if self._sheet.private else []
        title = self._theme.text(continued or self._sheet.title, "label")
        self._put_pair(title, "   ".join([*marks, self._sheet.season]), y)
        self.setStrokeColor(ACCENT)
        self.setLineWidth(1.5)
        self.line(MARGIN, y - 15, width - MARGIN, y - 15)

    def _footer(self, page: str, *, continues: bool) -> None:
        width, _ = self._sheet.size
        y = MARGIN + 12
        self.setStrokeColor(HAIRLINE)
        self.setLineWidth(0.4)
        self.line(MARGIN, y + 3, width - MARGIN, y + 3)
        left = f"Printed {dates.day(self._sheet.printed)}   {self._sheet.plan}"
        right = f"continued on the next page   {page}" if continues else page
        self._put_pair(self._theme.text(left, "small"), right, y)

    def _put_pair(self, left: TextBlock, right: str, top: float) -> None:
        """Draw one text at either margin; the left one is shortened if both do not fit."""
        width = self._sheet.area[0]
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
        title=clean(sheet.title),
        author="",
        subject=clean(sheet.season),
        creator="MatchPlanner",
        lang="en",
        invariant=1,
        initialFontName=faces.REGULAR,
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
    canvas.doForm(_frame_name(canvas.getPageNumber()))


def _frame_name(page: int) -> str:
    return f"frame-{page}"
