"""Labelled fields in a column, each with room for a sentence when its value is refused."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from matchplanner.ui.widgets.fields import DayField, Field, handed_to

_NARROWEST = 18
"""Average characters of a field; with less beside its label it goes below that."""


class Form(QWidget):
    """A form whose fields save themselves as they are left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without fields."""
        super().__init__(parent)
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(12)
        self._layout.setVerticalSpacing(8)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)

    def add(
        self, name: str, label: str, field: Field, verb: Callable[[Any], None], help_text: str = ""
    ) -> QLabel:
        """Add a field: object name, visible label, editor and what to do with its value.

        Returns the line below the field, where a refusal is shown.
        """
        name_field(field, name, label)
        if help_text:
            field.setToolTip(help_text)
        problem = problem_line(f"{name}Problem")
        handed_to(field, lambda text: show_problem(problem, text), verb)
        self.add_row(label, field, problem)
        return problem

    def add_row(self, label: str, widget: QWidget, below: QLabel | None = None) -> None:
        """Add any widget under a label that leads the keyboard to it."""
        caption = QLabel(label)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setBuddy(widget)
        cell = QWidget()
        cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStrut(_NARROWEST * cell.fontMetrics().averageCharWidth())
        column.addWidget(widget)
        if below is not None:
            column.addWidget(below)
        self._layout.addRow(caption, cell)

    def show_row(self, field: QWidget, *, on: bool) -> None:
        """Show or hide a field with its label."""
        cell = field.parentWidget()
        if cell is not None:
            self._layout.setRowVisible(cell, on)


def name_field(field: QWidget, name: str, label: str) -> None:
    """Give a control its object name, and the accessible name that equals its label."""
    if isinstance(field, DayField):
        field.name(name, label)
        return
    field.setObjectName(name)
    field.setAccessibleName(label)


def problem_line(name: str) -> QLabel:
    """Return the hidden line that says why a value was refused."""
    line = QLabel()
    line.setObjectName(name)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setWordWrap(True)
    line.setProperty("role", "problem")
    line.hide()
    return line


def show_problem(line: QLabel, text: str) -> None:
    """Show a sentence, or hide the line when there is none."""
    line.setText(text)
    line.setVisible(bool(text))
