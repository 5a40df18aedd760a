"""Where everything stands on the calendar, worked out once for each size and plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from matchplanner.domain import timeline
from matchplanner.domain.season import Milestone
from matchplanner.domain.spans import Span
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui import theme
from matchplanner.ui.days import short_day
from matchplanner.ui.rotations import labels
from matchplanner.ui.rotations.geometry import Scale
from matchplanner.ui.rotations.texts import calendar_text, tr
from matchplanner.ui.words import word

PAD = 8
GAP = 8
_BAND_GAP = 4
EDGE = 6  # how near an end a press means that end


@dataclass(frozen=True, slots=True)
class Fonts:
    """The three sizes the calendar is written in."""

    body: QFont
    strong: QFont
    caption: QFont

    @classmethod
    def of(cls, font: QFont) -> "Fonts":
        """Derive them from a widget's font."""
        return cls(font, theme.sized(font, 1.0, bold=True), theme.sized(font, 0.85))


@dataclass(frozen=True, slots=True)
class Bar:
    """A dated rotation: its bar, its application window and its two lines of text.

    `window` and `overlap` (the part inside phase 2) are None where they lie
    outside the calendar.
    """

    row: RotationRow
    span: Span
    lane: QRectF
    rect: QRectF
    window: QRectF | None
    overlap: QRectF | None
    text: QRectF
    before: bool
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A rotation without dates."""

    row: RotationRow
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone: a diamond and its label."""

    milestone: Milestone
    point: QPointF
    text: QRectF
    before: bool
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """A blocked period: its box in the lane of blocked days, and its name where there is room."""

    block: BlockRow
    rect: QRectF
    text: QRectF
    before: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole calendar; y counts from below the header, which stays when the rest scrolls."""

    target_year: int
    scale: Scale
    line: float
    header: float
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    bars: tuple[Bar, ...]
    chips: tuple[Chip, ...]
    lanes_top: float
    chips_top: float
    height: float

    def bar(self, rotation: int) -> Bar | None:
        """Return the bar of a rotation."""
        return next((bar for bar in self.bars if bar.row.id == rotation), None)

    def order(self) -> tuple[int, ...]:
        """Return the rotations from top to bottom."""
        return (*(bar.row.id for bar in self.bars), *(chip.row.id for chip in self.chips))

    def place_of(self, rotation: int) -> QRectF | None:
        """Return what to bring into view to see a rotation."""
        bar = self.bar(rotation)
        if bar is not None:
            return bar.lane
        return next((chip.rect for chip in self.chips if chip.row.id == rotation), None)


class Arranger:
    """Builds layouts for one width and font."""

    def __init__(self, fonts: Fonts, width: float, target_year: int) -> None:
        """Take the measures everything else follows from."""
        self._body, self._strong, self._caption = map(
            QFontMetricsF, (fonts.body, fonts.strong, fonts.caption)
        )
        self._line = self._body.height()
        self._lane = self._line + self._caption.height() + 2 * GAP
        self._year = target_year
        self.scale = Scale(timeline.window(target_year), PAD, max(width - 2 * PAD, 1))

    def layout(self, plan: RotationPlan, milestones: Iterable[Milestone]) -> Layout:
        """Place milestones, rotations and those that have no dates, one below the other."""
        marks, below = self._marks(milestones)
        bands, top = self._bands(plan.blocks, below)
        bars, bottom = [], top
        for row in plan.rows:
            if row.span is not None:
                bars.append(self.bar(row, row.span, bottom))
                bottom += self._lane
        chips_top = bottom + GAP
        chips, end = self._chips([row for row in plan.rows if row.span is None], chips_top)
        header = 3 * (self._line + 4)
        return Layout(
            self._year, self.scale, self._line, header, marks, bands, tuple(bars), chips, top, chips_top, end
        )

    def bar(self, row: RotationRow, span: Span, top: float) -> Bar:
        """Place one rotation in the lane that starts at `top`, at its own or at proposed dates."""
        lane = QRectF(0, top, self.scale.right + PAD, self._lane)
        left, right = self.scale.edges(span)
        rect = QRectF(left, top + GAP, right - left, self._lane - 2 * GAP)
        apply = row.planned.window(span.start)
        window = self._window(apply, rect)
        overlap = apply.overlap(timeline.phases(self._year)[1].span)
        title = row.site
        detail = f"{calendar_text(span)} · {word(row.status)}"
        text, before = self._text(
            rect, window, max(self._strong.horizontalAdvance(title), self._small(f"! {detail}"))
        )
        inside = None if overlap is None else self._window(overlap, rect)
        return Bar(row, span, lane, rect, window, inside, text, before, title, detail)

    def _small(self, text: str) -> float:
        return self._caption.horizontalAdvance(text)

    def _window(self, apply: Span, rect: QRectF) -> QRectF | None:
        edges = self.scale.clipped(apply)
        if edges is None:
            return None
        height = self._caption.height() + 4
        return QRectF(edges[0], rect.center().y() - height / 2, edges[1] - edges[0], height)

    def _text(self, rect: QRectF, window: QRectF | None, width: float) -> tuple[QRectF, bool]:
        room = self.scale.right + PAD - rect.right() - GAP
        floor = PAD if window is None else window.right() + GAP
        left_room = rect.left() - GAP - floor
        needed = width + 2
        if needed <= room or room >= left_room:
            return QRectF(rect.right() + GAP, rect.top(), max(min(needed, room), 0), rect.height()), False
        shown = max(min(needed, left_room), 0)
        return QRectF(rect.left() - GAP - shown, rect.top(), shown, rect.height()), True

    def _marks(self, milestones: Iterable[Milestone]) -> tuple[tuple[Mark, ...], float]:
        inside = [m for m in milestones if self.scale.calendar.holds(m.on)]
        texts = [f"{short_day(m.on).rsplit(' ', 1)[0]}  {m.label}" for m in inside]
        sign = self._caption.height() / 2 + 2
        points = [(self.scale.middle(m.on), self._small(text)) for m, text in zip(inside, texts, strict=True)]
        placed = labels.place(points, sign, GAP, self.scale.right + PAD - sign)
        step = self._caption.height() + 3
        marks = []
        for milestone, (x, _width), text, spot in zip(inside, points, texts, placed, strict=True):
            middle = GAP + spot.row * step + step / 2
            left, right = (spot.left, x - sign) if spot.before else (x + sign, spot.right)
            left = max(left, PAD)
            rect = QRectF(left, middle - step / 2, right - left, step)
            marks.append(Mark(milestone, QPointF(x, middle), rect, spot.before, text))
        rows = 1 + max((spot.row for spot in placed), default=-1)
        return tuple(marks), rows * step + (2 * GAP if rows else GAP)

    def _bands(self, blocks: Iterable[BlockRow], top: float) -> tuple[tuple[Band, ...], float]:
        """Place the blocked periods in one lane of their own; without any there is none."""
        inside = [(block, edges) for block in blocks if (edges := self.scale.clipped(block.span)) is not None]
        if not inside:
            return (), top
        height = self._caption.height() + 4
        points = [(right, self._small(block.title)) for block, (_left, right) in inside]
        placed = labels.place(points, _BAND_GAP, GAP, self.scale.right + PAD)
        bands = []
        for (block, (left, right)), spot in zip(inside, placed, strict=True):
            y = top + spot.row * (height + 2)
            width = spot.right - spot.left - _BAND_GAP
            start = left - _BAND_GAP - width if spot.before else right + _BAND_GAP
            text = QRectF(start, y, width, height)
            bands.append(Band(block, QRectF(left, y, right - left, height), text, spot.before))
        rows = 1 + max(spot.row for spot in placed)
        return tuple(bands), top + rows * (height + 2) + GAP

    def _chips(self, rows: list[RotationRow], top: float) -> tuple[tuple[Chip, ...], float]:
        if not rows:
            return (), top
        x, y = float(PAD), top + self._line + GAP
        height = self._line + GAP
        chips = []
        for row in rows:
            width = min(self._body.horizontalAdvance(row.site) + 3 * GAP, self.scale.width)
            if x > PAD and x + width > self.scale.right:
                x, y = float(PAD), y + height + GAP
            chips.append(Chip(row, QRectF(x, y, width, height)))
            x += width + GAP
        return tuple(chips), y + height + 2 * GAP


def chips_heading() -> str:
    """Return the heading over the rotations without dates."""
    return tr("Not yet scheduled")
