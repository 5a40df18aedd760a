"""Settings of what Today shows: how far ahead, and about what."""

from functools import partial

from PySide6.QtWidgets import QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.due import HORIZONS
from matchplanner.services import preferences
from matchplanner.services.agenda.lines import RISKS
from matchplanner.ui.navigation import BESIDE, PAGES
from matchplanner.ui.page import muted
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.wrapped_check import WrappedCheck
from matchplanner.ui.workspace import Workspace

_SILENT = frozenset({"today"})


class RemindersPage(SettingPage):
    """Chooses how many days ahead Today looks, and which lines it shows."""

    def __init__(self, workspace: Workspace | None, parent: QWidget | None = None) -> None:
        """Show what is chosen for the open plan; without one there is nothing to be reminded of."""
        super().__init__(
            tr("Reminders"),
            tr("Kept in the plan; Undo takes a change back. Reminders are lines on Today, nothing pops up."),
            parent,
        )
        self._workspace = workspace
        self._checks: dict[str, WrappedCheck] = {}
        self.days = ChoiceField([(str(days), tr("{n} days").format(n=days)) for days in HORIZONS])
        if workspace is None:
            self.column.addWidget(muted(tr("Open a plan to choose what Today reminds you of.")))
        else:
            workspace.changed.connect(self._on_changed)
            self.ask("reminderDays", tr("Look ahead"), self.days, self._choose_days)
            self.column.addWidget(muted(tr("Show lines about")))
            for group, label in _groups():
                self._offer(group, label)
            self.column.addWidget(
                muted(tr("Dates of the season are always shown. What is left out is counted below the list."))
            )
            self._load()
        self.end()

    def _offer(self, group: str, label: str) -> None:
        check = WrappedCheck(f"remind_{group}")
        check.load(label, ticked=True)
        check.ticked.connect(partial(self._choose, group, label))
        self._checks[group] = check
        self.column.addWidget(check)

    def _load(self) -> None:
        off = preferences.reminders_off()
        self.days.load(str(preferences.reminder_days()))
        for group, check in self._checks.items():
            check.box.setChecked(group not in off)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("preference"):
            self._load()

    def _choose_days(self, key: str) -> None:
        days = int(key)
        if self._workspace is not None and days != preferences.reminder_days():
            label = tr("Look {n} days ahead").format(n=days)
            self._workspace.run(label, lambda: preferences.set_reminder_days(days))

    def _choose(self, group: str, label: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal hands it so
        if self._workspace is None:
            return
        words = tr("Show reminders: {about}") if on else tr("Leave out reminders: {about}")
        try:
            self._workspace.run(
                words.format(about=label.lower()), lambda: preferences.set_reminders(group, on=on)
            )
        finally:
            self._load()


def _groups() -> list[tuple[str, str]]:
    """Return the groups of lines that may be left out, in the order of the pages."""
    beside = {key: name for key, (name, _of) in BESIDE.items()}
    pages = [(key, tr(name)) for key, name in {**PAGES, **beside}.items() if key not in _SILENT]
    return [*pages, (RISKS, tr("Risks: what endangers the plan without a day of its own"))]
