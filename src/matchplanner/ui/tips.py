"""Tooltips of what the user typed: Qt would take a "<b>" in it for its own."""

import html

from PySide6.QtCore import Qt


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is; one without "<" is left alone."""
    if "<" not in text:
        return text
    lines = html.escape(text, quote=False).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def as_tip(role: int, text: str) -> str:
    """Return what a model gives for a role that shares its words with others: in a tooltip as it is."""
    return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
