"""Marks the placeholders that a draft still has."""

import re

from PySide6.QtGui import QFont, QTextCharFormat
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.spelling.marks import TextMarks, units
from matchplanner.ui.widgets.long_text import LongText

_GAP = re.compile(r"\{[^{}\n]*\}|[{}]")


class GapMarks(TextMarks):
    """Shows every {placeholder} bold and in the colour of what needs attention, beside misspelt words."""

    def __init__(self, field: LongText) -> None:
        """Watch a text; one document has room for the marks of one alone."""
        super().__init__(field)
        field.marks = self

    @override
    def highlightBlock(self, text: str) -> None:
        super().highlightBlock(text)
        look = QTextCharFormat()
        look.setForeground(theme.tokens(self._field).color("attention"))
        look.setFontWeight(QFont.Weight.DemiBold)
        for found in _GAP.finditer(text):
            start, end = units(text[: found.start()]), units(text[: found.end()])
            self.setFormat(start, end - start, look)
