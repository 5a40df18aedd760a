"""A question in a line of its own above the buttons of a dialog, hidden until it is asked."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton


def question_bar(name: str, text: str, *answers: QPushButton) -> QFrame:
    """Return the question with its answers beside it, from left to right."""
    bar = QFrame()
    bar.setObjectName(name)
    bar.setProperty("role", "card")
    asked = QLabel(text)
    asked.setWordWrap(True)
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 8, 12, 8)
    row.addWidget(asked, 1)
    for answer in answers:
        row.addWidget(answer)
    bar.hide()
    return bar
