"""The last cohorts as columns of dots: filled for IMGs, open for others, hatched for what is not known."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.domain.roster import Cohort, Outlook
from matchplanner.ui import theme
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.range_bar import paint_unknown

_DOT = 10
_GAP = 4
_MOST = 6  # dots a column; the figure beside the year tells the rest
_WIDEST = 90


class CohortChart(QWidget):
    """One column a year of entry, the newest at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without cohorts."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs so in every language
        self.setObjectName("cohortChart")
        self._cohorts: tuple[Cohort, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_outlook(self, found: Outlook) -> None:
        """Show other cohorts; the text alternative says the same in words."""
        self._cohorts = found.cohorts
        words = "; ".join(self._words(cohort) for cohort in found.cohorts)
        self.setAccessibleName(self.tr("IMGs by year of entry"))
        self.setAccessibleDescription(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(len(self._cohorts) * 6 * self.fontMetrics().averageCharWidth(), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._cohorts) * 5 * self.fontMetrics().averageCharWidth(), self._height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens(self)
        wide = min(self.width() / max(len(self._cohorts), 1), _WIDEST)
        base = self.height() - self.fontMetrics().height() - 2
        for at, cohort in enumerate(self._cohorts):
            area = QRectF(at * wide, 0, wide, base)
            self._paint_dots(painter, area, cohort, tokens)
            painter.setPen(tokens.color("text" if cohort.size else "text_muted"))
            below = QRectF(area.left(), base, wide, self.height() - base)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(cohort.year))
        painter.end()

    def _paint_dots(self, painter: QPainter, area: QRectF, cohort: Cohort, tokens: theme.Tokens) -> None:
        kinds = ["img"] * cohort.imgs + ["unknown"] * cohort.unknown + ["other"] * cohort.others
        for place, kind in enumerate(kinds[:_MOST]):
            middle = QPointF(area.center().x(), area.bottom() - _GAP - _DOT / 2 - place * (_DOT + _GAP))
            box = QRectF(middle.x() - _DOT / 2, middle.y() - _DOT / 2, _DOT, _DOT)
            if kind == "unknown":
                paint_unknown(painter, box, tokens)
                continue
            painter.setPen(QPen(tokens.color("accent" if kind == "img" else "unknown"), 1.5))
            painter.setBrush(
                tokens.color("accent") if kind == "img" else Qt.BrushStyle.NoBrush  # an open ring
            )
            painter.drawEllipse(box)
        if not kinds:
            painter.setPen(QPen(tokens.color("unknown"), 1, Qt.PenStyle.DotLine))
            line = area.bottom() - _GAP
            painter.drawLine(QPointF(area.center().x() - _DOT, line), QPointF(area.center().x() + _DOT, line))

    def _height(self) -> int:
        tallest = min(max((cohort.size for cohort in self._cohorts), default=1), _MOST)
        return max(tallest, 2) * (_DOT + _GAP) + _GAP + self.fontMetrics().height() + 2

    def _words(self, cohort: Cohort) -> str:
        if not cohort.size:
            return self.tr("{year}: nobody noted").format(year=cohort.year)
        words = self.tr("{year}: {imgs} of {size} IMGs").format(
            year=cohort.year, imgs=cohort.imgs, size=cohort.size
        )
        return words + (self.tr(", {n} not settled").format(n=cohort.unknown) if cohort.unknown else "")
