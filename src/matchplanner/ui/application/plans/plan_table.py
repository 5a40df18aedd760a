"""The plans as a table: the way of each as a row of steps, and what belongs to it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.domain.fees import Fees
from matchplanner.domain.plans import BROADER_FIELDS, PlanKind
from matchplanner.services import budget
from matchplanner.services.plans import PlanRow
from matchplanner.ui import theme
from matchplanner.ui.application.plans.plan_words import ARROW, cost_text, cost_tip, named, tr
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import choices, word

_WIDTHS = (31, 30, 17, 10, 9, 16, 14, 12)
_STRETCHED = 7
_LEAST, _MOST = 2, 4
OPENED = ("programs", "letters", "statement")
"""The columns behind whose cells something stands."""
_PADDING, _GAP, _RADIUS = 8, 20, 8
_LINE_GAP, _ROW_GAP = 4, 12

Edit = Callable[[PlanRow, str, Any], None]


class WayDelegate(ChoiceDelegate):
    """Paints the steps of a plan one after the other, the first of them in the accent's colour."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        steps, blank.text = blank.text.split(ARROW), ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, widget)
        tokens = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        lines = way_lines(steps, metrics, option.rect.width())
        height = metrics.height() + 4
        top = option.rect.center().y() - (len(lines) * height + (len(lines) - 1) * _LINE_GAP) / 2
        for number, line in enumerate(lines):
            left: float = option.rect.left() + _PADDING
            for at, step in enumerate(line):
                if number or at:
                    arrow = QRectF(left, top, _GAP, height)
                    painter.setPen(tokens.color("text_muted"))
                    painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, ARROW.strip())
                    left += _GAP
                room = option.rect.right() - left - _PADDING
                text = metrics.elidedText(step, Qt.TextElideMode.ElideRight, int(room - 2 * _PADDING))
                box = QRectF(left, top, metrics.horizontalAdvance(text) + 2 * _PADDING, height)
                first = not number and not at
                painter.setPen(tokens.color("accent" if first else "border"))
                painter.setBrush(tokens.color("accent_soft" if first else "surface"))
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
                painter.setPen(tokens.color("text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                left += box.width()
            top += height + _LINE_GAP
        painter.restore()


def way_lines(steps: Sequence[str], metrics: QFontMetrics, room: int) -> list[list[str]]:
    """Return the steps of a plan, a second line begun where the first is full."""
    lines: list[list[str]] = [[]]
    for step in steps:
        if lines[-1] and way_width([*lines[-1], step], metrics) > room:
            lines.append([])
        lines[-1].append(step)
    return lines


def way_width(steps: Sequence[str], metrics: QFontMetrics) -> int:
    """Return how wide the steps of a plan are painted."""
    boxes = sum(metrics.horizontalAdvance(step) + 2 * _PADDING + 1 for step in steps)
    return boxes + _GAP * max(len(steps) - 1, 0) + 2 * _PADDING


class PlanTable(RecordTable):
    """The table of the plans; Alt+Up and Alt+Down move a plan, Enter opens what a cell counts."""

    move_requested = Signal(int)
    """The current plan is to go so many places down, or up where negative."""

    cell_opened = Signal(str)
    """What stands behind the column of this key is to be shown."""

    def __init__(self, edit: Edit, parent: QWidget | None = None) -> None:
        """Start empty; `edit` stores a field of a plan."""
        super().__init__("plansTable", tr("Plans"), parent)
        self._fees: Fees | None = None
        self.rows_model = RowTableModel(self._columns(edit), self)
        self.show_model(self.rows_model, _WIDTHS, _STRETCHED)
        self._usual = self.columnWidth(self.rows_model.column_of("kind"))
        for key, delegate in (("kind", self._ways()), ("specialty", self._fields())):
            self.setItemDelegateForColumn(self.rows_model.column_of(key), delegate)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_plans(self, rows: Sequence[PlanRow]) -> None:
        """Show the plans in their order; the table is as high as they need."""
        self._fees = budget.season_fees() if rows else None
        self.rows_model.replace(rows)
        self.select_any()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the plans, their ways in two lines where one is too short.

        The bar has its place below them where they are wider than the window all the same.
        """
        metrics, way = self.fontMetrics(), self.rows_model.column_of("kind")
        ways = [row.steps for row in self.rows_model.rows]
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(way) - header.sectionSize(_STRETCHED)
        room = self.viewport().width() - others - self.least_left
        longest = max((way_width(steps, metrics) for steps in ways), default=0)
        self.setColumnWidth(way, min(max(longest, self._usual), max(room, self._usual)))
        lines = [len(way_lines(steps, metrics, self.columnWidth(way))) for steps in ways]
        more = (max(lines, default=1) - 1) * (metrics.height() + 4 + _LINE_GAP)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_GAP + more)
        self.fit_rows(_LEAST, _MOST)
        if self.horizontalHeader().length() > self.width() - 2 * self.frameWidth():
            self.setFixedHeight(self.height() + self.horizontalScrollBar().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open():
            return
        super().keyPressEvent(event)

    def _open(self) -> bool:
        """Ask for what stands behind the current cell; tell whether it is one that counts something."""
        at = self.currentIndex()
        key = self.rows_model.columns[at.column()].key if at.isValid() else ""
        if key in OPENED:
            self.cell_opened.emit(key)
        return key in OPENED

    def _ways(self) -> ChoiceDelegate:
        return WayDelegate(tr("Way"), choices(PlanKind), self)

    def _fields(self) -> ChoiceDelegate:
        offered = [("", tr("Genetics")), *((name, tr(name)) for name in BROADER_FIELDS)]
        return ChoiceDelegate(tr("Field"), offered, self)

    def _columns(self, edit: Edit) -> tuple[Column[PlanRow], ...]:
        def of(field: str) -> Callable[[PlanRow, Any], None]:
            return lambda row, value: edit(row, field, value)

        return (
            Column("name", tr("Plan"), lambda row: row.name, of("name")),
            Column(
                "kind",
                tr("Way"),
                lambda row: ARROW.join(row.steps) or word(row.kind),
                of("kind"),
                edited=lambda row: row.kind.value,
                tip=lambda row: ARROW.join((word(row.kind), *row.steps)),
            ),
            Column(
                "specialty",
                tr("Field"),
                lambda row: row.specialty or tr("Genetics"),
                of("specialty"),
                edited=lambda row: row.specialty,
                tip=lambda _row: tr("What its programs train in; by it letters and rotations are judged"),
            ),
            Column(
                "programs",
                tr("Programs"),
                lambda row: str(len(row.programs)),
                tip=lambda row: "\n".join(row.programs) or tr("None to apply to belongs to it yet"),
                numeric=True,
            ),
            Column(
                "letters",
                tr("Letters"),
                lambda row: str(row.letters),
                tip=lambda _row: tr("Meant for this plan alone; any other letter may serve several"),
                numeric=True,
            ),
            Column(
                "statement",
                tr("Statement"),
                lambda row: named(row.statements) or tr("none yet"),
                tip=lambda row: named(row.statements) or tr("Its own version is written under Texts"),
            ),
            Column("cost", tr("Applications"), cost_text, tip=self._cost_tip, numeric=True),
            Column("note", tr("Note"), lambda row: row.note, of("note")),
        )

    def _cost_tip(self, row: PlanRow) -> str:
        return "" if self._fees is None else cost_tip(row, self._fees)
