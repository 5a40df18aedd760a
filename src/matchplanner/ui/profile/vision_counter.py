"""How many sentences the ten-year statement has, and whether that is enough (R4)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from matchplanner.domain.vision import SentenceCount, VisionLength, count_sentences
from matchplanner.ui.widgets.fields import NoteField
from matchplanner.ui.widgets.tones import set_tone


class VisionCounter(QLabel):
    """Counts along while the statement is typed."""

    def __init__(self, statement: NoteField) -> None:
        """Follow a field."""
        super().__init__()
        self.setObjectName("visionCounter")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._statement = statement
        self.found: SentenceCount
        """What was counted last."""
        statement.textChanged.connect(self.count)
        self.count()

    def count(self) -> None:
        """Count again."""
        self.found = found = count_sentences(self._statement.text())
        words = {
            VisionLength.TOO_SHORT: self.tr("{count} of 3-5 sentences: too short"),
            VisionLength.FINE: self.tr("{count} of 3-5 sentences: good length"),
            VisionLength.TOO_LONG: self.tr("{count} of 3-5 sentences: too long"),
        }
        self.setText(words[found.length].format(count=found.count))
        self.setAccessibleName(self.text())
        set_tone(self, "ok" if found.fine else "attention" if found.count else "muted")
