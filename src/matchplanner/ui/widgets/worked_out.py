"""What is shown once it has been worked out: at once, or behind a bar that can be cancelled and resumed."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from matchplanner.progress import Sliced
from matchplanner.ui.overriding import override
from matchplanner.ui.widgets.buttons import button

T = TypeVar("T")
AT_ONCE_MS = 300
"""Work that is over sooner shows no bar."""

_SLICE_MS = 30


class WorkedOut(QStackedWidget):
    """Pages of a view, and in their place the bar while what they show is being worked out.

    The work goes on between the window's other events, so that everything else
    can be used meanwhile. It rests while the view is hidden.
    """

    def __init__(self, name: str, doing: str, parent: QWidget | None = None) -> None:
        """Start with no work; `doing` says what takes a moment."""
        super().__init__(parent)
        self.at_once_ms = AT_ONCE_MS
        self._work: Sliced[Any] | None = None
        self._done: Callable[[Any], None] | None = None
        self._held = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}Progress")
        self.bar.setAccessibleName(doing)
        self.cancel_button = button(f"{name}Cancel", self.tr("Cancel"), self.cancel)
        self.resume_button = button(f"{name}Resume", self.tr("Go on"), self.resume)
        self._busy = _page(doing, self.bar, self.cancel_button)
        stopped = self.tr("Stopped: this is not worked out yet. What was done so far is kept.")
        self._stopped = _page(stopped, self.resume_button)
        self.addWidget(self._busy)
        self.addWidget(self._stopped)

    @property
    def working(self) -> bool:
        """Say whether something is still to be worked out."""
        return self._work is not None

    def work_out(self, work: Sliced[T], done: Callable[[T], None]) -> None:
        """Do the work and hand its result to `done`, which shows one of the pages.

        Other work that was still going on is given up. Where that was stopped,
        longer work waits to be told to go on.
        """
        self._work, self._done = work, done
        self._go_on(self.at_once_ms)
        if self._work is work and not self._held:
            self._show_bar()

    def cancel(self) -> None:
        """Stop, and offer to go on."""
        if self._work is None:
            return
        self._held = True
        self._timer.stop()
        self.setCurrentWidget(self._stopped)
        self.resume_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume(self) -> None:
        """Go on where the work was stopped."""
        self._held = False
        if self._work is not None:
            self._show_bar()
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._work is not None and not self._held:
            self._timer.start()

    def _show_bar(self) -> None:
        self.setCurrentWidget(self._busy)
        if self.isVisible():
            self._timer.start()

    def _go_on(self, for_ms: int) -> None:
        """Work for so long; what comes of it is shown as soon as it is there."""
        work, self._work = self._work, None  # work that fails is not gone on with
        self._timer.stop()
        clock = QElapsedTimer()
        clock.start()
        while work is not None:
            try:
                done, of = next(work)
            except StopIteration as finished:
                self._finish(finished.value)
                return
            if clock.elapsed() >= for_ms:
                self.bar.setRange(0, max(of, 1))
                self.bar.setValue(done)
                self._work = work
                return

    def _finish(self, result: Any) -> None:
        self._held = False
        if self._done is not None:
            self._done(result)

    def _on_timeout(self) -> None:
        self._go_on(_SLICE_MS)
        if self._work is not None:
            self._timer.start()


def _page(said: str, *parts: QWidget) -> QWidget:
    label = QLabel(said)
    label.setWordWrap(True)
    line = QHBoxLayout()
    for part in parts:
        line.addWidget(part, isinstance(part, QProgressBar))
    line.addStretch()
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 32, 32, 32)
    column.setSpacing(8)
    column.addStretch()
    column.addWidget(label)
    column.addLayout(line)
    column.addStretch()
    return page
