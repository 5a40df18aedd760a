"""Buttons with an object name, and an accessible name that equals the label."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def button(name: str, label: str, slot: Callable[[], object], tip: str = "") -> QPushButton:
    """Return a button that calls a slot; the tip may name its key."""
    made = QPushButton(label)
    made.setObjectName(name)
    made.setAccessibleName(label.replace("&", ""))
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: slot())
    return made
