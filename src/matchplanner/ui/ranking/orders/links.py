"""Lines between two tables that show the same programs: from a program's row here to its row there."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.models.rows import RowTableModel
from matchplanner.ui.widgets.record_table import RecordTable

_WIDTH = 6  # average characters
_THIN, _THICK = 1.0, 2.5


class Links(QWidget):
    """Stands between two tables; nothing on it can be chosen, and a screen reader reads the tables."""

    def __init__(self, left: RecordTable, right: RecordTable, parent: QWidget | None = None) -> None:
        """Join the rows of two tables."""
        super().__init__(parent)
        self._left, self._right = left, right
        self._marked: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for table in (left, right):
            table.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
            model = table.model()
            for moved in (model.layoutChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
                moved.connect(self.update)

    def mark(self, programs: frozenset[int]) -> None:
        """Draw the lines of these programs thick."""
        self._marked = programs
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH * self.fontMetrics().averageCharWidth(), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._rows_area()
        painter.setClipRect(area)
        tokens = theme.tokens(self)
        there = self._heights(self._right)
        joined = [
            (program, high, there[program])
            for program, high in self._heights(self._left).items()
            if program in there
        ]
        for program, high, low in sorted(joined, key=lambda one: one[0] in self._marked):
            marked = program in self._marked
            pen = QPen(tokens.color("accent" if marked else "unknown"), _THICK if marked else _THIN)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(0, high), QPointF(self.width(), low))
        painter.end()

    def _rows_area(self) -> QRectF:
        viewport = self._left.viewport()
        top = self._of_mine(viewport, 0)
        return QRectF(0, top, self.width(), viewport.height())

    def _heights(self, table: RecordTable) -> dict[int, float]:
        """Return the middle of each program's row, in this widget's own measure."""
        model = table.model()
        if not isinstance(model, RowTableModel):
            return {}
        half = table.verticalHeader().defaultSectionSize() / 2
        return {
            row.id: self._of_mine(table.viewport(), table.rowViewportPosition(at)) + half
            for at, row in enumerate(model.rows)
        }

    def _of_mine(self, viewport: QWidget, y: int) -> int:
        return self.mapFromGlobal(viewport.mapToGlobal(QPoint(0, y))).y()
