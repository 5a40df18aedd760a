"""How a cell of the program table or the checklist is edited, whatever it looks like."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget
from typing_extensions import override

from matchplanner.ui.models.rows import Index


class EditingDelegate(QStyledItemDelegate):
    """Fills the editors of `editors.make` and hands over what they hold; subclasses make and paint them."""

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def hand_over(self, editor: QWidget) -> None:
        """Take what an editor holds and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
