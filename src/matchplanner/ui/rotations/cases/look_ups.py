"""Where a case's gene and condition can be looked up, and where they were."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchplanner.domain.case_log import LookUp, links
from matchplanner.services.case_log import CaseRow
from matchplanner.ui.page import muted
from matchplanner.ui.rotations.cases.tick_flow import TickFlow
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.links import open_address
from matchplanner.ui.words import word


class LookUps(QWidget):
    """A button for each search, which opens it in the user's own browser, and ticks for what was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a case."""
        super().__init__(parent)
        self._urls: tuple[str, ...] = ()
        self.searches = FlowBox()
        self.ticks = TickFlow("caseLookedUp", LookUp)
        self.hint = muted(self.tr("Name a gene or a condition, and searches for it appear here."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (
            muted(self.tr("Look up; nothing leaves this computer before you click")),
            self.hint,
            self.searches,
            muted(self.tr("Read in")),
            self.ticks,
        ):
            column.addWidget(part)

    def show_case(self, row: CaseRow) -> None:
        """Offer the searches for a case, and tick what was read."""
        self.ticks.load(row.looked_up)
        found = links(row.condition, row.gene)
        urls = tuple(link.url for link in found)
        if urls == self._urls:
            return
        self._urls = urls
        self.searches.clear()
        for at, link in enumerate(found):
            text = self.tr("{site}: {term}").format(site=word(link.site), term=link.term)
            made = button(f"lookUp{at}", text.replace("&", "&&"), partial(open_address, link.url), link.url)
            made.setAccessibleName(text)
            self.searches.add(made)
        self.searches.setVisible(bool(found))
        self.hint.setVisible(not found)
