"""The chart itself: IMG score to the right, fit upwards, a gutter for what is not known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.programs.chart.marks import Direction, Mark, Reach, abreast, neighbour
from matchplanner.ui.theme import Tokens
from matchplanner.ui.widgets.range_bar import hatch

_SIZE = 6.0
_REACH = 9.0
_PAD = 12.0
_STEPS = 5
_MANY = 60
_NAMED = 6
_CENTER = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_COLOURS = {1: "accent", 2: "ok", 3: "attention", None: "text_muted"}
_KEYS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


@dataclass(frozen=True, slots=True)
class Scales:
    """The best IMG score and the best fit, for the figures along the edges."""

    score: int = 1
    fit: int = 1


class FitPlot(QWidget):
    """Marks with bars for open ranges; a click or the arrow keys choose a program."""

    chosen = Signal(int)
    """The program of this id was clicked or reached by key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers grow so in every language
        self.setObjectName("fitPlot")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._marks: tuple[Mark, ...] = ()
        self._abreast: dict[Mark, tuple[int, int]] = {}
        self._apart = 0.0
        self._told: Callable[[int], str] = str
        self._scales = Scales()
        self._current = 0

    def show_marks(self, marks: Sequence[Mark], told: Callable[[int], str], scales: Scales) -> None:
        """Show other programs; `told` gives what tooltips and screen readers say of one."""
        self._marks, self._told, self._scales = tuple(marks), told, scales
        self._abreast = abreast(self._marks)
        widest = max((len(mark.programs) for mark in marks), default=0)
        self._apart = 2 * _SIZE + 4 + self.fontMetrics().horizontalAdvance(str(widest))
        self.setAccessibleName(
            self.tr("IMG score against fit, {n} programs").format(n=sum(len(m.programs) for m in marks))
        )
        self.update()

    def set_current(self, program: int) -> None:
        """Ring the mark of a program; 0 rings none."""
        self._current = program
        self.setAccessibleDescription("" if self._current_mark() is None else self._told(program))
        self.update()

    def place_of(self, program: int) -> QPointF | None:
        """Return where a program's mark stands, None if it is not shown."""
        return next((self._at(mark) for mark in self._marks if program in mark.programs), None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(mark)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            mark = self._current_mark()
            if mark is not None:
                self._choose(mark)
            return
        direction = _KEYS.get(Qt.Key(event.key()))
        if direction is None or not self._marks:
            super().keyPressEvent(event)
            return
        here = self._current_mark()
        if here is None:
            self._choose(self._marks[-1])
            return
        others = [mark for mark in self._marks if mark is not here]
        start = self._at(here)
        points = [(at.x(), -at.y()) for at in map(self._at, others)]
        found = neighbour((start.x(), -start.y()), points, direction)
        if found is not None:
            self._choose(others[found])

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            text = "" if mark is None else self._told_of(mark)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _told_of(self, mark: Mark) -> str:
        lines = [self._told(program) for program in mark.programs[:_NAMED]]
        more = len(mark.programs) - len(lines)
        return "\n".join([*lines, self.tr("and {n} more").format(n=more)] if more else lines)

    def _choose(self, mark: Mark) -> None:
        """Make a mark's program current; where several share it, the next one."""
        at = mark.programs.index(self._current) + 1 if self._current in mark.programs else 0
        program = mark.programs[at % len(mark.programs)]
        self.set_current(program)
        self.chosen.emit(program)

    def _current_mark(self) -> Mark | None:
        return next((mark for mark in self._marks if self._current in mark.programs), None)

    def _mark_at(self, point: QPointF) -> Mark | None:
        near = [(self._distance(mark, point), mark) for mark in reversed(self._marks)]
        distance, mark = min(near, key=lambda pair: pair[0], default=(_REACH + 1, None))
        return mark if distance <= _REACH else None

    def _distance(self, mark: Mark, point: QPointF) -> float:
        away = self._at(mark) - point
        return float((away.x() ** 2 + away.y() ** 2) ** 0.5)

    def _gutter(self) -> QPointF:
        """Return how much room is left for what is not known: on the left, and at the foot."""
        metrics = self.fontMetrics()
        return QPointF(metrics.horizontalAdvance(self.tr("no score")) + _PAD, metrics.height() + 2 * _PAD)

    def _field(self) -> QRectF:
        """Return where both figures are known."""
        gutter, line = self._gutter(), self.fontMetrics().height()
        left, foot = 2 * line + _PAD + gutter.x(), 2 * line + _PAD + gutter.y()
        return QRectF(left, _PAD, max(self.width() - left - 2 * _PAD, 1), max(self.height() - foot - _PAD, 1))

    def _at(self, mark: Mark) -> QPointF:
        field, gutter = self._field(), self._gutter()
        x = field.left() - gutter.x() / 2 if mark.score is None else self._x(field, mark.score.middle)
        y = field.bottom() + gutter.y() / 2 if mark.fit is None else self._y(field, mark.fit.middle)
        place, of = self._abreast[mark]
        if of > 1:
            wide = self._apart * (of - 1)
            first = max(x - wide / 2, field.left() - gutter.x() + _SIZE)
            x = min(first, field.right() - wide) + place * self._apart
        return QPointF(x, y)

    def _x(self, field: QRectF, share: float) -> float:
        return field.left() + share * field.width()

    def _y(self, field: QRectF, share: float) -> float:
        return field.bottom() - share * field.height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens(self)
        field = self._field()
        self._paint_axes(painter, field, tokens)
        if len(self._marks) <= _MANY:
            for mark in self._marks:
                self._paint_bars(painter, field, mark, tokens.color("unknown"))
        current = self._current_mark()
        if current is not None:
            self._paint_bars(painter, field, current, tokens.color("accent"))
        for mark in self._marks:
            self._paint_mark(painter, mark, tokens, current=mark is current)
        painter.end()

    def _paint_axes(self, painter: QPainter, field: QRectF, tokens: Tokens) -> None:
        line, gutter = self.fontMetrics().height(), self._gutter()
        left, foot = field.left() - gutter.x(), field.bottom() + gutter.y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hatch(tokens.border))
        painter.drawRect(QRectF(left, field.top(), gutter.x(), foot - field.top()))
        painter.drawRect(QRectF(field.left(), field.bottom(), field.width(), gutter.y()))
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("surface"))
        painter.drawRect(field)
        for figure in steps(self._scales.score):
            x = self._x(field, figure / self._scales.score)
            painter.setPen(QPen(tokens.color("border"), 1))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            painter.setPen(tokens.color("text_muted"))
            painter.drawText(QRectF(x - 30, foot, 60, line), _CENTER, str(figure))
        for figure in steps(self._scales.fit):
            y = self._y(field, figure / self._scales.fit)
            painter.setPen(QPen(tokens.color("border"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(tokens.color("text_muted"))
            painter.drawText(QRectF(left - 2 * line, y - line / 2, 2 * line - 4, line), _AT_END, str(figure))
        painter.setPen(tokens.color("text"))
        painter.drawText(
            QRectF(field.left(), foot + line, field.width(), line), _CENTER, self.tr("IMG score")
        )
        painter.drawText(QRectF(left - _PAD / 2, foot, gutter.x(), line), _CENTER, self.tr("no score"))
        painter.save()
        painter.translate(line / 2 + 2, field.center().y())
        painter.rotate(-90)
        painter.drawText(
            QRectF(-field.height() / 2, -line / 2, field.height(), line), _CENTER, self.tr("Fit to my goals")
        )
        painter.restore()
        painter.setPen(tokens.color("text_muted"))
        note = QRectF(field.left() + 4, field.bottom() + 1, field.width() - 8, gutter.y() - 2)
        painter.drawText(
            note, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self.tr("fit unknown")
        )

    def _paint_bars(self, painter: QPainter, field: QRectF, mark: Mark, ink: QColor) -> None:
        at = self._at(mark)
        painter.setPen(QPen(ink, 1.4))
        if mark.score is not None and _open(mark.score):
            ends = (self._x(field, mark.score.low), self._x(field, mark.score.high))
            painter.drawLine(QPointF(ends[0], at.y()), QPointF(ends[1], at.y()))
        if mark.fit is not None and _open(mark.fit):
            ends = (self._y(field, mark.fit.low), self._y(field, mark.fit.high))
            painter.drawLine(QPointF(at.x(), ends[0]), QPointF(at.x(), ends[1]))

    def _paint_mark(self, painter: QPainter, mark: Mark, tokens: Tokens, *, current: bool) -> None:
        at = self._at(mark)
        paint_tier(painter, at, mark.tier, tokens)
        if len(mark.programs) > 1:
            painter.setPen(tokens.color("text"))
            box = QRectF(
                at.x() + _SIZE + 1, at.y() - self.fontMetrics().height(), 60, self.fontMetrics().height()
            )
            painter.drawText(
                box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{len(mark.programs)}"
            )
        if current:
            painter.setPen(QPen(tokens.color("accent" if self.hasFocus() else "text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, _SIZE + 4, _SIZE + 4)


def paint_tier(painter: QPainter, at: QPointF, tier: int | None, tokens: Tokens) -> None:
    """Paint the sign of a tier: diamond, circle, square; hollow for none yet."""
    ink = tokens.color(_COLOURS.get(tier, "text_muted"))
    painter.setPen(QPen(ink if tier is None else tokens.color("surface"), 1.4))
    painter.setBrush(tokens.color("surface") if tier is None else ink)
    square = QRectF(at.x() - _SIZE + 1, at.y() - _SIZE + 1, 2 * _SIZE - 2, 2 * _SIZE - 2)
    if tier == 1:
        reach = _SIZE + 1
        corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
    elif tier == 3:  # noqa: PLR2004 - the third tier
        painter.drawRect(square)
    else:
        painter.drawEllipse(square)


def steps(best: int) -> list[int]:
    """Return the figures named along an edge: whole ones, evenly spread, both ends among them."""
    step = max(-(-best // _STEPS), 1)
    return [*range(0, best - step + 1, step), best]


def _open(reach: Reach) -> bool:
    return reach.high > reach.low
