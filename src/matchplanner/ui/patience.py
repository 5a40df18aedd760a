"""A bar with Cancel over the window, for work that may take longer than half a second."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from matchplanner.errors import CancelledError
from matchplanner.progress import Progress
from matchplanner.ui.widgets.leaving import leave_field

PATIENCE_MS = 500
"""Work that is over sooner shows nothing."""


class Patience:
    """Watches work on the window's own thread, which gives it the word now and then.

    While the bar is shown the window takes no other input, so nothing can
    come between the work's beginning and its end.
    """

    def __init__(self, window: Callable[[], QWidget | None]) -> None:
        """Show the bar over what `window` returns."""
        self._window = window

    @contextmanager
    def watching(self, doing: str) -> Generator[Progress]:
        """Yield what the work calls; it raises CancelledError there once Cancel was pressed."""
        leave_field()  # the bar takes the keyboard, and no field may hand anything over during the work
        dialog = QProgressDialog(doing, _tr("Cancel"), 0, 0, self._window())
        dialog.setObjectName("patience")
        dialog.setAccessibleName(doing)
        dialog.setWindowTitle(_tr("One moment"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(PATIENCE_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)

        def told(done: int, of: int) -> None:
            dialog.setMaximum(of)
            dialog.setValue(done)  # a modal one lets the window breathe here
            if dialog.wasCanceled():
                raise CancelledError(_tr("Cancelled: nothing was changed."))

        try:
            yield told
        finally:
            shown, window = dialog.isVisible(), self._window()
            dialog.close()
            if shown and window is not None:
                window.activateWindow()  # not every window manager gives the keyboard back
            dialog.setObjectName("")  # it is gone for whoever looks for the next one
            dialog.deleteLater()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Patience", text)
