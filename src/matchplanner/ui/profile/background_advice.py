"""Which rotations suit the background, in one line under the answer (R24, R143)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from matchplanner.domain import type_advice
from matchplanner.domain.goals import BackgroundType
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word

_FIRST = 2


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
        known = background is not BackgroundType.UNKNOWN
        first = (word(advice) for advice in type_advice.suited(background)[:_FIRST])
        words = self.tr("Suits you: {steps}.").format(steps="; ".join(first))
        self.setText(words if known else "")
        self.setVisible(known)
        set_tone(self, "muted")
