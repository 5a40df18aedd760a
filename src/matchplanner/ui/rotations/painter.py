"""Draws the calendar from a layout; knows colours, patterns and text, not events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from matchplanner.domain import timeline
from matchplanner.domain.rotations import RotationStatus
from matchplanner.domain.violations import Severity
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.rotations.brush import CENTER, LEFT, RADIUS, RIGHT, Brush
from matchplanner.ui.rotations.layout import GAP, PAD, Bar, Chip, Fonts, Layout, Mark, chips_heading
from matchplanner.ui.rotations.texts import calendar_text, tr
from matchplanner.ui.theme import Tokens
from matchplanner.ui.widgets.range_bar import hatch

_VEIL = 0.18


@dataclass(frozen=True, slots=True)
class Hint:
    """What a drag proposes: the new dates, and what is wrong with them ("" for nothing)."""

    dates: str
    sentence: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a paint needs beside the layout; `dragged` stands in place of its row's own bar."""

    tokens: Tokens
    fonts: Fonts
    today: date
    selected: int = 0
    focused: bool = False
    dragged: Bar | None = None
    hint: Hint | None = None


class CalendarPainter(Brush):
    """Paints one frame."""

    def __init__(self, painter: QPainter, layout: Layout, look: Look) -> None:
        """Paint with an active painter whose origin is the top left of the calendar."""
        super().__init__(painter, look.tokens)
        self._layout, self._look = layout, look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def background(self, height: float) -> None:
        """Paint the months' lines and shade every second phase."""
        layout, scale = self._layout, self._layout.scale
        self.p.fillRect(QRectF(0, 0, scale.right + PAD, height), self.color("surface"))
        for phase in timeline.phases(layout.target_year)[1::2]:
            left, right = scale.edges(phase.band)
            self.p.fillRect(QRectF(left, 0, right - left, height), self.color("window"))
        for _month, left, _right in scale.months(layout.target_year):
            self.line(left, 0, left, height, "border")

    def marks(self) -> None:
        """Paint the milestones: a full diamond for a sure date, a hollow one for an expected one."""
        size = QFontMetricsF(self._look.fonts.caption).height() / 2 - 2
        for mark in self._layout.marks:
            self._mark(mark, size)
        if self._layout.marks and not self._layout.bands:
            y = self._layout.lanes_top - GAP / 2
            self.line(PAD, y, self._layout.scale.right, y, "border")

    def bands(self, height: float) -> None:
        """Paint the blocked periods: a hatched box in their lane, and a veil over the rotations below."""
        for band in self._layout.bands:
            veil = self.color("unknown")
            veil.setAlphaF(_VEIL)
            self.p.fillRect(
                QRectF(band.rect.left(), band.rect.bottom(), band.rect.width(), height - band.rect.bottom()),
                veil,
            )
            self.p.setPen(QPen(self.color("text_muted"), 1))
            self.p.setBrush(hatch(self.tokens.text_muted))
            self.p.drawRoundedRect(band.rect, 2, 2)
            align = RIGHT if band.before else LEFT
            self.text(band.text, band.block.title, self._look.fonts.caption, "text", align)
        if self._layout.bands:
            y = self._layout.lanes_top - GAP / 2
            self.line(PAD, y, self._layout.scale.right, y, "border")

    def bars(self) -> None:
        """Paint the rotations but the dragged one."""
        dragged = self._look.dragged
        for bar in self._layout.bars:
            if dragged is None or bar.row.id != dragged.row.id:
                self._bar(bar)

    def dragged(self) -> None:
        """Paint the dragged rotation in its proposed place."""
        if self._look.dragged is not None:
            self._bar(self._look.dragged)

    def chips(self) -> None:
        """Paint the rotations without dates under their heading, or how to begin where there are none."""
        layout = self._layout
        if not layout.chips and not layout.bars:
            line = QRectF(PAD, layout.lanes_top + 2 * GAP, layout.scale.width, layout.line)
            text = tr("No rotations yet. Double-click a week, or press Add rotation.")
            self.text(line, text, self._look.fonts.body, "text_muted", CENTER)
        if not layout.chips:
            return
        line = QRectF(PAD, layout.chips_top, layout.scale.width, layout.line)
        self.text(line, chips_heading(), self._look.fonts.caption, "text_muted", LEFT)
        for chip in layout.chips:
            self._chip(chip)

    def today(self, height: float) -> None:
        """Paint today's line, if today is on the calendar."""
        today, scale = self._look.today, self._layout.scale
        if scale.calendar.holds(today):
            x = scale.middle(today)
            self.p.setPen(QPen(self.color("accent"), 1.5))
            self.p.drawLine(QPointF(x, 0), QPointF(x, height))

    def hint(self, visible: QRectF) -> None:
        """Paint what a drag proposes: the new dates, and the conflict in words."""
        look, bar = self._look, self._look.dragged
        if look.hint is None or bar is None:
            return
        dates, sentence, conflict = look.hint.dates, look.hint.sentence, look.hint.conflict
        strong, body = QFontMetricsF(look.fonts.strong), QFontMetricsF(look.fonts.caption)
        most = min(44 * body.averageCharWidth(), visible.width() - 4 * PAD)
        words = body.boundingRect(QRectF(0, 0, most, 1000), Qt.TextFlag.TextWordWrap, sentence)
        width = max(strong.horizontalAdvance(dates), words.width() if sentence else 0) + 2 * GAP + 2
        height = strong.height() + (words.height() + 4 if sentence else 0) + 2 * GAP
        left = min(max(bar.rect.left(), visible.left() + PAD), visible.right() - width - PAD)
        top = bar.rect.bottom() + 4
        if top + height > visible.bottom():
            top = max(bar.rect.top() - height - 4, visible.top())
        box = QRectF(left, top, width, height)
        self.box(box, "raised", "danger" if conflict else "accent")
        inside = box.adjusted(GAP, GAP, -GAP, -GAP)
        self.text(
            inside.adjusted(0, 0, 0, strong.height() - inside.height()),
            dates,
            look.fonts.strong,
            "text",
            LEFT,
        )
        if sentence:
            self.p.setFont(look.fonts.caption)
            self.p.setPen(self.color("danger" if conflict else "attention"))
            below = inside.adjusted(0, strong.height() + 4, 2, 2)
            self.p.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, sentence)

    def _mark(self, mark: Mark, size: float) -> None:
        x, y = mark.point.x(), mark.point.y()
        self.p.setPen(QPen(self.color("unknown"), 1, Qt.PenStyle.DotLine))
        self.p.drawLine(QPointF(x, 0), QPointF(x, y - size))
        self.p.setPen(QPen(self.color("text_muted"), 1.5))
        self.p.setBrush(self.color("surface" if mark.milestone.expected else "text_muted"))
        self.p.drawPolygon(
            QPolygonF(
                [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
            )
        )
        self.text(mark.text, mark.label, self._look.fonts.caption, "text", RIGHT if mark.before else LEFT)

    def _bar(self, bar: Bar) -> None:
        self._window(bar)
        row, t = bar.row, self.tokens
        problem = self._severity(bar) is Severity.PROBLEM
        edge = "danger" if problem else "accent"
        firm = row.status.reached(RotationStatus.ACCEPTED)
        pen = QPen(t.color(edge), 1.5)
        if not row.status.reached(RotationStatus.APPLIED):
            pen.setDashPattern([3, 2])  # not even applied for: a dashed outline
        self.p.setPen(pen)
        self.p.setBrush(t.color("accent" if firm else "accent_soft"))
        self.p.drawRoundedRect(bar.rect, RADIUS, RADIUS)
        if problem:
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(QColor(t.danger))
            self.p.drawRoundedRect(QRectF(bar.rect.left(), bar.rect.top(), 4, bar.rect.height()), 2, 2)
        if row.id == self._look.selected:
            self._ring(bar.rect.adjusted(-3, -3, 3, 3))
        upper = QRectF(bar.text.left(), bar.text.top(), bar.text.width(), bar.text.height() / 2)
        align = RIGHT if bar.before else LEFT
        self.text(upper, bar.title, self._look.fonts.strong, "text", align)
        color = "danger" if problem else "text_muted"
        detail = f"! {bar.detail}" if problem else bar.detail
        self.text(upper.translated(0, upper.height()), detail, self._look.fonts.caption, color, align)

    def _window(self, bar: Bar) -> None:
        if bar.window is None:
            return
        self.p.setPen(QPen(self.color("unknown"), 1))
        self.p.setBrush(hatch(self.tokens.unknown))
        self.p.drawRoundedRect(bar.window, RADIUS, RADIUS)
        if bar.overlap is not None:
            self.p.setPen(QPen(self.color("accent"), 1))
            self.p.setBrush(hatch(self.tokens.accent))
            self.p.drawRoundedRect(bar.overlap, RADIUS, RADIUS)
        apply = bar.row.planned.window(bar.span.start)
        text = tr("Apply {span}").format(span=calendar_text(apply))
        font = self._look.fonts.caption
        width = QFontMetricsF(font).horizontalAdvance(text) + 8
        if width > bar.window.width() - 4:
            text, width = tr("Apply"), QFontMetricsF(font).horizontalAdvance(tr("Apply")) + 8
        if width <= bar.window.width() - 4:
            label = QRectF(bar.window.left() + 4, bar.window.top() + 2, width, bar.window.height() - 4)
            self.box(label, "surface", "surface")
            self.text(label, text, font, "text_muted", CENTER)

    def _chip(self, chip: Chip) -> None:
        pen = QPen(self.color("unknown"), 1)
        pen.setDashPattern([3, 2])
        self.p.setPen(pen)
        self.p.setBrush(self.color("surface"))
        self.p.drawRoundedRect(chip.rect, RADIUS, RADIUS)
        if chip.row.id == self._look.selected:
            self._ring(chip.rect.adjusted(-2, -2, 2, 2))
        self.text(chip.rect.adjusted(GAP, 0, -GAP, 0), chip.row.site, self._look.fonts.body, "text", LEFT)

    def _severity(self, bar: Bar) -> Severity:
        hint = self._look.hint
        if bar is self._look.dragged and hint is not None:
            return Severity.PROBLEM if hint.conflict else Severity.ADVICE
        return worst(bar.row)

    def _ring(self, rect: QRectF) -> None:
        self.p.setPen(QPen(self.color("text" if self._look.focused else "accent"), 2))
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.drawRoundedRect(rect, RADIUS + 2, RADIUS + 2)


def worst(row: RotationRow) -> Severity:
    """Return the weightiest of a rotation's warnings, advice if it has none."""
    found: Iterable[Severity] = (warning.severity for warning in row.violations)
    return max(found, key=list(Severity).index, default=Severity.ADVICE)
