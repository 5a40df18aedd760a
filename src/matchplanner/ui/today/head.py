"""The head of the Today page: all that the window's first paint shows of it."""

from datetime import date

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.ui import theme
from matchplanner.ui.days import day_text
from matchplanner.ui.widgets.wrapped import Wrapped
from matchplanner.wording import counted

MARGINS = (16, 12, 0, 12)
"""What is free around the page's left part, in pixels."""

GAP = 16
"""What is free between the left part and where the plan stands, in pixels."""

_SIDE_CHARACTERS = 50
_SIDE_MOST = 0.4
"""Of the page's width: large text must not press the list together."""

_NO_BREAK = "\N{NO-BREAK SPACE}"


def side_width(page: int, character: int) -> int:
    """Return the width of the part that says where the plan stands, on a page this wide; all in pixels."""
    return min(_SIDE_CHARACTERS * character, int(_SIDE_MOST * page))


class TodayHead(QWidget):
    """Says which day it is and how large the plan, in one place from the first paint on.

    Its labels show nothing that anybody typed and need no alignment, so they
    do without the names in `Qt`, which take longer to load than all this.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a day."""
        super().__init__(parent)
        title = QLabel(self.tr("Today"))
        title.setFont(theme.sized(title.font(), 1.5, bold=True))
        self._facts = Wrapped()
        self._facts.setObjectName("todayFacts")
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(self._facts)

    def show_plan(self, today: date, target_year: int | None, programs: int) -> None:
        """Show the day, the target application year (None: unknown) and the number of programs."""
        year = self.tr("unknown") if target_year is None else str(target_year)
        count = counted("1 program", "{n} programs", programs)
        parts = (day_text(today), self.tr("Target application year {year}").format(year=year), count)
        whole = (part.replace(" ", _NO_BREAK) for part in parts)  # a narrow window breaks between them
        self._facts.setText(f"{_NO_BREAK} · ".join(whole))
