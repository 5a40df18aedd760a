"""Sorting by keyboard: a menu for one column, a dialog for several."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QWidget

from matchplanner.ui.models.listing import Sorting
from matchplanner.ui.programs import selection
from matchplanner.ui.programs.column import tr
from matchplanner.ui.programs.header import with_column
from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.programs.table import ProgramTable
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.forms import name_field

_KEYS = 3


def fill_menu(menu: QMenu, table: ProgramTable, model: ProgramTableModel) -> None:
    """Offer the columns shown; the one that sorts already turns the order round."""
    group = QActionGroup(menu)
    for at in selection.visible_columns(table):
        column = model.columns[at]
        action = menu.addAction(tr("Sort by {column}").format(column=column.title.replace("&", "&&")))
        action.setObjectName(f"sort_{column.key}")
        action.setCheckable(True)
        action.setChecked(column.key == model.sorting[0][0])
        action.triggered.connect(
            lambda _checked=False, key=column.key: model.sort_by(with_column(model.sorting, key, more=False))
        )
        group.addAction(action)
    menu.addSeparator()
    several = menu.addAction(tr("Sort by several columns..."))
    several.setObjectName("sortBySeveral")
    several.triggered.connect(lambda _checked=False: SortDialog(model, table.window()).open())


class SortDialog(EntryDialog):
    """Up to three columns, the weightiest first, each up or down."""

    def __init__(self, model: ProgramTableModel, parent: QWidget) -> None:
        """Start with how the table is sorted now."""
        super().__init__("sortDialog", tr("Sort by several columns"), tr("Sort"), parent)
        self._model = model
        self._fields: list[tuple[QComboBox, QCheckBox]] = []
        for number in range(_KEYS):
            present = model.sorting[number] if number < len(model.sorting) else ("", False)
            self._add_key(number, *present)
        self.submit_with(lambda: self._model.sort_by(self.sorting()))

    def sorting(self) -> Sorting:
        """Return what is chosen, without repetition."""
        found: dict[str, bool] = {}
        for field, down in self._fields:
            if field.currentData():
                found.setdefault(str(field.currentData()), down.isChecked())
        return tuple(found.items())

    def _add_key(self, number: int, key: str, descending: bool) -> None:  # noqa: FBT001 - a pair of the sorting
        field, down = QComboBox(), QCheckBox(tr("Descending"))
        if number:
            field.addItem(tr("Nothing more"), "")
        for column in self._model.columns:
            field.addItem(column.title, column.key)
        field.setCurrentIndex(max(field.findData(key), 0))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        down.setChecked(descending)
        label = tr("Sort by") if not number else tr("then by")
        name_field(field, f"sortKey{number + 1}", label)
        name_field(down, f"sortDown{number + 1}", down.text())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(down, 0, Qt.AlignmentFlag.AlignRight)
        self.form.add_row(label, holder)
        self._fields.append((field, down))
