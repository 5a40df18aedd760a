"""The least a PySide6 program can do: an empty main window, closed once it has painted itself."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override


class EmptyWindow(QMainWindow):
    """Says that it was painted, then closes."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        print("painted", flush=True)
        QTimer.singleShot(0, self.close)


application = QApplication(sys.argv)
window = EmptyWindow()
window.resize(1200, 800)
window.show()
sys.exit(application.exec())
