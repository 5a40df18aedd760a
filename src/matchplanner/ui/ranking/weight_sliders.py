"""A slider for each criterion's part of the whole; the others keep their proportions."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget
from typing_extensions import override

from matchplanner.services.rank_criteria import CriterionRow
from matchplanner.ui.ranking.score_words import percent
from matchplanner.ui.widgets.forms import name_field

_STEPS = 1000  # tenths of a per cent
_KEY_STEP, _PAGE_STEP = 10, 50
_SHORTEST = 14  # average characters


class PartSlider(QSlider):
    """From 0 to 100 %: arrows move by 1 %, Page keys by 5 %; the wheel only scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start at 0."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, _STEPS)
        self.setSingleStep(_KEY_STEP)
        self.setPageStep(_PAGE_STEP)
        self.setMinimumWidth(_SHORTEST * self.fontMetrics().averageCharWidth())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class WeightSliders(QWidget):
    """Name, slider and per cent of each criterion."""

    part_wanted = Signal(int, object)
    """This criterion is wanted at this part of the whole, a Fraction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without criteria."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[int, tuple[QLabel, PartSlider, QLabel]] = {}

    def show_criteria(self, criteria: Sequence[CriterionRow]) -> None:
        """Offer a slider for each criterion; those that stay keep the keyboard."""
        if list(self._rows) != [row.id for row in criteria]:
            for parts in self._rows.values():
                for part in parts:
                    self._grid.removeWidget(part)
                    part.deleteLater()
            self._rows = {row.id: self._added(at, row.id) for at, row in enumerate(criteria)}
        for row in criteria:
            name, slider, _value = self._rows[row.id]
            name.setText(row.name.replace("&", "&&"))  # beside a buddy one alone would mark a key
            name_field(slider, f"weightSlider{row.id}", row.name)

    def show_parts(self, parts: Mapping[int, Fraction], stored: Mapping[int, Fraction]) -> None:
        """Show what each criterion counts for now, beside what is stored."""
        for criterion, (_name, slider, value) in self._rows.items():
            now, before = parts.get(criterion, Fraction(0)), stored.get(criterion, Fraction(0))
            blocked = QSignalBlocker(slider)
            slider.setValue(round(now * _STEPS))
            blocked.unblock()
            same = now == before
            told = self.tr("{now} (stored: {before})").format(now=percent(now), before=percent(before))
            value.setText(percent(now) if same else told)

    def _added(self, at: int, criterion: int) -> tuple[QLabel, PartSlider, QLabel]:
        name, slider, value = QLabel(), PartSlider(), QLabel()
        for label in (name, value):
            label.setTextFormat(Qt.TextFormat.PlainText)
        name.setBuddy(slider)
        value.setObjectName(f"weightValue{criterion}")
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance("100.0 % (stored: 100.0 %)"))
        slider.valueChanged.connect(lambda steps: self.part_wanted.emit(criterion, Fraction(steps, _STEPS)))
        for column, part in enumerate((name, slider, value)):
            self._grid.addWidget(part, at, column)
        return name, slider, value
