"""A heading that unfolds what belongs to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Fold(QWidget):
    """Starts folded; the heading may say how much is behind it."""

    def __init__(self, name: str, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        """Put a content behind a heading."""
        super().__init__(parent)
        self._title = title
        self.content = content
        self.toggle = QToolButton()
        self.toggle.setObjectName(name)
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggle.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.toggle)
        column.addWidget(content)
        self.summarize("")
        self._on_toggled(False)  # noqa: FBT003 - Qt's own signal

    def summarize(self, text: str) -> None:
        """Say in the heading what is behind it."""
        label = f"{self._title}: {text}" if text else self._title
        self.toggle.setText(label)
        self.toggle.setAccessibleName(label)
        self.toggle.setToolTip(text)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.content.setVisible(on)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
