"""The command palette: every command by its name, with its keys, or why it cannot be run now."""

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from matchplanner.domain.searching import marks, words
from matchplanner.services.closest import closest
from matchplanner.ui.overriding import override
from matchplanner.ui.registry import Command, plain
from matchplanner.ui.searching.finder import Finder
from matchplanner.ui.searching.rows import Row
from matchplanner.ui.searching.usage import Usage
from matchplanner.ui.settings import Settings


class Palette(Finder):
    """Runs commands by name; with nothing typed, those run before stand first."""

    NAME = "commandPalette"

    def __init__(self, window: QWidget, settings: Settings, commands: Sequence[Command]) -> None:
        """Offer the commands as they are now."""
        super().__init__(window, self.NAME, self.tr("Commands"), self.tr("Type what you want to do"))
        self._settings = settings
        self._usage = Usage.read(settings)
        self._commands = {command.name: command for command in commands}
        self.list.setAccessibleName(self.tr("Commands found"))
        self.foot.setText(self.tr("Up and Down choose, Enter runs, Esc goes back"))

    @override
    def rows_for(self, text: str) -> Sequence[Row]:
        if not words(text):
            return self._all()
        listed = list(self._commands.values())
        found = closest(text, [titled(command) for command in listed])
        return [self._row(listed[at], text) for at in found]

    @override
    def words_for(self, text: str) -> str:
        return self.tr("No command is called like that. Ctrl+Shift+F searches what you wrote.")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        opening = self._commands[self.NAME].action if self.NAME in self._commands else None
        if opening is not None and QKeySequence(event.keyCombination()) in opening.shortcuts():
            self.reject()  # the keys that open it close it
        else:
            super().keyPressEvent(event)

    def _all(self) -> list[Row]:
        first = self._usage.first(list(self._commands))
        rest = [name for name in self._commands if name not in first]
        rows = [Row(self.tr("Used before"))] if first else []
        rows += [self._row(self._commands[name]) for name in first]
        rows += [Row(self.tr("All commands"))] if first else []
        return rows + [self._row(self._commands[name]) for name in rest]

    def _row(self, command: Command, text: str = "") -> Row:
        title = titled(command)
        return Row(
            title,
            lambda: self._run(command),
            marks(title, words(text)),
            aside=", ".join(command.keys),
            barred=command.reason(),
        )

    def _run(self, command: Command) -> None:
        self._usage.with_run(command.name).keep(self._settings)
        command.action.trigger()


def titled(command: Command) -> str:
    """Return what a command is called where all stand together: "Rank list: Versions"."""
    label = plain(command.action.text())
    return f"{command.context}: {label}" if command.context else label
