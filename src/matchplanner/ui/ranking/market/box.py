"""A program as a box: its name, its opinion, and whom it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.matching.invented import ME
from matchplanner.domain.matching.market import Program
from matchplanner.ui import theme
from matchplanner.ui.page import told
from matchplanner.ui.ranking.market.step_words import held_words, opinion_words
from matchplanner.ui.widgets.tones import set_tone

_RADIUS = 6


class ProgramBox(QWidget):
    """Framed strongly while it is being asked, tinted while it holds you; both are also said in words."""

    def __init__(self, number: int, name: str, program: Program) -> None:
        """Show a program that is number so much on the list that is played."""
        super().__init__()
        self.setObjectName(f"box{number}")
        self._title = f"{number}. {name}"
        self._program = program
        self._asked = self._mine = False
        title = told(f"box{number}Name")
        title.setText(self._title)
        title.setFont(theme.sized(title.font(), 1.0, bold=True))
        self._opinion = told(f"box{number}Opinion")
        self._opinion.setText(opinion_words(program))
        set_tone(self._opinion, "muted")
        self._held = told(f"box{number}Held")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        for line in (title, self._opinion, self._held):
            column.addWidget(line)
        self.show_held((), asked=False)

    def show_held(self, held: Sequence[str], *, asked: bool) -> None:
        """Show whom it holds, and whether it has just been asked."""
        self._asked, self._mine = asked, ME in held
        words = held_words(self._program, held)
        self._held.setText(words)
        set_tone(self._held, "ok" if self._mine else "")
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(f"{self._opinion.text()}. {words}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("accent" if self._asked else "border"), 2 if self._asked else 1))
        painter.setBrush(tokens.color("accent_soft" if self._mine else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()
