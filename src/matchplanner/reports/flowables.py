"""Shared parts of the reports: rules, writing lines, the score as a bar."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import CondPageBreak, Flowable
from typing_extensions import override

from matchplanner.reports.theme import HAIRLINE, INK, MUTED

LINE_GAP = 8 * mm


class WritingLines(Flowable):
    """Lines to write on, `gap` points apart; with `fills`, as many as the page has room for."""

    def __init__(self, count: int, *, fills: bool = False, gap: float = LINE_GAP) -> None:
        super().__init__()
        self._count, self._fills, self._gap = count, fills, gap

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if self._fills:
            self._count = int(availHeight // self._gap)
        self.width, self.height = availWidth, self._count * self._gap
        return self.width, self.height

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        fitting = int(availHeight // self._gap)
        counts = (fitting, self._count - fitting)
        return [WritingLines(count, gap=self._gap) for count in counts] if fitting else []

    def draw(self) -> None:
        """Draw the lines, the last one at the foot."""
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.5)
        for number in range(self._count):
            y = self.height - (number + 1) * self._gap
            self.canv.line(0, y, self.width, y)


class ScoreBar(Flowable):
    """A score out of a maximum; what is not assessed yet is hatched."""

    _HEIGHT = 8.0
    _HATCH = 3.0

    def __init__(self, low: int, high: int, of: int, width: float = 120) -> None:
        super().__init__()
        self._low, self._high, self._of = low, high, max(of, 1)
        self.width = width

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.height = self._HEIGHT + 4
        return self.width, self.height

    def draw(self) -> None:
        """Draw what is sure filled and what is possible hatched."""
        canvas, step = self.canv, self.width / self._of
        sure, possible = self._low * step, self._high * step
        canvas.translate(0, 2)
        canvas.setFillColor(MUTED)
        canvas.rect(0, 0, sure, self._HEIGHT, stroke=0, fill=1)
        if possible > sure:
            hatch(canvas, (sure, 0, possible - sure, self._HEIGHT), self._HATCH)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.rect(0, 0, self.width, self._HEIGHT, stroke=1, fill=0)


class TickBox(Flowable):
    """A box to tick by hand."""

    _SIDE = 10.0

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = self.height = self._SIDE + 2
        return self.width, self.height

    def draw(self) -> None:
        """Draw the empty box."""
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.6)
        self.canv.rect(0.5, 1, self._SIDE, self._SIDE)


def height_of(story: Sequence[Flowable], width: float) -> float:
    """Return the height in points a story takes on a page of that width, breaks apart."""
    total = gap = 0.0
    for flowable in story:
        if isinstance(flowable, CondPageBreak):
            continue
        _, height = flowable.wrap(width, 0)
        total += max(flowable.getSpaceBefore(), gap) + height
        gap = flowable.getSpaceAfter()
    return total


def hatch(canvas: Canvas, box: tuple[float, float, float, float], gap: float) -> None:
    """Fill a box (x, y, width, height) with diagonal lines, which survive a photocopier."""
    x, y, width, height = box
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(x, y, width, height)
    canvas.clipPath(clip, stroke=0)
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.4)
    start = x - height
    while start < x + width:
        canvas.line(start, y, start + height, y + height)
        start += gap
    canvas.restoreState()
