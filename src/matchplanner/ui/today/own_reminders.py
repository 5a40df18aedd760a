"""Reminders of the user's own: asked for, changed and deleted from the Today page."""

from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.entry import read
from matchplanner.domain.repeating import Repeat
from matchplanner.services.agenda import own
from matchplanner.services.agenda.own import OwnReminder
from matchplanner.ui.days import parse_day
from matchplanner.ui.today.words import tr
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace


class OwnReminders:
    """Writes reminders, each change as one action to undo; dialogs belong to the page."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Work on the open plan."""
        self._workspace = workspace
        self._parent = parent

    def ask_new(self) -> None:
        """Ask for a new reminder."""
        ReminderDialog(self._workspace, None, self._parent).open()

    def ask_change(self, uid: str) -> None:
        """Ask what a reminder should say instead."""
        ReminderDialog(self._workspace, own.get(uid), self._parent).open()

    def delete(self, uid: str) -> None:
        """Delete a reminder with all its days."""
        label = tr("Delete reminder: {title}").format(title=own.get(uid).title)
        self._workspace.run(label, lambda: own.delete(uid))


class ReminderDialog(EntryDialog):
    """Asks of what, when, and how often to be reminded."""

    def __init__(self, workspace: Workspace, held: OwnReminder | None, parent: QWidget) -> None:
        """Show a reminder to change, or an empty one for today."""
        super().__init__(
            "reminderDialog",
            tr("New reminder") if held is None else tr("Change reminder"),
            tr("Add") if held is None else tr("Keep"),
            parent,
            tr("A line on Today from its day on, until it is done; nothing pops up."),
        )
        self._workspace, self._held = workspace, held
        self.title, self.on, self.every = QLineEdit(), DayField(), QLineEdit()
        self.repeat = ChoiceField(choices(Repeat))
        self.every.setPlaceholderText(tr("1 is each day, 10 each tenth day"))
        self.add("reminderTitle", tr("What to do"), self.title)
        self.add("reminderOn", tr("On"), self.on)
        self.add("reminderRepeat", tr("Repeats"), self.repeat)
        self.add("reminderEvery", tr("Every how many days"), self.every)
        self.on.load(workspace.today() if held is None else held.series.start)
        self.repeat.load((Repeat.ONCE if held is None else held.series.repeat).value)
        if held is not None:
            self.title.setText(held.title)
            self.every.setText(str(held.series.every) if held.series.repeat is Repeat.DAYS else "")
        self.repeat.currentIndexChanged.connect(lambda _at: self._enable())
        self._enable()
        self.submit_with(self._store)
        self.title.setFocus()

    def _enable(self) -> None:
        """Ask for the days between two only where they count."""
        self.form.show_row(self.every, on=self.repeat.key() == Repeat.DAYS)

    def _store(self) -> None:
        held, title, on = self._held, self.title.text(), parse_day(self.on.line.text())
        repeat, every = read(Repeat, self.repeat.key(), Repeat.ONCE), self.every.text()
        every = every if repeat is Repeat.DAYS else ""
        if held is None:
            label = tr("Add reminder: {title}").format(title=title)
            self._workspace.run(label, lambda: own.add(title, on, repeat, every))
        else:
            label = tr("Change reminder: {title}").format(title=title)
            self._workspace.run(label, lambda: own.edit(held.uid, title, on, repeat, every))
