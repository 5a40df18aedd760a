"""Where to look for sites: links that open on a click, and the words to search for (R147)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from matchplanner.domain.site_search import SPECIALTY, Place, places
from matchplanner.ui.page import muted
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import open_address


class SiteSearch(QWidget):
    """The lists and the three phrases, each to be opened in the user's own browser or copied."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Search anywhere; `name` begins the object names inside."""
        super().__init__(parent)
        self._name = name
        self._labels: list[QLabel] = []
        self._places: tuple[Place, ...] = ()
        self.said = QLabel()
        self.said.setObjectName(f"{name}Said")
        self.said.setProperty("role", "ok")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        hint = tr(
            "In the lists, search for “{specialty}”. The phrases are how divisions call themselves. "
            "Nothing leaves this computer before you click."
        )
        self._grid.addWidget(muted(hint.format(specialty=SPECIALTY)), 0, 0, 1, 3)
        for row, place in enumerate(places(), start=1):
            self._line(row, place)
        self._grid.addWidget(self.said, len(places()) + 1, 0, 1, 3)
        self.show_site("")

    def show_site(self, site: str) -> None:
        """Search for one site, or with "" anywhere."""
        found = places(site)
        if found == self._places:
            return
        self._places = found
        self.said.clear()
        for label, place in zip(self._labels, found, strict=True):
            label.setText(tr(place.label))
            label.setToolTip(plain_tip(place.url))

    def _line(self, row: int, place: Place) -> None:
        label = QLabel()
        label.setObjectName(f"{self._name}_{place.key}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._labels.append(label)
        at = row - 1
        copy = button(f"{self._name}Copy_{place.key}", tr("Copy"), partial(self._copy, at))
        opened = button(f"{self._name}Open_{place.key}", tr("Open"), partial(self._open, at))
        for made in (copy, opened):
            made.setAccessibleDescription(place.label)
        for column, part in enumerate((label, copy, opened)):
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)

    def _copy(self, at: int) -> None:
        query = self._places[at].query
        QGuiApplication.clipboard().setText(query)
        self.said.setText(tr("Copied: {query}").format(query=query))

    def _open(self, at: int) -> None:
        open_address(self._places[at].url)
