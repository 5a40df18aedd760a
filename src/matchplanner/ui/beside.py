"""Long work beside the window, with a bar over it: how far it is, and Cancel for as long as that is safe."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton, QWidget

from matchplanner.errors import CancelledError
from matchplanner.ui.background import Background, Refused
from matchplanner.ui.patience import PATIENCE_MS
from matchplanner.ui.widgets.leaving import leave_field

T = TypeVar("T")


class Watch(QObject):
    """What a job tells its bar, from the job's own thread.

    It is called with how much of how much is done, and raises CancelledError
    once Cancel was pressed. Its owner deletes it once the job has ended, so
    that no other thread does.
    """

    told = Signal(int, int)
    settled = Signal()

    def __init__(self, owner: QObject) -> None:
        """Begin with nothing done; the owner must outlive the job."""
        super().__init__(owner)
        self._stop = threading.Event()
        self._last = (0, 0)

    def __call__(self, done: int, of: int) -> None:
        """Tell how far the job is; only what moves the bar reaches it."""
        if self._stop.is_set():
            raise CancelledError(_tr("Cancelled: nothing was changed."))
        now = (100 * done // of, 100) if of else self._last
        if now != self._last:
            self._last = now
            self.told.emit(*now)

    def settle(self) -> None:
        """Say that there is no way back from here; raises CancelledError where Cancel came first."""
        self(0, 0)
        self.settled.emit()

    def stop(self) -> None:
        """Have the next call raise."""
        self._stop.set()


class Beside(QObject):
    """Carries out jobs in the background while a bar keeps other input from the window."""

    def __init__(self, window: Callable[[], QWidget | None], background: Background) -> None:
        """Show bars over what `window` returns."""
        super().__init__(background)
        self._window, self._background = window, background

    def run(
        self,
        doing: str,
        job: Callable[[Watch], T],
        done: Callable[[T], None],
        refused: Refused | None = None,
        *,
        ended: Callable[[], object] = lambda: None,
        at_once: bool = False,
    ) -> None:
        """Carry out a job, then call `done` with its result; a UserError goes to `refused`, where given.

        `ended` is called before either, however the job ended.

        The job is a plain function that calls its Watch now and then. Its bar
        comes after half a second, or `at_once` where nothing in the window may
        be used meanwhile.
        """
        leave_field()
        watch, window = Watch(self), self._window()
        bar = _Bar(doing, window)
        watch.told.connect(bar.show_done, Qt.ConnectionType.QueuedConnection)
        watch.settled.connect(bar.bar_way_back, Qt.ConnectionType.QueuedConnection)
        bar.canceled.connect(watch.stop)
        if at_once:
            bar.setMinimumDuration(0)
            bar.show()

        def over() -> None:
            bar.put_away()
            watch.deleteLater()
            ended()

        self._background.run(lambda: job(watch), done, refused, over)


class _Bar(QProgressDialog):
    """The bar; while it is shown, its window takes no other input."""

    def __init__(self, doing: str, window: QWidget | None) -> None:
        super().__init__(doing, _tr("Cancel"), 0, 0, window)
        self._cancel = QPushButton(_tr("Cancel"))
        self._cancel.setObjectName("besideCancel")
        self._cancel.setAccessibleName(_tr("Cancel"))
        self.setCancelButton(self._cancel)
        # A bar of one's own: setting the value of the dialog would let other events in between.
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(doing)
        self.setBar(self._bar)
        self.setObjectName("beside")
        self.setAccessibleName(doing)
        self.setWindowTitle(_tr("One moment"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(PATIENCE_MS)
        self.setAutoClose(False)
        self.setAutoReset(False)

    def show_done(self, done: int, of: int) -> None:
        """Show how much of how much is done."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def bar_way_back(self) -> None:
        """Say that the work can no longer be cancelled."""
        self._cancel.setEnabled(False)
        self._cancel.setToolTip(_tr("This can no longer be cancelled."))
        self.setLabelText(f"{self.labelText()}\n{_tr('This can no longer be cancelled.')}")

    def put_away(self) -> None:
        """Close, and give the keyboard back."""
        shown, window = self.isVisible(), self.parentWidget()
        self.canceled.disconnect()
        self.close()
        if shown and window is not None:
            window.activateWindow()  # not every window manager gives the keyboard back
        self.setObjectName("")  # it is gone for whoever looks for the next one
        self.deleteLater()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Beside", text)
