"""A time zone by its IANA name, found by any part of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget
from typing_extensions import override

from matchplanner.domain.zones import zone_names
from matchplanner.ui.widgets.fields import LineField

_SHOWN = 12


class ZoneField(LineField):
    """A line that offers the zones: type a city, or press Down for the list, US zones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty; the list is read when it is first wanted."""
        super().__init__(parent)
        self.setPlaceholderText(self.tr("unknown; type a city"))
        self.textEdited.connect(self._prepare)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._prepare()
            completer = self.completer()
            completer.setCompletionPrefix("" if self.text() in zone_names() else self.text())
            completer.complete()
            return
        super().keyPressEvent(event)

    def _prepare(self) -> None:
        if self.completer() is not None:
            return
        completer = QCompleter(list(zone_names()), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_SHOWN)
        self.setCompleter(completer)
        completer.activated.connect(lambda _name: self.commit())
