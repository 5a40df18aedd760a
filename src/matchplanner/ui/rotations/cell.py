"""The fields of the details: each under its caption with a line for refusals, in two columns."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import Field, handed_to
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem


def cell(name: str, label: str, field: Field, store: Callable[[object], None]) -> tuple[QLayout, QLabel]:
    """Return a field with its caption, and its line for problems; what is typed goes to `store`."""
    name_field(field, f"rotation_{name}", label)
    problem = problem_line(f"rotation_{name}Problem")
    handed_to(field, lambda text: show_problem(problem, text), store)
    caption = muted(label)
    caption.setWordWrap(False)
    caption.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(2)
    for widget in (caption, field, problem):
        column.addWidget(widget)
    return column, problem


def two_columns(rows: Iterable[tuple[QLayout | QWidget, ...]]) -> QGridLayout:
    """Return rows of one or two things in two columns of the same width; one alone takes both."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for number, row in enumerate(rows):
        width = 2 if len(row) == 1 else 1
        for at, item in enumerate(row):
            if isinstance(item, QLayout):
                grid.addLayout(item, number, at, 1, width, Qt.AlignmentFlag.AlignTop)
            else:
                grid.addWidget(item, number, at, 1, width)
    return grid
