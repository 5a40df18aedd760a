"""Tooltips of what the user typed: Qt would take a "<b>" in it for its own."""

import html


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is; one without "<" is left alone."""
    if "<" not in text:
        return text
    lines = html.escape(text, quote=False).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
