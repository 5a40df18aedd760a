"""A day of the month, painted: its number, what stands on it, and what takes it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from matchplanner.domain.month_grid import fitted
from matchplanner.services.interview_month import Band, BandKind, DayEntry, EntryKind, most_telling
from matchplanner.ui import theme
from matchplanner.ui.interviews.month.model import MonthModel
from matchplanner.ui.interviews.month.words import LETTERS, more_text, tr
from matchplanner.ui.models.rows import Index
from matchplanner.ui.moments import clock_text
from matchplanner.ui.theme import Tokens

_PAD = 4.0
_GAP = 2.0
_RADIUS = 4.0
_STRIPE = 3.0
_SMALL = 0.85
_MOST_BANDS = 2
_SATURDAY = 5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
_CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class _Fonts:
    body: QFont
    strong: QFont
    small: QFont
    line: float
    small_line: float


class DayDelegate(QStyledItemDelegate):
    """Paints the days of a model."""

    def __init__(self, model: MonthModel, parent: QObject | None = None) -> None:
        """Paint what this model has found."""
        super().__init__(parent)
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        return QSize(12 * metrics.averageCharWidth(), 4 * metrics.lineSpacing())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._model.day(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        _Cell(painter, option, self._model, day, theme.tokens()).paint()
        painter.restore()


class _Cell:
    """Paints one day."""

    def __init__(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: MonthModel,
        day: date,
        tokens: Tokens,
    ) -> None:
        self._p, self._tokens, self._day = painter, tokens, day
        self._found, self._today = model.found, model.today
        self._within = model.month.span.holds(day)
        self._first_column = day.weekday() == model.first_weekday
        self._current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._rect = QRectF(option.rect)
        body, small = QFont(option.font), theme.sized(option.font, _SMALL)
        self._fonts = _Fonts(
            body,
            theme.sized(option.font, 1.0, bold=True),
            small,
            QFontMetricsF(body).height() + _GAP,
            QFontMetricsF(small).height() + _GAP,
        )

    def paint(self) -> None:
        """Paint ground, number, entries and bands."""
        self._ground()
        inside = self._rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        inside.setTop(self._number(inside))
        inside.setBottom(self._bands(inside))
        self._entries(inside)
        if self._current:
            self._p.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(self._color("accent" if self._focused else "unknown"), 2 if self._focused else 1.5)
            self._p.setPen(pen)
            self._p.drawRoundedRect(self._rect.adjusted(1.5, 1.5, -1.5, -1.5), _RADIUS, _RADIUS)

    def _ground(self) -> None:
        quiet = self._day.weekday() >= _SATURDAY or not self._within
        self._p.fillRect(self._rect, self._color("window" if quiet else "surface"))
        self._p.setPen(QPen(self._color("border"), 1))
        for start, end in (
            (self._rect.topLeft(), self._rect.topRight()),
            (self._rect.topRight(), self._rect.bottomRight()),
        ):
            self._p.drawLine(start, end)

    def _number(self, inside: QRectF) -> float:
        """Paint the day's number, today's on a disc; return where it ends."""
        number = str(self._day.day)
        metrics = QFontMetricsF(self._fonts.strong)
        side = metrics.height() + _GAP
        width = max(side, metrics.horizontalAdvance("30") + 2 * _PAD)
        box = QRectF(inside.right() - width, inside.top(), width, side)
        role = "text" if self._within else "text_muted"
        if self._day == self._today:
            self._p.setPen(Qt.PenStyle.NoPen)
            self._p.setBrush(self._color("accent"))
            self._p.drawRoundedRect(box, side / 2, side / 2)
            role = "surface"
        self._text(box, number, self._fonts.strong if self._within else self._fonts.body, role, _CENTER)
        return box.bottom() + _GAP

    def _bands(self, inside: QRectF) -> float:
        """Paint what takes the day at its lower edge; return where that begins."""
        bottom = inside.bottom()
        for band in self._found.bands_on(self._day)[:_MOST_BANDS]:
            line = QRectF(self._rect.left(), bottom - _STRIPE, self._rect.width(), _STRIPE)
            blocked = band.kind is BandKind.BLOCKED
            brush = QBrush(self._color("unknown" if blocked else "accent"))
            if blocked:
                brush.setStyle(Qt.BrushStyle.Dense4Pattern)
            self._p.fillRect(line, brush)
            bottom = line.top() - _GAP
            if self._named(band) and bottom - inside.top() >= self._fonts.small_line:
                words = QRectF(
                    inside.left(), bottom - self._fonts.small_line, inside.width(), self._fonts.small_line
                )
                self._text(words, band.title, self._fonts.small, "text_muted", _LEFT)
                bottom = words.top()
        return bottom

    def _named(self, band: Band) -> bool:
        return self._day == band.span.start or self._first_column

    def _entries(self, inside: QRectF) -> None:
        entries = self._found.on(self._day)
        fit = fitted(len(entries), int((inside.height() + _GAP) / (self._fonts.line + _GAP)))
        shown = most_telling(entries, fit.shown)
        top = inside.top()
        for entry in shown:
            height = fit.lines * self._fonts.line
            self._chip(entry, QRectF(inside.left(), top, inside.width(), height), fit.lines)
            top += height + _GAP
        if fit.more and inside.bottom() - top >= self._fonts.small_line - _GAP:
            clash = any(entry.clash for entry in entries if entry not in shown)
            line = QRectF(inside.left() + _PAD, top, inside.width() - _PAD, self._fonts.line)
            words = more_text(fit.more, clash=clash, any_shown=bool(shown))
            self._text(line, words, self._fonts.small, "danger" if clash else "text_muted", _LEFT)

    def _chip(self, entry: DayEntry, box: QRectF, lines: int) -> None:
        """Paint an entry: filled for an interview, outlined for a reply, bare for an event."""
        self._frame(entry, box)
        inside = box.adjusted(_STRIPE + 1.5 * _PAD, 0, -_PAD, 0)
        first = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / lines)
        role = "text_muted" if entry.done or entry.kind is EntryKind.EVENT else "text"
        right = self._marks(entry, first)
        time = tr("Reply {time}") if entry.kind is EntryKind.REPLY else "{time}"
        words = time.format(time=clock_text(entry.clock))
        if lines == 1:
            words = f"{words} {entry.title}"
        first.setRight(right)
        self._text(first, words, self._fonts.body, role, _LEFT)
        if lines > 1:
            second = QRectF(inside.left(), first.bottom(), inside.width(), first.height())
            self._text(second, entry.title, self._fonts.small, role, _LEFT)

    def _frame(self, entry: DayEntry, box: QRectF) -> None:
        role = "danger" if entry.clash else "accent"
        self._p.setBrush(Qt.BrushStyle.NoBrush)
        if entry.kind is EntryKind.REPLY:
            self._p.setPen(QPen(self._color("attention"), 1))
            self._p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            return
        if entry.kind is EntryKind.EVENT:
            self._p.setPen(QPen(self._color("text_muted"), 1.5))
            self._p.drawEllipse(QPointF(box.left() + _STRIPE, box.top() + self._fonts.line / 2), 2.0, 2.0)
            return
        if entry.tentative:
            self._p.setPen(QPen(self._color(role), 1, Qt.PenStyle.DashLine))
            self._p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            return
        self._p.setPen(Qt.PenStyle.NoPen)
        self._p.setBrush(self._color("border" if entry.done else "accent_soft"))
        self._p.drawRoundedRect(box, _RADIUS, _RADIUS)
        stripe = QRectF(box.left(), box.top(), _STRIPE, box.height())
        self._p.setBrush(self._color("unknown" if entry.done else role))
        self._p.drawRoundedRect(stripe, _STRIPE / 2, _STRIPE / 2)

    def _marks(self, entry: DayEntry, line: QRectF) -> float:
        """Paint an entry's marks from the right: clash, night, format; return where they begin."""
        right = line.right()
        side = QFontMetricsF(self._fonts.small).height()
        if entry.clash:
            right = self._mark(line, right, "!", "danger")
        if entry.night:
            self._moon(QRectF(right - side, line.center().y() - side / 2, side, side).adjusted(2, 2, -2, -2))
            right -= side
        letter = LETTERS.get(entry.format, "")
        return self._mark(line, right, letter, "text_muted") if letter else right

    def _mark(self, line: QRectF, right: float, letter: str, role: str) -> float:
        font = theme.sized(self._fonts.small, 1.0, bold=True)
        width = QFontMetricsF(font).horizontalAdvance(letter) + _PAD
        self._text(QRectF(right - width, line.top(), width, line.height()), letter, font, role, _CENTER)
        return right - width

    def _moon(self, box: QRectF) -> None:
        whole, bite = QPainterPath(), QPainterPath()
        whole.addEllipse(box)
        bite.addEllipse(box.translated(box.width() * 0.4, -box.height() * 0.15))
        self._p.setPen(Qt.PenStyle.NoPen)
        self._p.setBrush(self._color("attention"))
        self._p.drawPath(whole.subtracted(bite))

    def _text(self, box: QRectF, words: str, font: QFont, role: str, flags: Qt.AlignmentFlag) -> None:
        self._p.setFont(font)
        self._p.setPen(self._color(role))
        cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        self._p.drawText(box, flags, cut)

    def _color(self, role: str) -> QColor:
        return self._tokens.color(role)
