"""Which pages to print, typed; what names no page is said beside the field."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from matchplanner.domain import page_ranges
from matchplanner.errors import UserError
from matchplanner.ui.printing.enter_line import EnterLine
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem


class RangeField(QWidget):
    """Takes "1-3, 5"; blank is all pages. The line `problem` is placed by whoever has room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with all pages of none."""
        super().__init__(parent)
        self._count = 0
        label = QLabel(self.tr("Pages to print"))
        self.line = EnterLine()
        name_field(self.line, "pdfRange", label.text())
        self.line.setPlaceholderText(self.tr("all; or 1-3, 5"))
        self.line.setMinimumWidth(14 * self.fontMetrics().averageCharWidth())
        label.setBuddy(self.line)
        self.problem = problem_line("pdfRangeProblem")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self._check())

    def set_count(self, count: int) -> None:
        """Note how many pages there are."""
        self._count = count
        self._check()

    def pages(self) -> tuple[int, ...]:
        """Return the pages, counted from 1; raises UserError for what names none."""
        return page_ranges.parse(self.line.text(), self._count)

    def _check(self) -> None:
        try:
            self.pages()
        except UserError as exc:
            show_problem(self.problem, exc.sentence())
        else:
            show_problem(self.problem, "")
