"""The themes under each focus, to be ticked (R2)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from matchplanner.domain.goals import THEMES, Theme
from matchplanner.ui.words import word


class ThemeChecks(QWidget):
    """A check box for each theme, grouped by focus."""

    committed = Signal(object)
    """The ticked themes, a tuple of Theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer every theme."""
        super().__init__(parent)
        self.boxes: dict[Theme, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        row = 0
        for focus, themes in THEMES.items():
            caption = QLabel(word(focus))
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setProperty("role", "muted")
            grid.addWidget(caption, row, 0)
            for theme in themes:
                grid.addWidget(self._box(theme), row, 1)
                row += 1

    def load(self, themes: tuple[Theme, ...]) -> None:
        """Show the stored themes."""
        for theme, box in self.boxes.items():
            box.setChecked(theme in themes)

    def themes(self) -> tuple[Theme, ...]:
        """Return the ticked themes."""
        return tuple(theme for theme, box in self.boxes.items() if box.isChecked())

    def _box(self, theme: Theme) -> QCheckBox:
        box = QCheckBox(word(theme))
        box.setObjectName(f"profile_theme_{theme.value}")
        box.setAccessibleName(box.text())
        box.clicked.connect(lambda _checked: self.committed.emit(self.themes()))
        self.boxes[theme] = box
        return box
