"""What went wrong or was done, told in one bar instead of pop-ups."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from matchplanner.errors import UserError
from matchplanner.ui.widgets.buttons import button

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the user, perhaps with one thing to do about it."""

    text: str
    hint: str = ""
    is_bug: bool = False
    details: str = ""
    action_label: str = ""
    action: Callable[[], None] | None = None


class Notices(QObject):
    """Collects what went wrong; the main window's bar shows it."""

    raised = Signal(object)
    cleared = Signal()

    def report(self, exc: BaseException) -> None:
        """Tell the user about an exception, in their words or as our fault."""
        if isinstance(exc, UserError):
            self.raised.emit(Notice(exc.message, exc.hint))
            return
        log.error("Unexpected error", exc_info=exc)
        self.raised.emit(
            Notice(
                self.tr("That did not work, and it is our fault. Your last change was not saved."),
                self.tr("Details are in the log."),
                is_bug=True,
                details="".join(traceback.format_exception(exc)),
            )
        )

    def tell(self, text: str, action_label: str = "", action: Callable[[], None] | None = None) -> None:
        """Say that something was done, with one way to follow it up."""
        self.raised.emit(Notice(text, action_label=action_label, action=action))

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


class NoticeBar(QWidget):
    """The bar above the page; shows the newest notice until it is dismissed, replaced or moot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notice: Notice | None = None
        self.text = QLabel()
        self.text.setObjectName("noticeText")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button = button("noticeAction", "", self._on_action_clicked)
        self.dismiss = button("noticeDismiss", self.tr("Dismiss"), self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.dismiss)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._notice = notice
        self.text.setText(f"{notice.text} {notice.hint}".strip())
        label = self.tr("Copy details") if notice.is_bug else notice.action_label
        self.action_button.setText(label)
        self.action_button.setAccessibleName(label)
        self.action_button.setVisible(bool(label))
        self.show()

    def _on_action_clicked(self) -> None:
        notice = self._notice
        self.hide()
        if notice is None:
            return
        if notice.is_bug:
            QGuiApplication.clipboard().setText(notice.details)
        elif notice.action is not None:
            notice.action()
