"""The calendar with what is around it: zoom and lanes above, legend and lists below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationPlan
from matchplanner.ui.rotations import dates_table
from matchplanner.ui.rotations.calendar_bar import CalendarBar
from matchplanner.ui.rotations.canvas import RotationsCanvas
from matchplanner.ui.rotations.dates_table import DatesModel
from matchplanner.ui.rotations.table import WIDTHS, RotationTableModel
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.rotations.zoom import Zoom, zoom_of
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.elided_label import ElidedLabel
from matchplanner.ui.widgets.record_table import RecordTable

_CANVAS_LINES, _TABLE_LINES = 32, 7
_ZOOM, _LIST = "rotations/zoom", "rotations/list"
_ROTATIONS, _DATES = "rotations", "dates"


class CalendarPane(QWidget):
    """The calendar over a list of the same: of the rotations, or of everything."""

    open_requested = Signal(object)
    """Go to the record of this `ItemKey`."""

    details_requested = Signal(int)
    """Go to the details of this rotation."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Build calendar and lists; start as they were left."""
        super().__init__(parent)
        self._settings = settings
        self.bar = CalendarBar(settings)
        self.canvas = RotationsCanvas()
        self.model = RotationTableModel(self)
        self.table = _table("rotationsTable", tr("Rotations"))
        self.table.show_model(self.model, WIDTHS, stretch=None)
        self.dates = DatesModel(self)
        self.dates_table = _table("datesTable", tr("All dates"))
        self.dates_table.show_model(self.dates, dates_table.WIDTHS, stretch=3)
        self._lists = QStackedWidget()
        for table in (self.table, self.dates_table):
            header = table.horizontalHeader()
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            table.setSortingEnabled(True)
            self._lists.addWidget(table)
        self._assemble()
        self._connect()
        self.canvas.hide_lanes(self.bar.menu.hidden_lanes)
        self.canvas.set_zoom(zoom_of(settings.text(_ZOOM)))
        self.bar.show_zoom(self.canvas.zoom)
        self._show_list(settings.text(_LIST, _ROTATIONS))

    def show_plan(self, plan: RotationPlan, items: tuple[LaneItem, ...]) -> None:
        """Show another state of the plan."""
        self.bar.menu.count(items)
        self.canvas.show_plan(plan, items)
        self.model.show_plan(plan)
        self.dates.show_plan(plan, items)

    def _assemble(self) -> None:
        legend = ElidedLabel()
        legend.setProperty("role", "muted")
        legend.setText(
            tr(
                "◆ date of the season   ◇ expected, check the official site   ▨ time to apply   "
                "dashed: not applied for yet   \N{BLACK VERTICAL RECTANGLE}\N{EM DASH} ask for a letter, "
                "and until when it comes"
            )
        )
        below = QHBoxLayout()
        below.setContentsMargins(16, 4, 16, 4)
        below.setSpacing(4)
        below.addWidget(legend, 1)
        self._choices = QButtonGroup(self)
        self._list_buttons = {
            _ROTATIONS: button("listRotations", tr("Rotations"), lambda: self._show_list(_ROTATIONS)),
            _DATES: button("listDates", tr("All dates"), lambda: self._show_list(_DATES)),
        }
        for made in self._list_buttons.values():
            made.setCheckable(True)
            made.setToolTip(tr("What the list below holds"))
            self._choices.addButton(made)
            below.addWidget(made)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.canvas, 1)
        column.addLayout(below)
        rows = QSplitter(Qt.Orientation.Vertical)
        rows.addWidget(upper)
        rows.addWidget(self._lists)
        rows.setStretchFactor(0, 3)
        rows.setStretchFactor(1, 1)
        rows.setChildrenCollapsible(False)
        rows.setHandleWidth(1)
        line = self.fontMetrics().height()
        rows.setSizes([_CANVAS_LINES * line, _TABLE_LINES * line])
        self._settings.attach("rotations/rows", rows)
        self._settings.attach("rotations/header", self.table.horizontalHeader())
        self._settings.attach("rotations/dates_header", self.dates_table.horizontalHeader())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(rows)

    def _connect(self) -> None:
        self.bar.zoom_chosen.connect(lambda level: self.canvas.set_zoom(zoom_of(level)))
        self.bar.steps_chosen.connect(self.canvas.step_zoom)
        self.bar.today_requested.connect(self.canvas.show_today)
        self.bar.menu.changed.connect(self.canvas.hide_lanes)
        self.canvas.zoom_changed.connect(self._on_zoom)
        self.dates_table.record_changed.connect(self._on_date)
        self.dates_table.activated.connect(lambda _index: self._open(self.dates_table.record()))

    def _on_zoom(self, level: str) -> None:
        self._settings.set_text(_ZOOM, level)
        self.bar.show_zoom(Zoom(level))

    def _show_list(self, which: str) -> None:
        chosen = which if which in self._list_buttons else _ROTATIONS
        self._settings.set_text(_LIST, chosen)
        self._list_buttons[chosen].setChecked(True)
        self._lists.setCurrentIndex(list(self._list_buttons).index(chosen))

    def _on_date(self, record: int) -> None:
        """Show on the calendar what the user goes to in the list."""
        row = self.dates.row(record)
        if row is None or not self.dates_table.hasFocus():
            return
        if row.key is None:
            self.canvas.choose_rotation(row.rotation)
        else:
            self.canvas.choose_item(row.key)

    def _open(self, record: int) -> None:
        row = self.dates.row(record)
        if row is not None and row.key is not None:
            self.open_requested.emit(row.key)
        elif row is not None:
            self.details_requested.emit(row.rotation)


def _table(name: str, label: str) -> RecordTable:
    made = RecordTable(name, label)
    made.setFrameShape(QFrame.Shape.NoFrame)
    return made
