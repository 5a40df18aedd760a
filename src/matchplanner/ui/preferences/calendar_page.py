"""Settings of time: the first day of the week, and the plan's own time zone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.month_grid import WEEKDAYS
from matchplanner.services import profile
from matchplanner.ui import week
from matchplanner.ui.page import muted
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.workspace import Workspace


class CalendarPage(SettingPage):
    """Chooses the first day of the week for this computer, and the home zone for this plan."""

    week_changed = Signal()
    """Calendars that are there already begin their weeks with another day."""

    def __init__(
        self, settings: Settings, workspace: Workspace | None, parent: QWidget | None = None
    ) -> None:
        """Show what is chosen; without a plan there is no home zone to choose."""
        super().__init__(
            tr("Calendar"),
            tr("The week is kept on this computer, the time zone in the plan: it decides what is today's."),
            parent,
        )
        self._settings, self._workspace = settings, workspace
        usual = tr(WEEKDAYS[week.usual()])
        self.week = ChoiceField(
            (
                ("", tr("As usual in this region ({day})").format(day=usual)),
                *((str(day), tr(WEEKDAYS[day])) for day in week.OFFERED),
            )
        )
        day = week.chosen(settings)
        self.week.load("" if day is None else str(day))
        self.ask(
            *("calendarWeek", tr("Weeks begin on"), self.week, self._choose_week),
            tr("Rotations are counted in weeks from Monday, as hospitals do, whichever day is chosen here."),
        )
        self.zone = ZoneField()
        if workspace is None:
            self.column.addWidget(muted(tr("Open a plan to choose its time zone.")))
        else:
            self.zone.load(profile.get().home_zone)
            workspace.changed.connect(self._on_changed)
            self.ask(
                *("calendarZone", tr("Home time zone"), self.zone, self._choose_zone),
                tr("Interviews and deadlines show the clock there beside yours. Undo takes a change back."),
            )
        self.end()

    def _choose_week(self, key: str) -> None:
        week.choose(self._settings, int(key) if key else None)
        self.week_changed.emit()

    def _choose_zone(self, name: str) -> None:
        if self._workspace is not None and name != profile.get().home_zone:
            self._workspace.run(tr("Change the home time zone"), lambda: profile.edit("home_zone", name))

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("profile"):
            self.zone.load(profile.get().home_zone)
