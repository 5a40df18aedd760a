"""Getting a long list ready while nobody waits, so that keystrokes and clicks on titles find it ready."""

import gc

from PySide6.QtCore import QObject, QTimer

from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.programs.selection import visible_columns
from matchplanner.ui.programs.table import ProgramTable

_AT_A_TURN = 2000
"""Programs made ready at a turn of the event loop."""

_MANY = 2000
"""Programs from which on looking for garbage among them takes as long as a keystroke may."""


class Warming(QObject):
    """Prepares what search and sorting ask for, a little at each turn of the event loop."""

    def __init__(self, model: ProgramTableModel, table: ProgramTable) -> None:
        """Prepare nothing before rows are read or columns come."""
        super().__init__(table)
        self._model = model
        self._table = table
        self._just_read = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)
        table.arrangement.changed.connect(self._soon.start)

    def start(self) -> None:
        """Begin anew with rows that were just read."""
        self._just_read = True
        self._soon.start()

    def _go_on(self) -> None:
        if self._model.warm(_AT_A_TURN, visible_columns(self._table)):
            self._soon.start()
        elif self._just_read:
            self._just_read = False
            self._set_apart()

    def _set_apart(self) -> None:
        """Let the search for garbage pass over the rows that stay, until others are read."""
        gc.unfreeze()  # what was shown before, another plan perhaps, may have become garbage
        if self._model.total > _MANY:
            gc.collect()
            gc.freeze()  # what is dropped of the rows later hangs in no circle
