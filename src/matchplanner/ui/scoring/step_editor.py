"""One criterion of a rubric as it is edited: points, short name and wording of each step."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from matchplanner.domain.rubric import Criterion, Step
from matchplanner.ui.page import heading
from matchplanner.ui.words import phrase

_MOST_POINTS = 20


class StepEditor(QWidget):
    """The steps of one criterion; the first is always worth 0."""

    changed = Signal()

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        """Show the steps as they are."""
        super().__init__(parent)
        self.key = criterion.key
        self._steps = criterion.steps
        self._rows: list[tuple[QSpinBox, QLineEdit, QLineEdit]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        grid.addWidget(heading(phrase(criterion.label), 1.0), 0, 0, 1, 3)
        for at, step in enumerate(criterion.steps):
            self._add(grid, at, step)

    def steps(self) -> tuple[Step, ...]:
        """Return the steps as they are typed."""
        return tuple(
            replace(
                step,
                points=points.value(),
                label=label.text().strip() or step.label,
                anchor=anchor.text().strip() or step.anchor,
            )
            for step, (points, label, anchor) in zip(self._steps, self._rows, strict=True)
        )

    def load(self, criterion: Criterion) -> None:
        """Show other steps of the same criterion."""
        for step, (points, label, anchor) in zip(criterion.steps, self._rows, strict=False):
            points.setValue(step.points)
            label.setText(step.label)
            anchor.setText(step.anchor)

    def _add(self, grid: QGridLayout, at: int, step: Step) -> None:
        points, label, anchor = QSpinBox(), QLineEdit(), QLineEdit()
        points.setRange(0, _MOST_POINTS if at else 0)
        points.setEnabled(at > 0)
        points.setValue(step.points)
        for field, text, name, words in (
            (label, step.label, "Label", self.tr("Short name of step {n}")),
            (anchor, step.anchor, "Anchor", self.tr("Wording of step {n}")),
        ):
            field.setText(text)
            field.setCursorPosition(0)
            field.setObjectName(f"step{name}_{self.key}_{at}")
            field.setAccessibleName(words.format(n=at + 1))
            field.textEdited.connect(self.changed)
        points.setObjectName(f"stepPoints_{self.key}_{at}")
        points.setAccessibleName(self.tr("Points of step {n}").format(n=at + 1))
        points.valueChanged.connect(self.changed)
        label.setMaximumWidth(28 * label.fontMetrics().averageCharWidth())
        cells: tuple[QWidget, ...] = (points, label, anchor)
        for column, cell in enumerate(cells):
            grid.addWidget(cell, at + 1, column)
        self._rows.append((points, label, anchor))
