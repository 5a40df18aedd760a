"""Points of one's own where no step of the rubric fits, with the reason they need."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from matchplanner.domain.rubric import Criterion


class OwnPoints(QWidget):
    """A figure from 0 to the criterion's best, and why it is the right one (R100)."""

    changed = Signal(int, str)

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        """Serve one criterion."""
        super().__init__(parent)
        points_label, reason_label = self.tr("My points"), self.tr("Reason")
        self.points = QSpinBox()
        self.points.setObjectName(f"ownPoints_{criterion.key}")
        self.points.setAccessibleName(points_label)
        self.points.setRange(0, criterion.best)
        self.reason = QLineEdit()
        self.reason.setObjectName(f"ownReason_{criterion.key}")
        self.reason.setAccessibleName(reason_label)
        self.reason.setPlaceholderText(self.tr("why no step fits"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for text, field in ((points_label, self.points), (reason_label, self.reason)):
            caption = QLabel(text)
            caption.setBuddy(field)
            row.addWidget(caption)
            row.addWidget(field, 1 if field is self.reason else 0)
        self.points.valueChanged.connect(self._tell)
        self.reason.textEdited.connect(self._tell)

    def load(self, points: int, reason: str) -> None:
        """Show what is chosen without telling of a change."""
        blocked = self.points.blockSignals(True)  # noqa: FBT003 - Qt takes it positionally
        self.points.setValue(points)
        self.points.blockSignals(blocked)
        if self.reason.text() != reason:
            self.reason.setText(reason)

    def _tell(self) -> None:
        self.changed.emit(self.points.value(), self.reason.text())
