"""Chooses the columns of the table: search, tick, or go back to those shown at first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from matchplanner.ui.page import heading, muted
from matchplanner.ui.programs.arrangement import NAME, Arrangement

_KEY = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnChooser(QDialog):
    """All columns there are, in groups; a tick shows a column at once."""

    def __init__(self, arrangement: Arrangement, parent: QWidget) -> None:
        """Show which columns are shown now."""
        super().__init__(parent)
        self.setObjectName("columnChooser")
        self.setWindowTitle(self.tr("Columns"))
        self.setAccessibleName(self.tr("Columns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._arrangement = arrangement
        self.search = QLineEdit()
        self.search.setObjectName("columnSearch")
        self.search.setAccessibleName(self.tr("Search columns"))
        self.search.setPlaceholderText(self.tr("Search columns"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setObjectName("columnTree")
        self.tree.setAccessibleName(self.tr("Columns"))
        self.tree.setHeaderHidden(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        reset = buttons.addButton(self.tr("Back to the first ones"), QDialogButtonBox.ButtonRole.ResetRole)
        for part, name in ((close, "columnsClose"), (reset, "columnsReset")):
            part.setObjectName(name)
            part.setAccessibleName(part.text().replace("&", ""))
            part.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Columns"), 1.15))
        column.addWidget(muted(self.tr("Drag a title in the table to move its column.")))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)
        self._fill()
        self.search.textChanged.connect(self._on_search)
        self.tree.itemChanged.connect(self._on_changed)
        reset.clicked.connect(self._on_reset)
        buttons.rejected.connect(self.reject)
        width = 56 * self.fontMetrics().averageCharWidth()
        self.resize(width, min(width * 5 // 4, parent.screen().availableGeometry().height() * 3 // 4))

    def _fill(self) -> None:
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt takes the mark positionally
        self.tree.clear()
        groups: dict[str, tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = {}
        for column in self._arrangement.columns:
            if column.group not in groups:
                groups[column.group] = (QTreeWidgetItem(self.tree, [column.group]), [])
                groups[column.group][0].setFlags(Qt.ItemFlag.ItemIsEnabled)
            group, items = groups[column.group]
            item = QTreeWidgetItem(group, [column.title])
            items.append(item)
            item.setData(0, _KEY, column.key)
            item.setCheckState(0, _CHECKED if self._arrangement.shown(column.key) else _UNCHECKED)
            item.setDisabled(column.key == NAME)
        self._groups = tuple(groups.values())
        self.tree.expandAll()
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally

    def _on_search(self, text: str) -> None:
        wanted = text.strip().casefold()
        for group, items in self._groups:
            for item in items:
                item.setHidden(wanted not in item.text(0).casefold())
            group.setHidden(all(item.isHidden() for item in items))

    def _on_changed(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key:
            self._arrangement.show(str(key), shown=item.checkState(0) == _CHECKED)

    def _on_reset(self) -> None:
        self._arrangement.apply(self._arrangement.at_first())
        self._fill()
        self._on_search(self.search.text())
