"""Two to six programs side by side, as a view of the Programs page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.services import comparing
from matchplanner.services.comparing import FEWEST, MOST
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import muted
from matchplanner.ui.programs.compare.grid import ComparisonGrid
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.settings import Settings
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.workspace import Workspace

_CROSS = "\N{MULTIPLICATION SIGN}"
_CHIP_CHARACTERS, _MOST_CHARACTERS = 26, 60
_LINES = 2
"""Names are shortened only where they would need more lines than these."""
_OFFERED = 500
"""Longer lists are narrowed by the search above before one picks from them."""


class CompareView(ProgramView):
    """Compares the programs selected in the table; more are added and taken away by name."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Start with nothing chosen."""
        super().__init__(workspace, notices, settings, parent)
        self.setObjectName("compareView")
        self._rows: Sequence[ProgramRow] = ()
        self._chosen: list[int] = []
        self._selected: tuple[int, ...] = ()
        self._chips: list[tuple[QPushButton, str]] = []
        self.grid = ComparisonGrid()
        self._names = FlowBox(spacing=4)
        self.add_field = PickField(self.tr("Add a program"))
        self.add_field.setObjectName("compareAdd")
        self.add_field.setAccessibleName(self.tr("Add a program"))
        self.add_field.activated.connect(self._on_added)
        self.only_differences = QCheckBox(self.tr("Only differences"))
        self.only_differences.setObjectName("compareDifferences")
        self.only_differences.toggled.connect(self._compare)
        self.print_button = button("printComparison", self.tr("Print..."), self._print)
        self.open = muted("")
        self.open.setObjectName("compareOpen")
        compared = QWidget()
        inside = QVBoxLayout(compared)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.grid, 1)
        inside.addWidget(self.open)
        self._body = QStackedWidget()
        self._body.addWidget(compared)
        self._body.addWidget(self._nothing_chosen())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._names)
        column.addLayout(self._controls())
        column.addWidget(self._body, 1)

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add_field)
        row.addWidget(self.only_differences)
        row.addStretch(1)
        row.addWidget(self.print_button)
        return row

    def _nothing_chosen(self) -> EmptyState:
        text = self.tr(
            "Select two to six programs in the table (Ctrl+click, or Shift with the arrow keys) and come "
            "back, or add them by name above. What differs is marked; what nobody knows is shown as unknown."
        )
        empty = EmptyState(self.tr("Nothing to compare yet"), text)
        empty.setObjectName("compareEmpty")
        return empty

    @override
    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        self._rows = rows
        if tuple(selected) != self._selected:
            self._selected = tuple(selected)
            if FEWEST <= len(selected) <= MOST:
                self._chosen = list(selected)
        self._compare()

    def chosen(self) -> tuple[int, ...]:
        """Return the programs that are compared, in their order."""
        return tuple(self._chosen)

    def _compare(self) -> None:
        held = comparing.held(self._chosen)
        self._chosen = [program_id for program_id in self._chosen if program_id in held]
        self._show_names(held)
        self._offer()
        enough = len(self._chosen) >= FEWEST
        self._body.setCurrentIndex(0 if enough else 1)
        self.print_button.setEnabled(enough)
        self.only_differences.setEnabled(enough)
        if enough:
            comparison = comparing.compare(self._chosen, self.workspace.today())
            only = self.only_differences.isChecked()
            self.grid.show_comparison(comparison.differences() if only else comparison.known())
            unknown = ", ".join(comparison.open())
            self.open.setText(self.tr("Unknown for all of them: {what}").format(what=unknown))
            self.open.setVisible(bool(unknown))

    def _show_names(self, held: dict[int, str]) -> None:
        self._names.clear()
        self._chips = []
        for program_id in self._chosen:
            name = held[program_id]
            label = self.tr("Remove {program}").format(program=name)
            chip = button(f"compared{program_id}", name, partial(self._remove, program_id))
            chip.setAccessibleName(label)
            chip.setToolTip(plain_tip(label))
            self._chips.append((chip, name))
        self._fit_names()
        for chip, _name in self._chips:
            self._names.add(chip)
        if self._chosen:
            count = QLabel(self.tr("{n} of at most {most}").format(n=len(self._chosen), most=MOST))
            count.setProperty("role", "muted")
            self._names.add(count)
        self._names.setVisible(bool(self._chosen))

    def _fit_names(self) -> None:
        """Shorten the names as far as they need it."""
        room = _LINES * self.width() // (len(self._chips) + 1)  # the count stands beside them
        most = max(_CHIP_CHARACTERS, min(room // self.fontMetrics().averageCharWidth(), _MOST_CHARACTERS))
        for chip, name in self._chips:
            chip.setText(f"{_short(name, most)}  {_CROSS}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _offer(self) -> None:
        full = len(self._chosen) >= MOST
        self.add_field.setEnabled(not full)
        rest = [row for row in self._rows if row.id not in self._chosen]
        self.add_field.offer([(row.id, _named(row)) for row in rest[:_OFFERED]])

    def _on_added(self, at: int) -> None:
        self._chosen.append(int(self.add_field.itemData(at)))
        self._compare()
        self.add_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, program_id: int) -> None:
        self._chosen.remove(program_id)
        self._compare()
        self.add_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        only = self.only_differences.isChecked()
        self.print_requested.emit(
            comparing.document(self._chosen, self.workspace.today(), only_differences=only)
        )


def _named(row: ProgramRow) -> str:
    return f"{row.name}, {row.institution}" if row.institution else row.name


def _short(name: str, most: int) -> str:
    """Shorten a name in its middle: lists are full of names that begin alike."""
    return name if len(name) <= most else f"{name[:9]}…{name[-most + 10 :]}"
