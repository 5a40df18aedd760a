"""What went wrong or was done, told in place instead of in pop-ups; `notice_bar` shows it."""

import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from matchplanner.errors import UserError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the user, perhaps with something to do about it: one way, and `also` another."""

    text: str
    hint: str = ""
    is_bug: bool = False
    details: str = ""
    action_label: str = ""
    action: Callable[[], None] | None = None
    also: tuple[str, Callable[[], None]] | None = None


class Notices(QObject):
    """Collects what went wrong; the main window's bar shows it."""

    raised = Signal(object)
    cleared = Signal()

    def report(self, exc: BaseException) -> None:
        """Tell the user about an exception, in their words or as our fault."""
        if isinstance(exc, UserError):
            self.raised.emit(Notice(exc.message, exc.hint))
            return
        from PySide6.QtCore import qVersion

        from matchplanner.services import diagnostics

        log.error("Unexpected error", exc_info=exc)
        self.raised.emit(
            Notice(
                self.tr("That did not work, and it is our fault. Your last change was not saved."),
                self.tr("Details are in the log."),
                is_bug=True,
                details=diagnostics.report(exc, qVersion()),
            )
        )

    def tell(
        self,
        text: str,
        action_label: str = "",
        action: Callable[[], None] | None = None,
        also: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Say that something was done, with a way to follow it up, or two."""
        self.raised.emit(Notice(text, action_label=action_label, action=action, also=also))

    def clear(self) -> None:
        """Take the last notice back: what it spoke of is done."""
        self.cleared.emit()

    def install(self) -> None:
        """Catch whatever escapes a slot, a Qt callback or a thread."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self.report(args.exc_value or RuntimeError("a thread failed"))

    def _on_exception(
        self, _kind: type[BaseException], exc: BaseException, _trace: TracebackType | None
    ) -> None:
        self.report(exc)
