"""Letters against programs as a table of boxes; arrows move, Space and Enter tick."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.letters import MOST_PER_PROGRAM
from matchplanner.domain.letters_assigning import Doubt, DoubtKind, Field, fields_of
from matchplanner.services.letters_assigning import Grid, GridLetter, GridRow
from matchplanner.ui import theme
from matchplanner.ui.days import short_day
from matchplanner.ui.models.rows import Index
from matchplanner.ui.words import word

TICKED = Qt.ItemDataRole.UserRole + 1
"""True for an assigned letter, False for one that is not, None where there is no box."""

TONE = Qt.ItemDataRole.UserRole + 2
"""The colour token of the mark beside a box, "" for none."""

_ROOT = QModelIndex()
_ROW_GAP = 12
_STROKE = 1.8
_TICK = ((0.22, 0.52), (0.43, 0.72), (0.8, 0.28))
_REACH = 8
"""Pixels around a box that still count as it."""

_PROGRAM_WIDTH, _COUNT_WIDTH, _LETTER_WIDTH = 38, 9, 16  # average characters
_HEADER_LINES = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("Assignment", text)


def cell_words(letter: GridLetter, row: GridRow) -> str:
    """Say where a letter stands with a program."""
    names = {"writer": letter.sheet.writer, "program": row.program.name}
    if letter.id not in row.assigned:
        text = (
            _tr("{writer} to {program}: no room.")
            if row.full
            else _tr("{writer} to {program}: not assigned.")
        )
        return text.format(**names)
    on = row.assigned[letter.id]
    if on is None:
        return _tr("{writer} to {program}: assigned.").format(**names)
    return _tr("{writer} to {program}: assigned on {day}.").format(**names, day=short_day(on))


def cell_doubts(letter: GridLetter, row: GridRow) -> tuple[Doubt, ...]:
    """Return what speaks against a letter at a program, whether it goes there or not."""
    return row.doubts.get(letter.id, ())


class AssignmentModel(QAbstractTableModel):
    """Programs down, letters across; the first column counts each program's letters."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.grid = Grid((), ())

    def show_grid(self, grid: Grid) -> None:
        """Show another state; the same letters and programs keep the keyboard's place."""
        before, after = _shape(self.grid), _shape(grid)
        if before != after:
            self.beginResetModel()
            self.grid = grid
            self.endResetModel()
            return
        self.grid = grid
        if grid.rows:
            last = self.index(len(grid.rows) - 1, len(grid.letters))
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(grid.letters))

    def at(self, index: Index) -> tuple[GridLetter, GridRow] | None:
        """Return the letter and the program of a cell, None for a count."""
        if not index.isValid() or not index.column():
            return None
        return self.grid.letters[index.column() - 1], self.grid.rows[index.row()]

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.letters) + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            name = self.grid.rows[section].program.name
            return name if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if not section:
            return _tr("Letters")
        sheet = self.grid.letters[section - 1].sheet
        if role == Qt.ItemDataRole.ToolTipRole:
            below = sheet.specialty or _tr("Specialty not noted")
            return "\n".join((sheet.writer, below, word(sheet.state)))
        return f"{sheet.writer}\n{_short(sheet.specialty)}"

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, cell = self.grid.rows[index.row()], self.at(index)
        if cell is None:
            return self._count(row, role)
        letter = cell[0]
        if role == TICKED:
            return letter.id in row.assigned
        if role == TONE:
            return _tone(letter, row)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            doubts = (doubt.text for doubt in cell_doubts(letter, row))
            return "\n".join((cell_words(letter, row), *doubts))
        return None

    def _count(self, row: GridRow, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _tr("{count} of {most}").format(count=len(row.assigned), most=MOST_PER_PROGRAM)
        return None


def _short(specialty: str) -> str:
    """Return a specialty as a narrow column says it."""
    fields = [word(field) for field in Field if field in fields_of(specialty) - {Field.OTHER}]
    return "/".join(fields) if fields else (specialty or _tr("unknown"))


def _shape(grid: Grid) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(one.id for one in grid.letters), tuple(row.id for row in grid.rows)


def _tone(letter: GridLetter, row: GridRow) -> str:
    kinds = {doubt.kind for doubt in cell_doubts(letter, row)}
    if letter.id not in row.assigned or not kinds:
        return ""
    return "danger" if DoubtKind.LEAK in kinds else "attention"


def box_in(cell: QRect, widget: QWidget) -> QRect:
    """Return where the box of a cell is."""
    side = widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
    box = QRect(0, 0, side, side)
    box.moveCenter(cell.center())
    return box


class BoxDelegate(QStyledItemDelegate):
    """Paints a box, ticked or not, and a mark beside one that something speaks against."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        ticked, widget = index.data(TICKED), option.widget
        if not isinstance(ticked, bool) or not isinstance(widget, QWidget):
            return
        tokens, box = theme.tokens(widget), QRectF(box_in(option.rect, widget))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("accent" if ticked else "text_muted"), 1))
        painter.setBrush(tokens.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if ticked:
            painter.setPen(QPen(tokens.color("surface"), _STROKE))
            painter.drawPolyline([box.topLeft() + QPointF(*at) * box.width() for at in _TICK])
        painter.restore()
        self._mark(painter, option, str(index.data(TONE) or ""), int(box.width()))

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, tone: str, side: int) -> None:
        if not tone:
            return
        painter.save()
        painter.setFont(theme.sized(option.font, 1.0, bold=True))
        painter.setPen(theme.tokens(option.widget).color(tone))
        beside = option.rect.adjusted(option.rect.width() // 2 + side, 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "!")
        painter.restore()


class AssignmentTable(QTableView):
    """The table; it asks for a box to be changed and changes none itself."""

    toggle_requested = Signal(int, int)
    """Assign this letter to this program, or take it away."""

    cell_changed = Signal()
    """Another cell is current."""

    def __init__(self, model: AssignmentModel, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self.setObjectName("assignmentTable")
        self.setAccessibleName(_tr("Letters by program"))
        self._cells = model
        self.setModel(model)
        self.setItemDelegate(BoxDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        unit, metrics = self.fontMetrics().averageCharWidth(), self.fontMetrics()
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(metrics.height() + _ROW_GAP)
        down.setFixedWidth(_PROGRAM_WIDTH * unit)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap))
        )
        across.setDefaultSectionSize(_LETTER_WIDTH * unit)
        across.setFixedHeight(_HEADER_LINES * metrics.lineSpacing() + _ROW_GAP)
        model.modelReset.connect(self._on_reset)
        self._place: tuple[int, int] = (0, 0)

    def current(self) -> tuple[GridLetter, GridRow] | None:
        """Return the letter and program of the current cell, None for a count or none at all."""
        return self._cells.at(self.currentIndex())

    def toggle_current(self) -> None:
        """Ask for the current box to be changed."""
        cell = self.current()
        if cell is not None:
            self.toggle_requested.emit(cell[0].id, cell[1].id)

    def show_cell(self, letter_id: int, program_id: int) -> None:
        """Make the box of a letter and a program current, if there is one."""
        letters = [one.id for one in self._cells.grid.letters]
        rows = [row.id for row in self._cells.grid.rows]
        if letter_id in letters and program_id in rows:
            self.setCurrentIndex(self._cells.index(rows.index(program_id), letters.index(letter_id) + 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.toggle_current()
            return
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        near = box_in(self.visualRect(index), self).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        if event.button() == Qt.MouseButton.LeftButton and near.contains(place):
            self.toggle_current()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        cell = self._cells.at(current)
        if cell is not None:
            self._place = cell[0].id, cell[1].id
        self.cell_changed.emit()

    def _on_reset(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        if self._cells.columnCount():
            self.setColumnWidth(0, _COUNT_WIDTH * unit)
        self.show_cell(*self._place)
        if not self.currentIndex().isValid() and self._cells.rowCount() and self._cells.columnCount() > 1:
            self.setCurrentIndex(self._cells.index(0, 1))
        self.cell_changed.emit()
