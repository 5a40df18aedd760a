"""A vocabulary of which several words may hold, as check boxes in a row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from matchplanner.domain.labels import LabelledEnum
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.words import word


class TickFlow(FlowBox):
    """A check box for each word, on as many lines as it takes."""

    committed = Signal(object)
    """The ticked words, a tuple of members."""

    def __init__(self, name: str, kind: type[LabelledEnum], parent: QWidget | None = None) -> None:
        """Offer every word, none ticked."""
        super().__init__(parent, spacing=12)
        self.boxes: dict[LabelledEnum, QCheckBox] = {}
        for member in kind:
            box = QCheckBox(word(member))
            box.setObjectName(f"{name}_{member.value}")
            box.setAccessibleName(box.text())
            box.clicked.connect(lambda _checked: self.committed.emit(self.ticked()))
            self.boxes[member] = box
            self.add(box)

    def load(self, ticked: tuple[LabelledEnum, ...]) -> None:
        """Show what is stored."""
        for member, box in self.boxes.items():
            box.setChecked(member in ticked)

    def ticked(self) -> tuple[LabelledEnum, ...]:
        """Return what is ticked."""
        return tuple(member for member, box in self.boxes.items() if box.isChecked())
