"""What the window shows of a plan before it is open: the navigation and the head of the Today page.

Everything here stands where the open plan's own view puts it a moment later, and nothing here needs the
store, the services, a page or the names in `Qt`: the window's first paint waits for it.
"""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.ui.navigation import PAGES, Navigation, page_names
from matchplanner.ui.overriding import override
from matchplanner.ui.today.head import GAP, MARGINS, TodayHead, side_width


class FirstSight(QWidget):
    """A plan at a glance, replaced by its `PlanView` as soon as it is open."""

    def __init__(self, today: date, target_year: int | None, programs: int) -> None:
        """Show what is known of a plan; a target year of None is unknown."""
        super().__init__()
        self.setObjectName("firstSight")
        navigation = self._navigation = Navigation(
            {key: name for key, name in page_names().items() if key in PAGES}
        )
        navigation.setCurrentRow(0)
        self.setFocusProxy(navigation)
        head = TodayHead()
        head.show_plan(today, target_year, programs)
        left = QVBoxLayout()
        left.setContentsMargins(*MARGINS)
        left.addWidget(head)
        left.addStretch()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(navigation)
        row.addLayout(left, 1)
        row.addSpacing(GAP)
        self._side = QWidget()
        row.addWidget(self._side)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._navigation.fit_window(self.width())
        page = self.width() - self._navigation.width()
        self._side.setFixedWidth(side_width(page, self.fontMetrics().averageCharWidth()))
        self._row.activate()  # now, not after the first paint
