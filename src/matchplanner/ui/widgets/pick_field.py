"""One record out of many: type a part of its name, or open the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget


class PickField(QComboBox):
    """Offers records by name; what is typed finds them by any part of it."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self._placeholder = placeholder

    def offer(self, records: Sequence[tuple[int, str]], chosen: int = 0) -> None:
        """Offer (id, name) pairs, with one of them chosen or none."""
        self.clear()
        for record, name in records:
            self.addItem(name, record)
        self.setCurrentIndex(self.findData(chosen) if chosen else -1)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(self._placeholder)
            line.setCursorPosition(0)

    def typed(self) -> str:
        """Return what stands in the field."""
        return " ".join(self.currentText().split())

    def record(self) -> int:
        """Return the id of the record whose name stands in the field, 0 if none has that name."""
        typed = self.typed().casefold()
        at = self.currentIndex()
        if at >= 0 and self.itemText(at).casefold() == typed:
            return int(self.itemData(at))
        for place in range(self.count()):
            if " ".join(self.itemText(place).split()).casefold() == typed:
                return int(self.itemData(place))
        return 0
