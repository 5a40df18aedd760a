"""Draws the rotations of the calendar from a layout; knows colours, patterns and text, not events."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from matchplanner.domain import timeline
from matchplanner.domain.rotations import RotationStatus
from matchplanner.domain.violations import Severity
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.rotations.brush import CENTER, LEFT, RADIUS, RIGHT, Brush
from matchplanner.ui.rotations.labels import Side
from matchplanner.ui.rotations.layout import GAP, PAD, Bar, Chip, Layout
from matchplanner.ui.rotations.look import Hint, Look
from matchplanner.ui.rotations.texts import chips_heading, tr

_WEEKS_FROM = 24.0
"""How wide a week must be to get a line of its own."""

_DAYS_FROM = 8.0
"""How wide a day must be for weekends to be shaded."""

_SATURDAY = 5
_WEEKEND = 0.25
_MOST_LETTERS = 44


class CalendarPainter(Brush):
    """Paints the months, the rotations, and what a drag proposes."""

    def __init__(self, painter: QPainter, layout: Layout, look: Look) -> None:
        """Paint with an active painter whose origin is that of the calendar below the header."""
        super().__init__(painter, look.tokens)
        self._layout, self._look = layout, look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def background(self) -> None:
        """Paint the months' lines, weeks and weekends where they have room, and shade every second phase."""
        with self.straight():
            self._months()

    def bars(self) -> None:
        """Paint the rotations in sight but the dragged one; of one beside the months in sight its name."""
        seen = self._look.visible
        for bar in self._layout.bars:
            if (
                bar.row.id == self._look.dragged
                or bar.lane.bottom() <= seen.top()
                or bar.lane.top() >= seen.bottom()
            ):
                continue
            if bar.extent.intersects(seen):
                self.bar(bar, conflict=worst(bar.row) is Severity.PROBLEM)
            else:
                self._pointer(bar, seen)

    def chips(self) -> None:
        """Paint the rotations outside the months, or how to begin where there is no rotation."""
        layout, seen = self._layout, self._look.visible
        if not layout.chips and not layout.bars:
            line = QRectF(
                seen.left() + PAD, layout.chips_top - 3 * layout.line, seen.width() - 2 * PAD, layout.line
            )
            text = tr("No rotations yet. Double-click a week, or press Add rotation.")
            self.text(line, text, self._look.fonts.body, "text_muted", CENTER)
        if not layout.chips:
            return
        first = layout.chips[0].rect
        line = QRectF(seen.left() + PAD, first.top(), seen.width(), first.height())
        heading = chips_heading(chip.row for chip in layout.chips)
        self.text(line, heading, self._look.fonts.caption, "text_muted", LEFT)
        for chip in layout.chips:
            self._chip(chip, chip.rect.translated(seen.left(), 0))

    def today(self) -> None:
        """Paint today's line, if today is on the calendar."""
        today, scale, seen = self._look.today, self._layout.scale, self._look.visible
        if scale.calendar.holds(today):
            x = scale.middle(today)
            self.p.setPen(QPen(self.color("accent"), 1.5))
            self.p.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))

    def hint(self, hint: Hint, box: QRectF) -> None:
        """Paint what a drag proposes: the new dates, and the conflict in words."""
        fonts = self._look.fonts
        self.box(box, "raised", "danger" if hint.conflict else "accent")
        inside = box.adjusted(GAP, GAP, -GAP, -GAP)
        height = QFontMetricsF(fonts.strong).height()
        self.text(
            QRectF(inside.topLeft(), inside.topRight() + QPointF(0, height)),
            hint.dates,
            fonts.strong,
            "text",
            LEFT,
        )
        if hint.sentence:
            self.p.setFont(fonts.caption)
            self.p.setPen(self.color("danger" if hint.conflict else "attention"))
            below = inside.adjusted(0, height + 4, 2, 2)
            self.p.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, hint.sentence)

    def bar(self, bar: Bar, *, conflict: bool) -> None:
        """Paint one rotation."""
        row, rect = bar.row, self.near(bar.rect, self._look.visible)
        firm = row.status.reached(RotationStatus.ACCEPTED)
        pen = QPen(self.color("danger" if conflict else "accent"), 1.5)
        if not row.status.reached(RotationStatus.APPLIED):
            pen.setDashPattern([3, 2])  # not even applied for: a dashed outline
        self.p.setPen(pen)
        self.p.setBrush(self.color("accent" if firm else "accent_soft"))
        self.p.drawRoundedRect(rect, RADIUS, RADIUS)
        if conflict:
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(QColor(self.tokens.danger))
            self.p.drawRoundedRect(QRectF(rect.left(), rect.top(), 4, rect.height()), 2, 2)
        if row.id == self._look.selected:
            self.ring(rect, focused=self._look.focused and self._look.spot is None)
        self._words(bar, conflict=conflict, firm=firm)

    def _pointer(self, bar: Bar, seen: QRectF) -> None:
        line = QRectF(seen.left() + PAD, bar.rect.top(), seen.width() - 2 * PAD, bar.rect.height())
        before = bar.rect.right() < seen.left()
        text = f"\N{LEFTWARDS ARROW} {bar.title}" if before else f"{bar.title} \N{RIGHTWARDS ARROW}"
        self.text(line, text, self._look.fonts.caption, "text_muted", LEFT if before else RIGHT)

    def _words(self, bar: Bar, *, conflict: bool, firm: bool) -> None:
        within = bar.side is Side.INSIDE
        words, inside = self.words(bar.text, bar.rect, self._look.visible, inside=within)
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        flags = RIGHT if bar.side is Side.BEFORE and not inside else LEFT
        on_accent = firm and inside
        detail = f"! {bar.detail}" if conflict else bar.detail
        role = "danger" if conflict else "text_muted"
        fonts = self._look.fonts
        self.text(upper, bar.title, fonts.strong, "surface" if on_accent else "text", flags)
        lower = upper.translated(0, upper.height())
        self.text(lower, detail, fonts.caption, "surface" if on_accent else role, flags)

    def _months(self) -> None:
        seen, scale = self._look.visible, self._layout.scale
        self.p.fillRect(seen, self.color("surface"))
        for number, phase in enumerate(timeline.phases(self._layout.target_year)):
            left, right = scale.edges(phase.band)
            if right > seen.left() and left < seen.right():
                ground = "window" if number % 2 else "surface"
                self._column(left, right, self.color(ground))
                if scale.day_width >= _DAYS_FROM:
                    self._weekends(left, right, self.mixed(ground, "border", _WEEKEND))
        if 7 * scale.day_width >= _WEEKS_FROM:
            self.p.setPen(QPen(self.color("border"), 1, Qt.PenStyle.DotLine))
            for day, x in scale.days(seen.left(), seen.right()):
                if day.weekday() == 0:
                    self.p.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        for _month, left, _right in scale.months(self._layout.target_year):
            self.line(left, seen.top(), left, seen.bottom(), "border")

    def _chip(self, chip: Chip, rect: QRectF) -> None:
        pen = QPen(self.color("unknown"), 1)
        pen.setDashPattern([3, 2])
        self.p.setPen(pen)
        self.p.setBrush(self.color("surface"))
        self.p.drawRoundedRect(rect, RADIUS, RADIUS)
        if chip.row.id == self._look.selected:
            self.ring(rect, focused=self._look.focused and self._look.spot is None)
        self.text(rect.adjusted(GAP, 0, -GAP, 0), chip.text, self._look.fonts.body, "text", LEFT)

    def _weekends(self, left: float, right: float, color: QColor) -> None:
        scale, seen = self._layout.scale, self._look.visible
        for day, x in scale.days(max(left, seen.left() - scale.day_width), min(right - 1, seen.right())):
            if day.weekday() >= _SATURDAY:
                self._column(x, x + scale.day_width, color)

    def _column(self, left: float, right: float, color: QColor) -> None:
        seen = self._look.visible
        self.p.fillRect(QRectF(left, seen.top(), right - left, seen.height()).intersected(seen), color)


def hint_box(hint: Hint, bar: Bar, look: Look) -> QRectF:
    """Return where a drag's proposal is told: below its bar, in sight."""
    seen = look.visible
    strong, body = QFontMetricsF(look.fonts.strong), QFontMetricsF(look.fonts.caption)
    most = min(_MOST_LETTERS * body.averageCharWidth(), seen.width() - 4 * PAD)
    words = body.boundingRect(QRectF(0, 0, most, 1000), Qt.TextFlag.TextWordWrap, hint.sentence)
    width = max(strong.horizontalAdvance(hint.dates), words.width() if hint.sentence else 0) + 2 * GAP + 2
    height = strong.height() + (words.height() + 4 if hint.sentence else 0) + 2 * GAP
    left = max(min(bar.rect.left(), seen.right() - width - PAD), seen.left() + PAD)
    top = bar.rect.bottom() + 4
    if top + height > seen.bottom():
        top = max(bar.rect.top() - height - 4, seen.top())
    return QRectF(left, top, width, height)


def worst(row: RotationRow) -> Severity:
    """Return the weightiest of a rotation's warnings, advice if it has none."""
    found: Iterable[Severity] = (warning.severity for warning in row.violations)
    return max(found, key=list(Severity).index, default=Severity.ADVICE)
