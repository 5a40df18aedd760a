"""Words in as many lines as they need: none is cut where a pane or a window is low."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from matchplanner.ui.overriding import override


class Wrapped(QLabel):
    """A label that asks for the height of its words at the width it has.

    Stacks, splitters and pages that scroll ask a part for its least height only;
    of a usual label that is a single line, and the others are cut.
    """

    _laid_out = False
    _fewest = 1

    def keep_lines(self, fewest: int) -> None:
        """Ask for this many lines also for fewer words: what stands below does not move with them."""
        self._fewest = fewest
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        if not self.wordWrap():
            return least
        kept = self._fewest * self.fontMetrics().lineSpacing()
        needed = self.heightForWidth(self.width()) if self._laid_out else 0
        return QSize(least.width(), max(least.height(), kept, needed))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.wordWrap():
            self._laid_out = True
            self.updateGeometry()
