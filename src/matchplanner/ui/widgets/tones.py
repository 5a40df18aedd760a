"""The tone of a label: ok, attention, problem, muted, or none."""

from PySide6.QtWidgets import QLabel


def set_tone(label: QLabel, tone: str) -> None:
    """Show a label in another role of the theme."""
    if label.property("role") == tone:
        return
    label.setProperty("role", tone)
    label.style().unpolish(label)
    label.style().polish(label)
