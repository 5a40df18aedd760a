"""Marks the placeholders that a draft still has."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from matchplanner.ui import theme

_GAP = re.compile(r"\{[^{}\n]*\}|[{}]")


class GapMarks(QSyntaxHighlighter):
    """Shows every {placeholder} bold and in the colour of what needs attention."""

    def __init__(self, field: QPlainTextEdit) -> None:
        """Watch a text."""
        super().__init__(field.document())
        self._field = field

    @override
    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setForeground(theme.tokens(self._field).color("attention"))
        look.setFontWeight(QFont.Weight.DemiBold)
        for found in _GAP.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), look)
