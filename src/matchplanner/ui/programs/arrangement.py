"""Which columns the table shows, in which order and how wide."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from matchplanner.ui.programs.column import ProgramColumn
from matchplanner.ui.programs.selection import visible_columns

Placed = tuple[str, int]
"""A column's key and its width in pixels; 0 is the width it has at first."""

NAME = "name"
"""The column that always stays, and stays first."""


class Arrangement(QObject):
    """Arranges a table's columns and tells when the user did so."""

    changed = Signal()
    """Told at the next turn of the event loop: hidden columns come and go while rows change places."""

    def __init__(self, table: QTableView, columns: Sequence[ProgramColumn]) -> None:
        """Arrange the columns of this table, in the order in which its model has them."""
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._columns = tuple(columns)
        self._places = {column.key: at for at, column in enumerate(self._columns)}
        self._busy = False
        self._name_width = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.changed)
        self._header.sectionResized.connect(self._on_resized)
        self._header.sectionMoved.connect(self._on_changed)

    @property
    def columns(self) -> tuple[ProgramColumn, ...]:
        """All columns there are."""
        return self._columns

    def at_first(self) -> tuple[Placed, ...]:
        """Return the columns that are shown before anybody chose any."""
        return tuple((column.key, 0) for column in self._columns if not column.hidden)

    def current(self) -> tuple[Placed, ...]:
        """Return the columns shown from left to right, each with its width."""
        return tuple(
            (key, self._name_width if key == NAME else self._header.sectionSize(at))
            for at in visible_columns(self._table)
            for key in (self._columns[at].key,)
        )

    def shown(self, key: str) -> bool:
        """Tell whether a column is shown."""
        return not self._table.isColumnHidden(self._places[key])

    def apply(self, wanted: Sequence[Placed]) -> None:
        """Show these columns in this order; unknown ones are left out, the name comes first in any case."""
        known = {key: width for key, width in wanted if key in self._places and key != NAME}
        name = next((width for key, width in wanted if key == NAME), 0)
        self._busy = True
        for place, (key, width) in enumerate([(NAME, name), *known.items()]):
            at = self._places[key]
            self._table.setColumnHidden(at, False)  # noqa: FBT003 - Qt takes the mark positionally
            self._header.resizeSection(at, width or self._first_width(at))
            self._header.moveSection(self._header.visualIndex(at), place)
        for column in self._columns:
            if column.key not in known and column.key != NAME:
                self._table.setColumnHidden(self._places[column.key], True)  # noqa: FBT003 - Qt takes the mark positionally
        self._name_width = name or self._first_width(self._places[NAME])
        self._busy = False
        self.fill()
        self.changed.emit()

    def fill(self) -> None:
        """Let the name take what the columns leave free of the table's width; its own width stays noted."""
        at = self._places[NAME]
        others = self._header.length() - self._header.sectionSize(at)
        self._busy = True
        self._header.resizeSection(at, max(self._name_width, self._table.viewport().width() - others))
        self._busy = False

    def show(self, key: str, *, shown: bool) -> None:
        """Show a column at the right end, or hide it; the name always stays."""
        if key == NAME or shown == self.shown(key):
            return
        rest = [placed for placed in self.current() if placed[0] != key]
        self.apply([*rest, (key, 0)] if shown else rest)

    def _first_width(self, at: int) -> int:
        letters = self._columns[at].width * self._table.fontMetrics().averageCharWidth()
        return max(letters, self._header.sectionSizeHint(at))

    def _on_resized(self, at: int, _before: int, width: int) -> None:
        if not self._busy and at == self._places[NAME]:
            self._name_width = width
        self._on_changed()

    def _on_changed(self, *_what: int) -> None:
        if not self._busy:
            self._soon.start()
