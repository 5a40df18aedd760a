"""Which rotations suit the background, in one line under the answer (R24, R143)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from matchplanner.domain.goals import BackgroundType
from matchplanner.ui.advice_words import suited_text
from matchplanner.ui.widgets.tones import set_tone


class BackgroundAdvice(QLabel):
    """Proposes what to begin with; silent while the background is unknown."""

    def __init__(self) -> None:
        """Start silent."""
        super().__init__()
        self.setObjectName("backgroundAdvice")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def show_background(self, background: BackgroundType) -> None:
        """Propose what suits a background."""
        self.setText(suited_text(background))
        self.setVisible(bool(self.text()))
        set_tone(self, "muted")
