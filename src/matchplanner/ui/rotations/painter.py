"""Draws the calendar from a layout; knows colours, patterns and text, not events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from matchplanner.domain import timeline
from matchplanner.domain.rotations import RotationStatus, Severity
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.days import short_day
from matchplanner.ui.rotations.layout import GAP, PAD, Bar, Chip, Fonts, Layout, Mark, chips_heading
from matchplanner.ui.rotations.texts import calendar_text, tr
from matchplanner.ui.theme import Tokens
from matchplanner.ui.widgets.range_bar import hatch
from matchplanner.ui.words import word

_RADIUS = 4
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT, _RIGHT, _CENTER = (
    Qt.AlignmentFlag.AlignLeft | _FLAGS,
    Qt.AlignmentFlag.AlignRight | _FLAGS,
    Qt.AlignmentFlag.AlignHCenter | _FLAGS,
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a paint needs beside the layout; `dragged` stands in place of its row's own bar."""

    tokens: Tokens
    fonts: Fonts
    today: date
    selected: int = 0
    focused: bool = False
    dragged: Bar | None = None
    hint: tuple[str, str, bool] | None = None
    """Dates, sentence and whether it is a conflict, shown at the dragged bar."""


class CalendarPainter:
    """Paints one frame."""

    def __init__(self, painter: QPainter, layout: Layout, look: Look) -> None:
        """Paint with an active painter whose origin is the top left of the calendar."""
        self._p, self._layout, self._look, self._t = painter, layout, look, look.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def header(self) -> None:
        """Paint years, months, week ticks and the four phases."""
        layout, scale, row = self._layout, self._layout.scale, self._layout.header / 3
        self._p.fillRect(QRectF(0, 0, scale.right + PAD, layout.header), self._color("surface"))
        for month, left, right in scale.months(layout.target_year):
            name = short_day(month.start).split()[1]
            cell = QRectF(left + 3, row, right - left - 6, row)
            fits = QFontMetricsF(self._look.fonts.caption).horizontalAdvance(name) <= cell.width()
            self._text(cell, name if fits else name[:1], self._look.fonts.caption, "text_muted", _LEFT)
            if month.start.month == 1 or month.start == scale.calendar.start:
                year = QRectF(left + 3, 0, 6 * row, row)
                self._text(year, str(month.start.year), self._look.fonts.strong, "text", _LEFT)
                self._line(left, 0, left, row, "border")
            self._line(left, row, left, layout.header, "border")
        for x in scale.mondays():
            self._line(x, 2 * row - 3, x, 2 * row, "unknown")
        for phase in timeline.phases(layout.target_year):
            left, right = scale.edges(phase.band)
            current = phase.band.holds(self._look.today)
            box = QRectF(left + 1, 2 * row + 2, right - left - 2, row - 4)
            self._box(box, "accent_soft" if current else "window", "accent" if current else "border")
            text = f"{phase.number}  {word(phase.key)}"
            color = "text" if current else "text_muted"
            self._text(box.adjusted(6, 0, -4, 0), text, self._look.fonts.caption, color, _LEFT)
        self._line(0, layout.header, scale.right + PAD, layout.header, "border")

    def background(self, height: float) -> None:
        """Paint the months' lines and shade every second phase."""
        layout, scale = self._layout, self._layout.scale
        self._p.fillRect(QRectF(0, 0, scale.right + PAD, height), self._color("surface"))
        for phase in timeline.phases(layout.target_year)[1::2]:
            left, right = scale.edges(phase.band)
            self._p.fillRect(QRectF(left, 0, right - left, height), self._color("window"))
        for _month, left, _right in scale.months(layout.target_year):
            self._line(left, 0, left, height, "border")

    def marks(self) -> None:
        """Paint the milestones: a full diamond for a sure date, a hollow one for an expected one."""
        size = QFontMetricsF(self._look.fonts.caption).height() / 2 - 2
        for mark in self._layout.marks:
            self._mark(mark, size)
        if self._layout.marks:
            y = self._layout.lanes_top - GAP / 2
            self._line(PAD, y, self._layout.scale.right, y, "border")

    def bars(self) -> None:
        """Paint the rotations, the dragged one last and in its proposed place."""
        dragged = self._look.dragged
        for bar in self._layout.bars:
            if dragged is None or bar.row.id != dragged.row.id:
                self._bar(bar)
        if dragged is not None:
            self._bar(dragged)

    def chips(self) -> None:
        """Paint the rotations without dates under their heading."""
        layout = self._layout
        if not layout.chips:
            return
        line = QRectF(PAD, layout.chips_top, layout.scale.width, layout.line)
        self._text(line, chips_heading(), self._look.fonts.caption, "text_muted", _LEFT)
        for chip in layout.chips:
            self._chip(chip)

    def today(self, height: float) -> None:
        """Paint today's line, if today is on the calendar."""
        today, scale = self._look.today, self._layout.scale
        if scale.calendar.holds(today):
            x = scale.middle(today)
            self._p.setPen(QPen(self._color("accent"), 1.5))
            self._p.drawLine(QPointF(x, 0), QPointF(x, height))

    def today_flag(self) -> None:
        """Paint the word that names today's line, in the header."""
        today, scale = self._look.today, self._layout.scale
        if not scale.calendar.holds(today):
            return
        font, text = self._look.fonts.caption, tr("Today")
        width = QFontMetricsF(font).horizontalAdvance(text) + 8
        left = min(max(scale.middle(today) - width / 2, PAD), scale.right - width)
        row = self._layout.header / 3
        box = QRectF(left, 2, width, row - 4)
        self._box(box, "accent", "accent")
        self._text(box, text, font, "surface", _CENTER)
        self._p.setPen(QPen(self._color("accent"), 1.5))
        x = scale.middle(today)
        self._p.drawLine(QPointF(x, row - 2), QPointF(x, self._layout.header))

    def hint(self, visible: QRectF) -> None:
        """Paint what a drag proposes: the new dates, and the conflict in words."""
        look, bar = self._look, self._look.dragged
        if look.hint is None or bar is None:
            return
        dates, sentence, conflict = look.hint
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
        self._box(box, "raised", "danger" if conflict else "accent")
        inside = box.adjusted(GAP, GAP, -GAP, -GAP)
        self._text(
            inside.adjusted(0, 0, 0, strong.height() - inside.height()),
            dates,
            look.fonts.strong,
            "text",
            _LEFT,
        )
        if sentence:
            self._p.setFont(look.fonts.caption)
            self._p.setPen(self._color("danger" if conflict else "attention"))
            below = inside.adjusted(0, strong.height() + 4, 2, 2)
            self._p.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, sentence)

    def _mark(self, mark: Mark, size: float) -> None:
        x, y = mark.point.x(), mark.point.y()
        self._p.setPen(QPen(self._color("unknown"), 1, Qt.PenStyle.DotLine))
        self._p.drawLine(QPointF(x, 0), QPointF(x, y - size))
        self._p.setPen(QPen(self._color("text_muted"), 1.5))
        self._p.setBrush(self._color("surface" if mark.milestone.expected else "text_muted"))
        self._p.drawPolygon(
            QPolygonF(
                [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
            )
        )
        self._text(mark.text, mark.label, self._look.fonts.caption, "text", _RIGHT if mark.before else _LEFT)

    def _bar(self, bar: Bar) -> None:
        self._window(bar)
        row, t = bar.row, self._t
        problem = self._severity(bar) is Severity.PROBLEM
        edge = "danger" if problem else "accent"
        firm = row.status.reached(RotationStatus.ACCEPTED)
        pen = QPen(t.color(edge), 1.5)
        if not row.status.reached(RotationStatus.APPLIED):
            pen.setDashPattern([3, 2])  # not even applied for: a dashed outline
        self._p.setPen(pen)
        self._p.setBrush(t.color("accent" if firm else "accent_soft"))
        self._p.drawRoundedRect(bar.rect, _RADIUS, _RADIUS)
        if problem:
            self._p.setPen(Qt.PenStyle.NoPen)
            self._p.setBrush(QColor(t.danger))
            self._p.drawRoundedRect(QRectF(bar.rect.left(), bar.rect.top(), 4, bar.rect.height()), 2, 2)
        if row.id == self._look.selected:
            self._ring(bar.rect.adjusted(-3, -3, 3, 3))
        upper = QRectF(bar.text.left(), bar.text.top(), bar.text.width(), bar.text.height() / 2)
        align = _RIGHT if bar.before else _LEFT
        self._text(upper, bar.title, self._look.fonts.strong, "text", align)
        color = "danger" if problem else "text_muted"
        detail = f"! {bar.detail}" if problem else bar.detail
        self._text(upper.translated(0, upper.height()), detail, self._look.fonts.caption, color, align)

    def _window(self, bar: Bar) -> None:
        if bar.window is None:
            return
        self._p.setPen(QPen(self._color("unknown"), 1))
        self._p.setBrush(hatch(self._t.unknown))
        self._p.drawRoundedRect(bar.window, _RADIUS, _RADIUS)
        if bar.overlap is not None:
            self._p.setPen(QPen(self._color("accent"), 1))
            self._p.setBrush(hatch(self._t.accent))
            self._p.drawRoundedRect(bar.overlap, _RADIUS, _RADIUS)
        apply = timeline.application_window(bar.span.start)
        text = tr("Apply {span}").format(span=calendar_text(apply))
        font = self._look.fonts.caption
        width = QFontMetricsF(font).horizontalAdvance(text) + 8
        if width > bar.window.width() - 4:
            text, width = tr("Apply"), QFontMetricsF(font).horizontalAdvance(tr("Apply")) + 8
        if width <= bar.window.width() - 4:
            label = QRectF(bar.window.left() + 4, bar.window.top() + 2, width, bar.window.height() - 4)
            self._box(label, "surface", "surface")
            self._text(label, text, font, "text_muted", _CENTER)

    def _chip(self, chip: Chip) -> None:
        pen = QPen(self._color("unknown"), 1)
        pen.setDashPattern([3, 2])
        self._p.setPen(pen)
        self._p.setBrush(self._color("surface"))
        self._p.drawRoundedRect(chip.rect, _RADIUS, _RADIUS)
        if chip.row.id == self._look.selected:
            self._ring(chip.rect.adjusted(-2, -2, 2, 2))
        self._text(chip.rect.adjusted(GAP, 0, -GAP, 0), chip.row.site, self._look.fonts.body, "text", _LEFT)

    def _severity(self, bar: Bar) -> Severity:
        hint = self._look.hint
        if bar is self._look.dragged and hint is not None:
            return Severity.PROBLEM if hint[2] else Severity.ADVICE
        return worst(bar.row)

    def _ring(self, rect: QRectF) -> None:
        self._p.setPen(QPen(self._color("text" if self._look.focused else "accent"), 2))
        self._p.setBrush(Qt.BrushStyle.NoBrush)
        self._p.drawRoundedRect(rect, _RADIUS + 2, _RADIUS + 2)

    def _box(self, rect: QRectF, fill: str, edge: str) -> None:
        self._p.setPen(QPen(self._color(edge), 1))
        self._p.setBrush(self._color(fill))
        self._p.drawRoundedRect(rect, _RADIUS, _RADIUS)

    def _line(self, x1: float, y1: float, x2: float, y2: float, role: str) -> None:
        self._p.setPen(QPen(self._color(role), 1))
        self._p.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def _text(self, rect: QRectF, text: str, font: QFont, role: str, flags: int) -> None:
        if rect.width() <= 0:
            return
        self._p.setFont(font)
        self._p.setPen(self._color(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        self._p.drawText(rect, flags, shown)

    def _color(self, role: str) -> QColor:
        return self._t.color(role)


def worst(row: RotationRow) -> Severity:
    """Return the weightiest of a rotation's warnings, advice if it has none."""
    found: Iterable[Severity] = (warning.severity for warning in row.warnings)
    return max(found, key=list(Severity).index, default=Severity.ADVICE)
