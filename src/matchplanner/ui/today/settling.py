"""Lines of the Today page put off or done, from the keys, the buttons and the menu."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from matchplanner.errors import UserError
from matchplanner.services.agenda import own, reminders
from matchplanner.services.today import DueLine
from matchplanner.ui.days import day_text, parse_day
from matchplanner.ui.today.own_reminders import OwnReminders
from matchplanner.ui.today.words import tr
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.workspace import Workspace

_WEEK = 7


class Settling:
    """Puts lines off, notes them done and brings them back, each as one action to undo."""

    def __init__(self, workspace: Workspace, of_user: OwnReminders, parent: QWidget) -> None:
        """Work on the open plan; menus and dialogs belong to the page."""
        self._workspace = workspace
        self._own = of_user
        self._parent = parent

    def done(self, line: DueLine, *, settled: bool) -> None:
        """Note a line done, or bring back one that is settled."""
        today = self._workspace.today()
        if settled:
            label = tr("Bring back: {title}").format(title=line.title)
            self._workspace.run(label, lambda: reminders.reopen(line.key))
        else:
            label = tr("Done: {title}").format(title=line.title)
            self._workspace.run(label, lambda: reminders.done(line.key, today))

    def snooze(self, line: DueLine, until: date) -> None:
        """Put a line off until a day."""
        today = self._workspace.today()
        label = tr("Put off: {title}").format(title=line.title)
        self._workspace.run(label, lambda: reminders.snooze(line.key, until, today))

    def open_snooze(self, line: DueLine, place: QPoint) -> QMenu:
        """Offer the days until which a line may be put off."""
        menu = self._menu("snoozeMenu", tr("Snooze"))
        self._fill(menu, line)
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def open_menu(self, line: DueLine, place: QPoint, show: Callable[[], object], *, settled: bool) -> QMenu:
        """Offer all that can be done with a line."""
        menu = self._menu("todayMenu", tr("Line"))
        _add(menu, "openLine", tr("Open") + "\t" + tr("Enter"), show)
        done = tr("Bring back") if settled else tr("Done")
        _add(menu, "doneLine", f"{done}\tD", lambda: self.done(line, settled=settled))
        menu.addSeparator()
        self._fill(menu, line)
        if line.kind == own.KIND:
            menu.addSeparator()
            _add(menu, "changeReminder", tr("Change reminder..."), lambda: self._own.ask_change(line.mark))
            _add(menu, "deleteReminder", tr("Delete reminder"), lambda: self._own.delete(line.mark))
        menu.popup(place)
        return menu

    def ask_day(self, line: DueLine) -> None:
        """Ask until which day a line is to be put off."""
        dialog = EntryDialog("snoozeDialog", tr("Put off"), tr("Put off"), self._parent, line.title)
        field = DayField()
        dialog.add("snoozeUntil", tr("Until"), field)
        field.load(self._workspace.today() + timedelta(days=_WEEK))

        def take() -> None:
            until = parse_day(field.line.text())
            if until is None:
                raise UserError(tr("A line is put off until a day."), tr("Write it as 3 May 2027."))
            self.snooze(line, until)

        dialog.submit_with(take)
        dialog.open()
        field.setFocus()

    def _menu(self, name: str, label: str) -> QMenu:
        menu = QMenu(self._parent)
        menu.setObjectName(name)
        menu.setAccessibleName(label)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _fill(self, menu: QMenu, line: DueLine) -> None:
        today = self._workspace.today()
        tomorrow, next_week = today + timedelta(days=1), today + timedelta(days=_WEEK)
        first = tr("Snooze until tomorrow, {day}").format(day=day_text(tomorrow))
        second = tr("Snooze for a week, until {day}").format(day=day_text(next_week))
        _add(menu, "snoozeTomorrow", first, lambda: self.snooze(line, tomorrow))
        _add(menu, "snoozeWeek", second, lambda: self.snooze(line, next_week))
        _add(menu, "snoozeDay", tr("Snooze until a day..."), lambda: self.ask_day(line))


def _add(menu: QMenu, name: str, label: str, slot: Callable[[], object]) -> None:
    action = menu.addAction(label)
    action.setObjectName(name)
    action.triggered.connect(lambda _checked=False: slot())
