"""A section under its heading that unfolds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from matchplanner.ui import theme
from matchplanner.ui.widgets.elided_label import ElidedLabel
from matchplanner.ui.widgets.tones import set_tone


class Fold(QWidget):
    """A heading that unfolds what belongs under it, with a word on what is inside."""

    def __init__(self, name: str, title: str, inside: QWidget, *, unfolded: bool = False) -> None:
        """Show the heading; the rest is hidden unless `unfolded`."""
        super().__init__()
        self.inside = inside
        self.toggle = QToolButton()
        self.toggle.setObjectName(name)
        self.toggle.setText(title)
        self.toggle.setAccessibleName(title)
        self.toggle.setFont(theme.sized(self.toggle.font(), 1.0, bold=True))
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setAutoRaise(True)
        self.summary = ElidedLabel()
        self.summary.setObjectName(f"{name}Summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_tone(self.summary, "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(inside)
        self.toggle.clicked.connect(lambda _checked: self.unfold(on=self.inside.isHidden()))
        self.unfold(on=unfolded)

    def tell(self, text: str, tone: str = "muted") -> None:
        """Say beside the heading what is inside."""
        self.summary.setText(text)
        set_tone(self.summary, tone)

    def unfold(self, *, on: bool = True) -> None:
        """Show what is inside, or fold it away."""
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.toggle.setAccessibleDescription(self.tr("unfolded") if on else self.tr("folded"))
        self.inside.setVisible(on)
