"""One record out of many as the editor of a table's cell."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.ui.models.rows import Index
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.widgets.two_lines import TwoLineDelegate


class PickDelegate(TwoLineDelegate):
    """Edits a cell whose edited value is a record's id; a name that no record has is handed on as typed."""

    def __init__(
        self, label: str, offered: Callable[[], Sequence[tuple[int, str]]], parent: QObject | None = None
    ) -> None:
        """Ask for (id, name) pairs when an editor opens; `label` names it for a screen reader."""
        super().__init__(parent)
        self._label = label
        self._offered = offered

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = PickField(self.tr("none"), parent)
        editor.setAccessibleName(self._label)
        editor.offer(self._offered())
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, PickField):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, PickField):
            model.setData(index, editor.record() or editor.typed(), Qt.ItemDataRole.EditRole)
