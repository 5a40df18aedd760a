"""Works out where everything stands on the calendar."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from matchplanner.domain import timeline
from matchplanner.domain.lanes import BLOCKS, LaneKey
from matchplanner.domain.spans import Span
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.rotations.brush import INSIDE
from matchplanner.ui.rotations.geometry import Scale
from matchplanner.ui.rotations.labels import Side
from matchplanner.ui.rotations.layout import GAP, LANE_PAD, PAD, Bar, Chip, Fonts, Lane, Layout, Mark, Strip
from matchplanner.ui.rotations.strips import Stripper
from matchplanner.ui.rotations.texts import beyond_texts, calendar_text, chips_heading, dates_text
from matchplanner.ui.rotations.zoom import Zoom
from matchplanner.ui.words import word

_TEACHING_LINES = 4


class Arranger:
    """Builds layouts for one width, font and zoom."""

    def __init__(self, fonts: Fonts, width: float, target_year: int, zoom: Zoom = Zoom.SEASON) -> None:
        """Take the measures everything else follows from; `width` is that of the window on the calendar."""
        self._body, self._strong, self._caption = map(
            QFontMetricsF, (fonts.body, fonts.strong, fonts.caption)
        )
        self._line = self._body.height()
        self._lane = self._line + self._caption.height() + 2 * GAP
        self._year = target_year
        names = max(self._caption.horizontalAdvance(word(key)) for key in LaneKey)
        self.gutter = float(math.ceil(names + 2 * PAD))  # whole pixels: others make every stroke a slow one
        calendar = timeline.window(target_year)
        self._sight = max(width - self.gutter - PAD, 1)
        self.scale = Scale(calendar, 0, self._sight * zoom.factor(calendar.days))
        self._stripper = Stripper(self.scale, self._caption, target_year)

    def layout(
        self, plan: RotationPlan, items: Sequence[LaneItem], hidden: frozenset[LaneKey] = frozenset()
    ) -> Layout:
        """Place the lanes one below the other; one that holds nothing takes no room."""
        of: dict[LaneKey, list[LaneItem]] = {key: [] for key in LaneKey}
        for item in items:
            of[item.lane].append(item)
        lanes: list[Lane] = []
        marks: tuple[Mark, ...] = ()
        strips: list[Strip] = []
        bars: tuple[Bar, ...] = ()
        chips: tuple[Chip, ...] = ()
        top, chips_top = 0.0, 0.0
        for key in LaneKey:
            if key in hidden or key is LaneKey.PHASES:
                continue
            if key is LaneKey.ROTATIONS:
                bars, chips, chips_top, bottom = self._rotations(plan.rows, top)
                lanes.append(Lane(key, top, bottom))
                top = bottom
                continue
            inside, lane = self._lane_of(key, of[key], top)
            if not of[key]:
                continue
            if key is LaneKey.SEASON:
                marks, bottom = self._stripper.marks(inside, top)
            else:
                placed, bottom = self._stripper.strips(inside, top)
                strips += placed
            top = max(bottom, lane.bottom)
            lanes.append(Lane(key, lane.top, top, lane.earlier, lane.later))
        veils = self._veils(one for one in items if one.lane not in hidden)
        phases = LaneKey.PHASES not in hidden
        header = float(math.ceil((3 if phases else 2) * (self._line + 4)))
        return Layout(
            target_year=self._year,
            scale=self.scale,
            gutter=self.gutter,
            line=self._line,
            header=header,
            phases=phases,
            lanes=tuple(lanes),
            marks=marks,
            strips=tuple(strips),
            bars=bars,
            chips=chips,
            chips_top=chips_top,
            veils=veils,
            width=self.scale.right + PAD,
            height=top + 2 * GAP,
        )

    def bar(self, row: RotationRow, span: Span, top: float) -> Bar:
        """Place one rotation in the lane that starts at `top`, at its own or at proposed dates."""
        lane = QRectF(0, top, self.scale.right + PAD, self._lane)
        left, right = self.scale.edges(span)
        rect = QRectF(left, top + GAP, right - left, self._lane - 2 * GAP)
        title, detail = row.site, f"{calendar_text(span)} · {word(row.status)}"
        width = max(self._strong.horizontalAdvance(title), self._caption.horizontalAdvance(f"! {detail}"))
        text, side = self._text(rect, width + 2)
        return Bar(row, span, lane, rect, text, side, title, detail)

    def moved(self, items: Iterable[LaneItem], layout: Layout) -> tuple[Strip, ...]:
        """Place what a rotation brings to the lanes at proposed dates, each in the row it has now."""
        found = []
        for item in items:
            now = layout.thing(item.key)
            if isinstance(now, Strip) and (strip := self._stripper.strip(item, now.rect.top())) is not None:
                found.append(strip)
        return tuple(found)

    def _text(self, rect: QRectF, needed: float) -> tuple[QRectF, Side]:
        if needed + 2 * INSIDE <= rect.width():
            return rect, Side.INSIDE
        room = self.scale.right + PAD - rect.right() - GAP
        left_room = rect.left() - GAP
        if needed <= room or room >= left_room:
            return QRectF(
                rect.right() + GAP, rect.top(), max(min(needed, room), 0), rect.height()
            ), Side.AFTER
        shown = max(min(needed, left_room), 0)
        return QRectF(rect.left() - GAP - shown, rect.top(), shown, rect.height()), Side.BEFORE

    def _lane_of(self, key: LaneKey, items: Sequence[LaneItem], top: float) -> tuple[list[LaneItem], Lane]:
        """Return what lies in the months, and the lane as high as its name and what lies beyond need."""
        calendar = self.scale.calendar
        earlier = tuple(one for one in items if one.span.end < calendar.start)
        later = tuple(one for one in items if one.span.start > calendar.end)
        inside = [one for one in items if one.span.overlap(calendar) is not None]
        lines = 1 + len(beyond_texts(len(earlier), len(later)))
        bottom = top + lines * self._caption.height() + 2 * LANE_PAD
        return inside, Lane(key, top, bottom, earlier, later)

    def _rotations(
        self, rows: Sequence[RotationRow], top: float
    ) -> tuple[tuple[Bar, ...], tuple[Chip, ...], float, float]:
        bars, bottom = [], top
        elsewhere = []
        for row in rows:
            if row.span is None or row.span.overlap(self.scale.calendar) is None:
                elsewhere.append(row)
            else:
                bars.append(self.bar(row, row.span, bottom))
                bottom += self._lane
        if not rows:
            bottom += _TEACHING_LINES * self._line
        chips_top = bottom
        chips, bottom = self._chips(elsewhere, chips_top)
        return tuple(bars), chips, chips_top, bottom

    def _chips(self, rows: Sequence[RotationRow], top: float) -> tuple[tuple[Chip, ...], float]:
        if not rows:
            return (), top
        x, y = PAD + self._caption.horizontalAdvance(chips_heading(rows)) + GAP, top + GAP / 2
        height = self._line + GAP
        chips = []
        for row in rows:
            text = row.site if row.span is None else f"{row.site}, {dates_text(row)}"
            width = min(self._body.horizontalAdvance(text) + 3 * GAP, self._sight)
            if x > PAD and x + width > self._sight:
                x, y = float(PAD), y + height + GAP
            chips.append(Chip(row, QRectF(x, y, width, height), text))
            x += width + GAP
        return tuple(chips), y + height + GAP

    def _veils(self, items: Iterable[LaneItem]) -> tuple[tuple[float, float], ...]:
        found = (self.scale.clipped(one.span) for one in items if one.key.kind in BLOCKS)
        return tuple(edges for edges in found if edges is not None)
