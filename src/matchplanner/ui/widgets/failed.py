"""What stands in a page's place when it could not be read."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from matchplanner.ui.overriding import override
from matchplanner.ui.widgets.empty import EmptyState


class Failed(EmptyState):
    """Covers a page, as large as that is, and offers to read it again."""

    def __init__(self, again: Callable[[], None], page: QWidget) -> None:
        """Start hidden."""
        super().__init__("", "", page)
        self.title.setText(self.tr("This page could not be read"))
        self.text.setText(
            self.tr(
                "Your plan is as it was saved. The line at the top of the window says what happened; "
                "other pages can be used as ever."
            )
        )
        self.setObjectName("pageFailed")
        self.setAutoFillBackground(True)
        self._again = self.offer("pageTryAgain", self.tr("Try again"), again)
        self._page = page
        page.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Show it over the page."""
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return False
