"""A month as rows of weeks."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from matchplanner.domain.month_grid import WEEKDAYS, Month
from matchplanner.domain.spans import Span
from matchplanner.services.interview_month import MonthRow
from matchplanner.ui.interviews.month.words import band_text, day_words, entry_text, tr
from matchplanner.ui.models.rows import Index
from matchplanner.ui.tips import plain_tip

_ROOT = QModelIndex()
_WEEK = 7
_SHORT = 3
_Role = Qt.ItemDataRole


class MonthModel(QAbstractTableModel):
    """One cell a day; what is painted there is asked of `found`."""

    def __init__(self, first_weekday: int, parent: QObject | None = None) -> None:
        """Begin weeks on a weekday, Monday being 0; `show` brings the month."""
        super().__init__(parent)
        self.first_weekday = first_weekday
        self.month = Month(2000, 1)
        self.today = date.min
        self.found = MonthRow({}, (), 0, "", any_there=False)
        self._weeks: tuple[Span, ...] = ()

    @property
    def shown(self) -> Span:
        """The days of a month's weeks, also those of the months around it."""
        return Span(self._weeks[0].start, self._weeks[-1].end)

    def show_month(self, month: Month) -> None:
        """Show another month, still empty."""
        self.beginResetModel()
        self.month = month
        self._weeks = month.weeks(self.first_weekday)
        self.found = MonthRow({}, (), 0, "", any_there=False)
        self.endResetModel()

    def fill(self, found: MonthRow, today: date) -> None:
        """Show what stands on the days."""
        self.found, self.today = found, today
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _WEEK - 1))

    def day(self, index: Index) -> date:
        """Return the day of a cell."""
        return self._weeks[index.row()].start + timedelta(days=index.column())

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day, an invalid one for a day that is not shown."""
        if not self._weeks or not self.shown.holds(day):
            return QModelIndex()
        week, column = divmod((day - self._weeks[0].start).days, _WEEK)
        return self.index(week, column)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._weeks)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _WEEK

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        day = self.day(index)
        if role == _Role.AccessibleTextRole:
            return day_words(day, self.today, self.found)
        if role == _Role.DisplayRole:
            return str(day.day)
        lines = [entry_text(entry) for entry in self.found.on(day)]
        if role == _Role.AccessibleDescriptionRole:
            return "; ".join(lines)
        if role == _Role.ToolTipRole:
            return plain_tip("\n".join([*lines, *map(band_text, self.found.bands_on(day))])) or None
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        name = tr(WEEKDAYS[(section + self.first_weekday) % _WEEK])
        if role == _Role.DisplayRole:
            return name[:_SHORT]
        if role == _Role.AccessibleTextRole:
            return name
        return None
