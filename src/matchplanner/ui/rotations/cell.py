"""One field of the details under its caption, with the line that says why a value was refused."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout

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
