"""A bar with Cancel for a document that is made beside the window, which stays in use."""

import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from matchplanner.errors import CancelledError
from matchplanner.ui.patience import PATIENCE_MS


class Making(QObject):
    """Shows how far a job of the background has come; appears if that takes a while."""

    ended = Signal()
    """The job is over, however it ended; it says so from its own thread."""

    _progressed = Signal(int, int)

    def __init__(self, title: str, over: QWidget, parent: QObject) -> None:
        """Watch the making of the document of this title over a window, with which the work ends as well."""
        super().__init__(parent)
        self._stop = threading.Event()
        doing = self.tr("Making the PDF: {title}").format(title=title)
        self.dialog = QProgressDialog(doing, self.tr("Cancel"), 0, 0, over)
        self.dialog.setObjectName("makingPdf")
        self.dialog.setAccessibleName(doing)
        self.dialog.setWindowTitle(self.tr("One moment"))
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        self.dialog.setMinimumDuration(PATIENCE_MS)
        self.dialog.canceled.connect(self.stop)
        self.dialog.destroyed.connect(self.stop)
        self._progressed.connect(self._on_progressed)
        self.ended.connect(self._on_ended)

    @property
    def stopped(self) -> bool:
        """Whether nobody wants the document any more."""
        return self._stop.is_set()

    def told(self, done: int, of: int) -> None:
        """Take note of how far the job is; raises CancelledError there once Cancel was pressed."""
        if self.stopped:
            raise CancelledError("Cancelled.")
        self._progressed.emit(done, of)

    def stop(self) -> None:
        """Let the job end at the next word it gives."""
        self._stop.set()

    def _on_progressed(self, done: int, of: int) -> None:
        if self.stopped:
            return
        self.dialog.setMaximum(of)
        self.dialog.setValue(done)

    def _on_ended(self) -> None:
        if isValid(self.dialog):
            self.dialog.canceled.disconnect(self.stop)  # which closing says as well
            self.dialog.destroyed.disconnect(self.stop)
            self.dialog.close()
            self.dialog.deleteLater()
        self.deleteLater()
