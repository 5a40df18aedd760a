"""Places the dates of the season and the boxes of the other lanes."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from matchplanner.domain import timeline
from matchplanner.domain.lanes import ItemKind
from matchplanner.domain.spans import Span
from matchplanner.services.calendar_lanes import HostWindow, LaneItem, LetterWindow
from matchplanner.ui.rotations import labels
from matchplanner.ui.rotations.brush import INSIDE
from matchplanner.ui.rotations.geometry import Scale
from matchplanner.ui.rotations.labels import Box, Placed, Side
from matchplanner.ui.rotations.layout import GAP, LANE_PAD, PAD, Mark, Strip
from matchplanner.ui.rotations.texts import calendar_text, day_label, item_title

_NARROWEST = 6.0
"""A day is one or two pixels wide when the whole season is in sight."""

_BETWEEN = 4
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_DATED = frozenset({ItemKind.HOST_WINDOW, ItemKind.LETTER_WINDOW, ItemKind.SUBMISSION})
"""What is labelled with its days where there is room for them in the box."""


class Stripper:
    """Places things in rows of one line of the small font."""

    def __init__(self, scale: Scale, caption: QFontMetricsF, target_year: int) -> None:
        """Take the measures everything else follows from."""
        self._scale, self._caption = scale, caption
        self._phase = timeline.phases(target_year)[1].span
        self._height = caption.height() + 4

    def marks(self, items: Sequence[LaneItem], top: float) -> tuple[tuple[Mark, ...], float]:
        """Place the dates of the season; return where they end."""
        scale, sign = self._scale, self._caption.height() / 2 + 2
        texts = [f"{day_label(item.span.start)}  {item.title}" for item in items]
        xs = [scale.middle(item.span.start) for item in items]
        boxes = [Box(x - sign, x + sign, self._width(text)) for x, text in zip(xs, texts, strict=True)]
        placed = labels.place(boxes, GAP, scale.right + PAD)
        step = self._caption.height() + 3
        marks = []
        for item, x, text, spot in zip(items, xs, texts, placed, strict=True):
            middle = top + LANE_PAD + spot.row * step + step / 2
            before = spot.side is Side.BEFORE
            left, right = (max(spot.left, PAD), x - sign) if before else (x + sign, spot.right)
            rect = QRectF(left, middle - step / 2, right - left, step)
            ends = scale.edges(item.span)[1] if item.span.days > 1 else x
            marks.append(Mark(item, QPointF(x, middle), sign, ends, rect, spot.side, text))
        return tuple(marks), top + _rows(placed) * step + 2 * LANE_PAD

    def strips(self, items: Sequence[LaneItem], top: float) -> tuple[list[Strip], float]:
        """Place the boxes of a lane; return where they end."""
        shown = [(item, edges) for item in items if (edges := self._edges(item.span)) is not None]
        texts = [self._label(item, right - left) for item, (left, right) in shown]
        boxes = [
            Box(left, right, self._width(text) + _BETWEEN, INSIDE)
            for (_item, (left, right)), text in zip(shown, texts, strict=True)
        ]
        placed = labels.place(boxes, GAP, self._scale.right + PAD)
        step = self._height + 3
        strips = [
            self._strip(item, edges, text, spot, top + LANE_PAD + spot.row * step)
            for (item, edges), text, spot in zip(shown, texts, placed, strict=True)
        ]
        return strips, top + _rows(placed) * step + 2 * LANE_PAD - 3

    def strip(self, item: LaneItem, y: float) -> Strip | None:
        """Place one box at a height of its own, None where it lies outside the months."""
        edges = self._edges(item.span)
        if edges is None:
            return None
        text = self._label(item, edges[1] - edges[0])
        box = Box(*edges, self._width(text) + _BETWEEN, INSIDE)
        (spot,) = labels.place([box], GAP, self._scale.right + PAD)
        return self._strip(item, edges, text, spot, y)

    def _strip(self, item: LaneItem, edges: tuple[float, float], text: str, spot: Placed, y: float) -> Strip:
        rect = QRectF(edges[0], y, edges[1] - edges[0], self._height)
        if spot.side is Side.INSIDE:
            words = rect
        elif spot.side is Side.AFTER:
            words = QRectF(rect.right() + _BETWEEN, y, spot.right - rect.right() - _BETWEEN, self._height)
        else:
            left = max(spot.left, 0.0)
            words = QRectF(left, y, rect.left() - _BETWEEN - left, self._height)
        part = self._part(item)
        return Strip(
            item, rect, part and QRectF(part[0], y, part[1] - part[0], self._height), words, spot.side, text
        )

    def _part(self, item: LaneItem) -> tuple[float, float] | None:
        source = item.source
        counts: Span | None = None
        if isinstance(source, HostWindow):
            counts = item.span.overlap(self._phase)
        elif isinstance(source, LetterWindow):
            counts = source.ask
        return None if counts is None else self._edges(counts)

    def _edges(self, span: Span) -> tuple[float, float] | None:
        edges = self._scale.clipped(span)
        return None if edges is None else (edges[0], max(edges[1], edges[0] + _NARROWEST))

    def _label(self, item: LaneItem, width: float) -> str:
        title = item_title(item)
        if isinstance(item.source, LetterWindow) and item.source.late:
            title = f"! {title}"
        if item.key.kind not in _DATED:
            day = "" if item.span.days > 1 else f"{day_label(item.span.start)}  "
            return f"{day}{title}"
        dated = f"{_apart(title)}  {calendar_text(item.span)}"
        return dated if self._width(dated) + _BETWEEN + 2 * INSIDE <= width else title

    def _width(self, text: str) -> float:
        return self._caption.horizontalAdvance(text) + 2


def _apart(title: str) -> str:
    """Return a title that keeps to itself: one from right to left would take the days after it along."""
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in title):
        return f"\N{FIRST STRONG ISOLATE}{title}\N{POP DIRECTIONAL ISOLATE}"
    return title


def _rows(placed: Sequence[Placed]) -> int:
    return 1 + max((spot.row for spot in placed), default=-1)
