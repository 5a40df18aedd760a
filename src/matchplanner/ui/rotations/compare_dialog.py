"""Two sets of rotations side by side: weeks, letters in time, violations, cost."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.violations import Severity
from matchplanner.services import scenarios
from matchplanner.services.scenarios import Figures
from matchplanner.ui.page import heading, muted
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.workspace import Workspace

_WIDTH = 84


class CompareScenarios(QDialog):
    """Shows what two sets of rotations come to, line by line."""

    def __init__(self, workspace: Workspace, tables: Sequence[str], parent: QWidget, other: int) -> None:
        """Compare the plan with a scenario; `tables` are those whose changes count."""
        super().__init__(parent)
        self.setObjectName("compareScenariosDialog")
        title = self.tr("Compare")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        self._workspace, self._tables = workspace, tuple(tables)
        self._picks = (self._pick("compareLeft", tr("Left")), self._pick("compareRight", tr("Right")))
        self._cells: dict[tuple[int, int], QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._assemble(title)
        self._offer()
        self._picks[1].load(str(other))
        self._refresh()
        workspace.changed.connect(self._on_changed)

    def _pick(self, name: str, label: str) -> ChoiceField:
        field = ChoiceField(())
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.committed.connect(lambda _key: self._refresh())
        return field

    def _assemble(self, title: str) -> None:
        for side, field in enumerate(self._picks, start=1):
            self._grid.addWidget(field, 0, side)
        for line, (name, label, _value) in enumerate(_LINES, start=1):
            caption = muted(tr(label))
            caption.setWordWrap(False)
            self._grid.addWidget(caption, line, 0)
            for side in (1, 2):
                cell = QLabel()
                cell.setObjectName(f"compare_{name}_{side}")
                cell.setTextFormat(Qt.TextFormat.PlainText)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._cells[line, side] = cell
                self._grid.addWidget(cell, line, side)
        close = QHBoxLayout()
        close.addStretch()
        close.addWidget(button("closeCompare", self.tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(title, 1.15))
        column.addLayout(self._grid)
        column.addLayout(close)

    def _offer(self) -> None:
        named = ((str(row.id), row.name) for row in scenarios.rows())
        offered = (("0", tr("The plan")), *named)
        for field in self._picks:
            field.set_choices(offered)
            if not field.key():
                field.load("0")

    def _on_changed(self, change: ChangeSet) -> None:
        if not change.touches(*self._tables):
            return
        held = {str(row.id) for row in scenarios.rows()} | {"0"}
        if any(field.key() not in held for field in self._picks):
            self.reject()
            return
        self._offer()
        self._refresh()

    def _refresh(self) -> None:
        today = self._workspace.today()
        for side, field in enumerate(self._picks, start=1):
            found = scenarios.figures(today, int(field.key()) or None)
            for line, (_name, _label, value) in enumerate(_LINES, start=1):
                self._cells[line, side].setText(value(found))


def _letters(found: Figures) -> str:
    return tr("{count} of {all}").format(count=found.in_time, all=found.letters)


def _cost(found: Figures) -> str:
    if found.rotations and found.uncosted == found.rotations:
        return tr("unknown")
    text = f"{round(found.cost_cents / 100):,} USD"
    if not found.uncosted:
        return text
    return tr("at least {cost}, {count} unknown").format(cost=text, count=found.uncosted)


def _count(severity: Severity) -> Callable[[Figures], str]:
    return lambda found: str(found.violations[severity])


_LINES: tuple[tuple[str, str, Callable[[Figures], str]], ...] = (
    ("rotations", "Rotations", lambda found: str(found.rotations)),
    ("weeks", "Weeks", lambda found: str(found.weeks)),
    ("letters", "Letters in time", _letters),
    ("problems", "Problems", _count(Severity.PROBLEM)),
    ("cautions", "Cautions", _count(Severity.CAUTION)),
    ("advice", "Advice", _count(Severity.ADVICE)),
    ("cost", "Known cost", _cost),
)
