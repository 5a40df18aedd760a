"""An answer to choose: points large at the left, name and wording beside them."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.theme import Tokens
from matchplanner.ui.widgets.range_bar import paint_unknown

_PAD = 12
_PAD_ABOVE = 8
_RADIUS = 6
_POINTS_FACTOR = 1.5
_WRAP = int(Qt.TextFlag.TextWordWrap)


class AnchorButton(QRadioButton):
    """A large radio button; the whole row can be clicked."""

    def __init__(self, figure: str, label: str, wording: str, parent: QWidget | None = None) -> None:
        """Show a figure (none: hatched, for open), a short name and the wording that anchors it."""
        super().__init__(label, parent)
        self._figure = figure
        self._wording = wording
        self.setAccessibleName(f"{figure}: {label}" if figure else label)
        self.setAccessibleDescription(wording)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        width = 56 * self.fontMetrics().averageCharWidth()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = 32 * self.fontMetrics().averageCharWidth()
        return QSize(width, 2 * _PAD_ABOVE + QFontMetrics(self._bold()).height())  # the wording adds its own

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        space = QRect(0, 0, max(width - self._text_left() - _PAD, 1), 10_000)
        wording = (
            self.fontMetrics().boundingRect(space, _WRAP, self._wording).height() if self._wording else 0
        )
        return 2 * _PAD_ABOVE + QFontMetrics(self._bold()).height() + wording

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        painter.setBrush(tokens.color("accent_soft" if chosen or self.underMouse() else "surface"))
        painter.setPen(QPen(tokens.color("accent" if chosen or focused else "edge"), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        area = self.rect().adjusted(_PAD, _PAD_ABOVE, -_PAD, -_PAD_ABOVE)
        self._paint_figure(painter, area, tokens)
        area.setLeft(self._text_left())
        painter.setPen(tokens.color("text"))
        painter.setFont(self._bold())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), self.text())
        painter.setPen(tokens.color("text" if chosen else "text_muted"))
        painter.setFont(self.font())
        area.setTop(area.top() + QFontMetrics(self._bold()).height())
        painter.drawText(area, _WRAP, self._wording)
        painter.end()

    def _paint_figure(self, painter: QPainter, area: QRect, tokens: Tokens) -> None:
        if not self._figure:
            side = self.fontMetrics().ascent()
            swatch = QRectF(area.left(), area.center().y() - side / 2, side, side)
            paint_unknown(painter, swatch, tokens)
            return
        painter.setPen(tokens.color("accent" if self.isChecked() else "text_muted"))
        painter.setFont(theme.sized(self.font(), _POINTS_FACTOR, bold=True))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._figure)

    def _bold(self) -> QFont:
        return theme.sized(self.font(), 1.0, bold=True)

    def _text_left(self) -> int:
        figure = QFontMetrics(theme.sized(self.font(), _POINTS_FACTOR, bold=True))
        return _PAD + figure.horizontalAdvance("0") + _PAD
