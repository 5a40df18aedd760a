"""Says that something went wrong on our side, and what one can do: never a bare traceback."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from matchplanner import paths
from matchplanner.ui.desktop import open_folder
from matchplanner.ui.notices import Notice
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.sizes import resize_within_screen


class CrashDialog(QDialog):
    """One error of ours with its details; further ones are counted while it is open."""

    def __init__(self, window: QWidget, notice: Notice, leave: Callable[[], object]) -> None:
        """Show a notice of an error; `leave` closes the program."""
        super().__init__(window)
        self.setObjectName("crashDialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._leave = leave
        self._others = 0
        self._more = muted("")
        self._more.setObjectName("crashMore")
        self._more.hide()
        self.details = QPlainTextEdit(notice.details)
        self.details.setObjectName("crashDetails")
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self._lay_out(notice)
        resize_within_screen(self, 640, 440)

    def count_another(self) -> None:
        """Say that the same or another error came after this one."""
        self._others += 1
        words = self.tr("One more error came after this one; it is in the log.")
        if self._others > 1:
            words = self.tr("{n} more errors came after this one; they are in the log.").format(
                n=self._others
            )
        self._more.setText(words)
        self._more.show()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def quit(self) -> None:
        """Close this and the program."""
        self.close()
        self._leave()

    def _lay_out(self, notice: Notice) -> None:
        tr = self.tr
        promise = QLabel(
            tr(
                "The details name the place in the program and its versions, and nothing of your plan. They "
                "are sent to nobody; copy them if you want to report this."
            )
        )
        promise.setWordWrap(True)
        stay = button("crashContinue", tr("Continue"), self.close, tr("Go on with the plan as it was saved"))
        stay.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(button("crashCopy", tr("Copy details"), self.copy))
        row.addWidget(button("crashLog", tr("Open log folder"), lambda: open_folder(paths.log_dir())))
        row.addStretch(1)
        row.addWidget(stay)
        row.addWidget(button("crashQuit", tr("Quit"), self.quit, tr("Close the plan and the program")))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        first = heading(notice.text, 1.15)
        first.setWordWrap(True)
        for part in (first, promise, self._more):
            column.addWidget(part)
        column.addWidget(self.details, 1)
        column.addLayout(row)
        stay.setFocus()
