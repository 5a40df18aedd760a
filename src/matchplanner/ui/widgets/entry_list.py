"""A list at the left of what is chosen in it: entries of two lines under headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE, TwoLineDelegate

_GAP = 12
_KEY = Qt.ItemDataRole.UserRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: its key, what it says, and a quieter line below with its tone; no key makes it a heading."""

    key: str
    text: str
    second: str = ""
    tone: str = "text_muted"


class EntryList(QListWidget):
    """Entries under headings, with one of them chosen; Delete asks for its deletion."""

    chosen = Signal(str)
    """Another line is current: its key."""

    delete_requested = Signal(str)
    """The line of this key is to be deleted."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(TwoLineDelegate(self))
        self._entries: tuple[Entry, ...] = ()
        self._loading = False
        self.currentRowChanged.connect(self._on_row)

    def show_entries(self, entries: Sequence[Entry], current: str) -> None:
        """Show these lines, the one of this key chosen without telling so."""
        self._loading = True
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.clear()
            for entry in entries:
                self.addItem(self._item(entry))
        keys = [entry.key for entry in entries]
        self.setCurrentRow(keys.index(current) if current in keys else -1)
        self._loading = False

    def key(self) -> str:
        """Return the key of the current line, "" for none."""
        return str(self.currentItem().data(_KEY)) if self.currentRow() >= 0 else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.key():
            self.delete_requested.emit(self.key())
        else:
            super().keyPressEvent(event)

    def _item(self, entry: Entry) -> QListWidgetItem:
        item = QListWidgetItem(entry.text)
        item.setData(_KEY, entry.key)
        item.setData(_SPOKEN, ", ".join(part for part in (entry.text, entry.second) if part))
        item.setData(SECOND_LINE, entry.second)
        item.setData(SECOND_TONE, entry.tone)
        item.setToolTip(plain_tip("\n".join(part for part in (entry.text, entry.second) if part)))
        small = QFontMetrics(theme.sized(self.font(), 0.85)).height() if entry.second else 0
        item.setSizeHint(QSize(0, self.fontMetrics().height() + small + _GAP))
        if not entry.key:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _on_row(self, row: int) -> None:
        if not self._loading and row >= 0:
            self.chosen.emit(self.key())
