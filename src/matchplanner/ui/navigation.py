"""The list of pages at the left of the window."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from matchplanner.ui import theme
from matchplanner.ui.icons import icon
from matchplanner.ui.overriding import override

PAGES: Mapping[str, str] = {
    "today": "Today",
    "profile": "Profile",
    "programs": "Programs",
    "rotations": "Rotations",
    "letters": "Letters",
    "application": "Application",
    "people": "People",
    "interviews": "Interviews",
    "ranking": "Rank list",
}
"""The pages' names by key, in the order of the navigation."""

BESIDE: Mapping[str, tuple[str, str]] = {"events": ("Events", "people")}
"""Pages that stand as a tab beside one of the navigation: their name, and beside which."""


def page_names() -> dict[str, str]:
    """Return what every page is called in the language of the window, by key."""
    tr = QCoreApplication.translate
    beside = {key: name for key, (name, _of) in BESIDE.items()}
    return {key: tr("Navigation", name) for key, name in {**PAGES, **beside}.items()}


_ICON = 20
"""Pixels of an icon's side, or as many as a larger text is high."""

_ROOM, _LITTLE_ROOM = 6, 2
"""Average characters beside the names, or beside icons alone."""

_ACCESSIBLE_TEXT = 11
"""`Qt.ItemDataRole.AccessibleTextRole`; the names in `Qt` take longer to load than the window to paint."""

_NARROW = 160
"""Average characters: in a narrower window there are icons alone."""


class Navigation(QListWidget):
    """The list of pages."""

    def __init__(self, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        """List the pages by name; `labels` has their keys, in order."""
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Navigation"))
        side = max(_ICON, self.fontMetrics().height())
        self.setIconSize(QSize(side, side))
        for number, label in enumerate(labels.values(), start=1):
            item = QListWidgetItem(label, self)
            item.setToolTip(self.tr("{page} (Ctrl+{number})").format(page=label, number=number))
        self._keys = tuple(labels)
        self._labels = tuple(labels.values())
        self._narrow = False
        self.dress()

    def fit_window(self, width: int) -> None:
        """Show icons alone in a narrow window, else the names beside them."""
        narrow = width < _NARROW * self.fontMetrics().averageCharWidth()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for at, label in enumerate(self._labels):
            item = self.item(at)
            if item is not None:
                item.setText("" if narrow else label)
                item.setData(_ACCESSIBLE_TEXT, label)
        self._fit()
        around = self.parentWidget()
        row = None if around is None else around.layout()
        if row is not None:
            row.activate()  # else the page beside it moves only after it has been painted

    def dress(self) -> None:
        """Draw the icons in the colours of the palette."""
        color = theme.tokens(self).text_muted
        for at, key in enumerate(self._keys):
            item = self.item(at)
            if item is not None:
                item.setIcon(icon(key, color))
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(
            self.sizeHintForColumn(0)
            + (_LITTLE_ROOM if self._narrow else _ROOM) * self.fontMetrics().averageCharWidth()
        )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)
